"""``vitascope generate``: one prompt in, one MP4 out, over the public HTTP API.

Knows the contract of that API and nothing of what is behind it; with no base URL it runs a
service of its own for the call.
"""

from __future__ import annotations

import base64
import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vitascope.cli.options import Config, DataDir, Engine, load_settings

if TYPE_CHECKING:
    from vitascope.config import Settings

__all__ = ["generate"]

ROLES = ("reference", "first_frame", "last_frame")
REMOTE_PREFIXES = ("http://", "https://", "data:")


def generate(
    prompt: Annotated[str, typer.Argument(help="What the video shows.")],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="MP4 to write; named after the task if left out."),
    ] = None,
    model: Annotated[str, typer.Option(help="See `vitascope models`.")] = "Seedance-Pro-1.5",
    duration: Annotated[int, typer.Option(help="Seconds.")] = 10,
    resolution: Annotated[str, typer.Option()] = "720p",
    ratio: Annotated[str, typer.Option(help="Width to height.")] = "16:9",
    image: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[ROLE=]PATH_OR_URL",
            help="A picture; ROLE is reference, first_frame or last_frame. May be repeated.",
        ),
    ] = None,
    clip: Annotated[
        list[Path] | None,
        typer.Option(
            help="A sound (wav, mp3) or a video (mp4, mov) to refer to, for models that take them. "
            "May be repeated.",
        ),
    ] = None,
    negative_prompt: Annotated[str | None, typer.Option(help="What is not to be seen.")] = None,
    watermark: Annotated[
        bool | None,
        typer.Option(help="Whether the picture says AI 生成. Default: as the model has it."),
    ] = None,
    audio: Annotated[bool, typer.Option("--audio", help="With sound.")] = False,
    camera_fixed: Annotated[bool, typer.Option("--camera-fixed", help="Hold still.")] = False,
    seed: Annotated[int | None, typer.Option(help="The same seed, the same video.")] = None,
    base_url: Annotated[
        str | None,
        typer.Option(
            envvar="VITASCOPE_BASE_URL",
            help="Service to ask; without it, one is run for this call.",
        ),
    ] = None,
    api_key: Annotated[
        str | None,
        typer.Option(
            help="Key to ask it with. (env: VITASCOPE_API_KEY; else the data folder's)",
            show_default=False,
        ),
    ] = None,
    data_dir: DataDir = None,
    engine: Engine = None,
    config: Config = None,
) -> None:
    """Make a video and save it. Ctrl-C cancels it."""
    content = [{"type": "text", "text": prompt}, *(_image_item(text) for text in image or ())]
    body: dict[str, object] = {
        "model": model,
        "duration": duration,
        "resolution": resolution,
        "ratio": ratio,
    }
    options = {"generate_audio": audio, "camera_fixed": camera_fixed}
    if any(options.values()):
        body["provider_specific"] = {name: True for name, is_on in options.items() if is_on}
    given = {"seed": seed, "negative_prompt": negative_prompt, "watermark": watermark}
    body |= {name: value for name, value in given.items() if value is not None}

    settings = load_settings(data_dir=data_dir, engine=engine, config=config)
    if base_url is None:
        from vitascope.engines.roster import Roster

        Roster.of(settings)  # what is wrong with the engines is told before a service is started
    elif engine or config:
        raise typer.BadParameter(
            "--engine and --config are for a service of one's own: no --base-url"
        )
    from vitascope.cli.video_call import VideoCall, shown_progress

    with shown_progress() as show, _service(settings, base_url) as (url, is_ours):
        key = _key(settings, api_key)
        # A proxy stands between us and others, never between us and ourselves.
        with VideoCall(url, key, is_proxied=not is_ours) as call:
            references = [call.upload(path) for path in clip or ()]
            task_id = call.create({**body, "content": [*content, *references]})
            with call.cancelled_by_interrupt(task_id):
                video_url = call.wait(task_id, on_status=show)
            path = output or Path(f"{task_id}.mp4")
            size_bytes = call.download(video_url, path)
    typer.echo(f"{path} ({size_bytes / 1e6:.1f} MB)")


@contextmanager
def _service(settings: Settings, base_url: str | None) -> Iterator[tuple[str, bool]]:
    """The service to ask, and whether it is our own."""
    if base_url is not None:
        yield base_url.rstrip("/"), False
        return
    from vitascope.cli.private_service import private_service

    with private_service(settings) as url:
        yield url, True


def _key(settings: Settings, given: str | None) -> str:
    from vitascope.cli.first_key import stored_secret

    key = given or stored_secret(settings)
    if key is None:
        raise typer.BadParameter(
            "no API key: give --api-key, or set VITASCOPE_API_KEY, or --data-dir to the service's "
            "data folder"
        )
    return key


def _image_item(text: str) -> dict[str, str]:
    """An image of the request from ``[ROLE=]PATH_OR_URL``; a file travels as a data URL.

    Raises:
        typer.BadParameter: the file cannot be read.
    """
    role, is_split, source = text.partition("=")
    if not is_split or role not in ROLES:
        role, source = "", text
    item = {
        "type": "image",
        "url": source if source.startswith(REMOTE_PREFIXES) else _data_url(source),
    }
    return {**item, "role": role} if role else item


def _data_url(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    try:
        content = Path(path).expanduser().read_bytes()
    except OSError as error:
        raise typer.BadParameter(f"cannot read the picture {path}: {error.strerror}") from error
    return f"data:{kind};base64,{base64.b64encode(content).decode()}"

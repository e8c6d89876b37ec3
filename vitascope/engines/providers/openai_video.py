"""Servers with OpenAI's Videos API: SGLang-Diffusion, vLLM-Omni, and OpenAI's own form.

``base_url`` holds the ``/v1``, as it does for OpenAI's client: ``http://host:30000/v1``.

Source: openai 3.54 (``resources/videos.py``, ``types/video.py``); SGLang
(``runtime/entrypoints/openai/video_api.py``, ``configs/sample/minimax_h3.py``) and vLLM-Omni
(``entrypoints/openai/protocol/videos.py``) as of autumn 2026. Not tried against either server on a
GPU. What the model behind a server can do, the server does not say: it is guessed from the model's
name, and the operator may say otherwise in ``can``.
"""

from __future__ import annotations

import math
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

import orjson

from vitascope.catalog.abilities import Abilities
from vitascope.engines.providers.base import JobState, Medium, Order, ProviderJob, VideoSource
from vitascope.engines.providers.calls import Answer, Caller, Files, Json
from vitascope.engines.providers.errors import (
    Ambiguous,
    JobGone,
    KeyRefused,
    OrderRefused,
    ProtocolBroken,
)
from vitascope.engines.providers.options import OpenAIVideoOptions
from vitascope.engines.providers.prompting import prompt_of
from vitascope.engines.providers.sending import url_of
from vitascope.engines.providers.statuses import status_of
from vitascope.engines.providers.wording import error_of

__all__ = ["OpenAIVideo", "abilities_of"]

PAGE_SIZE: Final = 100
PAGES_MAX: Final = 20

_EXTENSIONS: Final[Mapping[str, str]] = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grid:
    """What a model can make: how many frames, how large, and whether with sound."""

    fps: int = 24
    size_multiple: int = 16
    """Of both sides, in pixels."""
    makes_sound: bool = False
    is_h3: bool = False
    """Whether it takes pictures with roles."""

    def frame_count(self, duration_s: int, fps: int) -> int:
        """At least so long, and one that the model makes: 4n + 1 and 8n + 1 are both met by a
        frame more than whole seconds of 8n frames a second."""
        return duration_s * fps + 1

    def size(self, width: int, height: int) -> tuple[int, int]:
        """The nearest size that the model makes; we scale and crop it."""
        step = self.size_multiple
        return step * math.floor(width / step + 0.5), step * math.floor(height / step + 0.5)


_GRIDS: Final[tuple[tuple[str, _Grid], ...]] = (
    # Source: notes on diffusers 0.42.1 and the models' cards: native rate, multiple of the sides.
    ("minimax-h3", _Grid(size_multiple=32, makes_sound=True, is_h3=True)),
    ("fasth3", _Grid(size_multiple=32, makes_sound=True, is_h3=True)),
    ("ti2v-5b", _Grid(size_multiple=32)),
    ("ltx-2", _Grid(size_multiple=32, makes_sound=True)),
    ("ltx", _Grid(size_multiple=32)),
    ("wan2", _Grid(fps=16)),
)
"""By what the model's name holds, in lower case; the first that fits."""

_BY_FORM = Abilities(
    uses=frozenset({"text", "first_frame"}), negative_prompt=False, sound=False, seed=False
)
"""Of a server that takes OpenAI's own fields and no more."""

_H3 = Abilities(
    uses=frozenset({"text", "first_frame", "first_and_last_frame"}),
    images_max=9,
    audios_max=3,
    videos_max=3,
    negative_prompt=False,
    durations_s=frozenset(range(5, 16)),
)
"""A server has one part of MiniMax-H3 loaded; this is ``fl2va``. Of one that runs
``--model-variant ref2va`` the operator says ``can = { uses = ["references"] }``."""


def abilities_of(options: OpenAIVideoOptions) -> Abilities:
    """What a server of that dialect is known to take, and its model to make."""
    if options.dialect == "openai":
        return _BY_FORM
    grid = _grid_of(options.model)
    if grid.is_h3 and options.dialect == "sglang":
        return _H3
    return Abilities(uses=frozenset({"text", "first_frame"}), sound=grid.makes_sound)


class OpenAIVideo:
    """See ``base.Provider``."""

    can_find = True
    can_cancel = True

    def __init__(self, options: OpenAIVideoOptions, caller: Caller) -> None:
        self._options = options
        self._caller = caller
        self._can = options.can.over(abilities_of(options))
        self._grid = _grid_of(options.model)
        self._takes_roles = options.dialect == "sglang" and self._grid.is_h3

    async def submit(self, order: Order) -> ProviderJob:
        """See ``base.Provider``."""
        answer = await (self._with_roles(order) if self._takes_roles else self._as_form(order))
        job_id = answer.json.get("id")
        if not isinstance(job_id, str) or not job_id:
            raise Ambiguous(f"{self._caller.name} took the order and did not say its id")
        return ProviderJob(job_id)

    async def find(self, order: Order, *, since: datetime) -> ProviderJob | None:
        """The job in the server's list: not older, and everything that it tells of the order as it
        was ordered. SGLang tells no prompt, so nothing can be recognised there.

        Raises:
            Ambiguous: there is no list, or it does not tell the job from others.
        """
        sent = self._fields(order)
        alike = [
            item async for item in self._listed(since_s=int(since.timestamp())) if _fits(item, sent)
        ]
        if len({item["id"] for item in alike}) > 1:
            raise Ambiguous(f"{self._caller.name} lists {len(alike)} videos like the order")
        if alike and alike[0].get("prompt") is None:
            raise Ambiguous(f"{self._caller.name} does not say which of its videos the order is")
        return ProviderJob(str(alike[0]["id"])) if alike else None

    async def poll(self, job: ProviderJob) -> JobState:
        """See ``base.Provider``."""
        body = (await self._caller.ask("GET", _path(job))).json
        word = str(body.get("status", ""))
        status = status_of("openai", word)
        code, message = error_of({"error": body["error"]}) if body.get("error") else ("", "")
        return JobState(
            status=status,
            word=word,
            fraction=1.0 if status == "done" else _fraction(body.get("progress")),
            video=self._video(job, body) if status == "done" else None,
            error_code=code,
            error_message=message,
        )

    async def cancel(self, job: ProviderJob) -> None:
        """Delete it: a server that can, gives it up. SGLang renders it to its end all the same."""
        try:
            await self._caller.ask("DELETE", _path(job))
        except (JobGone, ProtocolBroken):
            return

    # -- an order

    def _fields(self, order: Order) -> dict[str, str]:
        """An order's fields, as a form has them. ``extra`` is the operator's last word."""
        options, can = self._options, self._can
        width, height = order.width, order.height
        fields: dict[str, str] = {
            "prompt": prompt_of(order),
            "model": options.model,
            "seconds": str(order.duration_s),
        }
        if can.seed:
            fields["seed"] = str(order.seed)
        if can.negative_prompt and order.negative_prompt is not None:
            fields["negative_prompt"] = order.negative_prompt
        if options.dialect != "openai":
            width, height = self._grid.size(width, height)
            fps = int(options.extra.get("fps", self._grid.fps))
            fields["fps"] = str(fps)
            fields["num_frames"] = str(self._grid.frame_count(order.duration_s, fps))
            if can.sound:
                fields["generate_sound"] = _text(order.sound)
        fields["size"] = f"{width}x{height}"
        return fields | {name: _text(value) for name, value in options.extra.items()}

    async def _as_form(self, order: Order) -> Answer:
        """A multipart form, which every one of these servers takes."""
        parts: Files = [(name, (None, text.encode())) for name, text in self._fields(order).items()]
        for medium in order.media:
            if medium.kind != "image" or medium.role != "first_frame":
                raise OrderRefused(f"{self._caller.name} takes no {medium.kind} as {medium.role}")
            sent = await medium.read()
            name = f"first_frame.{_EXTENSIONS.get(sent.mime, 'bin')}"
            parts.append(("input_reference", (name, sent.content, sent.mime)))
        return await self._caller.submit("/videos", files=parts)

    async def _with_roles(self, order: Order) -> Answer:
        """JSON with roles. The model's frame rate and its number of frames (17n + 5) are the
        server's to derive."""
        body: Json = {
            "model": self._options.model,
            "prompt": prompt_of(order),
            "seconds": order.duration_s,
            "task": _task_of(order),
            "seed": order.seed,
            "conditions": [await _condition(medium) for medium in order.media],
            "target": {
                "short_edge": 768,
                "aspect_ratio": order.ratio,
                "duration_seconds": float(order.duration_s),
            },
        }
        return await self._caller.submit("/videos", json=body | dict(self._options.extra))

    # -- what the server tells

    def _video(self, job: ProviderJob, body: Json) -> VideoSource:
        """Its own content route; or where SGLang put the file, if it puts files elsewhere."""
        url = body.get("url")
        if isinstance(url, str) and url.startswith(("http://", "https://")):
            return self._caller.video(url)
        return self._caller.video(
            f"{self._caller.base_url}{_path(job)}/content", headers=self._caller.authorization()
        )

    async def _listed(self, *, since_s: int) -> AsyncIterator[Json]:
        """Videos made since then, the newest first."""
        params = {"limit": str(PAGE_SIZE), "order": "desc"}
        for _ in range(PAGES_MAX):
            try:
                page = (await self._caller.ask("GET", "/videos", params=params)).json
            except (JobGone, KeyRefused, ProtocolBroken) as error:
                raise Ambiguous(f"{self._caller.name} shows no list of its videos") from error
            items = page.get("data")
            if not isinstance(items, list):
                raise Ambiguous(f"{self._caller.name} shows no list of its videos")
            known = [item for item in items if isinstance(item, dict) and item.get("id")]
            young = [item for item in known if _is_young(item, since_s)]
            for item in young:
                yield item
            if not page.get("has_more") or not known or len(young) < len(known):
                return
            params["after"] = str(page.get("last_id") or known[-1]["id"])


def _grid_of(model: str) -> _Grid:
    name = model.lower()
    return next((grid for part, grid in _GRIDS if part in name), _Grid())


def _path(job: ProviderJob) -> str:
    return f"/videos/{quote(job.id, safe='')}"


def _text(value: Any) -> str:
    """A value as a form has it: true, 0.5, text as it is, the rest as JSON."""
    return value if isinstance(value, str) else orjson.dumps(value).decode()


def _task_of(order: Order) -> str:
    """MiniMax-H3's name for what the order starts from."""
    if any(medium.role == "reference" for medium in order.media):
        return "ref2va"
    return "fl2va" if order.media else "t2va"


async def _condition(medium: Medium) -> Json:
    condition: Json = {"type": medium.kind, "uri": await url_of(medium)}
    match medium.role:
        case "first_frame":
            return condition | {"role": "keyframe", "frame_index": 0}
        case "last_frame":
            return condition | {"role": "keyframe", "frame_index": -1}
        case _:
            return condition | {"role": "reference"}


def _is_young(item: Json, since_s: int) -> bool:
    created_at = item.get("created_at")
    return not isinstance(created_at, int) or created_at >= since_s


def _fits(item: Json, sent: Mapping[str, str]) -> bool:
    """Whether nothing that the list tells of the video speaks against it."""
    return all(
        item.get(name) is None or str(item[name]) == sent[name]
        for name in ("prompt", "model", "seconds", "size", "seed")
        if name in sent
    )


def _fraction(progress: Any) -> float | None:
    if isinstance(progress, bool) or not isinstance(progress, int | float):
        return None
    return min(max(progress / 100, 0.0), 1.0)

"""Writes the tables of docs/engines.md from the code; with --check, says whether they are stale.

The rest of the page is written by hand. Asks nobody over the network and needs no torch.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from vitascope.catalog.abilities import ALL_USES, Abilities, Use, spans
from vitascope.catalog.frames import SIZES
from vitascope.engines.diffusion.memory import WORKING_BYTES, Placement, Weights
from vitascope.engines.diffusion.options import DiffusionOptions
from vitascope.engines.diffusion.preset import Preset
from vitascope.engines.diffusion.presets import PRESETS, abilities_of
from vitascope.engines.providers.fal_forms import FAL_MODELS
from vitascope.engines.providers.options import (
    ArkOptions,
    FalOptions,
    OpenAIVideoOptions,
    ProviderOptions,
    ReplicateOptions,
    SenseAudioOptions,
)
from vitascope.engines.providers.registry import provider_abilities
from vitascope.engines.providers.replicate_forms import REPLICATE_MODELS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "engines.md"

BEGIN = "<!-- {}: written by make format, from the code -->\n"
END = "<!-- end of {} -->"

LOCAL_HEAD = (
    "Engine", "Starts from", "Sound", "Seconds", "Resolutions", "Negative prompt", "Seed", "Memory",
    "Download", "Licence", "Switch on",
)  # fmt: skip
PROVIDERS_HEAD = (
    "Kind", "Model", "Starts from", "Sound", "Seconds", "Resolutions", "Negative prompt", "Seed",
)  # fmt: skip

Dialect: TypeAlias = Literal["openai", "sglang", "vllm_omni"]

USES: dict[Use, str] = {
    "text": "text",
    "first_frame": "first frame",
    "first_and_last_frame": "first and last frame",
    "references": "references",
}

ILLUSTRATION_MEMORY = "0.4 GiB RAM at 1080p, two processes"
"""Measured: proportional set size of all its processes together."""

ARK_MODELS = (
    "doubao-seedance-1-0-pro-250528",
    "doubao-seedance-1-5-pro-251215",
    "doubao-seedance-2-0-260128",
    "doubao-seedance-2-0-fast-260128",
)
SERVED: Mapping[Dialect, tuple[str, ...]] = {
    "openai": ("any model",),
    "sglang": ("Wan-AI/Wan2.2-TI2V-5B-Diffusers", "Lightricks/LTX-2.3", "MiniMaxAI/MiniMax-H3"),
    "vllm_omni": ("Wan-AI/Wan2.2-TI2V-5B-Diffusers", "Lightricks/LTX-2.3"),
}


def _known() -> Iterator[ProviderOptions]:
    """Of each kind, the models that are told apart."""
    yield from (ArkOptions(model=model) for model in ARK_MODELS)
    yield SenseAudioOptions(model="the model asked for")
    for dialect, models in SERVED.items():
        for model in models:
            yield OpenAIVideoOptions(base_url="http://localhost", model=model, dialect=dialect)
    yield from (FalOptions(model=model) for model in FAL_MODELS)
    yield from (ReplicateOptions(model=model) for model in REPLICATE_MODELS)


def main() -> int:
    """Write the tables, or compare them; 1 if they are stale."""
    page = PAGE.read_text()
    fresh = page
    for name, lines in (("engines", _local()), ("providers", _providers())):
        fresh = _with_table(fresh, name, "".join(lines))
    if "--check" not in sys.argv[1:]:
        PAGE.write_text(fresh)
        return 0
    if fresh == page:
        return 0
    print(f"{PAGE.name} is not what the code says: run make format")
    return 1


def _with_table(page: str, name: str, table: str) -> str:
    before, begin, rest = page.partition(BEGIN.format(name))
    _, end, after = rest.partition(END.format(name))
    if not begin or not end:
        raise SystemExit(f"{PAGE.name} has no place for the table {name!r}")
    return before + begin + "\n" + table + "\n" + end + after


def _local() -> Iterator[str]:
    yield from _head(LOCAL_HEAD)
    yield _row(
        [
            "`illustration`",
            *_can(Abilities()),
            ILLUSTRATION_MEMORY,
            "none",
            "as Vitascope",
            "nothing to do",
        ]
    )
    for preset in PRESETS.values():
        yield _row(_preset(preset))


def _preset(preset: Preset) -> list[str]:
    can = abilities_of(DiffusionOptions(preset=preset.name), foley=False)
    return [
        f"`{preset.name}`",
        *_can(can, seconds=_seconds(preset)),
        _memory(preset),
        f"{preset.download_bytes / 1e9:.0f} GB",
        f"[{preset.licence.partition(':')[0]}]({preset.licence_url})",
        f"`vitascope pull {preset.name}`, `vitascope serve --engine {preset.name}`",
    ]


def _providers() -> Iterator[str]:
    yield from _head(PROVIDERS_HEAD)
    for options in _known():
        can = provider_abilities(options)
        dialect = f", `{options.dialect}`" if isinstance(options, OpenAIVideoOptions) else ""
        model = f"`{options.model}`" if " " not in options.model else options.model
        yield _row([f"`{options.kind}`{dialect}", model, *_can(can)])


def _can(can: Abilities, *, seconds: str | None = None) -> list[str]:
    """Starts from, sound, seconds, resolutions, negative prompt, seed."""
    return [
        _uses(can),
        "yes" if can.sound else "no",
        seconds or ("any" if can.durations_s is None else spans(sorted(can.durations_s))),
        "any" if can.resolutions is None else ", ".join(r for r in SIZES if r in can.resolutions),
        "yes" if can.negative_prompt else "no",
        "yes" if can.seed else "no",
    ]


def _uses(can: Abilities) -> str:
    words = [text for use, text in USES.items() if use in can.uses]
    assert set(USES) == ALL_USES
    if "references" in can.uses:
        counts = {"pictures": can.images_max, "sounds": can.audios_max, "videos": can.videos_max}
        words[-1] += f" ({', '.join(f'{count} {kind}' for kind, count in counts.items() if count)})"
    return ", ".join(words)


def _seconds(preset: Preset) -> str:
    at_once_s = (preset.frames_max - 1) / preset.fps
    chained = f"; {preset.longest_s:.0f} chained" if preset.longest_s > at_once_s else ""
    return f"{at_once_s:.0f}{chained}"


def _memory(preset: Preset) -> str:
    """Of the GPU: with everything on it, and with one part at a time."""
    sizes = preset.weight_bytes("bfloat16")
    whole, part = (_least_gib(sizes, rung) for rung in ("resident", "model_offload"))
    return f"{whole} GiB GPU; {part} with one part at a time; less, block by block"


def _least_gib(sizes: dict[str, int], weights: Weights) -> int:
    """The least free memory with which the plan is that one, or a better one."""
    least = -(-WORKING_BYTES // 2**30)
    rungs: tuple[Weights, ...] = ("resident", "model_offload")
    wanted = rungs[: rungs.index(weights) + 1]
    return next(
        gib
        for gib in range(least, 1000)
        if Placement.best(sizes, free_bytes=gib * 2**30).weights in wanted
    )


def _head(names: Iterable[str]) -> Iterator[str]:
    columns = list(names)
    yield _row(columns)
    yield _row(["---"] * len(columns))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"


if __name__ == "__main__":
    sys.exit(main())

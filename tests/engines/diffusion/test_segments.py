"""From a request to calls of a model: one, or a chain of them."""

from __future__ import annotations

from typing import Any

import pytest

from tests.engines.diffusion.conftest import Pictures
from vitascope.engines.base import InvalidParams, RenderRequest
from vitascope.engines.diffusion.plan import plan_of
from vitascope.engines.diffusion.presets import PRESETS


def request_of(seconds: int, **fields: Any) -> RenderRequest:
    plain: dict[str, Any] = {"width": 1280, "height": 720, "seed": 1, "prompt": "a fox"}
    return RenderRequest(fps=24, frame_count=24 * seconds, **plain | fields)


@pytest.mark.parametrize(
    ("name", "seconds", "counts"),
    [
        ("wan2.2-5b", 2, [49]),
        ("wan2.2-5b", 5, [121]),
        ("wan2.2-5b", 6, [73, 73]),  # as even as the rule allows
        ("wan2.2-5b", 10, [121, 121]),
        ("wan2.2-5b", 15, [121, 121, 121]),
        ("wan2.1-vace-14b", 5, [81]),
        ("wan2.1-vace-14b", 15, [81, 81, 81]),
        ("ltx-2", 2, [49]),
        ("ltx-2", 20, [481]),
    ],
)
def test_longer_than_native_is_chained(name: str, seconds: int, counts: list[int]) -> None:
    preset = PRESETS[name]
    plan = plan_of(request_of(seconds), preset)
    assert [segment.frame_count for segment in plan.segments] == counts
    assert plan.frame_count / preset.fps >= seconds - 1 / 24
    assert all((count - 1) % preset.frames_step == 0 for count in counts)


def test_a_chain_starts_from_pictures_after_its_first_segment() -> None:
    plan = plan_of(request_of(15), PRESETS["wan2.2-a14b"])
    assert [segment.use for segment in plan.segments] == ["text", "first_frame", "first_frame"]


def test_only_the_end_of_a_chain_knows_the_last_frame(pictures: Pictures) -> None:
    both = request_of(10, pictures=pictures("first_frame", "last_frame"))
    plan = plan_of(both, PRESETS["wan2.2-a14b"])
    assert plan.use == "first_and_last_frame"
    assert [segment.use for segment in plan.segments] == ["first_frame", "first_and_last_frame"]
    assert [segment.is_last for segment in plan.segments] == [False, True]


def test_references_are_shown_to_every_segment(pictures: Pictures) -> None:
    plan = plan_of(request_of(10, pictures=pictures("reference")), PRESETS["wan2.1-vace-14b"])
    assert [segment.use for segment in plan.segments] == ["references", "references"]


@pytest.mark.parametrize(
    ("name", "width", "height", "size"),
    [
        ("wan2.2-a14b", 864, 496, (832, 480)),
        ("wan2.2-a14b", 1280, 720, (1280, 720)),
        ("wan2.2-a14b", 720, 1280, (720, 1280)),
        ("wan2.1-vace-1.3b", 1280, 720, (832, 480)),  # where the operator allows to enlarge
        ("ltx-2", 1920, 1080, (1920, 1088)),
        ("ltx-2", 1280, 720, (1280, 704)),
    ],
)
def test_the_smallest_size_that_suffices_is_made(
    name: str, width: int, height: int, size: tuple[int, int]
) -> None:
    assert plan_of(request_of(5, width=width, height=height), PRESETS[name]).size == size


@pytest.mark.parametrize(
    ("name", "seconds", "roles", "sentence"),
    [
        ("wan2.2-5b", 16, (), "wan2.2-5b makes videos of up to 15 s; got 16 s"),
        ("wan2.1-flf2v-14b", 6, ("first_frame", "last_frame"), "up to 5 s"),
        ("wan2.1-flf2v-14b", 5, (), "starts from first and last frame; got text"),
        ("wan2.2-5b", 5, ("first_frame", "last_frame"), "got first and last frame"),
        ("wan2.2-5b", 5, ("reference",), "got references"),
        ("wan2.1-vace-14b", 5, ("reference",) * 4, "takes 3 reference images; got 4"),
        ("wan2.1-vace-14b", 5, ("reference", "first_frame"), "cannot be combined"),
        ("ltx-2", 5, ("last_frame",), "a last frame needs a first frame"),
    ],
)
def test_what_a_model_cannot_do_is_refused(
    name: str, seconds: int, roles: tuple[Any, ...], sentence: str, pictures: Pictures
) -> None:
    with pytest.raises(InvalidParams, match=sentence):
        plan_of(request_of(seconds, pictures=pictures(*roles)), PRESETS[name])

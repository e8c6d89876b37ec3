"""What every engine promises: one function a promise, which fails if an engine does not keep it.

Knows no engine: each is asked for what it says it can do, and for what it says it cannot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from PIL import Image

from tests.engines.contract.rig import ROLES, Rig, Take, Usage
from tests.engines.processes import is_running, wait_until
from vitascope.catalog.abilities import Use
from vitascope.engines.base import (
    SOUND_RATE_HZ,
    Frames,
    ImageRole,
    InvalidParams,
    Picture,
    RenderCancelled,
    RenderRequest,
)

__all__ = ["PROMISES", "Promise"]

Promise = Callable[[Rig], None]

SAME_LEVELS = 0.5
"""Two videos are the same if their samples (0..255) differ by less on average: a GPU adds up in no
fixed order, which moves a few samples by one."""

ODD_SIZES = [(64, 64, 1), (96, 54, 7), (46, 80, 6)]
"""Width, height, frames: what no model's grid has."""

HEEDED_FRAMES = 24
UNPINNED = slice(8, 16)
"""An engine may set the first and last frame itself, and ease what is beside them: whether the
model saw the pictures shows in the middle."""

ENDS: dict[ImageRole, int] = {"first_frame": 1, "last_frame": HEEDED_FRAMES}
"""Which frame shows that picture, counted from 1."""

WARM_UP_RENDERS = 10
"""Caches fill and pools grow in the first renders; that is no leak."""

MEASURED_RENDERS = 50

FLOOR_RENDERS = 8
"""Memory is what the processes held at least after the last so many renders: allocators are seen to
hold 13 MiB more and less in turn, and a leak lifts the least, too."""

LEAKED_BYTES_MAX = 12 * 2**20
"""A leak of one frame a render comes to 21 MiB after fifty of ``LEAK_SIZE``; the least is seen to
move by 1 to 3 MiB."""

LEAK_SIZE = (512, 288)


def gives_exactly_what_was_asked_for(rig: Rig) -> None:
    for width, height, frame_count in ODD_SIZES:
        take = rig.render(rig.request(width=width, height=height, frame_count=frame_count))
        assert take.frames_thwc.shape == (frame_count, height, width, 3)
        assert take.frames_thwc.dtype == np.uint8
        assert take.frames_thwc.std() > 0, "nothing is to be seen"
        assert not take.sounds
        assert take.record.end == "done"
        assert take.record.scenes <= 1


def does_what_it_says_it_can(rig: Rig) -> None:
    can = rig.case.abilities
    for use in sorted(can.uses):
        heeds_every_picture_of(use, rig)
    if rig.can_refer_to("video"):
        assert changes(rig, videos=(rig.video(),)), "a reference video changes nothing"
    if can.negative_prompt:
        assert changes(rig, negative_prompt=rig.case.unwanted), "a negative prompt changes nothing"


def heeds_every_picture_of(use: Use, rig: Rig) -> None:
    pictures = rig.pictures(ROLES[use])
    plain = rig.render(rig.request(pictures=pictures, frame_count=HEEDED_FRAMES))
    for index, role in enumerate(ROLES[use]):
        others = rig.pictures(ROLES[use], other=role)
        changed = rig.render(rig.request(pictures=others, frame_count=HEEDED_FRAMES))
        assert differ(plain, changed, span=UNPINNED), f"{use}: another {role} changes nothing"
        if at := ENDS.get(role):
            frame_hwc, own, other = plain.frames_thwc[at - 1], pictures[index], others[index]
            is_shown = 2 * distance(frame_hwc, own) < distance(frame_hwc, other)
            assert is_shown, f"{use}: the {role} is not shown where it belongs"


def refuses_what_it_says_it_cannot(rig: Rig) -> None:
    for what, request in impossible(rig):
        sentence = refusal(rig, request)
        assert sentence is not None, f"{what} was not refused"
        assert sentence != InvalidParams().message, f"{what} was refused without saying why"
    assert rig.render(rig.request()).record.end == "done", "a refusal spoils what comes after"


def heeds_the_words(rig: Rig) -> None:
    assert changes(rig, prompt=rig.case.prompts[1]), "the prompt changes nothing"


def makes_sound_if_it_says_so(rig: Rig) -> None:
    can = rig.case.abilities
    requests = [rig.request(sound=True)] if can.sound else []
    if rig.can_refer_to("audio"):
        requests.append(rig.request(audios=(rig.audio(),)))
    for request in requests:
        take = rig.render(request)
        (sound,) = take.sounds
        assert sound.samples_ct.shape == (2, round(request.duration_s * SOUND_RATE_HZ))
        assert np.ptp(sound.samples_ct) > 0, "the sound is silence"
        assert np.abs(sound.samples_ct).max() <= 1
    if rig.can_refer_to("audio"):
        low, high = (
            rig.render(rig.request(audios=(rig.audio(hz),))).sounds[0] for hz in (220, 880)
        )
        assert np.abs(low.samples_ct - high.samples_ct).mean() > 0.01, (
            "another audio changes nothing"
        )


def tells_progress_that_rises_to_one(rig: Rig) -> None:
    take = rig.render(rig.request(frame_count=12))
    said = take.record.fractions
    assert all(0 <= fraction <= 1 for fraction in said)
    assert said == sorted(said), "what it reports falls"
    told = [fraction for phase, fraction in take.progress if phase == "rendering"]
    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    assert len(told) > 2, "its progress jumps from nothing to all"


def heeds_a_cancel_in_time(rig: Rig) -> None:
    """Told, not measured: the host kills whoever takes longer than its grace, and did not."""
    rig.render(rig.request())
    pid = rig.pid
    with pytest.raises(RenderCancelled):
        rig.render(
            rig.request(frame_count=rig.case.long_frame_count),
            cancel_when=lambda fraction: fraction > 0,
        )
    assert rig.pid == pid, "it had to be killed"
    assert rig.last_record is not None
    assert rig.last_record.end == "cut short", "it was done before the cancel came: ask for more"
    assert rig.render(rig.request()).record.end == "done", "it is of no use after a cancel"
    assert rig.pid == pid


def repeats_a_seed(rig: Rig) -> None:
    if not rig.case.abilities.seed:
        pytest.skip("says that it takes no seed")
    wants_sound = rig.case.abilities.sound
    one, other, again = (
        rig.render(rig.request(seed=seed, sound=wants_sound)) for seed in (1, 2, 1)
    )
    assert not differ(one, again), "the same seed gives another video"
    if wants_sound:
        np.testing.assert_allclose(
            one.sounds[0].samples_ct, again.sounds[0].samples_ct, atol=1e-2, rtol=0
        )
    assert differ(one, other), "another seed gives the same video"


def leaks_nothing(rig: Rig) -> None:
    before = usage_after(WARM_UP_RENDERS, rig)
    after = usage_after(MEASURED_RENDERS, rig)
    if held_more(before, after):  # a pool may grow late, once; a leak goes on
        before, after = after, usage_after(MEASURED_RENDERS, rig)
    assert held_more(before, after) == []


def usage_after(renders: int, rig: Rig) -> Usage:
    """What the engine holds after so many more renders."""
    width, height = LEAK_SIZE
    usages = []
    for left in reversed(range(renders)):
        rig.render(rig.request(width=width, height=height, frame_count=2))
        if left < FLOOR_RENDERS:
            usages.append(rig.usage())
    return replace(usages[-1], private_bytes=min(usage.private_bytes for usage in usages))


def ends_every_process_and_begins_anew(rig: Rig) -> None:
    before = rig.render(rig.request())
    family = rig.family()
    rig.close()
    wait_until(lambda: not any(is_running(each.pid) for each in family), "all its processes ended")
    if rig.case.is_restarted and rig.case.abilities.seed:
        assert not differ(before, rig.render(rig.request())), "a new process gives another video"


PROMISES: tuple[Promise, ...] = (
    gives_exactly_what_was_asked_for,
    does_what_it_says_it_can,
    refuses_what_it_says_it_cannot,
    heeds_the_words,
    makes_sound_if_it_says_so,
    tells_progress_that_rises_to_one,
    heeds_a_cancel_in_time,
    repeats_a_seed,
    leaks_nothing,
    ends_every_process_and_begins_anew,
)


def impossible(rig: Rig) -> Iterator[tuple[str, RenderRequest]]:
    """Requests for what the engine says that it cannot do."""
    can = rig.case.abilities
    for use in sorted(ROLES.keys() - can.uses):
        yield use, rig.request_of(use)
    if not can.sound:
        yield "sound", rig.request(sound=True)
    if not rig.can_refer_to("video"):
        yield "a reference video", rig.request(videos=(rig.video(),))
    if not rig.can_refer_to("audio"):
        yield "a reference audio", rig.request(audios=(rig.audio(),))


def refusal(rig: Rig, request: RenderRequest) -> str | None:
    """The sentence with which the engine refuses; None: it does not."""
    try:
        rig.render(request)
    except InvalidParams as error:
        return error.message
    return None


def changes(rig: Rig, **request: Any) -> bool:
    """Whether that makes another video of the smallest request."""
    plain, changed = (
        rig.render(rig.request(frame_count=HEEDED_FRAMES, **fields)) for fields in ({}, request)
    )
    return differ(plain, changed, span=UNPINNED)


def differ(one: Take, other: Take, *, span: slice = slice(None)) -> bool:
    """Whether somebody could tell one video from the other, by those of their frames."""
    levels = np.abs(one.frames_thwc[span].astype(np.int16) - other.frames_thwc[span]).mean()
    return bool(levels >= SAME_LEVELS)


def distance(frame_hwc: Frames, picture: Picture) -> float:
    """How far a frame is from a picture of its shape, in levels on average."""
    size = frame_hwc.shape[1::-1]
    fitted_hwc = np.asarray(Image.fromarray(picture.load()).resize(size), np.int16)
    return float(np.abs(frame_hwc - fitted_hwc).mean())


def held_more(before: Usage, after: Usage) -> list[str]:
    """What there is more of than there was, beyond what comes and goes by itself."""
    return [
        f"{name}: {before_count} → {after_count}"
        for name, before_count, after_count, allowed in (
            ("processes", before.processes, after.processes, 0),
            ("threads", before.threads, after.threads, 0),
            ("open files", before.open_files, after.open_files, 0),
            ("private bytes", before.private_bytes, after.private_bytes, LEAKED_BYTES_MAX),
        )
        if after_count > before_count + allowed
    ]

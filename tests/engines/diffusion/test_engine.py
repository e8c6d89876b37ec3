"""The engine on tiny models of every kind: the same loader and calls as on large ones."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")

from tests.engines.diffusion.conftest import Folders, Listener, Pictures  # noqa: E402
from vitascope.engines.base import (  # noqa: E402
    SOUND_RATE_HZ,
    Frames,
    ImageRole,
    InvalidParams,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
)
from vitascope.engines.diffusion.calls import negative_prompt_of, prompt_of  # noqa: E402
from vitascope.engines.diffusion.engine import DiffusionEngine, GpuLost, make  # noqa: E402
from vitascope.engines.diffusion.options import DiffusionOptions  # noqa: E402
from vitascope.engines.diffusion.pipelines import Pipelines  # noqa: E402
from vitascope.engines.diffusion.presets import PRESETS, preset_of  # noqa: E402
from vitascope.engines.errors import EngineOutOfMemory  # noqa: E402
from vitascope.media.pictures import cover  # noqa: E402

SECONDS = 2
WIDTH, HEIGHT = 128, 72

Role = ImageRole
BOTH: tuple[Role, ...] = ("first_frame", "last_frame")
TWO_REFERENCES: tuple[Role, ...] = ("reference", "reference")

CASES: dict[str, tuple[str, tuple[Role, ...]]] = {
    "wan text": ("wan-t2v", ()),
    "wan 2.2 5b text": ("wan-ti2v-5b", ()),
    "wan 2.2 5b first": ("wan-ti2v-5b", ("first_frame",)),
    "wan 2.1 first": ("wan-i2v", ("first_frame",)),
    "wan first and last": ("wan-flf2v", BOTH),
    "two experts text": ("wan-a14b-t2v", ()),
    "two experts first": ("wan-a14b-i2v", ("first_frame",)),
    "two experts first and last": ("wan-a14b-i2v", BOTH),
    "vace text": ("wan-vace", ()),
    "vace first": ("wan-vace", ("first_frame",)),
    "vace first and last": ("wan-vace", BOTH),
    "vace references": ("wan-vace", TWO_REFERENCES),
    "ltx text": ("ltx2", ()),
    "ltx first": ("ltx2", ("first_frame",)),
    "ltx first and last": ("ltx2", BOTH),
}


def made(**said: Any) -> DiffusionEngine:
    """A loaded engine that makes 9 frames at once, 4 a second."""
    plain: dict[str, Any] = {
        "steps": 2,
        "native_size": (64, 64),
        "native_fps": 4.0,
        "native_frames": 9,
    }
    engine = make(**plain | said)
    engine.load()
    return engine


def request_of(**fields: Any) -> RenderRequest:
    plain: dict[str, Any] = {
        "prompt": "a red fox runs, snow.",
        "width": WIDTH,
        "height": HEIGHT,
        "fps": 24,
        "frame_count": 24 * SECONDS,
        "seed": 7,
    }
    return RenderRequest(**plain | fields)


def rendered(engine: DiffusionEngine, request: RenderRequest, listener: Listener) -> Frames:
    return np.concatenate([frames.copy() for frames in engine.render(request, listener)])


@contextmanager
def failing(engine: DiffusionEngine, *errors: BaseException) -> Iterator[list[BaseException]]:
    """The model's network raises these, one at each of its next calls; those that are left."""
    left = list(errors)

    def fail(*_: object) -> None:
        if left:
            raise left.pop(0)

    network = engine.pipelines.pipe_for("text").transformer
    handle = network.register_forward_pre_hook(fail)
    try:
        yield left
    finally:
        handle.remove()


@pytest.mark.parametrize(("name", "roles"), CASES.values(), ids=CASES)
def test_every_model_makes_what_it_says_it_can(
    name: str,
    roles: tuple[Role, ...],
    tiny_folder: Folders,
    pictures: Pictures,
    listener: Listener,
) -> None:
    engine = made(path=tiny_folder(name))
    request = request_of(pictures=pictures(*roles))
    frames = rendered(engine, request, listener)

    assert frames.shape == (24 * SECONDS, HEIGHT, WIDTH, 3)
    assert frames.dtype == np.uint8
    assert listener.fractions == sorted(listener.fractions), "progress fell"
    assert listener.fractions[-1] == pytest.approx(1.0)
    assert {0.475, 0.9} <= {round(fraction, 3) for fraction in listener.fractions}, "two steps"
    assert listener.scene["model"] == name
    assert listener.scene["segments"] == 1
    for role, index in (("first_frame", 0), ("last_frame", -1)):
        if role in roles:
            picture = request.picture(role)
            assert picture is not None
            exact = cover(picture.load(), width=WIDTH, height=HEIGHT)
            assert np.array_equal(frames[index], exact), role


def test_the_same_seed_makes_the_same_video(tiny_folder: Folders, tmp_path: Path) -> None:
    engine = made(path=tiny_folder("wan-ti2v-5b"))
    first, again, other = (
        rendered(engine, request_of(seed=seed), Listener(tmp_path)) for seed in (7, 7, 8)
    )
    reloaded = rendered(
        made(path=tiny_folder("wan-ti2v-5b")), request_of(seed=7), Listener(tmp_path)
    )
    assert np.array_equal(first, again)
    # Weights that lie elsewhere in memory are summed up in another order.
    assert np.abs(first.astype(int) - reloaded).max() <= 1
    assert np.abs(first.astype(int) - other).mean() > 1


@pytest.mark.parametrize("at", [0.0, 0.4, 0.9], ids=["encoding", "a step", "decoding"])
def test_a_cancel_gets_out_anywhere_and_the_engine_goes_on(
    at: float, tiny_folder: Folders, tmp_path: Path
) -> None:
    engine = made(path=tiny_folder("wan-ti2v-5b"))
    before = rendered(engine, request_of(), Listener(tmp_path))
    cancelling = Listener(tmp_path, cancel_at=at)
    with pytest.raises(RenderCancelled):
        rendered(engine, request_of(), cancelling)
    assert cancelling.fractions[-1] < 1.0
    assert np.array_equal(rendered(engine, request_of(), Listener(tmp_path)), before)


def test_longer_than_native_is_chained_and_says_so(
    tiny_folder: Folders, pictures: Pictures, listener: Listener
) -> None:
    engine = made(path=tiny_folder("wan-ti2v-5b"))
    request = request_of(frame_count=24 * 5, pictures=pictures("first_frame"))
    frames = rendered(engine, request, listener)
    assert len(frames) == 24 * 5
    assert listener.scene["segments"] == 3
    assert listener.scene["chained"] == (
        "3 segments of 9 frames, each from the last frame of the one before: "
        "the model makes 9 at once"
    )
    assert listener.fractions == sorted(listener.fractions)
    assert {round(f, 2) for f in listener.fractions} >= {0.33, 0.67, 1.0}
    # Grey levels from frame to frame. Where the segments are put together plainly it is 36.
    moves = np.abs(np.diff(frames.astype(int), axis=0)).mean(axis=(1, 2, 3))
    joints = [moves[round(at * 24) - 6 : round(at * 24) + 15].max() for at in (2, 4)]
    assert max(joints) < 12


def test_the_end_of_a_chain_is_the_last_frame(
    tiny_folder: Folders, pictures: Pictures, listener: Listener
) -> None:
    engine = made(path=tiny_folder("wan-vace"))
    request = request_of(frame_count=24 * 4, pictures=pictures(*BOTH))
    frames = rendered(engine, request, listener)
    last = request.picture("last_frame")
    assert last is not None
    assert listener.scene["segments"] == 2
    assert np.array_equal(frames[-1], cover(last.load(), width=WIDTH, height=HEIGHT))


def test_references_are_seen(tiny_folder: Folders, pictures: Pictures, tmp_path: Path) -> None:
    engine = made(path=tiny_folder("wan-vace"))
    one, other = pictures(*TWO_REFERENCES)
    of_one, of_other, of_both = (
        rendered(engine, request_of(pictures=shown), Listener(tmp_path))
        for shown in ((one,), (other,), (one, other))
    )
    assert not np.array_equal(of_one, of_other)
    assert not np.array_equal(of_one, of_both)


def test_a_model_with_sound_gives_its_own(tiny_folder: Folders, listener: Listener) -> None:
    engine = made(path=tiny_folder("ltx2"))
    rendered(engine, request_of(sound=True), listener)
    assert listener.scene["sound"] == "model"
    assert listener.sound_ct is not None
    assert listener.sound_ct.dtype == np.float32
    assert listener.sound_ct.shape[0] == 2
    assert listener.sound_ct.shape[1] >= SECONDS * SOUND_RATE_HZ, "shorter than the video"
    assert listener.sound_ct.std() > 0.001, "silence"


def test_sound_that_nobody_asked_for_is_not_given(tiny_folder: Folders, listener: Listener) -> None:
    rendered(made(path=tiny_folder("ltx2")), request_of(), listener)
    assert listener.sound_ct is None
    assert listener.scene["sound"] == "none"


def test_a_silent_model_refuses_sound(tiny_folder: Folders, listener: Listener) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    with pytest.raises(InvalidParams, match="wan-t2v makes no sound"):
        rendered(engine, request_of(sound=True), listener)


def test_a_silent_model_gets_the_illustrators_sound_where_allowed(
    tiny_folder: Folders, listener: Listener
) -> None:
    engine = made(path=tiny_folder("wan-t2v"), foley=True)
    rendered(engine, request_of(sound=True, prompt="waves on a beach"), listener)
    assert listener.scene["sound"] == "illustrator"
    assert listener.sound_ct is not None
    assert listener.sound_ct.shape == (2, SECONDS * SOUND_RATE_HZ)
    assert listener.sound_ct.std() > 0.01


def test_foley_leaves_a_models_own_sound_alone(tiny_folder: Folders, listener: Listener) -> None:
    rendered(made(path=tiny_folder("ltx2"), foley=True), request_of(sound=True), listener)
    assert listener.scene["sound"] == "model"


def test_out_of_memory_is_tried_again_once_with_less(
    tiny_folder: Folders, listener: Listener
) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    with failing(engine, torch.OutOfMemoryError("CUDA out of memory.")) as left:
        frames = rendered(engine, request_of(), listener)
    assert not left
    assert len(frames) == 24 * SECONDS
    assert listener.fractions == sorted(listener.fractions)
    assert engine.pipelines.pipe_for("text").vae.use_tiling, "a rung lower the VAE works by tiles"


def test_out_of_memory_twice_says_what_to_change(tiny_folder: Folders, listener: Listener) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    twice = [torch.OutOfMemoryError("CUDA out of memory.") for _ in range(2)]
    with (
        failing(engine, *twice),
        pytest.raises(EngineOutOfMemory, match="smaller native_size"),
    ):
        rendered(engine, request_of(), listener)
    assert len(rendered(engine, request_of(), Listener(listener.work_dir))) == 24 * SECONDS


def test_another_error_of_the_model_is_not_hidden(tiny_folder: Folders, listener: Listener) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    with failing(engine, ValueError("shapes differ")), pytest.raises(ValueError, match="shapes"):
        rendered(engine, request_of(), listener)


def test_a_broken_gpu_ends_the_process(tiny_folder: Folders, listener: Listener) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    broken = RuntimeError("CUDA error: an illegal memory access was encountered")
    with failing(engine, broken), pytest.raises(GpuLost, match="illegal memory access"):
        rendered(engine, request_of(), listener)


def test_text_and_pictures_share_every_weight(tiny_folder: Folders) -> None:
    pipelines = made(path=tiny_folder("wan-ti2v-5b")).pipelines
    text, picture = pipelines.pipe_for("text"), pipelines.pipe_for("first_frame")
    assert type(text) is not type(picture)
    for name in ("transformer", "text_encoder", "vae"):
        assert getattr(text, name) is getattr(picture, name)
    assert picture.config.expand_timesteps


def test_two_repositories_share_text_encoder_and_vae(
    tiny_folder: Folders, pictures: Pictures, tmp_path: Path
) -> None:
    for repo, name in zip(
        PRESETS["wan2.2-a14b"].repos, ("wan-a14b-t2v", "wan-a14b-i2v"), strict=True
    ):
        (tmp_path / repo.partition("/")[2]).symlink_to(tiny_folder(name))
    engine = made(preset="wan2.2-a14b", path=tmp_path)
    before = engine.pipelines.pipe_for("text")
    text = rendered(engine, request_of(), Listener(tmp_path))
    rendered(engine, request_of(pictures=pictures(*BOTH)), Listener(tmp_path))
    after = engine.pipelines.pipe_for("first_frame")
    assert after.text_encoder is before.text_encoder
    assert after.vae is before.vae
    assert after.transformer is not before.transformer
    assert np.array_equal(rendered(engine, request_of(), Listener(tmp_path)), text)


def test_text_that_is_chained_goes_on_with_the_weights_for_pictures(
    tiny_folder: Folders, tmp_path: Path, listener: Listener
) -> None:
    for repo, name in zip(
        PRESETS["wan2.2-a14b"].repos, ("wan-a14b-t2v", "wan-a14b-i2v"), strict=True
    ):
        (tmp_path / repo.partition("/")[2]).symlink_to(tiny_folder(name))
    engine = made(preset="wan2.2-a14b", path=tmp_path)
    frames = rendered(engine, request_of(frame_count=24 * 4), listener)
    assert len(frames) == 24 * 4
    assert listener.scene["segments"] == 2


def test_what_an_operator_adds_reaches_the_pipeline(tiny_folder: Folders, tmp_path: Path) -> None:
    folder = tiny_folder("wan-t2v")
    plain = rendered(made(path=folder), request_of(), Listener(tmp_path))
    changed = made(path=folder, pipeline={"guidance_scale": 1.0})
    assert not np.array_equal(plain, rendered(changed, request_of(), Listener(tmp_path)))


def test_weights_that_are_not_here_are_never_fetched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path))
    engine = make(preset="wan2.2-5b")
    with pytest.raises(
        RenderFailed, match=r"wan2.2-5b is not here; get it with: vitascope pull wan2.2-5b"
    ):
        engine.load()


def test_a_folder_that_is_not_whole_says_what_it_lacks(
    tiny_folder: Folders, tmp_path: Path
) -> None:
    whole = tiny_folder("wan-t2v")
    for part in whole.iterdir():
        if part.name != "vae":
            (tmp_path / part.name).symlink_to(part)
    with pytest.raises(RenderFailed, match="is not a whole model: it lacks vae/"):
        make(path=tmp_path).load()


def test_a_fixed_camera_is_told_in_the_prompts_own_language() -> None:
    assert prompt_of(request_of(prompt="a fox")) == "a fox"
    assert prompt_of(request_of(prompt="a fox", camera_fixed=True)) == (
        "a fox\nThe camera is fixed: a static shot, no camera movement."
    )
    assert prompt_of(request_of(prompt="一只狐狸", camera_fixed=True)) == (
        "一只狐狸\n固定镜头，摄像机保持静止。"
    )


def test_a_negative_prompt_goes_before_the_models_own() -> None:
    preset = PRESETS["ltx-2"]
    own = preset.negative_prompt
    assert own
    assert negative_prompt_of(request_of(), preset) == own
    assert negative_prompt_of(request_of(negative_prompt="rain"), preset) == f"rain, {own}"


def test_prompt_and_camera_change_the_video(tiny_folder: Folders, tmp_path: Path) -> None:
    engine = made(path=tiny_folder("wan-t2v"))
    requests = [
        request_of(),
        request_of(camera_fixed=True),
        request_of(negative_prompt="rain"),
    ]
    videos = [rendered(engine, each, Listener(tmp_path)) for each in requests]
    assert not any(np.array_equal(videos[0], other) for other in videos[1:])


def test_a_request_against_the_abilities_is_refused_before_any_work(
    tiny_folder: Folders, pictures: Pictures, listener: Listener
) -> None:
    engine = made(path=tiny_folder("wan-ti2v-5b"))
    with pytest.raises(InvalidParams, match="starts from first frame or text"):
        rendered(engine, request_of(pictures=pictures(*BOTH)), listener)
    assert listener.fractions == []
    assert listener.scene == {}


def test_closed_pipelines_hold_no_weights(tiny_folder: Folders) -> None:
    options = DiffusionOptions(path=tiny_folder("wan-t2v"))
    pipelines = Pipelines(preset_of(options), options)
    pipelines.load()
    network = pipelines.pipe_for("text").transformer
    import gc
    import weakref

    gone = weakref.ref(network)
    del network
    pipelines.close()
    gc.collect()
    assert gone() is None


# Said of torch by diffusers' gathering of the parts.
@pytest.mark.filterwarnings("ignore:.*all_gather_tensor:FutureWarning")
@pytest.mark.filterwarnings("ignore:.*all_to_all_single:FutureWarning")
def test_a_cancel_leaves_no_process_of_a_group_waiting(
    tiny_folder: Folders, tmp_path: Path
) -> None:
    """Two processes compute one video together; CPUs stand in for the GPUs."""
    folder = tiny_folder("wan-ti2v-5b")
    alone = rendered(made(path=folder), request_of(), Listener(tmp_path))
    engine = made(path=folder, gpus=(0, 1), parallel=True)
    try:
        whole = Listener(tmp_path)
        rendered(engine, request_of(), whole)
        for report in range(1, len(whole.fractions), 2):
            with pytest.raises(RenderCancelled):
                rendered(engine, request_of(), Listener(tmp_path, cancel_after=report))
        together = rendered(engine, request_of(), Listener(tmp_path))
    finally:
        engine.close()
    # The parts' sums are added up in another order.
    assert np.abs(alone.astype(int) - together).max() <= 2

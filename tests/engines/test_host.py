"""The engine host with real child processes: what comes out, and what the worker is spared."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import structlog

from tests.engines.fake import draw_frame, draw_sound
from tests.engines.processes import group_members, is_running, resident_bytes, wait_until
from vitascope.engines.base import (
    AudioClip,
    EngineError,
    Frames,
    InvalidParams,
    Phase,
    RenderCancelled,
    RenderFailed,
    RenderRequest,
)
from vitascope.engines.errors import (
    EngineBusy,
    EngineCrashed,
    EngineOutOfMemory,
    EngineStalled,
)
from vitascope.engines.host import EngineHost, Sound
from vitascope.engines.registry import EngineSpec

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

FRAME_COUNT = 24


def request_for(
    prompt: str = "a cat",
    *,
    width: int = 64,
    height: int = 48,
    frame_count: int = FRAME_COUNT,
    sound: bool = False,
) -> RenderRequest:
    return RenderRequest(
        prompt=prompt,
        width=width,
        height=height,
        fps=24,
        frame_count=frame_count,
        seed=11,
        sound=sound,
    )


@dataclass
class Attempt:
    """One call of ``render``, and all that came of it."""

    host: EngineHost
    request: RenderRequest
    work_dir: Path
    cancel: threading.Event = field(default_factory=threading.Event)
    progress: list[tuple[Phase, float]] = field(default_factory=list)
    scenes: list[dict[str, object]] = field(default_factory=list)
    frames: list[Frames] = field(default_factory=list)
    """Copies, one frame each."""
    sounds: list[Sound] = field(default_factory=list)

    def items(self) -> Iterator[Frames | Sound]:
        return self.host.render(
            self.request,
            work_dir=self.work_dir,
            cancel=self.cancel,
            on_progress=lambda phase, fraction: self.progress.append((phase, fraction)),
            on_scene=self.scenes.append,
        )

    def run(self, *, on_frame: Callable[[int], None] = lambda _: None) -> Attempt:
        for item in self.items():
            if isinstance(item, Sound):
                assert not self.frames
                self.sounds.append(item)
                continue
            assert item.dtype == np.uint8
            self.frames += [frame_hwc.copy() for frame_hwc in item]
            on_frame(len(self.frames))
        return self


def wait_until_gone(group: int) -> None:
    """SIGKILL is sent by the time an error is raised; the kernel takes a moment to do its part."""
    wait_until(lambda: not group_members(group), "the group is gone")


StartHost = Callable[..., EngineHost]
StartAttempt = Callable[..., Attempt]


@pytest.fixture
def start_host() -> Iterator[StartHost]:
    """Makes hosts of the fake engine; afterwards no process of theirs may be left."""
    hosts: list[EngineHost] = []

    def start(
        factory: str = "make",
        *,
        stall_s: float = 30.0,
        cancel_grace_s: float = 5.0,
        load_timeout_s: float = 30.0,
    ) -> EngineHost:
        host = EngineHost(
            EngineSpec("fake", f"tests.engines.fake:{factory}"),
            stall_s=stall_s,
            cancel_grace_s=cancel_grace_s,
            load_timeout_s=load_timeout_s,
        )
        hosts.append(host)
        return host

    yield start
    for host in hosts:
        group = host.pid
        host.close()
        assert host.pid is None
        if group is not None:
            wait_until_gone(group)


@pytest.fixture
def attempt(start_host: StartHost, tmp_path: Path) -> StartAttempt:
    """Makes attempts on a host: a given one, or one of their own."""

    def start(prompt: str = "a cat", *, host: EngineHost | None = None, **request: Any) -> Attempt:
        return Attempt(host or start_host(), request_for(prompt, **request), tmp_path)

    return start


def assert_all_frames(attempt: Attempt) -> None:
    assert len(attempt.frames) == attempt.request.frame_count
    for index, frame_hwc in enumerate(attempt.frames):
        np.testing.assert_array_equal(frame_hwc, draw_frame(attempt.request, index))


class TestWhatComesOut:
    @pytest.mark.parametrize(
        ("prompt", "size"),
        [
            ("one at a time", {}),
            ("an uneven number at a time chunk:7", {}),
            ("all at once chunk:24", {}),
            # 3 frames of 2.76 MB go into a slot, so 5 at a time are split
            ("split chunk:5", {"width": 1280, "height": 720, "frame_count": 13}),
            ("rows of no round number of bytes", {"width": 50, "height": 34, "frame_count": 5}),
        ],
    )
    def test_every_frame_arrives_in_order(
        self, attempt: StartAttempt, prompt: str, size: dict[str, int]
    ) -> None:
        assert_all_frames(attempt(prompt, **size).run())

    def test_frames_stay_as_they_are_until_the_next_is_asked_for(
        self, attempt: StartAttempt
    ) -> None:
        one = attempt()
        for index, item in enumerate(one.items()):
            assert isinstance(item, np.ndarray)
            time.sleep(0.01)  # the engine is ahead by now and waits for a slot
            np.testing.assert_array_equal(item[0], draw_frame(one.request, index))
            item[:] = 0  # drawn on by the consumer: harms nobody

    def test_frames_kept_too_long_are_worth_nothing_but_do_no_harm(
        self, attempt: StartAttempt
    ) -> None:
        one = attempt("crash:10")
        kept: list[Frames] = []
        with pytest.raises(EngineCrashed):
            kept += (item for item in one.items() if isinstance(item, np.ndarray))
        one.host.close()
        assert sum(int(frames_thwc.sum()) for frames_thwc in kept) > 0  # no segmentation fault

    def test_sound_comes_whole_and_before_the_frames(
        self, start_host: StartHost, tmp_path: Path
    ) -> None:
        done = Attempt(start_host(), request_for(sound=True), tmp_path).run()
        (sound,) = done.sounds
        assert sound.samples_ct.dtype == np.float32
        np.testing.assert_array_equal(sound.samples_ct, draw_sound(1.0))
        assert_all_frames(done)

    def test_an_audio_of_the_request_asks_for_sound_too(
        self, start_host: StartHost, tmp_path: Path
    ) -> None:
        audio = AudioClip(path=tmp_path / "audio.npy", duration_s=1.0)
        request = replace(request_for(), audios=(audio,))
        (sound,) = Attempt(start_host(), request, tmp_path).run().sounds
        np.testing.assert_array_equal(sound.samples_ct, draw_sound(1.0))
        with pytest.raises(RenderFailed, match="no sound before the first frame"):
            Attempt(start_host(), replace(request, prompt="no-sound"), tmp_path).run()

    def test_sound_longer_than_a_slot_comes_whole(
        self, start_host: StartHost, tmp_path: Path
    ) -> None:
        request = request_for("chunk:600", width=2, height=2, frame_count=24 * 120, sound=True)
        (sound,) = Attempt(start_host(), request, tmp_path).run().sounds
        np.testing.assert_array_equal(sound.samples_ct, draw_sound(120.0))

    def test_the_engine_is_loaded_once_for_many_renders(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()
        host.start()
        pid = host.pid
        assert pid is not None
        for prompt in ("one", "two", "raise:value", "raise:failed", "raise:invalid", "three"):
            try:
                attempt(prompt, host=host).run()
            except EngineError:
                assert prompt.startswith("raise")
            assert host.pid == pid

    def test_the_engine_works_in_the_folder_of_the_attempt(
        self, attempt: StartAttempt, tmp_path: Path
    ) -> None:
        attempt("litter:plan.json").run()
        assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


class TestProgress:
    @pytest.mark.parametrize(
        "prompt", ["plain", "steps:10", "report-back", "report-back steps:300"]
    )
    def test_it_loads_then_grows_from_0_to_1(self, attempt: StartAttempt, prompt: str) -> None:
        progress = attempt(prompt).run().progress
        assert progress[0] == ("loading", 0.0)
        assert {phase for phase, _ in progress[1:]} == {"rendering"}
        fractions = [fraction for _, fraction in progress[1:]]
        assert fractions == sorted(set(fractions))
        assert (fractions[0], fractions[-1]) == (0.0, 1.0)

    def test_what_the_engine_reports_counts_before_its_first_frame(
        self, attempt: StartAttempt
    ) -> None:
        one = attempt("steps:4")
        items = one.items()
        next(items)
        fractions = [fraction for phase, fraction in one.progress if phase == "rendering"]
        assert fractions == [0.0, 0.125, 0.25, 0.375, 0.5]
        items.close()  # type: ignore[attr-defined]  # an Iterator by type, a generator in fact

    def test_a_loaded_engine_is_not_loading(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()
        attempt(host=host).run()
        assert attempt(host=host).run().progress[0] == ("rendering", 0.0)


class TestCancel:
    def test_an_engine_that_heeds_it_stays_loaded(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()
        one = attempt("slow:0.02", host=host, frame_count=10_000)
        with pytest.raises(RenderCancelled):
            one.run(on_frame=lambda count: one.cancel.set() if count == 3 else None)
        pid = host.pid
        assert_all_frames(attempt(host=host).run())
        assert host.pid == pid

    @pytest.mark.parametrize(
        "prompt",
        [
            "ignore-cancel slow:0.02 hang:4",
            "hang-gil:4",  # no thread of the child can run any more
            "ignore-cancel slow:1000",
        ],
    )
    def test_an_engine_that_does_not_is_killed(
        self, start_host: StartHost, attempt: StartAttempt, prompt: str
    ) -> None:
        host = start_host(cancel_grace_s=0.2)
        attempt(host=host).run()
        pid = host.pid
        assert pid is not None
        one = attempt(prompt, host=host)
        threading.Timer(0.2, one.cancel.set).start()
        with pytest.raises(RenderCancelled):
            one.run()
        wait_until_gone(pid)
        assert_all_frames(attempt(host=host).run())
        assert host.pid != pid

    def test_an_engine_that_waits_for_its_consumer_hears_of_it(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host(cancel_grace_s=60.0)
        one = attempt(host=host, frame_count=1000)
        items = one.items()
        next(items)
        pid = host.pid
        one.cancel.set()
        with pytest.raises(RenderCancelled):
            next(items)
        assert host.pid == pid

    def test_a_load_goes_on_for_the_next_render(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host("make_slow_to_load")
        one = attempt(host=host)
        threading.Timer(0.1, one.cancel.set).start()
        with pytest.raises(RenderCancelled):
            one.run()
        assert one.progress == [("loading", 0.0)]
        pid = host.pid
        assert_all_frames(attempt(host=host).run())
        assert host.pid == pid

    def test_a_render_cancelled_beforehand_starts_nothing(self, attempt: StartAttempt) -> None:
        one = attempt()
        one.cancel.set()
        with pytest.raises(RenderCancelled):
            one.run()
        assert one.host.pid is None

    def test_a_consumer_that_walks_away_ends_the_render(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()

        def walk_away(count: int) -> None:
            if count == 3:
                raise OSError("disk full")

        with pytest.raises(OSError, match="disk full"):
            attempt(host=host, frame_count=10_000).run(on_frame=walk_away)
        pid = host.pid
        assert_all_frames(attempt(host=host).run())
        assert host.pid == pid


class TestStall:
    @pytest.mark.parametrize("prompt", ["hang:3", "hang-gil:0", "hang:23"])
    def test_a_silent_engine_is_killed(
        self, start_host: StartHost, attempt: StartAttempt, prompt: str
    ) -> None:
        host = start_host(stall_s=0.5)
        attempt(host=host).run()
        pid = host.pid
        assert pid is not None
        with pytest.raises(EngineStalled, match=r"no sign of life for 0\.5 s") as caught:
            attempt(prompt, host=host).run()
        assert caught.value.retryable
        wait_until_gone(pid)
        assert_all_frames(attempt(host=host).run())

    def test_a_slow_consumer_is_not_a_stall(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host(stall_s=0.5)
        one = attempt(host=host)
        assert_all_frames(one.run(on_frame=lambda count: time.sleep(0.8 * (count == 10))))

    def test_an_engine_that_reports_without_progress_is_alive(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        assert_all_frames(attempt("wait:1.5", host=start_host(stall_s=0.6)).run())

    def test_a_load_has_a_limit_of_its_own(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        patient = start_host("make_slow_to_load", stall_s=0.5)
        assert_all_frames(attempt(host=patient).run())
        strict = start_host("make_slow_to_load", load_timeout_s=0.3)
        with pytest.raises(EngineStalled, match=r"did not load within 0\.3 s"):
            attempt(host=strict).run()
        assert strict.pid is None


class TestCrash:
    @pytest.mark.parametrize(
        ("prompt", "exit_code", "sentence"),
        [
            ("crash:10", 3, "exited with code 3: the fake engine was told to crash"),
            ("crash:0", 3, "exited with code 3: the fake engine was told to crash"),
            ("segv:10", -11, "was killed by signal 11: Fatal Python error: Segmentation fault"),
            ("kill:10", -9, r"was killed by signal 9 \(possibly out of memory\)"),
            ("raise:exit", 7, "exited with code 7"),
        ],
    )
    def test_it_costs_the_render_and_says_how_it_ended(
        self, attempt: StartAttempt, prompt: str, exit_code: int, sentence: str
    ) -> None:
        one = attempt(prompt)
        with pytest.raises(EngineCrashed, match=f"the engine process {sentence}") as caught:
            one.run()
        assert caught.value.exit_code == exit_code
        assert caught.value.retryable
        assert one.host.pid is None

    def test_frames_drawn_before_it_are_delivered(self, attempt: StartAttempt) -> None:
        one = attempt("crash:10")
        with pytest.raises(EngineCrashed):
            one.run()
        assert len(one.frames) == 10

    def test_the_next_render_has_a_new_process(
        self, start_host: StartHost, attempt: StartAttempt, tmp_path: Path
    ) -> None:
        host = start_host()
        prompt = f"crash-once:{tmp_path / 'crashed'}"
        with pytest.raises(EngineCrashed):
            attempt(prompt, host=host).run()
        assert_all_frames(attempt(prompt, host=host).run())

    def test_it_takes_the_engines_own_processes_with_it(
        self, attempt: StartAttempt, tmp_path: Path
    ) -> None:
        pid_file = tmp_path / "pid"
        with pytest.raises(EngineCrashed):
            attempt(f"spawn:{pid_file} kill:5").run()
        grandchild_pid = int(pid_file.read_text())
        wait_until(lambda: not is_running(grandchild_pid), "the grandchild is gone")

    def test_while_idle_it_goes_unnoticed(
        self, start_host: StartHost, attempt: StartAttempt, tmp_path: Path
    ) -> None:
        host = start_host()
        pid_file = tmp_path / "pid"
        attempt(f"spawn:{pid_file}", host=host).run()
        group = host.pid
        assert group is not None
        os.kill(group, signal.SIGKILL)
        # Its own children go without anybody asking for a render: the guard sees to that.
        wait_until_gone(group)
        assert_all_frames(attempt(host=host).run())
        assert host.pid != group

    def test_while_loading_it_is_told(self, start_host: StartHost, attempt: StartAttempt) -> None:
        host = start_host("make_crashing")
        for _ in range(2):
            with pytest.raises(EngineCrashed, match="exited with code 5: weights are corrupt"):
                attempt(host=host).run()
            assert host.pid is None


class TestWhatTheEngineRaises:
    @pytest.mark.parametrize(
        ("prompt", "kind", "sentence"),
        [
            ("raise:invalid", InvalidParams, "the fake engine cannot draw that"),
            ("raise:failed", RenderFailed, "the fake engine failed"),
            ("raise:value", RenderFailed, "ValueError: seven is not a colour"),
            ("raise:cancelled", RenderFailed, "cancelled a render that was still wanted"),
            ("oom", EngineOutOfMemory, "MemoryError: no room for a tensor"),
            ("few", RenderFailed, "gave 23 frames, not 24"),
            ("few chunk:24", RenderFailed, "gave 23 frames, not 24"),
            ("many", RenderFailed, "gave more than 24 frames"),
            ("many chunk:100", RenderFailed, "gave more than 24 frames"),
            ("bad-shape", RenderFailed, r"shape \(1, 47, 64, 3\), not \(T, 48, 64, 3\)"),
            ("bad-dtype", RenderFailed, "frames of float32, not uint8"),
        ],
    )
    def test_it_comes_back_as_what_it_is(
        self, attempt: StartAttempt, prompt: str, kind: type[EngineError], sentence: str
    ) -> None:
        with pytest.raises(EngineError, match=sentence) as caught:
            attempt(prompt).run()
        assert type(caught.value) is kind
        assert caught.value.retryable == (kind is not InvalidParams)

    @pytest.mark.parametrize(
        ("prompt", "sentence"),
        [
            ("no-sound", "gave no sound before the first frame"),
            ("late-sound", "gave no sound before the first frame"),
            ("bad-sound", r"gave sound \(48000,\) float32, not \(2, N\) float32"),
            ("describe-twice", "described its scene twice"),
        ],
    )
    def test_sound_that_was_asked_for_must_be_right(
        self, start_host: StartHost, tmp_path: Path, prompt: str, sentence: str
    ) -> None:
        with pytest.raises(RenderFailed, match=sentence):
            Attempt(start_host(), request_for(prompt, sound=True), tmp_path).run()

    def test_what_the_engine_understood_arrives_before_its_frames(
        self, attempt: StartAttempt
    ) -> None:
        one = attempt("describe")
        one.run(on_frame=lambda _: None)
        assert one.scenes == [{"words": ["describe"], "更多": [1, None]}]
        silent = attempt("plain")
        silent.run()
        assert silent.scenes == []

    def test_a_frame_that_fits_no_slot_is_refused(self, attempt: StartAttempt) -> None:
        with pytest.raises(InvalidParams, match="8192×8192 is too large"):
            attempt(width=8192, height=8192).run()

    def test_out_of_memory_ends_the_process(self, attempt: StartAttempt) -> None:
        one = attempt("oom")
        with pytest.raises(EngineOutOfMemory):
            one.run()
        assert one.host.pid is None

    def test_the_place_is_in_the_log(self, attempt: StartAttempt) -> None:
        with structlog.testing.capture_logs() as logs, pytest.raises(RenderFailed):
            attempt("raise:value").run()
        (event,) = [event for event in logs if event["event"] == "engine_raised"]
        assert 'raise ValueError("seven is not a colour")' in event["traceback"]

    def test_an_engine_that_cannot_be_made_says_why(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host("make_broken")
        for _ in range(2):
            with pytest.raises(RenderFailed, match="the weights are not there"):
                attempt(host=host).run()
            assert host.pid is None
        with pytest.raises(RenderFailed, match="leads to nothing that can be called"):
            attempt(host=start_host("no_such_thing")).run()


class TestOneAtATime:
    def test_a_second_render_is_refused(self, start_host: StartHost, attempt: StartAttempt) -> None:
        host = start_host()

        def try_another(count: int) -> None:
            with pytest.raises(EngineBusy):
                attempt(host=host).run()

        assert_all_frames(attempt(host=host, frame_count=3).run(on_frame=try_another))

    def test_closing_an_idle_host_lets_the_engine_close(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host(cancel_grace_s=20.0)
        attempt(host=host).run()
        with structlog.testing.capture_logs() as logs:
            host.close()
        assert "fake engine closed" in [event.get("line") for event in logs]

    @pytest.mark.parametrize("prompt", ["hang-gil:3", "slow:0.01", "slow:0.01 ignore-cancel"])
    def test_closing_a_busy_host_ends_its_render(
        self, start_host: StartHost, attempt: StartAttempt, prompt: str
    ) -> None:
        host = start_host()
        one = attempt(prompt, host=host, frame_count=10_000)
        threading.Timer(0.5, host.close).start()
        with pytest.raises(RenderCancelled):
            one.run()
        wait_until(lambda: host.pid is None, "the host has let go of its process")
        with pytest.raises(RenderCancelled):
            attempt(host=host).run()
        with pytest.raises(RenderCancelled, match="was stopped"):
            host.start()


class TestResources:
    def test_memory_does_not_grow_with_the_video(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()

        def render(frame_count: int) -> dict[int, int]:
            one = attempt("chunk:4", host=host, width=1280, height=720, frame_count=frame_count)
            assert sum(len(item) for item in one.items() if isinstance(item, np.ndarray)) > 0
            assert host.pid is not None
            return {pid: resident_bytes(pid) for pid in (os.getpid(), host.pid)}

        short = render(30)
        long = render(300)  # 746 MB more in frames
        for pid, size_bytes in long.items():
            assert size_bytes - short[pid] < 24 * 2**20

    def test_file_descriptors_and_threads_are_given_back(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        def in_use() -> tuple[int, int]:
            return len(list(Path("/proc/self/fd").iterdir())), threading.active_count()

        attempt().run()  # whatever is opened once
        before = in_use()
        host = start_host()
        for _ in range(3):
            with pytest.raises(EngineCrashed):
                attempt("crash:1", host=host).run()
        with pytest.raises(RenderFailed):
            attempt(host=start_host("make_broken")).run()
        attempt(host=host).run()
        host.close()
        assert in_use() == before

    def test_nothing_has_a_name_that_could_be_left_behind(
        self,
        start_host: StartHost,
        attempt: StartAttempt,
        tmp_path_factory: pytest.TempPathFactory,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        temporary = tmp_path_factory.mktemp("tmp")
        monkeypatch.setenv("TMPDIR", str(temporary))
        of_other_tests = shared_files(os.getpid())  # PyTorch's, once it was imported here
        host = start_host()
        attempt(host=host).run()
        assert host.pid is not None
        for pid, known in ((os.getpid(), of_other_tests), (host.pid, set())):
            maps = Path(f"/proc/{pid}/maps").read_text()
            assert "memfd:vitascope-frames (deleted)" in maps
            assert shared_files(pid) <= known
        assert not list(temporary.iterdir())

    def test_the_engine_is_the_first_to_go_when_memory_runs_out(
        self, start_host: StartHost, attempt: StartAttempt
    ) -> None:
        host = start_host()
        attempt(host=host).run()
        score = int(Path(f"/proc/{host.pid}/oom_score_adj").read_text())
        assert score > int(Path("/proc/self/oom_score_adj").read_text())


def shared_files(pid: int) -> set[str]:
    """What a process has mapped of the folder of shared memory, by name."""
    maps = Path(f"/proc/{pid}/maps").read_text()
    return {line.partition("/dev/shm/")[2] for line in maps.splitlines() if "/dev/shm/" in line}

"""One video over several GPUs: each computes a part of the sequence, and of the attention's heads.

The engine's own process is the first of the group and runs the pipeline as ever. Each follower is a
child process with the transformer alone, on a GPU of its own; whenever the engine calls the
transformer, it sends them the arguments and they make the same call, in which the library's context
parallelism (Ulysses) splits the work and joins the results. So nothing but the transformer knows of
it: text, pictures, guidance, cancel and chained segments are as with one GPU. Runs as a script too:
that is a follower. Tried on CPUs with parts of equal length (gloo can join no others), never on
GPUs.
"""

from __future__ import annotations

import json
import logging
import math
import os
import pickle
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final

from vitascope.engines.base import EngineError
from vitascope.engines.diffusion.attention import set_backend
from vitascope.engines.diffusion.speed import apply_lora, transformers_of
from vitascope.engines.diffusion.weights import INDEX_NAME, components_of
from vitascope.lifeline import die_with_parent

if TYPE_CHECKING:
    import torch

__all__ = ["CannotSplit", "Followers", "can_split"]


_SPLIT_CLASSES: Final = frozenset({"WanTransformer3DModel"})
"""Those whose plan in diffusers 0.42.1 gives what one process gives. Wan VACE has no plan; that of
LTX-2 forgets its rotary embedding of several heads, and fails."""

_CALL_TIMEOUT: Final = timedelta(minutes=10)
"""A call that takes longer has lost someone."""
_END_S: Final = 10.0

_log = logging.getLogger(__name__)


class CannotSplit(EngineError):
    """This model cannot be computed by several GPUs together."""

    code: ClassVar[str] = "engine_setup"


def can_split(transformer: Any) -> bool:
    """Whether several GPUs can compute it together."""
    return type(transformer).__name__ in _SPLIT_CLASSES


class Followers:
    """The other processes of the group."""

    def __init__(
        self,
        processes: Sequence[subprocess.Popen[bytes]],
        lines: Sequence[Connection[Any, Any]],
        *,
        meeting: Path,
        attention: str,
        on_loss: Callable[[], None],
    ) -> None:
        self._attention = attention
        self._meeting = meeting
        self._processes = list(processes)
        self._lines = list(lines)
        self._on_loss = on_loss
        self._is_closing = False

    @classmethod
    def start(
        cls,
        folder: Path,
        *,
        count: int,
        dtype: torch.dtype,
        device: torch.device,
        attention: str = "native",
        lora: str | None = None,
        on_loss: Callable[[], None] = lambda: os._exit(1),
    ) -> Followers:
        """Start them, and wait until each has loaded the transformer.

        Call it from a thread that lives as long as the group: they die with it.

        Args:
            folder: of the model.
            count: of all processes, this one included; follower ``n`` has GPU ``n``.
            dtype: of the weights.
            device: of this process.
            attention: a back end by name; all have the same.
            lora: as ``speed.apply_lora`` takes it.
            on_loss: called from a thread when a follower is gone that should not be. What it
                computed is waited for in vain then, so by default this process ends.

        Raises:
            CannotSplit: a follower could not load, or that attention cannot be split.
        """
        _check_attention(attention)
        # Kept until the end: groups within the group meet there, too.
        meeting = Path(tempfile.mkdtemp(prefix="vitascope-group-"))
        told = {
            "folder": str(folder),
            "count": count,
            "dtype": str(dtype).removeprefix("torch."),
            "device": device.type,
            "attention": attention,
            "lora": lora,
            "meeting": str(meeting / "meeting"),
        }
        started = [_started(rank, told) for rank in range(1, count)]
        followers = cls(
            *zip(*started, strict=True), meeting=meeting, attention=attention, on_loss=on_loss
        )
        if problem := followers._problem():
            followers.close()
            raise CannotSplit(problem)
        _join(told, rank=0)
        for process in followers._processes:
            threading.Thread(target=followers._watch, args=(process,), daemon=True).start()
        return followers

    def lead(self, pipe: Any) -> None:
        """From now on each call of the pipeline's transformers is computed by all together. Before
        its weights are placed.

        Raises:
            CannotSplit: the model's transformer cannot be.
        """
        for name, network in transformers_of(pipe):
            set_backend(network, self._attention)
            _split(network, count=len(self._lines) + 1)
            network.register_forward_pre_hook(self._sender(name), prepend=True, with_kwargs=True)

    def close(self) -> None:
        """End them."""
        import torch.distributed as dist

        self._is_closing = True
        for line in self._lines:
            line.close()
        if dist.is_initialized():
            dist.destroy_process_group()
        for process in self._processes:
            try:
                process.wait(_END_S)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._meeting, ignore_errors=True)

    def _sender(self, name: str) -> Callable[..., None]:
        def send(_network: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
            call = pickle.dumps((name, _moved(args, "cpu"), _moved(kwargs, "cpu")))
            for line in self._lines:
                line.send_bytes(call)

        return send

    def _problem(self) -> str:
        """Wait until all have loaded; what kept the first that could not, or nothing."""
        try:
            return next(filter(None, (line.recv() for line in self._lines)), "")
        except EOFError:
            return "another process of the group ended while it loaded the model"

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        code = process.wait()
        if not self._is_closing:
            _log.error("a process of the group ended with %s", code)
            shutil.rmtree(self._meeting, ignore_errors=True)
            self._on_loss()


def _started(
    rank: int, told: dict[str, Any]
) -> tuple[subprocess.Popen[bytes], Connection[Any, Any]]:
    ours, theirs = Pipe()
    process = subprocess.Popen(
        [sys.executable, "-m", __name__, str(rank), str(theirs.fileno()), str(os.getpid())],
        stdin=subprocess.DEVNULL,
        pass_fds=[theirs.fileno()],
    )
    theirs.close()
    ours.send(told)
    return process, ours


def _join(told: dict[str, Any], *, rank: int) -> torch.device:
    """Become one of the group; the device of that rank."""
    import torch
    import torch.distributed as dist

    is_cpu = told["device"] == "cpu"
    device = torch.device("cpu") if is_cpu else torch.device("cuda", rank)
    if not is_cpu:
        torch.cuda.set_device(device)
    dist.init_process_group(
        # Sizes are told over gloo: through the GPU each would make it wait.
        "gloo" if is_cpu else "cpu:gloo,cuda:nccl",
        init_method=f"file://{told['meeting']}",
        rank=rank,
        world_size=told["count"],
        timeout=_CALL_TIMEOUT,
        device_id=None if is_cpu else device,
    )
    return device


def _check_attention(name: str) -> None:
    """Raises:
    CannotSplit: it would compute its part alone, and the others wait for it for ever.
    """
    from diffusers.models.attention_dispatch import AttentionBackendName, _AttentionBackendRegistry

    if not _AttentionBackendRegistry._is_context_parallel_available(AttentionBackendName(name)):
        able = ", ".join(sorted(_AttentionBackendRegistry._supports_context_parallel))
        raise CannotSplit(f"attention {name} cannot be split among GPUs; these can: {able}")


def _split(network: Any, *, count: int) -> None:
    """Have diffusers split the network's calls among the group.

    As its ``enable_parallelism`` does, which needs an accelerator even to refuse one.
    """
    import torch
    import torch.distributed as dist
    from diffusers import ContextParallelConfig, ParallelConfig
    from diffusers.hooks import apply_context_parallel
    from torch.distributed.device_mesh import init_device_mesh

    if not can_split(network):
        raise CannotSplit(
            f"several GPUs cannot compute {type(network).__name__} together: leave parallel out, "
            "and each of the gpus makes videos of its own"
        )
    backend = "cuda" if "nccl" in dist.get_backend_config() else "cpu"
    split = ContextParallelConfig(ulysses_degree=count, ulysses_anything=True)
    mesh = init_device_mesh(backend, split.mesh_shape, mesh_dim_names=split.mesh_dim_names)
    config = ParallelConfig(context_parallel_config=split)
    rank = dist.get_rank()
    config.setup(rank, count, torch.device(backend, rank if backend == "cuda" else 0), mesh=mesh)
    for module in network.modules():
        processor: Any = getattr(module, "processor", None)
        if hasattr(processor, "_parallel_config"):
            processor._parallel_config = config
    apply_context_parallel(network, split, network._cp_plan)
    network.register_forward_pre_hook(_evenness(split, count), with_kwargs=True)


def _evenness(split: Any, count: int) -> Callable[..., None]:
    """Sequences and heads that divide evenly need not tell each other their lengths at each
    attention; all of the group see the same call and decide alike."""

    def decide(network: Any, _args: tuple[Any, ...], kwargs: dict[str, Any]) -> None:
        patches = zip(kwargs["hidden_states"].shape[2:], network.config.patch_size, strict=True)
        tokens = math.prod(side // patch for side, patch in patches)
        split.ulysses_anything = bool(tokens % count or network.config.num_attention_heads % count)

    return decide


def _moved(value: Any, device: Any) -> Any:
    """The same value with its tensors on that device."""
    import torch

    if isinstance(value, torch.Tensor):
        return value.to(device)
    if isinstance(value, dict):
        return {key: _moved(each, device) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return type(value)(_moved(each, device) for each in value)
    return value


def _follow(rank: int, line: Connection[Any, Any]) -> None:
    """A follower's life."""
    import torch
    import torch.distributed as dist

    told = line.recv()
    try:
        networks = _loaded(told)
    except EngineError as error:
        line.send(error.message)
        return
    line.send("")
    device = _join(told, rank=rank)
    for network in networks.values():
        network.to(device)
        _split(network, count=told["count"])
    with torch.inference_mode():
        while True:
            try:
                name, args, kwargs = pickle.loads(line.recv_bytes())
            except EOFError:
                break
            networks[name](*_moved(args, device), **_moved(kwargs, device))
    dist.destroy_process_group()


def _loaded(told: dict[str, Any]) -> dict[str, Any]:
    """The transformers of the model, on the CPU."""
    import diffusers
    import torch

    index = json.loads((Path(told["folder"]) / INDEX_NAME).read_text())
    unneeded = (name for name in components_of(index) if not name.startswith("transformer"))
    pipe = diffusers.DiffusionPipeline.from_pretrained(
        told["folder"],
        local_files_only=True,
        dtype=getattr(torch, told["dtype"]),
        **dict.fromkeys(unneeded),
    )
    if told["lora"]:
        apply_lora(pipe, told["lora"])
    networks = dict(transformers_of(pipe))
    for network in networks.values():
        set_backend(network, told["attention"])
    return networks


if __name__ == "__main__":
    die_with_parent(signal.SIGKILL, int(sys.argv[3]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the engine ends us
    _follow(int(sys.argv[1]), Connection(int(sys.argv[2])))

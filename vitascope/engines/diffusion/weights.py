"""Where a model's weights lie on this machine, and whether they are all there. Never the network.

A model is a folder as diffusers saves it: ``model_index.json`` and a folder for each component. It
is an operator's own, or lies in the hub's cache, which other programs share. Who fetches it is
``hub``'s business. Imports neither torch nor the hub's library.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

__all__ = [
    "INDEX_NAME",
    "MAIN",
    "components_of",
    "folder_of",
    "hub_cache",
    "hub_home",
    "missing_of",
    "repo_folder",
]

INDEX_NAME: Final = "model_index.json"
MAIN: Final = "main"
"""The revision of a repository that is meant where none is said."""

_WEIGHTS: Final = (".safetensors", ".bin")


def hub_home() -> Path:
    """The hub's folder of this user. Source: huggingface_hub, ``constants.py``."""
    base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    home = os.environ.get("HF_HOME") or f"{base}/huggingface"
    return Path(os.path.expandvars(home)).expanduser()


def hub_cache() -> Path:
    """Where the hub's library keeps repositories: HF_HUB_CACHE, or ``hub`` in HF_HOME."""
    named = os.environ.get("HF_HUB_CACHE") or os.environ.get("HUGGINGFACE_HUB_CACHE")
    return Path(os.path.expandvars(named)).expanduser() if named else hub_home() / "hub"


def repo_folder(repo: str, *, cache: Path | None = None) -> Path:
    """Where a repository lies in the cache, be it there or not."""
    return (cache or hub_cache()) / ("models--" + repo.replace("/", "--"))


def folder_of(
    repo: str | None,
    *,
    path: Path | None = None,
    revision: str | None = None,
    cache: Path | None = None,
) -> Path | None:
    """The folder that a model is loaded from, or None if it is not here, or not wholly.

    Args:
        repo: of the hub, ``owner/name``.
        path: the operator's own folder, which then counts alone.
        revision: branch, tag or commit.
        cache: the hub's; without it, where this user has it.
    """
    if path is not None:
        return path if not missing_of(path) else None
    if repo is None:
        return None
    folder = repo_folder(repo, cache=cache)
    commit = _read(folder / "refs" / (revision or MAIN)) or revision or ""
    snapshot = folder / "snapshots" / commit
    return snapshot if commit and not missing_of(snapshot) else None


def missing_of(folder: Path) -> list[str]:
    """What the folder of a model lacks, relative to it; empty: nothing."""
    if not (folder / INDEX_NAME).is_file():
        # A repository of a LoRA has no components: any weights at all will do.
        is_lora = any(folder.glob("*.safetensors"))
        return [] if is_lora else [INDEX_NAME]
    index = json.loads((folder / INDEX_NAME).read_text())
    return [lack for name in components_of(index) for lack in _lacks(folder, name)]


def components_of(index: Mapping[str, Any]) -> dict[str, str]:
    """The components that a ``model_index.json`` names, with the class of each."""
    return {
        name: str(value[1])
        for name, value in index.items()
        if isinstance(value, list) and len(value) == 2 and value[1] is not None
    }


def _lacks(folder: Path, component: str) -> Iterator[str]:
    """What a component's folder lacks. One without weights (a scheduler, a tokenizer) need only
    have something in it."""
    place = folder / component
    names = {file.name for file in place.iterdir() if file.exists()} if place.is_dir() else set()
    if not names:
        yield f"{component}/"
        return
    indexes = [name for name in names if name.endswith(".safetensors.index.json")]
    for name in indexes:
        shards = json.loads((place / name).read_text())["weight_map"].values()
        yield from (f"{component}/{shard}" for shard in sorted(set(shards) - names))
    # A configuration alone says that it is a network: its weights must be beside it.
    is_network = "config.json" in names and not any("token" in name for name in names)
    if is_network and not indexes and not any(name.endswith(_WEIGHTS) for name in names):
        yield f"{component}/*.safetensors"


def _read(file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError:
        return ""

"""Which providers are held against the contract: each adapter, and the fake that it talks to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.engines.contract.rig import ROLES
from tests.engines.providers.fake_ark import FakeArk
from tests.engines.providers.fake_fal import FakeFal
from tests.engines.providers.fake_openai import FakeOpenAI
from tests.engines.providers.fake_replicate import FakeReplicate
from tests.engines.providers.fake_senseaudio import FakeSenseAudio
from tests.engines.providers.faking import FakeProvider
from tests.engines.providers.ordering import PNG, make_order, medium
from vitascope.catalog.abilities import Abilities, Use
from vitascope.catalog.media import MediaKind
from vitascope.engines.base import ImageRole
from vitascope.engines.providers.base import Medium, Order, Provider
from vitascope.engines.providers.options import (
    ArkOptions,
    FalOptions,
    OpenAIVideoOptions,
    ProviderOptions,
    ReplicateOptions,
    SenseAudioOptions,
)
from vitascope.engines.providers.registry import make_caller, make_provider, provider_abilities
from vitascope.engines.providers.statuses import Family

__all__ = ["PARTIES", "Meeting", "Party", "meeting"]


@dataclass(frozen=True, kw_only=True)
class Party:
    """One adapter, set up for one model, and who it talks to."""

    name: str
    fake: type[FakeProvider]
    options: type[ProviderOptions]
    family: Family
    """Whose words it speaks."""
    said: dict[str, Any] = field(default_factory=dict)
    """By the operator, beside the address and the key."""
    always_sounds: bool = False
    """Whether its model has no switch for sound: the track is dropped where nobody asked for it."""


PARTIES: tuple[Party, ...] = (
    Party(name="ark-1.0", fake=FakeArk, options=ArkOptions, family="ark",
          said={"model": "doubao-seedance-1-0-pro-250528"}),
    Party(name="ark-1.5", fake=FakeArk, options=ArkOptions, family="ark"),
    Party(name="ark-2.0", fake=FakeArk, options=ArkOptions, family="ark",
          said={"model": "doubao-seedance-2-0-260128"}),
    Party(name="senseaudio", fake=FakeSenseAudio, options=SenseAudioOptions, family="senseaudio",
          said={"model": "Seedance-2.0"}),
    Party(name="openai", fake=FakeOpenAI, options=OpenAIVideoOptions, family="openai",
          said={"model": "sora-2"}),
    Party(name="sglang", fake=FakeOpenAI, options=OpenAIVideoOptions, family="openai",
          said={"dialect": "sglang", "model": "Lightricks/LTX-2.3"}),
    Party(name="sglang-h3", fake=FakeOpenAI, options=OpenAIVideoOptions, family="openai",
          said={"dialect": "sglang", "model": "MiniMaxAI/MiniMax-H3"}, always_sounds=True),
    Party(name="vllm-omni", fake=FakeOpenAI, options=OpenAIVideoOptions, family="openai",
          said={"dialect": "vllm_omni", "model": "Wan-AI/Wan2.2-TI2V-5B-Diffusers"}),
    Party(name="fal", fake=FakeFal, options=FalOptions, family="fal",
          said={"model": "bytedance/seedance-2.0"}),
    Party(name="fal-wan", fake=FakeFal, options=FalOptions, family="fal",
          said={"model": "fal-ai/wan/v2.7"}, always_sounds=True),
    Party(name="replicate", fake=FakeReplicate, options=ReplicateOptions, family="replicate",
          said={"model": "bytedance/seedance-2.0"}),
    Party(name="replicate-wan", fake=FakeReplicate, options=ReplicateOptions, family="replicate",
          said={"model": "wan-video/wan-2.2-t2v-fast"}),
)  # fmt: skip


@dataclass(frozen=True)
class Meeting:
    """An adapter and its fake, talking over real HTTP."""

    fake: FakeProvider
    provider: Provider
    can: Abilities

    def order(self, use: Use | None = None, **fields: Any) -> Order:
        """The smallest order of that use, or of the plainest that the model has."""
        chosen = use or self.plainest_use
        plain: dict[str, Any] = {
            "duration_s": min(self.can.durations_s or {5}, key=lambda each: abs(each - 5)),
            "resolution": _one_of(self.can.resolutions, "720p"),
            "media": tuple(_medium(role) for role in ROLES[chosen]),
        }
        return make_order(**plain | fields)

    @property
    def plainest_use(self) -> Use:
        return next(use for use in ROLES if use in self.can.uses)

    def references(self, kind: MediaKind) -> Medium:
        return _medium("reference", kind)


@asynccontextmanager
async def meeting(party: Party, *, film: Path, key_file: Path) -> AsyncIterator[Meeting]:
    """Start the fake and make the adapter of it."""
    with _speaking(party, film) as fake:
        options = party.options(
            base_url=fake.base_url, api_key_env=None, api_key_file=key_file, **party.said
        )
        caller = make_caller("upstream", options)
        try:
            yield Meeting(fake, make_provider(options, caller), provider_abilities(options))
        finally:
            await caller.close()


@contextmanager
def _speaking(party: Party, film: Path) -> Iterator[FakeProvider]:
    with party.fake(film=film) as fake:
        if isinstance(fake, FakeOpenAI):
            fake.dialect = party.said.get("dialect", "openai")
        yield fake


def _medium(role: ImageRole, kind: MediaKind = "image") -> Medium:
    """One whose bytes say what it is, and that has no address."""
    content = PNG + f"{role} {kind}".encode()
    return medium(role, kind=kind, content=content, mime=_MIMES[kind])


_MIMES: dict[MediaKind, str] = {"image": "image/png", "audio": "audio/mpeg", "video": "video/mp4"}


def _one_of(known: frozenset[str] | None, wanted: str) -> str:
    return wanted if known is None or wanted in known else min(known)

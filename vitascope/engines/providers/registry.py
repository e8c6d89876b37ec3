"""Which providers there are: one explicit table. Opens nothing; adapters are imported when made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vitascope.catalog.abilities import Abilities
from vitascope.engines.providers.options import (
    ArkOptions,
    FalOptions,
    OpenAIVideoOptions,
    ProviderOptions,
    ReplicateOptions,
    SenseAudioOptions,
)

if TYPE_CHECKING:
    from vitascope.engines.providers.base import Provider
    from vitascope.engines.providers.calls import Caller

__all__ = ["make_caller", "make_provider", "provider_abilities"]


def provider_abilities(options: ProviderOptions) -> Abilities:
    """What the provider's model can do, as far as it is known; the operator may say otherwise."""
    match options:
        case ArkOptions():
            from vitascope.engines.providers.ark import abilities_of

            return abilities_of(options)
        case SenseAudioOptions():
            return Abilities(negative_prompt=False)
        case OpenAIVideoOptions():
            from vitascope.engines.providers.openai_video import abilities_of as of_openai

            return of_openai(options)
        case FalOptions() | ReplicateOptions():
            from vitascope.engines.providers.fields import abilities_of as of_fields

            return of_fields(options)


def make_caller(name: str, options: ProviderOptions) -> Caller:
    """Who makes a provider's calls; to be closed.

    Args:
        name: of the engine.
    """
    from vitascope.engines.providers.calls import Caller

    return Caller(
        name,
        base_url=options.base_url,
        has_key=options,
        scheme="Key" if isinstance(options, FalOptions) else "Bearer",
        timeout_s=options.timeout_s,
    )


def make_provider(options: ProviderOptions, caller: Caller) -> Provider:
    """The adapter of a provider.

    Args:
        caller: makes its calls; closed by whoever made it.
    """
    match options:
        case ArkOptions():
            from vitascope.engines.providers.ark import Ark

            return Ark(options, caller)
        case SenseAudioOptions():
            from vitascope.engines.providers.senseaudio import SenseAudio

            return SenseAudio(options, caller)
        case OpenAIVideoOptions():
            from vitascope.engines.providers.openai_video import OpenAIVideo

            return OpenAIVideo(options, caller)
        case FalOptions():
            from vitascope.engines.providers.fal import Fal

            return Fal(options, caller)
        case ReplicateOptions():
            from vitascope.engines.providers.replicate import Replicate

            return Replicate(options, caller)

"""Orders for adapters to place, and the callers that place them."""

from __future__ import annotations

import dataclasses
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from vitascope.catalog.media import MediaKind
from vitascope.engines.base import ImageRole
from vitascope.engines.providers.base import Medium, Order, Sent
from vitascope.engines.providers.calls import Caller
from vitascope.engines.providers.options import ProviderOptions
from vitascope.engines.providers.registry import make_caller

__all__ = ["PNG", "PUBLIC_URL", "StaticKey", "calling", "make_order", "medium"]

PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(64))
PUBLIC_URL = "https://pictures.example/cat.png?signature=of-the-user"

ORDER = Order(
    token="vitascope-0123456789abcdef01234567",
    model="Seedance-Pro-1.5",
    prompt="一只可爱的小猫在花园里玩耍",
    negative_prompt=None,
    width=1280,
    height=720,
    resolution="720p",
    ratio="16:9",
    duration_s=5,
    fps=24,
    seed=4_000_000_000,
    sound=False,
    camera_fixed=False,
)


def make_order(**fields: object) -> Order:
    """An order, with some fields of its own."""
    return dataclasses.replace(ORDER, **fields)  # type: ignore[arg-type]


def medium(
    role: ImageRole = "first_frame",
    *,
    kind: MediaKind = "image",
    url: str | None = None,
    content: bytes = PNG,
    mime: str = "image/png",
) -> Medium:
    """A medium of the order. Without ``url`` its bytes are all there is; with one, nobody may read
    them: the provider is to get it."""

    async def read() -> Sent:
        assert url is None, "a public medium need not be fetched"
        return Sent(content=content, mime=mime)

    return Medium(kind=kind, role=role, url=url, read=read)


@dataclasses.dataclass(frozen=True)
class StaticKey:
    """Always the same key."""

    text: str | None

    def key(self) -> str | None:
        return self.text


@asynccontextmanager
async def calling(options: ProviderOptions, *, name: str = "upstream") -> AsyncIterator[Caller]:
    """The caller that a service would make of these options."""
    caller = make_caller(name, options)
    try:
        yield caller
    finally:
        await caller.close()

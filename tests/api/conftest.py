"""What every test of the HTTP surface needs: the application, running."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.api.serving import Served, served
from vitascope.config import Settings


@pytest.fixture
async def api(settings: Settings, conninfo: str) -> AsyncIterator[Served]:
    async with served(settings, conninfo) as running:
        yield running

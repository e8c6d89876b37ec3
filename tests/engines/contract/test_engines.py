"""Engines without a network, or those of ``--roster``: every promise is kept."""

from __future__ import annotations

import sys

import pytest

from tests.engines.contract.cases import DRAWN
from tests.engines.contract.promises import PROMISES, Promise
from tests.engines.contract.rig import Rig

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")

CASES = DRAWN


@pytest.mark.parametrize("promise", PROMISES, ids=lambda promise: promise.__name__)
def test_the_engine(rig: Rig, promise: Promise) -> None:
    promise(rig)

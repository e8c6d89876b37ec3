"""What nearer layers hide: never more than they do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from vitascope.engines.illustration.cover import Cover

WIDTH, HEIGHT = 150, 90


def pixels_under(
    tiles: NDArray[np.bool_], left: float, top: float, side: float
) -> NDArray[np.bool_]:
    """Screen pixels that lie wholly on true tiles, one by one."""
    found = np.zeros((HEIGHT, WIDTH), np.bool_)
    rows, columns = tiles.shape
    for y in range(HEIGHT):
        for x in range(WIDTH):
            corners = [
                (int(np.floor((py - top) / side)), int(np.floor((px - left) / side)))
                for py in (y, y + 0.999)
                for px in (x, x + 0.999)
            ]
            found[y, x] = all(
                0 <= r < rows and 0 <= c < columns and tiles[r, c] for r, c in corners
            )
    return found


@given(
    st.integers(0, 2**32 - 1), st.floats(-40, 60), st.floats(-30, 40), st.floats(16, 40)
)  # fmt: skip
@settings(max_examples=25, deadline=None)
def test_what_counts_as_hidden_lies_under_tiles(
    seed: int, left: float, top: float, side: float
) -> None:
    tiles = np.random.default_rng(seed).random((5, 7)) < 0.8
    framed = np.pad(tiles, 1)
    cover = Cover(WIDTH, HEIGHT).with_tiles(framed, left, top, side)
    under = pixels_under(tiles, left, top, side)
    for y in range(0, HEIGHT, 6):
        for x in range(0, WIDTH, 6):
            if cover.hides(x, y, x + 1, y + 1):
                assert under[y, x]
    x0, y0, x1, y1 = cover.box
    outside = np.ones((HEIGHT, WIDTH), np.bool_)
    outside[y0:y1, x0:x1] = False
    assert (under | ~outside).all()


@pytest.mark.parametrize(("top", "box"), [(0, (0, 0, 0, 0)), (33, (0, 0, 150, 48))])
def test_rows_below_are_hidden_from_the_next_whole_square_on(
    top: float, box: tuple[int, int, int, int]
) -> None:
    cover = Cover(WIDTH, HEIGHT).with_rows(top)
    assert cover.box == box
    assert cover.hides(0, 48, WIDTH, HEIGHT)


def test_nothing_is_hidden_at_first() -> None:
    cover = Cover(WIDTH, HEIGHT)
    assert cover.box == (0, 0, WIDTH, HEIGHT)
    assert not cover.hides(0, 0, 10, 10)

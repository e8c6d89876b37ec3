"""The visible mark, judged by its pixels."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tests.media.pictures_of import texture
from vitascope.media.watermark import Watermark, WatermarkUnusable, check_watermark, fit_watermark

SIZES = [(1280, 720), (720, 1280), (960, 960), (864, 480), (1920, 1080), (1536, 640), (64, 64)]


def flat(width: int, height: int, level: int) -> NDArray[np.uint8]:
    return np.full((height, width, 3), level, np.uint8)


def drawn(mark: Watermark, pixels_hwc: NDArray[np.uint8]) -> NDArray[np.uint8]:
    marked_hwc = pixels_hwc.copy()
    mark.draw(marked_hwc)
    return marked_hwc


def letters_of(width: int, height: int) -> NDArray[np.bool_]:
    """Where the words show on black."""
    marked_hwc = drawn(fit_watermark(width=width, height=height), flat(width, height, 0))
    return np.asarray(marked_hwc[..., 0] > 100)


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_every_letter_is_5_percent_of_the_shorter_side_high(width: int, height: int) -> None:
    ink_hw = letters_of(width, height)
    columns = np.flatnonzero(ink_hw.any(axis=0))
    parts = np.split(columns, np.flatnonzero(np.diff(columns) > 1) + 1)
    if min(width, height) >= 480:  # below, letters touch
        assert len(parts) == 4  # A, I, 生, 成
    for part in parts:
        rows = np.flatnonzero(ink_hw[:, part].any(axis=1))
        # The outermost row of pixels may be too faint to count as ink.
        assert rows[-1] - rows[0] + 1 >= min(width, height) * 0.05 - 1


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_it_stands_in_the_bottom_right_corner_and_off_the_edges(width: int, height: int) -> None:
    rows, columns = np.nonzero(letters_of(width, height))
    assert rows.min() > height * 0.75
    assert columns.min() > width * 0.5
    assert rows.max() < height - 1
    assert columns.max() < width - 1
    assert height - rows.max() == pytest.approx(width - columns.max(), abs=2)


def grown(ink_hw: NDArray[np.bool_], pixels: int) -> NDArray[np.bool_]:
    image = Image.fromarray(ink_hw).convert("L").filter(ImageFilter.MaxFilter(2 * pixels + 1))
    return np.asarray(image) > 0


@pytest.mark.parametrize("level", [0, 64, 128, 192, 235, 255])
def test_it_stands_out_from_any_grey(level: int) -> None:
    marked_hw = drawn(fit_watermark(width=1280, height=720), flat(1280, 720, level))[..., 0]
    ink_hw = letters_of(1280, 720)
    rim_hw = grown(ink_hw, 4) & ~grown(ink_hw, 1)
    contrast = marked_hw[ink_hw].astype(float).mean() - marked_hw[rim_hw].astype(float).mean()
    assert contrast > 60


def test_it_is_see_through() -> None:
    mark = fit_watermark(width=1280, height=720)
    on_black, on_white = drawn(mark, flat(1280, 720, 0)), drawn(mark, flat(1280, 720, 255))
    assert (on_white[mark.rows, mark.columns].astype(int) > on_black[mark.rows, mark.columns]).all()


def test_the_rest_of_the_frame_is_untouched() -> None:
    picture_hwc = texture(width=1280, height=720)
    mark = fit_watermark(width=1280, height=720)
    marked_hwc = drawn(mark, picture_hwc)
    assert (marked_hwc != picture_hwc).any()
    marked_hwc[mark.rows, mark.columns] = picture_hwc[mark.rows, mark.columns]
    assert (marked_hwc == picture_hwc).all()


def png(path: Path, pixels_hwc: NDArray[np.uint8]) -> Path:
    Image.fromarray(pixels_hwc).save(path)
    return path


def rgba(width: int, height: int, colour: tuple[int, int, int, int]) -> NDArray[np.uint8]:
    return np.full((height, width, 4), colour, np.uint8)


@pytest.mark.parametrize("alpha", [1, 77, 128, 254, 255])
def test_a_picture_is_blended_to_the_nearest_level(tmp_path: Path, alpha: int) -> None:
    path = png(tmp_path / "a.png", rgba(100, 50, (200, 30, 255, alpha)))
    mark = fit_watermark(width=640, height=480, picture=path)
    for level in range(0, 256, 5):
        box_hwc = drawn(mark, flat(640, 480, level))[mark.rows, mark.columns]
        share = alpha / 255
        exact = np.array([200, 30, 255]) * share + level * (1 - share)
        # Premultiplied 8-bit colours are half a level off at most, and so is the rounding.
        assert np.abs(box_hwc - exact).max() <= 1


def test_a_picture_keeps_its_shape_and_is_8_percent_high(tmp_path: Path) -> None:
    mark = fit_watermark(
        width=1280, height=720, picture=png(tmp_path / "a.png", rgba(400, 200, (9, 9, 9, 255)))
    )
    assert mark.rows == slice(720 - 29 - 58, 720 - 29)
    assert mark.columns == slice(1280 - 29 - 116, 1280 - 29)


def test_a_long_picture_takes_half_of_the_width(tmp_path: Path) -> None:
    mark = fit_watermark(
        width=720, height=1280, picture=png(tmp_path / "a.png", rgba(2000, 50, (9, 9, 9, 255)))
    )
    assert (mark.columns.stop - mark.columns.start) == 360
    assert (mark.rows.stop - mark.rows.start) == 9


def test_colours_hidden_by_alpha_do_not_bleed(tmp_path: Path) -> None:
    pixels_hwc = rgba(200, 200, (255, 0, 0, 0))  # red, and not to be seen
    pixels_hwc[50:150, 50:150] = (255, 255, 255, 255)
    mark = fit_watermark(width=640, height=480, picture=png(tmp_path / "a.png", pixels_hwc))
    box_hwc = drawn(mark, flat(640, 480, 0))[mark.rows, mark.columns].astype(int)
    assert np.ptp(box_hwc, axis=-1).max() <= 1  # grey everywhere


def test_a_picture_without_alpha_covers(tmp_path: Path) -> None:
    path = png(tmp_path / "a.png", np.full((50, 50, 3), 90, np.uint8))
    mark = fit_watermark(width=640, height=480, picture=path)
    assert (drawn(mark, flat(640, 480, 255))[mark.rows, mark.columns] == 90).all()


def bad_files(folder: Path) -> list[tuple[Path, str]]:
    text, jpeg, cut, clear = (folder / name for name in ("a.txt", "a.jpg", "cut.png", "clear.png"))
    text.write_text("no picture")
    Image.new("RGB", (20, 20)).save(jpeg)
    whole = png(folder / "whole.png", texture(width=64, height=64))
    cut.write_bytes(whole.read_bytes()[:2000])
    png(clear, rgba(20, 20, (255, 255, 255, 0)))
    return [
        (folder / "none.png", "none.png cannot be read: No such file or directory"),
        (folder, "cannot be read: Is a directory"),
        (text, "must be a PNG picture; a.txt is none"),
        (jpeg, "must be a PNG picture; a.jpg is none"),
        (cut, "cut.png cannot be read: it is broken"),
        (clear, "clear.png is wholly transparent"),
    ]


def test_what_is_no_picture_is_told(tmp_path: Path) -> None:
    for path, sentence in bad_files(tmp_path):
        with pytest.raises(WatermarkUnusable, match=sentence):
            fit_watermark(width=640, height=480, picture=path)
        assert sentence in str(check_watermark(path))


def test_a_picture_that_works_passes_the_check(tmp_path: Path) -> None:
    assert check_watermark(png(tmp_path / "a.png", rgba(20, 20, (1, 2, 3, 4)))) is None


def test_another_frame_size_is_a_bug_of_the_caller() -> None:
    mark = fit_watermark(width=64, height=64)
    with pytest.raises(ValueError, match="fits frames"):
        mark.draw(flat(64, 32, 0))

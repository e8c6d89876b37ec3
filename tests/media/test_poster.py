"""Stills of a video, judged by opening them."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from tests.media.decoding import psnr_db
from tests.media.pictures_of import texture
from vitascope.media.label import Label, label_of_xmp
from vitascope.media.poster import encode_last_frame, encode_poster, poster_index
from vitascope.media.watermark import fit_watermark

LABEL = Label(task_id="6b1f6c1e-5f1c-4a0e-9d53-2f7d9a8f0c11")


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1280, 720, (640, 360)),
        (720, 1280, (360, 640)),
        (1080, 1080, (640, 640)),
        (2176, 928, (640, 273)),
        (320, 180, (320, 180)),  # never larger than the frame
    ],
)
def test_a_poster_is_webp_of_640_pixels_at_most(
    width: int, height: int, expected: tuple[int, int]
) -> None:
    with Image.open(
        io.BytesIO(encode_poster(texture(width=width, height=height), label=LABEL))
    ) as image:
        assert image.format == "WEBP"
        assert image.size == expected


def test_a_poster_looks_like_the_frame() -> None:
    smooth_hwc = np.array(
        Image.fromarray(texture(width=40, height=24)).resize((640, 384), Image.Resampling.BICUBIC)
    )
    with Image.open(io.BytesIO(encode_poster(smooth_hwc, label=LABEL))) as image:
        assert psnr_db(np.array(image.convert("RGB")), smooth_hwc) > 32


def test_a_poster_shows_the_watermark_and_the_frame_stays_as_it_was() -> None:
    frame_hwc = np.zeros((720, 1280, 3), np.uint8)
    mark = fit_watermark(width=1280, height=720)
    with Image.open(io.BytesIO(encode_poster(frame_hwc, label=LABEL, watermark=mark))) as image:
        poster_hwc = np.array(image)
    assert poster_hwc[300:, 480:].max() > 180
    assert poster_hwc[:300].max() < 20
    assert (frame_hwc == 0).all()


def test_the_last_frame_is_the_frame_itself() -> None:
    frame_hwc = texture(width=1280, height=720)
    with Image.open(io.BytesIO(encode_last_frame(frame_hwc, label=LABEL))) as image:
        assert image.format == "PNG"
        assert (np.array(image) == frame_hwc).all()


@pytest.mark.parametrize("encode", [encode_poster, encode_last_frame])
def test_stills_carry_the_label(encode: type) -> None:
    with Image.open(io.BytesIO(encode(texture(width=64, height=64), label=LABEL))) as image:
        assert label_of_xmp(image.info["xmp"]) == LABEL.tags()["AIGC"]


@pytest.mark.parametrize("frame_count", [1, 2, 48, 240])
def test_the_poster_is_a_frame_of_the_video(frame_count: int) -> None:
    assert poster_index(frame_count, opens_on_picture=True) == 0
    index = poster_index(frame_count, opens_on_picture=False)
    assert 0 <= index < frame_count
    assert index == pytest.approx((frame_count - 1) * 0.4, abs=1)

"""Picture files of every kind a caller may send, and how a picture fills a frame."""

import io
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from tests.media.pictures_of import texture
from vitascope.media.errors import DiskFull, PictureInvalid
from vitascope.media.ingest import ingest
from vitascope.media.pictures import MAX_PICTURE_BYTES, cover, normalise, probe


def file_of(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def solid(mode: str, colour: object, size: tuple[int, int] = (8, 6)) -> Image.Image:
    return Image.new(mode, size, colour)  # type: ignore[arg-type]  # any mode's colour


def quadrants() -> Image.Image:
    """12 wide, 8 high: red, green over blue, white."""
    pixels_hwc = np.zeros((8, 12, 3), np.uint8)
    pixels_hwc[:4, :6] = (255, 0, 0)
    pixels_hwc[:4, 6:] = (0, 255, 0)
    pixels_hwc[4:, :6] = (0, 0, 255)
    pixels_hwc[4:, 6:] = (255, 255, 255)
    return Image.fromarray(pixels_hwc)


def png_header(width: int, height: int) -> bytes:
    """A PNG's signature and header, true in form, and no pixel behind it."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    empty = struct.pack(">I", 0) + b"IDAT" + struct.pack(">I", zlib.crc32(b"IDAT"))
    return b"\x89PNG\r\n\x1a\n" + chunk + empty


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "bmp", "tiff", "gif"])
def test_every_format_is_told_by_content_and_decoded(kind: str) -> None:
    data = file_of(quadrants(), kind)
    facts = probe(data)
    assert (facts.format, facts.width, facts.height) == (kind, 12, 8)
    assert normalise(data).shape == (8, 12, 3)


def test_a_phones_two_picture_jpeg_is_a_jpeg() -> None:
    data = file_of(quadrants(), "MPO", save_all=True, append_images=[quadrants()])
    assert probe(data).format == "jpeg"
    assert normalise(data).shape == (8, 12, 3)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"hello",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.7\n",
        file_of(quadrants(), "ICO"),  # Pillow reads it; the contract does not list it
        file_of(quadrants(), "PPM"),
        file_of(quadrants().convert("L"), "EPS"),  # would start Ghostscript
    ],
)
def test_other_content_is_refused(data: bytes) -> None:
    with pytest.raises(PictureInvalid, match="not a jpeg, png"):
        probe(data)


@pytest.mark.parametrize("size", [(6001, 10), (10, 6001), (7000, 7000)])
def test_sides_over_the_limit_are_refused_by_the_header_alone(size: tuple[int, int]) -> None:
    with pytest.raises(PictureInvalid, match="6000"):
        probe(png_header(*size))


@pytest.mark.parametrize("side", [20_000, 2_000_000_000])
def test_a_decompression_bomb_is_refused(side: int) -> None:
    for check in (probe, normalise):
        with pytest.raises(PictureInvalid):
            check(png_header(side, side))


def test_the_largest_sides_pass_the_header_check() -> None:
    assert probe(png_header(6000, 6000)).width == 6000


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(PictureInvalid, match="30 MB"):
        probe(file_of(quadrants(), "png") + bytes(MAX_PICTURE_BYTES))


@pytest.mark.parametrize("kind", ["jpeg", "png", "bmp", "tiff", "webp"])
def test_a_truncated_file_is_invalid(kind: str) -> None:
    data = file_of(Image.fromarray(texture(width=64, height=64)), kind)
    with pytest.raises(PictureInvalid):
        normalise(data[: len(data) // 2])


def test_a_truncated_jpeg_still_has_a_header() -> None:
    data = file_of(Image.fromarray(texture(width=64, height=64)), "jpeg")
    assert probe(data[: len(data) // 2]).width == 64


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    # How the upright picture is stored for each value: the inverse of what a viewer does.
    stored = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    image = quadrants() if stored is None else quadrants().transpose(stored)
    for kind in ("png", "tiff", "webp"):
        options = {"lossless": True} if kind == "webp" else {}
        pixels_hwc = normalise(file_of(image, kind, exif=exif, **options))
        np.testing.assert_array_equal(pixels_hwc, np.asarray(quadrants()))


FLATTENED = [
    (solid("RGBA", (255, 0, 0, 255)), (255, 0, 0)),  # opaque
    (solid("RGBA", (255, 0, 0, 0)), (255, 255, 255)),  # transparent: white shows
    (solid("RGBA", (0, 0, 0, 51)), (204, 204, 204)),  # a fifth of black on white
    (solid("LA", (0, 51)), (204, 204, 204)),
    (solid("L", 77), (77, 77, 77)),
    (solid("1", 1), (255, 255, 255)),
    (solid("I;16", 65535), (255, 255, 255)),  # not clipped: scaled
    (solid("I;16", 32896), (128, 128, 128)),
    (solid("RGB", (1, 2, 3)).quantize(4), (1, 2, 3)),  # palette
]


@pytest.mark.parametrize(("image", "expected"), FLATTENED)
def test_every_kind_of_png_becomes_rgb_on_white(
    image: Image.Image, expected: tuple[int, int, int]
) -> None:
    pixels_hwc = normalise(file_of(image, "png"))
    assert np.abs(pixels_hwc.astype(int) - np.array(expected)).max() <= 1


def test_a_transparent_palette_entry_shows_white() -> None:
    image = solid("P", 0)
    image.putpalette([10, 20, 30, 40, 50, 60])
    assert normalise(file_of(image, "png", transparency=0))[0, 0].tolist() == [255, 255, 255]


def test_16_bit_colour_keeps_its_brightness() -> None:
    raw = struct.pack(">3H", 65535, 32896, 0)
    header = b"IHDR" + struct.pack(">IIBBBBB", 1, 1, 16, 2, 0, 0, 0)
    body = b"IDAT" + zlib.compress(b"\0" + raw)
    chunks = [
        struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part))
        for part in (header, body, b"IEND")
    ]
    data = b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
    assert normalise(data)[0, 0].tolist() == [255, 128, 0]


def test_cmyk_becomes_rgb() -> None:
    pixels_hwc = normalise(file_of(solid("CMYK", (255, 0, 0, 0)), "tiff"))
    assert pixels_hwc[0, 0].tolist() == [0, 255, 255]


def test_32_bit_samples_without_a_white_level_are_refused() -> None:
    with pytest.raises(PictureInvalid):
        normalise(file_of(solid("F", 0.5), "tiff"))


def test_an_animations_first_frame_is_taken() -> None:
    frames = [solid("RGB", colour) for colour in ("red", "lime", "blue")]
    data = file_of(frames[0], "gif", save_all=True, append_images=frames[1:])
    assert normalise(data)[0, 0].tolist() == [255, 0, 0]


def test_an_embedded_profile_is_converted_to_srgb() -> None:
    # Linear-light RGB with sRGB's primaries: made of the sRGB profile by replacing its curves.
    xyz = ImageCms.ImageCmsProfile(ImageCms.createProfile("XYZ")).tobytes()
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    image = solid("RGB", (200, 100, 50))
    plain = normalise(file_of(image, "png"))
    for foreign in (xyz, lab, b"not a profile"):  # not RGB profiles: ignored
        np.testing.assert_array_equal(normalise(file_of(image, "png", icc_profile=foreign)), plain)

    converted = normalise(file_of(image, "png", icc_profile=gamma_1_profile()))
    # sRGB of linear 200/255, 100/255, 50/255 (IEC 61966-2-1): 229, 168, 123.
    assert np.abs(converted[0, 0].astype(int) - (229, 168, 123)).max() <= 2


def gamma_1_profile() -> bytes:
    """Pillow's sRGB profile with its three tone curves replaced by straight lines (ICC.1 §10.6: a
    ``curv`` of no entries is the identity)."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    for index in range(int.from_bytes(profile[128:132], "big")):
        entry = 132 + 12 * index
        if bytes(profile[entry : entry + 4]) in (b"rTRC", b"gTRC", b"bTRC"):
            offset = int.from_bytes(profile[entry + 4 : entry + 8], "big")
            profile[offset : offset + 12] = b"curv" + bytes(8)
            profile[entry + 8 : entry + 12] = (12).to_bytes(4, "big")
    return bytes(profile)


@pytest.mark.parametrize(
    ("source", "frame"),
    [
        ((1280, 720), (1280, 720)),
        ((640, 480), (1280, 720)),
        ((480, 640), (1280, 720)),
        ((6000, 100), (720, 1280)),
        ((1, 1), (64, 36)),
        ((333, 777), (834, 1112)),
    ],
)
def test_cover_fills_the_frame(source: tuple[int, int], frame: tuple[int, int]) -> None:
    pixels_hwc = np.full((source[1], source[0], 3), 90, np.uint8)
    covered_hwc = cover(pixels_hwc, width=frame[0], height=frame[1])
    assert covered_hwc.shape == (frame[1], frame[0], 3)
    assert (covered_hwc == 90).all()


def test_cover_leaves_a_picture_of_the_frames_size_as_it_is() -> None:
    pixels_hwc = texture(width=96, height=54)
    np.testing.assert_array_equal(cover(pixels_hwc, width=96, height=54), pixels_hwc)


def test_cover_cuts_evenly_on_both_sides() -> None:
    stripes: NDArray[np.uint8] = np.zeros((10, 30, 3), np.uint8)
    stripes[:, 10:20] = 255
    covered_hwc = cover(stripes, width=100, height=100)
    assert (covered_hwc[:, 20:-20] > 240).all()  # Lanczos rings a little
    np.testing.assert_array_equal(covered_hwc, covered_hwc[:, ::-1])


def test_cover_reads_a_mapped_picture(tmp_path: Path) -> None:
    picture = ingest(file_of(quadrants(), "png"), role="first_frame", into=tmp_path)
    assert cover(picture.load(), width=6, height=4).shape == (4, 6, 3)


def test_ingest_keeps_the_pixels_beside_the_attempt(tmp_path: Path) -> None:
    picture = ingest(file_of(quadrants(), "png"), role="last_frame", into=tmp_path)
    assert picture.role == "last_frame"
    assert picture.path.parent == tmp_path
    np.testing.assert_array_equal(picture.load(), np.asarray(quadrants()))


def test_ingest_on_a_full_disk_says_so(small_disk: Path) -> None:
    data = file_of(Image.fromarray(texture(width=800, height=600)), "jpeg")
    with pytest.raises(DiskFull):
        ingest(data, role="reference", into=small_disk)

"""What an uploaded file is, told by its content."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from PIL import Image

from tests.media.clips_of import audio_file, moving, tones, video_file
from vitascope.catalog.media import FORMATS
from vitascope.media.errors import AudioInvalid, MediaUnknown, PictureInvalid, VideoInvalid
from vitascope.media.kinds import MAX_AUDIO_BYTES, MAX_VIDEO_BYTES
from vitascope.media.pictures import MAX_PICTURE_BYTES
from vitascope.media.probe import MediaProbe, probe_media
from vitascope.media.sniff import mime_of


@pytest.mark.parametrize("name", ["jpeg", "png", "webp", "bmp", "tiff", "gif"])
def test_pictures(tmp_path: Path, name: str) -> None:
    path = tmp_path / "upload"  # without an ending: nobody looks at it
    Image.new("RGB", (40, 30), "teal").save(path, name)
    assert probe_media(path) == MediaProbe(
        kind="image",
        mime=f"image/{name}",
        extension=name,
        size_bytes=path.stat().st_size,
        width=40,
        height=30,
    )


@pytest.mark.parametrize(("name", "mime"), [("wav", "audio/wav"), ("mp3", "audio/mpeg")])
def test_audio(tmp_path: Path, name: str, mime: str) -> None:
    path = audio_file(tmp_path / f"sound.{name}", tones(2.5)).rename(tmp_path / "upload")
    probe = probe_media(path)
    assert (probe.kind, probe.mime, probe.extension) == ("audio", mime, name)
    assert (probe.width, probe.height, probe.size_bytes) == (None, None, path.stat().st_size)
    assert probe.duration_s == pytest.approx(2.5, abs=0.06)


@pytest.mark.parametrize(("name", "mime"), [("mp4", "video/mp4"), ("mov", "video/quicktime")])
def test_video(tmp_path: Path, name: str, mime: str) -> None:
    frames = (moving(i, width=64, height=48) for i in range(60))
    path = video_file(tmp_path / f"film.{name}", frames, rotation=90).rename(tmp_path / "upload")
    probe = probe_media(path)
    assert (probe.kind, probe.mime, probe.extension) == ("video", mime, name)
    assert (probe.width, probe.height) == (48, 64)  # upright
    assert probe.duration_s == pytest.approx(2.5, abs=0.01)


@pytest.mark.parametrize(
    ("beginning", "mime"),
    [
        (b"\xff\xd8\xff\xe1", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM\x36\0", "image/bmp"),
        (b"MM\0*\0\0\0\x08", "image/tiff"),
        (b"GIF87a", "image/gif"),
        (b"RIFF\x10\0\0\0WAVEfmt ", "audio/wav"),
        (b"ID3\x04\0", "audio/mpeg"),
        (b"\xff\xfb\x90\x64\0", "audio/mpeg"),  # MPEG-1, layer III, 128 kbit/s, 44.1 kHz
        (b"\xff\xf3\x84\xc4\0", "audio/mpeg"),  # MPEG-2
        (b"\0\0\0\x20ftypisom\0\0\x02\0", "video/mp4"),
        (b"\0\0\0\x14ftypqt  \0\0\0\0", "video/quicktime"),
        (b"\0\0\x0a\0moov\0\0\0\x6cmvhd", "video/quicktime"),  # before there was ftyp
    ],
)
def test_formats_are_told_by_their_first_bytes(beginning: bytes, mime: str) -> None:
    found = mime_of(beginning + bytes(64))
    assert found is not None
    assert found.mime == mime
    assert FORMATS[mime] == found.name


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"RIFF",
        b"%PDF-1.7\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"RIFF\x10\0\0\0AVI LIST",
        b"\0\0\0\x1cftypavif\0\0\0\0avifmif1",
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
        b"OggS\0\x02",
        b"fLaC\0\0\0\x22",
        b"\xff\xf1\x50\x80",  # AAC in ADTS
        b"\xff\xfb\xf0\x64",  # a bit rate that is none
        b"\x1aE\xdf\xa3",
    ],
)
def test_anything_else_is_unknown_and_the_sentence_says_what_is_taken(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "upload"
    path.write_bytes(content)
    with pytest.raises(MediaUnknown, match=r"jpeg, png, .* a wav or mp3 audio, or an mp4 or mov"):
        probe_media(path)


@pytest.mark.parametrize(
    ("beginning", "size_bytes", "error"),
    [
        (b"\x89PNG\r\n\x1a\n", MAX_PICTURE_BYTES, PictureInvalid),
        (b"RIFF\x10\0\0\0WAVEfmt ", MAX_AUDIO_BYTES, AudioInvalid),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", MAX_VIDEO_BYTES, VideoInvalid),
    ],
)
def test_a_large_file_is_never_in_memory(
    tmp_path: Path,
    beginning: bytes,
    size_bytes: int,
    error: type[PictureInvalid | AudioInvalid | VideoInvalid],
) -> None:
    path = tmp_path / "upload"
    with path.open("wb") as file:
        file.write(beginning)
        file.truncate(size_bytes)  # as large as is allowed, and nothing behind the beginning
    tracemalloc.start()
    try:
        with pytest.raises(error):
            probe_media(path)
        _, peak_bytes = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak_bytes < size_bytes / 4
    with path.open("ab") as file:
        file.write(b"one byte more")
    with pytest.raises(error, match="larger than"):
        probe_media(path)

import base64

import pytest

from vitascope.catalog.media import MediaKind
from vitascope.catalog.urls import is_data_url
from vitascope.media.dataurl import decode_data_url
from vitascope.media.errors import AudioInvalid, MediaError, PictureInvalid, VideoInvalid
from vitascope.media.kinds import KINDS
from vitascope.media.pictures import MAX_PICTURE_BYTES


def url_of(data: bytes, media_type: str = "image/png") -> str:
    return f"data:{media_type};base64,{base64.b64encode(data).decode()}"


@pytest.mark.parametrize("data", [b"a", b"ab", b"abc", bytes(range(256))])
def test_the_bytes_come_back(data: bytes) -> None:
    assert decode_data_url(url_of(data)) == data


@pytest.mark.parametrize(
    "url",
    [
        "DATA:image/png;base64,QUJD",  # the scheme has no case
        "data:image/svg+xml;charset=utf-8;BASE64,QUJD",  # parameters; the content decides
    ],
)
def test_odd_but_legal_spellings_are_taken(url: str) -> None:
    assert is_data_url(url)
    assert decode_data_url(url) == b"ABC"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("data:image/png;base64", "must read"),  # no comma
        ("https://example.com/a.png", "must read"),
        ("data:;base64,QUJD", "image type"),
        ("data:text/plain;base64,QUJD", "image type"),
        ("data:image/png,%89PNG", "percent-encoded"),
        ("data:image/png;base64;x=y,QUJD", "percent-encoded"),  # base64 must be last (RFC 2397)
        ("data:image/png;base64,", "no data"),
        ("data:image/png;base64,QUJ", "not valid base64"),  # cut
        ("data:image/png;base64,QQ==QQ==", "not valid base64"),  # two in one
        ("data:image/png;base64,QU JD", "not valid base64"),  # a space
        ("data:image/png;base64,QUJD\n", "not valid base64"),
        ("data:image/png;base64,QUJ%44", "not valid base64"),
        ("data:image/png;base64,-_-_", "not valid base64"),  # the other alphabet
        ("data:image/png;base64,图片图片", "not valid base64"),
        ("data:image/png;base64,====", "not valid base64"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(PictureInvalid, match=sentence):
        decode_data_url(url)


def test_the_limit_holds_to_the_byte() -> None:
    assert len(decode_data_url(url_of(bytes(MAX_PICTURE_BYTES)))) == MAX_PICTURE_BYTES
    with pytest.raises(PictureInvalid, match="larger than 30 MB"):
        decode_data_url(url_of(bytes(MAX_PICTURE_BYTES + 1)))


@pytest.mark.parametrize(
    ("kind", "own", "other", "error", "size"),
    [
        ("audio", "audio/mpeg", "video/mp4", AudioInvalid, "15 MB"),
        ("video", "video/quicktime", "image/png", VideoInvalid, "50 MB"),
    ],
)
def test_sound_and_film_come_the_same_way(
    kind: MediaKind, own: str, other: str, error: type[MediaError], size: str
) -> None:
    assert decode_data_url(url_of(b"abc", own), kind=kind) == b"abc"
    with pytest.raises(error, match=f"must be an? {kind} type such as {kind}/"):
        decode_data_url(url_of(b"abc", other), kind=kind)
    with pytest.raises(error, match=f"must read data:{kind}/"):
        decode_data_url("https://example.com/a", kind=kind)
    with pytest.raises(error, match="not valid base64"):
        decode_data_url(f"data:{own};base64,QUJ", kind=kind)
    with pytest.raises(error, match=f"The {kind} is larger than {size}"):
        decode_data_url(url_of(bytes(KINDS[kind].limit_bytes + 1), own), kind=kind)

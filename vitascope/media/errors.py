"""What can go wrong with pictures, sound and video files.

    MediaError
    ├── ImageUnreachable     image_unreachable   no answer in time, or not a 200
    ├── ImageForbidden       image_forbidden     an address that the guard refuses
    ├── PictureInvalid       image_invalid       not a picture we take, too large, broken
    ├── Audio…, Video…       audio_…, video_…    the same three for audio and for video
    ├── MediaUnknown         media_unknown       a file of none of the formats we take
    ├── FilmUnreachable      provider_failed     a provider's file could not be fetched; retryable
    ├── FilmUnusable         provider_failed     … and will never be: no video, broken, too short
    ├── AddressForbidden     address_forbidden   the guard refuses to connect there
    ├── HostUnknown          host_unknown        a name that resolves to nothing
    ├── BadFrames            engine_failed       the engine's frames do not fit the video
    │   └── fit.FramesMissing
    ├── DiskFull             disk_full           no room left for a file being written
    └── EncodeFailed         encode_failed       the encoder or the file under it gave up

Codes are those of ``error_code`` in a task's status. No message holds a URL's credentials or query.
"""

import errno
from pathlib import Path
from typing import ClassVar

from vitascope.errors import VitascopeError

__all__ = [
    "AddressForbidden",
    "AudioForbidden",
    "AudioInvalid",
    "AudioUnreachable",
    "BadFrames",
    "DiskFull",
    "EncodeFailed",
    "FilmUnreachable",
    "FilmUnusable",
    "HostUnknown",
    "ImageForbidden",
    "ImageUnreachable",
    "MediaError",
    "MediaUnknown",
    "PictureInvalid",
    "VideoForbidden",
    "VideoInvalid",
    "VideoUnreachable",
    "file_error",
]


class MediaError(VitascopeError):
    """A picture cannot be had or a file cannot be made."""

    code: ClassVar[str] = "media_failed"


class ImageUnreachable(MediaError):
    """The picture could not be fetched."""

    code: ClassVar[str] = "image_unreachable"


class ImageForbidden(MediaError):
    """The picture's address may not be fetched from here."""

    code: ClassVar[str] = "image_forbidden"


class PictureInvalid(MediaError):
    """The picture cannot be used."""

    code: ClassVar[str] = "image_invalid"


class AudioUnreachable(MediaError):
    """The audio could not be fetched."""

    code: ClassVar[str] = "audio_unreachable"


class AudioForbidden(MediaError):
    """The audio's address may not be fetched from here."""

    code: ClassVar[str] = "audio_forbidden"


class AudioInvalid(MediaError):
    """The audio cannot be used."""

    code: ClassVar[str] = "audio_invalid"


class VideoUnreachable(MediaError):
    """The video could not be fetched."""

    code: ClassVar[str] = "video_unreachable"


class VideoForbidden(MediaError):
    """The video's address may not be fetched from here."""

    code: ClassVar[str] = "video_forbidden"


class VideoInvalid(MediaError):
    """The video cannot be used."""

    code: ClassVar[str] = "video_invalid"


class MediaUnknown(MediaError):
    """The file is of none of the formats that are taken."""

    code: ClassVar[str] = "media_unknown"


class FilmUnreachable(MediaError):
    """The provider's video could not be fetched; it may be there in a moment."""

    code: ClassVar[str] = "provider_failed"
    retryable: ClassVar[bool] = True


class FilmUnusable(MediaError):
    """The provider's video cannot be used, and will not be."""

    code: ClassVar[str] = "provider_failed"


class AddressForbidden(MediaError):
    """The address is not a public one, and not one that the operator lets in."""

    code: ClassVar[str] = "address_forbidden"


class HostUnknown(MediaError):
    """The host's name has no address."""

    code: ClassVar[str] = "host_unknown"


class BadFrames(MediaError):
    """The frames do not fit the video that was announced."""

    code: ClassVar[str] = "engine_failed"


class DiskFull(MediaError):
    """There is no room left on the disk."""

    code: ClassVar[str] = "disk_full"
    retryable: ClassVar[bool] = True


class EncodeFailed(MediaError):
    """The video file could not be written."""

    code: ClassVar[str] = "encode_failed"
    retryable: ClassVar[bool] = True


_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})


def file_error(error_number: int | None, *, path: Path, reason: str) -> MediaError:
    """The error of ours that stands for a failed write to ``path``."""
    if error_number in _NO_ROOM:
        return DiskFull(f"There is no room left on the disk to write {path.name}.")
    return EncodeFailed(f"{path.name} could not be written: {reason}.")

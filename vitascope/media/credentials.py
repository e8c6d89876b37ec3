"""C2PA content credentials: a signed statement in the MP4 of what made it.

Knows the operator's certificate and key, and how to write the statement; does not know what made
the video: the caller says. ``provenance`` reads such statements. c2pa-python does the work; it is
imported when first used, because most deployments sign nothing.

The statement: one action, ``c2pa.created``, with the kind of source that IPTC names. Signing
rewrites the file: the manifest goes between ``ftyp`` and ``moov``, which stays before the data.
Measured, 2 cores: 25 MB 0.1 s, 129 MB 0.5 s; memory about twice the size of the file.
No time stamp of an authority is asked for, so a signature counts while its certificate is valid.
Sources: https://spec.c2pa.org/specifications/specifications/2.2/specs/C2PA_Specification.html,
https://cv.iptc.org/newscodes/digitalsourcetype/.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Literal

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from PIL import Image

from vitascope import __version__
from vitascope.media.errors import MediaError, file_error

if TYPE_CHECKING:
    import c2pa
    from cryptography.hazmat.primitives.asymmetric.types import PrivateKeyTypes

__all__ = [
    "C2PA_SETTINGS",
    "Credentials",
    "CredentialsUnusable",
    "SourceType",
    "c2pa_sentence",
    "check_credentials",
    "load_chain",
    "load_credentials",
    "sign",
]

SourceType = Literal["trainedAlgorithmicMedia", "algorithmicMedia"]
"""Made by a trained model, or by an algorithm that nothing was trained for."""

_SOURCE_TYPES: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"

_CURVES: Final = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}

_FIT: Final = (
    "C2PA asks for a certificate that another one has signed, with the key usage digitalSignature "
    "and the extended key usage emailProtection or documentSigning."
)
"""C2PA 2.2 §14.5 "X.509 Certificates": what c2pa's "the certificate is invalid" may mean."""

C2PA_SETTINGS: Final[dict[str, Any]] = {
    # Reading a stranger's file must not send a request to wherever that file says.
    "verify": {"remote_manifest_fetch": False, "ocsp_fetch": False},
    # A picture would have to be decoded from the video; ours has a poster beside it.
    "builder": {"thumbnail": {"enabled": False}, "created_assertion_labels": ["c2pa.actions"]},
}


class CredentialsUnusable(MediaError):
    """The certificate and the key for content credentials cannot be used."""

    code: ClassVar[str] = "credentials_unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """What videos are signed with; see ``load_credentials``."""

    chain_pem: bytes = field(repr=False)
    """The signer's certificate first, then those that vouch for it."""
    private_key_pem: bytes = field(repr=False)
    """PKCS #8, not encrypted."""
    algorithm: str
    """As c2pa names it: es256, es384, es512, ps256 or ed25519."""


def load_credentials(certificate: Path, private_key: Path) -> Credentials:
    """Read a certificate chain and the key that belongs to it.

    Raises:
        CredentialsUnusable: a file is missing or not what it must be, the two do not belong
            together, or the certificate is not valid now.
    """
    chain = load_chain(certificate)
    key = _load_key(private_key)
    if chain[0].public_key() != key.public_key():
        hint = ""
        if any(other.public_key() == key.public_key() for other in chain[1:]):
            hint = " The signer's certificate must come first in the chain."
        raise CredentialsUnusable(
            f"The C2PA key {private_key.name} does not belong to the first certificate of "
            f"{certificate.name}.{hint}"
        )
    _check_dates(chain[0], certificate)
    return Credentials(
        chain_pem=b"".join(link.public_bytes(serialization.Encoding.PEM) for link in chain),
        private_key_pem=key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
        algorithm=_algorithm(key, private_key),
    )


def check_credentials(certificate: Path | None, private_key: Path | None) -> str | None:
    """What is wrong with the configured certificate and key, tried by signing a picture of one
    pixel; None if nothing is, or if there are none."""
    if certificate is None and private_key is None:
        return None
    if certificate is None or private_key is None:
        return "C2PA content credentials need both a certificate and a private key."
    try:
        credentials = load_credentials(certificate, private_key)
    except CredentialsUnusable as error:
        return error.message
    try:
        picture = io.BytesIO()
        Image.new("RGB", (1, 1)).save(picture, "PNG")
        with _translate(certificate.name):
            _sign(
                picture, io.BytesIO(), "image/png", credentials, "algorithmicMedia", title="check"
            )
    except CredentialsUnusable as error:
        return f"{error.message} {_FIT}"
    return None


def sign(path: Path, *, credentials: Credentials, source_type: SourceType, title: str) -> None:
    """Sign a finished MP4 in place; it is the old file or the signed one, never half of one.

    Args:
        title: what the manifest calls the video.

    Raises:
        CredentialsUnusable: the certificate is not fit for it, or is no longer valid.
        DiskFull, EncodeFailed: the signed file cannot be written.
    """
    signed = path.with_name(f"{path.name}.signed")
    try:
        target = _WatchedFile(signed)
    except OSError as exc:
        raise file_error(exc.errno, path=path, reason=exc.strerror or "unknown") from exc
    try:
        with target, path.open("rb") as source, _translate(path.name):
            _sign(source, target, "video/mp4", credentials, source_type, title=title)
            target.flush()
        signed.replace(path)
    except (OSError, CredentialsUnusable) as exc:
        signed.unlink(missing_ok=True)
        # c2pa tells of a failed write as of any other failure, without saying why.
        cause = target.failure or (exc if isinstance(exc, OSError) else None)
        if cause is None:
            raise
        reason = cause.strerror or type(cause).__name__
        raise file_error(cause.errno, path=path, reason=reason) from exc


class _WatchedFile(io.BufferedRandom):
    """A file that remembers why writing to it failed: c2pa does not pass that on."""

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "w+"))
        self.failure: OSError | None = None

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError as exc:
            self.failure = exc
            raise

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as exc:
            self.failure = exc
            raise


def _sign(
    source: io.IOBase,
    target: io.IOBase,
    mime: str,
    credentials: Credentials,
    source_type: SourceType,
    *,
    title: str,
) -> None:
    import c2pa

    made = {"action": "c2pa.created", "digitalSourceType": _SOURCE_TYPES + source_type}
    manifest = {
        "title": title,
        "format": mime,
        "claim_generator_info": [{"name": "Vitascope", "version": __version__}],
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [made]}}],
    }
    info = c2pa.C2paSignerInfo(
        credentials.algorithm, credentials.chain_pem, credentials.private_key_pem, None
    )
    with (
        c2pa.Context(c2pa.Settings.from_dict(C2PA_SETTINGS)) as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(manifest, context=context) as builder,
    ):
        builder.sign(signer, mime, source, target)


@contextmanager
def _translate(name: str) -> Iterator[None]:
    import c2pa

    try:
        yield
    except c2pa.C2paError as exc:
        raise CredentialsUnusable(
            f"The content credentials of {name} could not be made: {c2pa_sentence(exc)}."
        ) from exc


def c2pa_sentence(error: c2pa.C2paError) -> str:
    """c2pa's sentence without the word for its kind."""
    kind, _, sentence = str(error).partition(": ")
    return (sentence or kind).rstrip(".")


def load_chain(path: Path) -> list[x509.Certificate]:
    """Read certificates from a PEM file, in their order.

    Raises:
        CredentialsUnusable: the file cannot be read or holds none.
    """
    try:
        return x509.load_pem_x509_certificates(_read(path))
    except ValueError as exc:
        raise CredentialsUnusable(
            f"{path.name} must hold certificates as PEM (-----BEGIN CERTIFICATE-----)."
        ) from exc


def _load_key(path: Path) -> PrivateKeyTypes:
    try:
        return serialization.load_pem_private_key(_read(path), password=None)
    except TypeError as exc:
        raise CredentialsUnusable(
            f"The C2PA key {path.name} is encrypted; it must be stored without a password."
        ) from exc
    except (ValueError, UnsupportedAlgorithm) as exc:
        raise CredentialsUnusable(
            f"{path.name} must hold a private key as PEM (-----BEGIN PRIVATE KEY-----)."
        ) from exc


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as exc:
        raise CredentialsUnusable(f"{path.name} cannot be read: {exc.strerror}.") from exc


def _check_dates(certificate: x509.Certificate, path: Path) -> None:
    now = datetime.now(UTC)
    begins, ends = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    if not begins <= now <= ends:
        raise CredentialsUnusable(
            f"The C2PA certificate {path.name} is valid from {begins:%Y-%m-%d} to "
            f"{ends:%Y-%m-%d}, not today."
        )


def _algorithm(key: PrivateKeyTypes, path: Path) -> str:
    """C2PA 2.2 §13.2 "Digital signatures" lists what may sign."""
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519"
    if isinstance(key, rsa.RSAPrivateKey):
        return "ps256"
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name]
    raise CredentialsUnusable(
        f"The C2PA key {path.name} must be P-256, P-384, P-521, RSA or Ed25519."
    )

"""Certificates to sign with, made for one test: a root, and a signer that it vouches for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

__all__ = ["KEY_MAKERS", "Chain", "make_chain"]

SigningKey = (
    ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey | dsa.DSAPrivateKey
)

KEY_MAKERS: dict[str, Callable[[], SigningKey]] = {
    "es256": lambda: ec.generate_private_key(ec.SECP256R1()),
    "es384": lambda: ec.generate_private_key(ec.SECP384R1()),
    "es512": lambda: ec.generate_private_key(ec.SECP521R1()),
    "ps256": lambda: rsa.generate_private_key(public_exponent=65537, key_size=2048),
    "ed25519": ed25519.Ed25519PrivateKey.generate,
}

_PEM = serialization.Encoding.PEM


@dataclass(frozen=True, slots=True)
class Chain:
    """Files, PEM."""

    certificate: Path
    """The signer's certificate, then the root's."""
    private_key: Path
    root: Path
    key: SigningKey


def make_chain(
    folder: Path,
    *,
    key: Callable[[], SigningKey] = KEY_MAKERS["es256"],
    begins_days: int = -1,
    ends_days: int = 30,
    is_for_signing: bool = True,
    is_root_first: bool = False,
) -> Chain:
    """Args:
    begins_days, ends_days: the signer's validity, from now.
    is_for_signing: whether the certificate names a purpose that C2PA takes.
    is_root_first: the chain in the wrong order.
    """
    folder.mkdir(parents=True, exist_ok=True)
    now = datetime.now(UTC)
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = (
        _certificate("Example Root", root_key.public_key(), now, -400, 400)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(_usage(is_root=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    signer_key = key()
    unsigned = (
        _certificate("Example Signer", signer_key.public_key(), now, begins_days, ends_days)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()),
            critical=False,
        )
        .add_extension(_usage(is_root=False), critical=True)
    )
    if is_for_signing:
        purposes = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        unsigned = unsigned.add_extension(purposes, critical=False)
    signer = unsigned.sign(root_key, hashes.SHA256())
    chain = Chain(folder / "chain.pem", folder / "key.pem", folder / "root.pem", signer_key)
    links = [signer.public_bytes(_PEM), root.public_bytes(_PEM)]
    chain.certificate.write_bytes(b"".join(reversed(links) if is_root_first else links))
    chain.root.write_bytes(root.public_bytes(_PEM))
    chain.private_key.write_bytes(
        signer_key.private_bytes(
            _PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return chain


def _certificate(
    name: str,
    public_key: ec.EllipticCurvePublicKey
    | rsa.RSAPublicKey
    | ed25519.Ed25519PublicKey
    | dsa.DSAPublicKey,
    now: datetime,
    begins_days: int,
    ends_days: int,
) -> x509.CertificateBuilder:
    def named(common_name: str) -> x509.Name:
        return x509.Name(
            [
                x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example Studio"),
                x509.NameAttribute(NameOID.COMMON_NAME, common_name),
            ]
        )

    return (
        x509.CertificateBuilder()
        .subject_name(named(name))
        .issuer_name(named("Example Root"))
        .public_key(public_key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now + timedelta(days=begins_days))
        .not_valid_after(now + timedelta(days=ends_days))
    )


def _usage(*, is_root: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_root,
        key_cert_sign=is_root,
        crl_sign=is_root,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )

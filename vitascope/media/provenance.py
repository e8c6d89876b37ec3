"""What a file's C2PA content credentials say, and whether they hold.

Reads any file that c2pa-python knows, ours or not, and fetches nothing. Does not know whom to
trust: the caller brings the roots. ``credentials`` is the side that writes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cryptography.hazmat.primitives import serialization

from vitascope.media.credentials import C2PA_SETTINGS, c2pa_sentence, load_chain

if TYPE_CHECKING:
    import c2pa

__all__ = ["CredentialFacts", "read_credentials"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CredentialFacts:
    """What the newest manifest of a file says, and whether it holds."""

    state: Literal["trusted", "valid", "invalid", "unreadable", "elsewhere"]
    """valid: the file is as it was signed, by someone who is on no list we were given;
    elsewhere: the file only says where its manifest is, which we do not fetch."""
    claim_generator: str = ""
    actions: tuple[str, ...] = ()
    signer: str = ""
    algorithm: str = ""
    signed_at: str | None = None
    """ISO 8601, by a time-stamping authority."""
    problems: tuple[str, ...] = ()


def read_credentials(path: Path, *, trusted: Path | None = None) -> CredentialFacts | None:
    """What a media file's content credentials say; None: it has none, or cannot hold any.

    Nothing is fetched from the network.

    Args:
        trusted: certificates of the roots to trust, PEM.

    Raises:
        OSError: the file cannot be read.
        CredentialsUnusable: ``trusted`` holds no certificates.
    """
    import c2pa

    settings = dict(C2PA_SETTINGS)
    if trusted is not None:
        roots = b"".join(
            root.public_bytes(serialization.Encoding.PEM) for root in load_chain(trusted)
        )
        settings["trust"] = {"user_anchors": roots.decode()}
    with path.open("rb") as file, c2pa.Context(c2pa.Settings.from_dict(settings)) as context:
        try:
            with c2pa.Reader(None, file, context=context) as reader:
                return _facts(reader)
        except (c2pa.C2paError.ManifestNotFound, c2pa.C2paError.NotSupported):
            return None
        except c2pa.C2paError as exc:
            # The one error of c2pa that has no class of its own.
            is_elsewhere = str(exc).startswith("Remote")
            return CredentialFacts(
                state="elsewhere" if is_elsewhere else "unreadable", problems=(c2pa_sentence(exc),)
            )


def _facts(reader: c2pa.Reader) -> CredentialFacts:
    manifest: dict[str, Any] = reader.get_active_manifest() or {}
    signature = manifest.get("signature_info") or {}
    state = str(reader.get_validation_state() or "Invalid").lower()
    return CredentialFacts(
        state="trusted" if state == "trusted" else "valid" if state == "valid" else "invalid",
        claim_generator=_generator(manifest),
        actions=tuple(_actions(manifest)),
        signer=", ".join(
            str(name) for key in ("common_name", "issuer") if (name := signature.get(key))
        ),
        algorithm=str(signature.get("alg", "")).lower(),
        signed_at=signature.get("time"),
        problems=tuple(_problems(reader)),
    )


def _generator(manifest: dict[str, Any]) -> str:
    """Claims of version 2 hold name and version, older ones a text as browsers send it."""
    for info in manifest.get("claim_generator_info") or ():
        return f"{info.get('name', '')} {info.get('version') or ''}".strip()
    return str(manifest.get("claim_generator", ""))


def _actions(manifest: dict[str, Any]) -> Iterator[str]:
    for assertion in manifest.get("assertions") or ():
        if str(assertion.get("label", "")).startswith("c2pa.actions"):
            for action in assertion.get("data", {}).get("actions", ()):
                source = str(action.get("digitalSourceType") or "").rpartition("/")[2]
                yield f"{action.get('action')} ({source})" if source else str(action.get("action"))


def _problems(reader: c2pa.Reader) -> Iterator[str]:
    results: dict[str, Any] = reader.get_validation_results() or {}
    active = results.get("activeManifest") or {}
    for failure in active.get("failure") or ():
        code = str(failure.get("code"))
        # Says no more than the state "valid" does.
        if code != "signingCredential.untrusted":
            yield f"{code}: {failure.get('explanation')}"

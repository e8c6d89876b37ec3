"""A service with a certificate: the videos it hands out carry content credentials that hold."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import vitascope
from tests.e2e.running import running_service
from tests.media.certificates import make_chain
from tests.media.decoding import decode_frames, first_atoms
from vitascope.media.provenance import read_credentials


def test_a_downloaded_video_is_signed(tmp_path: Path) -> None:
    chain = make_chain(tmp_path / "certificates")
    with running_service(
        tmp_path / "data",
        VITASCOPE_C2PA_CERTIFICATE=str(chain.certificate),
        VITASCOPE_C2PA_PRIVATE_KEY=str(chain.private_key),
    ) as service:
        status = service.wait_for_end(service.create("plain"))
        path = service.download(status, tmp_path / "video.mp4")
    facts = read_credentials(path, trusted=chain.root)
    assert facts is not None
    assert facts.state == "trusted"
    assert facts.claim_generator.startswith("Vitascope")
    assert len(facts.actions) == 1
    assert facts.actions[0].startswith("c2pa.created")
    assert len(decode_frames(path)) == 48
    atoms = first_atoms(path)
    assert atoms.index("moov") < atoms.index("mdat")
    shown = vitascope("inspect", path, "--trust", chain.root)
    assert shown.returncode == 0
    assert "trusted" in shown.stdout


def test_a_service_that_could_not_sign_does_not_start(tmp_path: Path) -> None:
    chain, other = make_chain(tmp_path / "a"), make_chain(tmp_path / "b")
    certificate = {"VITASCOPE_C2PA_CERTIFICATE": str(chain.certificate)}
    mixed = {**certificate, "VITASCOPE_C2PA_PRIVATE_KEY": str(other.private_key)}
    for variables in (certificate, mixed, {"VITASCOPE_WATERMARK_IMAGE": str(chain.root)}):
        ended = vitascope("worker", "--data-dir", tmp_path / "data", **variables)
        assert ended.returncode == 1
        assert ended.stderr.startswith("vitascope: ")
        assert "Traceback" not in ended.stderr

"""Content credentials, by signing videos and reading them back with c2pa itself."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import c2pa
import numpy as np
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import dsa
from PIL import Image

from tests.media.certificates import KEY_MAKERS, Chain, make_chain
from tests.media.decoding import decode_frames, decode_sound, first_atoms, probe_video
from tests.media.pictures_of import texture
from vitascope import __version__
from vitascope.media.credentials import (
    CredentialsUnusable,
    SourceType,
    check_credentials,
    load_credentials,
    sign,
)
from vitascope.media.encode import VideoWriter
from vitascope.media.errors import DiskFull, EncodeFailed
from vitascope.media.label import Label
from vitascope.media.provenance import read_credentials


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A second of video with sound, unsigned."""
    path = tmp_path_factory.mktemp("film") / "film.mp4"
    picture_hwc = texture(width=320, height=180)
    sound = (np.random.default_rng(0).standard_normal((2, 48_000)) * 0.1).astype(np.float32)
    with VideoWriter(
        path, width=320, height=180, frame_count=24, label=Label(task_id="t"), sound=sound
    ) as video:
        for shift in range(24):
            video.write(np.roll(picture_hwc, shift, axis=1)[None])
    return path


@pytest.fixture(scope="module")
def chain(tmp_path_factory: pytest.TempPathFactory) -> Chain:
    return make_chain(tmp_path_factory.mktemp("chain"))


def signed(
    film: Path, path: Path, chain: Chain, source_type: SourceType = "algorithmicMedia"
) -> Path:
    shutil.copy(film, path)
    credentials = load_credentials(chain.certificate, chain.private_key)
    sign(path, credentials=credentials, source_type=source_type, title="task.mp4")
    return path


@pytest.mark.parametrize("source_type", ["algorithmicMedia", "trainedAlgorithmicMedia"])
def test_the_manifest_says_what_made_the_video(
    film: Path, chain: Chain, tmp_path: Path, source_type: SourceType
) -> None:
    path = signed(film, tmp_path / "a.mp4", chain, source_type)
    with c2pa.Reader(path) as reader:
        manifest = reader.get_active_manifest()
    assert manifest["title"] == "task.mp4"
    generator = manifest["claim_generator_info"][0]
    assert (generator["name"], generator["version"]) == ("Vitascope", __version__)
    actions = [a for a in manifest["assertions"] if a["label"] == "c2pa.actions.v2"]
    assert len(actions) == 1
    assert actions[0]["created"]  # vouched for by the signer, not gathered from elsewhere
    assert actions[0]["data"]["actions"] == [
        {
            "action": "c2pa.created",
            "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{source_type}",
        }
    ]


def test_a_signed_video_is_the_same_video(film: Path, chain: Chain, tmp_path: Path) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    assert (decode_frames(path) == decode_frames(film)).all()
    assert (decode_sound(path) == decode_sound(film)).all()
    assert probe_video(path) == probe_video(film)  # the tags and their AI label too
    atoms = first_atoms(path)
    assert atoms.index("moov") < atoms.index("mdat")
    assert [file.name for file in tmp_path.iterdir()] == ["a.mp4"]


@pytest.mark.parametrize("algorithm", KEY_MAKERS)
def test_every_kind_of_key_signs(film: Path, tmp_path: Path, algorithm: str) -> None:
    chain = make_chain(tmp_path / "chain", key=KEY_MAKERS[algorithm])
    assert check_credentials(chain.certificate, chain.private_key) is None
    facts = read_credentials(signed(film, tmp_path / "a.mp4", chain))
    assert facts is not None
    assert (facts.state, facts.algorithm) == ("valid", algorithm)


def test_a_key_as_openssl_wrote_it_once_signs(film: Path, chain: Chain, tmp_path: Path) -> None:
    old = tmp_path / "key.pem"
    old.write_bytes(
        chain.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.TraditionalOpenSSL,
            serialization.NoEncryption(),
        )
    )
    assert check_credentials(chain.certificate, old) is None


def test_reading_tells_valid_from_trusted(film: Path, chain: Chain, tmp_path: Path) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    facts = read_credentials(path)
    assert facts is not None
    assert facts.state == "valid"
    assert facts.claim_generator == f"Vitascope {__version__}"
    assert facts.actions == ("c2pa.created (algorithmicMedia)",)
    assert facts.signer == "Example Signer, Example Studio"
    assert facts.problems == ()
    trusted = read_credentials(path, trusted=chain.root)
    assert trusted is not None and trusted.state == "trusted"
    stranger = make_chain(tmp_path / "other").root
    distrusted = read_credentials(path, trusted=stranger)
    assert distrusted is not None and distrusted.state == "valid"


@pytest.mark.parametrize("box", [b"mdat", b"moov"])
def test_one_flipped_bit_is_noticed(film: Path, chain: Chain, tmp_path: Path, box: bytes) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    data = bytearray(path.read_bytes())
    data[data.index(box) + 100] ^= 1
    path.write_bytes(data)
    facts = read_credentials(path, trusted=chain.root)
    assert facts is not None
    assert facts.state == "invalid"
    assert "assertion.bmffHash.mismatch" in facts.problems[0]


def test_another_claim_under_the_same_signature_is_noticed(
    film: Path, chain: Chain, tmp_path: Path
) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    data = path.read_bytes()
    assert data.count(b"digitalsourcetype/algorithmicMedia") == 1
    path.write_bytes(data.replace(b"/algorithmicMedia", b"/digitalCaptures "))
    facts = read_credentials(path)
    assert facts is not None and facts.state == "invalid"


def test_a_manifest_in_ruins_is_told(film: Path, chain: Chain, tmp_path: Path) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    data = bytearray(path.read_bytes())
    at = data.index(b"jumb") - 4
    data[at : at + 4] = b"\0\0\0\1"
    path.write_bytes(data)
    facts = read_credentials(path)
    assert facts is not None
    assert facts.state == "unreadable"
    assert facts.problems


def test_a_manifest_kept_elsewhere_is_not_fetched(chain: Chain, tmp_path: Path) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "JPEG")
    manifest = {"claim_generator_info": [{"name": "other"}]}
    info = c2pa.C2paSignerInfo(
        "es256", chain.certificate.read_bytes(), chain.private_key.read_bytes(), None
    )
    path = tmp_path / "a.jpg"
    with (
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(manifest) as builder,
        path.open("w+b") as file,
    ):
        builder.set_intent(
            c2pa.C2paBuilderIntent.CREATE, c2pa.C2paDigitalSourceType.DIGITAL_CREATION
        )
        builder.set_no_embed()
        builder.set_remote_url("http://127.0.0.1:9/manifest")
        builder.sign(signer, "image/jpeg", picture, file)
    facts = read_credentials(path)
    assert facts is not None
    assert facts.state == "elsewhere"
    assert "http://127.0.0.1:9/manifest" in facts.problems[0]


def test_without_credentials_there_are_no_facts(film: Path, tmp_path: Path) -> None:
    assert read_credentials(film) is None
    text = tmp_path / "a.txt"
    text.write_text("no media file at all")
    assert read_credentials(text) is None


def write(path: Path, text: str) -> Path:
    path.write_text(text)
    return path


def encrypted(chain: Chain, folder: Path) -> Path:
    path = folder / "encrypted.pem"
    path.write_bytes(
        chain.key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.BestAvailableEncryption(b"secret"),
        )
    )
    return path


def test_wrong_credentials_are_told_in_one_sentence(chain: Chain, tmp_path: Path) -> None:
    other = make_chain(tmp_path / "other")
    junk = write(tmp_path / "junk.pem", "not PEM")
    past = make_chain(tmp_path / "past", begins_days=-9, ends_days=-2)
    future = make_chain(tmp_path / "future", begins_days=2)
    reversed_ = make_chain(tmp_path / "reversed", is_root_first=True)
    unfit = make_chain(tmp_path / "unfit", is_for_signing=False)
    weak = make_chain(tmp_path / "weak", key=lambda: dsa.generate_private_key(2048))
    said = [
        (None, chain.private_key, "both a certificate and a private key"),
        (chain.certificate, None, "both a certificate and a private key"),
        (tmp_path / "none.pem", chain.private_key, "none.pem cannot be read: No such file"),
        (chain.certificate, tmp_path, "cannot be read: Is a directory"),
        (junk, chain.private_key, "junk.pem must hold certificates as PEM"),
        (chain.certificate, junk, "junk.pem must hold a private key as PEM"),
        (chain.certificate, encrypted(chain, tmp_path), "encrypted.pem is encrypted"),
        (chain.certificate, other.private_key, "does not belong to the first certificate"),
        (reversed_.certificate, reversed_.private_key, "must come first in the chain"),
        (past.certificate, past.private_key, "not today"),
        (future.certificate, future.private_key, "not today"),
        (weak.certificate, weak.private_key, "must be P-256, P-384, P-521, RSA or Ed25519"),
        # Only c2pa knows this one.
        (unfit.certificate, unfit.private_key, "the certificate is invalid. C2PA asks for"),
    ]
    for certificate, private_key, sentence in said:
        assert sentence in str(check_credentials(certificate, private_key))


def test_no_credentials_configured_is_fine() -> None:
    assert check_credentials(None, None) is None


def test_the_key_shows_in_no_log(chain: Chain) -> None:
    credentials = load_credentials(chain.certificate, chain.private_key)
    assert "PEM" not in repr(credentials).upper().replace("PRIVATE_KEY_PEM", "")
    assert "BEGIN" not in repr(credentials)


def test_an_unfit_certificate_leaves_the_video_as_it_was(film: Path, tmp_path: Path) -> None:
    chain = make_chain(tmp_path / "chain", is_for_signing=False)
    with pytest.raises(
        CredentialsUnusable, match=r"credentials of a\.mp4 .* certificate is invalid"
    ):
        signed(film, tmp_path / "a.mp4", chain)
    assert (tmp_path / "a.mp4").read_bytes() == film.read_bytes()
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.mp4", "chain"]


def test_a_full_disk_is_told_and_leaves_the_video(
    film: Path, chain: Chain, small_disk: Path
) -> None:
    path = small_disk / "a.mp4"
    shutil.copy(film, path)
    ballast_bytes = 1024 * 1024 - path.stat().st_size * 3 // 2
    (small_disk / "ballast").write_bytes(b"x" * ballast_bytes)
    credentials = load_credentials(chain.certificate, chain.private_key)
    with pytest.raises(DiskFull, match=r"a\.mp4"):
        sign(path, credentials=credentials, source_type="algorithmicMedia", title="t")
    assert path.read_bytes() == film.read_bytes()
    assert sorted(file.name for file in small_disk.iterdir()) == ["a.mp4", "ballast"]


def test_a_folder_that_is_gone_is_told(chain: Chain, tmp_path: Path) -> None:
    credentials = load_credentials(chain.certificate, chain.private_key)
    with pytest.raises(EncodeFailed, match=r"a\.mp4 could not be written"):
        sign(
            tmp_path / "gone" / "a.mp4",
            credentials=credentials,
            source_type="algorithmicMedia",
            title="t",
        )


def test_the_manifest_names_no_path_of_this_machine(
    film: Path, chain: Chain, tmp_path: Path
) -> None:
    path = signed(film, tmp_path / "a.mp4", chain)
    with c2pa.Reader(path) as reader:
        said = json.dumps(json.loads(reader.json()))
    assert str(tmp_path) not in said
    assert str(film) not in said

"""What is shown of a provider's words."""

from __future__ import annotations

from typing import Any

import pytest

from vitascope.engines.providers.wording import codes_of, error_of, fit, is_about_content


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"error": {"code": "Bad", "message": "no"}}, ("Bad", "no")),  # Ark, OpenAI
        ({"error": {"type": "Bad", "message": "no"}}, ("Bad", "no")),  # OpenAI without a code
        ({"code": "invalid", "message": "参数错误"}, ("invalid", "参数错误")),  # our contract
        ({"error": "out of memory"}, ("", "out of memory")),  # Replicate
        ({"title": "Invalid input", "detail": "no"}, ("", "no")),  # Replicate's problems
        ({"detail": [{"msg": "too long"}, {"msg": "no"}]}, ("", "too long; no")),  # FastAPI
        ({"detail": [{"msg": "no", "type": "Bad"}]}, ("Bad", "no")),  # fal
        ({"error": None, "status": "running"}, ("", "")),  # a job without an error
        ({"error": {"code": 7, "message": None}}, ("7", "")),
        ({"error": ["no"]}, ("", "")),
        ({}, ("", "")),
    ],
)
def test_an_error_body_is_a_code_and_a_sentence(
    body: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert error_of(body) == expected


def test_the_most_special_code_is_first() -> None:
    assert codes_of({"code": "invalid", "ref_code": 400015}) == ("400015", "invalid")
    assert codes_of({"error": {"code": "A.B", "type": "T"}}) == ("A.B", "A", "T")
    assert codes_of({"error": "text"}) == ()


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        # Links keep where they lead, and lose what opens them.
        (
            "cannot get https://a.example/x.png?sig=abc#f now",
            "cannot get https://a.example/x.png now",
        ),
        ("cannot get https://me:pw@a.example/x", "cannot get https://a.example/x"),
        ("bad url: 'http://a.example?token=1'", "bad url: 'http://a.example'"),
        ("image data:image/png;base64,AAAA+/== is bad", "image data:… is bad"),
        ("Incorrect API key provided: sk-abcdefgh1234", "Incorrect API key provided: …"),
        ("Incorrect API key provided: sk-ab******34.", "Incorrect API key provided: …"),
        ("got Authorization: Bearer abcdefgh.ijk", "got Authorization: Bearer …"),
        ("got Key abc-def:0123456", "got Key …"),
        ("two\nlines\t and  more", "two lines and more"),
        ("the key of the account is bad", "the key of the account is bad"),
        (None, ""),
    ],
)
def test_what_opens_a_door_is_not_shown(said: str | None, shown: str) -> None:
    assert fit(said) == shown


def test_the_key_itself_is_not_shown_wherever_it_stands() -> None:
    key = "0a1b2c3d"
    body = {"error": {"code": key, "message": "x" * 295 + key}}
    assert key[:4] not in " ".join(error_of(body, key=key))


def test_a_sentence_of_any_length_is_short() -> None:
    assert len(fit("word " * 1_000_000)) == 300


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InputTextSensitiveContentDetected", ""),
        ("OutputVideoSensitiveContentDetected.PolicyViolation", ""),
        ("InputImageRiskDetection", ""),
        ("content_policy_violation", ""),
        ("moderation_blocked", ""),
        ("", "Your request was rejected by our safety system."),
        ("", "NSFW content detected. Try another prompt."),
        ("", "The output may be related to copyright restrictions."),
        ("content_rejected", ""),
        ("", "内容违规"),
    ],
)
def test_words_about_the_content_are_known(code: str, message: str) -> None:
    assert is_about_content(code, message)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("InvalidParameter", "The parameter safety_identifier is not valid."),
        ("ServerOverloaded", "moderate load"),
        ("", "CUDA out of memory"),
        ("", ""),
    ],
)
def test_other_words_are_not(code: str, message: str) -> None:
    assert not is_about_content(code, message)

"""From OpenAI's words to ours: what is translated, and what is refused by the name it was sent
under. What its own client does with it is in tests/e2e/test_openai_client.py."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.serving import Served
from vitascope.api.openai.translate import create_body
from vitascope.catalog import MODELS, frame_size

CAT = {"type": "text", "text": "a cat"}
PICTURE = "https://example.com/a.png"

# What is sent beside the prompt, and what becomes of it.
TRANSLATED: list[tuple[dict[str, Any], dict[str, Any]]] = [
    ({}, {"model": "Seedance-Pro-1.5", "duration": 4, "resolution": "720p", "ratio": "9:16"}),
    ({"model": "sora-2-pro"}, {"model": "Seedance-Pro-1.5"}),
    ({"model": "Seedance-2.0"}, {"model": "Seedance-2.0"}),
    ({"seconds": "8"}, {"duration": 8}),
    ({"seconds": 8}, {"duration": 8}),
    ({"size": "1920x1080"}, {"resolution": "1080p", "ratio": "16:9"}),
    ({"size": "834x1112"}, {"resolution": "720p", "ratio": "3:4"}),
    ({"model": "Seedance-2.0", "size": "864x496"}, {"resolution": "480p", "ratio": "16:9"}),
    # our own words win over theirs
    ({"ratio": "1:1", "resolution": "720p", "size": "1x1"}, {"ratio": "1:1", "resolution": "720p"}),
    ({"seed": 7, "negative_prompt": "rain"}, {"seed": 7, "negative_prompt": "rain"}),
    ({"generate_audio": True}, {"provider_specific": {"generate_audio": True}}),
    (
        {"provider_specific": {"camera_fixed": True}, "generate_audio": False},
        {"provider_specific": {"camera_fixed": True, "generate_audio": False}},
    ),
    ({"input_reference": PICTURE}, {"content": [CAT, {"type": "image", "url": PICTURE}]}),
    (
        {"input_reference": {"image_url": PICTURE}},
        {"content": [CAT, {"type": "image", "url": PICTURE}]},
    ),
    (
        {"input_reference": {"file_id": "f"}},
        {"content": [CAT, {"type": "image", "file_id": "f"}]},
    ),
    (
        {
            "conditions": [
                {"type": "image", "uri": PICTURE, "role": "keyframe", "frame_index": 0},
                {"type": "image", "uri": PICTURE, "role": "keyframe", "frame_index": -1},
            ]
        },
        {
            "content": [
                CAT,
                {"type": "image", "url": PICTURE, "role": "first_frame"},
                {"type": "image", "url": PICTURE, "role": "last_frame"},
            ]
        },
    ),
]


@pytest.mark.parametrize(("sent", "expected"), TRANSLATED)
def test_what_is_sent_becomes_our_own_request(
    sent: dict[str, Any], expected: dict[str, Any]
) -> None:
    body = create_body({"prompt": "a cat", **sent})
    assert {name: body[name] for name in expected} == expected


def test_every_size_of_every_model_can_be_asked_for() -> None:
    for model in MODELS.values():
        ratios = model.ratios if isinstance(model.ratios, tuple) else ("16:9", "21:9", "1:4")
        for resolution in model.resolutions:
            for ratio in ratios:
                size = frame_size(resolution, ratio)
                body = create_body({"model": model.id, "size": "{}x{}".format(*size)})
                assert frame_size(body["resolution"], body["ratio"]) == size


# What is sent beside the prompt, the field that is blamed, and words of the sentence.
REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"size": "640x480"}, "size", "1280x720"),
    ({"size": 720}, "size", "1280x720"),
    ({"input_reference": 7}, "input_reference", "image_url"),
    ({"conditions": "a"}, "conditions", "array"),
    ({"seconds": "99"}, "duration", "2 to 12"),
    ({"seconds": "eight"}, "duration", "integer"),
    ({"model": "veo"}, "model", "Seedance-Pro-1.5"),
    ({"provider_specific": 1}, "provider_specific", "object"),
    ({"prompt": None}, "content", "text"),
    ({"prompt": 1}, "content[0].text", "string"),
]


@pytest.mark.parametrize(("sent", "param", "words"), REFUSED)
async def test_a_refusal_in_the_dialect_s_envelope(
    api: Served, sent: dict[str, Any], param: str, words: str
) -> None:
    answer = await api.http.post("/v1/videos", json={"prompt": "a cat", **sent})
    assert answer.status_code == 400
    body = answer.json()
    assert body.keys() == {"error", "request_id"}
    assert body["error"].keys() == {"message", "type", "param", "code"}
    assert (body["error"]["type"], body["error"]["param"]) == ("invalid_request_error", param)
    assert words in body["error"]["message"]


@pytest.mark.parametrize("after", ["8b8d1f0a-3f0e-4a5e-9b60-0f4f0c9d1e2a", "no-uuid"])
async def test_a_page_begins_behind_a_video_of_one_s_own(api: Served, after: str) -> None:
    answer = await api.http.get("/v1/videos", params={"after": after})
    assert answer.status_code == 400
    assert answer.json()["error"]["param"] == "after"


async def test_every_kind_of_failure_has_the_dialect_s_envelope(api: Served) -> None:
    failures = {
        401: await api.http.get("/v1/videos", headers={"Authorization": "Bearer sk-none-of-ours"}),
        404: await api.http.get("/v1/videos/none"),
        405: await api.http.put("/v1/videos", json={}),
        415: await api.http.post("/v1/videos", content=b"<a/>", headers={"content-type": "a/xml"}),
    }
    for status, answer in failures.items():
        assert answer.status_code == status
        assert answer.json().keys() == {"error", "request_id"}
        assert answer.json()["request_id"] == answer.headers["x-request-id"]


async def test_a_form_sent_twice_with_one_key_is_one_video(api: Served) -> None:
    headers = {"Idempotency-Key": "one"}
    form = {"prompt": (None, "a cat"), "seconds": (None, "4"), "n[a]": (None, "b")}
    answers = [await api.http.post("/v1/videos", files=form, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert answers[0].json()["id"] == answers[1].json()["id"]
    other = {**form, "prompt": (None, "a dog")}
    assert (await api.http.post("/v1/videos", files=other, headers=headers)).status_code == 409

"""The routes beside the two: what there is to choose from, how it is described, how it fares."""

from __future__ import annotations

import copy
import re
from typing import Any

import httpx
from psycopg.sql import SQL

from tests.api.serving import Served
from tests.catalog.requests import nothing_known
from vitascope.api.docs import openapi_document as document_of
from vitascope.api.errors import PROBLEM_ROWS, ROWS
from vitascope.api.routes import ENDPOINTS
from vitascope.catalog import MODELS, InvalidRequest, parse_request

RESOLUTIONS = ("480p", "720p", "1080p")


def openapi_document() -> dict[str, Any]:
    return document_of(ENDPOINTS)


async def test_the_list_of_models(api: Served) -> None:
    for path in ("/v1/models", "/v1/models?mode=video"):
        body = (await api.http.get(path)).json()
        assert body.keys() == {"object", "data", "has_more", "first_id", "last_id"}
        assert (body["object"], body["has_more"]) == ("list", False)
        ids = [entry["id"] for entry in body["data"]]
        assert ids == list(MODELS)
        assert ids[:2] == ["SenseAudio-Video-1.0", "Seedance-Pro-1.5"]
        assert (body["first_id"], body["last_id"]) == (ids[0], ids[-1])
        for entry in body["data"]:
            assert entry["mode"] == "video"
            assert {"display_name", "owned_by", "capabilities"} <= entry.keys()


async def test_a_form_can_be_built_from_a_model_s_entry(api: Served) -> None:
    for entry in (await api.http.get("/v1/models")).json()["data"]:
        can = entry["capabilities"]
        ratios = can["ratios"] if isinstance(can["ratios"], list) else ["1:4", "21:9", "4:1"]
        frames = [role for role in can["image_roles"] if role != "reference"]
        roles = frames or can["image_roles"]  # the two modes are never mixed
        body: dict[str, Any] = {
            "model": entry["id"],
            "content": [
                {"type": "text", "text": "a cat"},
                *[
                    {"type": "image", "url": "https://example.com/a.png", "role": role}
                    for role in roles
                ],
            ],
            "provider_specific": {option["name"]: True for option in can["options"]},
        }
        for resolution in can["resolutions"]:
            assert resolution in RESOLUTIONS
            for ratio in ratios:
                for duration in can["durations"]:
                    choice = {"resolution": resolution, "ratio": ratio, "duration": duration}
                    parse_request(body | choice, check_source=nothing_known)


async def test_a_key_sees_the_models_that_it_may_use(api: Served) -> None:
    listed = {
        ("Seedance-Pro-1.5",): ["Seedance-Pro-1.5"],
        ("Seedance-Pro-1.5", "One-That-Is-Gone"): ["Seedance-Pro-1.5"],
        (): [],
    }
    for allowed, ids in listed.items():
        headers = await api.key(allowed_models=list(allowed))
        body = (await api.http.get("/v1/models", headers=headers)).json()
        assert [entry["id"] for entry in body["data"]] == ids
        assert body["first_id"] == (ids[0] if ids else None)
        assert body["last_id"] == (ids[-1] if ids else None)


async def test_health_needs_no_key(api: Served) -> None:
    api.http.headers.pop("Authorization")
    assert (await api.http.get("/healthz")).json() == {"status": "ok"}
    unready = await api.http.get("/readyz")
    assert unready.status_code == 503
    assert unready.json() == {"status": "unready", "checks": {"database": True, "worker": False}}
    await api.execute(SQL("INSERT INTO workers (id) VALUES ('w1')"))
    ready = await api.http.get("/readyz")
    assert ready.status_code == 200
    assert ready.json() == {"status": "ready", "checks": {"database": True, "worker": True}}
    for path in ("/healthz", "/readyz"):
        assert (await api.http.head(path)).status_code == 200


async def test_docs_need_no_key_and_no_other_host(api: Served) -> None:
    api.http.headers.pop("Authorization")
    page = await api.http.get("/docs")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert re.findall(r"(?:src|href)=[\"']?(?:https?:)?//[^\"' >]+", page.text) == []
    for path in re.findall(r"(?:src|href)=[\"'](/[^\"']+)[\"']", page.text):
        assert (await api.http.get(path)).status_code == 200, path
    assert (await api.http.get("/openapi.json")).json() == openapi_document()


async def test_the_document_names_every_route_that_there_is(api: Served) -> None:
    document = openapi_document()
    for path, operations in document["paths"].items():
        for method in operations:
            answer = await api.http.request(method, path.replace("{key}", "videos/a/1.mp4"))
            assert answer.status_code not in (405, 500), (method, path)
            assert answer.json().get("message") != "接口不存在", path


def test_the_document_is_whole() -> None:
    document = openapi_document()
    assert document["openapi"].startswith("3.1.")
    assert document["info"]["title"] and document["info"]["version"]
    operations = [
        (path, operation) for path, item in document["paths"].items() for operation in item.values()
    ]
    ids = [operation["operationId"] for _, operation in operations if "operationId" in operation]
    assert len(set(ids)) == len(ids)
    for path, operation in operations:
        assert operation["summary"]
        in_path = {p["name"] for p in operation.get("parameters", []) if p["in"] == "path"}
        assert in_path == set(re.findall(r"\{(\w+)\}", path))
        for status, response in operation["responses"].items():
            assert re.fullmatch(r"[1-5]\d\d", status)
            assert response["description"]
    for reference in _references(document):
        _resolved(document, reference)


def test_every_row_of_the_error_table_is_in_the_document() -> None:
    described = str(openapi_document()["paths"])
    for row in [*ROWS.values(), *PROBLEM_ROWS.values()]:
        # Wrong methods and routes belong to no operation.
        if row.status != 405 and row.message != "接口不存在":
            assert f"{row.ref_code} {row.message}" in described, row


def test_the_document_s_examples_are_taken() -> None:
    create = openapi_document()["paths"]["/v1/video/create"]["post"]
    examples = create["requestBody"]["content"]["application/json"]["examples"]
    assert {example["value"]["model"] for example in examples.values()} == set(MODELS)
    for name, example in examples.items():
        try:
            parse_request(example["value"], check_source=nothing_known)
        except InvalidRequest as refusal:
            raise AssertionError(name) from refusal


async def test_the_status_s_schema_names_every_field_that_comes(api: Served) -> None:
    properties = openapi_document()["components"]["schemas"]["Status"]["properties"]
    failed = await api.created()
    await api.fail(failed, code="engine_failed", message="it broke")
    seen = set(await api.completed(return_last_frame=True)) | set(await api.status(failed))
    described = await api.created()
    await api.complete(described, {"places": ["sea"]})
    seen |= set(await api.status(described))
    pending = await api.created(negative_prompt="rain")
    seen |= set(await api.status(pending))
    await api.claim(pending)
    seen |= set(await api.status(pending))
    assert seen == set(properties)


async def test_the_error_s_schema_names_every_field_that_comes(api: Served) -> None:
    properties = openapi_document()["components"]["schemas"]["Error"]["properties"]
    answer: httpx.Response = await api.create(duration=1)
    assert set(answer.json()) == set(properties)


def test_the_document_is_made_anew_for_each_who_asks() -> None:
    first = openapi_document()
    before = copy.deepcopy(first)
    first["paths"].clear()
    assert openapi_document() == before


def _references(node: Any) -> list[str]:
    if isinstance(node, dict):
        own = [node["$ref"]] if "$ref" in node else []
        return own + [found for value in node.values() for found in _references(value)]
    if isinstance(node, list):
        return [found for value in node for found in _references(value)]
    return []


def _resolved(document: dict[str, Any], reference: str) -> Any:
    assert reference.startswith("#/")
    node: Any = document
    for part in reference.removeprefix("#/").split("/"):
        node = node[part]
    return node

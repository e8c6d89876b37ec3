"""The pieces that operations of the OpenAPI document are written with.

Written out, because the endpoints read requests by the contract's rules and not by a schema. Each
endpoint's module holds its own operation; ``docs`` puts the document together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from vitascope.api.errors import PROBLEM_ROWS, ROWS, Row

__all__ = [
    "Json",
    "failures",
    "json_answer",
    "json_body",
    "json_content",
    "list_of",
    "nullable",
    "object_of",
    "operation",
    "path_parameter",
    "query",
    "ref",
    "request_of",
]

Json = dict[str, Any]


def operation(
    *,
    summary: str,
    name: str,
    tag: str,
    answers: Mapping[str, Json],
    failing: Sequence[int] = (),
    description: str | None = None,
    parameters: Sequence[Json] = (),
    body: Json | None = None,
    error_schema: str = "Error",
) -> Json:
    """OpenAPI's operation object.

    Args:
        name: the operation's id.
        answers: response objects by status.
        failing: statuses of the error table that the endpoint itself may answer with; those of
            every route that needs a key (401, 403, 429, 500, 503) are added by ``docs``.
        error_schema: name of the envelope's schema.
    """
    made: Json = {"summary": summary, "operationId": name, "tags": [tag]}
    if description:
        made["description"] = description
    if parameters:
        made["parameters"] = list(parameters)
    if body:
        made["requestBody"] = body
    return {**made, "responses": {**answers, **failures(*failing, schema=error_schema)}}


def query(name: str, schema: Json, description: str = "", *, required: bool = False) -> Json:
    """A parameter of the query string."""
    return _parameter("query", name, schema, description, required=required)


def path_parameter(name: str, schema: Json, description: str = "") -> Json:
    return _parameter("path", name, schema, description, required=True)


def _parameter(place: str, name: str, schema: Json, description: str, *, required: bool) -> Json:
    made: Json = {"name": name, "in": place, "schema": schema}
    if required:
        made["required"] = True
    if description:
        made["description"] = description
    return made


def json_body(schema: Json, examples: Mapping[str, Json] | None = None) -> Json:
    """A request body that must be JSON."""
    content: Json = {"schema": schema}
    if examples:
        content["examples"] = {name: {"value": value} for name, value in examples.items()}
    return {"required": True, "content": {"application/json": content}}


def json_answer(description: str, schema: Json, example: object | None = None) -> Json:
    """A response object."""
    return {"description": description, "content": json_content(schema, example)}


def json_content(schema: Json, example: object | None = None) -> Json:
    made: Json = {"schema": schema}
    if example is not None:
        made["example"] = example
    return {"application/json": made}


def object_of(properties: Json, *, required: Sequence[str] | None = None) -> Json:
    """An object's schema; every property is required unless ``required`` says which."""
    return {
        "type": "object",
        "required": list(properties) if required is None else list(required),
        "properties": properties,
    }


def request_of(properties: Json, *, required: Sequence[str]) -> Json:
    """An object's schema in a request: null in a field that is not required counts as left out."""
    taken = {
        name: schema if name in required else nullable(schema)
        for name, schema in properties.items()
    }
    return object_of(taken, required=required)


def nullable(schema: Json) -> Json:
    """That, or null."""
    return {"anyOf": [schema, {"type": "null"}]}


def list_of(entry: Json) -> Json:
    """The envelope of every list: cursor pages."""
    cursor = {"type": ["string", "null"]}
    return object_of(
        {
            "object": {"const": "list"},
            "data": {"type": "array", "items": entry},
            "has_more": {"type": "boolean"},
            "first_id": cursor,
            "last_id": cursor,
        }
    )


def ref(schema: str) -> Json:
    """A schema of ``schemas``, by its name."""
    return {"$ref": f"#/components/schemas/{schema}"}


def failures(*statuses: int, schema: str = "Error") -> Json:
    """The rows of the error table with these statuses, as response objects."""
    return {
        str(status): {
            "description": "; ".join(dict.fromkeys(f"{r.ref_code} {r.message}" for r in rows)),
            "content": json_content(
                ref(schema), None if schema != "Error" else _error_example(rows)
            ),
        }
        for status in statuses
        if (rows := [row for row in _all_rows() if row.status == status])
    }


def _all_rows() -> list[Row]:
    return [*PROBLEM_ROWS.values(), *ROWS.values()]


def _error_example(rows: list[Row]) -> Json:
    row = rows[0]
    return {
        "code": row.code,
        "message": row.message.format(param="resolution"),
        "ref_code": row.ref_code,
        "ref_scope": "common",
        "request_id": "5f0c7d9c3f0a4b6f8f1d2e3c",
    }

"""``GET /v1/models``: what can be asked for here, told so that a form can be built from it."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.answers import json_response, list_body
from vitascope.api.auth import require_caller
from vitascope.api.endpoint import Endpoint
from vitascope.api.openapi import json_answer, list_of, object_of, operation, query, ref
from vitascope.api.resources import resources_of
from vitascope.catalog import MODELS, ModelSpec, capabilities_of
from vitascope.catalog.problems import InvalidRequest, Problem, quoted
from vitascope.engines.roster import Roster

__all__ = ["ENDPOINTS", "model_body"]

MODE = "video"


async def list_models(request: Request) -> Response:
    """Every model that the caller's key may use, with what it and its engines do together."""
    caller = await require_caller(request, "video:read")
    mode = request.query_params.get("mode", MODE)
    if mode != MODE:
        raise InvalidRequest((Problem("mode", f"mode must be {MODE}; got {quoted(mode)}"),))
    allowed = caller.allowed_models
    models = [model for model in MODELS.values() if allowed is None or model.id in allowed]
    roster = resources_of(request).roster
    return json_response(list_body([model_body(model, roster) for model in models], has_more=False))


def model_body(model: ModelSpec, roster: Roster) -> dict[str, Any]:
    """One entry of the list."""
    abilities = [each for _, each in roster.able(model.id)]
    return {
        "id": model.id,
        "object": "model",
        "display_name": model.display_name,
        "mode": MODE,
        "owned_by": model.owned_by,
        "aliases": list(model.aliases),
        "capabilities": capabilities_of(model, abilities).described(),
        "engines": [{"name": name, "kind": roster[name].kind} for name in roster.route(model.id)],
    }


ENDPOINTS = (
    Endpoint(
        method="GET",
        path="/v1/models",
        handler=list_models,
        scope="video:read",
        operation=operation(
            summary="The models and what each can be asked for",
            name="list_models",
            tag="models",
            parameters=[query("mode", {"const": MODE})],
            answers={
                "200": json_answer(
                    "The models that the key may use. What none of a model's engines can do is "
                    "not in its capabilities; one without any engine that can make it has empty "
                    "lists.",
                    list_of(
                        object_of(
                            {
                                "id": {"type": "string"},
                                "object": {"const": "model"},
                                "display_name": {"type": "string"},
                                "mode": {"const": MODE},
                                "owned_by": {"type": "string"},
                                "aliases": {"type": "array", "items": {"type": "string"}},
                                "capabilities": ref("Capabilities"),
                                "engines": {
                                    "type": "array",
                                    "description": "Who makes its videos: the first that can, the "
                                    "rest as fallbacks.",
                                    "items": object_of(
                                        {"name": {"type": "string"}, "kind": {"type": "string"}}
                                    ),
                                },
                            }
                        )
                    ),
                )
            },
            failing=(400,),
        ),
    ),
)

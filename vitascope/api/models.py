"""``GET /v1/models``: the catalogue, told so that a form can be built from it."""

from __future__ import annotations

from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response

from vitascope.api.auth import require_caller
from vitascope.catalog import MODELS, ModelSpec
from vitascope.catalog.problems import InvalidRequest, Problem, quoted

__all__ = ["list_models", "model_body"]

MODE = "video"


async def list_models(request: Request) -> Response:
    """Every model that the caller's key may use."""
    caller = await require_caller(request, "video:read")
    mode = request.query_params.get("mode", MODE)
    if mode != MODE:
        raise InvalidRequest((Problem("mode", f"mode must be {MODE}; got {quoted(mode)}"),))
    allowed = caller.allowed_models
    models = [model for model in MODELS.values() if allowed is None or model.id in allowed]
    body = {
        "object": "list",
        "data": [model_body(model) for model in models],
        "has_more": False,
        "first_id": models[0].id if models else None,
        "last_id": models[-1].id if models else None,
    }
    return Response(orjson.dumps(body), media_type="application/json")


def model_body(model: ModelSpec) -> dict[str, Any]:
    """One entry of the list."""
    return {
        "id": model.id,
        "object": "model",
        "display_name": model.display_name,
        "mode": MODE,
        "owned_by": model.owned_by,
        "capabilities": {
            "ratios": list(model.ratios) if isinstance(model.ratios, tuple) else str(model.ratios),
            "resolutions": list(model.resolutions),
            "durations": list(model.durations_s),
            "text": "required",
            "image_roles": list(model.roles),
            "options": [
                {
                    "name": option.name,
                    "type": "boolean",
                    "default": option.default,
                    "description": option.help,
                }
                for option in model.options
            ],
            "price": {"per_second_micros": model.price_per_second_micros, "currency": "CNY"},
        },
    }

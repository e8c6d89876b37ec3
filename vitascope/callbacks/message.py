"""What is sent: the body of an event, and the headers that let its receiver trust it.

Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
Pure: knows neither the database nor the network.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import orjson
from standardwebhooks import Webhook

from vitascope.callbacks.models import Due

__all__ = ["message_body", "message_headers"]


def message_body(due: Due, data: dict[str, Any] | None) -> bytes:
    """The JSON of the event.

    Args:
        data: the task as its status shows it; None: it is deleted or expired, and the event
            says only which task ended how.
    """
    if data is None:
        data = {"task_id": str(due.task_id), "status": due.event.rpartition(".")[2]}
    body = {"type": due.event, "timestamp": _iso_8601(due.created_at), "data": data}
    return orjson.dumps(body)


def message_headers(due: Due, body: bytes, *, sent_at: datetime) -> dict[str, str]:
    """Who the event is, when this try of it is made and, for each secret, a signature over both
    and the body. A key without a secret leaves the signature out."""
    headers = {
        "webhook-id": str(due.id),
        "webhook-timestamp": str(int(sent_at.timestamp())),
    }
    if due.secrets:
        headers["webhook-signature"] = _signatures(due, body.decode(), sent_at, due.secrets)
    return headers


def _signatures(due: Due, body: str, sent_at: datetime, secrets: Sequence[str]) -> str:
    # The library takes a time's digits for UTC whatever its zone says.
    in_utc = sent_at.astimezone(UTC)
    return " ".join(Webhook(secret).sign(str(due.id), in_utc, body) for secret in secrets)


def _iso_8601(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")

"""One envelope for every failure, one table from what was raised to what is answered.

The rows are the contract's error table; the order of classes does not matter, because each is
looked up along the raised error's own line of descent.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import orjson
from starlette.responses import Response

from vitascope.accounts.errors import (
    AccountExists,
    AccountFrozen,
    AccountNotFound,
    InvalidKey,
    KeyNotFound,
    KeyRevoked,
    NotAllowed,
    RateLimited,
)
from vitascope.api.openai.shapes import error_body as openai_error_body
from vitascope.billing.errors import AmountRefused, ReferenceReused, SpendingLimit
from vitascope.callbacks.errors import CallbackNotFound, CallbackWaiting
from vitascope.catalog.problems import InvalidRequest, Problem, ProblemKind
from vitascope.db import DatabaseAway
from vitascope.errors import VitascopeError
from vitascope.storage.errors import StorageError
from vitascope.tasks.errors import (
    IdempotencyConflict,
    TaskExpired,
    TaskNotFound,
    TooManyTasks,
    WrongState,
)
from vitascope.uploads.errors import UploadsFull

__all__ = [
    "ROWS",
    "ApiError",
    "BadLink",
    "BodyTooLarge",
    "MethodNotAllowed",
    "NotJsonType",
    "NotMultipart",
    "RangeNotSatisfiable",
    "RouteNotFound",
    "Row",
    "error_response",
]


class ApiError(VitascopeError):
    """The request fails before it means anything."""


class RouteNotFound(ApiError):
    """There is no such route."""


class MethodNotAllowed(ApiError):
    """The route does not take this method."""

    def __init__(self, method: str, allowed: str) -> None:
        super().__init__(f"{method} is not allowed here; use {allowed}")
        self.allowed = allowed


class BodyTooLarge(ApiError):
    """The body is larger than a request may be."""


class NotJsonType(ApiError):
    """The body is not declared as JSON."""


class NotMultipart(ApiError):
    """The body is not declared as multipart/form-data."""


class BadLink(ApiError):
    """The link is not ours or has expired; the task's status holds a new one."""


class RangeNotSatisfiable(ApiError):
    """No byte of the file is in the range."""

    def __init__(self, *, size_bytes: int) -> None:
        super().__init__(f"the file has {size_bytes} bytes; the range is beyond them")
        self.size_bytes = size_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the contract's error table."""

    status: int
    code: str
    ref_code: int
    message: str
    retry_after_s: int | None = None
    headers: Mapping[str, str] | None = None


ROWS: dict[type[Exception], Row] = {
    InvalidRequest: Row(400, "invalid", 400000, "参数错误：{param}"),
    TooManyTasks: Row(400, "invalid", 400015, "已达到最大并发数量，请稍后再试", retry_after_s=10),
    SpendingLimit: Row(400, "invalid", 400001, "已达到使用限制或余额不足"),
    AmountRefused: Row(400, "invalid", 400000, "参数错误：amount_micros"),
    UploadsFull: Row(400, "invalid", 400001, "已达到使用限制或余额不足"),
    AccountFrozen: Row(400, "invalid", 400901, "计费账户已被冻结"),
    InvalidKey: Row(
        401,
        "authentication_error",
        401000,
        "invalid authorization",
        headers={"WWW-Authenticate": "Bearer"},
    ),
    NotAllowed: Row(403, "permission_denied", 403000, "无权访问"),
    BadLink: Row(403, "permission_denied", 403000, "无权访问"),
    TaskNotFound: Row(404, "not_found", 404000, "任务不存在"),
    CallbackNotFound: Row(404, "not_found", 404000, "回调不存在"),
    AccountNotFound: Row(404, "not_found", 404000, "账户不存在"),
    KeyNotFound: Row(404, "not_found", 404000, "密钥不存在"),
    RouteNotFound: Row(404, "not_found", 404000, "接口不存在"),
    MethodNotAllowed: Row(405, "method_not_allowed", 405000, "请求方法不支持"),
    WrongState: Row(409, "conflict", 409000, "任务状态不允许该操作"),
    CallbackWaiting: Row(409, "conflict", 409000, "回调正在等待投递"),
    AccountExists: Row(409, "conflict", 409000, "账户名已存在"),
    KeyRevoked: Row(409, "conflict", 409000, "密钥已吊销"),
    IdempotencyConflict: Row(409, "conflict", 409000, "请求冲突"),
    ReferenceReused: Row(409, "conflict", 409000, "请求冲突"),
    TaskExpired: Row(410, "gone", 410000, "视频已过期"),
    BodyTooLarge: Row(413, "payload_too_large", 413000, "请求体过大"),
    NotJsonType: Row(415, "unsupported_media_type", 415000, "不支持的内容类型"),
    NotMultipart: Row(415, "unsupported_media_type", 415000, "不支持的内容类型"),
    RangeNotSatisfiable: Row(416, "range_not_satisfiable", 416000, "请求的范围无效"),
    RateLimited: Row(429, "rate_limited", 429000, "请求过于频繁，请稍后再试", retry_after_s=60),
    DatabaseAway: Row(503, "unavailable", 503000, "服务暂不可用，请稍后再试", retry_after_s=2),
    StorageError: Row(503, "unavailable", 503000, "服务暂不可用，请稍后再试", retry_after_s=2),
    Exception: Row(500, "internal", 500000, "服务繁忙，请稍后再试"),
}

PROBLEM_ROWS: dict[ProblemKind, Row] = {
    "param": ROWS[InvalidRequest],
    "duration": Row(400, "invalid", 400000, "不支持的视频时长"),
    "timeout": Row(400, "invalid", 400000, "不支持的超时时间"),
    "empty_content": Row(400, "invalid", 400000, "内容不能为空"),
    "no_model": Row(400, "invalid", 400033, "模型未找到"),
}

REF_SCOPE = "common"

OPENAI_PATH = "/v1/videos"
"""Below it, failures are told in that dialect's envelope."""


def error_response(error: Exception, request_id: str, *, path: str) -> Response:
    """The answer to a request for ``path`` that raised ``error``.

    Only what we raised on purpose speaks for itself; anything else is ``internal``, without a
    word of what went on inside.
    """
    row = _row(error)
    problems = error.problems if isinstance(error, InvalidRequest) else ()
    body: dict[str, object] = {
        "code": row.code,
        "message": row.message.format(param=problems[0].param if problems else ""),
        "ref_code": row.ref_code,
        "ref_scope": REF_SCOPE,
        **_details(error, problems, is_internal=row.status == 500),
        "request_id": request_id,
    }
    if path.startswith(OPENAI_PATH):
        body = openai_error_body(row.status, body)
    return Response(
        orjson.dumps(body),
        row.status,
        headers={**(row.headers or {}), **_headers(error, row)},
        media_type="application/json",
    )


def _row(error: Exception) -> Row:
    if isinstance(error, InvalidRequest):
        return PROBLEM_ROWS[error.problems[0].kind]
    return next(ROWS[kind] for kind in type(error).__mro__ if kind in ROWS)


def _details(
    error: Exception, problems: tuple[Problem, ...], *, is_internal: bool
) -> dict[str, object]:
    if is_internal:
        return {}
    if not problems:
        return {"detail": str(error)}
    return {
        "param": problems[0].param,
        "detail": problems[0].detail,
        "errors": [{"param": problem.param, "detail": problem.detail} for problem in problems],
    }


def _headers(error: Exception, row: Row) -> dict[str, str]:
    if isinstance(error, MethodNotAllowed):
        return {"Allow": error.allowed}
    if isinstance(error, RangeNotSatisfiable):
        return {"Content-Range": f"bytes */{error.size_bytes}"}
    if isinstance(error, RateLimited):
        return {"Retry-After": str(math.ceil(error.retry_after_s))}
    if row.retry_after_s is not None:
        return {"Retry-After": str(row.retry_after_s)}
    return {}

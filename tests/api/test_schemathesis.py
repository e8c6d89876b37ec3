"""The OpenAPI document against the application, on a socket, by Schemathesis: whatever is sent to
an operation, the answer is one that the document declares, and no failure of the server.

Schemathesis sends to each operation the requests of ``stocked``, then every boundary of its
parameters and bodies, right and wrong, then random ones, then sequences that hand on the ids that
answers hold. The run has a key with every scope; who it is, is spared (``guard``).
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import hypothesis
import hypothesis.strategies as st
import jsonschema_rs
import pytest
import schemathesis
from hypothesis import Phase
from hypothesis.strategies import SearchStrategy
from schemathesis.core.failures import Failure
from schemathesis.core.transport import Response
from schemathesis.engine import Status, StopReason, events, from_schema
from schemathesis.engine.recorder import ScenarioRecorder
from schemathesis.engine.run import PhaseSkipReason
from schemathesis.generation.case import Case
from schemathesis.hooks import GLOBAL_HOOK_DISPATCHER, HookContext
from schemathesis.specs.openapi.schemas import OpenApiSchema

from tests.api.live import PATIENCE_S, live
from tests.api.serving import Served
from tests.api.stocked import Sent, Stock, requests_that_succeed, stocked
from tests.catalog.requests import pro
from vitascope.api.docs import openapi_document
from vitascope.api.openapi import Json
from vitascope.api.routes import ENDPOINTS
from vitascope.api.status import WAIT_MOST_S

AnyCase: TypeAlias = Case[Any]

SEED = 4

PHASES: dict[str, dict[str, Any]] = {
    "examples": {},
    "coverage": {},
    "fuzzing": {"generation": {"max-examples": 25}},  # of each operation
    "stateful": {"generation": {"max-examples": 30}},  # sequences in all
}

UNCHECKED: list[tuple[str, str]] = [
    # A check, and the paths for which it would be wrong.
    ("positive_data_acceptance", "^/"),  # rules that span fields are beyond a schema
    ("use_after_free", "^/v1/admin/keys"),  # a revoked key's record stays
]

KNOWN_IDS: list[tuple[str, str, list[str]]] = [
    # A field of ``Stock``, the parameter that takes such ids, of which operations.
    ("tasks", "query.id", ["video_status", "video_events"]),
    ("tasks", "path.id", ["openai_retrieve", "openai_content", "openai_remix"]),
    ("tasks", "query.after", ["list_videos", "openai_list_videos"]),
    ("tasks", "query.task_id", ["list_callbacks", "billing_ledger", "admin_ledger"]),
    ("to_cancel", "body.id", ["cancel_video"]),
    ("to_delete", "query.id", ["delete_video"]),
    ("to_delete", "path.id", ["openai_delete"]),
    ("callbacks", "query.after", ["list_callbacks"]),
    ("to_redeliver", "body.id", ["redeliver_callback"]),
    ("entries", "query.after", ["billing_ledger", "admin_ledger"]),
    ("accounts", "path.id", ["get_account", "update_account", "freeze_account"]),
    ("accounts", "path.id", ["unfreeze_account", "admin_top_up", "admin_adjust", "admin_balance"]),
    ("accounts", "query.account_id", ["admin_ledger", "admin_usage", "list_audit", "list_keys"]),
    ("accounts", "query.after", ["list_accounts"]),
    ("accounts", "body.account_id", ["create_key"]),
    ("keys", "path.id", ["get_key", "update_key", "rotate_key", "rotate_callback_secret"]),
    ("keys", "query.after", ["list_keys"]),
    ("to_revoke", "path.id", ["revoke_key"]),
    ("acts", "query.after", ["list_audit"]),
]
KNOWN_SHARE = 0.5
"""How often such a parameter is one that there is."""

CORES: dict[str, dict[str, Any]] = {
    "create_video": pro(),
    "openai_create": {"prompt": "a cat", "model": "sora-2", "seconds": "4", "size": "1280x720"},
    "openai_remix": {"prompt": "a dog"},
}
"""Fields of bodies that must fit one another, which random ones never do."""

UNKNOWN_IS_IGNORED = "violates `additionalProperties`"
"""In a complaint that invalid data was not refused. Source: contract: unknown ones are ignored."""

NOBODY = str(UUID(int=0))

NOT_SKIPPED = (None, PhaseSkipReason.DISABLED)


@dataclass(slots=True)
class Seen:
    """What a run saw."""

    answers: defaultdict[str, Counter[int]] = field(default_factory=lambda: defaultdict(Counter))
    """How often each operation gave each status."""
    failures: dict[tuple[str, str, str], str] = field(default_factory=dict)
    """Operation, check and what was wrong -> one request that shows it, and its answer."""
    errors: list[str] = field(default_factory=list)
    """Why a part of the run did not take place."""

    def take(self, event: events.EngineEvent) -> None:
        match event:
            case events.ScenarioFinished():
                self._take_answers(event.recorder)
                self._take_failures(event.recorder)
            case events.NonFatalError():
                self.errors.append(f"{event.phase} {event.label}: {event.value!r}")
            case events.FatalError():
                self.errors.append(repr(event.exception))
            case events.PhaseFinished() if event.phase.skip_reason not in NOT_SKIPPED:
                self.errors.append(f"{event.phase.name} was skipped: {event.phase.skip_reason}")
            case events.EngineFinished() if event.stop_reason != StopReason.COMPLETED:
                self.errors.append(f"stopped: {event.stop_reason}")

    def _take_answers(self, recorder: ScenarioRecorder) -> None:
        for case_id, interaction in recorder.interactions.items():
            operation, answer = recorder.cases[case_id].value.operation, interaction.response
            # Methods that a path does not have are tried, too.
            if answer is not None and interaction.request.method == operation.method.upper():
                self.answers[operation.label][answer.status_code] += 1

    def _take_failures(self, recorder: ScenarioRecorder) -> None:
        for case_id, checks in recorder.checks.items():
            for check in checks:
                if check.status != Status.FAILURE or check.failure_info is None:
                    continue
                if UNKNOWN_IS_IGNORED in check.failure_info.failure.message:
                    continue
                answer = recorder.interactions[case_id].response
                self.failures.setdefault(
                    (
                        recorder.cases[case_id].value.operation.label,
                        check.name,
                        check.failure_info.failure.message,
                    ),
                    f"{check.failure_info.code_sample}\n{'' if answer is None else answer.text}",
                )

    def told(self) -> str:
        """For whoever has to mend it."""
        rows = [f"{label:50} {dict(sorted(row.items()))}" for label, row in self.answers.items()]
        failures = [
            "\n".join(("-- " + " ".join(what), shown)) for what, shown in self.failures.items()
        ]
        return "\n".join(["", *sorted(rows), *self.errors, *failures])


def schema_of(
    document: dict[str, Any], stock: Stock, *, base_url: str, phases: Iterable[str] = PHASES
) -> OpenApiSchema:
    """The document, as Schemathesis is to send it."""
    known = {name: list(getattr(stock, name)) for name, _, _ in KNOWN_IDS}
    bound: dict[str, dict[str, Any]] = defaultdict(dict)
    for name, parameter, operations in KNOWN_IDS:
        for operation in operations:
            bound[operation][parameter] = {"dictionary": name, "probability": KNOWN_SHARE}
    config = schemathesis.Config.from_dict(
        {
            "seed": SEED,
            "base-url": base_url,
            "headers": stock.key,
            "continue-on-failure": True,
            "cache": {"enabled": False},
            "request-timeout": PATIENCE_S,
            "suppress-health-check": ["all"],  # they watch the clock
            "generation": {"deterministic": True, "database": "none"},
            "phases": {
                name: {"enabled": name in phases, **options} for name, options in PHASES.items()
            },
            "max-stream-events": 1,  # those of unfinished tasks do not end
            "checks": {"negative_data_rejection": {"expected-statuses": ["4xx"]}},
            "dictionaries": {name: {"values": values} for name, values in known.items()},
            "operations": [
                {"include-operation-id": operation, "parameters": parameters}
                for operation, parameters in bound.items()
            ]
            + [
                {"include-path-regex": paths, "checks": {check: {"enabled": False}}}
                for check, paths in UNCHECKED
            ],
        }
    )
    schema = schemathesis.openapi.from_dict(document, config=config)
    add_requests(schema, requests_that_succeed(stock))
    schema.hook("filter_failure")(is_wrong)
    schema.hook("map_case")(tamed)
    schema.hook("flatmap_case")(often_right)
    return schema


def add_requests(schema: OpenApiSchema, requests: Mapping[str, Sequence[Sent]]) -> None:
    """Have these be sent, too, by the operation's id."""

    def before_add_examples(context: HookContext, examples: list[AnyCase]) -> None:
        operation = context.operation
        assert operation is not None
        for sent in requests.get(id_of(context), ()):
            body = {} if sent.body is None else {"body": sent.body, "media_type": sent.media_type}
            examples.append(
                operation.Case(
                    path_parameters=dict(sent.path),
                    query=dict(sent.query),
                    headers=dict(sent.headers),
                    **body,
                )
            )

    schema.hook(before_add_examples)


def id_of(context: HookContext) -> str:
    """The operation's id."""
    assert context.operation is not None
    return str(context.operation.definition.raw["operationId"])


def is_wrong(context: HookContext, failure: Failure, case: AnyCase, answer: Response) -> bool:
    """Whether what a check holds for a failure is one. A parameter that is empty counts as left
    out (``vitascope.api.parameters``), which no schema of it says."""
    sent = dict(parse_qsl(urlsplit(str(answer.request.url)).query, keep_blank_values=True))
    return not ("negative_data_rejection" in failure.checks and "" in sent.values())


def tamed(context: HookContext, case: AnyCase) -> AnyCase:
    """The request without what would only cost time or hide the rest."""
    key = case.headers.get("Idempotency-Key")
    if isinstance(key, str) and 1 <= len(key) < 200:
        case.headers["Idempotency-Key"] = key + case.id  # its second use would answer 409
    if case.query.get("wait") in range(1, WAIT_MOST_S + 1):
        case.query["wait"] = 1
    return case


def often_right(context: HookContext, case: AnyCase) -> SearchStrategy[AnyCase]:
    """A body that is to be right has, every other time, the core that makes it so."""
    core = CORES.get(id_of(context))

    def with_core(is_wanted: bool) -> AnyCase:
        if is_wanted and isinstance(case.body, dict):
            case.body = {**case.body, **(core or {})}
        return case

    is_meant_right = case.meta is not None and case.meta.generation.mode.is_positive
    return st.booleans().map(with_core) if core and is_meant_right else st.just(case)


@contextmanager
def without_climbing() -> Iterator[None]:
    """For the time of the block Hypothesis only draws: Schemathesis has it climb towards inputs
    that succeed, which here takes minutes; and to shrink is to ask a changed service again."""
    settings = hypothesis.settings
    present = settings.get_current_profile_name()
    settings.register_profile("drawing", phases=[Phase.explicit, Phase.generate])
    settings.load_profile("drawing")
    try:
        yield
    finally:
        settings.load_profile(present)


@contextmanager
def guard(own_ids: frozenset[str]) -> Iterator[None]:
    """For the time of the block no operation changes the run's own key or account: what answers
    hold is sent again, and theirs are in lists."""

    def before_call(context: HookContext, case: AnyCase, kwargs: dict[str, Any]) -> None:
        for name, value in case.path_parameters.items():
            if value in own_ids and case.method != "GET":
                case.path_parameters[name] = NOBODY

    schemathesis.hook(before_call)
    try:
        yield
    finally:
        GLOBAL_HOOK_DISPATCHER.unregister(before_call)


async def examine(api: Served, document: dict[str, Any], stock: Stock, **options: Any) -> Seen:
    """Send everything, to a server that runs meanwhile."""
    seen = Seen()

    def run(schema: OpenApiSchema) -> None:
        with guard(stock.own_ids), without_climbing():
            for event in from_schema(schema).execute():
                seen.take(event)

    async with live(api) as server:
        base_url = str(server.http.base_url).rstrip("/")
        await asyncio.to_thread(run, schema_of(document, stock, base_url=base_url, **options))
    return seen


@pytest.fixture
async def stock(api: Served) -> Stock:
    return await stocked(api)


async def test_every_answer_is_one_that_the_document_declares(api: Served, stock: Stock) -> None:
    document = (await api.http.get("/openapi.json")).json()
    seen = await examine(api, document, stock)
    assert not (seen.errors or seen.failures), seen.told()
    # Else a service that refuses everything would pass.
    succeeded = {
        label for label, row in seen.answers.items() if any(200 <= code < 300 for code in row)
    }
    assert succeeded == set(operations_of(document)), seen.told()
    await api.created()  # the run's key and account were themselves to its end


async def test_a_document_that_says_otherwise_is_found_out(api: Served, stock: Stock) -> None:
    document = (await api.http.get("/openapi.json")).json()
    told = operations_of(document)
    document["components"]["schemas"]["Status"]["required"].append("colour")
    told["DELETE /v1/video"]["responses"]["202"] = told["DELETE /v1/video"]["responses"].pop("200")
    told["GET /v1/files/{key}"]["responses"]["206"]["content"] = {"image/gif": {}}
    seen = await examine(api, document, stock, phases=["examples"])
    assert not seen.errors
    assert {(label, check) for label, check, _ in seen.failures} == {
        ("GET /v1/video/status", "response_schema_conformance"),
        ("GET /v1/video/list", "response_schema_conformance"),
        ("GET /v1/video/events", "response_schema_conformance"),
        ("POST /v1/video/cancel", "response_schema_conformance"),
        ("DELETE /v1/video", "status_code_conformance"),
        ("GET /v1/files/{key}", "content_type_conformance"),
    }, seen.told()


def operations_of(document: Json) -> dict[str, Json]:
    """By method and path."""
    return {
        f"{method.upper()} {path}": operation
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    }


def test_the_document_is_openapi_and_its_schemas_are_schemas() -> None:
    document = openapi_document(ENDPOINTS)
    schemathesis.openapi.from_dict(document, config=schemathesis.Config()).validate()
    found = [part["schema"] for part in parts_with(document, "schema")]
    assert len(found) > len(operations_of(document))
    for schema in [*found, *document["components"]["schemas"].values()]:
        jsonschema_rs.Draft202012Validator(schema | {"components": document["components"]})


def test_every_example_fits_its_schema() -> None:
    document = openapi_document(ENDPOINTS)
    known = {"components": document["components"]}
    examples = [
        (part["schema"], example)
        for part in parts_with(document, "schema")
        for example in [
            *([part["example"]] if "example" in part else []),
            *(it["value"] for it in part.get("examples", {}).values()),
        ]
    ]
    assert len(examples) > 10
    for schema, example in examples:
        jsonschema_rs.Draft202012Validator(known | schema).validate(example)


def parts_with(value: object, name: str) -> Iterator[Json]:
    """Every object within the document that has that key."""
    if isinstance(value, dict):
        if name in value:
            yield value
        for inner in value.values():
            yield from parts_with(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from parts_with(inner, name)

"""Whatever JSON comes, a request is read or refused with a reason; nothing else happens."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalog.requests import own, parse, pro
from vitascope.catalog import InvalidRequest, VideoRequest

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=8)  # surrogates included
    | st.sampled_from(["text", "image", "reference", "first_frame", "data:", "http://a/", "16:9"])
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "url", "role", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)
FIELDS = st.dictionaries(st.sampled_from([*own(), "timeout", "provider_specific", "seed"]), JSON)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(fields=FIELDS, base=st.sampled_from([own(), pro(), {}]))
def test_any_json_is_read_or_refused(fields: dict[str, Any], base: dict[str, Any]) -> None:
    outcome = _outcome(base | fields)
    if isinstance(outcome, InvalidRequest):
        assert outcome.problems
        assert all(problem.param and problem.detail for problem in outcome.problems)
        "".join(problem.detail for problem in outcome.problems).encode()  # fit to be sent
    else:
        assert outcome.duration_s in outcome.model.durations_s
        outcome.prompt.encode()


def _outcome(body: dict[str, Any]) -> VideoRequest | InvalidRequest:
    try:
        return parse(body)
    except InvalidRequest as refusal:
        return refusal

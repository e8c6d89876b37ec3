"""Whatever JSON comes, a request is read or refused with a reason; nothing else happens."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.catalog.requests import A_FILE, audio, image, new, own, pro, text, video
from vitascope.catalog import (
    Abilities,
    InvalidRequest,
    MediaFacts,
    MediaItem,
    MediaKind,
    Source,
    VideoRequest,
    able_engines,
    capabilities_of,
    parse_request,
    sent_file_ids,
)
from vitascope.catalog.abilities import ALL_USES, shortfalls, use_of
from vitascope.catalog.media import FORMATS

KINDS = get_args(MediaKind)
WORDS = [*KINDS, "text", "reference", "first_frame", "data:", "http://a/", "16:9", A_FILE]
ITEM_FIELDS = ["type", "text", "url", "audio_url", "video_url", "file_id", "role", "x"]
EXTENSIONS = ["watermark", "negative_prompt", "n", "return_last_frame", "priority"]

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=()), max_size=8)  # surrogates included
    | st.sampled_from(WORDS)
)
JSON = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(ITEM_FIELDS), inner, max_size=4)
    ),
    max_leaves=8,
)
NEARLY_RIGHT = st.builds(
    lambda item, fields: item | fields,
    st.sampled_from([text("a cat"), image(), image("last_frame"), audio(), video()]),
    st.dictionaries(st.sampled_from(ITEM_FIELDS), SCALARS, max_size=2),
)
CONTENT = st.lists(NEARLY_RIGHT | JSON, max_size=6)
NAMES = [*own(), "timeout", "provider_specific", "seed", "callback_url", *EXTENSIONS]
FIELDS = st.builds(
    lambda fields, content: fields if content is None else {**fields, "content": content},
    st.dictionaries(st.sampled_from(NAMES), JSON),
    st.none() | CONTENT,
)
KNOWN = (
    st.none()
    | st.just("It cannot be read.")
    | st.builds(
        MediaFacts,
        kind=st.sampled_from(KINDS),
        mime=st.sampled_from([*FORMATS, "text/html"]),
        size_bytes=st.integers(0, 2**40),
        width=st.none() | st.integers(1, 10_000),
        height=st.none() | st.integers(1, 10_000),
        duration_s=st.none() | st.floats(0, 1e6),
    )
)
ABILITIES = st.builds(
    Abilities,
    images_max=st.integers(0, 9),
    audios_max=st.integers(0, 3),
    videos_max=st.integers(0, 3),
    negative_prompt=st.booleans(),
    uses=st.frozensets(st.sampled_from(sorted(ALL_USES)), min_size=1),
    sound=st.booleans(),
    seed=st.booleans(),
    resolutions=st.none() | st.frozensets(st.sampled_from(["480p", "720p", "1080p"])),
    ratios=st.none() | st.frozensets(st.sampled_from(["16:9", "9:16", "1:1"])),
    durations_s=st.none() | st.frozensets(st.integers(1, 15)),
)
ROUTE = st.lists(ABILITIES, min_size=1, max_size=3).map(
    lambda engines: [(f"engine-{number}", abilities) for number, abilities in enumerate(engines)]
)


@settings(max_examples=500, derandomize=True, deadline=None)
@given(
    fields=FIELDS,
    base=st.sampled_from([own(), pro(), new(), {}]),
    known=KNOWN,
    route=ROUTE,
)
def test_any_json_is_read_or_refused(
    fields: dict[str, Any],
    base: dict[str, Any],
    known: MediaFacts | str | None,
    route: list[tuple[str, Abilities]],
) -> None:
    outcome = _outcome(base | fields, known, route)
    if isinstance(outcome, InvalidRequest):
        assert outcome.problems
        assert all(problem.param and problem.detail for problem in outcome.problems)
        "".join(problem.detail for problem in outcome.problems).encode()  # fit to be sent
    else:
        _check_what_was_read(outcome, base | fields)


def _check_what_was_read(request: VideoRequest, body: dict[str, Any]) -> None:
    assert request.duration_s in request.model.durations_s
    request.prompt.encode()
    (request.negative_prompt or "").encode()
    assert len(request.content) == len(body["content"])
    media = [item for item in request.content if isinstance(item, MediaItem)]
    assert request.prompt.strip() or media
    assert all(item.role in request.model.roles for item in media)
    assert all((item.source.url is None) != (item.source.file_id is None) for item in media)
    named = {item.source.file_id for item in media} - {None}
    assert named == {str(file_id) for file_id in sent_file_ids(body["content"])}


@settings(max_examples=200, derandomize=True, deadline=None)
@given(value=JSON | CONTENT)
def test_uploads_are_found_in_any_json(value: object) -> None:
    assert len(sent_file_ids(value)) <= (len(value) if isinstance(value, list) else 0)


def _outcome(
    body: dict[str, Any],
    known: MediaFacts | str | None,
    route: list[tuple[str, Abilities]],
) -> VideoRequest | InvalidRequest:
    def check_source(kind: MediaKind, source: Source) -> MediaFacts | str | None:
        return known

    try:
        request = parse_request(body, check_source=check_source)
        able = able_engines(request, route)
    except InvalidRequest as refusal:
        return refusal
    assert able and all(not shortfalls(request, dict(route)[name]) for name in able)
    can = capabilities_of(request.model, dict(route).values())  # must not deny what is done
    assert use_of(request) in can.uses
    assert request.duration_s in can.durations_s
    assert request.resolution in can.resolutions
    assert request.ratio in can.ratios
    return request

"""Whatever text comes, a valid scene comes out. How soon, ``bench/prompt.py`` measures."""

from __future__ import annotations

import orjson
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vitascope.engines.illustration.language import explanation, read_prompt
from vitascope.engines.illustration.language.lexicon import lexicon
from vitascope.engines.illustration.places import PLACES
from vitascope.engines.illustration.subjects import SUBJECTS

_WORDS = sorted({*lexicon().en, *lexicon().zh})
_SOUP = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.sampled_from([",", ".", "，", "。", "的", " and ", '"'])),
    max_size=60,
).map(" ".join)


def _check(text: str) -> None:
    scene = read_prompt(text, seed=3)
    assert scene.scenery in PLACES
    ids = [s.id for s in scene.subjects]
    assert len(ids) == len(set(ids))
    for subject in scene.subjects:
        assert subject.kind in SUBJECTS
        assert subject.count >= 1
        if subject.relation is not None:
            assert subject.relation.to
            assert set(subject.relation.to) <= set(ids) - {subject.id}
    assert orjson.loads(orjson.dumps(explanation(scene))) == explanation(scene)


@given(st.text(max_size=5000))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_unicode_gives_a_valid_scene(text: str) -> None:
    _check(text)


@given(_SOUP)
@settings(max_examples=300, deadline=None)
def test_any_soup_of_known_words_gives_a_valid_scene(text: str) -> None:
    _check(text)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.tables.antonyms import concepts_of, opposed
from tellings.text.tokens import stem

OPPOSED = [
    ("promptly", "delays"),
    ("quickly", "finally"),
    ("agreed", "refused"),
    ("accept", "rejected"),
    ("confirmed", "denies"),
    ("breakthrough", "stalled"),
    ("resumed", "suspended"),
    ("rising", "fell"),
    ("won", "lost"),
    ("guilty", "acquitted"),
    ("safe", "dangerous"),
    ("legal", "unlawful"),
    ("supports", "opposes"),
    ("released", "detained"),
    ("attack", "defended"),
    ("deliberate", "accidental"),
]
NOT_OPPOSED = [
    ("quickly", "promptly"),
    ("delay", "slowly"),
    ("bridge", "river"),
    ("agreed", "accepted"),
    ("said", "told"),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_opposed_words_are_known_in_both_orders(one: str, other: str) -> None:
    assert opposed(stem(one), stem(other))
    assert opposed(stem(other), stem(one))


@pytest.mark.parametrize(("one", "other"), NOT_OPPOSED)
def test_synonyms_and_strangers_are_not_opposed(one: str, other: str) -> None:
    assert not opposed(stem(one), stem(other))


@given(st.sampled_from([word for pair in OPPOSED for word in pair]))
def test_no_word_opposes_itself(word: str) -> None:
    assert concepts_of(stem(word))
    assert not opposed(stem(word), stem(word))

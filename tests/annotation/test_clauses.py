"""Predicates of readings written by hand, and of trees that no grammar knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotation.syntax import reading_of

from tellings.annotation.attributions import find_attributions
from tellings.annotation.clauses import base_of, find_subjects, find_tense, is_negated
from tellings.annotation.parses import Parse, stretches
from tellings.types.readings import Reading, Word
from tellings.types.spans import Span

STORM = (
    "Two/NUM/2/nummod ferries/NOUN/4/nsubj:pass were/AUX/4/aux:pass damaged/VERB/0/root by/ADP/7/case the/DET/7/det "
    "storm/NOUN/4/obl:agent and/CCONJ/11/cc the/DET/10/det crews/NOUN/11/nsubj left/VERB/4/conj ~./PUNCT/4/punct"
)
TALKS = (
    "Oru/PROPN/4/nsubj and/CCONJ/3/cc Lund/PROPN/1/conj agreed/VERB/0/root to/PART/6/mark wait/VERB/4/xcomp "
    "~,/PUNCT/13/punct "
    "but/CCONJ/13/cc the/DET/10/det union/NOUN/13/nsubj has/AUX/13/aux not/PART/13/advmod answered/VERB/4/conj "
    "~./PUNCT/4/punct"
)
WHO = (
    "Sailors/NOUN/6/nsubj who/PRON/3/nsubj slept/VERB/1/acl:relcl there/ADV/3/advmod may/AUX/6/aux "
    "return/VERB/0/root "
    "~,/PUNCT/8/punct fearing/VERB/6/advcl nothing/PRON/8/obj ~./PUNCT/6/punct"
)
NONE = "No/DET/2/det ferry/NOUN/4/nsubj is/AUX/4/cop safe/ADJ/0/root ~./PUNCT/4/punct"


def told_of(line: str, predicate: str) -> tuple[str, list[str], bool, str, bool]:
    """Base form, subjects, whether it is finite, tense, and whether it is denied."""
    text, reading = reading_of(line)
    parse = Parse(text, reading)
    index = parse.lows.index(predicate)
    subjects = [parse.words[at].span.of(text) for at in find_subjects(parse, index)]
    finite, tense = find_tense(parse, index, list(parse.having(index, "aux", "cop")))
    return base_of(parse, index), subjects, finite, tense, is_negated(parse, index)


@pytest.mark.parametrize(
    ("line", "predicate", "expected"),
    [
        (STORM, "damaged", ("damage", ["ferries"], True, "past", False)),
        (STORM, "left", ("leave", ["crews"], True, "past", False)),
        (TALKS, "agreed", ("agree", ["Oru", "Lund"], True, "past", False)),
        (TALKS, "wait", ("wait", ["Oru", "Lund"], False, "none", False)),
        (TALKS, "answered", ("answer", ["union"], True, "present", True)),
        (WHO, "slept", ("sleep", ["Sailors"], True, "past", False)),
        (WHO, "return", ("return", ["Sailors"], True, "present", False)),
        (WHO, "fearing", ("fear", ["Sailors"], False, "none", False)),
        (NONE, "safe", ("safe", ["ferry"], True, "present", True)),
    ],
)
def test_predicates(line: str, predicate: str, expected: tuple[str, list[str], bool, str, bool]) -> None:
    assert told_of(line, predicate) == expected


TEXT = "Oru said that the pier was called safe by all and asked them to wait , according to Lund"


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["VERB", "AUX", "NOUN", "PROPN", "ADP", "SCONJ", "X"]),
            st.integers(-3, 25),
            st.sampled_from(
                ["nsubj", "ccomp", "parataxis", "conj", "obl:agent", "aux:pass", "mark", "case", "acl", "xcomp"]
            ),
        ),
        min_size=19,
        max_size=19,
    )
)
def test_no_tree_is_too_damaged(cells: list[tuple[str, int, str]]) -> None:
    starts = [0, *(place + 1 for place, char in enumerate(TEXT) if char == " ")]
    words = tuple(
        Word(Span(start, start + len(TEXT[start:].split(" ")[0])), *cell)
        for start, cell in zip(starts, cells, strict=True)
    )
    reading = Reading(words, ())
    parse = Parse(TEXT, reading)
    for index in range(len(words)):
        assert all(0 <= subject < len(words) for subject in find_subjects(parse, index))
        finite, tense = find_tense(parse, index, list(parse.having(index, "aux", "cop")))
        assert finite == (tense != "none")
        is_negated(parse, index)
    for attribution in find_attributions(TEXT, reading):
        for span in (attribution.cue, *attribution.contents):
            assert TEXT[span.start : span.end].strip()


def test_words_that_hang_on_one_another_in_a_circle_have_an_end() -> None:
    words = tuple(Word(Span(at, at + 1), "VERB", head, "conj") for at, head in enumerate((1, 2, 0)))
    parse = Parse("abc", Reading(words, ()))
    assert parse.subtree(0) == [0, 1, 2]
    assert list(parse.ancestors(0)) == [1, 2]


def test_neighbours_make_stretches() -> None:
    assert stretches([1, 2, 4]) == [(1, 3), (4, 5)]

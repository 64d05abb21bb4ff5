"""Clauses of readings written by hand, and of trees that no grammar knows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.annotation.syntax import reading_of

from tellings.annotation.attributions import find_attributions
from tellings.annotation.clauses import find_clauses
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


def clauses_of(line: str) -> list[tuple[str, list[str], list[str], str]]:
    """Base, subjects, agents, and what else is told of every clause."""
    text, reading = reading_of(line)
    parse = Parse(text, reading)
    found = []
    for clause in find_clauses(parse):
        told = [clause.tense, "passive" * clause.passive, "not" * clause.negated, clause.modal]
        subjects = [parse.words[at].span.of(text) for at in clause.subjects]
        agents = [parse.words[at].span.of(text) for at in clause.agents]
        found.append((clause.base, subjects, agents, " ".join(word for word in told if word)))
    return found


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (STORM, [("damage", ["ferries"], ["storm"], "past passive"), ("leave", ["crews"], [], "past")]),
        (
            TALKS,
            [
                ("agree", ["Oru", "Lund"], [], "past"),
                ("wait", ["Oru", "Lund"], [], "none"),
                ("answer", ["union"], [], "present not"),
            ],
        ),
        (
            WHO,
            [
                ("sleep", ["Sailors"], [], "past"),
                ("return", ["Sailors"], [], "present may"),
                ("fear", ["Sailors"], [], "none"),
            ],
        ),
        (
            "No/DET/2/det ferry/NOUN/4/nsubj is/AUX/4/cop safe/ADJ/0/root ~./PUNCT/4/punct",
            [("safe", ["ferry"], [], "present not")],
        ),
    ],
)
def test_clauses(line: str, expected: list[tuple[str, list[str], list[str], str]]) -> None:
    assert clauses_of(line) == expected


def test_those_who_act_are_the_agents_of_a_passive_and_else_the_subjects() -> None:
    text, reading = reading_of(STORM)
    passive, active = find_clauses(Parse(text, reading))
    assert [reading.words[at].span.of(text) for at in (*passive.actors, *active.actors)] == ["storm", "crews"]


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
    find_clauses(Parse(TEXT, reading))
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

"""Which statements vectors join, and what keeps two apart whose vectors are the same; no model is loaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from math import sqrt
from typing import Any

import pytest

from tellings.assembly.alignments import align_units
from tellings.assembly.meanings import MeaningThresholds, find_meanings
from tellings.assembly.units import Unit
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.readings import Encode, Vector
from tellings.types.spans import Passage, Span

MakeUnit = Callable[..., Unit]
CLOSED, SHUT, LEFT = "The quay will close for repairs", "Mending shuts the wharf", "A ferry left for the isles"


def write(document_id: str, *lines: str) -> AnnotatedDocument:
    """A document with a sentence a line."""
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:at]) for at in range(len(lines))]
    spans = [Span(start, start + len(line)) for start, line in zip(starts, lines, strict=True)]
    document = Document(
        id=document_id, report_id=document_id, text=text, blocks=tuple(Block("paragraph", span) for span in spans),
        offsets=None, cuts=(), title="", outlet=Outlet("o", "O", "unknown"), authors=(),
        published=PublicationDate(None, None, "unknown"), url=None, language="en", genre="report", place="",
        media_type="text/plain", sha256="",
    )  # fmt: skip
    sentences = tuple(Sentence(span, at) for at, span in enumerate(spans))
    return AnnotatedDocument(document, sentences, (), (), (), (), (), ())


def look_up(angles: Mapping[str, float]) -> Encode:
    """A function from texts to vectors of two numbers, given the cosine of each with the first direction."""

    def encode(text: str) -> Vector:
        return angles[text], sqrt(1 - angles[text] ** 2)

    return encode


@pytest.fixture
def make_pair(make_unit: MakeUnit) -> Callable[..., tuple[list[Unit], list[AnnotatedDocument]]]:
    """Return a maker of two reports with a statement each, the fields of the second as wanted."""

    def make(second: str = SHUT, **fields: Any) -> tuple[list[Unit], list[AnnotatedDocument]]:
        documents = [write("a", CLOSED), write("b", second)]
        units = [
            make_unit(
                0, "a", "quay close repair port dunmor", passage=Passage("a", Span(0, len(CLOSED))), sentence=0
            ),
            make_unit(1, "b", "mend shut wharf port dunmor", passage=Passage("b", Span(0, len(SHUT))), sentence=0),
        ]
        return [units[0], replace(units[1], **fields)], documents

    return make


ALIKE = look_up({CLOSED: 1.0, SHUT: 0.95, SHUT + "?": 0.95, LEFT: 0.1})


def test_what_means_the_same_in_other_words_is_one_claim(make_pair: Callable[..., Any]) -> None:
    units, documents = make_pair()
    meanings = find_meanings(units, documents, (), ALIKE)
    assert align_units(units).groups == [(0,), (1,)]
    groups, near = align_units(units, meanings=meanings)
    assert groups == [(0, 1)]
    assert near == {1: pytest.approx(0.95)}  # the smaller group, or the later of two alike, came to the other


def test_what_words_join_is_not_laid_to_vectors(make_unit: MakeUnit) -> None:
    words = "quay close repair month"
    units = [
        make_unit(at, name, words, passage=Passage(name, Span(0, len(CLOSED))), sentence=0)
        for at, name in enumerate("ab")
    ]
    meanings = find_meanings(units, [write("a", CLOSED), write("b", CLOSED)], (), ALIKE)
    assert align_units(units, meanings=meanings) == ([(0, 1)], {})


@pytest.mark.parametrize(
    "fields",
    [
        {"polarity": "negative"},
        {"denied": True},
        {"mood": "planned"},
        {"mood": "unknown"},
        {"block": "title"},
        {"features": {"c:port": 5.0, "c:dunmor": 5.0}},  # a fragment
        {"features": {"c:mend": 5.0, "c:shut": 5.0, "c:wharf": 5.0}},  # nothing shared
    ],
)
def test_no_vector_overrules_a_difference(make_pair: Callable[..., Any], fields: dict[str, Any]) -> None:
    units, documents = make_pair(**fields)
    meanings = find_meanings(units, documents, (), ALIKE)
    assert not any(meaning.joins for meaning in meanings.pairs.values())


def test_a_question_is_not_its_answer(make_pair: Callable[..., Any]) -> None:
    units, documents = make_pair(SHUT + "?")
    assert not find_meanings(units, documents, (), ALIKE).pairs


def test_other_names_and_other_figures_are_told_apart(make_unit: MakeUnit) -> None:
    documents = [write("a", CLOSED), write("b", SHUT)]
    places = [Passage("a", Span(0, len(CLOSED))), Passage("b", Span(0, len(SHUT)))]
    towns = [Entity(name, "place", name.title(), (name.title(),), ()) for name in ("dunmore", "halden")]
    kinds: tuple[tuple[dict[str, Any], dict[str, Any]], ...] = (
        ({"entities": ["dunmore"]}, {"entities": ["halden"]}),
        ({"numbers": [(11, "crane", "exact")]}, {"numbers": [(14, "ship", "exact")]}),
    )
    for one, two in kinds:
        units = [
            make_unit(0, "a", "quay close repair port dunmor", passage=places[0], sentence=0, **one),
            make_unit(1, "b", "mend shut wharf port dunmor", passage=places[1], sentence=0, **two),
        ]
        assert not find_meanings(units, documents, towns, ALIKE).pairs


def test_only_the_nearest_of_a_report_joins(make_unit: MakeUnit) -> None:
    nearer = "The wharf is shut for repairs"
    documents = [write("a", CLOSED), write("b", SHUT, nearer)]
    units = [
        make_unit(0, "a", "quay close repair port dunmor", passage=Passage("a", Span(0, len(CLOSED))), sentence=0),
        make_unit(1, "b", "mend shut wharf port dunmor", passage=Passage("b", Span(0, len(SHUT))), sentence=0),
        make_unit(
            2,
            "b",
            "dock idle month port dunmor",
            passage=Passage("b", Span(len(SHUT) + 1, len(SHUT + nearer) + 1)),
            sentence=1,
        ),
    ]
    encode = look_up({CLOSED: 1.0, SHUT: 0.9, nearer: 0.99})
    meanings = find_meanings(units, documents, (), encode)
    assert {pair for pair, meaning in meanings.pairs.items() if meaning.joins} == {(0, 2)}
    assert align_units(units, meanings=meanings).groups == [(0, 2), (1,)]


def test_of_a_large_story_the_first_of_every_report_are_compared(make_unit: MakeUnit) -> None:
    documents = [write("a", CLOSED, LEFT), write("b", SHUT)]
    later = Passage("a", Span(len(CLOSED) + 1, len(CLOSED + LEFT) + 1))
    units = [
        make_unit(0, "a", "quay close repair port dunmor", passage=Passage("a", Span(0, len(CLOSED))), sentence=0),
        make_unit(1, "a", "ferry leave isle port dunmor", passage=later, sentence=1),
        make_unit(2, "b", "mend shut wharf port dunmor", passage=Passage("b", Span(0, len(SHUT))), sentence=0),
    ]
    asked: list[str] = []

    def encode(text: str) -> Vector:
        asked.append(text)
        return ALIKE(text)

    meanings = find_meanings(units, documents, (), encode, thresholds=MeaningThresholds(most=2))
    assert set(asked) == {CLOSED, SHUT}
    assert list(meanings.pairs) == [(0, 2)]

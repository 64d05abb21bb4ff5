"""The kinds of disagreement, each from plain statements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import Any

from tellings.assembly.alignments import AlignmentThresholds, find_links
from tellings.assembly.conflicts import find_conflicts
from tellings.assembly.contests import Conflict
from tellings.assembly.units import Unit
from tellings.assembly.vetoes import TOLLS
from tellings.tables.synonyms import concept
from tellings.text.tokens import stem
from tellings.types.documents import PublicationDate

MakeUnit = Callable[..., Unit]
_QUOTE: Any = SimpleNamespace(mode="direct", nested_in=None)  # that there is a quotation is all that is looked at


def _conflicts(units: Sequence[Unit], published: dict[str, PublicationDate] | None = None) -> tuple[Conflict, ...]:
    links = tuple(find_links(units, AlignmentThresholds()))
    claim_of = {unit.index: f"c{unit.index}" for unit in units}
    return find_conflicts(units, links, claim_of, published or {}, {})


def _silence(make_unit: MakeUnit, index: int = 0, document_id: str = "a", **fields: Any) -> Unit:
    values = {"predicate": "no-comment", "polarity": "negative", "subject": "veldland", "subject_party": "veldland"}
    return make_unit(index, document_id, "comment propos", **{**values, **fields})


def test_silence_in_one_report_and_an_answer_in_another_is_superseded(make_unit: MakeUnit) -> None:
    answer = make_unit(1, "b", "respond quick", predicate="respond", subject="veldland", subject_party="veldland")
    words = make_unit(2, "b", "welcom propos", quote=_QUOTE, speaker="minister", party="veldland")
    found = _conflicts([_silence(make_unit), answer, words])
    assert [(conflict.kind, conflict.units) for conflict in found] == [("superseded", (0, 1, 2))]


def test_an_answer_that_is_older_than_the_silence_supersedes_nothing(make_unit: MakeUnit) -> None:
    words = make_unit(1, "b", "welcom talk", quote=_QUOTE, speaker="minister", party="veldland")
    published = {
        "a": PublicationDate("2031-04-05", "2031-04-05", "stated"),
        "b": PublicationDate("2031-04-01", "2031-04-02", "stated"),
    }
    assert _conflicts([_silence(make_unit), words], published) == ()


def test_words_on_another_matter_answer_nothing(make_unit: MakeUnit) -> None:
    words = make_unit(1, "b", "welcom regatta", quote=_QUOTE, speaker="minister", party="veldland")
    assert _conflicts([_silence(make_unit), words]) == ()


def test_a_further_number_is_no_other_figure(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "crew rescu ferri storm", numbers=[(11, "crew", "exact")]),
        make_unit(1, "b", "crew rescu ferri storm addit", numbers=[(14, "crew", "exact")]),
    ]
    assert _conflicts(units) == ()


def test_the_dead_and_the_hurt_are_two_counts(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "ferri storm quay kill", numbers=[(11, "people", "exact")]),
        make_unit(1, "b", "ferri storm quay injur", numbers=[(14, "people", "exact")]),
    ]
    assert _conflicts(units) == ()


def test_tolls_of_one_moment_differ_whatever_else_is_said(make_unit: MakeUnit) -> None:
    def tell(at: int, document_id: str, word: str, count: int, of: str = "peopl") -> list[Unit]:
        return [
            make_unit(at, document_id, word, numbers=[(count, of, "exact")], sentence=at),
            make_unit(at + 1, document_id, "gate dam fail", is_setting=True, sentence=at),
        ]

    def find(units: list[Unit]) -> list[str]:
        claims = {unit.index: "moment" if unit.is_setting else f"c{unit.index}" for unit in units}
        return [conflict.kind for conflict in find_conflicts(units, (), claims, {}, {})]

    assert find([*tell(0, "a", "dead", 3), *tell(2, "b", "kill", 2)]) == ["contradiction"]
    assert find([*tell(0, "a", "dead", 3), *tell(2, "b", "kill", 3)]) == []
    assert find([*tell(0, "a", "dead", 3), *tell(2, "b", "injur", 2)]) == []
    assert find([*tell(0, "a", "dead", 3, "soldier"), *tell(2, "b", "kill", 2, "civilian")]) == []


def test_a_correction_makes_no_contest(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "villag ferri storm quay", numbers=[(3, "villag", "exact")]),
        make_unit(1, "b", "villag ferri storm quay", numbers=[(4, "villag", "exact")], block="correction"),
    ]
    assert _conflicts(units) == ()


def test_another_sides_words_do_not_answer_for_the_silent_one(make_unit: MakeUnit) -> None:
    words = make_unit(1, "b", "welcom talk", quote=_QUOTE, speaker="mayor", party="osterby")
    assert _conflicts([_silence(make_unit), words]) == ()


def test_a_denied_report_is_set_against_the_denial(make_unit: MakeUnit) -> None:
    nested: Any = SimpleNamespace(mode="indirect", nested_in=4)
    denied = make_unit(0, "a", "call memo", denied=True, quote=nested, quote_number=5, sentence=3, mood="denied")
    denial = make_unit(1, "a", "way round", quote=_QUOTE, quote_number=4, speaker="envoy", sentence=4)
    found = _conflicts([denied, denial])
    assert [(conflict.kind, conflict.on, conflict.units) for conflict in found] == [
        ("contradiction", "actor", (0, 1))
    ]


def test_what_one_report_tells_and_another_side_denies(make_unit: MakeUnit) -> None:
    words = "ship cross border night convoy"
    told = make_unit(0, "a", words)
    denied = make_unit(1, "b", words, denied=True, mood="denied", quote=_QUOTE, speaker="minister")
    assert [(conflict.kind, conflict.on) for conflict in _conflicts([told, denied])] == [
        ("contradiction", "polarity")
    ]


def test_figures_for_the_same_thing_differ(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "crew rescu ferri storm", numbers=[(11, "crew", "exact")]),
        make_unit(1, "b", "crew rescu ferri storm", numbers=[(14, "crew", "exact")]),
    ]
    assert [(conflict.kind, conflict.on) for conflict in _conflicts(units)] == [("contradiction", "number")]


def test_a_later_toll_supersedes_an_earlier_one(make_unit: MakeUnit) -> None:
    dead = TOLLS & {concept(stem("killed"))}
    units = [
        make_unit(0, "a", f"crew ferri storm {' '.join(dead)}", numbers=[(2, "crew", "exact")]),
        make_unit(1, "b", f"worker ferri storm {' '.join(dead)}", numbers=[(3, "worker", "exact")]),
    ]
    published = {
        "a": PublicationDate("2031-04-02", "2031-04-02", "stated"),
        "b": PublicationDate("2031-04-03", "2031-04-03", "stated"),
    }
    found = _conflicts(units, published)
    assert [(conflict.kind, conflict.overtaken) for conflict in found] == [("superseded", (0,))]
    assert [conflict.kind for conflict in _conflicts(units)] == ["contradiction"]


def test_at_least_leaves_room(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "crew rescu ferri storm", numbers=[(11, "crew", "at least")]),
        make_unit(1, "b", "crew rescu ferri storm", numbers=[(14, "crew", "exact")]),
    ]
    assert [conflict.kind for conflict in _conflicts(units)] == ["compatible"]


def test_yes_and_no_on_one_matter(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "crew accept offer council", predicate="accept"),
        make_unit(1, "b", "crew accept offer council", predicate="accept", polarity="negative"),
    ]
    assert [(conflict.kind, conflict.on) for conflict in _conflicts(units)] == [("contradiction", "polarity")]


def test_a_headline_beyond_its_body(make_unit: MakeUnit) -> None:
    units = [
        make_unit(0, "a", "port host regatta", block="title", mood="planned"),
        make_unit(1, "a", "port host regatta council", mood="proposed"),
    ]
    assert [(conflict.kind, conflict.on) for conflict in _conflicts(units)] == [("contradiction", "status")]


def test_agreeing_reports_are_not_contested(make_unit: MakeUnit) -> None:
    units = [make_unit(0, "a", "crew rescu ferri"), make_unit(1, "b", "crew rescu ferri")]
    assert _conflicts(units) == ()

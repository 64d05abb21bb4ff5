"""Which of a series a report's own event is."""

from __future__ import annotations

import time

import pytest
from tests.clustering.sheets import make_sheet

from tellings.annotation import annotate
from tellings.clustering import fingerprint, match_fingerprints
from tellings.clustering.rounds import find_rounds, read_rounds
from tellings.types.annotations import AnnotatedDocument


def _report(name: str, title: str, *paragraphs: str) -> AnnotatedDocument:
    return annotate(make_sheet(name, *paragraphs, title=title).document)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Second round of toll talks opens", [("round", 2)]),
        ("Kestral fells Orvane in the sixth round", []),  # a part of one fight
        ("Kestral fells Orvane near the end of the fifth round", []),
        ("Kestral wins by a seventh-round knockout", []),
        ("Envoys meet in the second round of toll talks", [("round", 2)]),
        ("Ministers adopt 12th sanctions package", [("package", 12)]),
        ("Ministers adopt 12th EU sanctions package", [("package", 12)]),
        ("Second nuclear round ends", [("round", 2)]),
        ("Envoys open fourth and final round of talks", [("round", 4)]),
        ("Second-round talks open", [("round", 2)]),
        ("Round two of talks opens", [("round", 2)]),
        ("Talks: round 2 opens", [("round", 2)]),
        ("Season 5 of Harbour Lights begins", [("season", 5)]),
        ("Matchday 12: Osterby still lead", [("matchday", 12)]),
        ("Week 4 in the northern league", [("week", 4)]),
        ("Part II of the flood report is out", [("part", 2)]),
        ("COP42 opens in Osterby", [("cop", 42)]),
        ("Halm take Super Bowl LXII", [("bowl", 62)]),
        ("Norlex reports third-quarter profit", [("quarter", 3)]),
        ("Q3 results of Norlex", [("quarter", 3)]),
        ("Budget passes third reading", [("reading", 3)]),
        ("53rd annual kite fair opens", [("annual", 53)]),
    ],
)
def test_numbers_of_a_series(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert list(read_rounds(sentence)) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Second suspect faces trial",
        "Second man launches appeal",
        "First lady debate grows louder",
        "Second Amendment trial opens in the 9th Circuit",
        "World War II anniversary is marked",
        "Singer has Stage 4 breast cancer",
        "First-round pick hurts knee",
        "The captain ended his third season",
        "The season two games short of its end was his best",
        "Last week 3 people drowned",
        "A fifth straight vote fails",
        "Day 4 of the Imber trial",  # a part of one running event; the date says as much
        "Ward 3 and Highway 5 are flooded",
        "G20 leaders meet on 5th Avenue",
    ],
)
def test_what_is_no_series(sentence: str) -> None:
    assert list(read_rounds(sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The first round a week ago had ended without an agreement.", []),
        ("After a first round in Osterby, envoys met for a second round on Monday.", [("round", 2)]),
        ("Envoys met for the second round of talks after the first round failed.", [("round", 2)]),
        ("The envoy, who led the first round, spoke of a breakthrough.", []),
        ("No deal yet, third round planned for May", []),
        ("Talks end with a third round to come", []),
        ("Neighbours agree to hold third round of talks", []),
        ("The baker pleads guilty to avoid a second trial", []),
        ("Talks end, third round in June", []),
        ("Lenz reaches second round of the Osterby Open", []),  # and won the first
        ("Halm win Game 6 to force Game 7", [("game", 6)]),
        ("Norlex forecasts weak Q4 sales", []),
        ("Last month's first round brought little", []),
        ("Third round of talks will open on Monday", [("round", 3)]),  # what the headline is about, though to come
    ],
)
def test_numbers_that_look_back_or_ahead(sentence: str, expected: list[tuple[str, int]]) -> None:
    assert list(read_rounds(sentence)) == expected


def test_the_number_of_the_headline_is_the_reports_own() -> None:
    report = _report("a", "Second round of talks opens", "The first round of talks was about fish.")
    assert fingerprint(report).ordinals == (("round", 2),)


def test_later_sentences_count_where_they_say_what_the_event_is() -> None:
    first = "Envoys of both towns met in Osterby on Monday."
    own = _report("a", "Envoys meet again", first + " It was the second round of talks.")
    ahead = _report("b", "Envoys meet again", first + " Details are left to a third round in May.")
    assert fingerprint(own).ordinals == (("round", 2),)
    assert fingerprint(ahead).ordinals == ()


def test_links_of_a_page_tell_nothing() -> None:
    text = "Ada Kestral Harbour signs first phase of deal | Ferries stop | More said on Monday that it had rained."
    assert fingerprint(_report("a", "Kestral speaks of rain", text)).ordinals == ()


def test_a_look_back_forbids_nothing() -> None:
    back = "The first round a week ago had ended without an agreement."
    one = fingerprint(_report("a", "Second round of talks opens", "Envoys met in Osterby on Monday."))
    two = fingerprint(_report("b", "Envoys talk in Osterby", "Envoys met in Osterby on Monday.", back))
    three = fingerprint(_report("c", "First round of talks opens", "Envoys met in Osterby a week before."))
    assert match_fingerprints(one, two).veto is None
    assert match_fingerprints(two, three).veto is None
    assert match_fingerprints(one, three).veto == "other number of a series: round 2 and 1"


@pytest.mark.parametrize(
    "piece", ["second round ", "second nuclear ", "round two ", "first, ", "Part XXXIX ", "first season "]
)
def test_long_input_takes_linear_time(piece: str) -> None:
    begun = time.perf_counter()
    list(read_rounds(piece * 20_000))
    assert time.perf_counter() - begun < 5


def test_who_proposes_a_round_in_a_headline_tells_of_it() -> None:
    assert list(read_rounds("Velmora proposes second round of harbour talks", headline=True)) == [("round", 2)]
    assert not list(read_rounds("Velmora proposes a second round of harbour talks and closes its ports."))


def test_a_number_that_is_the_subject_of_a_sentence_is_the_events_own() -> None:
    told = "Delegations sat down at one table in Saltmere on Friday. The first round of talks ended without a deal."
    back = "Delegations sat down at one table in Saltmere on Friday. The first round a week ago ended without a deal."
    for text, expected in ((told, (("round", 1),)), (back, ())):
        annotated = annotate(make_sheet("a", text, title="Harbour talks in Saltmere").document)
        assert find_rounds(annotated, [each.span for each in annotated.sentences]) == expected

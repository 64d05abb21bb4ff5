"""The account of the example story, as its README promises it: every trap and what has to come of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tellings import pipeline
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import encode_dossier

REPORTS = Path(__file__).resolve().parents[1] / "examples" / "harbour" / "reports"
MEMBERS = {"courier.html", "gather.txt", "undated.txt", "ledger.txt", "meridian.html"}
DECOY = {"february.txt"}
Row = dict[str, Any]

# Words that stand only in what a page puts around its article, or in captions, promos and broken lines.
FURNITURE = (
    "cookies",
    "BRINELY",
    "Brinely",
    "ThumbImg",
    "COASTPIX",
    "newsletter",
    "More from the Courier",
    "whale watchers",
    "Brass band",
    "gull_44",
    "widget_img",
    "Lighthouse Keeper",
    "Touring Circus",
    "Patrol Boat Runs Aground",
    "RELATED",
    "Third Patrol Boat",
    "HarbourWatcher",
    "READ MORE",
    "SINGLE SANDBANK",
    "You may also like",
    "six-year low",
    "Channel Rules Under Review",
    "Advertisement",
)


@cache
def result() -> pipeline.Result:
    """Return what the library makes of the folder; read once for all tests of this module."""
    return pipeline.read(REPORTS)


@cache
def dossiers() -> list[Row]:
    documents = {item.document.id: item.document for item in result().documents}
    rows = [encode_dossier(dossier, documents) for dossier in result().dossiers]
    return [json.loads(json.dumps(row)) for row in rows]


@cache
def account() -> Row:
    """Return the dossier of the March story."""
    return next(row for row in dossiers() if "courier.html" in row["story"]["reports"])


def annotated(report_id: str) -> AnnotatedDocument:
    return next(item for item in result().documents if item.document.report_id == report_id)


def member(report_id: str) -> Row:
    rows = [row for dossier in dossiers() for row in dossier["documents"] if row["report"] == report_id]
    return dict(rows[0])


def citations(value: object) -> Iterator[Row]:
    if isinstance(value, dict):
        if {"document", "report", "span", "text"} <= value.keys():
            yield value
        for inner in value.values():
            yield from citations(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from citations(inner)


def words_of(claim: Row) -> str:
    return " | ".join(telling["citation"]["text"] for telling in claim["tellings"])


def origin_names(claim: Row) -> list[str]:
    names = {origin["id"]: origin["name"] for origin in account()["origins"]}
    return [names[origin_id] for origin_id in claim["origins"]]


def contests(kind: str) -> list[Row]:
    return [row for row in account()["contested"] if row["kind"] == kind]


def test_nothing_is_rejected() -> None:
    assert result().rejections == ()


def test_the_first_round_is_a_story_of_its_own() -> None:
    assert sorted((set(row["story"]["reports"]) for row in dossiers()), key=len) == [DECOY, MEMBERS]
    assert not DECOY & {citation["report"] for citation in citations(account())}


@pytest.mark.parametrize(
    ("report_id", "name", "carrier"),
    [
        ("courier.html", "quillhaven courier", None),
        ("gather.txt", "saltmere observer", "daily gather"),
        ("ledger.txt", "northern ledger", None),
        ("meridian.html", "meridian post", None),
        ("february.txt", "fennel coast herald", None),
    ],
)
def test_the_outlet_is_named_and_the_carrier_kept_apart(report_id: str, name: str, carrier: str | None) -> None:
    outlet = annotated(report_id).document.outlet
    assert name in outlet.name.lower()
    assert (carrier or "") in (outlet.carried_by or "").lower()
    assert (outlet.carried_by is None) == (carrier is None)


def test_a_page_without_an_outlet_is_left_without_one() -> None:
    assert annotated("undated.txt").document.outlet.basis == "unknown"


@pytest.mark.parametrize(
    ("report_id", "bases"),
    [
        ("courier.html", {"metadata", "stated"}),
        ("gather.txt", {"inferred"}),
        ("undated.txt", {"inferred"}),
        ("ledger.txt", {"stated"}),
        ("meridian.html", {"metadata", "stated"}),
    ],
)
def test_the_date_is_an_interval_with_a_basis(report_id: str, bases: set[str]) -> None:
    published = member(report_id)["published"]
    assert published["basis"] in bases
    assert published["earliest"][:10] == "2032-03-09"
    assert published["latest"][:10] < "2032-03-15"


def test_a_stated_day_is_one_day() -> None:
    for report_id in ("courier.html", "ledger.txt", "meridian.html"):
        assert member(report_id)["published"]["latest"][:10] == "2032-03-09"
    assert member("february.txt")["published"]["latest"][:10] == "2032-02-20"


def test_the_date_of_the_carrier_is_not_the_date_of_the_report() -> None:
    assert (annotated("gather.txt").document.published.page_date or "").startswith("2032-03-17")


def test_the_proposal_has_five_outlets_and_one_origin() -> None:
    told = [claim for claim in account()["claims"] if claim["outlets"] == 5]
    proposals = [claim for claim in told if re.search(r"propos|offer", words_of(claim))]
    assert proposals
    for claim in proposals:
        assert [name.split()[-1] for name in origin_names(claim)] == ["Brandvik"]
        assert claim["standing"] in {"one_origin", "contested"}
        assert claim["mood"] in {"proposed", "planned"}


def test_two_translations_are_one_utterance() -> None:
    ours = "Our delegation, led by Tomas Ekelund"
    theirs = "The Velmoran delegation under Tomas Ekelund"
    joined = [
        utterance
        for utterance in account()["utterances"]
        if any(ours in version["citation"]["text"] for version in utterance["versions"])
        and any(theirs in version["citation"]["text"] for version in utterance["versions"])
    ]
    assert len(joined) == 1


def test_a_second_wording_of_the_hope_is_the_same_utterance() -> None:
    joined = [
        utterance
        for utterance in account()["utterances"]
        if {"undated.txt", "ledger.txt"} <= {version["citation"]["report"] for version in utterance["versions"]}
        and any("counts on everyone" in version["citation"]["text"] for version in utterance["versions"])
    ]
    assert len(joined) == 1


def test_the_agency_is_a_way_and_not_an_origin() -> None:
    assert any("Tidewater" in (quote.via or "") for quote in annotated("ledger.txt").quotes)
    for claim in account()["claims"]:
        assert not any("Tidewater" in name for name in origin_names(claim))


def test_the_early_silence_is_superseded_by_the_answer() -> None:
    silent = re.compile(r"not yet answered|not commented|no immediate reply|no official answer")
    found = [
        row
        for row in contests("superseded")
        if any(silent.search(citation["text"]) for citation in row["citations"])
        and any(citation["report"] == "meridian.html" for citation in row["citations"])
    ]
    assert found


def test_two_counts_by_two_origins_contradict_each_other() -> None:
    found = [
        row
        for row in contests("contradiction")
        if any(re.search(r"[Nn]ine dockers", citation["text"]) for citation in row["citations"])
        and any("Twenty-three dockers" in citation["text"] for citation in row["citations"])
    ]
    assert len(found) == 1


def test_one_count_in_three_spellings_is_no_contradiction() -> None:
    for row in contests("contradiction"):
        assert not any("240" in citation["text"] for citation in row["citations"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("answered the offer", "Corrandia answered"),  # "has not yet answered" is not "answered"
        ("added to the strain", "Twenty-three dockers"),  # one fire, two things said of it
        ("names a day and a place", "short written answer"),
        ("the port was closed", "90 million crowns"),
        ("Velmora turned it down", "shows its text first"),
        ("give him the day", "begged for more time"),
        ("led by Tomas Ekelund", "Corrandia ready"),  # two sides, each ready for something
        ("grain that should have left", "shed roofs"),
        ("spring fleet sails.", "whether the spring fleet"),  # a hope and an open question
        ("first round", "second round"),
    ],
)
def test_two_matters_are_never_one_claim(one: str, other: str) -> None:
    for claim in account()["claims"]:
        texts = [telling["citation"]["text"] for telling in claim["tellings"]]
        assert not (any(one in text for text in texts) and any(other in text for text in texts)), texts


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        (r"20 February|February 20", {"courier.html", "gather.txt", "meridian.html"}),
        (r"240 fishermen", {"courier.html", "gather.txt", "meridian.html"}),
        (r"[Nn]ine dockers", {"courier.html", "gather.txt"}),
        (r"telephoned", {"undated.txt", "ledger.txt"}),
    ],
)
def test_one_matter_in_several_reports_is_one_claim(words: str, reports: set[str]) -> None:
    found = [
        {
            telling["citation"]["report"]
            for telling in claim["tellings"]
            if re.search(words, telling["citation"]["text"])
        }
        for claim in account()["claims"]
    ]
    assert any(reports <= told for told in found), found


def test_nine_injured_has_one_origin_in_two_papers() -> None:
    counted = [claim for claim in account()["claims"] if re.search(r"[Nn]ine dockers", words_of(claim))]
    assert [{name.lower() for name in origin_names(claim)} for claim in counted] == [{"the harbour master’s office"}]


def test_a_clause_that_only_names_the_speaker_is_no_claim() -> None:
    cue = re.compile(r"(?:(?:Velmoran )?(?:Foreign Minister )?\w+ \w+|he|she) (?:said|announced)(?: [^“”]{0,40})?\W*")
    for claim in account()["claims"]:
        for telling in claim["tellings"]:
            words = telling["citation"]["text"]
            # when it was said, and through whom it came, are claims
            dated = re.search(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|as reported by", words)
            assert dated or not cue.fullmatch(words), telling["citation"]


def test_the_countries_are_parties_with_their_people() -> None:
    entities = {entity["id"]: entity for entity in account()["entities"]}
    sides = {
        entity["name"]: entities[entity["party"]]["name"]
        for entity in entities.values()
        if entity["kind"] == "person" and entity["party"] in entities
    }
    assert sides["Ilse Brandvik"] == sides["Tomas Ekelund"] == "Velmora"
    assert sides["Anselm Duarte"] == sides["Marek Tolland"] == "Corrandia"


def test_one_minister_in_two_spellings_is_one_person() -> None:
    named = [entity for entity in account()["entities"] if "Brandvik" in entity["variants"]]
    assert len(named) == 1
    assert {"Ilse Brandvik", "Ilze Brandvik"} <= set(named[0]["variants"])


def test_a_report_told_to_be_denied_is_never_asserted() -> None:
    for claim in account()["claims"]:
        if "telephoned me" in words_of(claim) or "begged for more time" in words_of(claim):
            assert claim["mood"] == "denied"
    assert not any(sentence["citation"]["text"].startswith("“I read") for sentence in account()["brief"])


def test_the_meeting_is_proposed_and_has_not_happened() -> None:
    on_the_day = [event for event in account()["timeline"] if (event["start"] or "").startswith("2032-03-15")]
    assert on_the_day
    assert {event["mood"] for event in on_the_day} <= {"proposed", "planned"}


def test_the_first_round_stands_in_the_past() -> None:
    past = [event for event in account()["timeline"] if (event["start"] or "").startswith("2032-02-20")]
    assert any(event["mood"] == "happened" for event in past)


def test_the_brief_gives_both_sides_in_whole_sentences() -> None:
    brief = account()["brief"]
    assert 3 <= len(brief) <= 12
    text = " ".join(sentence["citation"]["text"] for sentence in brief)
    assert "Brandvik" in text
    assert re.search(r"Duarte|Corrandia answered|Tolland said", text)


def test_no_furniture_is_cited() -> None:
    for dossier in dossiers():
        for citation in citations(dossier):
            assert not [word for word in FURNITURE if word in citation["text"]], citation


def test_every_citation_is_the_exact_words_of_its_place() -> None:
    texts = {item.document.id: item.document.text for item in result().documents}
    bodies = {path.name: path.read_text(encoding="utf-8") for path in REPORTS.iterdir()}
    seen = 0
    for citation in citations(dossiers()):
        start, end = citation["span"]
        assert texts[citation["document"]][start:end] == citation["text"]
        if citation["raw"]:
            raw = "".join(bodies[citation["report"]][a:b] for a, b in citation["raw"])
            assert re.sub(r"\s+", "", raw) == re.sub(r"\s+", "", citation["text"])
        seen += 1
    assert seen > 50

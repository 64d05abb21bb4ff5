"""Undated reports dated by the others, and the events that all of them tell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.annotation.times import find_times, resolve_times
from tellings.assembly.dates import match_dates
from tellings.assembly.timelines import match_events
from tellings.text.sentences import split_sentences
from tellings.types.annotations import AnnotatedDocument, Mention, Mood, Sentence, Statement
from tellings.types.documents import Basis, Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity, Event
from tellings.types.spans import Passage, Span


def make(
    name: str,
    *paragraphs: str,
    day: str | None = None,
    basis: Basis = "stated",
    moods: dict[str, Mood] | None = None,
    kinds: tuple[BlockKind, ...] = (),
    people: tuple[str, ...] = (),
) -> AnnotatedDocument:
    """Return a report: every sentence one statement, happened unless `moods` names its first words."""
    text = "\n\n".join(paragraphs)
    blocks, sentences, start = [], [], 0
    for index, paragraph in enumerate(paragraphs):
        end = start + len(paragraph)
        blocks.append(Block(kinds[index] if kinds else "paragraph", Span(start, end)))
        sentences += [Sentence(Span(a, b), index) for a, b in split_sentences(text, start, end)]
        start = end + 2
    published = PublicationDate(day, day, basis if day else "unknown")
    document = Document(
        name, name, text, tuple(blocks), None, (), "", Outlet(name, name, "given"), (), published, None, "en",
        "report", "", "text/plain", "",
    )  # fmt: skip
    times = find_times(document, sentences)
    mentions = tuple(
        Mention(
            Span(text.index(one), text.index(one) + len(one)),
            "person",
            one,
            Span(text.index(one), text.index(one) + 1),
        )
        for one in people
        if one in text
    )
    statements = tuple(
        Statement(
            sentence.span,
            number,
            next((mood for words, mood in (moods or {}).items() if words in sentence.span.of(text)), "happened"),
            "positive",
            "hold",
            times=tuple(at for at, time in enumerate(times) if sentence.span.contains(time.span)),
        )
        for number, sentence in enumerate(sentences)
    )
    return AnnotatedDocument(document, tuple(sentences), mentions, (), (), times, (), statements)


LEAD = "Vessia proposed talks in Ansk on June 2, Envoy Ilo Brand said on Wednesday."
TRIP = "Brand will travel to Ansk on Monday."
OPENED = "The hall of Ansk was opened on May {}, 2031."
ROUND = "The first round of talks was held on May 16 in Ansk."


def test_an_undated_report_takes_its_day_from_a_dated_one() -> None:
    dated = make("Coast Post", LEAD, OPENED.format(26), day="2031-05-28T12:57")
    undated = make("Hill Herald", "Brand proposed a meeting on June 2, his office announced Wednesday.", ROUND)
    found = dict(match_dates([undated, dated]))
    assert found["Coast Post"] == dated.document.published
    inferred = found["Hill Herald"]
    assert (inferred.earliest, inferred.latest, inferred.basis) == ("2031-05-28", "2031-05-29", "inferred")
    assert "Coast Post" in inferred.evidence[0]


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [make("A", LEAD, day="2031-05-28"), make("B", LEAD), make("C", ROUND, LEAD)]
    assert dict(match_dates(reports)) == dict(match_dates(reports[::-1]))


def test_later_on_a_weekday_is_written_on_that_day() -> None:
    dated = make("A", "The mill burned on Sunday.", OPENED.format(9), day="2031-05-11")
    undated = make("B", "Mayor Oru is set to speak later on Monday about the mill.")
    found = dict(match_dates([dated, undated]))["B"]
    assert (found.earliest, found.latest) == ("2031-05-12", "2031-05-12")


def test_what_names_no_day_stays_undated() -> None:
    dated = make("A", LEAD, day="2031-05-28")
    undated = make("B", "The harbour is closed and nobody knows why.")
    assert dict(match_dates([dated, undated]))["B"] == undated.document.published


def test_together_undated_reports_may_fix_the_year() -> None:
    first = make("A", "Vessia proposed talks in Ansk on Monday 2 June, Brand said on Wednesday.", ROUND, TRIP)
    second = make("B", LEAD, TRIP, "The pier was repaired in April 2025.")
    found = dict(match_dates([first, second]))
    assert found["A"].earliest == found["B"].earliest == "2025-05-28"
    assert found["A"].basis == "inferred"
    assert "“Monday 2 June”" in found["A"].evidence[0]
    assert "A reports the same event" in found["B"].evidence[0]


def events_of(*documents: AnnotatedDocument) -> tuple[Event, ...]:
    passages = [
        (mention.name, Passage(document.document.id, mention.span))
        for document in documents
        for mention in document.mentions
    ]
    names = sorted({name for name, _ in passages})
    entities = [
        Entity(name, "person", name, (name,), tuple(place for other, place in passages if other == name))
        for name in names
    ]
    published = dict(match_dates(documents))
    return match_events([resolve_times(one, published[one.document.id]) for one in documents], entities)


def test_one_event_told_twice_and_one_plan() -> None:
    moods: dict[str, Mood] = {"proposed": "proposed"}
    first = make(
        "A",
        "Ilo Brand proposed talks in Ansk on June 2.",
        ROUND,
        day="2031-05-28",
        moods=moods,
        people=("Ilo Brand",),
    )
    second = make("B", "The earlier round of talks was held in Ansk on May 16.", day="2031-05-29")
    events = events_of(first, second)
    assert [(event.start, event.mood, len(event.passages)) for event in events] == [
        ("2031-05-16", "happened", 2),
        ("2031-06-02", "proposed", 1),
    ]
    assert events[1].participants == ("Ilo Brand",)


def test_a_day_ahead_has_never_happened() -> None:
    events = events_of(make("A", "The talks will be held on June 2.", day="2031-05-28"))
    assert [(event.start, event.mood) for event in events] == [("2031-06-02", "planned")]


def test_two_happenings_of_one_day_stay_apart() -> None:
    first = make("A", "A mill burned in Karsk on May 16.", day="2031-05-20")
    second = make("B", "Divers raised a sunken ferry near Ansk on May 16.", day="2031-05-20")
    assert len(events_of(first, second)) == 2


def test_the_date_of_a_picture_is_no_event() -> None:
    document = make("A", "Ilo Brand in Ansk, 18 April 2031.", day="2031-05-28", kinds=("caption",))
    assert events_of(document) == ()


def test_a_ring_of_pronouns_leads_to_nobody() -> None:
    report = make("a", "He met her in Ansk on May 16.", day="2031-05-20")
    he, her = (
        Mention(Span(at, at + len(word)), "person", word, Span(at, at + len(word)), antecedent=other, pronoun=True)
        for at, word, other in ((0, "He", 1), (7, "her", 0))
    )
    ringed = replace(report, mentions=(he, her), statements=(replace(report.statements[0], actors=(0, 1)),))
    assert [event.participants for event in match_events([ringed], [])] == [()]


def test_denied_words_are_no_event() -> None:
    moods: dict[str, Mood] = {"sank": "denied"}
    assert events_of(make("A", "The ferry sank on May 16.", day="2031-05-28", moods=moods)) == ()


NO_EVENTS = [
    pytest.param("The act was passed a year after the May 16 fire.", id="a time counted from another day"),
    pytest.param("The crew asked why it had to wait until May 16.", id="a limit is no happening"),
    pytest.param("The harbour will have no pilots after the June 2 shift.", id="what comes after a day ahead"),
]


@pytest.mark.parametrize("sentence", NO_EVENTS)
def test_what_a_day_does_not_date(sentence: str) -> None:
    assert events_of(make("A", sentence, day="2031-05-28")) == ()


def test_a_day_long_past_is_one_happening_of_the_story() -> None:
    first = make("A", "A fire burned down the mill in Karsk on March 16.", day="2031-05-28")
    second = make("B", "The blaze of March 16 left the mill without a roof.", day="2031-05-28")
    third = make("C", "Divers raised a sunken ferry near Ansk on March 16.", day="2031-05-28")
    events = events_of(first, second, third)
    assert sorted(len(event.passages) for event in events) == [1, 2]


def test_a_month_joins_the_one_day_in_it() -> None:
    first = make("A", "The ferry talks will be held in Ansk on June 2.", day="2031-05-28")
    moods: dict[str, Mood] = {"Ansk to host": "planned"}
    second = make("B", "Ansk to host ferry talks in June.", day="2031-05-28", moods=moods)
    assert [(event.start, len(event.passages)) for event in events_of(first, second)] == [("2031-06-02", 2)]


def test_what_was_done_later_that_day_has_happened() -> None:
    found = events_of(make("A", "Later on Wednesday, the harbour office closed both piers.", day="2031-05-28"))
    assert [(event.start, event.mood) for event in found] == [("2031-05-28", "happened")]


def test_whole_sentences_stand_before_titles() -> None:
    title = "Ferry talks in Ansk on June 2"
    body = "The ferry talks in Ansk will be held on June 2."
    kinds: tuple[BlockKind, ...] = ("title", "paragraph")
    document = make("A", title, body, day="2031-05-28", kinds=kinds, moods={title: "planned"})
    (event,) = events_of(document)
    assert [passage.span.of(document.document.text) for passage in event.passages] == [body, title]

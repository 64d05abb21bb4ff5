"""Happenings without a day of their own, the order that reports give, what is open and what closes it."""

from __future__ import annotations

import time
from functools import lru_cache

import pytest

from tellings.annotation import annotate
from tellings.assembly import assemble as assemble_story
from tellings.assembly import match_dates
from tellings.assembly.bearings import is_ahead, is_day_of, split_since
from tellings.assembly.cues import find_cue
from tellings.assembly.happenings import TIMELINE
from tellings.assembly.pledges import find_pledges
from tellings.extraction import extract
from tellings.types.documents import Document, Report
from tellings.types.dossiers import Event
from tellings.types.spans import Passage, Span
from tellings.types.stories import Story

COAST = """Velmoran Foreign Minister Ada Oru proposed a second round of talks with Ostrania in Karsk on June 9, \
she announced on Wednesday.

The first round of talks took place on May 16 in Karsk. Although no deal was reached at the talks, the sides did \
agree to a large exchange of prisoners.

Earlier on Wednesday, Tomas Brekk, who speaks for Velmora at the talks, said he had reached out to Ostranian Defence \
Minister Ilo Venn and offered a day for the next meeting."""
HILL = """Velmoran chief negotiator Tomas Brekk said on Wednesday that Velmora is willing to open negotiations \
with Ostrania.

"Today I reached out to Venn and offered a day for the next meeting," Brekk said.

Shortly afterwards, Velmoran Foreign Minister Ada Oru said her country has proposed June 9 in Karsk for the talks \
with Ostrania.

Previously, however, the Velmoran government had expressed doubts about the talks.

Since the first round of talks held on May 16 in Karsk, both sides have fought a war of drones.

Velmora is awaiting an answer from Ostrania to its proposal."""
NESS = """Velmoran Foreign Minister Ada Oru on Wednesday announced that Velmora is prepared to hold the second round \
of talks with Ostrania in Karsk on June 9.

Ostrania responded promptly to Velmora's proposal, with Defence Minister Ilo Venn stating that his country expects \
the text before the next meeting.

Venn confirmed that Ostrania had already submitted its own text.

Ostranian Foreign Minister Mira Dahl echoed this stance, questioning the need to wait.

Velmora has promised to send its own text by June 5."""


# A report of one sentence is none.
REST = "\n\nThe council of Karsk has nine members, and two of them are fishermen with boats of their own."


class Told:
    """The timeline of some reports, and the words that its passages mark."""

    def __init__(self, *bodies: str, day: str = "2031-05-28") -> None:
        reports = [
            Report(id=f"r{at}", body=body + REST, outlet=f"Paper {at}", published=day)
            for at, body in enumerate(bodies)
        ]
        documents = [annotate(found) for found in map(extract, reports) if isinstance(found, Document)]
        assert len(documents) == len(bodies)
        story = Story("s1", tuple(item.document.id for item in documents))
        self.dossier = assemble_story(story, documents, published=dict(match_dates(documents)))
        self.texts = {item.document.id: item.document.text for item in documents}

    def words(self, passage: Passage) -> str:
        """Return what a passage marks."""
        return passage.span.of(self.texts[passage.document_id])

    def find(self, words: str) -> Event:
        """Return the one event with a passage that holds these words."""
        found = [
            event
            for event in self.dossier.timeline
            if any(words in self.words(passage) for passage in event.passages)
        ]
        assert len(found) == 1, [[self.words(passage) for passage in event.passages] for event in found]
        return found[0]

    def holds(self, words: str) -> bool:
        """Return whether any event has a passage that holds these words."""
        return any(words in self.words(passage) for event in self.dossier.timeline for passage in event.passages)

    def follows(self, later: Event, sooner: Event) -> bool:
        """Return whether the timeline says that one event comes after another, step by step."""
        by_id = {event.id: event for event in self.dossier.timeline}
        return any(
            order.event_id == sooner.id or self.follows(by_id[order.event_id], sooner) for order in later.after
        )


@lru_cache(maxsize=1)
def talks() -> Told:
    return Told(COAST, HILL, NESS)


def test_one_statement_of_many_tellings_is_one_event() -> None:
    said = talks().find("Velmoran Foreign Minister Ada Oru on Wednesday announced")
    assert {passage.document_id for passage in said.passages} == set(talks().texts)
    assert (said.start, said.end, said.kind) == ("2031-05-28", "2031-05-28", "happened")


def test_what_one_outlet_dates_another_one_tells_without_a_day() -> None:
    contact = talks().find("Today I reached out")
    assert any("he had reached out" in talks().words(passage) for passage in contact.passages)
    assert contact.start == "2031-05-28"


def test_the_order_of_a_day_is_that_of_the_texts() -> None:
    told = talks()
    contact, doubts = told.find("Today I reached out"), told.find("expressed doubts")
    message = told.find("Tomas Brekk said on Wednesday")
    proposal = told.find("announced on Wednesday")
    answer, second = told.find("responded promptly"), told.find("echoed this stance")
    text = told.find("already submitted")
    pairs = [(message, contact), (message, doubts), (proposal, message), (answer, proposal), (second, proposal)]
    assert all(told.follows(later, sooner) for later, sooner in [*pairs, (answer, text)])
    assert not told.follows(second, answer)
    assert [event.id for event in told.dossier.timeline] == [
        f"t{at}" for at in range(1, len(told.dossier.timeline) + 1)
    ]
    places = {event.id: at for at, event in enumerate(told.dossier.timeline)}
    for event in told.dossier.timeline:
        assert all(places[order.event_id] < places[event.id] for order in event.after)


def test_an_order_cites_the_words_that_give_it() -> None:
    proposal = talks().find("announced on Wednesday")
    assert "Shortly afterwards" in {talks().words(order.passage) for order in proposal.after if order.passage}


def test_what_was_part_of_a_gathering_has_its_day() -> None:
    deal = talks().find("agree to a large exchange")
    assert (deal.start, deal.end) == ("2031-05-16", "2031-05-16")


def test_what_has_gone_on_since_a_day_reaches_to_the_report() -> None:
    drones = talks().find("war of drones")
    assert (drones.start, drones.end) == ("2031-05-16", "2031-05-28")
    assert talks().words(drones.passages[0]) == "both sides have fought a war of drones"


def test_what_has_no_day_is_bounded() -> None:
    doubts = talks().find("expressed doubts")
    assert (doubts.start, doubts.end) == (None, "2031-05-28")


def test_an_answer_closes_a_proposal_and_what_was_awaited() -> None:
    meeting = talks().find("prepared to hold the second round")
    assert (meeting.kind, meeting.status, meeting.start) == ("proposed", "closed", "2031-06-09")
    assert any("responded promptly" in talks().words(passage) for passage in meeting.closed_by)
    assert talks().find("awaiting an answer").status == "closed"


def test_a_proposal_without_an_answer_is_open() -> None:
    told = Told(COAST, HILL)
    assert told.find("has proposed June 9").status == "open"
    awaited = told.find("awaiting an answer")
    assert (awaited.kind, awaited.status, awaited.closed_by) == ("awaited", "open", ())


def test_a_promise_has_a_due_day() -> None:
    promise = talks().find("promised to send")
    assert (promise.kind, promise.due, promise.status) == ("planned", "2031-06-05", "open")


def test_a_plan_that_was_called_off_is_cancelled() -> None:
    told = Told(
        "Mayor Ada Oru will open the harbour festival in Ansk on June 9.\n\nBrekk praised the plan.",
        "The harbour festival in Ansk, planned for June 9, was cancelled by Mayor Ada Oru.",
    )
    plans = [event for event in told.dossier.timeline if event.start == "2031-06-09"]
    assert {event.kind for event in plans} == {"cancelled"}


def test_a_plan_that_another_report_tells_as_done_is_closed() -> None:
    told = Told(
        "Mayor Ada Oru will visit the burned mill in Karsk later on Wednesday.",
        "Mayor Ada Oru visited the burned mill in Karsk on Wednesday.",
    )
    plan, done = told.find("will visit"), told.find("Oru visited")
    assert (plan.kind, plan.status, done.kind) == ("planned", "closed", "happened")
    assert plan.closed_by == done.passages


NOT_PAST = [
    pytest.param("A meeting in Karsk has been scheduled for later on Wednesday.", id="scheduled"),
    pytest.param("Mayor Ada Oru flew to Karsk, where she will meet Envoy Ilo Venn on Wednesday.", id="she will"),
    pytest.param("Mayor Ada Oru is poised to close the harbour on Wednesday.", id="poised"),
    pytest.param("Three towns are holding mayoral elections on Wednesday.", id="are holding"),
    pytest.param("The visit to Karsk starts Wednesday with a speech by Mayor Ada Oru.", id="starts"),
    pytest.param("Mayor Ada Oru hoped that the council would pass the harbour act on Wednesday.", id="would"),
]


@pytest.mark.parametrize("sentence", NOT_PAST)
def test_what_is_to_come_is_never_past(sentence: str) -> None:
    told = Told(sentence)
    for event in told.dossier.timeline:
        held = any(word in told.words(passage) for passage in event.passages for word in ("meet", "close", "hold"))
        assert event.kind != "happened" or not held


NO_DAY = [
    pytest.param("The October round of the harbour contest was shorter.", id="the month of a noun"),
    pytest.param("Saturday's blaze follows a theft at the mill in Karsk.", id="the day of a noun"),
    pytest.param("The harbour has been closed since Monday.", id="since"),
    pytest.param("As of Monday the harbour act was one vote short.", id="as of"),
]


@pytest.mark.parametrize("sentence", NO_DAY)
def test_a_time_that_dates_something_else_dates_no_event(sentence: str) -> None:
    assert Told(sentence).dossier.timeline == ()


def test_two_attacks_of_one_day_stay_two() -> None:
    told = Told(
        "Raiders of the Hill League attacked a police post in Karsk on Monday, killing two officers.",
        "Raiders of the Hill League attacked a convoy of trucks near Ansk on Monday, killing nine drivers.",
    )
    assert len(told.dossier.timeline) == 2


def test_one_report_alone_makes_no_event_of_mere_words() -> None:
    body = "The harbour is old.\n\nIt has two piers.\n\nMayor Ada Oru said on Monday that she likes the pier."
    assert not Told(body).holds("likes the pier")


def test_two_days_of_the_same_words_are_one_stretch() -> None:
    found = Told("Divers of the Ansk Sea Rescue found the sunken ferry Gull on May 12 and 13.").dossier.timeline
    assert [(event.start, event.end) for event in found] == [("2031-05-12", "2031-05-13")]


CUES = [
    pytest.param("Shortly afterwards, Oru spoke.", "later", None, id="later"),
    pytest.param("Previously, Oru had left.", "earlier", None, id="earlier"),
    pytest.param("Separately, Oru spoke.", "beside", None, id="beside"),
    pytest.param("Oru spoke after the meeting.", "after", "meeting", id="after"),
    pytest.param("Following that call, Oru spoke.", "after", "call", id="following"),
    pytest.param("Oru left before the vote.", "before", "vote", id="before"),
    pytest.param("Oru agreed at the talks.", "during", "talks", id="during"),
]


@pytest.mark.parametrize(("sentence", "way", "noun"), CUES)
def test_words_of_order(sentence: str, way: str, noun: str | None) -> None:
    cue = find_cue(sentence, Span(0, len(sentence)), Span(0, len(sentence)))
    assert cue is not None
    assert (cue.way, cue.noun) == (way, noun)


@pytest.mark.parametrize("sentence", ["Earlier this month, Oru left.", "Earlier in the year, Oru left.", "Oru left."])
def test_words_of_time_are_no_order(sentence: str) -> None:
    assert find_cue(sentence, Span(0, len(sentence)), Span(0, len(sentence))) is None


PUMPS = [
    "after the ",
    "since ",
    "awaiting an answer ",
    "in a ",
    "at the talks ",
    "will ",
    "is due to ",
    "by the ",
    "a ",
]


@pytest.mark.parametrize("pump", PUMPS)
def test_long_sentences_cost_little(pump: str) -> None:
    text = "Oru " + pump * (60_000 // len(pump)) + "on Monday."
    found = extract(Report(id="r", body=text, published="2031-05-28"))
    assert isinstance(found, Document)
    document = annotate(found)
    whole = Span(0, len(text))
    begun = time.process_time()
    find_cue(text, whole, whole)
    split_since(text, whole)
    find_pledges(document, {}, TIMELINE)
    for statement in document.statements:
        for at in statement.times:
            moment = document.times[at]
            is_day_of(document, statement, moment, is_plan=False)
            is_ahead(document, statement, moment, "2031-05-26", "2031-05-26", is_named=True)
    assert time.process_time() - begun < 20


def told_on(body: str) -> list[list[str]]:
    told = Told(body)
    return [[told.words(passage) for passage in event.passages] for event in told.dossier.timeline]


def test_what_a_report_sets_apart_is_not_one() -> None:
    events = told_on(
        "Velmoran senators on Wednesday introduced a resolution on the harbour inquiry of the government.\n\n"
        "Earlier in the day on Wednesday, senators led by Ada Oru blocked the harbour inquiry of the government."
    )
    assert all(len(passages) == 1 for passages in events)


def test_two_who_meet_somebody_on_one_day_are_two() -> None:
    events = told_on(
        "The Karsk Harbour Committee will meet on Friday to prepare the vote.\n\n"
        "Ada Oru and Tomas Brekk of Ostrania are expected to appear in a closed session on Friday."
    )
    assert all(len(passages) == 1 for passages in events)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada Oru paid nine million marks for last year's May 9 parade.",
        "Tomas Brekk watched the annual May 9 fireworks from the harbour.",
        "Ada Oru was readying a speech on fishing to open a forum on Sunday in Karsk.",
        "Ada Oru left before her first stop of the weekend in Karsk.",
        "Tomas Brekk spoke in Karsk on the eve of the May 9 parade.",
        "Tomas Brekk won the vote in Karsk on the same day Ada Oru won it in Velm.",
        "May 9 may mark the end of the fishing dispute between Velmora and Ostrania.",
    ],
)
def test_the_day_of_another_thing_dates_nothing(sentence: str) -> None:
    assert not [event for event in Told(sentence).dossier.timeline if event.start and event.kind == "happened"]


def test_a_day_far_off_is_not_one_stretch_with_the_first() -> None:
    told = Told("Ada Oru, who published nine thousand letters last month, urged voters by telephone on Monday.")
    assert all(
        event.end is None or event.start is None or event.end[:7] == event.start[:7]
        for event in told.dossier.timeline
    )

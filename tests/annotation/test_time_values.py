"""Times of a document: resolved against its publication, against one another, and again when a date is learned."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.annotation.times import find_times, resolve_times
from tellings.text.sentences import split_sentences
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span

WEDNESDAY = PublicationDate("2031-05-14", "2031-05-14", "given")
THREE_DAYS = PublicationDate("2031-05-14", "2031-05-16", "inferred")
UNKNOWN = PublicationDate(None, None, "unknown")


def make(
    *paragraphs: str, published: PublicationDate = WEDNESDAY, kind: BlockKind = "paragraph"
) -> AnnotatedDocument:
    """Return a document of these paragraphs with its sentences and times."""
    text = "\n\n".join(paragraphs)
    blocks, sentences, start = [], [], 0
    for paragraph in paragraphs:
        end = start + len(paragraph)
        blocks.append(Block(kind, Span(start, end)))
        sentences += [Sentence(Span(a, b), len(blocks) - 1) for a, b in split_sentences(text, start, end)]
        start = end + 2
    document = Document(
        "d", "d", text, tuple(blocks), None, (), "", Outlet("o", "Coast Post", "given"), (), published, None, "en",
        "report", "", "text/plain", "",
    )  # fmt: skip
    return AnnotatedDocument(document, tuple(sentences), (), (), (), find_times(document, sentences), (), ())


def values(document: AnnotatedDocument) -> list[str]:
    return [time.value for time in document.times]


def test_words_count_from_the_day_told_before_them() -> None:
    document = make("The mill burned on 2 March 2030. The next day it rained, and two weeks later the owner fled.")
    assert values(document) == ["2030-03-02", "2030-03-03", "2030-W11"]
    assert document.times[1].relative == "#0>day+1"


def test_days_later_than_nothing_told_are_open() -> None:
    assert values(make("Oru fled. Three days later, guards left. A day earlier it had rained.")) == [
        "XXXX-XX-XX",
        "XXXX-XX-XX",
    ]


def test_nothing_counts_from_a_time_told_in_a_pull_quote() -> None:
    document = make("The mill burned on 2 March 2030.", "“On 9 June 2030 we shut it.”", "The next day it rained.")
    assert values(document)[-1] == "2030-06-10"
    blocks = tuple(
        replace(block, kind="pull-quote" if number == 1 else block.kind)
        for number, block in enumerate(document.document.blocks)
    )
    beside = find_times(replace(document.document, blocks=blocks), document.sentences)
    assert [time.value for time in beside][-1] == "2030-03-03"


def test_a_clock_time_belongs_to_the_day_told_before_it() -> None:
    document = make("Guards fired at 5pm on Saturday. Shots were still heard at 8pm.")
    assert values(document) == ["2031-05-10T17:00", "2031-05-10T20:00"]


def test_today_in_a_quotation_is_the_day_of_speaking() -> None:
    document = make("Mayor Oru said on Monday that the pier is lost.", "“Today I saw it fall,” she told guests.")
    assert values(document) == ["2031-05-12", "2031-05-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an older statement: its words count from the day on which it was made
        ("In a letter of 3 March 2029, Oru wrote: “Next week we close the pier.”", ["2029-03-03", "2029-W10"]),
        ("Oru told a hearing on 3 March 2029: “We will close it on Monday.”", ["2029-03-03", "2029-03-05"]),
        ("“This year is hard,” Oru said on 3 March 2029.", ["2029", "2029-03-03"]),
        # of this week: the weekdays are the report's
        ("Oru said on Monday: “On Tuesday we close it.”", ["2031-05-12", "2031-05-13"]),
        ("Oru said on Monday: “Yesterday we closed it.”", ["2031-05-12", "2031-05-11"]),
        # what the report itself tells counts from the report
        ("Oru wrote on 3 March 2029 that it would close. Last year it did.", ["2029-03-03", "2030"]),
    ],
)
def test_words_in_a_quotation_count_from_the_day_of_speaking(text: str, expected: list[str]) -> None:
    assert values(make(text)) == expected


def test_a_told_day_moves_what_follows() -> None:
    document = make("On Monday, 3 March, the mill burned. The next day it rained. Two days later Oru came.")
    assert values(document) == ["2031-03-03", "2031-03-04", "2031-03-06"]


@pytest.mark.parametrize(
    "line", ["“Today is quiet,” Oru said.", '"Today is quiet," Oru said.', "``Today is quiet,'' Oru said."]
)
def test_a_day_that_opens_a_quotation_is_no_title(line: str) -> None:
    assert values(make(line)) == ["2031-05-14"]


def test_today_outside_a_quotation_is_the_day_of_writing() -> None:
    assert values(make("Mayor Oru said on Monday that the pier is lost. Today it fell.")) == [
        "2031-05-12",
        "2031-05-14",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day that names an event is no day of this year, and nothing counts from it
        ("The board dates from the September 11 attacks. The next day Oru left.", ["2001-09-11", "XXXX-XX-XX"]),
        # the same day as a plain date
        ("The pier burned on September 11.", ["2030-09-11"]),
        # a time told twice: the month agrees with the count
        (
            "The pier closed in December 2028. Four months later, in April, it opened.",
            ["2028-12", "2029-04", "2029-04"],
        ),
        # a time told twice: what the count goes from is not told
        ("Oru lost her seat. Four months later, in April, she sang.", ["2031-04", "2031-04"]),
        # a month of a vote far behind may be that of an earlier year
        ("Oru won the August election.", ["XXXX-08"]),
        ("Oru will stand in the August election.", ["2031-08"]),
        ("Oru lost the March election.", ["2031-03"]),
        # a vote that was held, one that is to come
        ("The board passed the rule after a vote in the hall on Tuesday evening.", ["2031-05-13TEV"]),
        ("The board votes on Friday.", ["2031-05-16"]),
        # planned from a month on
        ("The ferry was to run from June.", ["2031-06"]),
    ],
)
def test_named_days_votes_and_plans(text: str, expected: list[str]) -> None:
    assert values(make(text)) == expected


def test_a_year_ago_is_the_quarter_of_the_year_before() -> None:
    document = make("The mill lost a third in the first quarter of 2031. It had gained as much a year ago.")
    assert values(document) == ["2031-Q1", "2030-Q1"]
    assert values(make("The mill gained as much a year ago.")) == ["2030"]
    far = ("The mill lost a third in the first quarter of 2031.", *["It rained."] * 3, "Oru left a year ago.")
    assert values(make(*far)) == ["2031-Q1", "2030"]


HISTORY = (
    "The first mill was built in 1898 and burned in 1901. Floods came in 1902, 1903, 1904 and 1905.",
    "In November 1905 the owners met. In January they sold it. On 3 June the new one opened.",
    "In the summer of 1911 it rained; on 30 September the dam broke, and by 4 October the town was empty.",
    "It was sold in 1920, and that year the tower fell. By the end of the year it was rebuilt.",
)


def test_in_a_history_a_date_is_of_the_year_told_before_it() -> None:
    assert values(make(*HISTORY)) == [
        *("1898", "1901", "1902", "1903", "1904", "1905", "1905-11", "1906-01", "1906-06-03"),
        *("1911-SU", "1911-09-30", "1911-10-04", "1920", "1920", "1920"),
    ]


def test_a_report_that_looks_back_is_no_history() -> None:
    for own in ("Oru spoke on Monday. On Tuesday she left. Today she sang.", "It was cleaned in 2030."):
        assert values(make(*HISTORY, own, "The dam broke on 30 September."))[-1] == "2030-09-30"


def test_an_interval_keeps_what_all_its_days_agree_on() -> None:
    document = make("Oru spoke on Wednesday of a vote on June 2. Today is quiet.", published=THREE_DAYS)
    assert values(document) == ["2031-05-14", "2031-06-02", "XXXX-XX-XX"]
    assert (document.times[2].earliest, document.times[2].latest) == ("2031-05-14", "2031-05-16")


def test_without_a_date_the_relative_form_stays() -> None:
    document = make("Oru spoke on Wednesday of a vote on June 2 and of 2019.", published=UNKNOWN)
    assert values(document) == ["XXXX-WXX-3", "XXXX-06-02", "2019"]
    assert [time.earliest for time in document.times] == [None, None, "2019-01-01"]


def test_a_date_learned_later_resolves_the_times_again() -> None:
    document = make("Oru spoke on Wednesday. The next day she left. A vote is due on June 2.", published=UNKNOWN)
    learned = resolve_times(document, WEDNESDAY)
    assert values(learned) == ["2031-05-14", "2031-05-15", "2031-06-02"]
    assert learned.document.published == WEDNESDAY
    assert values(resolve_times(learned, UNKNOWN)) == values(document)


@pytest.mark.parametrize("published", [WEDNESDAY, THREE_DAYS, UNKNOWN])
def test_resolving_twice_changes_nothing(published: PublicationDate) -> None:
    document = make("Oru spoke late on Wednesday; last week, the day before yesterday and in March 2022 she slept.")
    once = resolve_times(document, published)
    assert resolve_times(once, published) == once


@given(st.lists(st.sampled_from(["On Monday", "the next day", "today", "“today”", "said", "a year earlier", "."])))
def test_spans_lie_inside_sentences(words: list[str]) -> None:
    document = make(" ".join(["Oru sang", *words]))
    for time in document.times:
        assert any(sentence.span.contains(time.span) for sentence in document.sentences)

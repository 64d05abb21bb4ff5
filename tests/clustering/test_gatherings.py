"""Reports that go over events, told from reports of one by their headline and by whether the text holds together."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from tests.clustering.sheets import OTHERS, SENTENCES, make_sheet

from tellings.clustering.gatherings import falls_apart, is_loose
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.documents import Genre


def make(title: str, *paragraphs: str, genre: Genre = "report") -> AnnotatedDocument:
    sheet = make_sheet("a", *paragraphs, title=title)
    sentences = tuple(Sentence(block.span, at) for at, block in enumerate(sheet.document.blocks))
    return replace(sheet, document=replace(sheet.document, genre=genre), sentences=sentences)


MANY = tuple(f"{hour}:30 {told}" for hour, told in enumerate(OTHERS, 10))
ONE = tuple(
    f"The grain ships of Osterby {rest}"
    for rest in (
        "lay idle on Monday while the harbour board met about the toll that farmers want lifted.",
        "pay a toll that farmers along the Marrow call a burden since the storm flattened their barley.",
        "bring the harbour a fifth of its income, and the board did not say who fills the gap.",
        "may leave for Lomen if the toll stays, shipping agents told the harbour board on Monday.",
        "will not have to pay until the harvest is in, the board of the harbour decided late.",
    )
)


def test_a_live_blog_of_one_event_is_a_report_of_it() -> None:
    assert falls_apart(make("Today", *MANY)) and not falls_apart(make("Today", *ONE))
    assert is_loose(make("Today", *MANY, genre="live-blog"))
    assert not is_loose(make("Today", *ONE, genre="live-blog"))


@pytest.mark.parametrize("title", ["Election night: what we know", "Five things to watch on Monday", "City round-up"])
def test_under_some_headlines_the_text_says_which(title: str) -> None:
    assert is_loose(make(title, *MANY)) and not is_loose(make(title, *ONE))


@pytest.mark.parametrize(
    "title",
    [
        "Fact check: what the board said",
        "Fact-checking the board",
        "Analysis: the toll falls",
        "Five takeaways from it",
    ],
)
def test_comment_is_loose_whatever_its_text(title: str) -> None:
    assert is_loose(make(title, *ONE))


@pytest.mark.parametrize("genre", ["opinion", "round-up"])
def test_a_genre_that_says_so_is_believed(genre: Genre) -> None:
    assert is_loose(make("Osterby lifts tolls", *ONE, genre=genre))


@pytest.mark.parametrize(
    "title",
    [
        "Inspectors close three takeaways in Osterby",
        "Harbourly fact-checked the board for the first time",
        "Fact-checking site raided in Osterby",
    ],
)
def test_news_of_fact_checks_and_of_takeaways_is_no_comment(title: str) -> None:
    assert not is_loose(make(title, *ONE))


def test_an_ordinary_headline_is_that_of_a_report() -> None:
    assert not is_loose(make("Osterby lifts tolls after a fact check", *SENTENCES))
    assert not is_loose(make("Osterby lifts tolls", *OTHERS))
    assert is_loose(make("Osterby lifts tolls", *MANY))  # a time before each paragraph, and nothing told twice


def test_many_headings_take_linear_time() -> None:
    paragraph = "The keepers of the harbour counted nine otters again."
    annotated = make_sheet(
        "a", *(["Otters", paragraph] * 10_000), kinds=("heading", "paragraph") * 10_000, title="All"
    )
    begun = time.perf_counter()
    is_loose(annotated)
    assert time.perf_counter() - begun < 10

"""Whose words they are: claims that are rejected or answered, bodies that are not they, and the word that."""

from __future__ import annotations

import pytest
from tests.annotation.test_quotes import quotes_of

from tellings.types.annotations import Mention
from tellings.types.spans import Span


@pytest.mark.parametrize(
    "text",
    [
        "The firm rejected a claim by Oru that it had been warned twice.",
        "The firm denied claims from Oru that it had been warned twice.",
        "The firm rejected Oru's claim that it had been warned twice.",
    ],
)
def test_a_claim_that_is_rejected_is_its_owners_and_denied(text: str) -> None:
    outer, inner = quotes_of(text)
    assert outer.denied and inner.denied and inner.nested_in == 0
    assert inner.speaker_span is not None and inner.speaker_span.of(text) == "Oru"
    assert [span.of(text) for span in inner.content] == ["that it had been warned twice"]


def test_a_country_is_not_they_and_no_other_is_the_only_one_who() -> None:
    text = "Veldania counts its boats. They estimate that forty sank. The only senator who spoke said it was war."
    they, senator = text.index("They"), text.index("The only")
    mentions = [
        Mention(Span(0, 8), "place", "Veldania", Span(0, 8)),
        Mention(Span(they, they + 4), "person", "They", Span(they, they + 4), antecedent=0),
        Mention(Span(senator, senator + 16), "person", "The only senator", Span(senator, senator + 16), antecedent=0),
    ]
    assert [quote.speaker for quote in quotes_of(text, mentions)] == [None, None]


def test_content_begins_with_the_word_that_leads_it_in() -> None:
    text = "Oru said on Monday that the pier was closed."
    assert [span.of(text) for quote in quotes_of(text) for span in quote.content] == ["that the pier was closed"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The utility responded on Saturday to claims that the dam had cracks.", []),
        ("Oru replied to accusations that he had lied.", []),
        ("Oru said of rumours that the firm was sold: “Nonsense, all of it.”", ["Nonsense, all of it."]),
        ("Oru said in a report that the firm was sold.", ["that the firm was sold"]),
    ],
)
def test_whoever_answers_the_words_of_others_does_not_say_them(text: str, expected: list[str]) -> None:
    own = [quote for quote in quotes_of(text) if quote.speaker_span is not None]
    assert [span.of(text) for quote in own for span in quote.content] == expected

"""Headlines that tell who says so: by a label, behind a dash, by a verb at their end, by what somebody is called."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.annotation.test_quotes import document_of

from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.types.documents import BlockKind

Told = list[tuple[str | None, str]]


def told_by(text: str, kind: BlockKind) -> Told:
    """Speaker and content of every quote in a block of that kind."""
    document = document_of(text)
    document = replace(document, blocks=tuple(replace(block, kind=kind) for block in document.blocks))
    return [
        (
            quote.speaker_span.of(text) if quote.speaker_span else None,
            " | ".join(span.of(text) for span in quote.content),
        )
        for quote in find_quotes(document, find_sentences(document), ())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Widow: Harbour guard died in storm", [("Widow", "Harbour guard died in storm")]),
        ("Ferry crew was paid in fish – report", [("report", "Ferry crew was paid in fish")]),
        ("Keeper to leave Norrland, sources say", [("sources", "Keeper to leave Norrland")]),
        ("Pilot calls inquiry ‘thin and late’", [("Pilot", "thin and late")]),
        # a feast, a noun that is also a verb, and a call to do something
        ("State of the Union: Premier to speak at noon", []),
        ("Bakery thefts rise, port emails", []),
        ("Pilot calls to ‘free’ the harbour", []),
    ],
)
def test_a_headline_tells_who_says_so(text: str, expected: Told) -> None:
    assert told_by(text, "title") == expected


def test_a_tag_behind_a_dash_is_a_headlines_own() -> None:
    assert told_by("The ferry crew was paid in fish – report", "paragraph") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill, according to the council, was sold.", [("the council", "The mill | was sold")]),
        (
            "The mill was sold, according to a report by the harbour board.",
            [("a report by the harbour board", "The mill was sold")],
        ),
        ("The mill was sold, according to Ana Oru in Port Ella.", [("Ana Oru", "The mill was sold")]),
        ("The mill was sold, according to officials on Sunday.", [("officials", "The mill was sold")]),
    ],
)
def test_according_to_takes_its_whole_source(text: str, expected: Told) -> None:
    assert told_by(text, "paragraph") == expected

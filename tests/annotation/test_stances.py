"""Attributions without a plain verb of saying: nouns, phrases, labels, and attitudes, in invented sentences."""

from __future__ import annotations

import pytest

from tellings.annotation.mentions import find_mentions
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span

Read = tuple[str, str | None, str, str]


def read(text: str, *, title: bool = False) -> list[Read]:
    """Kind (told or held), source, cue and content of every quote; one paragraph a line, the first a title if so."""
    blocks: list[Block] = []
    at = 0
    for line in text.split("\n"):
        blocks.append(Block("title" if title and not blocks else "paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    document = Document(
        id="d", report_id="r", text=text, blocks=tuple(blocks), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    sentences = find_sentences(document)
    return [
        (
            "told" if quote.kind == "saying" else "held",
            quote.speaker_span.of(text) if quote.speaker_span else None,
            quote.cue.of(text) if quote.cue else "",
            " | ".join(span.of(text) for span in quote.content).removeprefix("that "),
        )
        for quote in find_quotes(document, sentences, find_mentions(document, sentences))
    ]


NOUNS: list[tuple[str, list[Read]]] = [
    (
        "The guild heard Oru’s claim that the pier was safe.",
        [("told", "Oru", "claim", "the pier was safe")],
    ),
    ("It was a claim by Oru that the pier was safe.", [("told", "Oru", "claim", "the pier was safe")]),
    ("The town heard her promise to mend the pier.", [("told", "her", "promise", "to mend the pier")]),
    ("There were calls for a new ferry from the union.", [("told", "the union", "calls", "a new ferry")]),
    ("The union made a call for a new ferry.", [("told", "The union", "call", "a new ferry")]),
    ("Oru’s opposition to the toll cost him votes.", [("held", "Oru", "opposition", "the toll")]),
    (
        "Support for the toll and opposition to the ferry grew.",
        [("held", None, "Support", "the toll"), ("held", None, "opposition", "the ferry")],
    ),
    ("There is criticism of the plan by the council.", [("held", "the council", "criticism", "the plan")]),
    ("Allegations of fraud were dropped.", [("held", None, "Allegations", "fraud")]),
    ("Her aim is to mend the pier.", [("held", "Her", "aim", "to mend the pier")]),
    ("The question is whether the pier will hold.", [("held", None, "question", "whether the pier will hold")]),
    # the verb that has the same content speaks, not the paper in which it does
    ("Oru said in a statement that the pier was safe.", [("told", "Oru", "said", "the pier was safe")]),
    # a relative clause, a name, a paper with a verb of its own
    ("The claims that were made are old.", []),
    ("The Court of Appeals for the Ninth Circuit sat.", []),
    ("It is a report that twisted the figures.", []),
    ("There was a request for comment.", []),
]

PHRASES: list[tuple[str, list[Read]]] = [
    (
        "In a new poll, most voters wanted the ferry back.",
        [("told", "a new poll", "In", "most voters wanted the ferry back")],
    ),
    ("To critics, the pier is a folly.", [("held", "critics", "To", "the pier is a folly")]),
    ("In Oru’s view, the pier is a folly.", [("held", "Oru", "view", "the pier is a folly")]),
    ("The pier is, in the words of Oru, “a costly folly”.", [("told", "Oru", "in the words of", "a costly folly")]),
    ("By his own account, he had never seen the pier.", [("told", "his", "account", "he had never seen the pier")]),
    # no source
    ("In a new boat, most visitors feel ill.", []),
    ("To most visitors, no ticket was sold.", []),
]

LABELS: list[tuple[str, list[Read]]] = [
    ("Ana Oru: The pier is not for sale\nThe pier stands.", [("told", "Ana Oru", ":", "The pier is not for sale")]),
    (
        "Poll: Most voters are against the toll\nThe pier stands.",
        [("told", "Poll", ":", "Most voters are against the toll")],
    ),
    (
        "Ana Oru: “The pier is not for sale.”\nThe pier stands.",
        [("told", "Ana Oru", ":", "The pier is not for sale.")],
    ),
    (
        "Talks\nANA ORU: Will the pier open? It is May.\nBEN VELD: It will not open. We tried.",
        [
            ("told", "ANA ORU", ":", "Will the pier open? It is May."),
            ("told", "BEN VELD", ":", "It will not open. We tried."),
        ],
    ),
    (
        "Pier\n“The pier is a folly and a waste.” — Ana Oru",
        [("told", "Ana Oru", "—", "The pier is a folly and a waste.")],
    ),
    (
        "Pier\n“The pier is a folly and a waste.” [Veld Times]",
        [("told", "Veld Times", "[", "The pier is a folly and a waste.")],
    ),
    # topics and rubrics are no speakers
    ("Watch: The pier is falling\nThe pier stands.", []),
    ("Port Ella: What we know\nThe pier stands.", []),
    ("Ana Oru: A life at sea\nThe pier stands.", []),
]

STANCES: list[tuple[str, list[Read]]] = [
    ("The guild wants a new ferry.", [("held", "The guild", "wants", "a new ferry")]),
    ("The guild opposes the toll and the ferry.", [("held", "The guild", "opposes", "the toll and the ferry")]),
    ("Oru hopes to mend the pier by May.", [("held", "Oru", "hopes", "to mend the pier by May")]),
    ("The union agrees with the council.", [("held", "The union", "agrees", "the council")]),
    ("Voters are wary of the toll.", [("held", "Voters", "wary", "the toll")]),
    ("The ferry is expected to sail in May.", [("held", None, "expected", "The ferry | to sail in May")]),
    ("Oru is seen as a friend of the guild.", [("held", None, "seen", "Oru | a friend of the guild")]),
    ("The toll was opposed by the union.", [("held", "the union", "opposed", "The toll")]),
    ("I want a new ferry.", []),
    ("The wanted man left town.", []),
]


@pytest.mark.parametrize(("text", "expected"), [*NOUNS, *PHRASES, *STANCES])
def test_what_is_attributed_without_a_verb_of_saying(text: str, expected: list[Read]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels_and_source_lines_name_who_speaks(text: str, expected: list[Read]) -> None:
    assert read(text, title=True) == expected

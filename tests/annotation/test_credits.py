"""Credits: agencies and outlets that a text names as its sources."""

from __future__ import annotations

import time

import pytest

from tellings.annotation.credits import find_credits
from tellings.annotation.media import media_name
from tellings.annotation.sentences import find_sentences
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def credits_of(text: str, kind: BlockKind = "paragraph") -> list[tuple[str, str]]:
    document = Document(
        id="d", report_id="r", text=text, blocks=(Block(kind, Span(0, len(text))),), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    found = find_credits(document, find_sentences(document), ())
    assert all(credit.source in credit.span.of(text) for credit in found)
    return [(credit.source, credit.reach) for credit in found if credit.kind != "picture"]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The pier was shut, according to the Harbor Gazette.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("According to the harbour master, the pier was shut.", "paragraph", []),
        ("The Harbor Gazette reported that the pier was shut.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("“It is shut,” Oru told Reuters.", "paragraph", [("Reuters", "quote")]),
        ("Oru told the council that it is shut.", "paragraph", []),
        ("The statement was carried by state news agency TASS.", "paragraph", [("TASS", "sentence")]),
        ("Sources: EFE – Reuters – TASS", "paragraph", [("EFE", "text"), ("Reuters", "text"), ("TASS", "text")]),
        ("Reuters", "credit", [("Reuters", "text")]),
        ("PORT ELLA (Reuters) - The ferry has sunk.", "paragraph", [("Reuters", "text")]),
        ("The Associated Press contributed to this report.", "paragraph", [("Associated Press", "text")]),
        ("Ella Herald with Tidal News Agency (TNA)", "paragraph", [("Tidal News Agency", "text")]),
        ("A notice carried by Ellan state media TASS.", "paragraph", [("TASS", "sentence")]),
        ("First published by Harbor Gazette.", "credit", [("Harbor Gazette", "text")]),
        # pictures are no source of the text
        ("Photo: EPA / Getty Images", "paragraph", []),
        ("A ferry at the pier. Reuters", "caption", []),
        # an embedded post has its own sources
        ("The Harbor Gazette reported that the pier was shut.", "post", []),
    ],
)
def test_a_credit_names_its_source_and_reach(text: str, kind: BlockKind, expected: list[tuple[str, str]]) -> None:
    assert credits_of(text, kind) == expected


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Harbor Gazette", "Harbor Gazette"),
        ("the state news agency TASS", "TASS"),
        ("the Reuters news agency", "Reuters"),
        ("various news agencies", "various news agencies"),
        ("the harbour master", None),
        ("Oru", None),
    ],
)
def test_media_are_told_from_other_names(words: str, name: str | None) -> None:
    assert media_name(words) == name


@pytest.mark.parametrize(
    "pump", ["A", "Ab ", "the ab ", "according to ", "Ab reported ", "told Ab ", "a-", "Sources: A – "]
)
def test_long_input_takes_linear_time(pump: str) -> None:
    start = time.perf_counter()
    credits_of((pump * 100_000)[:100_000])
    assert time.perf_counter() - start < 4

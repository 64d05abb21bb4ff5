"""Credits: agencies and outlets that a text names as its sources."""

from __future__ import annotations

import time

import pytest

from tellings.annotation.credits import find_credits
from tellings.annotation.media import media_name
from tellings.annotation.sentences import find_sentences
from tellings.types.annotations import Credit
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span


def find_in(text: str, kind: BlockKind = "paragraph") -> tuple[Credit, ...]:
    document = Document(
        id="d", report_id="r", text=text, blocks=(Block(kind, Span(0, len(text))),), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    return find_credits(document, find_sentences(document), ())


def credits_of(text: str, kind: BlockKind = "paragraph") -> list[tuple[str, str]]:
    """The sources of a text with their reach."""
    found = [credit for credit in find_in(text, kind) if credit.kind in ("source", "reprint")]
    assert all(credit.source in credit.span.of(text) for credit in found)
    return [(credit.source, credit.reach) for credit in found]


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("The pier was shut, according to the Harbor Gazette.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("According to the harbour master, the pier was shut.", "paragraph", []),
        ("But the Harbor Gazette reported that the pier was shut.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("Source: Osterby Press Agency", "credit", [("Osterby Press Agency", "text")]),
        ("OSTERBY (Tarn Press Agency) – The pier was shut.", "paragraph", [("Tarn Press Agency", "text")]),
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
        ("According to a report in the Harbor Gazette, it is shut.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("It was first reported by the Harbor Gazette.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("Oru wrote in an article for the Harbor Gazette that it is.", "paragraph", [("Harbor Gazette", "sentence")]),
        ("Oru told the Evening Star in an interview that it is shut.", "paragraph", [("Evening Star", "quote")]),
        ("Oru said on Gull News that it is shut.", "paragraph", [("Gull News", "quote")]),
        ("Oru told “Gull News Sunday” that it is shut.", "paragraph", [("Gull News Sunday", "quote")]),
        ("Oru told a Harbor newspaper that it is shut.", "paragraph", [("a Harbor newspaper", "quote")]),
        ("With files from Tidal News Agency", "paragraph", [("Tidal News Agency", "text")]),
        ("Republished with permission from the Harbor Gazette.", "credit", [("Harbor Gazette", "text")]),
        ("By Ada Oru and Reuters", "byline", [("Reuters", "text")]),
        ("(Reuters)", "paragraph", [("Reuters", "text")]),
        ("Copyright 2031 Reuters. All rights reserved.", "paragraph", [("Reuters", "text")]),
        # a name that only looks like an outlet's, and lines of the text itself
        ("Hill said the pier was shut.", "paragraph", []),
        ("The board met, and The Post reported nothing.", "paragraph", []),
        ("Ada Oru with Gull Divers and Jon Vey", "paragraph", []),
        ("Sources: board to shut pier", "title", []),
        # an embedded post has its own sources
        ("The Harbor Gazette reported that the pier was shut.", "post", []),
    ],
)
def test_a_credit_names_its_source_and_reach(text: str, kind: BlockKind, expected: list[tuple[str, str]]) -> None:
    assert credits_of(text, kind) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "(Additional reporting by Ada Oru in Osterby and Jon Vey; Editing by Ida Kestrel)",
            "paragraph",
            [("Ada Oru", "contribution"), ("Jon Vey", "contribution"), ("Ida Kestrel", "contribution")],
        ),
        (
            "Gull News' Ada Oru and Jon Vey, and Reuters contributed to this report.",
            "paragraph",
            [("Ada Oru", "contribution"), ("Jon Vey", "contribution"), ("Reuters", "source")],
        ),
        ("Translated from the Veldian by Ada Oru.", "paragraph", [("Ada Oru", "translation")]),
        ("This story was originally published by the Harbor Gazette.", "paragraph", [("Harbor Gazette", "reprint")]),
        ("Photo: Ada Oru/Reuters", "paragraph", [("Ada Oru/Reuters", "picture")]),
        ("A ferry at the pier. Ada Oru/Reuters", "caption", [("Ada Oru/Reuters", "picture")]),
        ("A ferry at the pier, 3 April. (Photo by Ada Oru)", "caption", [("Ada Oru", "picture")]),
        ("Getty Images", "credit", [("Getty Images", "picture")]),
        ("X/ @marrowharbour", "paragraph", [("X/ @marrowharbour", "picture")]),
        ("A ferry leaves the pier at dawn.", "caption", []),
    ],
)
def test_a_credit_says_what_it_is_for(text: str, kind: BlockKind, expected: list[tuple[str, str]]) -> None:
    found = find_in(text, kind)
    assert [(credit.source, credit.kind) for credit in found] == expected
    assert all((credit.reach == "picture") == (credit.kind == "picture") for credit in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Harbor Gazette reported, citing two officials, that it is shut.", ("two officials", "Harbor Gazette")),
        ("The Marrow Herald, citing Reuters, said it is shut.", ("Reuters", "Marrow Herald")),
        ("The Harbor Gazette quoted the mayor as saying that it is shut.", ("the mayor", "Harbor Gazette")),
        (
            "The Marrow Herald reported that the Harbor Gazette had published it.",
            ("Harbor Gazette", "Marrow Herald"),
        ),
        ("The Harbor Gazette reported it. The newspaper cited police.", ("police", "Harbor Gazette")),
        ("The board put it off, citing security concerns, the Harbor Gazette reported.", None),
        ("The Harbor Gazette reported a delay, citing high costs.", None),
    ],
)
def test_whom_a_medium_cites_is_credited_through_it(text: str, expected: tuple[str, str] | None) -> None:
    found = [(credit.source, credit.via) for credit in find_in(text) if credit.via is not None]
    assert found == ([expected] if expected else [])


def test_a_medium_is_known_again_by_its_short_name() -> None:
    text = "The Harbor Post reported it on Monday. The board had met, the Post said. The newspaper had asked it."
    assert [credit.source for credit in find_in(text)] == ["Harbor Post", "Harbor Post"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the Harbor Gazette", "Harbor Gazette"),
        ("the state news agency TASS", "TASS"),
        ("the Reuters news agency", "Reuters"),
        ("various news agencies", "various news agencies"),
        ("the Osterby Press Agency", "Osterby Press Agency"),
        ("the harbour master", None),
        ("Oru", None),
    ],
)
def test_media_are_told_from_other_names(words: str, name: str | None) -> None:
    assert media_name(words) == name


@pytest.mark.parametrize(
    "pump",
    [
        "A", "Ab ", "the ab ", "according to ", "Ab reported ", "told Ab ", "a-", "Sources: A – ", "Ab Ab/",
        "The Ab Post reported, citing ab ", "The Ab Post said that ", "in an ab ab report by ", ", citing ",
        "(Photo by ", "via The ", "Additional reporting by Ab Ab; ", "Copyright 2031 A", "This story was ", "“Ab",
        "by Ab. Ab/AP ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["paragraph", "caption", "byline"])
def test_long_input_takes_linear_time(pump: str, kind: BlockKind) -> None:
    start = time.perf_counter()
    find_in((pump * 100_000)[:100_000], kind)
    assert time.perf_counter() - start < 4

"""Counts, money, shares and measures of one sentence."""

from __future__ import annotations

import time

import pytest

from tellings.annotation.quantities import find_quantities
from tellings.text.times import find_expressions
from tellings.types.annotations import Quantity, Sentence, TimeExpression
from tellings.types.documents import Document, Outlet, PublicationDate
from tellings.types.spans import Span


def read(sentence: str) -> list[Quantity]:
    document = Document(
        "d", "d", sentence, (), None, (), "", Outlet("o", "Coast Post", "given"), (),
        PublicationDate(None, None, "unknown"), None, "en", "report", "", "text/plain", "",
    )  # fmt: skip
    times = [TimeExpression(Span(one.start, one.end), "DATE", "") for one in find_expressions(sentence)]
    return list(find_quantities(document, [Sentence(Span(0, len(sentence)), 0)], times))


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # One exchange in two wordings.
        ("Each side frees 1000 prisoners each.", [("1000", 1000, "count", "prison", "exact")]),
        ("A ‘1,000-for-1,000’ prisoner swap began.", [("1,000-for-1,000", 1000, "count", "prison", "exact")]),
        # Bounds.
        ("At least three people drowned.", [("three", 3, "count", "peopl", "at least")]),
        ("No more than 40 boats sailed.", [("40", 40, "count", "boat", "at most")]),
        ("Nearly 600 miners marched.", [("600", 600, "count", "miner", "about")]),
        ("Some 20 goats or more fled.", [("20", 20, "count", "goat", "about")]),
        ("Dozens of goats fled.", [("Dozens", 24, "count", "goat", "about")]),
        # Money.
        ("She wants $5.7bn for a dike.", [("$5.7bn", 5.7e9, "USD", "dike", "exact")]),
        ("He offers $1.3bn and $2bn.", [("$1.3bn", 1.3e9, "USD", "", "exact"), ("$2bn", 2e9, "USD", "", "exact")]),
        ("It cost 40 million euros.", [("40 million euros", 4e7, "EUR", "", "exact")]),
        # Shares and measures.
        ("Some 12 per cent of voters left.", [("12 per cent", 12, "percent", "voter", "about")]),
        ("Two-thirds of the seats fell.", [("Two-thirds", 2 / 3, "share", "seat", "exact")]),
        ("The dike is 35 km long.", [("35 km", 35, "kilometre", "", "exact")]),
        # Ages keep their unit.
        ("Ilo Brand, 45, wept.", [("45", 45, "years", "age", "exact")]),
        ("A 19-year-old diver wept.", [("19-year-old", 19, "years", "age", "exact")]),
        # The harmed without a noun.
        (
            "Five were killed and seven wounded.",
            [("Five", 5, "count", "peopl", "exact"), ("seven", 7, "count", "peopl", "exact")],
        ),
        ("Ferry fire kills three", [("three", 3, "count", "peopl", "exact")]),
        ("Ferry fire kills at least two in Karsk", [("two", 2, "count", "peopl", "at least")]),
        (
            "A rockfall hurt one, and 12 were later rescued.",
            [
                ("one", 1, "count", "peopl", "exact"),
                ("12", 12, "count", "peopl", "exact"),
            ],
        ),
        ("Three died when the pier fell.", [("Three", 3, "count", "peopl", "exact")]),
        ("The fire killed 14 when it spread.", [("14", 14, "count", "peopl", "exact")]),
        ("Police arrested 30 after the match.", [("30", 30, "count", "peopl", "exact")]),
        ("The flood kills three in two days", [("three", 3, "count", "peopl", "exact")]),
        ("The death toll has now risen to 12.", [("12", 12, "count", "peopl", "exact")]),
        ("The ferry toll rises to 12.", [("12", 12, "count", "", "exact")]),
        ("Ferry fire kills three overnight", [("three", 3, "count", "peopl", "exact")]),
        ("Lightning kills three sheep", [("three", 3, "count", "sheep", "exact")]),
        # The counted noun stands behind adjectives.
        ("It holds 800 badly paid harbour workers.", [("800", 800, "count", "worker", "exact")]),
    ],
)
def test_amounts(sentence: str, expected: list[tuple[str, float, str, str, str]]) -> None:
    found: list[object] = [(one.span.of(sentence), one.value, one.unit, one.of, one.bound) for one in read(sentence)]
    assert found == [(words, pytest.approx(value), unit, of, bound) for words, value, unit, of, bound in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        # Times are no quantities.
        "They met on 2 June 2031 at 12:57 for ten days.",
        # Names, labels, scores, splits.
        "Article 5 and Route 12 bound the F-16 jets.",
        "Karsk won 3-1 after a 50-50 split.",
        "The second round and the third plan failed.",
        # Pronouns.
        "One of them sang; no one heard.",
        "No one was hurt, and they were not killing one another.",
        "The fever killed them one by one.",
        "The wolf killed one guard and fled.",
        "Nobody knows which one died first.",
    ],
)
def test_what_is_no_amount(sentence: str) -> None:
    assert read(sentence) == []


@pytest.mark.parametrize("pump", ["1,000-for-1,000 ", "$1 ", "two ", "half a ", "of the ", "9 1/2 "])
def test_reading_is_linear(pump: str) -> None:
    text = pump * (30_000 // len(pump))
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 5

"""How the time corpora are scored: spans, values as written, values in one spelling."""

from __future__ import annotations

import pytest

from bench.timeml import Marked, Page, count, match_page, spell
from tellings.types.annotations import TimeExpression
from tellings.types.spans import Span


@pytest.mark.parametrize(
    ("written", "spelled"),
    [
        ("2031-W7", "2031-W07"),
        ("2031-W07", "2031-W07"),
        ("2031-XX-XX", "2031"),
        ("203X", "203"),
        ("2031-11-06T17", "2031-11-06T17:00"),
        ("P2Q", "P6M"),
        ("XXXX-XX", "XXXX-XX"),
        ("PRESENT_REF", "PRESENT_REF"),
    ],
)
def test_a_value_has_one_spelling(written: str, spelled: str) -> None:
    assert spell(written) == spelled


def test_values_are_right_as_written_or_alike_in_one_spelling() -> None:
    marked = (Marked(0, 4, "DATE", "2031-W7"), Marked(10, 14, "DATE", "2031"), Marked(20, 24, "DATE", "2029"))
    found = (
        TimeExpression(Span(0, 4), "DATE", "2031-W07", None),
        TimeExpression(Span(9, 14), "DATE", "2031", None),
        TimeExpression(Span(30, 34), "DATE", "2030", None),
    )
    tally = count(list(match_page(Page("page", "", "2031-05-14", marked), found)))
    assert (tally.strict, tally.relaxed, tally.values, tally.alike) == (1, 2, 1, 2)
    assert (tally.given, tally.wanted) == (3, 3)

"""Who copied whom: only where evidence says so."""

from __future__ import annotations

import pytest
from tests.clustering.sheets import make_sheet

from tellings.clustering.originals import find_original
from tellings.types.annotations import AnnotatedDocument

AP = ("AP", "text", "source")


def sheet(name: str = "two", outlet: str = "Marrow Herald", day: str = "", **other: object) -> AnnotatedDocument:
    return make_sheet(name, "Ships pay no toll.", outlet=outlet, day=day, **other)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "two", "original"),
    [
        # a credit, whichever came first
        (sheet("one", "Gull Gazette", "2031-04-09"), sheet(given=(("Gull Gazette", "text", "reprint"),)), "one"),
        (sheet("one", "Associated Press"), sheet(given=(AP,)), "one"),
        (sheet("one", "The Star"), sheet(given=(("the Star", "sentence", "source"),)), "one"),
        (sheet("one", "Star"), sheet(given=(("Evening Star", "text", "source"),)), None),  # another Star
        # both credit the other: nobody knows
        (
            sheet("one", "Gull Gazette", given=(("Marrow Herald", "text", "source"),)),
            sheet(given=(("Gull Gazette", "text", "source"),)),
            None,
        ),
        # an agency's own page; a page that carries; an agency that is not here
        (sheet("one", "Reuters"), sheet(), "one"),
        (sheet("one", "Gull Gazette"), sheet("two", "Gull Gazette", carried_by="Portal"), "one"),
        (sheet("one", "Gull Gazette", "2031-04-02"), sheet(day="2031-04-09", given=(AP,)), None),
        (sheet("one", "Reuters"), sheet("two", "AFP"), None),
        # time: by the day, by clocks that can be compared
        (sheet("one", "Gull Gazette", "2031-04-02"), sheet(day="2031-04-03"), "one"),
        (sheet("one", "Gull Gazette", "2031-04-02"), sheet(day="2031-04-02"), None),
        (sheet("one", "Gull Gazette", "2031-04-02"), sheet(day="2031-04-02T12:00"), None),
        (sheet("one", "Gull Gazette", "2031-04-02T23:50"), sheet(day="2031-04-03T00:10"), None),
        (sheet("one", "Gull Gazette", "2031-04-02T23:50+00:00"), sheet(day="2031-04-03T00:10+02:00"), "two"),
        (sheet("one", "Marrow Herald", "2031-04-02T08:00"), sheet(day="2031-04-02T09:00"), "one"),  # of one outlet
        (sheet("one", "Gull Gazette", "2031-04-02"), sheet(), None),
        (sheet("one", "Gull Gazette", "some day"), sheet(day="2031-04-02"), None),
    ],
)
def test_the_original_is_named_where_something_says_so(
    one: AnnotatedDocument, two: AnnotatedDocument, original: str | None
) -> None:
    found, back = find_original(one, two, "wire"), find_original(two, one, "wire")
    assert found == back
    assert (found and found.document.id) == original


def test_an_excerpt_is_not_told_from_the_time() -> None:
    one, two = sheet("one", "Gull Gazette", "2031-04-02"), sheet(day="2031-04-09")
    assert find_original(one, two, "excerpt") is None

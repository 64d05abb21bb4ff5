"""When a report was published: what it states, what its page and address say, what its words allow."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction.dates import find_publication, read_stamp
from tellings.types.documents import PublicationDate
from tellings.types.spans import Span

TITLE = "Vessia proposes second round of harbour talks with Karsk on Monday"
LEAD = (
    "Vessia has proposed new talks with Karsk to be held in Ansk on Monday 2 June, Envoy Ilo Brand said on Wednesday."
)
PAST = "The first round of talks took place on 16 May in Ansk. Earlier this month the abbot had refused."


def find(*paragraphs: str, title: str = TITLE, caption: str = "", **fields: Any) -> PublicationDate:
    text = "\n\n".join((title, *paragraphs, caption))
    spans, start = [], 0
    for part in (title, *paragraphs, caption):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    captions = (spans[-1],) if caption else ()
    return find_publication(text, paragraphs=spans[1:-1], title=spans[0], captions=captions, **fields)


@pytest.mark.parametrize(
    ("fields", "earliest", "basis"),
    [
        ({"stated": "May 28, 2025 Hour: 12:57 pm", "given": "2025-06-03"}, "2025-05-28T12:57", "stated"),
        ({"metadata": "2025-05-28T10:57:03Z", "given": "2025-06-03"}, "2025-05-28T10:57Z", "metadata"),
        ({"given": "2025-05-28"}, "2025-05-28", "given"),
        ({"url": "https://post.example/2025/05/28/talks"}, "2025-05-28", "metadata"),
        ({"stated": "Wednesday", "given": "2025-05-28"}, "2025-05-28", "given"),
    ],
)
def test_the_best_founded_source_comes_first(fields: dict[str, str], earliest: str, basis: str) -> None:
    found = find(LEAD, PAST, **fields)
    assert (found.earliest, found.latest, found.basis) == (earliest, earliest, basis)
    assert found.evidence


def test_a_page_date_that_contradicts_the_words_is_the_carrier_s() -> None:
    found = find(LEAD, PAST, page_dates=("Jun 3, 2025",))
    assert (found.earliest, found.latest, found.basis) == ("2025-05-28", "2025-05-31", "inferred")
    assert found.page_date == "2025-06-03"
    assert any("carrier" in sentence for sentence in found.evidence)
    assert any("“Monday 2 June”" in sentence for sentence in found.evidence)


def test_a_year_in_a_caption_that_fits_the_weekday_fixes_it() -> None:
    found = find(LEAD, PAST, caption="Envoy Ilo Brand in Ansk, 18 April 2025.")
    assert (found.earliest, found.basis) == ("2025-05-28", "inferred")


def test_weekday_and_date_alone_fit_several_years() -> None:
    found = find(LEAD, PAST)
    assert (found.earliest, found.latest, found.basis) == (None, None, "unknown")
    assert any("2025, 2031" in sentence for sentence in found.evidence)


def test_an_older_year_in_the_text_is_only_a_lower_bound() -> None:
    found = find(LEAD, "They last met in March 2022, weeks after the flood.")
    assert found.earliest is None
    assert any("2022" in sentence for sentence in found.evidence)


def test_nothing_is_guessed_for_a_page_without_days() -> None:
    found = find("The harbour is closed and nobody knows why.", title="Harbour closed")
    assert (found.earliest, found.latest, found.basis) == (None, None, "unknown")
    assert found.evidence


def test_the_year_in_the_address_serves_the_words() -> None:
    found = find(LEAD, PAST, url="https://post.example/2025/world/talks")
    assert (found.earliest, found.latest) == ("2025-05-28", "2025-05-31")


@pytest.mark.parametrize(
    ("printed", "stamp"),
    [
        ("Published 14 May 2031 at 5.30 p.m. EDT", "2031-05-14T17:30-04:00"),
        ("Last updated: 2031-05-14 09:12", "2031-05-14T09:12"),
        ("20310514", "2031-05-14"),
        ("5/14/2031", "2031-05-14"),
        ("2031-02-31", None),
        ("Monday", None),
        ("", None),
    ],
)
def test_stamps(printed: str, stamp: str | None) -> None:
    assert read_stamp(printed) == stamp

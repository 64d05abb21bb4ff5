"""When a report was published: what it states, what its page and address say, what its words allow."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.extraction.date_sources import refine_stamp
from tellings.extraction.dates import find_publication
from tellings.extraction.marked_dates import MarkedDate, read_marked
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


def marked(value: str, source: str = "JSON-LD datePublished", role: str = "published") -> MarkedDate:
    return MarkedDate("modified" if role == "modified" else "published", source, value, read_marked(value))


@pytest.mark.parametrize(
    ("fields", "earliest", "basis"),
    [
        ({"printed": ("May 28, 2025 Hour: 12:57 pm",), "given": "2025-06-03"}, "2025-05-28T12:57", "stated"),
        ({"marked": (marked("2025-05-28T10:57:03Z"),), "given": "2025-06-03"}, "2025-05-28T10:57Z", "metadata"),
        ({"given": "2025-05-28"}, "2025-05-28", "given"),
        ({"url": "https://post.example/2025/05/28/talks"}, "2025-05-28", "metadata"),
        ({"printed": ("Wednesday",), "given": "2025-05-28"}, "2025-05-28", "given"),
        ({"printed": ("Updated: 5 June 2025 09:00",), "given": "2025-05-28"}, "2025-05-28", "given"),
        ({"printed": ("Updated 5 June 2025, published 28 May 2025",)}, "2025-05-28", "stated"),
    ],
)
def test_the_best_founded_source_comes_first(fields: dict[str, Any], earliest: str, basis: str) -> None:
    found = find(LEAD, PAST, **fields)
    assert (found.earliest, found.latest, found.basis) == (earliest, earliest, basis)
    assert found.evidence


@pytest.mark.parametrize(
    ("printed", "value", "earliest"),
    [
        ("March 4, 2031", "2031-03-05T03:30:00Z", "2031-03-04"),
        ("March 4, 2031 10:30 pm", "2031-03-05T03:30:00Z", "2031-03-04T22:30-05:00"),
        ("10:30 PM EST, Tue March 4, 2031", "2031-03-05T03:30:00Z", "2031-03-04T22:30-05:00"),
        ("5 March 2031", "2031-03-05T00:00:00+00:00", "2031-03-05"),
        ("Published 4 March 2031", "2031-03-09T10:00:00Z", "2031-03-04"),
        ("4 March 2031", "2031-03-09T10:00:00Z", "2031-03-09T10:00Z"),
    ],
)
def test_the_day_that_the_page_prints_is_that_of_its_readers(printed: str, value: str, earliest: str) -> None:
    found = find(LEAD, PAST, printed=(printed,), marked=(marked(value),))
    assert found.earliest == found.latest == earliest


def test_a_change_alone_tells_only_that_the_report_is_not_younger() -> None:
    found = find(LEAD, PAST, printed=("Updated: 5 June 2025 09:00",))
    assert (found.earliest, found.latest, found.basis) == ("2025-05-28", "2025-05-31", "inferred")
    assert found.page_date == "2025-06-05T09:00"
    found = find("The harbour is closed.", title="Harbour closed", printed=("Updated: 5 June 2025 09:00",))
    assert (found.earliest, found.basis, found.page_date) == (None, "unknown", "2025-06-05T09:00")
    assert any("Updated: 5 June 2025 09:00" in sentence for sentence in found.evidence)


def test_another_stamp_of_the_page_lends_the_zone_of_its_clocks() -> None:
    changed = marked("2031-03-05T09:00:00-05:00", "JSON-LD dateModified", "modified")
    found = find(LEAD, PAST, printed=("March 4, 2031",), marked=(marked("2031-03-05T03:30:00Z"), changed))
    assert found.earliest == "2031-03-04T22:30-05:00"
    assert any("for a change" in sentence for sentence in found.evidence)


def test_the_address_tells_the_local_day_of_a_moment() -> None:
    found = find(LEAD, PAST, marked=(marked("2031-03-05T03:30:00Z"),), url="https://post.example/2031/03/04/pier")
    assert (found.earliest, found.basis) == ("2031-03-04", "metadata")


def test_sources_that_differ_are_kept_as_evidence() -> None:
    found = find(LEAD, PAST, printed=("Published 4 March 2031",), marked=(marked("2031-03-09T10:00:00Z"),))
    assert any("2031-03-09T10:00:00Z" in sentence and "differs" in sentence for sentence in found.evidence)


@pytest.mark.parametrize("broken", ["0001-01-01T00:00:00Z", "1970-01-01", "2031-02-31", "2031-03-20T10:00:00Z"])
def test_an_impossible_day_is_dropped_with_a_note(broken: str) -> None:
    found = find(LEAD, PAST, marked=(marked(broken),), given="2031-03-05", fetched="2031-03-06")
    assert (found.earliest, found.basis) == ("2031-03-05", "given")
    assert any(broken in sentence for sentence in found.evidence)


def test_a_page_rewritten_long_after_has_the_day_that_it_prints() -> None:
    old = (marked("2028-03-05T10:00:00Z"),)
    assert find(LEAD, PAST, printed=("Updated 4 March 2031",), marked=old).earliest == "2031-03-04"
    new = (marked("2031-03-02T10:00:00Z"),)
    assert find(LEAD, PAST, printed=("Updated 4 March 2031",), marked=new).earliest == "2031-03-02T10:00Z"


@pytest.mark.parametrize(
    ("fields", "ends"),
    [
        ({}, (None, None)),
        ({"url": "https://post.example.uk/pier"}, ("2031-03-05", "2031-03-05")),
        ({"url": "https://post.gov/pier"}, ("2031-05-03", "2031-05-03")),
        ({"day_first": True}, ("2031-03-05", "2031-03-05")),
        ({"marked": (marked("2031-05-03T10:00:00Z", "meta date"),)}, ("2031-05-03T10:00Z", "2031-05-03T10:00Z")),
        ({"fetched": "2031-04-01"}, ("2031-03-05", "2031-03-05")),
    ],
)
def test_day_and_month_in_digits_need_evidence(fields: dict[str, Any], ends: tuple[str | None, str | None]) -> None:
    found = find("The harbour is closed.", title="Harbour closed", printed=("05/03/2031",), **fields)
    assert (found.earliest, found.latest) == ends


def test_near_readings_of_digits_are_an_interval() -> None:
    found = find("The harbour is closed.", title="Harbour closed", printed=("04/05/2031",))
    assert (found.earliest, found.latest, found.basis) == ("2031-04-05", "2031-05-04", "stated")


@pytest.mark.parametrize(
    ("fetched", "ends"),
    [
        (None, (None, None)),
        ("2031-03-05T12:30:00Z", ("2031-03-05T09:30+00:00", "2031-03-05T10:30+00:00")),
        ("2031-03-05", ("2031-03-04", "2031-03-05")),
    ],
)
def test_an_age_counts_from_the_visit_only(fetched: str | None, ends: tuple[str | None, str | None]) -> None:
    found = find("The harbour is closed.", title="Harbour closed", printed=("2 hours ago",), fetched=fetched)
    assert (found.earliest, found.latest) == ends


def test_a_dateline_with_its_year_states_the_day_of_filing() -> None:
    text = "ORU, March 5, 2031 (AP) — The harbour is closed."
    found = find_publication(text, paragraphs=(Span(28, len(text)),), datelines=(Span(0, 27),))
    assert (found.earliest, found.latest, found.basis) == ("2031-03-05", "2031-03-06", "stated")


@pytest.mark.parametrize(
    "text",
    [
        "The pier broke on Wednesday, Envoy Ilo Brand said.\n\nIlo Brand speaks in Oru, Wednesday, March 5, 2031.",
        "The pier broke on Wednesday.\n\nWe are safe. — Ilo Brand (@ilobrand) March 5, 2031",
        "The pier broke on Wednesday.\n\nIt had held on March 3, 2031, and on March 5, 2031 it broke.",
    ],
)
def test_the_newest_day_told_dates_a_text_with_its_weekday(text: str) -> None:
    found = find(*text.split("\n\n"), title="Pier breaks")
    assert (found.earliest, found.latest, found.basis) == ("2031-03-05", "2031-03-08", "inferred")


@pytest.mark.parametrize(
    "text",
    [
        "The pier broke on Wednesday. It was built on March 5, 2031.",
        "The pier broke on Wednesday, weeks after the flood. Its keeper retired on Friday, March 7, 2031.",
        "The pier broke on Wednesday.\n\nIt will reopen on Wednesday, March 5, 2031.",
        "The pier broke on Wednesday.\n\nOn Wednesday, March 5, 2031, it had held, but not in 2034.",
    ],
)
def test_a_day_that_may_be_long_past_dates_nothing(text: str) -> None:
    found = find(*text.split("\n\n"), title="Pier breaks")
    assert (found.earliest, found.basis) == (None, "unknown")


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


def test_of_several_clocks_the_first_one_that_the_page_gives_tells_the_time() -> None:
    zoned = [f"2031-03-06T09:00-{hours:02d}:00" for hours in (5, 6, 4, 7, 8)]
    assert refine_stamp("2031-03-05", "2031-03-05", ["2031-03-06T03:30Z"], zoned) == "2031-03-05T22:30-05:00"


def test_a_day_with_its_year_in_the_text_is_not_said_to_be_absent() -> None:
    dated, undated = find("The old quay burnt down on May 5, 2010."), find("The old quay burnt down years ago.")
    assert dated.earliest is None
    assert any("days with their year" in sentence for sentence in dated.evidence)
    assert any("names no day" in sentence for sentence in undated.evidence)

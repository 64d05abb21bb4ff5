"""Publication dates of a story weighed against one another."""

from __future__ import annotations

from datetime import date

import pytest
from tests.assembly.test_dates_and_timelines import make

from tellings.assembly.anchors import AnchorThresholds, Reading, are_borne_out, find_anchors
from tellings.assembly.dates import match_dates
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate

NEWS = "The mill of Ansk burned down on Wednesday, Mayor Ilo Brand said."
PLAN = "The board will meet on Monday, June 2, for the first time since 2030."
TOO = "Fire took the old mill of Ansk late on Wednesday."
DAY = "The mill had passed its last inspection on May 26, 2031."
QUOTE = "“We will build it again with our own hands before the winter comes,” Brand said."


def dates(*documents: AnnotatedDocument) -> dict[str, PublicationDate]:
    """Return the dates found, which do not depend on the order of the reports."""
    found = dict(match_dates(documents))
    assert found == dict(match_dates(documents[::-1]))
    return found


@pytest.mark.parametrize("wrong", ["2024-05-28", "2034-05-28", "2031-10-28", "2031-01-28"])
def test_a_wrong_date_beside_a_right_one_is_found_out(wrong: str) -> None:
    right = make("A", NEWS, PLAN, day="2031-05-28")
    spoilt = make("B", TOO, PLAN, day=wrong)
    found = dates(make("C", TOO, PLAN), right, spoilt)
    assert (found["C"].earliest or "") <= "2031-05-28" <= (found["C"].latest or "")
    assert found["A"] == right.document.published
    assert any(f"The date of B, {wrong}" in sentence for sentence in found["C"].evidence)


def test_a_date_that_all_words_deny_is_the_page_s() -> None:
    right = [make(name, NEWS, PLAN, day="2031-05-28") for name in ("A", "D")]
    found = dates(make("B", TOO, PLAN, day="2024-10-28"), *right)["B"]
    assert (found.earliest, found.basis, found.page_date) == ("2031-05-28", "inferred", "2024-10-28")
    assert any(sentence.startswith("Its own date, 2024-10-28, is left aside") for sentence in found.evidence)


def test_a_stated_date_stays_where_its_own_words_do_not_deny_it() -> None:
    late = make("B", "The mill of Ansk was an old one, and nobody knows its age.", day="2031-10-28")
    right = [make(name, NEWS, PLAN, day="2031-05-28") for name in ("A", "D")]
    assert dates(late, *right)["B"] == late.document.published


def test_dates_that_nothing_settles_date_no_other() -> None:
    one = make("A", "The mill of Ansk burned down.", day="2031-05-28")
    two = make("B", "Fire took the mill of Ansk.", day="2033-02-01")
    assert dates(one, two, make("C", TOO))["C"].earliest is None


def test_the_only_date_is_not_passed_on_against_the_words() -> None:
    # 2 June is no Monday in 2029, and 28 May of that year no Wednesday
    spoilt = make("A", NEWS, PLAN, day="2029-05-26")
    assert dates(spoilt, make("C", TOO, PLAN))["C"].earliest is None


@pytest.mark.parametrize(
    "said", [NEWS, "The board will meet on June 2.", "The mill had been repaired in April 2031."]
)
def test_the_only_date_dates_no_other_where_little_speaks_for_it(said: str) -> None:
    undated = make("C", TOO)
    assert dates(make("A", said, day="2031-05-28"), undated)["C"] == undated.document.published


@pytest.mark.parametrize("teller", ["A", "C"])
def test_a_day_with_its_year_bears_the_only_date_out(teller: str) -> None:
    told = {"A": [NEWS], "C": [TOO]}
    told[teller].append(DAY)
    found = dates(make("A", *told["A"], day="2031-05-28"), make("C", *told["C"]))["C"]
    assert found.earliest == "2031-05-28"


def test_weekdays_dates_and_years_together_bear_the_only_date_out() -> None:
    repaired = "The mill had been repaired in April 2031."
    found = dates(make("A", NEWS, PLAN, repaired, day="2031-05-28"), make("C", TOO, PLAN))["C"]
    assert found.earliest == "2031-05-28"


def test_what_many_reports_repeat_speaks_once_for_the_only_date() -> None:
    undated = [make(f"C{number}", NEWS, TOO) for number in range(9)]
    found = dates(make("A", NEWS, day="2031-05-28"), *undated)
    assert all(found[one.document.id].earliest is None for one in undated)


def test_the_same_words_tie_two_reports() -> None:
    found = dates(make("A", NEWS, DAY, QUOTE, day="2031-05-28"), make("C", "The mill is gone.", QUOTE))["C"]
    assert (found.earliest or "") <= "2031-05-28" <= (found.latest or "")
    assert "in the same words, “We will build it again with our own" in found.evidence[0]


def test_two_near_dates_bear_each_other_out() -> None:
    published = [PublicationDate(day, day, "stated") for day in ("2031-05-28", "2031-05-30")]
    days = [date.fromisoformat(one.earliest or "") for one in published]
    readings = [Reading(str(day), "A", (), one, day, day) for one, day in zip(published, days, strict=True)]
    anchors = find_anchors(readings, readings)
    assert [len(anchor.members) for anchor in anchors] == [2]
    assert are_borne_out(anchors, readings, thresholds=AnchorThresholds(sole=1000))


def test_many_dates_far_apart_are_weighed_quickly() -> None:
    documents = [make(f"R{number:03}", NEWS, day=f"20{10 + number % 40}-05-28") for number in range(80)]
    found = dates(*documents, make("C", TOO))
    assert len(found) == 81

"""What forbids that two reports tell of one event, said in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tellings.clustering.traits import Traits


def find_veto(first: Traits, second: Traits, *, differences: int, days_apart: int) -> str | None:
    """Return why two reports tell of two events, None where nothing forbids that it is one.

    Reports that are alike but differ in `differences` of people, places, numbers, days and publication (more than
    `days_apart` days) are look-alikes.
    """
    found = list(_find_differences(first, second, days_apart))
    alike = f"other {', '.join(found)}" if len(found) >= differences else None
    return _ordinals(first, second) or _reversal(first, second) or alike


def differing_people(first: Traits, second: Traits) -> bool:
    """Return whether each lead names people whom the other report does not."""
    return _apart(first.subjects, second.persons, second.subjects, first.persons)


def differing_places(first: Traits, second: Traits) -> bool:
    """Return whether each lead stands in places that the other report does not name."""
    return _apart(first.places, second.surroundings, second.places, first.surroundings)


def differing_figures(first: Traits, second: Traits) -> bool:
    """Return whether both leads have numbers and share none."""
    return _apart(first.figures, second.figures, second.figures, first.figures)


def differing_dates(first: Traits, second: Traits) -> bool:
    """Return whether both leads have dates and share none."""
    return _apart(first.dates, second.dates, second.dates, first.dates)


def differing_years(first: Traits, second: Traits) -> bool:
    """Return whether both texts name years and share none."""
    return _apart(first.years, second.years, second.years, first.years)


def days_between(first: Traits, second: Traits) -> int | None:
    """Return the days that lie at least between the two publications; None where a date is unknown."""
    (one_start, one_end), (two_start, two_end) = first.days, second.days
    if one_start is None or one_end is None or two_start is None or two_end is None:
        return None
    return max(0, one_start - two_end, two_start - one_end)


def _ordinals(first: Traits, second: Traits) -> str | None:
    for noun in sorted({noun for noun, _ in first.ordinals} & {noun for noun, _ in second.ordinals}):
        one = {number for key, number in first.ordinals if key == noun}
        other = {number for key, number in second.ordinals if key == noun}
        if not one & other:
            return f"ordinal: {noun} {sorted(one)} and {sorted(other)}"
    return None


def _reversal(first: Traits, second: Traits) -> str | None:
    """A did to B what in the other report B did to A; a deed told both ways in one of them parts nothing."""
    for who, deed, whom in first.deeds:
        turned = (whom, deed, who)
        if turned in second.deeds and turned not in first.deeds and (who, deed, whom) not in second.deeds:
            return f"roles turned round: {who} and {whom} ({deed})"
    return None


def _find_differences(first: Traits, second: Traits, days_apart: int) -> Iterator[str]:
    if differing_people(first, second):
        yield "people"
    if differing_places(first, second):
        yield "places"
    if differing_figures(first, second):
        yield "numbers"
    if differing_dates(first, second):
        yield "days"
    if differing_years(first, second):
        yield "years"
    gap = days_between(first, second)
    if gap is not None and gap > days_apart:
        yield f"week ({gap} days apart)"


def _apart(one: Set[object], all_two: Set[object], two: Set[object], all_one: Set[object]) -> bool:
    return bool(one and two) and all_two.isdisjoint(one) and all_one.isdisjoint(two)

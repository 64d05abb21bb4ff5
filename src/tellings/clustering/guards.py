"""What forbids that two reports tell of one event, said in plain words."""

from __future__ import annotations

from collections.abc import Sequence, Set

from tellings.clustering.traits import Traits


def find_differences(first: Traits, second: Traits) -> tuple[str, ...]:
    """Return in what two reports differ: each has something there, and shares nothing of it with the other.

    People and places of a lead count as shared where the other report names them anywhere.
    """
    compared = (
        ("people", first.subjects, second.persons, second.subjects, first.persons),
        ("places", first.places, second.surroundings, second.places, first.surroundings),
        ("numbers", first.figures, second.figures, second.figures, first.figures),
        ("days", first.dates, second.dates, second.dates, first.dates),
        ("years", first.years, second.years, second.years, first.years),
    )
    return tuple(name for name, *sets in compared if _apart(*sets))


def find_veto(
    first: Traits, second: Traits, differing: Sequence[str], *, differences: int, days_apart: int
) -> str | None:
    """Return why two reports tell of two events, None where nothing forbids that it is one.

    Reports that are alike but differ in `differences` of people, places, numbers, days, years (`differing`) and
    publication (more than `days_apart` days) are look-alikes.
    """
    gap = days_between(first, second)
    week = [f"week ({gap} days apart)"] if gap is not None and gap > days_apart else []
    found = [*differing, *week]
    alike = f"other {', '.join(found)}" if len(found) >= differences else None
    return _ordinals(first, second) or _reversal(first, second) or alike


def days_between(first: Traits, second: Traits) -> int | None:
    """Return the days that lie at least between the two publications; None where a date is unknown."""
    (one_start, one_end), (two_start, two_end) = first.days, second.days
    if one_start is None or one_end is None or two_start is None or two_end is None:
        return None
    return max(0, one_start - two_end, two_start - one_end)


def _ordinals(first: Traits, second: Traits) -> str | None:
    """Another number of one series; where a report's own event has two ("second and third reading"), none may fit."""
    for noun in sorted({noun for noun, _ in first.ordinals} & {noun for noun, _ in second.ordinals}):
        one = {number for key, number in first.ordinals if key == noun}
        other = {number for key, number in second.ordinals if key == noun}
        if not one & other:
            return f"other number of a series: {noun} {_list(one)} and {_list(other)}"
    return None


def _list(numbers: Set[int]) -> str:
    return ", ".join(map(str, sorted(numbers)))


def _reversal(first: Traits, second: Traits) -> str | None:
    """A did to B what in the other report B did to A; a deed told both ways in one of them parts nothing."""
    own, theirs = set(first.deeds), set(second.deeds)
    for who, deed, whom in first.deeds if theirs else ():
        turned = (whom, deed, who)
        if turned in theirs and turned not in own and (who, deed, whom) not in theirs:
            return f"roles turned round: {who} and {whom} ({deed})"
    return None


def _apart(one: Set[object], all_two: Set[object], two: Set[object], all_one: Set[object]) -> bool:
    return bool(one and two) and all_two.isdisjoint(one) and all_one.isdisjoint(two)

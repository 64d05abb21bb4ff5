"""Which reports are compared: near in time and alike, or of the same words at any time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.clustering.candidates import CandidateThresholds, find_candidates
from tellings.types.stories import Fingerprint

DAY = 700_000
BASE = Fingerprint(
    document_id="a",
    words=(("dredger", 9.0), ("ferri", 6.0), ("sluic", 7.0)),
    title_words=("ferri",),
    names=(("place:ostrava bay", 1.0),),
    ordinals=(),
    shingles=(),
    days=(DAY, DAY),
)
OTHER_WORDS = (("bakeri", 9.0), ("choir", 7.0))
RUNS = tuple(range(8, 168, 8))


def are_compared(**changes: object) -> bool:
    other = replace(BASE, document_id="b", **changes)  # type: ignore[arg-type]
    first, last = other.days
    dated = first is not None and last is not None and last - first <= 31
    rarest = 0 if dated else 32
    return bool(find_candidates([BASE, other], limits=CandidateThresholds(rarest=rarest)))


@pytest.mark.parametrize(
    ("days", "compared"),
    [
        ((DAY, DAY), True),
        ((DAY + 14, DAY + 14), True),
        ((DAY + 15, DAY + 15), False),
        ((DAY - 14, DAY - 14), True),
        ((DAY - 15, DAY - 15), False),
        ((DAY - 40, DAY - 13), True),  # an interval that reaches the window
        ((DAY - 40, DAY - 15), False),
        ((DAY + 13, DAY + 40), True),
        ((DAY - 400, DAY + 400), True),  # so wide that it is no date
        ((None, None), True),
        ((DAY, None), True),
    ],
)
def test_time(days: tuple[int | None, int | None], compared: bool) -> None:
    assert are_compared(days=days) is compared


def test_rare_keys_are_looked_for_at_any_time() -> None:
    later = replace(BASE, document_id="b", days=(DAY + 90, DAY + 90))
    assert find_candidates([BASE, later]) == [("a", "b")]


def test_reports_without_a_word_in_common_are_not_compared() -> None:
    assert not are_compared(words=OTHER_WORDS, title_words=("choir",), names=())


def test_copies_are_compared_at_any_time() -> None:
    one = replace(BASE, shingles=RUNS)
    two = replace(one, document_id="b", words=OTHER_WORDS, title_words=(), names=(), days=(DAY + 900, DAY + 900))
    assert find_candidates([one, two]) == [("a", "b")]
    assert find_candidates([one, replace(two, shingles=RUNS[: len(RUNS) // 2])]) == [("a", "b")]  # cut in half
    assert not find_candidates([one, replace(two, shingles=(8, 1001, 1009, 1017))])  # a line of furniture


def test_a_flood_of_look_alikes_is_kept_short() -> None:
    limits = CandidateThresholds(nearest=5, any_time=5)
    flood = [replace(BASE, document_id=f"f{number:03}") for number in range(200)]
    assert len(find_candidates(flood, limits=limits)) <= 10 * len(flood)

"""What forbids that two documents tell of one event."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.clustering.likenesses import match_fingerprints
from tellings.types.stories import Fingerprint

_BASE = Fingerprint(
    document_id="a",
    words=(("ferri", 6.0), ("harbour", 5.0), ("strike", 4.0)),
    title_words=("ferri", "strike"),
    names=(("person:kestral", 1.0), ("place:ostrava bay", 0.6)),
    ordinals=(),
    shingles=(),
    days=(None, None),
)


def _other(**changes: object) -> Fingerprint:
    return replace(_BASE, document_id="b", **changes)  # type: ignore[arg-type]


def test_the_same_content_is_fully_alike() -> None:
    likeness = match_fingerprints(_BASE, _other())
    assert likeness.score == pytest.approx(1.0)
    assert likeness.veto is None


@pytest.mark.parametrize(
    ("first", "second", "vetoed"),
    [
        ((("round", 1),), (("round", 2),), True),  # first round and second round are two events
        ((("round", 2),), (("round", 2),), False),  # the same round
        ((("round", 1),), (("packag", 2),), False),  # ordinals of different things say nothing
        ((("round", 1), ("round", 2)), (("round", 2),), False),  # a report of the second that names the first
        ((), (("round", 2),), False),  # one does not count
    ],
)
def test_ordinals(first: tuple[tuple[str, int], ...], second: tuple[tuple[str, int], ...], vetoed: bool) -> None:
    likeness = match_fingerprints(replace(_BASE, ordinals=first), _other(ordinals=second))
    assert bool(likeness.veto) is vetoed


@pytest.mark.parametrize(
    ("days", "vetoed"),
    [
        ((100, 100), False),
        ((104, 104), False),  # follow-up in the same week
        ((120, 125), True),
        ((90, 125), False),  # an interval that may hold the same day
        ((None, None), False),  # unknown dates veto nothing
    ],
)
def test_publication_days(days: tuple[int | None, int | None], vetoed: bool) -> None:
    assert bool(match_fingerprints(replace(_BASE, days=(100, 100)), _other(days=days)).veto) is vetoed


def test_dates_in_the_lead() -> None:
    first = replace(_BASE, dates=("05-16",))
    assert match_fingerprints(first, _other(dates=("06-02",))).veto
    assert not match_fingerprints(first, _other(dates=("06-02", "05-17"))).veto
    assert not match_fingerprints(replace(_BASE, dates=("12-31",)), _other(dates=("01-02",))).veto


def test_copies_are_linked_whatever_the_dates() -> None:
    shingles = tuple(range(0, 160, 8))
    one = replace(_BASE, shingles=shingles, days=(100, 100))
    two = replace(one, document_id="b", words=(), names=(), title_words=(), days=(130, 130))
    likeness = match_fingerprints(one, two)
    assert likeness.veto is None
    assert likeness.score == pytest.approx(1.0)

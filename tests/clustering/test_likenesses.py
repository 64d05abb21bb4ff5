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


def test_the_same_content_is_alike() -> None:
    likeness = match_fingerprints(_BASE, _other())
    assert likeness.score > 2 * match_fingerprints(_BASE, _other(words=(("quay", 6.0), ("ferri", 1.0)))).score
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
    ("days", "less"),
    [
        ((100, 100), False),
        ((104, 104), True),  # a follow-up in the same week
        ((120, 125), True),
        ((90, 125), False),  # an interval that may hold the same day
    ],
)
def test_days_between_publications_tell_against_one_event(days: tuple[int, int], less: bool) -> None:
    first = replace(_BASE, days=(100, 100))
    parts = dict(match_fingerprints(first, _other(days=days)).parts)
    assert (parts.get("days apart", 0.0) < 0) is less


@pytest.mark.parametrize("marks", [{"figures": ("4.2",)}, {"told": (99,)}, {"people": ("kestral",)}])
def test_days_part_less_where_something_marks_the_event(marks: dict[str, object]) -> None:
    plain = match_fingerprints(replace(_BASE, days=(100, 100)), _other(days=(104, 104)))
    first = replace(_BASE, days=(100, 100), **marks)  # type: ignore[arg-type]
    marked = match_fingerprints(first, _other(days=(104, 104), **marks))
    assert dict(plain.parts)["days apart"] < dict(marked.parts)["days apart"] < 0


def test_headlines_of_one_day_that_share_words_tell_for_one_event() -> None:
    first, part = replace(_BASE, days=(100, 100)), "same words in the headlines"
    assert dict(match_fingerprints(first, _other(days=(100, 100))).parts)[part] > 0
    assert part not in dict(match_fingerprints(first, _other(days=(101, 101))).parts)
    assert part not in dict(match_fingerprints(first, _other(days=(100, 100), title_words=("ferri",))).parts)


def test_what_long_texts_share_says_less() -> None:
    sizes = (60, 330, 700, 9000)
    scores = [match_fingerprints(replace(_BASE, size=size), _other(size=5000)).score for size in sizes]
    assert scores == sorted(scores, reverse=True) and len(set(scores)) == 4
    short = match_fingerprints(replace(_BASE, size=60), _other(size=60))
    assert short.score == scores[0]  # the shorter text counts
    unknown = match_fingerprints(_BASE, _other(size=60))
    assert "length of the texts" not in dict(unknown.parts)


def test_the_morning_after_tells_the_same_news() -> None:
    first = replace(_BASE, days=(100, 100))
    scores = [match_fingerprints(first, _other(days=(100 + gap, 100 + gap))).score for gap in range(4)]
    assert scores == sorted(scores, reverse=True)
    assert scores[1] - scores[2] > 2 * (scores[2] - scores[3])


def test_the_parts_add_up_to_the_score() -> None:
    likeness = match_fingerprints(_BASE, _other(words=(("ferri", 6.0), ("quay", 5.0))))
    assert likeness.score == pytest.approx((sum(points for _, points in likeness.parts) + 5) / 10, abs=0.01)


@pytest.mark.parametrize(
    ("field", "one", "two", "part"),
    [
        ("subjects", ("kestral",), ("oruvin",), "other people"),
        ("places", ("ostrava bay",), ("gull point",), "other places"),
        ("figures", ("14", "10:30"), ("17",), "other numbers"),
        ("dates", ("05-16",), ("05-17",), "other days"),
        ("years", (2031,), (2034,), "other years"),
    ],
)
def test_differences_tell_against_one_event(field: str, one: object, two: object, part: str) -> None:
    bare = replace(_BASE, names=())
    first, second = replace(bare, **{field: one}), replace(bare, document_id="b", **{field: two})  # type: ignore[arg-type]
    assert part in dict(match_fingerprints(first, second).parts)
    assert part not in dict(match_fingerprints(first, replace(first, document_id="b")).parts)


def test_a_name_in_the_other_text_is_no_difference() -> None:
    first, second = replace(_BASE, subjects=("oruvin",)), _other(subjects=("kestral",))  # both texts name Kestral
    assert "other people" not in dict(match_fingerprints(first, second).parts)


def test_look_alikes_are_two_events() -> None:
    first = replace(_BASE, names=(), subjects=("kestral",), places=("gull point",), figures=("14",), dates=("05-16",))
    second = replace(
        first, document_id="b", subjects=("oruvin",), places=("ostrava",), figures=("9",), dates=("05-19",)
    )
    likeness = match_fingerprints(first, second)
    assert likeness.veto == "other people, places, numbers, days"
    assert match_fingerprints(first, replace(second, dates=("05-16",))).veto is None


@pytest.mark.parametrize(
    ("deeds", "vetoed"),
    [
        ((("oruvin", "sue", "kestral"),), True),
        ((("kestral", "sue", "oruvin"),), False),
        ((("oruvin", "meet", "kestral"),), False),
        ((("oruvin", "sue", "kestral"), ("kestral", "sue", "oruvin")), False),  # each sues the other
    ],
)
def test_roles_turned_round(deeds: tuple[tuple[str, str, str], ...], vetoed: bool) -> None:
    first = replace(_BASE, deeds=(("kestral", "sue", "oruvin"),))
    assert bool(match_fingerprints(first, _other(deeds=deeds)).veto) is vetoed


def test_copies_are_linked_whatever_the_dates() -> None:
    shingles = tuple(range(0, 160, 8))
    one = replace(_BASE, shingles=shingles, days=(100, 100))
    two = replace(one, document_id="b", words=(), names=(), title_words=(), days=(130, 130))
    likeness = match_fingerprints(one, two)
    assert likeness.veto is None
    assert likeness.score == pytest.approx(1.0)


@pytest.mark.parametrize(
    ("outlet", "days", "shared", "linked"),
    [
        ("quay post", (107, 107), 12, False),  # the weekly figures, written into last week's sentences
        ("quay post", (101, 101), 12, True),  # a report that was mended the day after
        ("bay courier", (107, 107), 12, True),  # another outlet that carries the text
        ("quay post", (107, 107), 19, True),  # the same page, dated anew
        ("quay post", (None, None), 12, True),  # nobody knows when
    ],
)
def test_an_outlet_that_fills_a_form_again_tells_of_another_event(
    outlet: str, days: tuple[int | None, int | None], shared: int, linked: bool
) -> None:
    runs = tuple(range(0, 160, 8))
    first = replace(_BASE, shingles=runs, outlet="quay post", days=(100, 100), ordinals=(("week", 1),))
    second = _other(
        shingles=(*runs[:shared], *range(1000, 1000 + 8 * (20 - shared), 8)),
        outlet=outlet,
        days=days,
        ordinals=(("week", 2),),
    )
    assert bool(match_fingerprints(first, second).veto) is not linked

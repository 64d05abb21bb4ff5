"""How alike two documents are, and what forbids that they tell of one event."""

from __future__ import annotations

import math
from dataclasses import dataclass

from tellings.clustering.meanings import MeaningThresholds
from tellings.types.stories import Fingerprint, Likeness


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When two documents share a story; set on `bench.clustering`."""

    link: float = 0.25  # mean likeness at which two groups become one story
    copy: float = 0.5  # shared shingles that alone make a link: the texts are copies
    days_apart: int = 6  # publication days further apart than this are another event unless the texts are copies
    dates_apart: int = 8  # nearest lead dates further apart than this veto: another round, another day
    words: float = 0.5  # share of the stems in the score
    names: float = 0.35  # share of the names
    title: float = 0.15  # share of the title words
    largest: int = 200  # members; a larger story is cut, for grouping takes the cube of its size in time


def match_fingerprints(
    first: Fingerprint,
    second: Fingerprint,
    *,
    cosine: float | None = None,
    thresholds: Thresholds | None = None,
    meanings: MeaningThresholds | None = None,
) -> Likeness:
    """Return the likeness of two documents (0 to 1), its parts, and the guard that forbids a link if there is one.

    `cosine` is that of their vectors, `meanings` what it counts for. Where it would lower the score, or is missing,
    the other parts alone are brought to the same scale: vectors part nothing that words hold together.
    """
    limits = thresholds or Thresholds()
    words = _cosine(dict(first.words), dict(second.words))
    names = _cosine(dict(first.names), dict(second.names))
    title = _dice(first.title_words, second.title_words)
    copied = _containment(first.shingles, second.shingles)
    score = limits.words * words + limits.names * names + limits.title * title
    parts = {"words": words, "names": names, "title": title, "copied": copied}
    if cosine is not None or meanings is not None:
        counted = meanings or MeaningThresholds()
        mixed = (1 - counted.share) * score + counted.share * (cosine or 0.0)
        score = max(mixed, min(1.0, score * counted.link / limits.link))
    if cosine is not None:
        parts["meaning"] = cosine
    if copied >= limits.copy:
        score = max(score, copied)
    veto = _veto(first, second, limits, copied)
    low, high = sorted((first.document_id, second.document_id))
    return Likeness(low, high, round(score, 4), tuple((key, round(part, 4)) for key, part in parts.items()), veto)


def _veto(first: Fingerprint, second: Fingerprint, limits: Thresholds, copied: float) -> str | None:
    if copied >= limits.copy:
        return None
    for noun in {noun for noun, _ in first.ordinals} & {noun for noun, _ in second.ordinals}:
        one = {number for key, number in first.ordinals if key == noun}
        other = {number for key, number in second.ordinals if key == noun}
        if not one & other:
            return f"ordinal: {noun} {sorted(one)} and {sorted(other)}"
    gap = _days_between(first, second)
    if gap is not None and gap > limits.days_apart:
        return f"published at least {gap} days apart"
    apart = _dates_between(first.dates, second.dates)
    if apart is not None and apart > limits.dates_apart:
        return f"the dates in the leads are at least {apart} days apart"
    return None


def _days_between(first: Fingerprint, second: Fingerprint) -> int | None:
    """Days that lie at least between the two publications; None where a date is unknown."""
    (one_start, one_end), (two_start, two_end) = first.days, second.days
    if one_start is None or one_end is None or two_start is None or two_end is None:
        return None
    return max(0, one_start - two_end, two_start - one_end)


def _dates_between(first: tuple[str, ...], second: tuple[str, ...]) -> int | None:
    """Smallest distance in days, around the year's end too, between dates of two leads; None where one has none."""
    gaps = []
    for one in first:
        for two in second:
            gap = abs(_day_of_year(one) - _day_of_year(two))
            gaps.append(min(gap, 365 - gap))
    return min(gaps) if gaps else None


def _day_of_year(month_day: str) -> int:
    month, day = int(month_day[:2]), int(month_day[3:])
    return round((month - 1) * 30.4) + day


def _cosine(first: dict[str, float], second: dict[str, float]) -> float:
    if not first or not second:
        return 0.0
    dot = sum(weight * second.get(key, 0.0) for key, weight in first.items())
    return dot / math.sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))


def _dice(first: tuple[str, ...], second: tuple[str, ...]) -> float:
    if not first or not second:
        return 0.0
    return 2 * len(set(first) & set(second)) / (len(first) + len(second))


def _containment(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    shorter = min(len(first), len(second))
    return len(set(first) & set(second)) / shorter if shorter >= 5 else 0.0

"""The most that a report can be like each of many others, from arrays: who cannot be near is not compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.likenesses import LEAST_RUNS, Thresholds
from tellings.clustering.meanings import MeaningThresholds
from tellings.clustering.traits import Traits
from tellings.text.shingles import SAMPLE

_SLACK = 0.001  # of a score: above what rounding in the arrays and of the score itself can make
_WORDS = 1 << 18  # places for words; two that fall on one place can only raise a ceiling
_OTHERS = 1 << 16  # places for each other kind of evidence
_KINDS = (
    *("runs", "people", "subjects", "surroundings", "figures", "amounts", "told", "title_words"),
    *("years", "dates"),
)
_LEAD = 1.001  # weight of a place of the lead: so what is past the point tells whether one is shared

Numbers = NDArray[np.int64]
Points = NDArray[np.float64]
FindCosine = Callable[[int, int], float | None]


class Ceilings:
    """What counts for one event in each report, in rows that lie one after the other.

    A ceiling is what `match_fingerprints` would give if neither guards nor other people told against one event, and
    the rest only where it is cheap to know. It is never less than the score. It costs a fifth, and few pairs that
    are looked at have a ceiling worth comparing.
    """

    def __init__(self, limits: Thresholds, meanings: MeaningThresholds | None) -> None:
        self._limits = limits
        self._meanings = meanings or MeaningThresholds()
        self._starts = np.zeros(1, np.int64)
        self._days = np.zeros((0, 2))
        self._sizes = np.zeros((0, 6))  # of word runs, figures, years, dates, places, and of the text in words
        self._outlets = np.zeros(0, np.int64)
        self._outlet_numbers: dict[str, int] = {}
        self._places = np.zeros(0, np.int32)
        self._weights = np.zeros(0, np.float32)
        self._own = np.zeros(_WORDS + len(_KINDS) * _OTHERS, np.float32)
        self._count = 0

    def add(self, traits: Traits) -> None:
        """Take in the next report."""
        self._make_room()
        start = int(self._starts[self._count])
        entries = sorted(_find_entries(traits))
        end = start + len(entries)
        if end > len(self._places):
            more = max(end - len(self._places), len(self._places) // 2, 4096)
            self._places = np.concatenate([self._places, np.zeros(more, np.int32)])
            self._weights = np.concatenate([self._weights, np.zeros(more, np.float32)])
        self._places[start:end] = [place for place, _ in entries]
        self._weights[start:end] = [weight for _, weight in entries]
        self._days[self._count] = [np.nan if None in traits.days or day is None else day for day in traits.days]
        self._sizes[self._count] = [
            *(len(found) for found in (traits.shingles, traits.figures, traits.years, traits.dates, traits.places)),
            traits.size,
        ]
        self._outlets[self._count] = (
            -1 if traits.outlet is None else self._outlet_numbers.setdefault(traits.outlet, len(self._outlet_numbers))
        )
        self._count += 1
        self._starts[self._count] = end

    def pick(self, number: int, others: Iterable[int], least: float, find_cosine: FindCosine) -> list[int]:
        """Return those of the others whose likeness to report `number` may be `least` or more."""
        rows = np.fromiter(others, np.int64)
        if not len(rows):
            return []
        words, shared = self._share(number, rows)
        rest, copied = self._add_rest(number, rows, words, shared)
        points = 10 * (least - _SLACK) - 5  # that make such a score
        alone = rest + self._limits.start + max(0.0, self._meanings.unconfirmed) + self._limits.words * words
        may = (alone >= points) | (copied >= self._limits.copy - _SLACK)
        for at in np.nonzero(~may)[0].tolist():
            cosine = find_cosine(number, int(rows[at]))
            if cosine is not None:
                told = self._meanings.start + self._meanings.words * words[at] + self._meanings.meaning * cosine
                may[at] = rest[at] + told >= points
        picked: list[int] = rows[may].tolist()
        return picked

    def _share(self, number: int, rows: Numbers) -> tuple[Points, Points]:
        """The likeness of the words of each row, and what it shares of each other kind."""
        own = slice(int(self._starts[number]), int(self._starts[number + 1]))
        np.maximum.at(self._own, self._places[own], self._weights[own])
        starts = self._starts[rows]
        lengths = self._starts[rows + 1] - starts
        ends = np.cumsum(lengths)
        at = np.arange(int(ends[-1])) + np.repeat(starts - (ends - lengths), lengths)
        places = self._places[at]
        products = self._own[places]
        self._own[self._places[own]] = 0
        hits = np.nonzero(products)[0]
        places, values = places[hits], products[hits] * self._weights[at[hits]]
        row = np.searchsorted(ends, hits, side="right")
        kind = np.maximum((places - _WORDS) // _OTHERS, -1) + 1
        columns = len(_KINDS) + 1
        sums = np.bincount(row * columns + kind, weights=values, minlength=len(rows) * columns)
        shared = sums.astype(np.float64, copy=False).reshape(len(rows), columns)
        counts = np.bincount(row[kind == 0], minlength=len(rows))
        words: Points = shared[:, 0] * counts / (counts + self._limits.ground)
        return words, shared[:, 1:]

    def _add_rest(self, number: int, rows: Numbers, words: Points, shared: Points) -> tuple[Points, Points]:
        """Points of what is shared beside the words, less those of what differs, and the share of word runs."""
        limits = self._limits
        runs, people, subjects, places, figures, amounts, told, titles, years, dates = shared.T
        sizes = np.minimum(self._sizes[rows], self._sizes[number])
        shorter = sizes[:, 0]
        copied = np.where(shorter >= LEAST_RUNS, np.minimum(1, runs / np.maximum(shorter, 1)), 0.0)
        own, theirs = self._days[number], self._days[rows]
        gap = np.maximum(0, np.maximum(theirs[:, 0] - own[1], own[0] - theirs[:, 1]))
        marked = (figures > 0) | (told > 0) | (people > limits.mark - _SLACK)
        apart = np.where(marked, max(limits.doubling, limits.doubling_unmarked), limits.doubling_unmarked)
        no_date = max(limits.no_date, limits.no_date_unmarked)
        rest: Points = limits.copied * copied + np.where(np.isnan(gap), no_date, apart * np.log2(1 + gap))
        rest += np.where(gap > 1, limits.later, 0.0) + np.where(gap == 0, limits.words_of_a_day * words, 0.0)
        rest += limits.longer * _find_doublings(sizes[:, 5], limits)
        counted = (people, limits.person), (subjects, limits.subject), (figures, limits.figure)
        for found, points in (*counted, (amounts, limits.amount), (places, limits.place)):
            rest += points * np.minimum(found, limits.persons)
        rest += limits.day * (told > 0)
        differing = (figures, limits.other_figures), (years, limits.other_years), (dates, limits.other_dates)
        led = places % 1 > (_LEAD - 1) / 2
        for at, (found, points) in enumerate((*differing, (led, limits.other_places)), start=1):
            rest += points * ((sizes[:, at] > 0) & (found == 0))
        rest += limits.same_outlet * ((self._outlets[rows] == self._outlets[number]) & (self._outlets[number] >= 0))
        rest += np.where(gap == 0, limits.headline * np.clip(titles - 1, 0, limits.persons), 0.0)
        return rest, copied

    def _make_room(self) -> None:
        if self._count == len(self._outlets):
            more = max(64, self._count // 2)
            self._starts = np.concatenate([self._starts, np.zeros(more, np.int64)])
            self._days = np.concatenate([self._days, np.zeros((more, 2))])
            self._sizes = np.concatenate([self._sizes, np.zeros((more, 6))])
            self._outlets = np.concatenate([self._outlets, np.zeros(more, np.int64)])


def _find_doublings(sizes: Points, limits: Thresholds) -> Points:
    """How many times each text doubles the usual length; 0 where its length is unknown."""
    found: Points = np.log2(np.clip(sizes, *limits.sizes) / limits.usual)
    return np.where(sizes > 0, found, 0.0)


def _find_entries(traits: Traits) -> Iterator[tuple[int, float]]:
    """The places of what counts for one event, with the weight of each."""
    length = traits.length**0.5
    for word, weight in traits.words.items():
        yield crc32(word.encode("utf-8", "surrogatepass")) % _WORDS, weight / length
    places = [_WORDS + kind * _OTHERS for kind in range(len(_KINDS))]
    yield from ((places[0] + run // SAMPLE % _OTHERS, 1.0) for run in traits.shingles)
    for name, weight in traits.people.items():
        yield places[1] + _place(name), weight**0.5
    for name in traits.surroundings:
        yield places[3] + _place(name), _LEAD if name in traits.places else 1.0
    yield from ((places[2] + _place(name), 1.0) for name in traits.subjects)
    sets = (
        traits.figures,
        traits.amounts,
        map(str, traits.told),
        traits.title_words,
    )
    differing = map(str, traits.years), traits.dates
    yield from chain.from_iterable(
        ((place + _place(value), 1.0) for value in values)
        for place, values in zip(places[4:], (*sets, *differing), strict=True)
    )


def _place(value: str) -> int:
    return crc32(value.encode("utf-8", "surrogatepass")) % _OTHERS

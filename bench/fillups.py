"""Reports to fill a stream up with: each takes twelve sentences from ten real ones or more, annotated as they stood.

No two of them share more than 15 % of their word runs, of all and of those that a fingerprint samples: two have at
most one sentence in common, no two sentences a run of words, and no sentence is more than that share of a report.
None tells of an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isqrt
from random import Random
from typing import Any, TypeVar, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from tellings.clustering import fingerprint
from tellings.text.shingles import find_shingles, sample_hashes
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument, Mention, Quantity, Sentence, Statement, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint

SENTENCES = 12  # of a report
SOURCES = 10  # real reports that they are from, or more
SHARE = 0.15  # of its word runs that a report has in common with any other, at most
_SHORTEST, _LONGEST = 70, 200  # characters, a bound before words are counted
_FEWEST, _MOST = 13, 24  # word runs of a sentence: 24 of 24 and eleven times 13 are 14 %
_SAMPLED = 3  # of them that a fingerprint keeps, at most, and one at least: a report keeps some two dozen
_AT_ONCE = 2_000_000  # pairs of reports that are counted together
_FIRST_DAY = date(2031, 1, 1)
_JOINED = tuple(
    name
    for name, hint in get_type_hints(Fingerprint).items()
    if get_origin(hint) is tuple and name not in {"document_id", "days"}
)
_Timed = TypeVar("_Timed", TimeExpression, Quantity)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a real report with what was annotated in it, offsets from its start."""

    text: str
    source: str  # id of the real report
    runs: int  # of words, no one of which is in another sentence
    sampled: int  # of them that a fingerprint keeps
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]


def find_pieces(documents: Iterable[AnnotatedDocument]) -> list[Piece]:
    """Return the sentences of middling length of real reports, shuffled; no two have a run of words in common."""
    found = {piece.text: piece for item in documents for piece in _pieces(item)}
    texts = sorted(found)
    Random(7).shuffle(texts)
    kept: list[Piece] = []
    seen: set[int] = set()
    for text in texts:
        runs = {value for value, _, _ in find_shingles(tokenize(text, 0, len(text)))}
        sampled = len(sample_hashes(runs))
        if _FEWEST <= len(runs) <= _MOST and 1 <= sampled <= _SAMPLED and seen.isdisjoint(runs):
            seen |= runs
            kept.append(replace(found[text], runs=len(runs), sampled=sampled))
    return kept


def draw_fillups(pieces: Sequence[Piece], count: int) -> Iterator[list[int]]:
    """Yield the numbers of the sentences of each report.

    Sentences lie in twelve columns of a prime length; report (a, b) takes row a + b * column of each. Two such lines
    meet in at most one place. A line in which one sentence is too much, or with too few sources, is left out.
    """
    length = _find_prime(len(pieces) // SENTENCES)
    drawn = 0
    for step in range(1, length + 1):
        for row in range(length):
            rows = [column * length + (row + step * column) % length for column in range(SENTENCES)]
            if drawn < count and _is_mixed([pieces[at] for at in rows]):
                drawn += 1
                yield rows
        if drawn == count:
            return
    raise SystemExit(f"{len(pieces)} sentences make {drawn} reports, not {count}")


def make_fillups(pieces: Sequence[Piece], count: int, *, a_day: int) -> Iterator[AnnotatedDocument]:
    """Yield that many reports, `a_day` for each day from the first on."""
    for number, rows in enumerate(draw_fillups(pieces, count)):
        day = (_FIRST_DAY + timedelta(days=number // a_day)).isoformat()
        yield _compose(f"fillup-{number:06}", [pieces[row] for row in rows], day)


def make_fillup_prints(pieces: Sequence[Piece], count: int, *, a_day: int) -> Iterator[Fingerprint]:
    """Yield the fingerprints of as many reports, put together from those of their sentences.

    A word counts for what it does in the sentence where it counts most, and no word run goes across two sentences:
    so a hundred thousand take seconds. Otherwise they are those of `make_fillups`.
    """
    prints = [fingerprint(_compose(str(number), [piece], "2031-01-01")) for number, piece in enumerate(pieces)]
    most = max((len(each.words) for each in prints), default=0) * 4
    for number, rows in enumerate(draw_fillups(pieces, count)):
        day = _FIRST_DAY.toordinal() + number // a_day
        parts = [prints[row] for row in rows]
        joined: dict[str, Any] = {name: _join([getattr(part, name) for part in parts], most) for name in _JOINED}
        joined |= {"document_id": f"fillup-{number:06}", "days": (day, day), "size": sum(part.size for part in parts)}
        yield Fingerprint(**joined)


def find_worst_share(runs: Sequence[Sequence[int]]) -> float:
    """Return the largest share of its distinct word runs that any of the reports has in common with any other.

    All pairs are counted that share a run at all, through an index of the runs; nothing is taken on trust.
    """
    if not any(runs):
        return 0.0
    sizes = np.array([len(each) for each in runs], np.int64)
    keys = np.concatenate([np.array(each, np.uint64) for each in runs])
    owners = np.repeat(np.arange(len(runs)), sizes)
    order = np.argsort(keys, kind="stable")
    _, starts = np.unique(keys[order], return_index=True)
    ends = np.append(starts[1:], len(keys))
    owners = owners[order]  # of each run in rising order
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    last = np.repeat(ends, ends - starts)  # of the run at each place
    worst, first = 0.0, 0
    edges = np.concatenate([[0], np.cumsum(sizes)])
    later = np.cumsum((last - np.arange(len(last)) - 1)[place])  # pairs with later reports, counted up
    while first < len(runs):
        before = later[edges[first] - 1] if edges[first] else 0
        until = int(np.searchsorted(edges, np.searchsorted(later, before + _AT_ONCE), "right"))
        until = max(first + 1, min(len(runs), until - 1))
        worst = max(worst, _find_worst(place[edges[first] : edges[until]], owners, last, sizes))
        first = until
    return worst


def _find_worst(
    places: NDArray[np.int64], owners: NDArray[np.int64], last: NDArray[np.int64], sizes: NDArray[np.int64]
) -> float:
    """The largest share of the reports whose runs lie at these places with later ones."""
    many = last[places] - places - 1
    ones = np.repeat(owners[places], many)
    at = np.arange(len(ones)) + np.repeat(places + 1 - (np.cumsum(many) - many), many)
    pairs, shared = np.unique(ones * len(sizes) + owners[at], return_counts=True)
    smaller = np.minimum(sizes[pairs // len(sizes)], sizes[pairs % len(sizes)])
    return float((shared / smaller).max(initial=0.0))


def _is_mixed(parts: Sequence[Piece]) -> bool:
    """Whether no sentence is too much of a report and enough real reports have given one."""
    runs, sampled = [part.runs for part in parts], [part.sampled for part in parts]
    small = max(runs) <= SHARE * sum(runs) and max(sampled) <= SHARE * sum(sampled)
    return small and len({part.source for part in parts}) >= SOURCES


def _join(values: Sequence[tuple[Any, ...]], most: int) -> tuple[Any, ...]:
    """The values of several sentences as one: of weighed ones the heaviest, of others each once."""
    every = [each for value in values for each in value]
    if not every or not (isinstance(every[0], tuple) and isinstance(every[0][-1], float)):
        return tuple(sorted(set(every)))
    heaviest: dict[Any, float] = {}
    for *key, weight in every:
        heaviest[tuple(key)] = max(weight, heaviest.get(tuple(key), 0.0))
    kept = sorted(heaviest.items(), key=lambda item: (-item[1], item[0]))[:most]
    return tuple(sorted((*key, weight) for key, weight in kept))


def _find_prime(most: int) -> int:
    return next(number for number in range(most, 1, -1) if all(number % each for each in range(2, isqrt(number) + 1)))


def _pieces(annotated: AnnotatedDocument) -> Iterator[Piece]:
    text = annotated.document.text
    for sentence in annotated.sentences:
        span = sentence.span
        if not sentence.intact or not _SHORTEST <= len(span) <= _LONGEST or "\n" in span.of(text):
            continue
        mentions = tuple(
            replace(each, span=_shift(each.span, -span.start), head=_shift(each.head, -span.start), antecedent=None)
            for each in annotated.mentions
            if span.contains(each.span) and span.contains(each.head)
        )
        times = tuple(replace(each, span=_shift(each.span, -span.start)) for each in _within(annotated.times, span))
        quantities = tuple(
            replace(each, span=_shift(each.span, -span.start)) for each in _within(annotated.quantities, span)
        )
        yield Piece(
            span.of(text), annotated.document.id, 0, 0, mentions, times, quantities, _statements(annotated, span)
        )


def _statements(annotated: AnnotatedDocument, span: Span) -> tuple[Statement, ...]:
    """The statements of a sentence; their actors are numbered among its mentions."""
    inside = [
        at for at, each in enumerate(annotated.mentions) if span.contains(each.span) and span.contains(each.head)
    ]
    place = {at: number for number, at in enumerate(inside)}
    return tuple(
        replace(
            each,
            span=_shift(each.span, -span.start),
            sentence=0,
            actors=tuple(place[actor] for actor in each.actors if actor in place),
            quantities=(),
            times=(),
            quote=None,
            credit=None,
        )
        for each in annotated.statements
        if span.contains(each.span)
    )


def _compose(name: str, pieces: Sequence[Piece], day: str) -> AnnotatedDocument:
    text = "\n".join(piece.text for piece in pieces)
    spans, start = [], 0
    for piece in pieces:
        spans.append(Span(start, start + len(piece.text)))
        start += len(piece.text) + 1
    mentions: list[Mention] = []
    statements: list[Statement] = []
    for number, (piece, span) in enumerate(zip(pieces, spans, strict=True)):
        first, begin = len(mentions), span.start
        mentions += [
            replace(each, span=_shift(each.span, begin), head=_shift(each.head, begin)) for each in piece.mentions
        ]
        statements += [
            replace(
                each,
                span=_shift(each.span, begin),
                sentence=number,
                actors=tuple(actor + first for actor in each.actors),
            )
            for each in piece.statements
        ]
    document = Document(
        id=name, report_id=name, text=text, blocks=tuple(Block("paragraph", span) for span in spans), offsets=None,
        cuts=(), title="", outlet=Outlet(name[-2:], name[-2:], "given"), authors=(),
        published=PublicationDate(day, day, "given"), url=None, language="en", genre="report", place="",
        media_type="text/plain", sha256="",
    )  # fmt: skip
    return AnnotatedDocument(
        document=document,
        sentences=tuple(Sentence(span, number) for number, span in enumerate(spans)),
        mentions=tuple(mentions),
        quotes=(),
        credits=(),
        times=tuple(
            replace(each, span=_shift(each.span, span.start))
            for piece, span in zip(pieces, spans, strict=True)
            for each in piece.times
        ),
        quantities=tuple(
            replace(each, span=_shift(each.span, span.start))
            for piece, span in zip(pieces, spans, strict=True)
            for each in piece.quantities
        ),
        statements=tuple(statements),
    )


def _within(values: Iterable[_Timed], span: Span) -> Iterator[_Timed]:
    return (each for each in values if span.contains(each.span))


def _shift(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)

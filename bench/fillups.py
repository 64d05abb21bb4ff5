"""Reports to fill a stream up with: each takes twelve sentences from as many real ones, annotated where they stood.

No two of them share more than one sentence, so at most 15 % of their word runs; none tells of an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isqrt
from random import Random
from typing import Any, TypeVar, get_origin, get_type_hints

from tellings.clustering import fingerprint
from tellings.types.annotations import AnnotatedDocument, Mention, Quantity, Sentence, Statement, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint

SENTENCES = 12  # of a report
_SHORTEST, _LONGEST = 90, 170  # characters: so the longest is a seventh of twelve
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
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]
    quantities: tuple[Quantity, ...]
    statements: tuple[Statement, ...]


def find_pieces(documents: Iterable[AnnotatedDocument]) -> list[Piece]:
    """Return the sentences of middling length of real reports, shuffled; each text once."""
    found = {piece.text: piece for item in documents for piece in _pieces(item)}
    pieces = [found[text] for text in sorted(found)]
    Random(7).shuffle(pieces)
    return pieces


def make_fillups(pieces: Sequence[Piece], count: int, *, a_day: int) -> Iterator[AnnotatedDocument]:
    """Yield that many reports, `a_day` for each day from the first on.

    Sentences lie in twelve columns of a prime length; report (a, b) takes row a + b * column of each. Two such lines
    meet in at most one place.
    """
    for number, rows in enumerate(_draw(len(pieces), count)):
        day = (_FIRST_DAY + timedelta(days=number // a_day)).isoformat()
        yield _compose(f"fillup-{number:06}", [pieces[row] for row in rows], day)


def find_prints(pieces: Iterable[Piece]) -> list[Fingerprint]:
    """Return the fingerprint of each sentence, as if it were a report."""
    return [fingerprint(_compose(str(number), [piece], "2031-01-01")) for number, piece in enumerate(pieces)]


def make_fillup_prints(prints: Sequence[Fingerprint], count: int, *, a_day: int) -> Iterator[Fingerprint]:
    """Yield the fingerprints of as many reports, put together from those of their sentences.

    A word counts for what it does in the sentence where it counts most, and no word run goes across two sentences:
    so a hundred thousand take seconds. Otherwise they are those of `make_fillups`.
    """
    most = max(len(each.words) for each in prints) * 4
    for number, rows in enumerate(_draw(len(prints), count)):
        day = _FIRST_DAY.toordinal() + number // a_day
        parts = [prints[row] for row in rows]
        joined: dict[str, Any] = {name: _join([getattr(part, name) for part in parts], most) for name in _JOINED}
        yield Fingerprint(**{"document_id": f"fillup-{number:06}", "days": (day, day), **joined})


def _draw(pieces: int, count: int) -> Iterator[list[int]]:
    """Numbers of the sentences of each report."""
    length = _find_prime(pieces // SENTENCES)
    if length * length < count:
        raise SystemExit(f"{pieces} sentences make {length * length} reports, not {count}")
    for number in range(count):
        step, row = divmod(number, length)
        yield [column * length + (row + (step + 1) * column) % length for column in range(SENTENCES)]


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
        yield Piece(span.of(text), mentions, times, quantities, _statements(annotated, span))


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

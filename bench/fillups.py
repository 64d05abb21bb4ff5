"""Reports to fill a stream up with: each takes twelve sentences from as many real ones, annotated where they stood.

No two of them share more than one sentence, so at most 15 % of their word runs; none tells of an event of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import isqrt
from random import Random
from typing import TypeVar

from tellings.types.annotations import AnnotatedDocument, Mention, Quantity, Sentence, Statement, TimeExpression
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span

SENTENCES = 12  # of a report
_SHORTEST, _LONGEST = 90, 170  # characters: so the longest is a seventh of twelve
_FIRST_DAY = date(2031, 1, 1)
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
    length = _find_prime(len(pieces) // SENTENCES)
    if length * length < count:
        raise SystemExit(f"{len(pieces)} sentences make {length * length} reports, not {count}")
    for number in range(count):
        step, row = divmod(number, length)
        taken = [pieces[column * length + (row + (step + 1) * column) % length] for column in range(SENTENCES)]
        yield _compose(f"fillup-{number:06}", taken, (_FIRST_DAY + timedelta(days=number // a_day)).isoformat())


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

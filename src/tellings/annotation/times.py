"""When things happen: the time expressions of a document, resolved against its day of publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.text.calendars import bounds, resolve_between
from tellings.text.times import TimePhrase, find_expressions
from tellings.types.annotations import AnnotatedDocument, Sentence, TimeExpression
from tellings.types.documents import Document, PublicationDate
from tellings.types.spans import Span

# "#3>day+1" counts from the fourth time expression of the document.
_LINKED = re.compile(r"#(\d+)>(.*)\Z", re.DOTALL)
_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the document in order, values resolved against its publication date.

    An expression that counts from a time told before it ("the next day") is linked to that one by index in
    `relative`. With a publication interval of several days the value is kept where all days agree; else it is a
    TIMEX3 template ("XXXX-WXX-3") and `earliest`, `latest` hold what the interval allows.
    """
    unresolved: list[TimeExpression] = []
    anchor: int | None = None
    block = -1
    for sentence in sentences:
        if sentence.block != block and document.blocks[sentence.block].kind == "caption":
            anchor = None
        block = sentence.block
        for phrase in find_expressions(document.text, sentence.span.start, sentence.span.end):
            unresolved.append(_link(phrase, anchor))
            if _is_point(phrase) and document.blocks[block].kind not in ("caption", "credit"):
                anchor = len(unresolved) - 1
    return _resolve_all(unresolved, document.published)


def resolve_times(document: AnnotatedDocument, published: PublicationDate) -> AnnotatedDocument:
    """Return the document with its publication date replaced and every time expression resolved against it."""
    return replace(
        document,
        document=replace(document.document, published=published),
        times=_resolve_all(document.times, published),
    )


def _link(phrase: TimePhrase, anchor: int | None) -> TimeExpression:
    relative = phrase.relative
    if relative and relative.startswith("ref>"):
        relative = relative[4:] if anchor is None else f"#{anchor}>{relative[4:]}"
    kind = phrase.type if phrase.type in ("DATE", "TIME", "DURATION", "SET") else "DATE"
    return TimeExpression(Span(phrase.start, phrase.end), kind, phrase.value or "", relative)  # type: ignore[arg-type]


def _is_point(phrase: TimePhrase) -> bool:
    """Return whether later words such as "the next day" can count from this expression."""
    if phrase.type not in ("DATE", "TIME") or phrase.value in _REFERENCES:
        return False
    return not (phrase.relative or "").startswith("ref>day+0@")


def _resolve_all(times: Iterable[TimeExpression], published: PublicationDate) -> tuple[TimeExpression, ...]:
    resolved: list[TimeExpression] = []
    for time in times:
        resolved.append(_resolve_one(time, resolved, published))
    return tuple(resolved)


def _resolve_one(
    time: TimeExpression, before: Sequence[TimeExpression], published: PublicationDate
) -> TimeExpression:
    if time.relative is None:
        earliest, latest = bounds(time.value) if time.type in ("DATE", "TIME") else (None, None)
        return replace(time, earliest=earliest, latest=latest)
    link = _LINKED.match(time.relative)
    if link:
        anchor = before[int(link[1])]
        value, earliest, latest = resolve_between(link[2], anchor.earliest, anchor.latest)
    else:
        value, earliest, latest = resolve_between(time.relative, published.earliest, published.latest)
    return replace(time, value=value, earliest=earliest, latest=latest)

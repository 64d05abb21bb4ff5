"""Statements with the mentions, numbers, times, quotation and credit that stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from tellings.annotation.statements.drafts import Draft
from tellings.types.annotations import (
    Credit,
    Mention,
    Quantity,
    Quote,
    Sentence,
    Statement,
    TimeExpression,
)
from tellings.types.documents import Document
from tellings.types.spans import Span


class _Shelf:
    """Spans in order of their start, to find those inside a stretch quickly."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._order = sorted(range(len(spans)), key=lambda index: (spans[index].start, -spans[index].end))
        self._starts = [spans[index].start for index in self._order]
        self._spans = spans

    def inside(self, start: int, end: int) -> list[int]:
        """Return the indices of the spans within `start:end`, in order of the text."""
        found: list[int] = []
        for place in range(bisect_left(self._starts, start), len(self._order)):
            if self._starts[place] >= end:
                break
            if self._spans[self._order[place]].end <= end:
                found.append(self._order[place])
        return found


class Attachments:
    """What was found in a document, ready to be attached to the statements of its sentences."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quotes: Sequence[Quote],
        credits: Sequence[Credit],  # noqa: A002 - the field of the annotated document
        times: Sequence[TimeExpression],
        quantities: Sequence[Quantity],
        *,
        quoted: float,
    ) -> None:
        self._sentences = sentences
        self._quoted = quoted
        self._quotes = quotes
        self._credits = credits
        sources = [(index, credit) for index, credit in enumerate(credits) if credit.kind in ("source", "reprint")]
        self._for_text = next((index for index, credit in sources if credit.reach == "text"), None)
        self._mentions = _Shelf([mention.span for mention in mentions])
        self._times = _Shelf([time.span for time in times])
        self._quantities = _Shelf([quantity.span for quantity in quantities])
        self._contents = sorted(
            ((span.start, span.end, index) for index, quote in enumerate(quotes) for span in quote.content)
        )
        self._longest = max((end - start for start, end, _ in self._contents), default=0)
        self._by_sentence = _Shelf([credit.span for credit in credits])

    def attach(self, sentence: int, span: Span, draft: Draft) -> Statement:
        """Return the statement at `span` with everything that stands in it."""
        quote = self._quote(span)
        return Statement(
            span=span,
            sentence=sentence,
            mood="denied" if self._is_denied(span, quote) else draft.mood,
            polarity=draft.polarity,
            predicate=draft.predicate,
            actors=self._actors(span, draft),
            quantities=tuple(self._quantities.inside(span.start, span.end)),
            times=tuple(self._times.inside(span.start, span.end)),
            quote=quote,
            credit=self._credit(sentence, quote),
        )

    def _actors(self, span: Span, draft: Draft) -> tuple[int, ...]:
        """Agents after "by" first, then the subject, then whoever else is named inside."""
        found: list[int] = []
        if draft.agent is not None:
            found.extend(self._mentions.inside(*draft.agent)[:1])
        if draft.subject is not None:
            found.extend(self._mentions.inside(*draft.subject))
        found.extend(self._mentions.inside(span.start, span.end))
        return tuple(dict.fromkeys(found))

    def _quote(self, span: Span) -> int | None:
        """The innermost quotation of whose content the statement is a part, else one told whole in the statement."""
        best: tuple[int, int] | None = None
        told: tuple[int, int] | None = None
        low = bisect_left(self._contents, (span.start - self._longest, 0, 0))
        high = bisect_left(self._contents, (span.end, 0, 0))
        for start, end, index in self._contents[low:high]:
            shared = min(end, span.end) - max(start, span.start)
            if shared >= self._quoted * len(span) and (best is None or end - start < best[0]):
                best = (end - start, index)
            elif shared == end - start and self._tells(span, index) and (told is None or shared > told[0]):
                told = (shared, index)
        found = best or told
        return self._passed_on(span) if found is None else found[1]

    def _passed_on(self, span: Span) -> int | None:
        """The quotation of which a statement only says through whom it came ("she said, as reported by the Wire")."""
        if not self._by_sentence.inside(span.start, span.end):
            return None
        cues = ((index, quote.cue) for index, quote in enumerate(self._quotes) if quote.via)
        return next((index for index, cue in cues if cue is not None and span.contains(cue)), None)

    def _is_denied(self, span: Span, quote: int | None) -> bool:
        """Whether most of the statement is a report that is told to be denied."""
        if quote is not None and self._quotes[quote].denied:
            return True
        low = bisect_left(self._contents, (span.start - self._longest, 0, 0))
        high = bisect_left(self._contents, (span.end, 0, 0))
        return any(
            self._quotes[index].denied and 2 * (min(end, span.end) - max(start, span.start)) > len(span)
            for start, end, index in self._contents[low:high]
        )

    def _tells(self, span: Span, index: int) -> bool:
        """Whether a statement holds a quotation with its frame: "C, according to S", "S accused T of C"."""
        quote = self._quotes[index]
        frame = [part for part in (quote.cue, quote.speaker_span) if part is not None]
        return bool(frame) and all(span.contains(part) for part in (*quote.content, *frame))

    def _credit(self, sentence: int, quote: int | None) -> int | None:
        """The credit given in the same sentence, else one that covers the whole text and no speaker of its own."""
        span = self._sentences[sentence].span
        for index in self._by_sentence.inside(span.start, span.end):
            credit = self._credits[index]
            if credit.kind == "source" and (credit.reach != "quote" or quote is not None):
                return index
        if quote is not None:
            return None
        return self._for_text

"""Which mention a speaker's noun phrase is: the one that covers its head, or the name that closes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import Phrase, can_speak
from tellings.tables.grammar import DETERMINERS, PREPOSITIONS
from tellings.types.annotations import Mention
from tellings.types.spans import Span

_PAPERS_FROM = frozenset({"reports", "accounts", "statements"})
# No mention is longer than this, so those that touch a place begin at most so far before it.
_LONGEST_MENTION = 300


class Speaker(NamedTuple):
    """Who speaks: the index of a mention, if one covers the phrase's head, and the span of the words."""

    mention: int | None
    span: Span


class MentionsByPlace:
    """The mentions of a document, to be asked for by place."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._mentions = mentions
        self._order = sorted(range(len(mentions)), key=lambda index: mentions[index].span)
        self._starts = [mentions[index].span.start for index in self._order]

    def __getitem__(self, index: int) -> Mention:
        return self._mentions[index]

    def touching(self, span: Span) -> Iterator[int]:
        """Yield the indices of those people, bodies, places and papers that share a character with `span`."""
        first = bisect_left(self._starts, span.start - _LONGEST_MENTION)
        last = bisect_left(self._starts, span.end)
        for index in self._order[first:last]:
            mention = self._mentions[index]
            if mention.span.end > span.start and mention.kind not in ("event", "nationality"):
                yield index


def speaker_of(line: Line, phrase: Phrase, places: MentionsByPlace) -> Speaker:
    """Return the mention that covers the phrase's head, or the words of the phrase where none does."""
    items = line.items
    phrase = _source_of_paper(line, phrase)
    span = Span(items[phrase.first].start, _bare_end(items[phrase.stop - 1]))
    head = items[phrase.head]
    touching = list(places.touching(span))
    covering = [index for index in touching if places[index].span.start <= head.start < places[index].span.end]
    if covering:
        best = max(covering, key=lambda index: len(places[index].span))
        return Speaker(best, places[best].span)
    named = next((index for index in touching if _closes(items, phrase, span, places[index])), None)
    return Speaker(None, span) if named is None else Speaker(named, places[named].span)


def _source_of_paper(line: Line, phrase: Phrase) -> Phrase:
    """In "reports from two agencies" the agencies speak."""
    items = line.items
    link = phrase.head + 1
    if items[phrase.head].low not in _PAPERS_FROM or link + 1 >= phrase.stop or items[link].low != "from":
        return phrase
    source = Phrase(link + 1, phrase.stop, phrase.stop - 1)
    return source if can_speak(line, source) else phrase


def _closes(items: Sequence[Item], phrase: Phrase, span: Span, mention: Mention) -> bool:
    """Whether a person is named last in a phrase such as "head of the delegation Ana Oru"."""
    if mention.kind != "person" or mention.span.end != span.end or mention.span.start <= span.start:
        return False
    before = [item for item in items[phrase.first : phrase.stop] if item.end <= mention.span.start]
    return bool(before) and _can_precede_name(before[-1])


def _can_precede_name(item: Item) -> bool:
    closed = item.low in PREPOSITIONS or item.low in DETERMINERS or item.low in ("and", "or")
    return item.is_word and not closed and item.text[-2:] not in ("'s", "’s")


def _bare_end(item: Item) -> int:
    return item.end - 2 if item.text.endswith(("'s", "’s")) else item.end

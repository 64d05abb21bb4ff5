"""Which mention a speaker's noun phrase is: the one that covers its head, or the name that closes it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import Phrase, can_speak
from tellings.tables.grammar import DETERMINERS, POSSESSIVE_ENDINGS, POSSESSIVES, PREPOSITIONS, third_forms
from tellings.tables.speakers import SPEAKER_NOUNS
from tellings.text.folding import fold
from tellings.types.annotations import Mention
from tellings.types.spans import Span

_PAPERS_FROM = frozenset({"reports", "accounts", "statements"})
# What somebody said or wrote, so that its owner is the one who speaks.
_WORDS = frozenset(
    "statement statements letter memo post posts tweet tweets email message video release remark remarks comment "
    "comments testimony speech announcement filing filings complaint lawsuit report account claim claims note".split()
)
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
        self._roots: list[int] = []
        for index, mention in enumerate(mentions):  # what a mention goes back to stands before it
            at = mention.antecedent
            self._roots.append(index if at is None or at >= index else self._roots[at])

    def __getitem__(self, index: int) -> Mention:
        return self._mentions[index]

    def root(self, index: int) -> Mention:
        """Return the mention that a chain of pronouns and descriptions goes back to."""
        return self._mentions[self._roots[index]]

    def surnames(self) -> dict[str, int]:
        """Return the first mention of each person who is named, by the last word of the name in lower case."""
        found: dict[str, int] = {}
        for index, mention in enumerate(self._mentions):
            named = mention.kind == "person" and not mention.pronoun and mention.antecedent is None
            if named and mention.name[:1].isupper() and (mention.role is None or mention.head != mention.span):
                found.setdefault(fold(mention.name).split()[-1], index)
        return found

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
    phrase = _author_of_words(line, _source_of_paper(line, phrase))
    span = Span(items[phrase.first].start, _bare_end(items[phrase.stop - 1]))
    head = items[phrase.head]
    touching = list(places.touching(span))
    covering = [index for index in touching if places[index].span.start <= head.start < places[index].span.end]
    if covering:
        best = max(covering, key=lambda index: len(places[index].span))
        whole = _whole_span(items, phrase, span, places[best])
        return Speaker(None if _is_misled(line, phrase, places, best) else best, whole)
    named = next((index for index in touching if _closes(items, phrase, span, places[index])), None)
    return Speaker(None, span) if named is None else Speaker(named, places[named].span)


def _whole_span(items: Sequence[Item], phrase: Phrase, span: Span, mention: Mention) -> Span:
    """The words of a speaker: a name alone, but "two officers", "police in Port Ella" with what goes with them."""
    head = items[phrase.head]
    plain = head.low in SPEAKER_NOUNS or not head.is_name
    is_common = plain and mention.span.end <= head.end and mention.head.end == mention.span.end
    before = (item for item in items[phrase.first : phrase.head] if item.end <= mention.span.start)
    is_clause = any(item.low in third_forms() and item.text.islower() for item in before)  # "Oru says port officials"
    if not is_common or mention.pronoun or is_clause:
        return mention.span
    return Span(min(span.start, mention.span.start), max(span.end, mention.span.end))


def _source_of_paper(line: Line, phrase: Phrase) -> Phrase:
    """In "reports from two agencies" the agencies speak."""
    items = line.items
    link = phrase.head + 1
    if items[phrase.head].low not in _PAPERS_FROM or link + 1 >= phrase.stop or items[link].low != "from":
        return phrase
    source = Phrase(link + 1, phrase.stop, phrase.stop - 1)
    return source if can_speak(line, source) else phrase


def _author_of_words(line: Line, phrase: Phrase) -> Phrase:
    """In "the ministry's statement", "his remarks" the owner of the words speaks."""
    items = line.items
    if items[phrase.head].low not in _WORDS:
        return phrase
    for at in range(phrase.head - 1, max(phrase.first, phrase.head - 4) - 1, -1):
        if items[at].low in POSSESSIVES or items[at].text.endswith(POSSESSIVE_ENDINGS):
            owner = Phrase(at if items[at].low in POSSESSIVES else phrase.first, at + 1, at)
            return owner if items[at].low in POSSESSIVES or can_speak(line, owner) else phrase
    return phrase


def _is_misled(line: Line, phrase: Phrase, places: MentionsByPlace, index: int) -> bool:
    """Whether what a mention refers to is not who speaks: a country for "they", somebody for "the only one who"."""
    mention, head = places[index], line.items[phrase.head]
    if mention.antecedent is None:
        return False
    if head.low in ("they", "we"):
        return places.root(index).kind == "place"
    after = line.items[phrase.head + 1 : phrase.head + 2]
    return not head.is_name and bool(after) and after[0].low in ("who", "that")


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

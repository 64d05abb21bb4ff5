"""Whom "I" and "we" inside a quotation mean: its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tellings.annotation.coreference.pronouns import is_plural
from tellings.annotation.coreference.scenes import find_quoted
from tellings.types.annotations import Mention, Quote
from tellings.types.documents import Document

_ONE = frozenset({"i", "me", "my"})
_MANY = frozenset({"we", "our"})


def resolve_voices(document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Mention, ...]:
    """Return the mentions with the speaker as antecedent of each "I" that he says; of "we" where a body speaks.

    Inside a quotation within a quotation the inner one's speaker is meant. In indirect speech "I" is the writer.
    """
    said: dict[int, tuple[int, int]] = {}  # the shortest quotation around a mention: its length and its speaker
    quoted = find_quoted(document.text, document)
    starts = [one.span.start for one in mentions]
    for quote in quotes:
        if quote.mode == "indirect" or quote.speaker is None:
            continue
        for span in quote.content:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                around = bisect_right(quoted, starts[at], key=lambda one: one.start)
                if around and starts[at] < quoted[around - 1].end:
                    said[at] = min(said.get(at, (len(span), quote.speaker)), (len(span), quote.speaker))
    found, roots = list(mentions), list[int]()
    for at, one in enumerate(mentions):
        roots.append(at if one.antecedent is None else roots[one.antecedent])
    for at, (_, speaker) in said.items():
        if mentions[at].antecedent is None and _may_say(mentions[roots[speaker]], mentions[at]):
            found[at] = replace(mentions[at], antecedent=speaker)
    return tuple(found)


def _may_say(speaker: Mention, mention: Mention) -> bool:
    """Whether a speaker uses a word of himself or itself."""
    word = mention.name.casefold()
    if not mention.pronoun or speaker.name.casefold() in _ONE | _MANY:
        return False
    many = speaker.kind in ("organization", "place") or is_plural(speaker)
    return (word in _ONE and not many) or (word in _MANY and many)

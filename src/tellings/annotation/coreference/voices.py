"""Whom "I" and "we" inside a quotation mean: its speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.annotation.coreference.persons import group_persons
from tellings.annotation.coreference.pronouns import GENDERS, is_plural
from tellings.annotation.coreference.scenes import find_quoted
from tellings.types.annotations import Mention, Quote
from tellings.types.documents import Document

_ONE = frozenset({"i", "me", "my"})
_MANY = frozenset({"we", "our"})


def resolve_voices(document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Mention, ...]:
    """Return the mentions with the speaker as antecedent of each "I" that he says; of "we" where a body speaks.

    Nobody calls himself "he": a pronoun inside his words that was taken for the speaker is open again. Inside a
    quotation within a quotation the inner one's speaker is meant. In indirect speech "I" is the writer.
    """
    roots: list[int] = []
    for at, one in enumerate(mentions):
        roots.append(at if one.antecedent is None else roots[one.antecedent])
    owners = group_persons(document.text, mentions)
    speakers = _find_speakers(document, mentions, quotes)
    found: list[Mention] = []
    opened: dict[int, int] = {}  # what hung on a pronoun that is open again hangs on what that hung on
    for at, one in enumerate(mentions):
        speaker, earlier = speakers.get(at), one.antecedent
        if earlier is None:
            is_voice = speaker is not None and _may_say(mentions[roots[speaker]], one)
            found.append(replace(one, antecedent=speaker) if is_voice else one)
            continue
        earlier = opened.get(earlier, earlier)
        if speaker is not None and one.name.casefold() in GENDERS and _is_one(owners, roots[at], roots[speaker]):
            opened[at] = earlier
            found.append(replace(one, antecedent=None))
        else:
            found.append(replace(one, antecedent=earlier))
    return tuple(found)


def _is_one(owners: Mapping[int, int], mention: int, other: int) -> bool:
    return mention == other or (mention in owners and owners[mention] == owners.get(other))


def _find_speakers(document: Document, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> dict[int, int]:
    """The speaker of the shortest quotation around each pronoun inside quotation marks."""
    said: dict[int, tuple[int, int]] = {}
    quoted = find_quoted(document.text, document)
    starts = [one.span.start for one in mentions]
    for quote in quotes:
        if quote.mode == "indirect" or quote.speaker is None:
            continue
        for span in quote.content:
            for at in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                around = bisect_right(quoted, starts[at], key=lambda one: one.start)
                if mentions[at].pronoun and around and starts[at] < quoted[around - 1].end:
                    said[at] = min(said.get(at, (len(span), quote.speaker)), (len(span), quote.speaker))
    return {at: speaker for at, (_, speaker) in said.items()}


def _may_say(speaker: Mention, mention: Mention) -> bool:
    """Whether a speaker uses a word of himself or itself."""
    word = mention.name.casefold()
    if not mention.pronoun or speaker.name.casefold() in _ONE | _MANY:
        return False
    many = speaker.kind in ("organization", "place") or is_plural(speaker)
    return (word in _ONE and not many) or (word in _MANY and many)

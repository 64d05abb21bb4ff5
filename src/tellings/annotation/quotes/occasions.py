"""Channel and outlet of every quote, carried over while the same speaker goes on about the same occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.annotation.quotes.channels import channel_of, via_of
from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.speech import Draft
from tellings.types.annotations import Mention, Quote
from tellings.types.spans import Span

_REACH = 3
# The speaker announces words that follow: "Lund released a statement on the call."
_RELEASED = re.compile(
    r"\b(?:released|issued|published|put out|posted|sent)\b (?:an? |the |its |his |her |"
    r"their )?(?:[a-z]+ ){0,2}(?P<kind>statement|letter|video|memo|readout)\b"
)
# A paper that stands for its author; "the" and "it" say that the author was named before.
_PAPER = re.compile(
    r"(?:\A(?P<own>[Tt]he|[Tt]hat|[Tt]his) (?:[a-z]+ ){0,2}|\b)"
    r"(?P<kind>statement|letter|memo|post|tweet|email|message|video|press release)\b"
)
_FROM = re.compile(r"\b(?:from|by|of)(?: the)? \Z")
_OTHER_OCCASION = re.compile(
    r"\b(?:[Ee]arlier|[Pp]reviously|[Ll]ast (?:week|month|year)|[Ss]eparately|had said|has said in the past|"
    r"[Ii]n (?:19|20)\d\d)\b"
)


def with_occasions(text: str, lines: Sequence[Line], drafts: Sequence[Draft], mentions: Sequence[Mention]) -> None:
    """Fill channel and via of the drafts."""
    ordered = sorted(
        (draft for draft in drafts if draft.depth == 0), key=lambda draft: (draft.line, draft.quote.content[0].start)
    )
    earlier: list[Draft] = []
    for draft in ordered:
        line = lines[draft.line]
        channel = channel_of(line, text, draft.quote)
        via = via_of(line, text, draft.quote, draft.report)
        if channel is None:
            channel = _carried(text, lines, draft, earlier, mentions) or _announced(text, lines, draft, mentions)
        draft.quote = replace(draft.quote, channel=channel, via=via)
        author = _author(text, draft, earlier, mentions)
        if author is not None:
            draft.quote = replace(draft.quote, speaker=author)
        earlier.append(draft)


def _author(text: str, draft: Draft, earlier: Sequence[Draft], mentions: Sequence[Mention]) -> int | None:
    """Whose paper speaks in "the statement said": who is named with it, else who spoke in one shortly before."""
    span, speaker = draft.quote.speaker_span, draft.quote.speaker
    if span is None or (speaker is not None and mentions[speaker].kind != "document"):
        return None
    words = _PAPER.search(span.of(text))
    if words is None:
        return None
    owner = _owner(text, span, mentions)
    if owner is not None or words.group("own") is None:
        return owner
    for other in reversed(earlier):
        if draft.line - other.line > _REACH:
            return None
        if other.quote.speaker is not None and words.group("kind").lower() in (other.quote.channel or ""):
            return other.quote.speaker
    return None


def _owner(text: str, span: Span, mentions: Sequence[Mention]) -> int | None:
    """The person or body that a phrase names as the author: "the ministry's statement", "a statement from Oru"."""
    for index, mention in enumerate(mentions):
        if mention.kind not in ("person", "organization", "place") or not span.contains(mention.span):
            continue
        before, after = text[span.start : mention.span.start], text[mention.span.end : span.end]
        if _FROM.search(before) or after.startswith(("'s ", "’s ")) or mention.span.of(text).endswith(("'s", "’s")):
            return index
    return None


def _carried(
    text: str, lines: Sequence[Line], draft: Draft, earlier: Sequence[Draft], mentions: Sequence[Mention]
) -> str | None:
    """The channel of the same speaker's quote shortly before, unless the words point to another occasion."""
    key = speaker_key(text, draft.quote, mentions)
    if key is None or _OTHER_OCCASION.search(text[lines[draft.line].start : lines[draft.line].end]):
        return None
    for other in reversed(earlier):
        if draft.line - other.line > _REACH:
            return None
        if speaker_key(text, other.quote, mentions) == key:
            return None if _is_namesake(draft.quote, other.quote, mentions) else other.quote.channel
        if (
            draft.quote.speaker_span
            and draft.quote.speaker_span.of(text).lower() in ("he", "she", "they", "it")
            and key == draft.quote.speaker_span.of(text).lower()
        ):
            return other.quote.channel
    return None


def _is_namesake(quote: Quote, other: Quote, mentions: Sequence[Mention]) -> bool:
    """Whether a speaker is brought in by more of a name than the one before of that surname: somebody else."""
    if quote.speaker is None or other.speaker is None:
        return False
    one, two = (mentions[at] for at in (quote.speaker, other.speaker))
    both_named = one.kind == two.kind == "person" and one.antecedent is two.antecedent is None
    return both_named and len(one.name.split()) > 1 and one.name not in two.name


def _announced(text: str, lines: Sequence[Line], draft: Draft, mentions: Sequence[Mention]) -> str | None:
    """The statement that the line before says the speaker has released."""
    if draft.line == 0:
        return None
    before = lines[draft.line - 1]
    words = text[before.start : before.end]
    match = _RELEASED.search(words)
    name = speaker_key(text, draft.quote, mentions)
    if match is None or name is None or (name not in words.lower() and name not in ("he", "she", "they", "it")):
        return None
    return match.group("kind")


def speaker_key(text: str, quote: Quote, mentions: Sequence[Mention]) -> str | None:
    """Return a key that is the same for one speaker inside a document: the last word of the name, in lower case."""
    if quote.speaker is None:
        return quote.speaker_span.of(text).lower() if quote.speaker_span else None
    index: int | None = quote.speaker
    mention = mentions[quote.speaker]
    for _ in range(8):
        if mention.antecedent is None:
            break
        index = mention.antecedent
        mention = mentions[index]
    return mention.name.split()[-1].lower() if mention.name.split() else None

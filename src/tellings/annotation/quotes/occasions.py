"""Channel and outlet of every quote, carried over while the same speaker goes on about the same occasion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.annotation.quotes.channels import channel_of, via_of
from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.speech import Draft
from tellings.types.annotations import Mention, Quote

_REACH = 3
# The speaker announces words that follow: "Bruce released a statement on the call."
_RELEASED = re.compile(
    r"\b(?:released|issued|published|put out|posted|sent)\b (?:an? |the |its |his |her |"
    r"their )?(?:[a-z]+ ){0,2}(?P<kind>statement|letter|video|memo|readout)\b"
)
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
        earlier.append(draft)


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
            return other.quote.channel
        if (
            draft.quote.speaker_span
            and draft.quote.speaker_span.of(text).lower() in ("he", "she", "they", "it")
            and key == draft.quote.speaker_span.of(text).lower()
        ):
            return other.quote.channel
    return None


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

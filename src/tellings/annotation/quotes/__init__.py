"""Quotations and reported speech: who said what, by which words, direct, indirect or mixed."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.blocks import find_set_apart
from tellings.annotation.quotes.nesting import find_outer, nest
from tellings.annotation.quotes.occasions import with_occasions
from tellings.annotation.quotes.speech import find_drafts
from tellings.types.annotations import Mention, Quote, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag


def find_quotes(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention], *, tag: Tag | None = None
) -> tuple[Quote, ...]:
    """Return every statement that the text gives to a speaker, in the order of the text, and behind them attitudes.

    `tag`, the reader model, is asked about sentences with a cue; without it the rules stand alone.
    """
    lines, drafts, attitudes = find_drafts(document, sentences, mentions, tag)
    drafts.extend(find_set_apart(lines, drafts, mentions))
    with_occasions(document.text, lines, drafts, mentions)
    sayings = nest(drafts, document.text)
    return (*sayings, *find_outer(attitudes, sayings))

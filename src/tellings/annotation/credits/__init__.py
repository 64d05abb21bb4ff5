"""Credits: from whom the report has something, and how far that reaches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tellings.annotation.credits.clauses import find_clause_credits
from tellings.annotation.credits.lines import find_line_credits
from tellings.annotation.credits.pictures import find_picture_credits
from tellings.types.annotations import Credit, Mention, Sentence
from tellings.types.documents import Document
from tellings.types.spans import Span

__all__ = ["find_credits"]

_AGAIN = frozenset(
    "newspaper|news agency|newswire|broadcaster|magazine|tabloid|news outlet|news channel|daily".split("|")
)
_FOREIGN = ("pull-quote", "post")  # they have sources of their own


def find_credits(
    document: Document, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Credit, ...]:
    """Return whom the text names as its sources, contributors and photographers, in order, each with its reach."""
    found: list[Credit] = []
    persons = sorted(mention.head for mention in mentions if mention.kind == "person" and not mention.pronoun)
    begun = False
    by_block: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_block.setdefault(sentence.block, []).append(sentence)
    for index, block in enumerate(document.blocks):
        words = block.span.of(document.text)
        if block.kind in _FOREIGN:
            continue
        begun = begun or block.kind == "paragraph"
        # A name and an agency between paragraphs stand under a picture, not over the text.
        kind = "credit" if begun and block.kind == "byline" else block.kind
        pictured = list(find_picture_credits(words, block.span.start, kind))
        found.extend(pictured)
        if pictured or block.kind == "caption":
            continue
        whole = list(find_line_credits(words, block.span.start, block.kind))
        found.extend(whole)
        if whole and block.kind != "dateline":
            continue
        for sentence in by_block.get(index, ()):
            near = persons[
                bisect_left(persons, sentence.span) : bisect_left(persons, Span(sentence.span.end, sentence.span.end))
            ]
            found.extend(find_clause_credits(document.text, sentence.span, near))
    return _name_again(sorted(set(found), key=lambda credit: (credit.span, credit.source)))


def _name_again(found: Sequence[Credit]) -> tuple[Credit, ...]:
    """The credits with a medium's whole name where it is spoken of again: "the newspaper", "the Post".

    A short name that nothing before explains is left out.
    """
    named: list[Credit] = []
    last: str | None = None
    short: dict[str, str] = {}
    for credit in found:
        bare = credit.source.removeprefix("the ").removeprefix("The ")
        if credit.via is not None:
            via = credit.via.removeprefix("the ").removeprefix("The ")
            named.append(replace(credit, via=last if last and via.lower() in _AGAIN else short.get(via, credit.via)))
        elif bare.lower() in _AGAIN and last is not None:
            named.append(replace(credit, source=last))
        elif bare in short:
            named.append(replace(credit, source=short[bare]))
        elif bare == credit.source or bare.lower() in _AGAIN:
            named.append(credit)
            if credit.kind == "source" and bare.lower() not in _AGAIN:
                last = credit.source if credit.reach != "text" else last
                short.setdefault(bare.split()[-1], credit.source)
    return tuple(named)

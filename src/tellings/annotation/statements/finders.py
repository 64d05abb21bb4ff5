"""Statements of a document, clause by clause, with everything found inside them attached.

Values of `predicate` that other stages look for:

- `no-comment`: nobody has spoken. The silent party is the first actor, polarity is negative, mood `happened`
  ("has yet to comment", "did not respond", "declined to comment", "no immediate response from ...").
- `respond`: somebody answered. The one who answered is the first actor, polarity is positive ("responded promptly").
- `be`: a copula, also for an apposition ("X, head of the delegation").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.annotation.statements.attachments import Attachments
from tellings.annotation.statements.chunkers import find_clauses
from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.drafts import Draft, draft_statements
from tellings.annotation.statements.groups import find_groups
from tellings.annotation.statements.regions import find_regions
from tellings.annotation.statements.revisions import find_words
from tellings.annotation.statements.spans import tidy_span
from tellings.annotation.statements.tags import Word
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
from tellings.types.readings import Tag
from tellings.types.spans import Span


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Sizes and shares that bound what counts as a statement."""

    longest: int = 3000  # code points of a sentence; what is longer is a table or a lost full stop, and costs time
    shortest: int = 8  # code points of a statement; shorter ones are scraps between marks
    quoted: float = 0.9  # share of a statement inside a quotation that makes it a part of it; marks stay outside


_KINDS = frozenset({"title", "standfirst", "paragraph", "list-item"})
_DEFAULT = Thresholds()


def find_statements(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    quotes: Sequence[Quote],
    credits: Sequence[Credit],  # noqa: A002 - the field of the annotated document
    times: Sequence[TimeExpression],
    quantities: Sequence[Quantity],
    *,
    thresholds: Thresholds = _DEFAULT,
    tag: Tag | None = None,
) -> tuple[Statement, ...]:
    """Return the statements of every intact sentence in title, standfirst, paragraphs and list items.

    `tag`, the reader model, is asked which words are verbs; without it the words beside them tell.
    """
    attachments = Attachments(
        document, sentences, mentions, quotes, credits, times, quantities, quoted=thresholds.quoted
    )
    found: list[Statement] = []
    for index, sentence in enumerate(sentences):
        if not sentence.intact or len(sentence.span) > thresholds.longest:
            continue
        if document.blocks[sentence.block].kind not in _KINDS:
            continue
        words = find_words(document.text, sentence.span, tag)
        for draft in find_drafts(words):
            start, end = tidy_span(document.text, draft.start, draft.end)
            if end - start >= thresholds.shortest and " " in document.text[start:end]:
                found.append(attachments.attach(index, Span(start, end), draft))
    return tuple(_without_doubles(found))


def find_drafts(words: Sequence[Word]) -> tuple[Draft, ...]:
    """Return the drafts of one sentence's statements, in order, from its words alone."""
    groups = find_groups(words)
    drafts: list[Draft] = []
    clauses: list[Clause] = []
    for region in find_regions(words):
        base = len(clauses)
        inside = find_clauses(words, groups, region.start, region.end)
        shifted = [
            clause._replace(parent=None if clause.parent is None else clause.parent + base) for clause in inside
        ]
        clauses.extend(shifted)
    drafts.extend(draft_statements(words, groups, clauses))
    return tuple(sorted(drafts, key=lambda draft: (draft.start, -draft.end)))


def _without_doubles(found: Sequence[Statement]) -> list[Statement]:
    seen: set[Span] = set()
    kept: list[Statement] = []
    for statement in found:
        if statement.span not in seen:
            kept.append(statement)
        seen.add(statement.span)
    return kept

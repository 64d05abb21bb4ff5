"""Reports that go over events rather than tell one: comment, round-ups, live blogs of many things."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tellings.clustering.subjects import STORY_BLOCKS, find_surname
from tellings.tables.frequencies import rarity
from tellings.text.folding import fold
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.documents import Document
from tellings.types.spans import Span

_COMMENT = re.compile(
    r"^(?:\w{1,12} )?(?:fact|reality)[ -]check\s?(?:[:|–—]|(?:of|on)\b)"
    r"|^fact[ -]checking (?:the|what|claims?|(?:\w+ )?\S+['’]s?)\s|^(?:news )?analysis\s?[:|]"
    r"|\btakeaways\s?(?:from\b|:)|\bwinners and (?:\w+ )?losers\b",
    re.IGNORECASE,
)
# Headlines under which one event or many may stand: the text has to say which.
_GATHERED = re.compile(
    r"\bwhat (?:we|you|to) (?:know|need to know)\b|\b(?:recap|round-?up|at a glance|in pictures|in other news)\b"
    r"|\bthings (?:to (?:know|watch)|you need)\b|\bbriefs\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\d{1,2}[:.]\d\d\b|[A-Z][\w'’-]{2,15}(?: [\w'’-]{1,15}){0,2}:")
_TOLD = (STORY_BLOCKS | {"entry"}) - {"title"}
_PRONOUNS = frozenset("he she it they his her their its this that these those him them".split())


@dataclass(frozen=True, slots=True)
class GatheringThresholds:
    """When a text falls apart into things that have nothing to do with one another; set on reports put together."""

    share: float = 0.15  # of the lighter side's words and names that stand on both sides of a seam
    seams: int = 2  # places at which the whole text before shares no more with the whole text after
    shortest: int = 8  # words of a paragraph or sentence that tells something of its own
    fewest: int = 5  # paragraphs: of fewer, sentences are looked at
    side: int = 5  # words before and after a seam
    common: float = 8.5  # bits of rarity up to which a word says nothing, as in fingerprints
    name: float = 8.0  # bits that a name weighs
    items: int = 3  # paragraphs with a heading, a time or a label of their own, if they are half of all


_DEFAULT = GatheringThresholds()


@dataclass(slots=True)
class _Part:
    """Words and names of a paragraph with their weights, and how many words it has."""

    keys: dict[str, float]
    size: int


def is_loose(annotated: AnnotatedDocument, thresholds: GatheringThresholds = _DEFAULT) -> bool:
    """Return whether a report comments or goes over many events; a live blog of one event is a report of it."""
    document = annotated.document
    if document.genre == "round-up" or is_comment(document):
        return True
    asked = document.genre == "live-blog" or _GATHERED.search(document.title)
    return bool(asked or _has_items(annotated, thresholds)) and falls_apart(annotated, thresholds)


def is_comment(document: Document) -> bool:
    """Return whether a report comments, on one event or many."""
    return document.genre == "opinion" or _COMMENT.search(document.title) is not None


def falls_apart(annotated: AnnotatedDocument, thresholds: GatheringThresholds = _DEFAULT) -> bool:
    """Return whether a text has seams across which hardly a word or name is told again."""
    parts = list(_find_parts(annotated, thresholds))
    seams = sum(share <= thresholds.share for share in _find_shares(parts, thresholds))
    return seams >= thresholds.seams


def _has_items(annotated: AnnotatedDocument, limits: GatheringThresholds) -> bool:
    """Whether a heading, a time or a label of its own stands before most paragraphs that tell something."""
    text, blocks = annotated.document.text, annotated.document.blocks
    told = [block for block in blocks if block.kind in _TOLD and _tells(text, block.span, limits)]
    spans = {block.span for block in told}
    headed = sum(one.kind == "heading" and two.span in spans for one, two in pairwise(blocks))
    labels = {match[0] for block in told if (match := _LABEL.match(text, block.span.start, block.span.end))}
    found = max(headed, len(labels), sum(block.kind == "entry" for block in told))
    return found >= limits.items and 2 * found >= len(told)


def _find_parts(annotated: AnnotatedDocument, limits: GatheringThresholds) -> Iterator[_Part]:
    """Paragraphs, or sentences of a text that has few; one that begins with a pronoun goes with the one before."""
    document = annotated.document
    spans = _find_spans(annotated, limits)
    names = _find_names(annotated, spans)
    kept: _Part | None = None
    for span, named in zip(spans, names, strict=True):
        words = [token.text for token in tokenize(document.text, span.start, span.end) if token.is_word]
        bits = {stem(word): rarity(stem(word)) - limits.common for word in words if not word[0].isdigit()}
        keys = {word: weight for word, weight in bits.items() if weight > 0}
        keys |= dict.fromkeys(named, limits.name)
        if kept and not _PRONOUNS.isdisjoint(word.lower() for word in words[:3]):
            kept.keys |= keys
            kept.size += len(words)
            continue
        if kept:
            yield kept
        kept = _Part(keys, len(words))
    if kept:
        yield kept


def _find_spans(annotated: AnnotatedDocument, limits: GatheringThresholds) -> list[Span]:
    text, blocks = annotated.document.text, annotated.document.blocks
    found = [block.span for block in blocks if block.kind in _TOLD and _tells(text, block.span, limits)]
    if len(found) >= limits.fewest:
        return found
    sentences = (each.span for each in annotated.sentences if blocks[each.block].kind in _TOLD)
    return [span for span in sentences if _tells(text, span, limits)]


def _tells(text: str, span: Span, limits: GatheringThresholds) -> bool:
    return len(tokenize(text, span.start, span.end)) >= limits.shortest


def _find_names(annotated: AnnotatedDocument, spans: Sequence[Span]) -> list[set[str]]:
    """Who and what each span names, also where a pronoun stands for it."""
    starts = [span.start for span in spans]
    found: list[set[str]] = [set() for _ in spans]
    for mention in annotated.mentions:
        at = bisect_right(starts, mention.head.start) - 1
        if at < 0 or mention.head.start >= spans[at].end:
            continue
        named = _find_named(mention, annotated.mentions)
        if named.name[:1].isupper() and not named.pronoun:
            found[at].add(f"{named.kind}:{find_surname(named) or fold(named.name)}")
    return found


def _find_named(mention: Mention, mentions: Sequence[Mention]) -> Mention:
    """What a pronoun or role stands for; a name stands for itself."""
    if mention.antecedent is None or (mention.name[:1].isupper() and not mention.pronoun):
        return mention
    return mentions[mention.antecedent]


def _find_shares(parts: Sequence[_Part], limits: GatheringThresholds) -> Iterator[float]:
    """For each seam, how much of the lighter side's words and names stand on both sides."""
    weights: dict[str, float] = {}
    last: dict[str, int] = {}
    for number, part in enumerate(parts):
        weights |= part.keys
        last |= dict.fromkeys(part.keys, number)
    behind = sum(part.size for part in parts)
    before = left = both = 0.0
    right = sum(weights.values())
    seen: set[str] = set()
    for number, part in enumerate(parts[:-1]):
        before, behind = before + part.size, behind - part.size
        for key in part.keys:
            left, both = (left, both) if key in seen else (left + weights[key], both + weights[key])
            if last[key] == number:
                right, both = right - weights[key], both - weights[key]
        seen |= part.keys.keys()
        if min(before, behind) >= limits.side and min(left, right) > 0:
            yield both / min(left, right)

"""What clustering needs to know of a document, in a few hundred bytes."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from tellings.tables.frequencies import rarity
from tellings.tables.people import SUFFIXES
from tellings.text.folding import fold, skeleton
from tellings.text.ordinals import ordinal_value
from tellings.text.shingles import find_shingles, sample_shingles
from tellings.text.tokens import bare, stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint

_KEPT_WORDS = 80  # the heaviest stems of a document; more changes no decision on allsides
_COMMON = 8.5  # bits; stems at or below this rarity ("said", "year") weigh nothing
_TITLE_WEIGHT = 3.0
_LEAD_WEIGHT = 2.0
_LEAD_SENTENCES = 3
STORY_BLOCKS = frozenset({"title", "standfirst", "paragraph", "list-item", "block-quote"})
_KIND_WEIGHT = {"person": 1.0, "organization": 0.8, "place": 0.6, "nationality": 0.4}
# Nouns whose ordinal tells one event of a series from the next ("second round", "12th package").
_SERIES = frozenset(
    stem(word)
    for word in "round phase stage package summit session edition match game test launch flight wave tranche "
    "hearing debate attempt vote ballot trial strike quarter anniversary season leg bailout extension".split()
)


def fingerprint(annotated: AnnotatedDocument) -> Fingerprint:
    """Return the fingerprint of an annotated document."""
    document = annotated.document
    counts: dict[str, float] = defaultdict(float)
    shingles: list[tuple[int, int, int]] = []
    title_words: tuple[str, ...] = ()
    covered = _name_words(annotated)
    for number, block in enumerate(block for block in document.blocks if block.kind in STORY_BLOCKS):
        tokens = tokenize(document.text, block.span.start, block.span.end)
        weight = _TITLE_WEIGHT if block.kind == "title" else _LEAD_WEIGHT if number <= 2 else 1.0
        stems = [stem(token.text) for token in tokens if token.is_word]
        for word in stems:
            if rarity(word) > _COMMON and not word.isdigit() and word not in covered:
                counts[word] += weight
        if block.kind == "title":
            title_words = tuple(sorted({word for word in stems if rarity(word) > _COMMON}))
        else:
            shingles += find_shingles(tokens)
    weighed = {word: (1 + math.log(count)) * (rarity(word) - _COMMON) for word, count in counts.items()}
    kept = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_WORDS]
    return Fingerprint(
        document_id=document.id,
        words=tuple(sorted((word, round(weight, 3)) for word, weight in kept)),
        title_words=title_words,
        names=_names(annotated),
        ordinals=_ordinals(annotated),
        shingles=sample_shingles(shingles),
        days=(_day(document.published.earliest), _day(document.published.latest)),
        dates=_lead_dates(annotated),
    )


def _lead(annotated: AnnotatedDocument) -> Iterator[Span]:
    """The title and the first sentences: what the report is about, before the background begins."""
    found = 0
    for sentence in annotated.sentences:
        kind = annotated.document.blocks[sentence.block].kind
        if kind == "title":
            yield sentence.span
        elif kind in STORY_BLOCKS and found < _LEAD_SENTENCES:
            found += 1
            yield sentence.span


def _name_key(mention: Mention) -> str | None:
    if mention.pronoun or mention.kind not in _KIND_WEIGHT:
        return None
    if mention.kind == "nationality" or mention.metonym:
        return "place:" + fold(mention.party or mention.name)
    if mention.kind == "person":
        words = [word for word in bare(mention.name).split() if fold(word).strip(".") not in SUFFIXES]
        return "person:" + skeleton(words[-1]) if words and words[-1][0].isupper() else None
    name = fold(bare(mention.name))
    return (
        f"{mention.kind}:{name.removeprefix('the ')}"
        if mention.name[:1].isupper() or name.startswith("the ")
        else None
    )


def _names(annotated: AnnotatedDocument) -> tuple[tuple[str, float], ...]:
    counts: Counter[str] = Counter()
    kinds: dict[str, float] = {}
    for mention in annotated.mentions:
        key = _name_key(mention)
        if key:
            counts[key] += 1
            kinds[key] = max(kinds.get(key, 0.0), _KIND_WEIGHT[mention.kind])
    return tuple(sorted((key, round(kinds[key] * (1 + math.log(count)), 3)) for key, count in counts.items()))


def _name_words(annotated: AnnotatedDocument) -> frozenset[str]:
    """Stems that are names already, so that they are not weighed twice."""
    heads = (mention.head.of(annotated.document.text) for mention in annotated.mentions if _name_key(mention))
    return frozenset(stem(token.text) for head in heads for token in tokenize(head) if token.is_word)


def _ordinals(annotated: AnnotatedDocument) -> tuple[tuple[str, int], ...]:
    found: set[tuple[str, int]] = set()
    for span in _lead(annotated):
        tokens = tokenize(annotated.document.text, span.start, span.end)
        for token, follower in pairwise(tokens):
            number = ordinal_value(token.text)
            if number is not None and stem(follower.text) in _SERIES:
                found.add((stem(follower.text), number))
    return tuple(sorted(found))


def _day(value: str | None) -> int | None:
    try:
        return date.fromisoformat(value[:10]).toordinal() if value else None
    except ValueError:
        return None


def _lead_dates(annotated: AnnotatedDocument) -> tuple[str, ...]:
    """Month and day of the dates in the lead; the year is often unknown."""
    lead = tuple(_lead(annotated))
    values = (time.value for time in annotated.times if any(span.contains(time.span) for span in lead))
    return tuple(sorted({value[5:10] for value in values if re.match(r"[\dX]{4}-\d\d-\d\d", value)}))

"""What clustering needs to know of a document, in two or three kilobytes."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from tellings.clustering.gatherings import is_comment, is_loose
from tellings.clustering.rounds import find_rounds
from tellings.clustering.subjects import STORY_BLOCKS, find_lead, find_subjects, find_surname
from tellings.tables.frequencies import rarity
from tellings.tables.newsroom import NEWSROOM_WORDS
from tellings.text.folding import fold
from tellings.text.shingles import find_shingles, sample_hashes
from tellings.text.tokens import bare, stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint

_KEPT_WORDS = 150  # the heaviest stems of a document; more changes no decision on allsides
_COMMON = 8.5  # bits; stems at or below this rarity ("said", "year") weigh nothing
_IN_NEWS = 11.5  # bits at most for a word that is common in news
_EVEN = 0.8  # power of the bits: the rarest word counts not quite as much more as it is rarer
_TITLE_WEIGHT = 3.0
_LEAD_WEIGHT = 3.0
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = frozenset("'’")
_KIND_WEIGHT = {"person": 1.0, "organization": 0.8, "place": 0.6, "nationality": 0.4}
_RAREST = "zzyzx"  # a stem that no table has
_NEWSROOM = frozenset(stem(word) for word in NEWSROOM_WORDS)


def fingerprint(annotated: AnnotatedDocument) -> Fingerprint:
    """Return the fingerprint of an annotated document."""
    document = annotated.document
    lead = find_lead(annotated)
    counts: dict[str, float] = defaultdict(float)
    shingles: list[tuple[int, int, int]] = []
    title_words: tuple[str, ...] = ()
    size = 0
    for block in (block for block in document.blocks if block.kind in STORY_BLOCKS):
        tokens = tokenize(document.text, block.span.start, block.span.end)
        title = block.kind == "title"
        size += sum(token.is_word for token in tokens)
        for token in tokens:
            if token.is_word and weigh(stem(token.text)):
                first = any(span.start <= token.start < span.end for span in lead)
                counts[stem(token.text)] += _TITLE_WEIGHT if title else _LEAD_WEIGHT if first else 1.0
        if title:
            title_words = tuple(sorted({stem(token.text) for token in tokens if weigh(stem(token.text))}))
        else:
            shingles += find_shingles(tokens)
    weighed = {word: (1 + math.log(count)) * weigh(word) for word, count in counts.items()}
    kept = sorted(weighed.items(), key=lambda item: (-item[1], item[0]))[:_KEPT_WORDS]
    subjects = find_subjects(annotated, lead)
    return Fingerprint(
        document_id=document.id,
        words=tuple(sorted((word, round(weight, 3)) for word, weight in kept)),
        title_words=title_words,
        names=_names(annotated),
        ordinals=find_rounds(annotated, lead),
        shingles=sample_hashes(value for value, _, _ in shingles),
        days=(read_day(document.published.earliest), read_day(document.published.latest)),
        dates=_lead_dates(annotated, lead),
        people=subjects.people,
        subjects=subjects.subjects,
        places=subjects.places,
        figures=subjects.figures,
        amounts=subjects.amounts,
        told=_told_days(annotated),
        years=tuple(sorted({int(time.value[:4]) for time in annotated.times if _YEAR.match(time.value)})),
        deeds=subjects.deeds,
        outlet=None if document.outlet.basis == "unknown" else document.outlet.id,
        loose=is_loose(annotated),
        comment=is_comment(document),
        size=size,
    )


@lru_cache(maxsize=65536)
def weigh(word: str) -> float:
    """Return how much a stem tells of an event; 0 for common words, bare numbers and short forms such as "don't".

    >>> weigh("police") < weigh("memorandum") and not weigh("12:57") and not weigh("don’t")
    True
    """
    if len(word) < 2 or word[0].isdigit() or not _MARKS.isdisjoint(word):
        return 0.0
    bits = min(rarity(word), _IN_NEWS) if word in _NEWSROOM else rarity(word)
    return float(max(0.0, bits - _COMMON) ** _EVEN)


def weigh_name(name: str) -> float:
    """Return how rare a name of a person is, 1 for one that no table has."""
    return weigh(stem(name)) / weigh(_RAREST)


def _name_key(mention: Mention) -> str | None:
    if mention.pronoun or mention.kind not in _KIND_WEIGHT:
        return None
    if mention.kind == "nationality" or mention.metonym:
        return "place:" + fold(mention.party or mention.name)
    if mention.kind == "person":
        surname = find_surname(mention) if mention.name[:1].isupper() else None
        return f"person:{surname}" if surname else None
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


def read_day(value: str | None) -> int | None:
    """Return the day of an ISO day or moment as an ordinal; None where there is none, or it is no day."""
    try:
        return date.fromisoformat(value[:10]).toordinal() if value else None
    except ValueError:
        return None


def _lead_dates(annotated: AnnotatedDocument, lead: Sequence[Span]) -> tuple[str, ...]:
    """Month and day of the dates in the lead; the year is often unknown."""
    values = (time.value for time in annotated.times if any(span.contains(time.span) for span in lead))
    return tuple(sorted({value[5:10] for value in values if re.match(r"[\dX]{4}-\d\d-\d\d", value)}))


def _told_days(annotated: AnnotatedDocument) -> tuple[int, ...]:
    """Days that the text tells of, the year known, as ordinals; what is foretold is not yet the event of its day."""
    published = read_day(annotated.document.published.latest)
    values = (time.value[:10] for time in annotated.times if re.match(r"\d{4}-\d\d-\d\d", time.value))
    days = {day for value in values if (day := read_day(value)) is not None}
    return tuple(sorted(day for day in days if published is None or day <= published + 1))

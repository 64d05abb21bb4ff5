"""Who and what a report is about: its people, places and numbers, and who did what to whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.clustering.deeds import find_deeds
from tellings.tables.people import SUFFIXES
from tellings.text.folding import fold
from tellings.text.tokens import bare, stem
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.spans import Span

STORY_BLOCKS = frozenset({"title", "standfirst", "paragraph", "list-item", "block-quote"})
_LEAD_SENTENCES = 3
_NUMBER = re.compile(r"(?<![\w.,:])(?:\d[\d.,:]*\d|\d(?=[- ](?:year|month)s?[- ]old))")


@dataclass(frozen=True, slots=True)
class Subjects:
    """What tells a report's event from others of its kind; see `Fingerprint` for the fields."""

    people: tuple[str, ...]
    subjects: tuple[str, ...]
    places: tuple[str, ...]
    figures: tuple[str, ...]
    amounts: tuple[str, ...]
    deeds: tuple[tuple[str, str, str], ...]


def find_lead(annotated: AnnotatedDocument) -> tuple[Span, ...]:
    """Return the title and the first sentences: what the report is about, before the background begins."""
    return tuple(_lead(annotated))


def _lead(annotated: AnnotatedDocument) -> Iterator[Span]:
    found = 0
    for sentence in annotated.sentences:
        kind = annotated.document.blocks[sentence.block].kind
        if kind == "title":
            yield sentence.span
        elif kind in STORY_BLOCKS and found < _LEAD_SENTENCES:
            found += 1
            yield sentence.span


def find_subjects(annotated: AnnotatedDocument, lead: Sequence[Span]) -> Subjects:
    """Return the people, places, numbers and deeds of a report whose lead is `lead`."""
    counts: Counter[str] = Counter()
    first: set[str] = set()
    offices: set[str] = set()
    places: set[str] = set()
    for mention in annotated.mentions:
        if mention.pronoun or mention.metonym or not mention.name[:1].isupper():
            continue
        led = any(span.start <= mention.head.start < span.end for span in lead)
        surname = find_surname(mention)
        if surname:
            counts[surname] += 1
            first.update([surname] if led else [])
            offices.update([surname] if mention.role else [])
        elif mention.kind == "place" and led:
            places.add(fold(mention.name))
    private = counts.keys() - offices
    text = annotated.document.text
    figures = {match[0] for span in lead for match in _NUMBER.finditer(text, span.start, span.end)}
    return Subjects(
        people=tuple(sorted(private)),
        subjects=tuple(sorted(private & first)),
        places=tuple(sorted(places)),
        figures=tuple(sorted(figures)),
        amounts=_amounts(annotated),
        deeds=find_deeds(annotated, lead[:2], [_key(mention) for mention in annotated.mentions]),
    )


def find_surname(mention: Mention) -> str | None:
    """Return the last word of a person's name, folded, without "Jr."; None for anything but a person's name."""
    if mention.kind != "person":
        return None
    words = [fold(word) for word in bare(mention.name).split()]
    kept = [word for word in words if word.strip(".") not in SUFFIXES]
    return kept[-1] if kept else None


def _amounts(annotated: AnnotatedDocument) -> tuple[str, ...]:
    """Numbers with the noun or unit that they count; one and none are no evidence."""
    found = set()
    for quantity in annotated.quantities:
        counted = quantity.of.split()[-1:] if quantity.unit == "count" else [quantity.unit]
        if quantity.value not in (0, 1) and counted:
            found.add(f"{quantity.value:g} {stem(counted[0])}")
    return tuple(sorted(found))


def _key(mention: Mention) -> str | None:
    return find_surname(mention) or (fold(mention.party or mention.name) if mention.name[:1].isupper() else None)

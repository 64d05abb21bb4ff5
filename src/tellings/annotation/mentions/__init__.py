"""Names, offices and other mentions of persons, bodies, places, peoples, documents and events in one document."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.annotation.coreference import resolve_mentions
from tellings.annotation.mentions.bodies import join_bodies
from tellings.annotation.mentions.decisions import Thresholds, correct_units
from tellings.annotation.mentions.lands import find_lands, mark_lands
from tellings.annotation.mentions.listings import correct_listed, mark_addresses, mark_tags
from tellings.annotation.mentions.metonyms import mark_metonyms
from tellings.annotation.mentions.names import collect_names, is_shouted, settle
from tellings.annotation.mentions.nouns import join_nouns
from tellings.annotation.mentions.occasions import join_occasions
from tellings.annotation.mentions.persons import join_persons
from tellings.annotation.mentions.pronouns import mark_pronouns
from tellings.annotation.mentions.roles import join_roles
from tellings.annotation.mentions.sightings import Sighting, agree_on_kinds, find_sightings, is_named
from tellings.annotation.mentions.states import STATE, is_state_side, mark_state
from tellings.annotation.mentions.towns import mark_towns
from tellings.annotation.mentions.units import Unit, find_units
from tellings.types.annotations import Mention, MentionKind, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag
from tellings.types.spans import Span

_READ = frozenset({"title", "standfirst", "dateline", "heading", "paragraph", "list-item", "block-quote", "caption"})
_PROSE = frozenset({"standfirst", "paragraph", "list-item", "block-quote", "caption"})
_CREDIT = re.compile(
    r"\b(?:photo|photos|photograph|photographs|image|picture|credit|illustration)(?: by|:) ?\Z", re.IGNORECASE
)
_ROUNDS = 2  # what rests on a name that went in the first round is looked at again
_THRESHOLDS = Thresholds()
_NAMED = frozenset({"person", "organization", "place"})
_KINDS: dict[str, MentionKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "nationality": "nationality",
    "document": "document",
    "event": "event",
}


def find_mentions(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    tag: Tag | None = None,
    thresholds: Thresholds = _THRESHOLDS,
) -> tuple[Mention, ...]:
    """Return the mentions of a document in order, none overlapping another.

    Bylines and credits are not read. A headline or heading in title case is only searched for names that
    the tables or the document's own prose know. With `tag`, the reader model, names that no table knows are
    found too, and doubtful ones change their kind or go.
    """
    units = _find_named(document, sentences, tag, thresholds)
    return resolve_mentions(document, sentences, [_mention(unit) for unit in units], tag=tag)


def find_names(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    tag: Tag | None = None,
    thresholds: Thresholds = _THRESHOLDS,
) -> tuple[Mention, ...]:
    """Return the bare names of persons, bodies and places in order, those inside a title or a role too.

    Where `find_mentions` has one mention, "Oru Ministry spokesman Ada Lund", these are two.
    """
    found: list[Mention] = []
    for unit in _find_named(document, sentences, tag, thresholds):
        named = unit.kind in _NAMED and not unit.has("role-alone", "pronoun")
        for one in (*unit.inner, *((unit,) if named else ())):
            head = Span(*(one.head or (one.start, one.end)))
            printed = head.of(document.text)
            if any(char.isupper() for char in printed):
                found.append(Mention(head, _KINDS[one.kind], printed, head))
    return tuple(sorted(found, key=lambda name: name.span))


def _find_named(
    document: Document, sentences: Sequence[Sentence], tag: Tag | None, thresholds: Thresholds
) -> list[Unit]:
    """Return the units of a document that are names, offices or other mentions, in order."""
    text = document.text
    read = [one for one in sentences if document.blocks[one.block].kind in _READ]
    raw = correct_listed(
        text, [mark_addresses(text, mark_tags(text, find_units(text, one.span.start, one.span.end))) for one in read]
    )
    raw = mark_towns(text, raw)
    prose = [document.blocks[one.block].kind in _PROSE for one in read]
    shouted = [is_shouted(units, headline=not body) for units, body in zip(raw, prose, strict=True)]
    lands = find_lands(
        text, [units for units, loud, body in zip(raw, shouted, prose, strict=True) if body and not loud]
    )
    raw = [mark_lands(units, lands) for units in raw]
    raw = [mark_state(units) for units in raw] if is_state_side(raw) else raw
    seen: list[tuple[Sighting, ...] | None] = []
    if tag is not None:
        seen = [
            None if loud and not body else find_sightings(text, one.span.start, one.span.end, units, tag)
            for one, units, loud, body in zip(read, raw, shouted, prose, strict=True)
        ]
        shouted = [loud and not is_named(units, one) for loud, units, one in zip(shouted, raw, seen, strict=True)]
        seen = [None if loud else one for loud, one in zip(shouted, seen, strict=True)]
    settled = _settle_all(text, raw, shouted, prose)
    if tag is not None:
        agreed = agree_on_kinds(text, seen)
        for _ in range(_ROUNDS):
            raw = correct_units(text, raw, settled, agreed, thresholds)
            settled = _settle_all(text, raw, shouted, prose)
    found: list[Unit] = []
    for units, loud in zip(settled, shouted, strict=True):
        units = mark_metonyms(text, units, lands.seats)
        joined = units if loud else join_nouns(text, join_roles(text, units))
        found.extend(unit for unit in mark_pronouns(joined) if unit.kind and not _is_credit(text, unit))
    return sorted(found, key=lambda unit: (unit.start, unit.end))


def _settle_all(
    text: str, raw: Sequence[Sequence[Unit]], shouted: Sequence[bool], prose: Sequence[bool]
) -> list[list[Unit]]:
    """Return the units of all sentences with the names in them joined, known ones wherever they stand."""
    joined = [
        list(units) if loud else join_persons(text, join_bodies(text, join_occasions(text, units)))
        for units, loud in zip(raw, shouted, strict=True)
    ]
    names = collect_names(
        [units for units, loud, body in zip(joined, shouted, prose, strict=True) if body and not loud]
    )
    return [settle(text, units, names, loud) for units, loud in zip(joined, shouted, strict=True)]


def _is_credit(text: str, unit: Unit) -> bool:
    """Whether a name only signs a picture ("Ada Lund/Harbour Photos", "Photo by Ada Lund")."""
    if unit.kind != "person":
        return False
    before = text[max(0, unit.start - 24) : unit.start]
    return before.endswith("/") or text[unit.end : unit.end + 1] == "/" or _CREDIT.search(before) is not None


def _mention(unit: Unit) -> Mention:
    head = Span(*(unit.head or (unit.start, unit.end)))
    printed = unit.text[head.start - unit.start : head.end - unit.start]
    metonym = "metonym" in unit.flags
    return Mention(
        Span(unit.start, unit.end),
        _KINDS[unit.kind],
        unit.value if metonym else printed,
        head,
        unit.role,
        "United States" if unit.kind == "place" and unit.value == STATE else unit.party,
        metonym=metonym,
        pronoun="pronoun" in unit.flags,
    )

"""Who speaks in a quote: a person, a body, or somebody who has an office in a body and no name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.text.tokens import stem
from tellings.types.dossiers import Entity

# "a spokesman for the harbour police": whoever has the office speaks for the body.
_OFFICE_IN = re.compile(r"\A[\w ]{1,60} (?:for|of|at|from) (?P<body>.+)\Z")
_MASS = frozenset({"police"})  # told like persons, and one body


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: an entity, its party, the body it speaks for by name, and the body that is told without a name."""

    entity: str
    party: str | None
    side: str | None
    is_named: bool
    body: str | None = None

    def may_be(self, other: Voice) -> bool:
        """Return whether two voices can be one: the same entity, or a body and its nameless spokesman."""
        if self.entity == other.entity:
            return True
        if self.is_named and other.is_named:
            return False
        if self.body is not None and self.body == other.body:
            return True
        return self.side is not None and self.side == other.side


def find_voices(entities: Iterable[Entity]) -> dict[str, Voice]:
    """Return the voice of every entity by its id.

    "The police" of two reports are one body where the story knows of no two: of no police of two sides.
    """
    by_id = {entity.id: entity for entity in entities}
    bodies = {entity.id: _body(entity) for entity in by_id.values()}
    owners: dict[str, set[str]] = defaultdict(set)
    for entity_id, body in bodies.items():
        if body is not None and by_id[entity_id].party:
            owners[body].add(by_id[entity_id].party or "")
    return {entity.id: _voice(entity, by_id, bodies[entity.id], owners) for entity in by_id.values()}


def _voice(entity: Entity, by_id: Mapping[str, Entity], body: str | None, owners: Mapping[str, set[str]]) -> Voice:
    """The voice of an entity; only a body, or somebody without a name, speaks for a side."""
    is_named = entity.kind == "person" and any(word[:1].isupper() for word in _after_role(entity))
    side = entity.party if entity.party in by_id else None
    if body is not None and len(owners.get(body, ())) > 1:
        body = f"{body} of {entity.party or entity.id}"
    return Voice(entity.id, side, None if is_named else side or entity.id, is_named, body)


def _after_role(entity: Entity) -> list[str]:
    """The words of a name that are not those of an office ("an interior ministry spokesman" has none)."""
    return [] if any(entity.name.lower().endswith(role.lower()) for role in entity.roles) else entity.name.split()


def _body(entity: Entity) -> str | None:
    """What kind of body a voice without a name belongs to ("the military", "a spokesman for Velmora's military")."""
    words = entity.name
    if entity.kind == "person":
        found = _OFFICE_IN.match(words)
        words = found.group("body") if found and not _after_role(entity) else words
        if found is None and words.lower().split()[-1:] not in [[word] for word in _MASS]:
            return None
    elif entity.kind != "organization":
        return None
    last = words.split()[-1:] or [""]
    return stem(last[0]) if last[0].islower() or last[0].lower() in _MASS else None

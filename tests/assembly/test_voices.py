"""Which voices can be one, on invented bodies."""

from __future__ import annotations

import pytest

from tellings.assembly.voices import find_voices
from tellings.types.annotations import MentionKind
from tellings.types.dossiers import Entity


def named(name: str, kind: MentionKind = "organization", party: str | None = None, *roles: str) -> Entity:
    return Entity(f"{name} ({party})", kind, name, (name,), (), roles, party)


LAND, OTHER = named("Velmora", "place"), named("Oskara", "place")
SPOKESMAN = named("a spokesman for the coast guard", "person", None, "spokesman for the coast guard")


@pytest.mark.parametrize(
    ("first", "second", "may"),
    [
        (named("the coast guard"), named("The coast guard", party=LAND.id), True),
        (named("the coast guard"), SPOKESMAN, True),
        (named("the police", "person", None, "police"), named("Ella police", "person", None, "Ella police"), True),
        (named("the coast guard"), named("the harbour board"), False),
        (named("an official", "person", None, "official"), named("The official", "person", None, "official"), False),
        (named("Ada Oru", "person"), SPOKESMAN, False),
        (named("Harbour Board"), named("School Board"), False),
    ],
)
def test_bodies_without_a_name(first: Entity, second: Entity, may: bool) -> None:
    voices = find_voices([first, second, LAND])
    assert voices[first.id].may_be(voices[second.id]) is may
    assert voices[second.id].may_be(voices[first.id]) is may


def test_where_two_sides_have_such_a_body_nobody_knows_which_is_meant() -> None:
    ours, theirs = named("the navy", party=LAND.id), named("the navy", party=OTHER.id)
    open_one = named("the navy")
    voices = find_voices([ours, theirs, open_one, LAND, OTHER])
    pairs = ((ours, theirs), (ours, open_one), (theirs, open_one))
    assert not any(voices[one.id].may_be(voices[two.id]) for one, two in pairs)

"""Offices that stand without a name, and the one person of the story whom an office names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from tellings.assembly.bearers import Office, find_office, is_single
from tellings.assembly.persons import Figure
from tellings.text.folding import fold
from tellings.types.annotations import AnnotatedDocument, Mention

Holders = Mapping[tuple[str, ...], Sequence[tuple[int, Office]]]

# Before an office whose holder is nobody yet known: "a minister", "his minister".
_OPEN = frozenset("a an another one any every each some no next future new his her its their my our your".split())
_PLURAL = re.compile(r"[^s]s\Z|police\Z")


def find_holders(figures: Sequence[Figure]) -> Holders:
    """Return the persons who hold each office, by its words: the figure's index, and the office as told."""
    found: dict[tuple[str, ...], list[tuple[int, Office]]] = defaultdict(list)
    for number, figure in enumerate(figures):
        for office in sorted(figure.portrait.offices, key=str):
            found[office.words].append((number, office))
    return found


def find_holder(document: AnnotatedDocument, mention: Mention, holders: Holders) -> int | None:
    """Return the one person of the story who holds the office that a mention names ("the Kenyan foreign minister").

    The office has to be one that a country or body gives to one person. Where the mention tells of which country or
    body, so must the holder's name; who has left the office is another than who holds it.
    """
    if mention.kind != "person" or mention.role is None or mention.antecedent is not None or mention.pronoun:
        return None
    words = fold(mention.span.of(document.document.text)).split()
    if mention.head != mention.span or not words or words[0] in _OPEN or is_several(mention):
        return None
    office = find_office(mention.role, mention.party)
    if not is_single(office):
        return None
    told = [(number, other) for number, other in holders.get(office.words, ()) if other.past == office.past]
    fits = {number for number, other in told if office.party in (other.party, None)}
    return next(iter(fits)) if len(fits) == 1 else None


def is_several(mention: Mention) -> bool:
    """Return whether an office stands for several people ("senators", "police"), who are nobody in particular."""
    return mention.role is not None and bool(_PLURAL.search(fold(mention.name)))

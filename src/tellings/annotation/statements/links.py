"""What hangs on a clause's verb: the infinitives and participles after it, up to the verb that says what is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.groups import Group
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import DEMANDING, TRANSPARENT
from tellings.tables.wordclasses import LINKING_ADJECTIVES
from tellings.text.verbs import base_form

_OBJECT = frozenset({"DET", "GEN", "ADJ", "NUM", "NOUN", "NAME", "PRO", "OBJ", "CC", "QUOTE"})
_GOVERNING = DEMANDING | {"help", "let", "allow", "tell", "force", "expect"}


class Link(NamedTuple):
    """One step towards the content verb: the governing word ("fail", "ready") and the verb group after it."""

    governor: str
    group: Group


def find_links(words: Sequence[Word], groups: Sequence[Group], clause: Clause) -> tuple[Link, ...]:
    """Return the chain of governors from the clause's verb to the last infinitive or participle that hangs on it.

    "is ready to begin" gives one link, governor "ready"; "hopes to avoid having to leave" gives several.
    """
    found: list[Link] = []
    current = clause.group
    rest = [group for group in groups if clause.group.end <= group.start < clause.end]
    for group in rest[:3]:
        governor = _governor(words, current, group)
        if governor is None:
            break
        found.append(Link(governor, group))
        current = group
    return tuple(found)


def predicate_of(clause: Clause, links: Sequence[Link]) -> str:
    """Return the base form of the verb that says what is done, past "fail to", "is ready to" and the like."""
    base = clause.group.base
    for link in links:
        if link.governor not in TRANSPARENT:
            break
        base = link.group.base
    return base


def _governor(words: Sequence[Word], current: Group, group: Group) -> str | None:
    gap = words[current.end : group.start]
    solid = [word for word in gap if word.tag not in ("ADV", "NOT", "QUOTE") or word.low == "yet"]
    if group.kind in ("infinitive", "base"):
        if not solid:
            return words[current.head].low if _is_adjectival(words, current) else current.base
        last = solid[-1].low
        if last in LINKING_ADJECTIVES and (
            current.base in ("be", "have", "remain", "seem", "appear", "become", "stand") or last == "yet"
        ):
            return last
        if current.base in _GOVERNING and all(
            word.tag in _OBJECT or word.low in ("on", "for", "of") for word in solid
        ):
            return current.base
        return None
    if group.kind == "ing" and not solid:
        return current.base
    return None


def _is_adjectival(words: Sequence[Word], group: Group) -> bool:
    """ "is expected to", "are believed to": a passive that works like an adjective."""
    return (
        group.passive
        and words[group.head].low in LINKING_ADJECTIVES
        and base_form(words[group.head].low) == group.base
    )

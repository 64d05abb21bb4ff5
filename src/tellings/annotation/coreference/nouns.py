"""Whom an office or a kind of body stands for: "the foreign minister", "the ministry", "the official"."""

from __future__ import annotations

from tellings.annotation.coreference.persons import WORD, Person, role_words
from tellings.annotation.coreference.scenes import Scene
from tellings.text.folding import fold
from tellings.types.annotations import Mention

_LESSER = frozenset(
    "vice deputy former ex assistant acting under undersecretary candidate nominee elect wife spokesperson".split()
)
_NO_NAME = frozenset("the this that our its their his her both a an another one each".split())
_FAR = 300  # mentions looked back for the full name of "the ministry": a long report


def find_holder(scene: Scene, index: int) -> int | None:
    """Return the person whose titles hold every word of the office; None for "a spokesman", or where two fit."""
    mention = scene.mentions[index]
    printed = mention.span.of(scene.text).casefold()
    if printed.startswith(("a ", "an ", "another ", "one ")) or mention.role is None:
        return None
    words = frozenset(word for word in role_words(mention.role) if not _belongs(word, mention))
    fits = [one for one in scene.persons.values() if _holds(one, words) and _same_side(mention, one)]
    earlier = [person for person in fits if person.indices[0] < index]
    if len(earlier) > 1:
        earlier.sort(key=lambda person: -len(person.indices))
        leads = len(earlier[0].indices) >= scene.thresholds.lead * len(earlier[1].indices)
        latest = max((one for person in earlier for one in person.indices if one < index), default=-1)
        leads = leads and latest in earlier[0].indices
        earlier = earlier[:1] if leads else []
    return earlier[0].indices[0] if earlier else None


def _holds(person: Person, words: frozenset[str]) -> bool:
    """Whether one of the titles holds all the words; "the president" is no vice president and no former one."""
    return any(words <= role and not (role - words) & _LESSER for role in person.roles)


def _belongs(word: str, mention: Mention) -> bool:
    """A word of the office that only names its side ("Veldian", "Veld's"); the side is compared by itself."""
    return mention.party is not None and word[:4] == fold(mention.party)[:4]


def _same_side(mention: Mention, person: Person) -> bool:
    return mention.party is None or mention.party in person.parties


def find_body_named(scene: Scene, index: int) -> int | None:
    """Return the one body named earlier whose name holds the noun ("the ministry"); None where several do."""
    mention = scene.mentions[index]
    words = WORD.findall(fold(mention.name))
    if len(words) < 2 or words[0] not in {"the", "this", "that"} or mention.name.split()[1][:1].isupper():
        return None
    fits = [at for at in range(max(0, index - _FAR), index) if _is_named_body(scene.mentions[at], words[-1])]
    names = {fold(scene.mentions[at].name) for at in fits}
    return fits[-1] if len(names) == 1 else None


def _is_named_body(mention: Mention, noun: str) -> bool:
    """Whether the mention is a body's proper name that holds the noun."""
    if mention.kind != "organization" or not mention.name[:1].isupper() or mention.pronoun:
        return False
    words = WORD.findall(fold(mention.name))
    return noun in words and words[0] not in _NO_NAME

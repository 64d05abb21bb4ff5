"""The persons of one document: which mentions are one, with the genders, offices and sides that the text gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tellings.tables.people import HONORIFICS, usual_gender
from tellings.tables.roles import ROLE_ABBREVIATIONS, role_gender
from tellings.text.folding import fold
from tellings.text.names import frame_surname, group_names, parse_name
from tellings.types.annotations import Mention

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Person:
    """One person of the document: the mentions so far by index, the genders that words give, offices and sides."""

    indices: tuple[int, ...]
    genders: frozenset[str]
    roles: frozenset[frozenset[str]]
    parties: frozenset[str]


def find_persons(text: str, mentions: Sequence[Mention]) -> dict[int, Person]:
    """Return the person of each named mention by its index."""
    owners = group_persons(text, mentions)
    _gather_shared(mentions, owners)
    groups: dict[int, list[int]] = defaultdict(list)
    for index, owner in sorted(owners.items()):
        groups[owner].append(index)
    found: dict[int, Person] = {}
    for indices in groups.values():
        found.update(dict.fromkeys(indices, _person(text, mentions, indices)))
    return found


def group_persons(text: str, mentions: Sequence[Mention]) -> dict[int, int]:
    """Return for each named person's mention the index of the person's first full mention in this document.

    A surname alone that two persons of the document share belongs to neither, unless "Mr" or "Mrs" says to whom.
    """
    named = [index for index, one in enumerate(mentions) if one.kind == "person" and is_name(one)]
    groups = group_names([mentions[index].name for index in named])
    owners = {index: named[group] for index, group in zip(named, groups, strict=True) if group is not None}
    bearers: dict[str, set[int]] = defaultdict(set)
    for owner in set(owners.values()):
        for given in parse_name(mentions[owner].name).given[:1]:
            bearers[given].add(owner)
    for index in named:
        first = _by_given_name(mentions[index], bearers)
        if owners.get(index) == index and first is not None:
            owners[index] = first
    _divide_by_address(text, mentions, named, owners)
    return owners


def _gather_shared(mentions: Sequence[Mention], owners: dict[int, int]) -> None:
    """Let a surname that two persons share stand for somebody by itself: whichever it is, "he" may mean him."""
    firsts: dict[str, int] = {}
    for index, mention in enumerate(mentions):
        if mention.kind == "person" and is_name(mention) and index not in owners:
            owners[index] = firsts.setdefault(frame_surname(mention.name), index)


def _divide_by_address(text: str, mentions: Sequence[Mention], named: Sequence[int], owners: dict[int, int]) -> None:
    """Give "Mr. Oru" to the man of two persons Oru, and to nobody else where only a woman has the name."""
    holders: dict[tuple[str, str | None], list[int]] = defaultdict(list)
    for owner in sorted(set(owners.values())):
        name = parse_name(mentions[owner].name)
        if name.given:
            holders[name.surname, _given_gender(mentions[owner])].append(owner)
    strangers: dict[tuple[str, str], int] = {}
    for index in named:
        name, gender = parse_name(mentions[index].name), _address(text, mentions[index])
        if gender is None or name.given:
            continue
        fits = holders[name.surname, gender][:2] + holders[name.surname, None][:2]
        if len(fits) == 1:
            owners[index] = fits[0]
        elif not fits and holders[name.surname, "f" if gender == "m" else "m"]:
            owners[index] = strangers.setdefault((name.surname, gender), index)


def _address(text: str, mention: Mention) -> str | None:
    """The gender that "Mr." or "Mrs." before a name gives."""
    title = WORD.findall(text[mention.span.start : mention.head.start].casefold())
    genders = {HONORIFICS.get(word, "n") for word in title} & {"f", "m"}
    return genders.pop() if len(genders) == 1 else None


def _given_gender(mention: Mention) -> str | None:
    given = parse_name(mention.name).given
    gender = usual_gender(given[0]) if given else None
    return gender if gender in ("f", "m") else None


def _by_given_name(mention: Mention, bearers: Mapping[str, set[int]]) -> int | None:
    """The one person whose given name is all that is printed ("Anna said")."""
    if mention.role or parse_name(mention.name).given:
        return None
    fits = bearers.get(fold(mention.name), set())
    return min(fits) if len(fits) == 1 else None


def is_name(mention: Mention) -> bool:
    """Return whether a mention prints a name: it is no pronoun and no office alone."""
    return not mention.pronoun and (mention.role is None or mention.head != mention.span)


def _person(text: str, mentions: Sequence[Mention], indices: Sequence[int]) -> Person:
    genders: set[str] = set()
    roles: set[frozenset[str]] = set()
    parties: set[str] = set()
    for index in indices:
        mention = mentions[index]
        genders |= find_genders(text, mention)
        if mention.role:
            roles.add(role_words(mention.role))
        if mention.party:
            parties.add(mention.party)
    return Person(tuple(indices), frozenset(genders), frozenset(roles), frozenset(parties))


def find_last(indices: Sequence[int], index: int) -> int | None:
    """Return the last of some rising numbers below `index`; None where there is none."""
    at = bisect_left(indices, index)
    return indices[at - 1] if at else None


def find_genders(text: str, mention: Mention) -> set[str]:
    """Return the genders, "f" and "m", that title, office and given name of one mention tell."""
    found: set[str] = set()
    title = text[mention.span.start : mention.head.start] + " " + (mention.role or "")
    for word in WORD.findall(title.casefold()):
        found.add(HONORIFICS.get(word, "n"))
    found.add(role_gender(mention.role or "") or "n")
    given = WORD.findall(mention.name)[:-1] if is_name(mention) else []
    if given:
        found.add(usual_gender(given[0]) or "n")
    return found & {"f", "m"}


def role_words(role: str) -> frozenset[str]:
    """Return the words of an office that tell it from others, spelled one way.

    >>> sorted(role_words("FM")), sorted(role_words("the ministry’s spokeswoman"))
    (['foreign', 'minister'], ['ministry', 'spokesperson'])
    """
    words: set[str] = set()
    for word in WORD.findall(fold(role)):
        word = word.removesuffix("'s")
        words |= set(ROLE_ABBREVIATIONS.get(word, word).split())
    same = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "defence": "defense", "adviser": "advisor"}
    same |= {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "premier": "minister"}
    return frozenset(
        same.get(word, word)
        for word in words - {"the", "a", "an", "of", "for", "to", "at", "in", "and", "mr", "mrs", "ms"}
    )

"""Persons as one document names them, and what it tells of each: gender, offices, kinship, generation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from tellings.tables.people import HONORIFICS, Gender, usual_gender
from tellings.tables.places import country_of
from tellings.tables.roles import PLAIN_PEOPLE, ROLE_ABBREVIATIONS, ROLE_HEADS, role_gender
from tellings.text.folding import fold
from tellings.text.names import agree_but_generation, frame_surname, group_names, parse_name
from tellings.types.annotations import AnnotatedDocument, Mention

_WORD = re.compile(r"[^\W_]+")
_PRONOUNS: dict[str, Gender] = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
# Offices that one country or body gives to one person at a time: two parties mean two persons.
_SINGLE_OFFICES = (
    "president",
    "prime minister",
    "foreign minister",
    "defense minister",
    "defence minister",
    "chancellor",
    "king",
)
# Heads of a whole country, state or town; and those that take a word more to tell one person.
_HEADS_OF_ALL = frozenset("president chancellor premier governor mayor king queen emperor pope sheriff".split())
_HEADS_OF_ONE = frozenset("minister secretary director chair commissioner superintendent nominee counsel".split())
_PAST = frozenset("former ex late onetime".split())
_LESSER = frozenset("vice deputy assistant acting under candidate nominee elect designate then incoming".split())
# Who is introduced by kinship has the surname from somebody, or gave it; it alone seldom means them.
_KIN = frozenset(
    """
    wife husband widow widower son daughter stepson stepdaughter brother sister mother father uncle aunt cousin
    nephew niece grandfather grandmother grandson granddaughter
    """.split()
)
_KIN_BEFORE = re.compile(r"(?:\b(?:his|her|their|whose)|['’]s?) (?:[a-z]+ )?([a-z]+),? \Z")
# A capital word inside a sentence right before a surname is the rest of a longer name, or makes a thing of it.
_CUT_OFF = re.compile(r"[a-z,;’'] ([A-Z][a-z]+) \Z")
_CUT_SHORT = re.compile(r" [A-Z]\.|_")  # "Mara" before "E. Lund", or in an address
_THING = re.compile(r"\b(?:USS|HMS|HMCS|RMS|SS|[Hh]urricane|[Ss]torm|[Tt]yphoon|[Cc]yclone) \Z")
_DROPPED = frozenset({"the", "s", "of", "a", "an", "for", "to"})
_SAME_OFFICE = {"defence": "defense", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair"}


class Office(NamedTuple):
    """An office: its words in order of the alphabet without those of its country or body, and that party, if told."""

    words: tuple[str, ...]
    party: str | None
    past: bool


class Bearer(NamedTuple):
    """One person as one document names them: by full names and what agrees with them, or by a surname alone."""

    document_id: str
    indices: tuple[int, ...]
    names: tuple[str, ...]
    genders: frozenset[str]
    sides: frozenset[tuple[str, str]]  # single offices with their party
    offices: frozenset[Office]
    is_kin: bool = False
    first: int = 0  # where the document has a full name first, and its body a surname alone
    is_titled: bool = False  # a title tells the gender

    @property
    def fullest(self) -> str:
        """Return the printed name with the most parts."""
        return _fullest(self.names)

    @property
    def frame(self) -> str:
        """Return what all bearers have whose surnames agree with this one's: only they need comparing."""
        return frame_surname(self.fullest)


@lru_cache(maxsize=16384)
def _fullest(names: tuple[str, ...]) -> str:
    return max(names, key=lambda name: (len(parse_name(name).given), len(parse_name(name).suffix), len(name), name))


def is_named(mention: Mention) -> bool:
    """Return whether a mention prints a person's name (no pronoun, no office alone)."""
    return mention.kind == "person" and not mention.pronoun and (mention.role is None or mention.head != mention.span)


def find_bearers(document: AnnotatedDocument) -> tuple[list[Bearer], list[Bearer]]:
    """Return the persons that a document names in full, and the surnames that it prints alone.

    A surname printed with titles of two genders ("Mr. Lund", "Mrs. Lund") stands there two or three times; where one
    gender is told, it holds for the surname without a title too.
    """
    full: list[int] = []
    bare: list[int] = []
    for index, mention in enumerate(document.mentions):
        if is_named(mention) and not _is_cut(document.document.text, mention):
            (full if parse_name(mention.name).given else bare).append(index)
    owners: dict[int, list[int]] = defaultdict(list)
    for index, owner in zip(full, group_names([document.mentions[index].name for index in full]), strict=True):
        if owner is not None:
            owners[owner].append(index)
    stand_ins = _stand_ins(document)
    return (
        [_bearer(document, indices, stand_ins) for indices in owners.values()],
        [_bearer(document, indices, stand_ins) for indices in _alone(document, bare)],
    )


def _is_cut(text: str, mention: Mention) -> bool:
    """Whether a name is only a part of what stands there: of a ship's or storm's name, or of a longer name."""
    before = text[max(0, mention.span.start - 30) : mention.span.start]
    alone = mention.head == mention.span and not parse_name(mention.name).given
    short = alone and _CUT_SHORT.match(text, mention.span.end)
    return bool(short or _THING.search(before) or (alone and _CUT_OFF.search(before)))


def _alone(document: AnnotatedDocument, bare: Sequence[int]) -> Iterator[list[int]]:
    """The surnames alone, apart by generation and, where titles tell both, by gender."""
    by_name: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index in bare:
        mention = document.mentions[index]
        parsed = parse_name(mention.name)
        gender = _title_gender(document.document.text, mention)
        by_name[parsed.surname, parsed.suffix][gender or "n"].append(index)
    for genders in by_name.values():
        if {"f", "m"} <= genders.keys():
            yield from genders.values()
        else:
            yield sorted(index for indices in genders.values() for index in indices)


def _stand_ins(document: AnnotatedDocument) -> dict[int, list[int]]:
    """The pronouns and offices that stand for each mention, by index."""
    found: dict[int, list[int]] = defaultdict(list)
    for index, mention in enumerate(document.mentions):
        if mention.antecedent is not None:
            found[mention.antecedent].append(index)
    return found


def _title_gender(text: str, mention: Mention) -> str | None:
    """The gender that the words before a name tell ("Mrs.", "Princess", "Congresswoman")."""
    words = _words(text[mention.span.start : mention.head.start])
    told = {role_gender(mention.role or ""), *(HONORIFICS.get(word) for word in words)} & {"f", "m"}
    return told.pop() if len(told) == 1 else None


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(fold(text)) for part in ROLE_ABBREVIATIONS.get(word, word).split()]


def _bearer(document: AnnotatedDocument, indices: Sequence[int], stand_ins: dict[int, list[int]]) -> Bearer:
    mentions, text = document.mentions, document.document.text
    sides: set[tuple[str, str]] = set()
    offices: set[Office] = set()
    told: Counter[str] = Counter()
    implied: Counter[str] = Counter()
    kin = False
    for index in indices:
        mention = mentions[index]
        told[_title_gender(text, mention) or "n"] += 1
        given = parse_name(mention.name).given
        implied[(usual_gender(given[0]) if given else None) or "n"] += 1
        title = " ".join(_words(text[mention.span.start : mention.head.start] + " " + (mention.role or "")))
        if mention.role:
            offices.add(find_office(mention.role, mention.party))
        before = _KIN_BEFORE.search(text, max(0, mention.span.start - 40), mention.span.start)
        kin = kin or not _KIN.isdisjoint(title.split()) or "first lady" in title
        kin = kin or bool(before and before.group(1) in _KIN)
        sides |= {(office, mention.party) for office in _SINGLE_OFFICES if mention.party and _holds(title, office)}
        for at in stand_ins.get(index, ()):
            implied[_PRONOUNS.get(mentions[at].name.casefold(), "n")] += 1
            role = mentions[at].role
            if role and given and mentions[at].kind == "person":
                offices.add(find_office(role, mentions[at].party))
    genders = frozenset(told) & {"f", "m"} or frozenset(implied) & {"f", "m"}
    names = tuple(sorted({mentions[index].name for index in indices}))
    whole = any(parse_name(name).given for name in names)
    placed = (mentions[index].span.start for index in indices if whole or _is_in_body(document, mentions[index]))
    first = min(placed, default=0)
    return Bearer(
        document.document.id, tuple(indices), names, genders, frozenset(sides), frozenset(offices), kin, first,
        not {"f", "m"}.isdisjoint(told),
    )  # fmt: skip


def _is_in_body(document: AnnotatedDocument, mention: Mention) -> bool:
    """Whether a mention stands in running text; a title names everybody by surname."""
    blocks = document.document.blocks
    at = bisect_right(blocks, mention.span.start, key=lambda block: block.span.start) - 1
    return at < 0 or blocks[at].kind in {"paragraph", "list-item"}


def find_office(role: str, party: str | None) -> Office:
    """Return an office without the words for its country, so that "Kenyan foreign minister" and "Kenya's FM" are one.

    >>> find_office("Kenyan foreign minister", "Kenya") == find_office("Kenya's FM", "Kenya")
    True
    """
    words = [_SAME_OFFICE.get(word, word) for word in _words(role)]
    stem = fold(party)[:4] if party else "\n"
    own = {fold(word) for word in _WORD.findall(role) if party and country_of(word) == party}
    kept = {word for word in words if word not in _DROPPED | _PAST | own and word[:4] != stem}
    return Office(tuple(sorted(kept)), party, not _PAST.isdisjoint(words))


def is_office(office: Office) -> bool:
    """Return whether the words name an office that can tell its holder from others, not a trade or kinship."""
    heads = ROLE_HEADS - PLAIN_PEOPLE
    return any(word in heads for word in office.words) and not (_KIN & set(office.words))


def is_single(office: Office) -> bool:
    """Return whether one country or body gives the office to one person at a time.

    >>> is_single(find_office("foreign minister", None)), is_single(find_office("minister", None))
    (True, False)
    """
    words = set(office.words)
    return not _HEADS_OF_ALL.isdisjoint(words) or (not _HEADS_OF_ONE.isdisjoint(words) and len(words) > 1)


def share_office(one: Bearer, other: Bearer) -> bool:
    """Return whether two bearers hold one office, of one country or body where both tell it."""
    return any(_is_one_office(a, b) for a in one.offices for b in other.offices)


def _is_one_office(one: Office, other: Office) -> bool:
    if not is_office(one) or (one.party and other.party and one.party != other.party):
        return False
    first, second = set(one.words), set(other.words)
    return (first <= second or second <= first) and not ((first ^ second) & _LESSER)


def share_post(one: Bearer, other: Bearer) -> bool:
    """Return whether two bearers hold the very same office of the same country or body."""
    posts = {office[:2] for office in one.offices if office.party}
    return any(office[:2] in posts for office in other.offices if office.party)


def _holds(title: str, office: str) -> bool:
    """A former or deputy holder may stand beside the present one."""
    return office in title and not any(
        word in title for word in ("former", "ex ", "deputy", "vice", "acting", "then", "elect")
    )


def may_share(one: Bearer, other: Bearer) -> bool:
    """Return whether neither gender nor a single office keeps two bearers apart."""
    if len(one.genders) == 1 == len(other.genders) and one.genders != other.genders:
        return False
    sides, others = dict(one.sides), dict(other.sides)
    return all(others.get(office, side) == side for office, side in sides.items())


def agree_in_generation(one: Bearer, other: Bearer) -> bool:
    """Return whether all names of two bearers tell the same generation, or none."""
    return {parse_name(name).suffix for name in one.names} == {parse_name(name).suffix for name in other.names}


def agree_in_name(one: Bearer, other: Bearer) -> bool:
    """Return whether every two names of two bearers agree, whatever generation they tell."""
    parsed, others = [[parse_name(name) for name in bearer.names] for bearer in (one, other)]
    return all(agree_but_generation(a, b) for a in parsed for b in others)


def join_bearers(bearers: Sequence[Bearer]) -> Bearer:
    """Return what all bearers of one person tell together, as if one document had told it; it has no mentions."""
    return Bearer(
        "",
        (),
        tuple(sorted({name for bearer in bearers for name in bearer.names})),
        frozenset(gender for bearer in bearers if len(bearer.genders) == 1 for gender in bearer.genders),
        frozenset(side for bearer in bearers for side in bearer.sides),
        frozenset(office for bearer in bearers for office in bearer.offices),
        any(bearer.is_kin for bearer in bearers),
    )

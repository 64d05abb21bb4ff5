"""Persons across documents: which names are one, which must stay apart, and by which rule."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from tellings.assembly.bearers import (
    Bearer,
    agree_in_generation,
    agree_in_name,
    find_bearers,
    is_office,
    is_single,
    join_bearers,
    may_share,
    share_office,
    share_post,
)
from tellings.assembly.groupings import list_near
from tellings.tables.people import load_surnames, usual_gender
from tellings.text.names import agree_given, agree_surnames, is_respelling, pair_names, parse_name
from tellings.types.annotations import AnnotatedDocument

# Why a bearer is given to a person whose name alone does not say it.
_LOCAL = "surname alone; nobody else of that surname is named in the report"
_ONLY = "surname alone; nobody else of that surname is named in the story"
_OFFICE = "surname and office"
_FITTING = "surname alone; no other of that surname fits in gender or office"
_KIN = "surname alone; all others of that surname are introduced as kin"
_GIVEN = "given name alone; nobody else of that name is in the report"
_YOUNGER = "given name and generation"
_RESPELLED = "same surname and office; one letter of the given name differs"
_ELDER = "same name and office; the generation is told once"


class Figure(NamedTuple):
    """One person: the best printed name and every mention by document id and index, with the rule that gave it.

    The rule is empty where the name itself says why ("Sergey Oruvin" beside "Sergei Oruvin").
    """

    name: str
    mentions: tuple[tuple[str, int, str], ...]
    portrait: Bearer


class _Person(NamedTuple):
    """Bearers that are one person, the rule that brought each, and what all of them tell together."""

    bearers: tuple[Bearer, ...]
    rules: tuple[str, ...]
    portrait: Bearer
    documents: frozenset[str]


def _person(bearers: Sequence[Bearer], rules: Sequence[str] = ()) -> _Person:
    documents = frozenset(bearer.document_id for bearer in bearers)
    return _Person(tuple(bearers), tuple(rules) or ("",) * len(bearers), join_bearers(bearers), documents)


def _union(persons: Sequence[_Person], rule: str) -> _Person:
    """One person of several; the rule is that of all that did not have one of their own, but for the first."""
    rules = [given or (rule if at else "") for at, one in enumerate(persons) for given in one.rules]
    return _person([bearer for one in persons for bearer in one.bearers], rules)


def match_figures(documents: Sequence[AnnotatedDocument]) -> list[Figure]:
    """Return the persons of all documents; a surname alone that two of them may bear belongs to none."""
    full: list[Bearer] = []
    bare: list[Bearer] = []
    for document in documents:
        named, alone = find_bearers(document)
        full += named
        bare += alone
    persons = _join_same(full)
    names = [person.portrait.fullest for person in persons]
    persons = _join(persons, pair_names(names), _is_one)
    persons = _join(persons, list_near(map(_posts, persons)), _is_respelled, _RESPELLED)
    persons = _join(persons, list_near(map(_offices, persons)), _is_elder, _ELDER)
    found, left = _give_surnames(persons, bare)
    return [_figure(person) for person in (*found, *_join_alone(left))]


def _join_same(bearers: Sequence[Bearer]) -> list[_Person]:
    """Persons of one full name each; each bearer by itself where two of that name speak against each other."""
    groups: dict[Hashable, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        groups[parse_name(bearer.fullest)].append(bearer)
    found: list[_Person] = []
    for group in groups.values():
        whole = _person(group)
        found.extend([whole] if _is_consistent(whole) else [_person([bearer]) for bearer in group])
    return found


def _is_consistent(person: _Person) -> bool:
    offices = Counter(office for office, _ in person.portrait.sides)
    apart = len(person.portrait.genders) > 1 or any(count > 1 for count in offices.values())
    return not apart and len(person.documents) == len(person.bearers)


def _join(
    persons: Sequence[_Person],
    pairs: Iterable[tuple[int, int]],
    joins: Callable[[_Person, _Person], bool],
    rule: str = "",
) -> list[_Person]:
    """Join the pairs that are one; who fits two that are not one is given to neither, whatever the order."""
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in pairs:
        if joins(persons[one], persons[other]):
            near[one].add(other)
            near[other].add(one)
    torn = {at for at, others in near.items() if any(b not in near[a] for a, b in combinations(sorted(others), 2))}
    found: list[_Person] = []
    done: set[int] = set()
    for at, person in enumerate(persons):
        if at in done:
            continue
        together = sorted({at, *near[at]} - torn) if at not in torn else [at]
        done.update(together)
        found.append(_union([persons[one] for one in together], rule) if len(together) > 1 else person)
    return found


def _is_one(one: _Person, other: _Person) -> bool:
    first, second = one.portrait, other.portrait
    return _may_meet(one, other) and agree_in_generation(first, second) and agree_in_name(first, second)


def _may_meet(one: _Person, other: _Person) -> bool:
    """Two that one report names in full are two; so are those of two genders, and heads of two countries."""
    return one.documents.isdisjoint(other.documents) and may_share(one.portrait, other.portrait)


def _posts(person: _Person) -> list[Hashable]:
    return [
        (person.portrait.frame, office[:2]) for office in sorted(person.portrait.offices, key=str) if office.party
    ]


def _offices(person: _Person) -> list[Hashable]:
    given = {first for name in person.portrait.names for first in parse_name(name).given[:1]}
    return [(person.portrait.frame, first) for first in sorted(given)] if person.portrait.offices else []


def _is_respelled(one: _Person, other: _Person) -> bool:
    """Whether two hold one office of one country or body and differ in one letter of the given name."""
    if not share_post(one.portrait, other.portrait) or not _may_meet(one, other):
        return False
    pairs = [(parse_name(a), parse_name(b)) for a in one.portrait.names for b in other.portrait.names]
    return all(
        agree_surnames(a.surname, b.surname)
        and a.suffix == b.suffix
        and (agree_given(a.given, b.given) is not False or is_respelling(a.given[0], b.given[0]))
        for a, b in pairs
    )


def _is_elder(one: _Person, other: _Person) -> bool:
    """Whether two hold one office and have one name, of which one tells the generation ("III") and one does not."""
    suffixes = {parse_name(name).suffix for person in (one, other) for name in person.portrait.names}
    if len(suffixes) != 2 or "" not in suffixes or not _may_meet(one, other):
        return False
    return share_office(one.portrait, other.portrait) and agree_in_name(one.portrait, other.portrait)


def _give_surnames(persons: Sequence[_Person], bare: Sequence[Bearer]) -> tuple[list[_Person], list[Bearer]]:
    """Give each surname alone to the person whom it means; return the surnames, too, that nobody of the story has."""
    by_frame: dict[str, list[int]] = defaultdict(list)
    by_given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, person in enumerate(persons):
        for frame in sorted({bearer.frame for bearer in person.bearers}):
            by_frame[frame].append(at)
        for first, suffix in sorted({(n.given[0], n.suffix) for n in map(parse_name, person.portrait.names)}):
            by_given[first, suffix].append(at)
    younger = {(one.document_id, one.frame) for one in bare if parse_name(one.fullest).suffix}
    gained: dict[int, list[tuple[Bearer, str]]] = defaultdict(list)
    left: list[Bearer] = []
    for bearer in bare:
        parsed = parse_name(bearer.fullest)
        elder = not parsed.suffix and (bearer.document_id, bearer.frame) in younger
        bearing = [at for at in by_frame[bearer.frame] if _has_surname(bearer, persons[at], elder)]
        chosen = _choose(bearer, bearing, persons)
        if not bearing:
            chosen = _by_given_name(bearer, by_given[parsed.surname, parsed.suffix], persons)
            left += [] if chosen else [bearer]
        if chosen:
            gained[chosen[0]].append((bearer, chosen[1]))
    found = [
        _person([*one.bearers, *(b for b, _ in gained[at])], [*one.rules, *(rule for _, rule in gained[at])])
        for at, one in enumerate(persons)
    ]
    return found, left


def _has_surname(bearer: Bearer, person: _Person, elder: bool) -> bool:
    """Whether the surname agrees, and where the bearer tells a generation, the generation too.

    An `elder` stands in a report that has a surname with "Jr." too, which is somebody else.
    """
    parsed = parse_name(bearer.fullest)
    return any(
        agree_surnames(parsed.surname, other.surname)
        and parsed.suffix in ("", other.suffix)
        and not (elder and other.suffix)
        for other in map(parse_name, person.portrait.names)
    )


def _choose(bearer: Bearer, bearing: Sequence[int], persons: Sequence[_Person]) -> tuple[int, str] | None:
    """The one person of that surname whom a surname alone means, with the rule that says so; None where that is open.

    An office decides first. Then the report itself: whom it has named in full before. Then the story.
    """
    fits = [at for at in bearing if may_share(bearer, persons[at].portrait)]
    holders = [at for at in fits if share_office(bearer, persons[at].portrait) and not persons[at].portrait.is_kin]
    local = [at for at in fits if _introduces(bearer, persons[at])]
    if len(holders) == 1 and len(bearing) > 1:
        return holders[0], _OFFICE
    strange = not holders and any(map(is_office, bearer.offices))  # the title of somebody whom nobody names in full
    reigning = strange and any(map(is_single, bearer.offices))  # "President Lund" is hardly the one Lund with a name
    for some, rule in ((local, _LOCAL), (fits, _ONLY if len(fits) == len(bearing) else _FITTING)):
        heads = [at for at in some if not _is_only_kin(persons[at].portrait)]
        if reigning and rule == _ONLY:
            continue
        if len(some) == 1 and (rule != _FITTING or (bearer.is_titled and not strange)):
            return some[0], rule
        if len(heads) == 1 < len(some) and not strange:
            return heads[0], _KIN
    return None


def _is_only_kin(portrait: Bearer) -> bool:
    """Whether somebody is told of as a relative and as nothing else."""
    return portrait.is_kin and not any(map(is_office, portrait.offices))


def _introduces(bearer: Bearer, person: _Person) -> bool:
    """Whether the report names the person in full before it prints the surname alone in its running text."""
    return any(one.document_id == bearer.document_id and one.first <= bearer.first for one in person.bearers)


def _by_given_name(bearer: Bearer, known: Sequence[int], persons: Sequence[_Person]) -> tuple[int, str] | None:
    """The one person whose given name is all that is printed ("Anna", and "Anna Jr." in any report)."""
    parsed = parse_name(bearer.fullest)
    younger = bool(parsed.suffix)
    fits = [at for at in known if younger or _introduces(bearer, persons[at])]
    usual = usual_gender(parsed.surname) is not None and parsed.surname not in load_surnames()
    if len(fits) != 1 or bearer.offices or not usual:
        return None
    return fits[0], _YOUNGER if younger else _GIVEN


def _join_alone(bare: Sequence[Bearer]) -> Iterator[_Person]:
    """Join surnames whose bearers no report names in full."""
    yield from _join([_person([bearer]) for bearer in bare], list_near([one.frame] for one in bare), _is_alike)


def _is_alike(one: _Person, other: _Person) -> bool:
    first, second = (parse_name(person.portrait.fullest) for person in (one, other))
    alike = agree_surnames(first.surname, second.surname) and first.suffix == second.suffix
    return alike and _may_meet(one, other)


def _figure(person: _Person) -> Figure:
    order = sorted(
        range(len(person.bearers)), key=lambda at: (person.bearers[at].document_id, person.bearers[at].indices)
    )
    names = Counter(person.bearers[at].fullest for at in order)
    best = min(
        names, key=lambda name: (-len(parse_name(name).given[:1]), -names[name], name.isupper(), -len(name), name)
    )
    mentions = [
        (person.bearers[at].document_id, index, person.rules[at])
        for at in order
        for index in person.bearers[at].indices
    ]
    return Figure(best, tuple(mentions), person.portrait)

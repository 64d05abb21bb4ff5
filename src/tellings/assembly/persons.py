"""Persons across documents: which names are one, and which must stay apart."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from tellings.assembly.groupings import list_near
from tellings.tables.people import HONORIFICS, usual_gender
from tellings.tables.roles import ROLE_ABBREVIATIONS, role_gender
from tellings.text.folding import fold
from tellings.text.names import (
    agree_given,
    agree_names,
    agree_surnames,
    frame_surname,
    group_names,
    is_respelling,
    parse_name,
)
from tellings.types.annotations import AnnotatedDocument, Mention

_WORD = re.compile(r"[^\W_]+")
_PRONOUNS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
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


class Figure(NamedTuple):
    """One person: the best printed name and every mention by document id and index."""

    name: str
    mentions: tuple[tuple[str, int], ...]


class _Group(NamedTuple):
    """One person as one document names them."""

    document_id: str
    indices: tuple[int, ...]
    names: tuple[str, ...]
    genders: frozenset[str]
    offices: frozenset[tuple[str, str]]
    posts: frozenset[tuple[str, str]] = frozenset()

    @property
    def fullest(self) -> str:
        """Return the printed name with the most parts."""
        return _fullest(self.names)

    @property
    def frame(self) -> str:
        """Return what all groups have whose surnames agree with this one's: only they need comparing."""
        return frame_surname(self.fullest)


@lru_cache(maxsize=16384)
def _fullest(names: tuple[str, ...]) -> str:
    return max(names, key=lambda name: (len(parse_name(name).given), len(parse_name(name).suffix), len(name), name))


def match_figures(documents: Sequence[AnnotatedDocument]) -> list[Figure]:
    """Return the persons of all documents; a surname alone that two of them share belongs to none."""
    groups = [group for document in documents for group in _groups(document)]
    full = [group for group in groups if parse_name(group.fullest).given]
    bare = [group for group in groups if not parse_name(group.fullest).given]
    clusters = _join_respelled(_clusters(full))
    by_frame: dict[str, list[list[_Group]]] = defaultdict(list)
    for cluster in clusters:
        for frame in {group.frame for group in cluster}:
            by_frame[frame].append(cluster)
    alone: list[_Group] = []
    for group in bare:
        near = by_frame.get(group.frame, [])
        fits = [cluster for cluster in near if all(_may_be_one(group, one) for one in cluster)]
        related = [cluster for cluster in near if any(_shares_surname(group, one) for one in cluster)]
        if len(fits) == 1 and len(related) == 1:
            fits[0].append(group)
        elif not related:
            alone.append(group)
    return [_figure(cluster) for cluster in (*clusters, *_clusters(alone))]


def _groups(document: AnnotatedDocument) -> list[_Group]:
    named = [index for index, one in enumerate(document.mentions) if is_named(one)]
    owners = group_names([document.mentions[index].name for index in named])
    found: dict[int, list[int]] = defaultdict(list)
    for index, owner in zip(named, owners, strict=True):
        if owner is not None:
            found[owner].append(index)
    return [_group(document, indices) for indices in found.values()]


def is_named(mention: Mention) -> bool:
    """Return whether a mention prints a person's name (no pronoun, no office alone)."""
    return mention.kind == "person" and not mention.pronoun and (mention.role is None or mention.head != mention.span)


def _group(document: AnnotatedDocument, indices: Sequence[int]) -> _Group:
    mentions, text = document.mentions, document.document.text
    genders: Counter[str] = Counter()
    offices: set[tuple[str, str]] = set()
    posts: set[tuple[str, str]] = set()
    for index in indices:
        mention = mentions[index]
        title = fold(text[mention.span.start : mention.head.start] + " " + (mention.role or ""))
        words = [ROLE_ABBREVIATIONS.get(word, word) for word in _WORD.findall(title)]
        genders.update(HONORIFICS.get(word, "n") for word in words)
        genders[role_gender(mention.role or "") or "n"] += 1
        given = parse_name(mention.name).given
        genders[(usual_gender(given[0]) if given else None) or "n"] += 1
        title = " ".join(words)
        if mention.role and mention.party:
            posts.add((_post(mention.role, mention.party), mention.party))
        offices |= {(office, mention.party) for office in _SINGLE_OFFICES if mention.party and _holds(title, office)}
    inside = set(indices)
    genders.update(
        _PRONOUNS.get(one.name.casefold(), "n") for one in mentions if one.pronoun and one.antecedent in inside
    )
    names = tuple(sorted({mentions[index].name for index in indices}))
    known = frozenset(genders) & {"f", "m"}
    return _Group(document.document.id, tuple(indices), names, known, frozenset(offices), frozenset(posts))


def _post(role: str, party: str) -> str:
    """An office without the words for its country, so that "Kenyan foreign minister" and "Kenya's FM" are one."""
    words = [ROLE_ABBREVIATIONS.get(word, word) for word in _WORD.findall(fold(role))]
    kept = (word for word in words if word not in {"the", "s", "of", "a"} and word[:4] != fold(party)[:4])
    return " ".join(sorted(kept))


def _holds(title: str, office: str) -> bool:
    """A former or deputy holder may stand beside the present one."""
    return office in title and not any(
        word in title for word in ("former", "ex ", "deputy", "vice", "acting", "then", "elect")
    )


def _clusters(groups: Sequence[_Group]) -> list[list[_Group]]:
    """Join the groups that may be one person; where two of a set may not, only equal names stay joined."""
    found: list[list[_Group]] = []
    for component in _components(groups, _may_be_one):
        if all(_may_be_one(one, other) for at, one in enumerate(component) for other in component[:at]):
            found.append(component)
        else:
            found.extend(_components(component, _equal))
    return found


def _components(groups: Sequence[_Group], joins: Callable[[_Group, _Group], bool]) -> list[list[_Group]]:
    parent = list(range(len(groups)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for before, at in list_near([group.frame] for group in groups):
        if joins(groups[before], groups[at]):
            first, second = sorted((root(before), root(at)))
            parent[second] = first
    found: dict[int, list[_Group]] = defaultdict(list)
    for at, group in enumerate(groups):
        found[root(at)].append(group)
    return list(found.values())


def _may_be_one(one: _Group, other: _Group) -> bool:
    if one.document_id == other.document_id and one is not other:
        return False
    if not agree_names(one.fullest, other.fullest) or not _agree(one, other):
        return False
    return _may_share(one, other)


def _may_share(one: _Group, other: _Group) -> bool:
    """Whether neither gender nor a single office keeps two groups apart."""
    if len(one.genders) == 1 == len(other.genders) and one.genders != other.genders:
        return False
    sides, others = dict(one.offices), dict(other.offices)
    return all(others.get(office, side) == side for office, side in sides.items())


def _agree(one: _Group, other: _Group) -> bool:
    """Every pair of full names agrees in given name and generation."""
    pairs = ((parse_name(a), parse_name(b)) for a in one.names for b in other.names)
    return all(
        agree_given(a.given, b.given) is not False and not (a.suffix and b.suffix and a.suffix != b.suffix)
        for a, b in pairs
    )


def _join_respelled(clusters: Sequence[list[_Group]]) -> list[list[_Group]]:
    """Join two persons who hold one office of one country or body and differ in one letter of the given name."""
    found = [list(cluster) for cluster in clusters]
    for first, second in sorted(list_near({group.frame for group in cluster} for cluster in clusters)):
        cluster, other = found[first], found[second]
        if other and cluster and _one_post(cluster, other):
            cluster.extend(other)
            other.clear()
    return [cluster for cluster in found if cluster]


def _one_post(first: Sequence[_Group], second: Sequence[_Group]) -> bool:
    posts = {post for group in first for post in group.posts}
    if not any(post in posts for group in second for post in group.posts):
        return False
    pairs = [(one, other) for one in first for other in second]
    apart = {one.document_id for one in first}.isdisjoint(other.document_id for other in second)
    return apart and all(_respelled(one, other) and _may_share(one, other) for one, other in pairs)


def _respelled(one: _Group, other: _Group) -> bool:
    """Whether all names are one in two spellings: surnames agree, the first given name has one letter changed."""
    pairs = [(parse_name(a), parse_name(b)) for a in one.names for b in other.names]
    return all(
        agree_surnames(a.surname, b.surname)
        and a.suffix == b.suffix
        and (agree_given(a.given, b.given) is not False or is_respelling(a.given[0], b.given[0]))
        for a, b in pairs
    )


def _equal(one: _Group, other: _Group) -> bool:
    return _may_be_one(one, other) and parse_name(one.fullest) == parse_name(other.fullest)


def _shares_surname(one: _Group, other: _Group) -> bool:
    return agree_surnames(parse_name(one.fullest).surname, parse_name(other.fullest).surname)


def _figure(cluster: Iterable[_Group]) -> Figure:
    groups = sorted(cluster, key=lambda group: (group.document_id, group.indices))
    names: Mapping[str, int] = Counter(group.fullest for group in groups)
    best = min(
        names, key=lambda name: (-len(parse_name(name).given[:1]), -names[name], name.isupper(), -len(name), name)
    )
    return Figure(best, tuple((group.document_id, index) for group in groups for index in group.indices))

"""Whom "he", "she", "they" and a speaking "it" stand for, by what the sentences before put in view."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from tellings.annotation.coreference.parts import said_forms
from tellings.annotation.coreference.scenes import Scene
from tellings.tables.organizations import MEMBERS
from tellings.text.folding import fold
from tellings.types.annotations import Mention

_VERB = re.compile(r" \w+(?: \w+)? ")
_TOLD = re.compile(r"(\w+)(?: also)?(?: that)? \Z")
_GAP = re.compile(r" (?:(?:also|has|have|had|later|on \w+|\w+day) ){0,2}")
_EMPTY = re.compile(r" (?:was|is|would be|will be|'s|’s) (?:\w+ ){0,2}(?:that|to|for)\b")
SUBJECTS = ("speaker", "main", "subject")
GENDERS = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}


def rank_persons(scene: Scene, index: int, gender: str | None) -> list[tuple[float, int]]:
    """Return the persons in view of the pronoun at `index` with their weights, the heaviest first.

    With a `gender` those of the other one are left out.
    """
    found: dict[int, list[float]] = defaultdict(list)
    barred = _barred(scene, index)
    quote = scene.quotes[index]
    for at, distance in scene.before(index, scene.thresholds.window):
        key = scene.means[at]
        if key is None or key in barred or (scene.quotes[at] and not quote):
            continue
        genders = scene.genders(key)
        if gender is not None and genders and gender not in genders:
            continue
        weight = scene.weigh(index, at, distance)
        if quote and not scene.quotes[at]:
            weight *= scene.thresholds.outside
        found[key].append(weight)
    rest = scene.thresholds.rest if scene.places[index].part == "speaker" else 1.0
    weights = {key: (1 - rest) * max(each) + rest * sum(each) for key, each in found.items()}
    return sorted(((weight, key) for key, weight in weights.items()), key=lambda pair: (-pair[0], -pair[1]))


def _barred(scene: Scene, index: int) -> set[int]:
    """Who cannot be meant: the subject of the verb that has the pronoun for object, and who speaks the words."""
    found: set[int] = set()
    place, quote = scene.places[index], scene.quotes[index]
    for at, distance in scene.before(index, 1):
        key, other = scene.means[at], scene.places[at]
        if key is None:
            continue
        same = other.clause == place.clause if place.clause else distance == 0 and _is_object(scene, at, index)
        if same and place.part in ("object", "oblique") and other.part in SUBJECTS:
            found.add(key)
        if quote and not scene.quotes[at] and other.part == "speaker" and distance == 0:
            found.add(key)
    return found


def _is_object(scene: Scene, at: int, index: int) -> bool:
    """Whether nothing but a verb or two stands between a mention and "him"."""
    between = scene.text[scene.mentions[at].span.end : scene.mentions[index].span.start]
    return _VERB.fullmatch(between) is not None


def find_person(scene: Scene, index: int, gender: str) -> int | None:
    """Return the person whom "he" or "she" means; None where nobody or more than one is in view."""
    ranked = rank_persons(scene, index, gender)
    if not ranked or ranked[0][0] < scene.thresholds.least:
        return None
    if len(ranked) > 1 and ranked[0][0] < scene.thresholds.margin * ranked[1][0]:
        return None
    return ranked[0][1]


def find_group(scene: Scene, index: int) -> int | None:
    """Return the mention of several people, or of a body that spoke, that "they" means."""
    speaks = scene.places[index].part == "speaker"
    return _find_heaviest(
        scene, index, lambda at: _is_many(scene, at) or (speaks and _is_body(scene, at, speaks=speaks))
    )


def find_body(scene: Scene, index: int) -> int | None:
    """Return the mention of a body or country that a speaking "it" means; none for "it was good that"."""
    if _EMPTY.match(scene.text, scene.mentions[index].span.end):
        return None
    return _find_heaviest(scene, index, lambda at: not _is_many(scene, at) and _is_body(scene, at))


def _is_many(scene: Scene, at: int) -> bool:
    mention = scene.mentions[at]
    members = mention.kind == "organization" and mention.name.casefold() in MEMBERS and mention.name.endswith("s")
    return members or is_plural(mention)


def _is_body(scene: Scene, at: int, *, speaks: bool = False) -> bool:
    mention = scene.mentions[at]
    kinds = ("organization",) if speaks else ("organization", "place")
    return mention.kind in kinds and not mention.pronoun and (not speaks or scene.places[at].part == "speaker")


def _find_teller(scene: Scene, index: int) -> tuple[bool, int | None]:
    """Whether the pronoun is what somebody says ("the port said it"), and the mention of who says it."""
    start = scene.mentions[index].span.start
    verb = _TOLD.search(scene.text, max(0, start - 24), start)
    if verb is None or verb.group(1).casefold() not in said_forms() | {"say", "saying", "deny"}:
        return False, None
    at = next((at for at, distance in scene.before(index, 0) if distance == 0), None)
    gap = "" if at is None else scene.text[scene.mentions[at].span.end : verb.start(1)]
    return True, at if at is not None and _GAP.fullmatch(gap) else None


def _find_heaviest(scene: Scene, index: int, fits: Callable[[int], bool]) -> int | None:
    """The subject of this sentence or the one before that fits, where it weighs more than any other."""
    told, teller = _find_teller(scene, index)
    if told:
        return teller if teller is not None and fits(teller) else None
    weights: dict[str, float] = {}
    latest: dict[str, int] = {}
    for at, distance in scene.before(index, 1):
        if not fits(at) or scene.quotes[at] != scene.quotes[index] or scene.places[at].part not in SUBJECTS:
            continue
        name = fold(scene.mentions[scene.body(at)].name)
        weights[name] = weights.get(name, 0.0) + scene.weigh(index, at, distance)
        latest.setdefault(name, at)
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] < scene.thresholds.margin * ranked[1][1]):
        return None
    return latest[ranked[0][0]]


def is_plural(mention: Mention) -> bool:
    """Return whether a mention names several people by what they are."""
    last = mention.name.split()[-1] if mention.name else ""
    if mention.pronoun:
        return False
    if mention.kind == "person":
        return mention.head == mention.span and mention.role is not None and last.endswith(("s", "police", "people"))
    return mention.kind == "nationality" and last.endswith("s")

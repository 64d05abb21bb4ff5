"""Whom "he", "she", "they" and a speaking "it" stand for, by what the sentences before put in view."""

from __future__ import annotations

from collections import defaultdict

from tellings.annotation.coreference.scenes import Scene
from tellings.text.folding import fold
from tellings.types.annotations import Mention

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
    """Who cannot be meant: the subject of the verb whose object the pronoun is, and who speaks the words around it."""
    found: set[int] = set()
    place, quote = scene.places[index], scene.quotes[index]
    for at, distance in scene.before(index, 1):
        key, other = scene.means[at], scene.places[at]
        if key is None:
            continue
        same = place.clause is not None and other.clause == place.clause
        if same and place.part in ("object", "oblique") and other.part in ("speaker", "main", "subject"):
            found.add(key)
        if quote and not scene.quotes[at] and other.part == "speaker" and distance == 0:
            found.add(key)
    return found


def find_person(scene: Scene, index: int, gender: str) -> int | None:
    """Return the person whom "he" or "she" means; None where nobody or more than one is in view."""
    ranked = rank_persons(scene, index, gender)
    if not ranked or ranked[0][0] < scene.thresholds.least:
        return None
    if len(ranked) > 1 and ranked[0][0] < scene.thresholds.margin * ranked[1][0]:
        return None
    return ranked[0][1]


def find_group(scene: Scene, index: int) -> int | None:
    """Return the mention of several people that "they" means."""
    fits = [
        at
        for at, distance in scene.before(index, 1)
        if is_plural(scene.mentions[at])
        and scene.quotes[at] == scene.quotes[index]
        and scene.places[at].part in ("speaker", "main", "subject")
    ]
    names = {fold(scene.mentions[at].name) for at in fits}
    return fits[0] if len(names) == 1 else None


def find_body(scene: Scene, index: int) -> int | None:
    """Return the mention of a body or country that a speaking "it" means."""
    fits = [
        at
        for at, _ in scene.before(index, 1)
        if scene.mentions[at].kind == "organization" and scene.places[at].part in ("speaker", "main", "subject")
    ]
    names = {fold(scene.mentions[at].name) for at in fits}
    return fits[0] if len(names) == 1 else None


def is_plural(mention: Mention) -> bool:
    """Return whether a mention names several people by what they are."""
    last = mention.name.split()[-1] if mention.name else ""
    if mention.pronoun:
        return False
    if mention.kind == "person":
        return mention.head == mention.span and mention.role is not None and last.endswith(("s", "police", "people"))
    return mention.kind == "nationality" and last.endswith("s")

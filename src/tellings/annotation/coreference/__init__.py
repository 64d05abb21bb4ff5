"""Whom a pronoun or an office stands for, decided for speakers first; what stays open is left open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.annotation.coreference.nouns import find_body_named, find_holder
from tellings.annotation.coreference.persons import find_last, is_name
from tellings.annotation.coreference.pronouns import GENDERS, SUBJECTS, find_body, find_group, find_person, is_plural
from tellings.annotation.coreference.scenes import Scene
from tellings.annotation.coreference.scenes import Thresholds as Thresholds
from tellings.types.annotations import Mention, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag

_THRESHOLDS = Thresholds()


def resolve_mentions(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    tag: Tag | None = None,
    thresholds: Thresholds = _THRESHOLDS,
) -> tuple[Mention, ...]:
    """Return the mentions with antecedents for roles and for "he", "she", "it", "they" where one is clear.

    "I" and "we" stay open: whom they mean is known only with the quotation that they stand in.
    """
    scene = Scene(document, sentences, mentions, tag, thresholds)
    return tuple(
        mention if (at := _resolve(scene, index)) is None else replace(mention, antecedent=at)
        for index, mention in enumerate(mentions)
    )


def _resolve(scene: Scene, index: int) -> int | None:
    """Return the earlier mention that the one at `index` stands for, and note whom it means."""
    mention = scene.mentions[index]
    word = mention.name.casefold()
    if mention.antecedent is not None:
        return mention.antecedent
    if mention.pronoun and word in GENDERS:
        return _settled(scene, index, find_person(scene, index, GENDERS[word]), GENDERS[word])
    if mention.pronoun:
        at = find_group(scene, index) if word == "they" else find_body(scene, index) if word == "it" else None
        return _chained(scene, index, at)
    if is_name(mention) and mention.kind == "person":
        return None
    if mention.kind == "person" and mention.role is not None:
        holder = find_holder(scene, index)
        if holder is None and not is_plural(mention):
            beside = scene.beside(index)
            if beside is not None:
                scene.settle(index, beside)
            elif scene.places[index].part in SUBJECTS:
                scene.settle(index, index)  # somebody without a name, whom a pronoun can mean
        return _settled(scene, index, holder)
    return _chained(scene, index, find_body_named(scene, index)) if mention.kind == "organization" else None


def _chained(scene: Scene, index: int, at: int | None) -> int | None:
    """Note to which body a mention goes back."""
    if at is not None:
        scene.bodies[index] = scene.body(at)
    return at


def _settled(scene: Scene, index: int, key: int | None, gender: str | None = None) -> int | None:
    """Note whom a mention means, and return the last mention of that person before it."""
    if key is None:
        return None
    last = max((at for at, _ in scene.before(index, scene.thresholds.window) if scene.means[at] == key), default=None)
    scene.settle(index, key, gender)
    if last is not None:
        return last
    earlier = scene.persons[key].indices if key in scene.persons else (key,)
    return find_last(earlier, index)

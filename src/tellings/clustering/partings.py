"""Which other stories a story was nearly one with, and what keeps them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.clustering.components import Pair
from tellings.clustering.corrections import Ids, find_pairs, sign_correction
from tellings.clustering.reasons import Grounds, find_reason
from tellings.types.stories import Correction, Likeness, Neighbour, Story

NAMED = 3  # other stories named in each; those that a person keeps apart from it come first, and all of them
NEAR = 0.5  # share of the likeness that links from which a pair is worth naming


def match_neighbours(
    stories: Sequence[Story],
    likenesses: Mapping[Pair, Likeness],
    corrections: Sequence[Correction],
    *,
    ids: Ids,
    grounds: Grounds,
    compared: Iterable[Pair] | None = None,
) -> tuple[Story, ...]:
    """Return the stories with their likest others, each by the likest pair of reports, and why they are not one.

    `compared` are the pairs worth looking at, where `likenesses` lists others; `grounds` are what grouped them.
    """
    link = grounds.demand.link
    by_id = {story.id: story for story in stories}
    homes = {key: story.id for story in stories for key in story.document_ids}
    reports = {
        key: name
        for story in stories
        for key, name in zip(story.document_ids, story.report_ids or story.document_ids, strict=True)
    }
    decided = {
        (one, two): f"kept {sign_correction('apart', correction)}"
        for correction, one, two in find_pairs(corrections, "cannot_link", ids)
    }
    best: dict[str, dict[str, Likeness]] = defaultdict(dict)
    for pair in (*(likenesses if compared is None else compared), *decided):
        sides = homes.get(pair[0], ""), homes.get(pair[1], "")
        if not all(sides) or sides[0] == sides[1]:
            continue
        like = likenesses.get(pair) or Likeness(*pair, 0.0, ())
        if pair in decided or like.score >= (link if like.veto else NEAR * link) > 0:
            for own, other in (sides, sides[::-1]):
                kept = best[own].get(other)
                if kept is None or _order(like, decided) < _order(kept, decided):
                    best[own][other] = like
    why: dict[frozenset[str], str] = {}
    for own, others in best.items():
        for other, like in _rank(others, decided):
            key, pair = frozenset((own, other)), (like.first_id, like.second_id)
            if key not in why:
                one, two = (by_id[homes[name]] for name in pair)
                why[key] = decided.get(pair) or find_reason(like, one, two, grounds)
    return tuple(
        replace(story, apart=_name(story, _rank(best.get(story.id, {}), decided), reports, why)) for story in stories
    )


def _rank(others: Mapping[str, Likeness], decided: Mapping[Pair, str]) -> list[tuple[str, Likeness]]:
    """The others of a story that it names, the likest first, those before that a person keeps apart from it."""
    ranked = sorted(others.items(), key=lambda item: _order(item[1], decided))
    kept = sum((like.first_id, like.second_id) in decided for like in others.values())
    return ranked[: max(kept, NAMED)]


def _order(like: Likeness, decided: Mapping[Pair, str]) -> tuple[bool, float, str, str]:
    return (like.first_id, like.second_id) not in decided, -like.score, like.first_id, like.second_id


def _name(
    story: Story,
    ranked: Sequence[tuple[str, Likeness]],
    reports: Mapping[str, str],
    why: Mapping[frozenset[str], str],
) -> tuple[Neighbour, ...]:
    named: list[Neighbour] = []
    for other, like in ranked:
        pair = like.first_id, like.second_id
        own, there = pair if pair[0] in story.document_ids else (pair[1], pair[0])
        told = why[frozenset((story.id, other))]
        named.append(Neighbour(other, (reports[own], reports[there]), like.score, like.parts, told))
    return tuple(named)

"""Which other stories a story was nearly one with, and what keeps them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from tellings.clustering.components import Days, Demand, Pair, find_gap
from tellings.clustering.corrections import Ids, find_pairs, sign_correction
from tellings.clustering.fingerprints import read_day
from tellings.types.stories import Correction, Likeness, Neighbour, Story

_NAMED = 3  # other stories named in each, beside those that a person keeps apart from it
NEAR = 0.5  # share of the likeness that links from which a pair is worth naming


def match_neighbours(
    stories: Sequence[Story],
    likenesses: Mapping[Pair, Likeness],
    corrections: Sequence[Correction],
    *,
    ids: Ids,
    demand: Demand,
    compared: Iterable[Pair] | None = None,
) -> tuple[Story, ...]:
    """Return the stories with their likest others, each by the likest pair of reports, and why they are not one.

    `compared` are the pairs worth looking at, where `likenesses` lists others.
    """
    link = demand.link
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
    return tuple(
        replace(story, apart=_name(story, best.get(story.id, {}), by_id, reports, decided, demand))
        for story in stories
    )


def _order(like: Likeness, decided: Mapping[Pair, str]) -> tuple[bool, float, str, str]:
    return (like.first_id, like.second_id) not in decided, -like.score, like.first_id, like.second_id


def _name(
    story: Story,
    others: Mapping[str, Likeness],
    by_id: Mapping[str, Story],
    reports: Mapping[str, str],
    decided: Mapping[Pair, str],
    demand: Demand,
) -> tuple[Neighbour, ...]:
    ranked = sorted(others.items(), key=lambda item: _order(item[1], decided))
    named: list[Neighbour] = []
    for other, like in ranked:
        pair = like.first_id, like.second_id
        if len(named) >= _NAMED and pair not in decided:
            break
        own, there = pair if pair[0] in story.document_ids else (pair[1], pair[0])
        why = decided.get(pair) or like.veto or _name_score(like.score, story, by_id[other], demand)
        named.append(Neighbour(other, (reports[own], reports[there]), like.score, like.parts, why))
    return tuple(named)


def _name_score(score: float, one: Story, two: Story, demand: Demand) -> str:
    """What two stories, of which two reports are alike by `score`, needed to be one."""
    if score < demand.link:
        return f"less alike than {demand.link:g}"
    smaller, gap = min(len(one.document_ids), len(two.document_ids)), find_gap(_find_days(one), _find_days(two))
    least, silence = demand.find_least(smaller), demand.find_silence(smaller, gap)
    asked = [f"the smaller has {smaller} reports" if least > demand.link else ""]
    asked += [f"{gap} days lie between them" if silence else ""]
    told = f" ({', '.join(filter(None, asked))})" if any(asked) else ""
    return (
        f"their stories as a whole are less alike than {least + silence:.2g}{told}, "
        "or a guard keeps other reports of them apart"
    )


def _find_days(story: Story) -> Days:
    return read_day(story.first), read_day(story.last)

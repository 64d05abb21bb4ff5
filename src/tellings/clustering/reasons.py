"""Why two stories are not one: a guard, the limit of size, too little likeness, or what a person decided."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from tellings.clustering.components import UNIT, Days, Demand, Pair, find_gap
from tellings.clustering.fingerprints import read_day
from tellings.types.stories import Likeness, Story

_READ = 50  # reports of a story that are held against those of another


@dataclass(frozen=True, slots=True)
class Grounds:
    """What reports were grouped by.

    `scores` are likenesses without parts, `pieces` numbers what of too many others each was grouped with, `parted`
    says with how many it hung together where they were too many, `loose` are round-ups and comment.
    """

    demand: Demand
    scores: Mapping[Pair, Likeness]
    pieces: Mapping[str, int]
    parted: Mapping[str, int]
    loose: Collection[str] = ()


def find_reason(like: Likeness, one: Story, two: Story, grounds: Grounds) -> str:
    """Return why two stories are not one that nobody keeps apart; `like` is that of their likest reports, in order.

    In this order: the guard between these two, too little likeness even of them, the limit of size, a story of
    nothing but round-ups and comment, and what all their reports have in common, with any guard between others.
    """
    if like.veto:
        return like.veto
    if like.score < grounds.demand.link:
        needed, asked = _find_needed(one, two, grounds)
        return f"less alike than {needed:.3g}{asked}"
    pieces = grounds.pieces.get(like.first_id), grounds.pieces.get(like.second_id)
    if pieces[0] != pieces[1]:
        linked = grounds.parted.get(like.first_id, 0)
        return f"parted by size: {linked:,} reports are linked, too many to be grouped at once, and this link was cut"
    return _find_whole_reason(one, two, grounds)


def _find_whole_reason(one: Story, two: Story, grounds: Grounds) -> str:
    """Why two stories are not one of which two reports are alike enough, and nothing forbids these."""
    for story in (one, two):
        if all(key in grounds.loose for key in story.document_ids):
            return f"{story.report_ids[0]} is a round-up or comment, which brings no stories together"
    pairs = list(_find_pairs(one, two, grounds))
    mean = sum(round(like.score * UNIT) for like in pairs) / (UNIT * len(pairs))
    vetoed = max((like for like in pairs if like.veto), key=lambda like: like.score, default=None)
    guard = f"a guard keeps {_name_pair(vetoed, one, two)} apart ({vetoed.veto})" if vetoed else ""
    needed, asked = _find_needed(one, two, grounds)
    if mean < needed:
        told = f"their stories as a whole are alike by {mean:.3g}, and {needed:.3g} is needed{asked}"
        return f"{told}; besides, {guard}" if guard else told
    if guard:
        return guard
    if one.corrections or two.corrections:
        return "they were grouped before a person's decisions about their reports, which changed them"
    return "too few of their reports were held against one another when they were grouped"


def _find_pairs(one: Story, two: Story, grounds: Grounds) -> Iterator[Likeness]:
    """The likeness of each report of one story with each of the other; of many the first by their ids."""
    for first, second in product(_list_firm(one, grounds)[:_READ], _list_firm(two, grounds)[:_READ]):
        pair = min(first, second), max(first, second)
        yield grounds.scores.get(pair) or Likeness(*pair, 0.0, ())


def _list_firm(story: Story, grounds: Grounds) -> list[str]:
    """The reports by which a story was grouped: its round-ups and comment only where it has nothing else."""
    given = sorted(story.document_ids)
    return [key for key in given if key not in grounds.loose] or given


def _find_needed(one: Story, two: Story, grounds: Grounds) -> tuple[float, str]:
    """How alike two stories had to be to become one, and why more than two reports."""
    demand, smaller = grounds.demand, min(len(_list_firm(story, grounds)) for story in (one, two))
    gap = find_gap(_find_days(one), _find_days(two))
    least, silence = demand.find_least(smaller), demand.find_silence(smaller, gap)
    asked = [f"the smaller has {smaller} reports" if least > demand.link else ""]
    asked += [f"{gap} {'day lies' if gap == 1 else 'days lie'} between them" if silence else ""]
    return least + silence, f" ({', '.join(filter(None, asked))})" if any(asked) else ""


def _name_pair(like: Likeness, one: Story, two: Story) -> str:
    named = {
        key: report
        for story in (one, two)
        for key, report in zip(story.document_ids, story.report_ids or story.document_ids, strict=True)
    }
    return f"{named[like.first_id]} and {named[like.second_id]}"


def _find_days(story: Story) -> Days:
    return read_day(story.first), read_day(story.last)

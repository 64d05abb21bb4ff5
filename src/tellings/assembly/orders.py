"""Which happening comes after which other one, where the reports say so, and what that says of their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tellings.assembly.cues import MEETINGS, SAYINGS, TALK_STEMS, TALKS
from tellings.assembly.happenings import GATHERINGS, Happening
from tellings.text.tokens import stem
from tellings.types.spans import Passage

Groups = Sequence[Sequence[Happening]]

# Characters back in which something told just before is looked for.
_REACH = 700
_ROUNDS = 4
_TOLD_IN = "told in that statement"


class Edge(NamedTuple):
    """That group `later` comes after group `sooner`; `passage` are the words that say so."""

    later: int
    sooner: int
    passage: Passage | None
    why: str

    @property
    def is_told(self) -> bool:
        """Return whether words of order say so, not only that a statement tells of it."""
        return self.why != _TOLD_IN


class Spot(NamedTuple):
    """One telling at its place in a report, and the number of its group."""

    at: int
    group: int
    told: Happening


class Days(NamedTuple):
    """The first and last day of a group, None where open, and how they are known."""

    start: str | None
    end: str | None
    basis: str


def find_orders(groups: Groups, parties: Mapping[str, str | None]) -> tuple[list[Edge], dict[int, int]]:
    """Return the order of groups as the reports give it, and for those that were part of another one, which.

    `parties` gives the side of an entity. What contradicts the days, or an order found before, is left out.
    """
    spots: dict[str, list[Spot]] = defaultdict(list)
    for number, group in enumerate(groups):
        for told in group:
            spots[told.passage.document_id].append(Spot(told.passage.span.start, number, told))
    found: list[Edge] = []
    within: dict[int, int] = {}
    for name in sorted(spots):
        row = sorted(spots[name], key=lambda spot: (spot.at, spot.group))
        for index, spot in enumerate(row):
            target = _find_setting(row, index)
            if target is not None:
                within.setdefault(spot.group, target)
            found.extend(_find_edges(row, index, parties))
        found.extend(_find_contents(row))
    found.extend(_find_echoed(spots, found))
    return _keep_possible(found, groups), within


def narrow_days(groups: Groups, edges: Sequence[Edge], within: Mapping[int, int]) -> list[Days]:
    """Return the days of each group, those without a day narrowed by what they follow and what follows them."""
    days = [_days_of(group) for group in groups]
    fixed = [one.start is not None and one.end is not None for one in days]
    for number, target in within.items():
        if not fixed[number] and days[target].start:
            days[number] = Days(days[target].start, days[target].end, days[number].basis)
            fixed[number] = True
    for _ in range(_ROUNDS):
        for edge in edges:
            later, sooner = days[edge.later], days[edge.sooner]
            if not fixed[edge.later] and sooner.start and (later.start or "") < sooner.start:
                days[edge.later] = later._replace(start=sooner.start)
            if not fixed[edge.sooner] and later.end and (sooner.end or "9") > later.end:
                days[edge.sooner] = sooner._replace(end=later.end)
    return days


def _days_of(group: Sequence[Happening]) -> Days:
    """The days of the telling that gives them most closely, a stated one before a reckoned one."""
    dated = [told for told in group if told.start and told.end]
    if dated:
        best = min(dated, key=lambda told: (_width(told), not told.basis.startswith("stated"), told.passage))
    else:
        best = min(group, key=lambda told: (told.end or "9", told.start or "", told.passage))
    return Days(best.start, best.end, best.basis)


def _width(told: Happening) -> int:
    return (date.fromisoformat(told.end or "") - date.fromisoformat(told.start or "")).days


def _find_edges(row: Sequence[Spot], index: int, parties: Mapping[str, str | None]) -> list[Edge]:
    spot = row[index]
    cue = spot.told.cue
    found = []
    if spot.told.answers:
        target = _find_answered(row, index, parties)
        if target is not None:
            found.append(Edge(spot.group, target, spot.told.passage, "answers it"))
    if cue is None or spot.told.is_plan:
        return found
    passage = Passage(spot.told.passage.document_id, cue.span)
    if cue.way == "later" and (target := _find_last(row, index)) is not None:
        found.append(Edge(spot.group, target, passage, "told as later"))
    if cue.way == "earlier" and (target := _find_lead(row, spot)) is not None:
        found.append(Edge(target, spot.group, passage, "told as earlier"))
    if cue.noun and (cue.way in ("after", "before") or (cue.way == "about" and spot.told.is_formal)):
        target = _find_named(row, index, cue.noun, cue.span.start)
        if target is not None:
            pair = (target, spot.group) if cue.way == "before" else (spot.group, target)
            found.append(
                Edge(*pair, passage, "a statement about it" if cue.way == "about" else f"told as {cue.way} it")
            )
    return found


def _find_last(row: Sequence[Spot], index: int) -> int | None:
    """The happening told right before, of statements the last statement of somebody else."""
    spot = row[index]
    start = spot.told.cue.span.start if spot.told.cue else spot.at
    near = [
        one
        for one in row[:index]
        if one.group != spot.group and not one.told.is_plan and start - _REACH <= one.at < start
    ]
    if spot.told.is_speech:
        near = [one for one in near if one.told.is_speech and one.told.speaker != spot.told.speaker] or near
    return near[-1].group if near else None


def _find_lead(row: Sequence[Spot], spot: Spot) -> int | None:
    """The first dated happening of a report: what "earlier" and "previously" look back from."""
    lead = next(
        (one for one in row if one.group != spot.group and not one.told.is_plan and one.told.start and one.told.end),
        None,
    )
    return lead.group if lead and lead.at < spot.at else None


def _find_named(row: Sequence[Spot], index: int, noun: str, start: int) -> int | None:
    """The happening told before that a noun ("that call") names; None where the last such is a plan."""
    spot = row[index]
    for one in reversed(row[:index]):
        if one.group != spot.group and one.at < start and _is_named(noun, one.told):
            return None if one.told.is_plan else one.group
    return None


def _is_named(noun: str, told: Happening) -> bool:
    if noun in SAYINGS:
        return told.is_speech
    if noun in TALKS:
        return bool(told.words & TALK_STEMS)
    if noun in MEETINGS:
        return bool(told.words & GATHERINGS)
    return stem(noun) in told.words


def _find_setting(row: Sequence[Spot], index: int) -> int | None:
    """The dated happening that a telling without a day was part of ("at the talks")."""
    told = row[index].told
    if told.cue is None or told.cue.way != "during" or not told.cue.noun or told.start is not None:
        return None
    return _find_named(row, index, told.cue.noun, told.cue.span.start)


def _find_answered(row: Sequence[Spot], index: int, parties: Mapping[str, str | None]) -> int | None:
    """The statement that an answer answers: the last before by one of those whom it names, or by their side."""
    spot = row[index]
    named = spot.told.entities - {spot.told.speaker}
    for one in reversed(row[:index]):
        speaker = one.told.speaker
        if speaker is None or speaker == spot.told.speaker or one.group == spot.group:
            continue
        if speaker in named or parties.get(speaker) in named:
            return one.group
    return None


def _find_contents(row: Sequence[Spot]) -> list[Edge]:
    """What a statement tells as done came before the statement."""
    speeches = {spot.told.quote: spot for spot in row if spot.told.is_speech and spot.told.quote is not None}
    found = []
    for spot in row:
        told = spot.told
        speech = speeches.get(told.quote) if told.quote is not None and not told.is_speech else None
        if speech is None or told.is_plan or speech.group == spot.group or speech.told.is_aside:
            continue
        found.append(Edge(speech.group, spot.group, told.passage, _TOLD_IN))
    return found


def _find_echoed(spots: Mapping[str, Sequence[Spot]], edges: Sequence[Edge]) -> list[Edge]:
    """Who echoes an answer answers the same."""
    answered = {edge.later: edge.sooner for edge in edges if edge.why == "answers it"}
    found = []
    for row in spots.values():
        ordered = sorted(row, key=lambda spot: (spot.at, spot.group))
        for index, spot in enumerate(ordered):
            if not spot.told.answers or spot.group in answered or stem("echoed") not in spot.told.words:
                continue
            last = next(
                (one for one in reversed(ordered[:index]) if one.told.speaker not in (None, spot.told.speaker)), None
            )
            if last and last.group in answered:
                found.append(Edge(spot.group, answered[last.group], spot.told.passage, "echoes an answer to it"))
    return found


def _keep_possible(edges: Sequence[Edge], groups: Groups) -> list[Edge]:
    """The edges, each pair once, without those that the days give anyway, or they or an edge before contradict."""
    days = [_days_of(group) for group in groups]
    kept: dict[tuple[int, int], Edge] = {}
    after: dict[int, set[int]] = defaultdict(set)
    for edge in edges:
        pair = (edge.later, edge.sooner)
        later, sooner = days[edge.later], days[edge.sooner]
        wrong = later.end is not None and sooner.start is not None and later.end < sooner.start
        known = sooner.end is not None and later.start is not None and sooner.end < later.start
        told = any(one.is_plan for number in pair for one in groups[number])
        if (
            pair in kept
            or wrong
            or known
            or told
            or edge.later == edge.sooner
            or _reaches(after, edge.sooner, edge.later)
        ):
            continue
        kept[pair] = edge
        after[edge.later].add(edge.sooner)
    return list(kept.values())


def _reaches(after: Mapping[int, set[int]], start: int, goal: int) -> bool:
    seen, todo = set(), [start]
    while todo:
        at = todo.pop()
        if at == goal:
            return True
        if at not in seen:
            seen.add(at)
            todo.extend(after.get(at, ()))
    return False

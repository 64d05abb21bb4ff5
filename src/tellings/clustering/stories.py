"""Stories from groups of documents: their days, copies and reasons, with what earlier runs and a person said."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from tellings.clustering.backgrounds import match_backgrounds
from tellings.clustering.components import Demand, Pair
from tellings.clustering.copies import match_copies
from tellings.clustering.corrections import Group, apply_corrections, find_concerned, mark_likenesses
from tellings.clustering.identities import Memory, add_absent, find_memory, keep_ids, name_group
from tellings.clustering.partings import match_neighbours
from tellings.clustering.reasons import Grounds
from tellings.types.annotations import AnnotatedDocument
from tellings.types.stories import Correction, Likeness, Story

_NO_DEMAND = Demand(0.0)
_ALL_PAIRS = 40  # reports of a story of which every pair is told; of more, those that were near each other


def make_stories(
    groups: Sequence[Group],
    likenesses: Mapping[Pair, Likeness],
    documents: Mapping[str, AnnotatedDocument],
    *,
    previous: Sequence[Story] = (),
    corrections: Sequence[Correction] = (),
    demand: Demand = _NO_DEMAND,
    compared: Iterable[Pair] | None = None,
    parted: Mapping[str, int] | None = None,
    scores: Mapping[Pair, Likeness] | None = None,
    pieces: Mapping[str, int] | None = None,
    loose: Collection[str] = (),
) -> tuple[Story, ...]:
    """Return the stories of the groups, corrected, under earlier ids, the largest first; see `cluster`.

    `demand` is the likeness that made the groups; of the `compared` pairs, or all of `likenesses`, those from half
    its link on name the stories that were nearly one. `parted` says which documents hung together with too many
    others to be grouped at once, and with how many in all. `scores` are the likenesses without their parts, where
    these are found sooner, `pieces` numbers what of too many others each document was grouped with, and `loose` are
    round-ups and comment.
    """
    given = {key: item.document for key, item in documents.items()}
    sizes = parted or {}
    memory = find_memory(previous, given)
    ids = _find_ids(documents, memory)
    known = add_absent(groups, memory)
    decided = apply_corrections(
        known,
        likenesses if scores is None else scores,
        corrections,
        ids=ids,
        homes=memory.homes,
        absent=memory.absent.keys(),
    )
    marked = mark_likenesses(likenesses, corrections, ids)
    concerned = find_concerned(corrections, ids)
    pairs = list(likenesses if compared is None else compared)
    near = _find_near({*pairs, *marked}, decided)
    stories = [
        _make_story(group, documents, memory, likenesses, marked, concerned, near=near.get(group, ()))
        for group in decided
    ]
    kept = keep_ids(stories, memory)
    grounds = Grounds(demand, likenesses if scores is None else scores, pieces or {}, sizes, loose)
    named = match_neighbours(kept, likenesses, corrections, ids=ids, grounds=grounds, compared=pairs)
    named = match_backgrounds(named, likenesses, given, loose=loose, pairs=pairs, link=demand.link)
    finished = (replace(story, link=demand.link, parted=_find_whole(story, sizes)) for story in named)
    return tuple(sorted(finished, key=_rank))


def _find_whole(story: Story, sizes: Mapping[str, int]) -> int | None:
    """How many reports hung together with those of a story and were too many; None where it holds them all."""
    whole = max((sizes.get(key, 0) for key in story.document_ids), default=0)
    return whole if whole > len(story.document_ids) else None


def _find_near(pairs: Iterable[Pair], groups: Sequence[Group]) -> dict[Group, list[Pair]]:
    """The pairs within each large group."""
    homes = {key: group for group in groups if len(group) > _ALL_PAIRS for key in group}
    near: dict[Group, list[Pair]] = defaultdict(list)
    for one, two in sorted(pairs) if homes else ():
        if one in homes and homes[one] is homes.get(two):
            near[homes[one]].append((one, two))
    return near


def _find_ids(documents: Mapping[str, AnnotatedDocument], memory: Memory) -> dict[str, tuple[str, ...]]:
    """The documents of each report, by its id and by their own."""
    ids: dict[str, list[str]] = defaultdict(list)
    for key, item in documents.items():
        ids[item.document.report_id].append(key)
    for key, member in memory.absent.items():
        ids[member.report_id].append(key)
    names = {key: (key,) for key in (*documents, *memory.absent)}
    return names | {report: tuple(sorted(keys)) for report, keys in ids.items()}


def _rank(story: Story) -> tuple[int, str, str]:
    return -len(story.document_ids), story.first or "9999", story.id


def _make_story(
    group: Group,
    documents: Mapping[str, AnnotatedDocument],
    memory: Memory,
    likenesses: Mapping[Pair, Likeness],
    marked: Mapping[Pair, Likeness],
    concerned: Mapping[str, Sequence[Correction]],
    *,
    near: Sequence[Pair],
) -> Story:
    """One story; of many reports it keeps the likeness of the `near` pairs alone, of few that of all."""
    given = tuple(key for key in sorted(group) if key in documents)
    members = [documents[key] for key in given]
    days = [day[:10] for item in members for day in (item.document.published.earliest,) if day]
    lasts = [day[:10] for item in members for day in (item.document.published.latest,) if day]
    pairs = combinations(given, 2) if len(group) <= _ALL_PAIRS else iter(near)
    reasons = (
        marked.get(pair) or likenesses.get(pair) for pair in pairs if pair[0] in documents and pair[1] in documents
    )
    return Story(
        id=name_group(group),
        document_ids=given,
        copies=match_copies(members) if len(members) > 1 else (),
        first=min(days, default=None),
        last=max(lasts, default=None),
        why=tuple(reason for reason in reasons if reason),
        report_ids=tuple(item.document.report_id for item in members),
        absent=tuple(memory.absent[key] for key in sorted(group) if key not in documents),
        corrections=tuple(dict.fromkeys(each for key in sorted(group) for each in concerned.get(key, ()))),
    )

"""Ids of stories that survive growth: earlier ids are kept, merged ones redirect, a split says so.

Members of earlier stories whose reports are not given this time stay members: nothing is lost silently.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from tellings.clustering.corrections import Group
from tellings.types.documents import Document
from tellings.types.stories import Member, Split, Story


@dataclass(frozen=True, slots=True)
class Memory:
    """What earlier stories know of their members.

    `homes` gives the story that each known member was in, `absent` those of them that are not given now.
    """

    stories: Mapping[str, Story]
    homes: Mapping[str, str]
    absent: Mapping[str, Member]


def find_memory(previous: Iterable[Story], documents: Mapping[str, Document]) -> Memory:
    """Return what earlier stories know of the documents: by document id, else by report id where it changed.

    A report whose text changed is the same one if it keeps its id and its day lies within those of its story: a
    file name alone may come again tomorrow with another text.
    """
    stories = _join_lines(previous)
    by_report: dict[str, list[Document]] = defaultdict(list)
    for document in documents.values():
        by_report[document.report_id].append(document)
    homes: dict[str, str] = {}
    lost: list[tuple[Story, Member]] = []
    for story in stories.values():
        for member in _members(story):
            if member.document_id in documents:
                homes.setdefault(member.document_id, story.id)
            else:
                lost.append((story, member))
    absent: dict[str, Member] = {}
    for story, member in lost:
        found = [item.id for item in by_report.get(member.report_id, ()) if _is_changed(item, member, story)]
        for document_id in found:
            homes.setdefault(document_id, story.id)
        if not found and member.document_id not in homes:
            homes[member.document_id] = story.id
            absent[member.document_id] = member
    return Memory(stories, homes, absent)


def add_absent(groups: Sequence[Group], memory: Memory) -> list[Group]:
    """Return the groups with the absent members of earlier stories, each where most of its story is now."""
    groups = [tuple(sorted(group)) for group in groups]
    if not memory.absent:
        return groups
    missing: dict[str, list[str]] = defaultdict(list)
    for member in memory.absent:
        missing[memory.homes[member]].append(member)
    shares: dict[str, Counter[Group]] = defaultdict(Counter)
    for group in groups:
        for member in group:
            shares[memory.homes.get(member, "")][group] += 1
    added: dict[Group, list[str]] = defaultdict(list)
    alone: list[Group] = []
    for home, members in missing.items():
        if shares[home]:
            added[min(shares[home], key=lambda group: (-shares[home][group], group))] += members
        else:
            alone.append(tuple(sorted(members)))
    return [tuple(sorted([*group, *added[group]])) if group in added else group for group in groups] + alone


def keep_ids(stories: Sequence[Story], memory: Memory) -> tuple[Story, ...]:
    """Return the stories with earlier ids: the part that shares most members keeps the id, others say what they were.

    Of equals, it is the story that loses the fewest members, then the one that began first.

    The id of a story that went into another redirects to it, and so do all ids that led to it before.
    """
    parts = {
        index: [*story.document_ids, *(each.document_id for each in story.absent)]
        for index, story in enumerate(stories)
    }
    shares: dict[str, Counter[int]] = defaultdict(Counter)
    for index, members in parts.items():
        for member in members:
            if member in memory.homes:
                shares[memory.homes[member]][index] += 1
    sizes = {name: sum(counts.values()) for name, counts in shares.items()}
    claims = sorted(
        (-count, sizes[name] - count, memory.stories[name].first or "9999", name, min(parts[index]), index)
        for name, counts in shares.items()
        for index, count in counts.items()
    )
    taken: dict[int, str] = {}
    seats: dict[str, int] = {}  # where each earlier id leads: to the story that bears it, or that it went into
    for _, _, _, name, _, index in claims:
        if index not in taken and name not in seats:
            taken[index] = name
            seats[name] = index
    for _, _, _, name, _, index in claims:
        seats.setdefault(name, index)
    seats |= _seat_doubles(parts, seats, memory)
    names = _name_stories(stories, parts, taken, memory)
    led: dict[int, list[str]] = defaultdict(list)
    for name, index in sorted(seats.items()):
        led[index].append(name)
    return tuple(
        _remember(story, names[index], led[index], _find_splits(story, index, shares, seats, memory), memory)
        for index, story in enumerate(stories)
    )


def _seat_doubles(parts: Mapping[int, Sequence[str]], seats: Mapping[str, int], memory: Memory) -> dict[str, int]:
    """Where earlier ids lead whose reports another earlier story had as well: to the first that holds one of them."""
    missing = [story for name, story in sorted(memory.stories.items()) if name not in seats]
    holders = {member: index for index, members in parts.items() for member in members} if missing else {}
    found = {story.id: [holders.get(member.document_id) for member in _members(story)] for story in missing}
    held = {name: [index for index in indices if index is not None] for name, indices in found.items()}
    return {name: indices[0] for name, indices in held.items() if indices}


def _members(story: Story) -> list[Member]:
    reports = story.report_ids or story.document_ids
    return [*(Member(*pair) for pair in zip(story.document_ids, reports, strict=True)), *story.absent]


def _join_lines(previous: Iterable[Story]) -> dict[str, Story]:
    """The earlier stories by id, by order of their ids; lines of one id are one story: files may be put together.

    An older id that several of them claim leads to the first alone.
    """
    lines: dict[str, list[Story]] = defaultdict(list)
    for story in previous:
        lines[story.id].append(story)
    stories = {name: _join(lines[name]) for name in sorted(lines)}
    seats: dict[str, str] = {}
    for name, story in stories.items():
        kept = tuple(old for old in story.merged_ids if seats.setdefault(old, name) == name)
        if len(kept) < len(story.merged_ids):
            stories[name] = replace(story, merged_ids=kept)
    return stories


def _join(lines: Sequence[Story]) -> Story:
    if len(lines) == 1:
        return lines[0]
    given = {member.document_id: member for story in lines for member in _members(story)}
    members = [given[name] for name in sorted(given)]
    return replace(
        lines[0],
        document_ids=tuple(member.document_id for member in members),
        report_ids=tuple(member.report_id for member in members),
        absent=(),
        first=min((story.first for story in lines if story.first), default=None),
        last=max((story.last for story in lines if story.last), default=None),
        merged_ids=tuple(sorted({old for story in lines for old in story.merged_ids})),
        split_from=tuple(dict.fromkeys(split for story in lines for split in story.split_from)),
        follows=tuple(dict.fromkeys(follow for story in lines for follow in story.follows)),
    )


def _is_changed(document: Document, member: Member, story: Story) -> bool:
    """Whether a document is a member's report with another text; a line without document ids names reports alone."""
    if member.document_id == member.report_id:
        return True
    day, end = document.published.earliest, document.published.latest
    if not (day and end and story.first and story.last):
        return False
    return story.first[:10] <= end[:10] and day[:10] <= story.last[:10]


def _name_stories(
    stories: Sequence[Story], parts: Mapping[int, Sequence[str]], taken: Mapping[int, str], memory: Memory
) -> dict[int, str]:
    """The id of each story: its earlier one, else its own, which must not be that of any story before."""
    used = {*memory.stories, *(old for story in memory.stories.values() for old in story.merged_ids)}
    names: dict[int, str] = {}
    for index, story in sorted(enumerate(stories), key=lambda item: item[1].id):
        name = taken.get(index, story.id)
        while index not in taken and name in used:
            name = name_group([*parts[index], name])
        used.add(name)
        names[index] = name
    return names


def name_group(members: Iterable[str]) -> str:
    """Return the id of a new story: a digest of its members, so that it does not depend on their order."""
    digest = sha256("\n".join(sorted(members)).encode("utf-8", "surrogatepass")).hexdigest()
    return f"s-{digest[:12]}"


def _find_splits(
    story: Story, index: int, shares: Mapping[str, Counter[int]], seats: Mapping[str, int], memory: Memory
) -> list[Split]:
    """From which earlier stories, whose ids lead elsewhere now, this one has reports; none that came home again."""
    named = dict(zip(story.document_ids, story.report_ids or story.document_ids, strict=True))
    named |= {member.document_id: member.report_id for member in story.absent}
    moved: dict[str, list[str]] = defaultdict(list)
    for member, report in named.items():
        home = memory.homes.get(member)
        if home is None or index not in shares[home] or seats[home] == index:
            continue
        left = (split.story_id for split in memory.stories[home].split_from if report in split.report_ids)
        if not any(seats.get(name) == index for name in left):
            moved[home].append(report)
    return [Split(home, tuple(sorted(reports))) for home, reports in sorted(moved.items())]


def _remember(story: Story, name: str, led: Sequence[str], splits: Sequence[Split], memory: Memory) -> Story:
    """The story under its id, with what earlier runs said of it; its days are theirs too where members are absent."""
    olds = [memory.stories[old] for old in led]
    merged = {*led, *(each for old in olds for each in old.merged_ids)}
    # what is the id of a story leads to it alone
    merged = {old for old in merged - {name} if old in led or old not in memory.stories}
    days = [story, *(olds if story.absent else ())]
    here = {*(story.report_ids or story.document_ids), *(member.report_id for member in story.absent)}
    before = [
        Split(split.story_id, tuple(report for report in split.report_ids if report in here))
        for old in olds
        for split in old.split_from
        if split.story_id not in {name, *merged} and not here.isdisjoint(split.report_ids)
    ]
    return replace(
        story,
        id=name,
        merged_ids=tuple(sorted(merged)),
        split_from=tuple(dict.fromkeys([*before, *splits])),
        first=min((each.first for each in days if each.first), default=None),
        last=max((each.last for each in days if each.last), default=None),
        follows=tuple(dict.fromkeys(follow for old in olds for follow in old.follows)),
    )

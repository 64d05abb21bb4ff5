"""Why reports share a story or do not, from the stories alone: likenesses, guards, corrections, earlier runs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from tellings.errors import UsageError
from tellings.rendering.explanations import describe_copy, find_path
from tellings.rendering.labels import plural
from tellings.rendering.places import show_plainly, to_one_line
from tellings.types.stories import Copy, Correction, Likeness, Neighbour, Story

SHOWN: Final = 12
"""Likenesses shown of a story, the highest first, and ids named in an error."""

NAMED: Final = 3
"""Other stories that each names in `apart` where there are so many; those that a person keeps apart come first."""


def render_reasons(stories: Sequence[Story], *ids: str) -> str:
    """Return in plain text why two reports share a story or do not, or what holds each of the ids together.

    An id is that of a story, also an earlier one that leads to it, or of a report. Raise UsageError for any other.
    """
    homes = [_find_home(stories, name) for name in ids]
    by_id = {story.id: story for story in stories}
    if len(ids) == 2 and all(name in _names(home) for name, home in zip(ids, homes, strict=True)):
        lines = list(_explain_pair(homes[0], homes[1], ids[0], ids[1]))
    else:
        lines = [line for name, story in zip(ids, homes, strict=True) for line in _explain_story(story, name, by_id)]
    return show_plainly("\n".join(map(to_one_line, lines)).rstrip("\n")) + "\n"


def _find_home(stories: Sequence[Story], name: str) -> Story:
    for story in stories:
        if name == story.id or name in story.merged_ids or name in _names(story):
            return story
    named = [report for story in stories for report in story.report_ids]
    more = f" and {len(named) - SHOWN} more" if len(named) > SHOWN else ""
    told = f"{', '.join(named[:SHOWN])}{more}" if named else "no report"
    raise UsageError(f"expected the id of a report or story in the file, found {name!r}; it has {told}")


def _names(story: Story) -> dict[str, str]:
    """Report id by every id that a member goes by, those of earlier runs too."""
    names = dict(zip(story.document_ids, story.report_ids, strict=True)) | {name: name for name in story.report_ids}
    for member in story.absent:
        names |= {member.document_id: member.report_id, member.report_id: member.report_id}
    return names


def _explain_pair(one: Story, two: Story, first: str, second: str) -> Iterator[str]:
    if one.id != two.id:
        yield from _explain_apart(one, two, first, second)
        return
    names = _names(one)
    reports = {names[first], names[second]}
    yield f"{first} and {second} share story {one.id}: {_tell_size(one)}."
    if one.link is not None:
        yield (
            f"  reports are put together from a mean likeness of {one.link:g} on, where no guard forbids it;"
            " groups of several from more on, the more the larger they are and the more days lie between them"
        )
    direct = [like for like in one.why if {names.get(like.first_id), names.get(like.second_id)} == reports]
    for like in direct:
        yield from _describe(like, names)
    if not direct or direct[0].veto:
        keys = {report: key for key, report in names.items() if key in one.document_ids}
        path = find_path(one.why, keys.get(names[first], ""), keys.get(names[second], ""))
        yield "  They belong together through:" if path else "  No likeness of the two is kept in the file."
        for like in path:
            yield from _describe(like, names)
    yield from (describe_copy(copy, names) for copy in one.copies if _is_of(copy, names, reports))
    yield from (_describe_correction(each) for each in one.corrections if set(each.report_ids) & reports)
    for member in one.absent:
        if member.report_id in reports:
            yield f"  {member.report_id} was not given in this run; it is a member from an earlier one."


def _explain_apart(one: Story, two: Story, first: str, second: str) -> Iterator[str]:
    yield f"{first} and {second} do not share a story: {first} is in {one.id}, {second} in {two.id}."
    for story in (one, two):
        yield f"  {story.id}: {_tell_size(story)}{_tell_parting(story)}"
    found = [other for other in one.apart if other.story_id == two.id]
    found = found or [other for other in two.apart if other.story_id == one.id]
    for other in found:
        parts = ", ".join(f"{name} {value:.2f}" for name, value in other.parts)
        told = (
            "Of their reports a person parted" if _is_decided(other, one, two) else "The likest of their reports are"
        )
        yield f"  {told} {' and '.join(other.report_ids)}: {other.score:.2f} ({parts})"
        yield f"    not one story, because: {other.why}"
    if not found:
        yield f"  {_tell_silence(one, two)}"
    for later, earlier in ((one, two), (two, one)):
        for follow in later.follows:
            if follow.story_id == earlier.id:
                yield f"  {later.id} follows {earlier.id}: {follow.why}"
        for split in later.split_from:
            if split.story_id in (earlier.id, *earlier.merged_ids):
                yield f"  {', '.join(split.report_ids)} went from {split.story_id} to {later.id}"
        for member in later.background:
            if member.report_id in _names(earlier):
                yield f"  {member.report_id} is background to {later.id}: it touches the story among others"
    for correction in dict.fromkeys((*one.corrections, *two.corrections)):
        if {first, second} & set(correction.report_ids):
            yield _describe_correction(correction)


def _explain_story(story: Story, name: str, by_id: Mapping[str, Story]) -> Iterator[str]:
    names = _names(story)
    yield f"Story {story.id}: {_tell_size(story)}"
    if name in story.merged_ids:
        yield f"  {name} was merged into it"
    yield f"  reports: {', '.join(story.report_ids)}" if story.report_ids else "  none of its reports was given"
    if story.absent:
        yield f"  known from earlier runs: {', '.join(member.report_id for member in story.absent)}"
    likest = sorted((like for like in story.why if not like.veto), key=lambda like: -like.score)
    if likest:
        yield f"Held together by{'' if len(likest) <= SHOWN else f' (the {SHOWN} likest pairs of {len(likest)})'}:"
    for like in likest[:SHOWN]:
        yield from _describe(like, names)
    yield from (describe_copy(copy, names) for copy in story.copies)
    yield from (_describe_correction(correction) for correction in story.corrections)
    for follow in story.follows:
        yield f"  follows {follow.story_id}: {follow.why}"
    for split in story.split_from:
        yield f"  from {split.story_id}: {', '.join(split.report_ids)}"
    for member in story.background:
        yield f"  background, which touches it among others: {member.report_id}"
    if story.parted:
        yield f"  {_tell_parting(story).removeprefix(', ')}"
    for other in story.apart:
        yield f"  not one with {other.story_id}: {' and '.join(other.report_ids)}, {other.score:.2f}; {other.why}"
    yield ""


def _tell_size(story: Story) -> str:
    first, last = (story.first or "")[:10], (story.last or "")[:10]
    days = " to ".join(dict.fromkeys(filter(None, (first, last)))) or "no day known"
    size = plural(len(story.document_ids), "report")
    absent = f" and {len(story.absent)} of earlier runs" if story.absent else ""
    return f"{size}{absent}, {days}"


def _is_decided(other: Neighbour, one: Story, two: Story) -> bool:
    """Whether the two reports by which stories are named are those that a person kept apart."""
    names = _names(one) | _names(two)
    return any(
        each.kind == "cannot_link" and {names.get(report) for report in each.report_ids} == set(other.report_ids)
        for each in (*one.corrections, *two.corrections)
    )


def _tell_parting(story: Story) -> str:
    if not story.parted:
        return ""
    return f", one part of {story.parted:,} linked reports, too many to be grouped at once: links between were cut"


def _tell_silence(one: Story, two: Story) -> str:
    """Why the file does not say how alike two stories are; each names the likest others alone."""
    missing = [story.id for story in (one, two) if not story.document_ids]
    if missing:
        return f"Nothing could be found alike: no report of {' and '.join(missing)} was given in this run."
    told = "How alike they are does not stand in the file"
    if one.parted and two.parted:
        return f"{told}. Size may be all that keeps them apart: each is one part of more reports than are grouped."
    if min(len(one.apart), len(two.apart)) < NAMED:
        return (
            f"{told}: no two of their reports were found to be even half as alike as reports that are put together."
        )
    return f"{told}: neither is among the {NAMED} that the other one names as its likest."


def _describe(like: Likeness, names: Mapping[str, str]) -> Iterator[str]:
    parts = ", ".join(f"{name} {value:.2f}" for name, value in like.parts)
    one, two = (names.get(key, key) for key in (like.first_id, like.second_id))
    yield f"  {one} and {two}: likeness {like.score:.2f} ({parts})"
    if like.veto:
        yield f"    no link, because: {like.veto}"


def _is_of(copy: Copy, names: Mapping[str, str], reports: set[str]) -> bool:
    return {names.get(copy.copy_id, ""), names.get(copy.other_id or "", "")} == reports


def _describe_correction(correction: Correction) -> str:
    done = "joined" if correction.kind == "must_link" else "kept apart"
    who = f"{correction.by or 'a person'}{f' on {correction.at}' if correction.at else ''}"
    return f"  {' and '.join(correction.report_ids)} were {done} by {who}"

"""What a file of earlier stories has to be, so that every id in it leads to one story and no report is lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from tellings.errors import FormatError
from tellings.types.codec.rows import describe
from tellings.types.stories import Story

ADVICE = "Give what `tellings cluster REPORTS --output STORIES.jsonl` wrote"
# Ids are written on from run to run, and from there into commands, links and names of files.
STORY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_LONGEST = 80  # letters of a report id in an error


def require_sound(stories: Mapping[int, Story], path: str) -> None:
    """Raise FormatError with the number of the first line that is not what an earlier run can have written.

    That is one with an id or a day that is none, one without reports, and one whose reports stand elsewhere already:
    an id would have no story to lead to, or a report two to be known from, and one of them would be lost.
    """
    seats: dict[str, tuple[int, str]] = {}
    for number, story in stories.items():
        found = next(_find_faults(story), None) or _find_double(number, story, seats)
        if found:
            raise FormatError(f"{path}, line {number}: {found}")


def _find_faults(story: Story) -> Iterator[str]:
    ids = [("id", story.id), *(("merged_ids", name) for name in story.merged_ids)]
    ids += [("split_from", split.story_id) for split in story.split_from]
    ids += [("follows", follow.story_id) for follow in story.follows]
    ids += [("apart", other.story_id) for other in story.apart]
    for key, name in ids:
        if not STORY_ID.fullmatch(name):
            yield (
                f"story.{key}: expected the id of a story, 1 to 64 letters from A to Z, digits, dots, dashes and low "
                f"lines, a letter or digit first, found {describe(name)}. {ADVICE}"
            )
    for key, day in (("first", story.first), ("last", story.last)):
        if day is not None and not _is_day(day):
            yield f"story.{key}: expected a day such as 2031-04-02, or null, found {describe(day)}. {ADVICE}"
    if story.first and story.last and story.first[:10] > story.last[:10]:
        yield f"story.last: expected no day before {story.first}, found {describe(story.last)}. {ADVICE}"
    if not story.document_ids and not story.absent:
        yield (
            f"expected a story with its reports, in `reports` or in `absent`, found none in {story.id}. {ADVICE}, or "
            "delete the line to forget the story"
        )


def _is_day(day: str) -> bool:
    try:
        datetime.fromisoformat(day)
    except ValueError:
        return False
    return _DAY.match(day) is not None


def _find_double(number: int, story: Story, seats: dict[str, tuple[int, str]]) -> str | None:
    """Which report of a story stands in it twice, or in another; lines of one id are one story. Fills the seats."""
    reports = [*(story.report_ids or story.document_ids), *(member.report_id for member in story.absent)]
    members = [*story.document_ids, *(member.document_id for member in story.absent)]
    for report, member in zip(reports, members, strict=True):
        line, other = seats.setdefault(member, (0, story.id))
        if line == number or other != story.id:
            name = report if len(report) <= _LONGEST else f"{report[:_LONGEST]}…"
            where = f"twice in {story.id}" if line == number else f"in {other} (line {line}) and in {story.id}"
            return (
                f"expected each report in one story, once, found {name!r} {where}. {ADVICE}: the last one, where "
                "files of several runs were put together"
            )
        seats[member] = number, story.id
    return None

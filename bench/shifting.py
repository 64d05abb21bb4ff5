"""The dates of four stories moved: what is found has to move along, and no figure of times and dates may fall.

Run: python -m bench.shifting

Every date that is written in the reports and their readings moves by so many days, the names stay. By whole weeks
the weekdays stay; by another count (years of 365 days, which leave the day and the month in their places) they are
written anew, "on Wednesday" as "on Thursday". What has weeks in it ("over the weekend") cannot move by parts of one
and is left out there. `moved along` counts the publication intervals and the values of times that are those of the
story as it is, moved; an interval of several days may end sooner where "this month" ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import NamedTuple

from bench.dates import measure as measure_dates
from bench.gold import GoldStory, GoldTime, load_stories, parse_story, skip_if_absent
from bench.renaming import Edit, Moves, find_edits
from bench.renaming import _anchor as find_anchor
from bench.renaming import _applied as apply_edits
from bench.renaming import _renamed as move_json
from bench.renaming import _shift_iso as shift_iso
from bench.times import annotated, score_story

# Month names in running text stay right ("earlier this month"), so only shifts that move a date by few days of its
# year, or by none.
SHIFTS = (364, -364, -728, 365, -365, 730)
TOLERANCE = 0.03
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_SHORT = {"Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6}
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})(?=s?\b)|\b(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?=\.? \d|, )")
_ADDRESS = re.compile(r"(?<=/)(20\d\d)/(\d\d)(?:/(\d\d))?(?=/)")


class Moved(NamedTuple):
    """How much of one story moved along: publication dates, values of times, and figures before and after."""

    dates: int
    dated: int
    values: int
    times: int
    figures: dict[str, tuple[float, float]]


def shift_story(story: GoldStory, days: int) -> GoldStory:
    """Return the story with all its dates so many days later, every marked place moved along and checked."""
    anchor = date.fromisoformat(find_anchor(story))
    bodies = {report.id: report.body for report in story.reports}
    names = [(row["doc"], row["start"], row["end"]) for row in story.files["times"].get("not_timex_spans", ())]
    moves = {
        report: Moves(
            [
                edit
                for edit in _find_edits(body, anchor, days)
                if not any(doc == report and first <= edit.start < last for doc, first, last in names)
            ]
        )
        for report, body in bodies.items()
    }

    def shifted(text: str | None) -> str | None:
        return text and apply_edits(text, _find_edits(text, anchor, days))

    reports = [
        replace(
            report,
            body=apply_edits(report.body, moves[report.id].edits),
            title=shifted(report.title),
            url=report.url and _ADDRESS.sub(partial(_move_address, anchor=anchor, days=days), report.url),
            published=report.published and shift_iso(report.published, days / 7),
        )
        for report in story.reports
    ]
    new_bodies = {report.id: report.body for report in reports}
    files = {
        stem: move_json(content, moves, new_bodies, {}, anchor, days / 7) for stem, content in story.files.items()
    }
    return parse_story(story.name, reports, files)


def _find_edits(text: str, anchor: date, days: int) -> list[Edit]:
    edits = find_edits(text, {}, anchor, days / 7)
    if days % 7:
        edits += [
            Edit(match.start(), match.end(), _next_weekday(match[0], days)) for match in _WEEKDAY.finditer(text)
        ]
    return sorted(edits)


def _next_weekday(word: str, days: int) -> str:
    number = _DAYS.index(word) if word in _DAYS else _SHORT[word]
    name = _DAYS[(number + days) % 7]
    return name if word in _DAYS else name[:3]


def _move_address(match: re.Match[str], *, anchor: date, days: int) -> str:
    day = date(int(match[1]), int(match[2]), int(match[3] or anchor.day)) + timedelta(days)
    return day.strftime("%Y/%m/%d" if match[3] else "%Y/%m")


def compare(story: GoldStory, days: int) -> Moved:
    """Return what of a story moves along with its dates."""
    moved = shift_story(story, days)
    if days % 7:
        story, moved = _leave_weeks(story), _leave_weeks(moved)
    before, after = annotated(story), annotated(moved)
    dates = [
        (shift_iso(f"{one.earliest} {one.latest} {one.basis}", days / 7), f"{two.earliest} {two.latest} {two.basis}")
        for one, two in ((before[name].document.published, after[name].document.published) for name in before)
    ]
    values = [pair for name in before for pair in _pair_values(before, after, name, days)]
    found = [
        measure_dates(story) | {"time values right": score_story(story, before, show=False).recall},
        measure_dates(moved) | {"time values right": score_story(moved, after, show=False).recall},
    ]
    return Moved(
        sum(one == two for one, two in dates),
        len(dates),
        sum(one == two for one, two in values),
        len(values),
        {name: (found[0][name], found[1][name]) for name in found[0]},
    )


def _leave_weeks(story: GoldStory) -> GoldStory:
    """Return the story without the marked times whose value has a week in it."""
    return replace(story, times=tuple(time for time in story.times if not _has_week(time)))


def _has_week(time: GoldTime) -> bool:
    return "-W" in time.value


def _pair_values(before: dict, after: dict, name: str, days: int) -> Iterator[tuple[str, str]]:  # type: ignore[type-arg]
    """Yield the values of each time of a report, as they are moved and as they are found in the moved report."""
    one, two = before[name].times, after[name].times
    if len(one) != len(two):
        yield from (("", time.value) for time in one)
        return
    for first, second in zip(one, two, strict=True):
        if days % 7 == 0 or "W" not in first.value:
            yield shift_iso(first.value, days / 7), second.value


def main() -> None:
    """Print, for each shift and story, what moved along and every figure that falls."""
    skip_if_absent()
    for days in SHIFTS:
        kind = "weekdays kept" if days % 7 == 0 else "weekdays written anew"
        for story in load_stories():
            moved = compare(story, days)
            told = f"{moved.dates} of {moved.dated} dates, {moved.values} of {moved.times} values moved along"
            falls = [
                f"{name} {one:.3f} to {two:.3f}"
                for name, (one, two) in moved.figures.items()
                if one - two > TOLERANCE
            ]
            print(f"{days:+5} days ({kind}) {story.name:7} {told}  {'falls: ' + '; '.join(falls) if falls else ''}")


if __name__ == "__main__":
    main()

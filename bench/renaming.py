"""Every figure again on renamed stories: what falls there was learnt by heart.

Run: python -m bench.renaming [-v]

Every person, place and outlet of the readings becomes another of its kind and every date moves by 52 weeks, which
keeps the weekday. The marked places move along. This is done in several
ways, numbered from 1; any bench runs on the stories of one of them with TELLINGS_RENAMED=1.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from bench.gold import STORY_NAMES, GoldStory, load_original, parse_story, skip_if_absent
from bench.replacements import find_replacements

WEEKS = 52  # month names in running text stay right, so "earlier this month" needs no rewriting
VARIANTS = 3  # one set of names may be lucky
_NO_BENCH = frozenset({"figures", "floors", "gold", "renaming", "report"})
_MONTHS = "January February March April May June July August September October November December".split()
_MONTH = "|".join(_MONTHS) + "|" + "|".join(f"{name[:3]}\\.?" for name in _MONTHS) + r"|Sept\.?"
_WRITTEN = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>\d{{1,2}})(?P<th>st|nd|rd|th)?\b(?:(?P<comma>,? )(?P<year>20\d\d)\b)?"
    rf"|\b(?P<day2>\d{{1,2}})(?P<th2>st|nd|rd|th)? (?P<month2>{_MONTH})(?!\w)(?:(?P<comma2> )(?P<year2>20\d\d)\b)?"
    r"|(?<![\d.,$£€])(?P<alone>20[0-4]\d)(?![\d.,]*\d)(?= |\.|,|$|\))"
)
_ARTICLE = re.compile(r"\b(an?) $", re.I)
_ISO = re.compile(r"(?<!\d)(\d{4})-(?:(\d\d)-(\d\d)|W(\d\d)|(\d\d)(?!\d))")
_IN_ADDRESS = re.compile(r"/(20\d\d)/(\d\d|[a-z]{3})/(\d\d)/")


class Edit(NamedTuple):
    """`start:end` of the old text becomes `text`."""

    start: int
    end: int
    text: str


class Moves:
    """Where the code points of a text stand after some edits."""

    def __init__(self, edits: list[Edit]) -> None:
        self.edits = edits
        self._starts = [edit.start for edit in edits]
        self._shifts = [0]
        for edit in edits:
            self._shifts.append(self._shifts[-1] + len(edit.text) - (edit.end - edit.start))

    def move(self, place: int, *, is_end: bool) -> int:
        """Return the new place of a boundary; inside an edit, a start goes to its start and an end to its end."""
        number = bisect_right(self._starts, place - 1 if is_end else place)
        if number == 0:
            return place
        edit, before = self.edits[number - 1], self._shifts[number - 1]
        if place >= edit.end:
            return place + self._shifts[number]
        if place == edit.start:
            return place + before
        return edit.start + before + (len(edit.text) if is_end else 0)


def rename_story(story: GoldStory, *, variant: int = 1, weeks: float = WEEKS) -> GoldStory:
    """Return the story with other names and dates, every marked place moved along and checked.

    Each variant, from 1, takes other names.
    """
    names = find_replacements(story, variant=variant)
    anchor = date.fromisoformat(_anchor(story))
    bodies = {report.id: report.body for report in story.reports}
    moves = {report_id: Moves(find_edits(body, names, anchor, weeks)) for report_id, body in bodies.items()}
    reworded = partial(_reworded, names=names, anchor=anchor, weeks=weeks)
    reports = [
        replace(
            report,
            body=_applied(report.body, moves[report.id].edits),
            title=report.title and reworded(report.title),
            outlet=report.outlet and reworded(report.outlet),
            url=report.url and _moved_address(report.url, reworded(report.outlet or ""), weeks),
            published=report.published and reworded(report.published),
            authors=tuple(reworded(author) for author in report.authors),
        )
        for report in story.reports
    ]
    new_bodies = {report.id: report.body for report in reports}
    files = {
        stem: _renamed(content, moves, new_bodies, names, anchor, weeks) for stem, content in story.files.items()
    }
    return parse_story(story.name, reports, files)


def reword_like(story: GoldStory, text: str) -> str:
    """Return another text about the people and places of a story, under the names that this renaming of it has."""
    original = next(one for name in STORY_NAMES if (one := load_original(name)).name == story.name)
    bodies = [report.body for report in story.reports]
    for variant in range(1, VARIANTS + 1):
        if [report.body for report in rename_story(original, variant=variant).reports] == bodies:
            names = find_replacements(original, variant=variant)
            return _reworded(text, names, date.fromisoformat(_anchor(original)), WEEKS)
    return text


def find_edits(text: str, names: Mapping[str, str], anchor: date, weeks: float) -> list[Edit]:
    """Return the edits of one text in order, without overlaps."""
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?![^\W_])")
    found = pattern.finditer(text) if names else ()
    edits = [Edit(match.start(), match.end(), names[match.group()]) for match in found]
    edits += _articles(text, edits)
    for match in _WRITTEN.finditer(text):
        new = _shifted(match, anchor, weeks)
        if new != match.group() and not any(edit.start < match.end() and match.start() < edit.end for edit in edits):
            edits.append(Edit(match.start(), match.end(), new))
    return sorted(edits)


def _articles(text: str, edits: list[Edit]) -> list[Edit]:
    """Return edits of "a" and "an" before a name that now begins with another sound."""
    found = []
    for edit in edits:
        match = _ARTICLE.search(text, max(0, edit.start - 4), edit.start)
        if match is None:
            continue
        article = "an" if edit.text[0] in "AEIO" and not edit.text.startswith("Eu") else "a"
        if match.group(1).lower() != article:
            found.append(Edit(match.start(1), match.end(1), article.title() if match.group(1)[0] == "A" else article))
    return found


def _shifted(match: re.Match[str], anchor: date, weeks: float) -> str:
    if match["alone"]:
        return str(int(match["alone"]) + round(weeks / 52))
    month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
    number = next(i for i, name in enumerate(_MONTHS, 1) if name.startswith(month.rstrip(".")[:3]))
    year, comma = match["year"] or match["year2"], match["comma"] or match["comma2"] or ""
    if not 1 <= day <= 31 or (number, day) in ((2, 30), (2, 31)):
        return match.group()
    old = date(int(year), number, day) if year else _nearest(number, day, anchor)
    new = old + timedelta(weeks=weeks)
    name = _MONTHS[new.month - 1]
    if new.month == number:
        name = month
    elif len(month.rstrip(".")) <= 4 and month.rstrip(".") != _MONTHS[number - 1]:
        name = name[:3] + ("." if month.endswith(".") and name != "May" else "")
    tail = f"{comma}{new.year}" if year else ""
    return f"{name} {new.day}{tail}" if match["month"] else f"{new.day} {name}{tail}"


def _nearest(month: int, day: int, anchor: date) -> date:
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [date(year, month, min(day, 28 if month == 2 and year % 4 else day)) for year in years]
    return min(days, key=lambda found: abs(found - anchor))


def _shift_iso(text: str, weeks: float) -> str:
    def moved(match: re.Match[str]) -> str:
        year, month, day, week, alone = match.groups()
        if day:
            return (date(int(year), int(month), int(day)) + timedelta(weeks=weeks)).isoformat()
        if week:
            new = (date.fromisocalendar(int(year), int(week), 3) + timedelta(weeks=weeks)).isocalendar()
            return f"{new.year}-W{new.week:02}"
        return f"{int(year) + round(weeks / 52)}-{alone}"

    if re.fullmatch(r"(?:199|20[0-4])\d", text):
        return str(int(text) + round(weeks / 52))
    return _ISO.sub(moved, text)


def _moved_address(url: str, outlet: str, weeks: float) -> str:
    """Return an address of the new outlet that keeps nothing of the old one but its date."""
    host = f"https://www.{re.sub('[^a-z]', '', outlet.lower())}.example"
    match = _IN_ADDRESS.search(url)
    if match is None:
        return f"{host}/report"
    year, month, day = match.groups()
    number = int(month) if month.isdigit() else [name[:3].lower() for name in _MONTHS].index(month) + 1
    new = date(int(year), number, int(day)) + timedelta(weeks=weeks)
    written = f"{new.month:02}" if month.isdigit() else _MONTHS[new.month - 1][:3].lower()
    return f"{host}/{new.year}/{written}/{new.day:02}/report"


def _anchor(story: GoldStory) -> str:
    found = story.files["times"]["reference_date"]
    return str(found if isinstance(found, str) else min(found.values()))


def _applied(text: str, edits: list[Edit]) -> str:
    pieces, done = [], 0
    for edit in edits:
        pieces += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*pieces, text[done:]])


def _reworded(text: str, names: Mapping[str, str], anchor: date, weeks: float) -> str:
    if _ISO.search(text) or re.fullmatch(r"\d{4}", text):
        return _shift_iso(text, weeks)
    return _applied(text, find_edits(text, names, anchor, weeks))


def _renamed(
    value: Any,
    moves: Mapping[str, Moves],
    bodies: Mapping[str, str],
    names: Mapping[str, str],
    anchor: date,
    weeks: float,
) -> Any:
    """Return a JSON value with its places moved and its words and dates replaced."""
    again = partial(_renamed, moves=moves, bodies=bodies, names=names, anchor=anchor, weeks=weeks)
    if isinstance(value, list):
        return [again(item) for item in value]
    if isinstance(value, str):
        return value if value in bodies else _reworded(value, names, anchor, weeks)
    if not isinstance(value, dict):
        return value
    new = {key: item if key in ("doc", "id", "start", "end") else again(item) for key, item in value.items()}
    if {"doc", "start", "end", "text"} <= value.keys():
        move = moves[value["doc"]].move
        new["start"], new["end"] = move(value["start"], is_end=False), move(value["end"], is_end=True)
        new["text"] = bodies[value["doc"]][new["start"] : new["end"]]
    return new


# --- comparison ----------------------------------------------------------------------------------------------------


def find_benches() -> list[str]:
    """Return the modules that print figures of one task."""
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(Path(__file__).parent.glob("*.py"))}
    return [name for name, text in texts.items() if "__main__" in text and name not in _NO_BENCH]


def run_bench(name: str, *, renamed: bool = False) -> list[str]:
    """Return the lines that a bench prints; SystemExit with what it said where it fails."""
    environment = {**os.environ, "TELLINGS_RENAMED": "1" if renamed else ""}
    done = subprocess.run(
        [sys.executable, "-m", f"bench.{name}"], capture_output=True, text=True, check=False, env=environment
    )
    if done.returncode:
        raise SystemExit(f"bench.{name} failed:\n{done.stderr}")
    return [line for line in done.stdout.splitlines() if line.strip()]


def main() -> None:
    """Print every figure that falls; with -v what the names became, too."""
    skip_if_absent()
    from bench.figures import measure_stories  # it renames stories itself
    from bench.report import write_falls

    if "-v" in sys.argv:
        for story_name in STORY_NAMES:
            story = load_original(story_name)
            for variant in range(1, VARIANTS + 1):
                names = json.dumps(find_replacements(story, variant=variant), ensure_ascii=False)
                print(f"== {story_name}, way {variant}: {names}")
    renamed = {variant: measure_stories(variant=variant) for variant in range(1, VARIANTS + 1)}
    print(*write_falls(measure_stories(), renamed), sep="\n")


if __name__ == "__main__":
    main()

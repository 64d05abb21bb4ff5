"""Publication dates of reports whose date was taken away: from the words alone, and from the story's other reports.

Run: python -m bench.dates [--errors] [STORIES]

The reports are those of a public set of news stories, two or three of each, their addresses left out. Each report's
date is hidden in turn, and found (alone) from its own words; (beside) with the others dated; (year, month) with one
of the others dated wrongly by a random year or month, where the story has two others, beside the median of their
dates; (only) the same, year or month, where there is one other, which no median can mend; (wrong) the same in all
stories; (none) with no report dated. Four wrong dates are tried for each report. `dated` is the share of reports
that get an interval, `false` the share of the intervals that do not hold the day, `width` the median in days. Last,
the reports of the four stories whose readers noted the day.
"""

from __future__ import annotations

import hashlib
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, Literal, cast

from bench.clustering import load_rows
from bench.gold import GoldStory, load_stories, shared_folder, skip_if_absent
from tellings import pipeline
from tellings.assembly.dates import match_dates
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import PublicationDate, Report

Way = Literal["alone", "beside", "year", "month", "only", "wrong", "none"]
Part = Literal["year", "month"]
WAYS: tuple[Way, ...] = ("alone", "beside", "year", "month", "only", "wrong", "none")
_ROOT = Path(__file__).resolve().parents[1]
_CACHE = _ROOT / "build" / "dates"
# What decides what is found in one report; what is cached holds as long as these rooms are as they were.
_ROOMS = ("text", "tables", "extraction", "annotation", "types")
_YEARS_OFF = 10
_SEED = 6
_OF_SEVERAL: tuple[Part, ...] = ("year", "month")
_SPOILT = (*_OF_SEVERAL, "only", "wrong")
_DRAWS = 4  # wrong dates that are tried for each report
_CLOSE = 1  # days by which the median may miss


@dataclass(slots=True)
class Tally:
    """How many reports were tried in one way, and what became of them."""

    tried: int = 0
    widths: list[int] = field(default_factory=list)
    false: int = 0
    median_right: int = 0
    right: int = 0
    mended: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    @property
    def dated(self) -> float:
        """Return the share of reports that got an interval."""
        return len(self.widths) / max(1, self.tried)

    @property
    def false_share(self) -> float:
        """Return the share of intervals that do not hold the day."""
        return self.false / max(1, len(self.widths))

    def __str__(self) -> str:
        told = f"{self.tried:5} reports  dated {self.dated:.3f}  false {self.false_share:.3f}"
        told += f"  width {median(self.widths) if self.widths else 0:g}"
        if self.mended:
            told += f"  right {self.right / self.tried:.3f}, the median's {self.median_right / self.tried:.3f}"
            told += f"  wrong date found out {self.mended['right'] + self.mended['wrong']} of {self.tried}"
            told += f", put wrong {self.mended['wrong']}; a right date taken for wrong {self.mended['right date']}"
        return told


def load_stories_of_set(limit: int | None = None) -> list[dict[str, tuple[AnnotatedDocument, date]]]:
    """Return the reports of each story with their days, as they are read without date and address."""
    stories: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in load_rows("allsides"):
        stories[row["story"]].append(row)
    chosen = [rows for rows in stories.values() if len({row["id"] for row in rows}) > 1]
    step = max(1, len(chosen) // limit) if limit else 1
    chosen = chosen[::step][:limit]
    documents = _annotate([row for rows in chosen for row in rows])
    return [
        {
            row["id"]: (documents[row["id"]], day)
            for row in rows
            if row["id"] in documents and (day := _day_of(row)) is not None
        }
        for rows in chosen
    ]


def _day_of(row: Mapping[str, Any]) -> date | None:
    try:
        return date.fromisoformat(row["date"][:10])
    except ValueError:
        return None


def _annotate(rows: Sequence[dict[str, Any]]) -> dict[str, AnnotatedDocument]:
    """Return the annotated documents by row, read again where the code that reads them has changed."""
    digest = hashlib.sha256("\n".join(row["id"] for row in rows).encode())
    for room in _ROOMS:
        for path in sorted((_ROOT / "src" / "tellings" / room).rglob("*.py")):
            digest.update(path.read_bytes())
    kept = _CACHE / f"{digest.hexdigest()[:16]}.pickle"
    if kept.is_file():
        return cast("dict[str, AnnotatedDocument]", pickle.loads(kept.read_bytes()))
    reports = [
        Report(id=row["id"], body=row["text"], title=row["title"] or None, outlet=row["outlet"]) for row in rows
    ]
    outcomes = pipeline.annotate_reports(reports, model=False, jobs=2)
    found = {
        one.document.report_id: replace(one, mentions=(), statements=(), quantities=(), credits=())
        for one in outcomes
        if isinstance(one, AnnotatedDocument)
    }
    _CACHE.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def score(stories: Iterable[Mapping[str, tuple[AnnotatedDocument, date]]], way: Way) -> Tally:
    """Return what is found where each report's date is hidden in turn."""
    chance, tally = random.Random(_SEED), Tally()
    for story in stories:
        for hidden in story:
            others = {name: day for name, (_, day) in story.items() if name != hidden}
            if (way in _OF_SEVERAL and len(others) < 2) or (way == "only" and len(others) != 1):
                continue
            if not others and way != "alone":
                continue
            for _ in range(_DRAWS if way in _SPOILT else 1):
                _try(story, hidden, dict(others), way, chance, tally)
    return tally


def _try(
    story: Mapping[str, tuple[AnnotatedDocument, date]],
    hidden: str,
    others: dict[str, date],
    way: Way,
    chance: random.Random,
    tally: Tally,
) -> None:
    document, day = story[hidden]
    tally.tried += 1
    wrong = chance.choice(sorted(others)) if way in _SPOILT else None
    if wrong:
        part: Part = way if way == "year" or way == "month" else chance.choice(_OF_SEVERAL)
        others[wrong] = spoil(others[wrong], part, chance)
    dated = {name: _dated(story[name][0], None if way == "none" else others[name]) for name in others}
    found = document.document.published
    if way != "alone":
        published = dict(match_dates([document, *dated.values()]))
        found = published[document.document.id]
        for name in others if wrong else ():
            _judge_given(published[story[name][0].document.id], story[name][1], name == wrong, tally)
        if wrong:
            tally.mended["tried"] += 1
            tally.median_right += abs((_median(others.values()) - day).days) <= _CLOSE
    if found.earliest is None or found.latest is None:
        return
    first, last = date.fromisoformat(found.earliest[:10]), date.fromisoformat(found.latest[:10])
    tally.widths.append((last - first).days + 1)
    tally.right += first <= day <= last
    if not first <= day <= last:
        tally.false += 1
        tally.misses.append(f"{hidden} {day} not in {first} .. {last}: {' '.join(found.evidence)}")


def spoil(day: date, part: Part, chance: random.Random) -> date:
    """Return a date with another year, at most ten years off, or another month of its year."""
    if part == "year":
        shift = chance.choice([shift for shift in range(-_YEARS_OFF, _YEARS_OFF + 1) if shift])
        return day.replace(year=day.year + shift, day=min(day.day, 28))
    month = chance.choice([month for month in range(1, 13) if month != day.month])
    return day.replace(month=month, day=min(day.day, 28))


def _judge_given(found: PublicationDate, day: date, is_wrong: bool, tally: Tally) -> None:
    """Count what became of a date that was given, right or spoilt."""
    if found.basis == "given":
        return
    holds = (found.earliest or "") <= day.isoformat() <= (found.latest or "")
    tally.mended["right date" if not is_wrong else "right" if holds else "wrong"] += 1


def _median(days: Iterable[date]) -> date:
    """Return the middle day; of an even number, the earlier of the two in the middle."""
    ordered = sorted(days)
    return ordered[(len(ordered) - 1) // 2]


def _dated(document: AnnotatedDocument, day: date | None) -> AnnotatedDocument:
    if day is None:
        return document
    published = PublicationDate(day.isoformat(), day.isoformat(), "given")
    return replace(document, document=replace(document.document, published=published))


def find_noted(story: GoldStory) -> Iterator[tuple[PublicationDate, str | None, str, str]]:
    """Yield each report's date as found, its day where one is stated, and the days that its reader lets it be of."""
    from bench.times import annotated

    pages = story.files.get("clean", {}).get("documents", {})
    times = story.files["times"]
    for name, document in annotated(story).items():
        stated = story.report(name).published
        if name in pages:
            stated = pages[name]["publication_date_stated"]
            first, last = pages[name]["publication_interval"]
        elif name in times.get("documents", {}):
            first, last = times["documents"][name]["interval"]
        elif name in times["reference_date"]:
            first = last = times["reference_date"][name]
        else:
            continue
        yield document.document.published, stated, first, last


def measure(story: GoldStory) -> dict[str, float]:
    """Return the share of reports with a day in their reading that are dated rightly, on the right basis."""
    found = [_is_right(*noted) for noted in find_noted(story)]
    return {"publication dates right": sum(found) / len(found)} if found else {}


def _is_right(found: PublicationDate, stated: str | None, first: str, last: str) -> bool:
    if found.earliest is None or found.latest is None:
        return False
    basis = found.basis != "inferred" if stated else found.basis == "inferred"
    return basis and first <= found.earliest[:10] <= found.latest[:10] <= last


def measure_sets(limit: int = 200) -> dict[str, float]:
    """Return how many reports are dated beside others and how many rightly, and the same beside a wrong date."""
    stories = load_stories_of_set(limit)
    if not stories:
        return {}
    beside, spoilt = score(stories, "beside"), score(stories, "wrong")
    return {
        "allsides: dates found": beside.dated,
        "allsides: dates found hold the day": 1 - beside.false_share,
        "allsides: dates found beside a wrong one": spoilt.dated,
        "allsides: dates beside a wrong one hold the day": 1 - spoilt.false_share,
    }


def main(limit: int | None, *, show: bool) -> None:
    """Print the figures over so many stories, all without a number."""
    skip_if_absent()
    stories = load_stories_of_set(limit)
    if not stories:
        print(f"skipped: no data/allsides in {shared_folder()}")
    for way in WAYS if stories else ():
        tally = score(stories, way)
        print(f"{way:7}{tally}")
        for miss in tally.misses if show else ():
            print(f"    {miss}")
    for story in load_stories():
        noted = list(find_noted(story))
        if noted:
            print(f"{story.name:10} dates right {sum(_is_right(*one) for one in noted)} of {len(noted)}")


if __name__ == "__main__":
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    main(numbers[0] if numbers else None, show="--errors" in sys.argv)

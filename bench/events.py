"""The timeline against the reference reading of the seeds: events found, their days, their order, past and planned.

    python -m bench.events [--model] [--errors]

An event is found where one of ours has a passage that shares half with one of its own, both are past or both open,
and the days agree; each of ours counts for one event at most. Also the days of public timelines of five topics (t17),
and in AllSides stories how often what lies ahead of the report is told as past.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from bench.accounts import Account, read_story
from bench.gold import GoldStory, load_story, overlap, overlaps_half, shared_folder, skip_if_absent
from bench.models import take_flag
from tellings.annotation import annotate
from tellings.assembly.entities import match_entities
from tellings.assembly.timelines import match_events
from tellings.extraction import extract
from tellings.text.calendars import bounds
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Document, Report
from tellings.types.dossiers import Event

_OPEN_KINDS = frozenset({"planned", "proposed", "awaited", "cancelled"})
_SLACK = 3
"""Days that an end may be off where the reading itself infers the day from the others."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_VALUE = re.compile(r"\d{4}(?:-W\d\d(?:-WE)?|-\d\d(?:-\d\d)?)?")


class Reach(NamedTuple):
    """First and last day of an event of the reading, None where open; `is_loose` where the texts give no day."""

    first: str | None
    last: str | None
    is_loose: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of the events of the reading: found ones with ours, and what is wrong with ours."""

    wanted: int
    found: Mapping[str, str]
    missed: tuple[str, ...]
    splits: tuple[str, ...]
    merges: tuple[str, ...]
    planned_as_past: tuple[str, ...]
    orders: int
    orders_right: int
    ours: int
    told: int


def read_reach(words: str) -> Reach:
    """Return the days that a date of the reading stands for.

    >>> read_reach("2025-05 (before 28)")
    Reach(first='2025-05-01', last='2025-05-28', is_loose=False)
    >>> read_reach("before or on 2025-05-28"), read_reach("2025-05-28 (not stated; after E03)").is_loose
    (Reach(first=None, last='2025-05-28', is_loose=False), True)
    """
    values = _VALUE.findall(words)
    if not values:
        return Reach(None, None, True)
    reaches = [bounds(value) for value in values]
    first, last = reaches[0][0], reaches[-1][1]
    loose = "not stated" in words or "just after" in words or "undated" in words
    if words.startswith(("before", "undated")):
        return Reach(None, last, loose)
    if match := re.search(r"\(before (\d\d)\)", words):
        return Reach(first, f"{values[0][:7]}-{match[1]}", loose)
    return Reach(first, last, loose)


def agree(reach: Reach, event: Event) -> bool:
    """Return whether the days of one of ours are those of an event: they meet, and ours are hardly wider."""
    first, last = (bounds(event.start)[0] if event.start else None), (bounds(event.end)[1] if event.end else None)
    if (reach.first and last and last < reach.first) or (reach.last and first and first > reach.last):
        return False
    if reach.is_loose:
        return last is None or reach.last is None or last <= _shift(reach.last, _SLACK)
    early = reach.first is None or (first is not None and first >= _shift(reach.first, -_SLACK))
    late = reach.last is None or (last is not None and last <= _shift(reach.last, _SLACK))
    return early and late


def judge(story: GoldStory, account: Account) -> Verdict:
    """Return what became of the events of a story's reading."""
    rows = list(story.files["events"]["events"])
    ours = [event for dossier in account.dossiers for event in dossier.timeline]
    touching = {row["id"]: [event for event in ours if _meets(account, event, row)] for row in rows}
    absent = [row["id"] for row in rows if row.get("exclude_from_timeline")]
    found = {name: "absent, as it should be" for name in absent if not touching[name]}
    right = {
        row["id"]: [
            event
            for event in touching[row["id"]]
            if agree(read_reach(row["date"]), event) and _is_open(row) == (event.kind in _OPEN_KINDS)
        ]
        for row in rows
        if row["id"] not in absent
    }
    found |= _assign(right)
    pairs = list(_read_orders(story.files["events"]))
    return Verdict(
        wanted=len(rows),
        found=found,
        missed=tuple(row["id"] for row in rows if row["id"] not in found),
        splits=tuple(name for name, events in right.items() if len(events) > 1 and name in found),
        merges=tuple(_find_merges(account, ours, rows)),
        planned_as_past=tuple(_find_planned_as_past(account, ours, rows)),
        orders=len(pairs),
        orders_right=sum(_comes_before(found.get(one), found.get(two), ours) for one, two in pairs),
        ours=len(ours),
        told=sum(any(event in events for events in touching.values()) for event in ours),
    )


def _is_open(row: Mapping[str, Any]) -> bool:
    return str(row["kind"]).startswith("planned")


def _spans(row: Mapping[str, Any]) -> list[tuple[str, tuple[tuple[int, int], ...]]]:
    return [(span["doc"], ((span["start"], span["end"]),)) for span in row["spans"]]


def _meets(account: Account, event: Event, row: Mapping[str, Any]) -> bool:
    places = [account.place(passage) for passage in event.passages]
    return any(one == doc and overlaps_half(ours, span) for one, ours in places for doc, span in _spans(row))


def _assign(right: Mapping[str, Sequence[Event]]) -> dict[str, str]:
    """One of ours for each event, as many as can be had, those with the fewest to choose from first."""
    taken: dict[str, str] = {}

    def place(name: str, seen: set[str]) -> bool:
        for event in right[name]:
            if event.id in seen:
                continue
            seen.add(event.id)
            if event.id not in taken or place(taken[event.id], seen):
                taken[event.id] = name
                return True
        return False

    for name in sorted(right, key=lambda name: (len(right[name]), name)):
        place(name, set())
    return {name: event_id for event_id, name in taken.items()}


def _find_merges(account: Account, ours: Sequence[Event], rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Ours with passages of two events, one that only the one has and another that only the other has."""
    for event in ours:
        owners: set[str] = set()
        for passage in event.passages:
            doc, ranges = account.place(passage)
            holders = {
                row["id"] for row in rows for name, span in _spans(row) if name == doc and overlap(ranges, span)
            }
            owners |= holders if len(holders) == 1 else set()
        if len(owners) > 1:
            yield f"{event.id}: {', '.join(sorted(owners))}"


def _find_planned_as_past(
    account: Account, ours: Sequence[Event], rows: Sequence[Mapping[str, Any]]
) -> Iterator[str]:
    """Ours that are told as past and hold the words of nothing but a planned event."""
    for event in ours:
        if event.kind in _OPEN_KINDS:
            continue
        met = [row for row in rows if _meets(account, event, row)]
        if met and all(_is_open(row) for row in met):
            yield event.id


def _read_orders(events: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Which event comes before which, by the order fields of the reading."""
    for row in events["events"]:
        for words in re.findall(r"(?:before|after|and) E\d\d[a-z]?|, before E\d\d[a-z]?", row.get("order", "")):
            other = re.findall(r"E\d\d[a-z]?", words)[0]
            way = "after" if "after" in words else "before"
            yield (other, row["id"]) if way == "after" else (row["id"], other)


def _comes_before(one: str | None, two: str | None, ours: Sequence[Event]) -> bool:
    """Whether our timeline itself says that one event comes before another: by its links, or by their days."""
    by_id = {event.id: event for event in ours}
    if one not in by_id or two not in by_id:
        return False
    seen, todo = set(), [two]
    while todo:
        at = todo.pop()
        if at == one:
            return True
        if at in by_id and at not in seen:
            seen.add(at)
            todo.extend(order.event_id for order in by_id[at].after)
    end, start = by_id[one].end, by_id[two].start
    return end is not None and start is not None and end < start


def _shift(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name; none for a story whose reading has no events."""
    if "events" not in story.files:
        return {}
    verdict = judge(story, read_story(story))
    return {
        "events found": len(verdict.found) / verdict.wanted,
        "events of two made one": float(len(verdict.merges)),
        "planned shown as past": float(len(verdict.planned_as_past)),
        "order of events right": verdict.orders_right / max(1, verdict.orders),
        "events told that are events": verdict.told / max(1, verdict.ours),
    }


def score_timelines(limit: int = 60) -> dict[str, tuple[float, float]]:
    """Return the F1 of days by topic, ours and of the days most often named, so many articles of each topic read.

    As many days as the timeline of the reading has are taken, those told by most reports first.
    """
    rows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    path = shared_folder() / "data" / "t17"
    for row in _read_rows(path / "docs.jsonl.gz"):
        rows[row["topic"]].append(row)
    found = {}
    for topic, articles in sorted(rows.items()):
        step = max(1, len(articles) // limit)
        members = [one for one in map(_annotate, articles[::step][:limit]) if one]
        told, named = Counter[str](), Counter[str]()
        for event in match_events(members, match_entities(members)):
            if event.kind == "happened" and event.start and event.start == event.end:
                told[event.start] += len({passage.document_id for passage in event.passages})
        for member in members:
            named.update({one.value[:10] for one in member.times if _DAY.match(one.value)})
        golds = [set(_DAY.findall(one.read_text("utf-8"))) for one in sorted(_list_timelines(path, topic))]
        found[topic] = (_mean(_f1(told, gold) for gold in golds), _mean(_f1(named, gold) for gold in golds))
    return found


def _read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    if path.is_file():
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _list_timelines(path: Path, topic: str) -> Iterator[Path]:
    return (path / "gold-timelines" / f"tl17-{topic}").glob("*.txt")


def _annotate(row: Mapping[str, Any]) -> AnnotatedDocument | None:
    text = re.sub(r" ([.,;:?!%])", r"\1", row["text"].replace("-LRB- ", "(").replace(" -RRB-", ")"))
    report = Report(id=row["id"], body=re.sub(r"`` ?| ?''", '"', text), published=row["date"])
    document = extract(report)
    return annotate(document) if isinstance(document, Document) else None


def _f1(days: Counter[str], gold: set[str]) -> float:
    """The F1 of as many days as the reading has, those with the highest counts."""
    ours = {day for day, _ in sorted(days.items(), key=lambda item: (-item[1], item[0]))[: len(gold)]}
    return 2 * len(ours & gold) / max(1, len(ours) + len(gold))


def _mean(values: Iterable[float]) -> float:
    given = list(values)
    return sum(given) / max(1, len(given))


def _list(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def main(show: bool) -> None:
    """Print the figures."""
    skip_if_absent()
    story = load_story("seeds")
    account = read_story(story)
    verdict = judge(story, account)
    print(f"events found            {len(verdict.found)} of {verdict.wanted}, missed {_list(verdict.missed)}")
    print(f"told more than once     {_list(verdict.splits)}")
    print(f"two made one            {_list(verdict.merges)}")
    print(f"planned shown as past   {_list(verdict.planned_as_past)}")
    print(f"order                   {verdict.orders_right} of {verdict.orders}")
    print(f"ours                    {verdict.ours}, of which {verdict.told} tell an event of the reading")
    for topic, (ours, named) in score_timelines().items():
        print(f"{topic:10} F1 of days: ours {ours:.3f}, days most often named {named:.3f}")
    if show:
        for name, found in sorted(verdict.found.items()):
            print(f"  {name:5} {found}")


if __name__ == "__main__":
    take_flag()
    main("--errors" in sys.argv)

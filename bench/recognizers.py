"""English cases of Microsoft's Recognizers-Text that lie within TIMEX3, and how many our grammar reads alike.

A case lies within TIMEX3 where one expression with one value is asked for; a range of two ends is two expressions
there and left out. Where the case leaves past or future open, either is right. Most cases are orders to a calendar,
not news; what we leave unread on purpose is told at `_LEFT`. `python -m bench.recognizers
[CATEGORY]` prints the shares, with a category its misses too.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from bench.gold import shared_folder, skip_if_absent
from bench.timeml import make_document
from tellings.annotation.times import find_times
from tellings.text.calendars import week_of
from tellings.types.annotations import TimeExpression

_FOLDER = "recognizers/DateTime/English"
_LENGTH = re.compile(r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<MO>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
                     r"(?:T(?:(?P<H>[\d.]+)H)?(?:(?P<M>[\d.]+)M)?(?:(?P<S>[\d.]+)S)?)?")  # fmt: skip
# Repetitions that TIMEX3 spells with an open day.
_SAME = {"P1WE": "XXXX-WXX-WE"} | {f"XXXX-XX-XXT{part}": f"T{part}" for part in ("MO", "AF", "EV", "NI")}
_SECONDS = {"W": 604800, "D": 86400, "H": 3600, "M": 60, "S": 1}


# What news does not write, or writes of something else: nobody is dated wrongly by words that are left alone.
_LEFT = (
    "days and months in digits without a year (4/22, 5.12, 11/2016: fractions, scores and prices look the same)",
    "a bare day (on 15, the 27th: streets, holes, amendments)",
    "hours without a.m., p.m. or a part of the day (tomorrow at 3, friday at 4)",
    "years and clock times in spoken words (two thousand and five, nine thirty, half past seven)",
    "weekdays, months and feasts without capitals or cut short (fri, dec, thanksgiving, tmrw, eod)",
    "two expressions to TIMEX3 (two weeks before Christmas, three days from Tuesday), one there",
    "the n-th week of a month or year (no TIMEX3 value of a week in a month), fiscal and school years of their own",
    "a vague count as a number (a few days is three days there, PXD in TIMEX3)",
    "next and this weekday of a calendar (next Friday is a week later there)",
)


class Case(NamedTuple):
    """One expression asked for in a short text written on a day, with the values that are right."""

    text: str
    day: str
    start: int
    end: int
    category: str
    values: frozenset[str]


def read_cases() -> list[Case]:
    """Return the cases within TIMEX3, each once."""
    cases: dict[tuple[str, str, int], Case] = {}
    for path in sorted((shared_folder() / "data" / _FOLDER).glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8-sig")):
            day = row.get("Context", {}).get("ReferenceDateTime", "")[:10]
            for result in row["Results"] if day else ():
                case = _read_case(row["Input"], day, result)
                if case and case.values:
                    cases.setdefault((case.text, day, case.start), case)
    return list(cases.values())


def is_right(case: Case, found: tuple[TimeExpression, ...]) -> bool:
    """Return whether one of the expressions found overlaps the one asked for and has one of its values."""
    clock = case.category.startswith("time")
    return any(
        one.span.start < case.end
        and case.start < one.span.end
        and _normalise(one.value[one.value.find("T") :] if clock else one.value) in case.values
        for one in found
    )


def score(cases: list[Case]) -> Mapping[str, tuple[list[Case], list[Case]]]:
    """Return the cases read alike and those missed, by category."""
    shares: dict[str, tuple[list[Case], list[Case]]] = defaultdict(lambda: ([], []))
    for case in cases:
        found = find_times(*make_document("case", case.text, case.day))
        shares[case.category][not is_right(case, found)].append(case)
    return shares


def measure_sets() -> dict[str, float]:
    """Return the share of cases read alike."""
    shares = score(read_cases())
    right = sum(len(right) for right, _ in shares.values())
    return {"recognizers: values right": right / max(1, sum(len(a) + len(b) for a, b in shares.values()))}


def _read_case(text: str, day: str, result: Mapping[str, Any]) -> Case | None:
    category = (result.get("Type") or result.get("TypeName") or "").rpartition(".")[2]
    start, length = result.get("Start"), result.get("Length") or len(result["Text"])
    words = result["Text"].lower()
    if start is None or category in ("", "timezone"):
        return None
    if category in ("date", "datetime") and words.startswith("in "):
        return None  # "In two weeks", "in five minutes" are lengths in TIMEX3, and moments there.
    values = frozenset(value for row in _resolutions(result) for value in _values(category, row))
    if re.search(r"\b(?:ago|from now|later)$", words):
        values |= {coarse for value in values for coarse in _coarser(words, value)}
    return Case(text, day, start, start + length, category, values)


def _resolutions(result: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield `timex` with a `value` or `start`, from either of the two shapes the files have."""
    value = result.get("Value") or result.get("Resolution") or {}
    yield from value.get("values") or ()
    for side in ("FutureResolution", "PastResolution"):
        if "Timex" in value:
            days = value.get(side) or {}
            yield {
                "timex": value["Timex"],
                "value": days.get("date") or days.get("dateTime") or days.get("time"),
                "start": days.get("startDate"),
            }


def _values(category: str, row: Mapping[str, Any]) -> Iterator[str]:
    timex = row.get("timex") or ""
    if "(" in timex or "Mod" in row or not timex:
        return
    day = (row.get("value") or row.get("start") or "").replace(" ", "T")
    if "X" not in timex.split("T")[0] or category == "set":
        yield _normalise(timex)
    elif category in ("date", "datetime") and re.match(r"\d{4}-", day):
        yield _normalise(day[:16])
    elif re.fullmatch(r"XXXX-\d\d", timex) and day:
        yield day[:7]
    elif re.fullmatch(r"XXXX-(SP|SU|FA|WI)", timex):
        yield timex


def _coarser(words: str, value: str) -> Iterator[str]:
    """Yield the value in the unit that the words count by: TIMEX3 knows only the month of "two months ago"."""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return
    if "week" in words:
        yield week_of(value)
    if "month" in words or "year" in words:
        yield value[:7] if "month" in words else value[:4]


def _normalise(value: str) -> str:
    """Return a value in one spelling: clock times with minutes, lengths in months and seconds."""
    clock = re.fullmatch(r"(.*T)(\d\d)(?::(\d\d))?(?::\d\d)?(Z|[+-]\d\d:\d\d)?", value)
    if clock and not value.startswith("P"):
        return f"{clock[1].removeprefix('XXXX-XX-XX')}{clock[2]}:{clock[3] or '00'}"
    if value in _SAME:
        return _SAME[value]
    length = _LENGTH.fullmatch(value)
    if length and any(length.groups()):
        parts = {unit: float(number) for unit, number in length.groupdict().items() if number}
        months = 12 * parts.pop("Y", 0) + parts.pop("MO", 0)
        return f"{months:g} months {sum(_SECONDS[unit] * number for unit, number in parts.items()):g} s"
    return value


def main(category: str) -> None:
    """Print the shares by category, and the misses of one."""
    skip_if_absent()
    shares = score(read_cases())
    for name, (right, missed) in sorted(shares.items()):
        count = len(right) + len(missed)
        print(f"{name:14} {len(right):4} of {count:4}  {len(right) / count:.3f}")
    for case in shares[category][1] if category else ():
        found = find_times(*make_document("case", case.text, case.day))
        read = [(one.span.of(case.text), one.value) for one in found]
        print(f"{case.text[case.start : case.end]!r} {sorted(case.values)} / {read}   | {case.text} [{case.day}]")
    for left in _LEFT if category else ():
        print(f"left unread: {left}")
    total = sum(len(right) for right, _ in shares.values())
    print(f"{'all':14} {total:4} of {sum(len(a) + len(b) for a, b in shares.values()):4}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")

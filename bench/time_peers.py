"""The time grammar beside the Python libraries that can be installed here, on the documents that were tuned on.

`python -m bench.time_peers` prints, for every fourth document, relaxed and value F1 and the speed as a share of ours
in the same run. A library that is not installed is left out and named. Each reads sentence by sentence with the day
of writing given; what it says of the unit (day, week, month) is written as TIMEX3 would. We have seen these
documents, the libraries have not.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from bench.gold import skip_if_absent
from bench.timeml import Page, Tally, count, match_page, read_corpus, read_page
from tellings.text.calendars import week_of
from tellings.text.sentences import split_sentences
from tellings.text.times import Kind
from tellings.types.annotations import TimeExpression
from tellings.types.spans import Span

_EVERY = 4
# A reader takes a sentence and the noon of the day of writing and yields start, end and TIMEX3 value.
Found = tuple[int, int, str]
Reader = Callable[[str, datetime], Iterator[Found]]


class Result(NamedTuple):
    """Counts of one reader and how many sentences it reads in a second of processor time."""

    tally: Tally
    rate: float


def read_parsedatetime() -> Reader:
    """Return parsedatetime with the unit that it reports as its accuracy."""
    module = import_module("parsedatetime")
    parser = module.Calendar(version=module.VERSION_CONTEXT_STYLE)

    def read(sentence: str, day: datetime) -> Iterator[Found]:
        for moment, context, start, end, _ in parser.nlp(sentence, sourceTime=day) or ():
            finest = int(context.accuracy).bit_length()
            unit = "time" if finest > len(_UNITS) else _UNITS[finest - 1] if finest else "day"
            yield start, end, _write(moment, unit)

    return read


# The units of parsedatetime's accuracy from its lowest bit on; higher bits are parts of a day.
_UNITS = ("year", "month", "week", "day")


def read_dateparser() -> Reader:
    """Return dateparser's search, with the period that its parser reports for each phrase; news looks back."""
    search = import_module("dateparser.search").search_dates
    parser = import_module("dateparser.date").DateDataParser

    def read(sentence: str, day: datetime) -> Iterator[Found]:
        settings = {"RELATIVE_BASE": day, "PREFER_DATES_FROM": "past", "RETURN_TIME_AS_PERIOD": True}
        at = 0
        for words, moment in search(sentence, languages=["en"], settings=settings) or ():
            start = sentence.find(words, at)
            if start < 0:
                continue
            at = start + len(words)
            period = parser(languages=["en"], settings=settings).get_date_data(words).period
            yield start, at, _write(moment, period)

    return read


def read_ctparse() -> Reader:
    """Return ctparse, which finds one expression of a text."""
    module = import_module("ctparse")
    logging.getLogger("ctparse").setLevel(logging.CRITICAL)  # it tells of each sentence without a time

    def read(sentence: str, day: datetime) -> Iterator[Found]:
        parsed = module.ctparse(sentence, ts=day, timeout=2)
        found = parsed.resolution if parsed else None
        if found is None:
            return
        value = f"P{found.value}{found.unit.value[0].upper()}" if hasattr(found, "unit") else _write_parts(found)
        if value:
            yield found.mstart, found.mend, value

    return read


def _write_parts(found: Any) -> str:
    """Return ctparse's time by the parts that it has; an interval is its first end."""
    found = getattr(found, "t_from", None) or found
    parts = [getattr(found, name, None) for name in ("year", "month", "day")]
    known = [part for part in parts if part is not None]
    value = "-".join(f"{part:02d}" for part in known) if parts[0] is not None else ""
    hour, minute = getattr(found, "hour", None), getattr(found, "minute", None) or 0
    return f"{value}T{hour:02d}:{minute:02d}" if value and hour is not None else value


def _write(moment: datetime, unit: str) -> str:
    day = moment.date().isoformat()
    if unit == "time":
        return f"{day}T{moment:%H:%M}"
    return {"week": week_of(day), "month": day[:7], "year": day[:4]}.get(unit, day)


PEERS: dict[str, Callable[[], Reader]] = {
    "parsedatetime": read_parsedatetime,
    "dateparser": read_dateparser,
    "ctparse": read_ctparse,
}


def run_ours(pages: Sequence[Page]) -> Result:
    """Return the figures of our own grammar."""
    begun = time.process_time()
    found = [read_page(page) for page in pages]
    return _score(pages, found, time.process_time() - begun)


def run_peer(pages: Sequence[Page], read: Reader) -> Result:
    """Return the figures of a library."""
    begun = time.process_time()
    found = [tuple(_read_sentences(page, read)) for page in pages]
    return _score(pages, found, time.process_time() - begun)


def _read_sentences(page: Page, read: Reader) -> Iterator[TimeExpression]:
    day = datetime.fromisoformat(page.day).replace(hour=12)
    for start, end in split_sentences(page.text):
        for first, last, value in read(page.text[start:end].replace("\n", " "), day):
            kind: Kind = "DURATION" if value.startswith("P") else "TIME" if "T" in value else "DATE"
            yield TimeExpression(Span(start + first, start + last), kind, value, None)


def _score(pages: Sequence[Page], found: Sequence[tuple[TimeExpression, ...]], seconds: float) -> Result:
    tally = Tally()
    for page, times in zip(pages, found, strict=True):
        tally = tally.plus(count(list(match_page(page, times))))
    return Result(tally, sum(len(split_sentences(page.text)) for page in pages) / seconds)


def main() -> None:
    """Print one line for ours and one for each library."""
    skip_if_absent()
    pages = [page for name in ("TimeBank", "AQUAINT") for page in read_corpus(name)][::_EVERY]
    ours = run_ours(pages)
    print(f"{len(pages)} documents")
    _print("ours", ours, ours)
    for name, load in PEERS.items():
        if find_spec(name) is None:
            print(f"{name:14} not installed: pip install {name}")
            continue
        _print(name, run_peer(pages, load()), ours)


def _print(name: str, result: Result, ours: Result) -> None:
    tally, share = result.tally, result.rate / ours.rate
    print(
        f"{name:14} relaxed {100 * tally.f1(tally.relaxed):5.1f}  value {100 * tally.f1(tally.values):5.1f}"
        f"  speed {share:.3f} of ours ({result.rate:.0f} sentences a second)"
    )


if __name__ == "__main__":
    main()

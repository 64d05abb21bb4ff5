"""Reports and documents from JSON: one object a line, or a whole file of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import NamedTuple

from tellings.errors import FormatError
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import decode_annotated, decode_document
from tellings.types.documents import Document, Rejection, Report

Item = Report | Document | AnnotatedDocument | Rejection
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NO_REPORTS = {
    "tellings.dossier/1": "It is a dossier, not a report: see `tellings verify` and `tellings explain`.",
    "tellings.story/1": "It is a story, which names its reports but does not hold them: give the reports themselves.",
}


class Entry(NamedTuple):
    """One JSON object under reading; `name` is the id of its report where it gives none."""

    name: str
    place: str
    values: Mapping[str, object]


def parse_json(text: str) -> object:
    """Return decoded JSON; a FormatError says in plain words why it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        raise FormatError("it is nested too deeply to be JSON of ours") from None
    except ValueError as error:
        raise FormatError(f"it is no valid JSON ({_shortened(str(error))})") from None


def read_values(value: object, *, name: str, place: str) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Yield what decoded JSON holds, each with notes on what was passed over in it."""
    if isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield _read_object(each, f"{name}:{number}", place)
    else:
        yield _read_object(value, name, place)


def read_lines(lines: Iterable[str | None], *, name: str, place: str) -> Iterator[tuple[Item, tuple[str, ...]]]:
    """Yield what each line of JSON holds; None stands for a line too long to be read."""
    for number, line in enumerate(lines, 1):
        entry = f"{name}:{number}"
        if line is None:
            yield Rejection(entry, "read", "The line is longer than a report may be."), ()
            continue
        if not line.strip():
            continue
        try:
            value = parse_json(line)
        except FormatError as error:
            yield Rejection(entry, "read", f"The line cannot be read: {error}."), ()
            continue
        yield _read_object(value, entry, place)


def _read_object(value: object, name: str, place: str) -> tuple[Item, tuple[str, ...]]:
    if not isinstance(value, Mapping):
        return Rejection(name, "read", "Expected a JSON object with a `text` or `html`, found none."), ()
    kind = value.get("format")
    if "dossiers" in value and kind is None:
        kind = "tellings.dossier/1"
    if isinstance(kind, str) and kind in _NO_REPORTS:
        return Rejection(name, "read", _NO_REPORTS[kind]), ()
    if isinstance(kind, str) and kind.startswith("tellings."):
        try:
            whole = "sentences" in value
            return (decode_annotated(value) if whole else decode_document(value)), ()
        except FormatError as error:
            return Rejection(name, "read", f"{error}."), ()
    return _read_report(Entry(name, place, value))


def _read_report(entry: Entry) -> tuple[Report | Rejection, tuple[str, ...]]:
    values = entry.values
    report_id = _report_id(entry)
    text, html = values.get("text"), values.get("html")
    body = text if isinstance(text, str) else html
    if not isinstance(body, str):
        keys = ", ".join(sorted(str(key) for key in values)[:8]) or "none"
        where = "" if report_id == entry.name else f" ({entry.name})"
        told = f"Expected `text` or `html` with the words of the report; found the keys: {_shortened(keys)}{where}."
        return Rejection(report_id, "read", told), ()
    notes: list[str] = []

    def field(key: str) -> str | None:
        value = values.get(key)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            notes.append(f"`{key}` is no text and was passed over")
            return None
        return one_line(value) or None

    published = field("date") if values.get("date") is not None else field("published")
    if published is not None and not is_iso(published):
        notes.append(f"the date {_shortened(published)!r} is not ISO (2031-04-02) and was passed over")
        published = None
    report = Report(
        id=report_id,
        body=clean_text(body),
        media_type="text/plain" if isinstance(text, str) else "text/html",
        place=entry.place,
        url=field("url"),
        outlet=field("outlet"),
        title=field("title"),
        published=published,
        fetched=field("fetched"),
        authors=_authors(values.get("authors")),
    )
    return report, tuple(notes)


def _report_id(entry: Entry) -> str:
    given = entry.values.get("id")
    if isinstance(given, str) and given.strip():
        return one_line(given)
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else entry.name


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return ()
    return tuple(one_line(each) for each in value if isinstance(each, str) and each.strip())


def is_iso(value: str) -> bool:
    """Return whether `value` is an ISO day or moment."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _ISO_DAY.match(value) is not None


def clean_text(text: str) -> str:
    """Return `text` with halves of surrogate pairs replaced, one for one: they are no characters."""
    if text.isascii():
        return text
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return a name or title on one line: a line break in it could pass for a heading of ours."""
    return " ".join(clean_text(text).split())


def _shortened(text: str) -> str:
    return text if len(text) <= 100 else text[:99] + "…"

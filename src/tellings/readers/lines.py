"""Reports and documents from decoded JSON objects: ours, what earlier commands wrote, and those of other programs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import NamedTuple

from tellings.errors import FormatError
from tellings.readers.dates import is_iso, read_date
from tellings.readers.schemas import translate
from tellings.readers.texts import clean_text, one_line, shorten
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import decode_annotated, decode_document
from tellings.types.documents import Document, Rejection, Report

Item = Report | Document | AnnotatedDocument | Rejection
_NO_REPORTS = {
    "tellings.dossier/1": "It is a dossier, not a report: see `tellings verify` and `tellings explain`.",
    "tellings.story/1": "It is a story, which names its reports but does not hold them: give the reports themselves.",
}


class Found(NamedTuple):
    """What one JSON object holds; `notes` say what was passed over, `shape` what was taken for what."""

    item: Item
    notes: tuple[str, ...] = ()
    shape: str = ""


class Row(NamedTuple):
    """One JSON object under reading; `name` is the id of its report where it gives none."""

    name: str
    place: str
    values: Mapping[str, object]
    shape: str = ""


def parse_json(text: str) -> object:
    """Return decoded JSON; a FormatError says in plain words why it is none."""
    try:
        return json.loads(text)
    except RecursionError:
        raise FormatError("it is nested too deeply to be JSON of ours") from None
    except ValueError as error:
        raise FormatError(f"it is no valid JSON ({shorten(str(error))})") from None


def read_object(value: object, name: str, place: str) -> Found:
    """Return what one decoded JSON value holds; `name` is the id of a report that gives none."""
    if not isinstance(value, Mapping):
        return Found(Rejection(name, "read", "Expected a JSON object with a `text` or `html`, found none."))
    kind = value.get("format")
    if "dossiers" in value and kind is None:
        kind = "tellings.dossier/1"
    if isinstance(kind, str) and kind in _NO_REPORTS:
        return Found(Rejection(name, "read", _NO_REPORTS[kind]))
    if isinstance(kind, str) and kind.startswith("tellings."):
        try:
            whole = "sentences" in value
            return Found(decode_annotated(value) if whole else decode_document(value))
        except FormatError as error:
            return Found(Rejection(name, "read", f"{error}."))
    told = translate(value)
    row = Row(name, place, told.values, told.shape)
    return Found(Rejection(_report_id(row), "read", told.refusal)) if told.refusal else _read_report(row)


def _read_report(row: Row) -> Found:
    values = row.values
    report_id = _report_id(row)
    text, html = values.get("text"), values.get("html")
    body = text if isinstance(text, str) else html
    if not isinstance(body, str):
        keys = ", ".join(sorted(str(key) for key in values)[:8]) or "none"
        where = "" if report_id == row.name else f" ({row.name})"
        told = f"Expected `text` or `html` with the words of the report; found the keys: {shorten(keys)}{where}."
        return Found(Rejection(report_id, "read", told))
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
        stated, published = published, read_date(published)
        if published is None:
            notes.append(f"the date {shorten(stated)!r} is not ISO (2031-04-02) and was passed over")
    report = Report(
        id=report_id,
        body=clean_text(body),
        media_type="text/plain" if isinstance(text, str) else "text/html",
        place=row.place,
        url=field("url"),
        outlet=field("outlet"),
        title=field("title"),
        published=published,
        fetched=field("fetched"),
        authors=_authors(values.get("authors")),
    )
    return Found(report, tuple(notes), row.shape)


def _report_id(row: Row) -> str:
    given = row.values.get("id")
    if isinstance(given, str) and given.strip():
        return one_line(given)
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else row.name


def _authors(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        value = [value]
    if not isinstance(value, list):
        return ()
    return tuple(one_line(each) for each in value if isinstance(each, str) and each.strip())

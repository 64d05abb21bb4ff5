"""Web archives (WARC, and WET with texts in it): each page a report, and past every damaged record to the next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import IO, NamedTuple
from urllib.parse import urlsplit

from tellings.readers.charsets import HEAD
from tellings.readers.codings import CodingError, undo_codings
from tellings.readers.contents import is_markup
from tellings.readers.dates import is_iso
from tellings.readers.limits import Means
from tellings.readers.lines import Item
from tellings.readers.pieces import Piece, read_page
from tellings.readers.records import Broken, Record, list_records
from tellings.readers.texts import one_line
from tellings.types.documents import Rejection

_PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain"})
_KINDS = {"warcinfo": "archive note", "unknown": "record of an unknown kind"}
_LONGEST_ID = 2_000  # characters of a URL that can be an id


class Archive(NamedTuple):
    """An archive under reading; `passed` counts by its kind what is no page."""

    name: str
    place: str
    means: Means
    passed: Counter[str]


def read_archive(stream: IO[bytes], name: str, place: str, means: Means) -> Iterator[Item]:
    """Yield the pages of an archive, a rejection for each that cannot be read, and tell what was passed over.

    A page's id is its URL. `stream` may be packed with gzip or Zstandard, in one piece or record by record; where it
    can be sought in, reading goes on after damage.
    """
    archive = Archive(name, place, means, Counter())
    for record in list_records(stream, means.limits):
        if isinstance(record, Broken):
            yield Rejection(f"{name}:{record.number}", "read", record.why)
            continue
        yield from _read_record(record, archive)
    if archive.passed:
        told = ", ".join(_count(kind, number) for kind, number in archive.passed.most_common(20))
        means.tell(f"{name}: passed over as no pages: {told}")


def _count(kind: str, number: int) -> str:
    if kind[-1].isdigit() or "/" in kind or "." in kind:
        return f"{number:,} × {kind}"
    return f"{number:,} {kind}" + ("s" if number > 1 and " of " not in kind else "")


def _read_record(record: Record, archive: Archive) -> Iterator[Item]:
    name = _name(archive, record.number, record.url)
    passed = _find_no_page(record)
    if passed is not None:
        archive.passed[passed] += 1
        return
    if record.damage:
        yield Rejection(name, "read", record.damage)
        return
    try:
        data = undo_codings(
            record.data,
            transfer=record.transfer,
            content=record.coding,
            longest=archive.means.limits.report,
        )
    except CodingError as error:
        yield Rejection(name, "read", str(error))
        return
    if not _is_page(record) and not is_markup(data[:HEAD].decode("latin-1")):
        archive.passed[_media(record) or "record without a type"] += 1
        return
    if record.is_truncated:
        archive.means.tell(f"{name}: the crawler cut it short; read as far as it goes")
    yield read_page(
        Piece(
            name,
            data,
            place=archive.place,
            media_type=record.media_type,
            url=record.url,
            fetched=record.date if record.date and is_iso(record.date) else None,
        ),
        archive.means,
    )


def _find_no_page(record: Record) -> str | None:
    """Return what a record is that holds no page, in plain words; None for one that may hold a page."""
    if record.kind not in ("response", "resource", "conversion"):
        return _KINDS.get(record.kind, f"{record.kind} record")
    if record.kind == "response" and record.status is None:
        return "answer that is not of the web"
    if record.status == 0 and record.damage:  # its length is a lie, and what it answered cannot be seen
        return None
    if record.status is not None and 300 <= record.status < 400:
        return "redirect"
    if record.status is not None and record.status != 200:
        return f"answer {record.status}"
    media = _media(record)
    if media and media not in _PAGES and not media.startswith("application/octet-stream"):
        return media
    return "robots.txt" if _path(record) == "/robots.txt" else None


def _is_page(record: Record) -> bool:
    return _media(record) in _PAGES


def _media(record: Record) -> str:
    found = re.match(r"\s{0,9}([\w.+-]{1,60}/[\w.+-]{1,80})", record.media_type or "")
    return found[1].lower() if found else ""


def _path(record: Record) -> str:
    try:
        return str(PurePosixPath(urlsplit(record.url or "").path)).lower()
    except ValueError:
        return ""


def _name(archive: Archive, number: int, url: str | None) -> str:
    name = one_line(url or "")
    return name if 0 < len(name) <= _LONGEST_ID else f"{archive.name}:{number}"

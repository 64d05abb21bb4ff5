"""One thing in memory, told from its bytes and read: a page, a text, JSON, a feed, a list of addresses."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import cast

from tellings.errors import FormatError
from tellings.readers.charsets import HEAD, decode_text, find_charset
from tellings.readers.contents import find_binary, find_list, is_json, is_markup, is_own_page, is_saved_mail
from tellings.readers.dates import read_date
from tellings.readers.feeds import JSON_FEED, Entry, list_addresses, read_feed, read_json_feed
from tellings.readers.limits import Means
from tellings.readers.lines import Item, parse_json
from tellings.readers.notes import tell_found
from tellings.readers.places import PACKED, Fetched, is_address
from tellings.readers.streams import Peekable, open_stream
from tellings.readers.texts import one_line
from tellings.readers.values import read_json_stream
from tellings.types.documents import Rejection, Report

WANTED = "give reports as plain text, HTML, JSONL, a feed or a web archive (WARC)"
_FOLLOW = "save what it names and give that, or have it fetched with --follow"
# A part that holds parts: the parser asks each line after the end of every one that is open.
_NESTING = re.compile(rb"(?:\A|[\r\n])content-type:\s*+multipart/", re.IGNORECASE)
_MARKED = (".html", ".htm", ".xhtml")
_JSON = (".json", ".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes with what is known of them from outside; `name` is the id of a report that gives none."""

    name: str
    data: bytes
    place: str = ""
    media_type: str | None = None
    url: str | None = None
    fetched: str | None = None

    @property
    def ending(self) -> str:
        """The ending of its name, without that of its packing."""
        path = PurePosixPath(self.name.partition("?")[0])
        return path.with_suffix("").suffix.lower() if path.suffix.lower() in PACKED else path.suffix.lower()


def read_piece(piece: Piece, means: Means) -> Iterator[Item]:
    """Yield what the bytes hold: reports, documents that an earlier command wrote, rejections."""
    head = piece.data[:HEAD]
    binary = find_binary(head)
    if binary is not None:
        yield _reject(piece, f"It is {binary}; {WANTED}.")
    elif is_saved_mail(head):
        yield from _read_mail(piece, means)
    elif is_json(decode_text(head).text):
        yield from _read_json(piece, means)
    elif piece.ending in _JSON and head.strip():
        yield _reject(piece, f"It is named {piece.ending}, but does not begin with a JSON object.")
    else:
        yield from _read_text(piece, means)


def read_page(piece: Piece, means: Means, *, is_named_so: bool = False) -> Report | Rejection:
    """Return the report that a page or a plain text is."""
    if b"\x00" in piece.data and find_binary(piece.data) is not None:
        return _reject(piece, f"It is a binary file; {WANTED}.")
    named_so = is_named_so or piece.ending in _MARKED or "html" in (piece.media_type or "")[:200].lower()
    looks_so = named_so or is_markup(piece.data[:HEAD].decode("latin-1"))
    text, doubt = decode_text(piece.data, is_markup=looks_so, declared=find_charset(piece.media_type))
    if not text.strip():
        return _reject(piece, "It is empty.")
    if is_own_page(text):
        return _reject(piece, "It is an account that Tellings wrote, not a report.")
    if doubt is not None:
        means.tell(f"{piece.name}: {doubt}")
    return Report(
        id=piece.name,
        body=text,
        media_type="text/html" if is_markup(text, named_so=named_so) else "text/plain",
        place=piece.place,
        url=piece.url,
        fetched=piece.fetched,
    )


def read_fetched(answer: Fetched | Rejection, means: Means) -> Iterator[Item]:
    """Yield what the answer of one address holds."""
    if isinstance(answer, Rejection):
        yield answer
    elif len(answer.data) > means.limits.report:
        found = f"It holds {len(answer.data):,} bytes; a report may hold at most {means.limits.report:,} bytes."
        yield Rejection(answer.url, "read", found)
    else:
        piece = Piece(answer.url, answer.data, "", answer.media_type, answer.url, answer.fetched)
        yield from read_piece(piece, replace(means, depth=means.depth + 1))


def _read_text(piece: Piece, means: Means) -> Iterator[Item]:
    kind = find_list(decode_text(piece.data[: HEAD * 2]).text)
    if kind is None:
        yield read_page(piece, means)
        return
    text, doubt = decode_text(piece.data, declared=find_charset(piece.media_type))
    if doubt is not None:
        means.tell(f"{piece.name}: {doubt}")
    try:
        if kind in ("rss", "feed", "rdf"):
            yield from _read_entries(piece, read_feed(text, means.limits), means)
        else:
            yield from _read_addresses(piece, kind, text, means)
    except FormatError as error:
        yield _reject(piece, f"It looks like a feed, but {error}.")


def _read_json(piece: Piece, means: Means) -> Iterator[Item]:
    if JSON_FEED.encode() in piece.data[:HEAD].replace(b"\\/", b"/"):
        try:
            value = parse_json(decode_text(piece.data).text)
        except FormatError as error:
            yield _reject(piece, f"It looks like a feed, but {error}.")
            return
        if isinstance(value, dict) and str(value.get("version", "")).startswith(JSON_FEED):
            yield from _read_entries(piece, read_json_feed(value, means.limits), means)
            return
    yield from read_values(open_stream(io.BytesIO(piece.data)), piece.name, piece.place, means)


def read_values(stream: Peekable, name: str, place: str, means: Means) -> Iterator[Item]:
    """Yield what a stream of JSON holds, and tell what was doubtful."""
    doubts: set[str] = set()
    shapes: set[str] = set()
    for found in read_json_stream(stream, name, place, means.limits.line, doubts):
        tell_found(found, name, means, shapes)
        yield found.item
    for doubt in sorted(doubts):
        means.tell(f"{name}: {doubt}")


def _read_entries(piece: Piece, entries: Iterable[Entry], means: Means) -> Iterator[Item]:
    number, followed = 0, 0
    for number, entry in enumerate(entries, 1):
        name = one_line(entry.url or entry.id or f"{piece.name}:{number}")
        if entry.body is not None:
            yield Report(
                id=name,
                body=entry.body,
                media_type="text/html" if entry.is_markup else "text/plain",
                place=piece.place or piece.url or "",
                url=entry.url,
                outlet=entry.outlet,
                title=entry.title,
                published=entry.published,
                fetched=piece.fetched,
                authors=entry.authors,
            )
        elif means.fetch is None or not is_address(entry.url or "") or means.depth > means.limits.depth:
            yield Rejection(name, "read", f"{piece.name} holds only a teaser of it: {_FOLLOW}.")
        elif followed >= means.limits.addresses:
            yield Rejection(name, "read", f"Only {followed} pages are fetched for one feed; give its address.")
        else:
            followed += 1
            answer = means.fetch(entry.url or "", piece.url or piece.name)
            yield from _read_followed(answer, entry, means)
    if not number:
        yield _reject(piece, "It is a feed without entries.")


def _read_followed(answer: Fetched | Rejection, entry: Entry, means: Means) -> Iterator[Item]:
    """Yield the page of an entry, which names no more pages, with the entry's date where it has none."""
    for item in read_fetched(answer, replace(means, depth=means.limits.depth)):
        if isinstance(item, Report) and item.published is None:
            item = replace(item, published=entry.published)
        yield item


def _read_addresses(piece: Piece, kind: str, text: str, means: Means) -> Iterator[Item]:
    what = "a list of feeds (OPML)" if kind == "opml" else "a sitemap"
    found = [address for address in list_addresses(text) if is_address(address)]
    if means.fetch is None or means.depth > means.limits.depth or not found:
        told = f"It is {what} with {len(found):,} addresses, not a report"
        yield _reject(piece, f"{told}: {_FOLLOW}.")
        return
    for address in found[: means.limits.addresses]:
        yield from read_fetched(means.fetch(address, piece.url or piece.name), means)
    if len(found) > means.limits.addresses:
        left = len(found) - means.limits.addresses
        yield _reject(piece, f"It is {what}: its first {means.limits.addresses} addresses were read, {left:,} not.")


class _Headers(email.policy.Compat32):  # type: ignore[type-arg, unused-ignore]
    """Headers as they stand, and no more of one than a saved page has: the parser takes the square of its length."""

    longest = 8_000  # characters; an address may have some 2,000

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """Return the name of a header and its value."""
        name, value = super().header_source_parse(sourcelines[: self.longest])
        return name, value[: self.longest]


def _read_mail(piece: Piece, means: Means) -> Iterator[Item]:
    """Yield the page of an MHTML file: its first part that is HTML."""
    if sum(1 for _ in _NESTING.finditer(piece.data)) > means.limits.nested:
        yield _reject(piece, "It is a saved page (MHTML) with more parts in parts than any page has.")
        return
    try:
        message = email.message_from_bytes(piece.data, policy=_Headers())
        part = next((each for each in message.walk() if each.get_content_type() == "text/html"), None)
        data = cast("bytes | None", part.get_payload(decode=True)) if part is not None else None
    except (ValueError, LookupError, RecursionError, AttributeError):
        part, data = None, None
    if part is None or not data:
        yield _reject(piece, "It is a saved page (MHTML) without the page in it.")
        return
    url = one_line(str(part.get("Content-Location") or message.get("Snapshot-Content-Location") or ""))
    saved = replace(
        piece,
        data=data,
        media_type=one_line(str(part.get("Content-Type") or "")),
        url=url if is_address(url) else piece.url,
        fetched=piece.fetched or read_date(str(message.get("Date") or "")),
    )
    yield read_page(saved, means, is_named_so=True)


def _reject(piece: Piece, reason: str) -> Rejection:
    return Rejection(piece.name, "read", reason)

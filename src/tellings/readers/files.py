"""Reports read from files and standard input; what cannot be read is a rejection that says why."""

from __future__ import annotations

import gzip
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from io import BufferedReader, BytesIO
from itertools import chain
from pathlib import Path
from typing import IO, Protocol, cast

from tellings.errors import FormatError, ReaderError
from tellings.readers.contents import HEAD, decode_text, find_binary, find_feed, is_json, is_markup, is_own_page
from tellings.readers.lines import Item, parse_json, read_lines, read_values
from tellings.readers.places import Address, Fetch, Place, find_places
from tellings.types.documents import Rejection, Report

STDIN = "-"
LARGEST = 400_000_000  # bytes of a file that is read at once
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much of a file is read."""

    report: int = 5_000_000  # bytes of one report: the longest live blogs have half a million
    line: int = 40_000_000  # bytes of one line of JSON: annotated, a report grows to some eight times its size


class Peekable(Protocol):
    """A stream of bytes whose beginning can be looked at before it is read."""

    def peek(self, size: int = 0, /) -> bytes:
        """Return bytes to come without taking them."""

    def read(self, size: int = -1, /) -> bytes:
        """Return the next bytes."""

    def readline(self, size: int = -1, /) -> bytes:
        """Return the next line."""


def read_reports(
    paths: Sequence[str],
    *,
    stdin: IO[bytes] | None = None,
    note: Callable[[str], None] | None = None,
    besides: str | None = None,
    fetch: Fetch | None = None,
    thresholds: Thresholds | None = None,
) -> Iterator[Item]:
    """Yield what the paths hold, in order: reports, documents that an earlier command wrote, and rejections.

    A path is a file, a folder, a pattern, or `-` for standard input. `note` gets plain sentences on what was
    read with a doubt (an encoding that was guessed). `besides` is a file to pass over in folders and patterns: the
    one that the output goes to. `fetch` answers URLs; UsageError for a URL where there is none.
    """
    limits = thresholds or Thresholds()
    tell = note or (lambda _: None)
    used: dict[str, int] = {}
    arguments = [path for path in paths if path != STDIN]
    places = find_places(arguments, besides=besides, can_fetch=fetch is not None)
    if STDIN in paths:
        source = stdin if stdin is not None else sys.stdin.buffer
        for item in _read_stream(_peekable(source), "stdin", "", limits, tell):
            yield _told_apart(item, used)
    for place in places:
        items: Iterable[Item]
        if isinstance(place, Address):
            items = _read_address(place, fetch, limits, tell) if fetch is not None else ()
        else:
            items = (place,) if isinstance(place, Rejection) else _read_place(place, limits, tell)
        for item in items:
            yield _told_apart(item, used)


def read_json(path: str, *, stdin: IO[bytes] | None = None) -> object:
    """Return the decoded JSON of one file; ReaderError where it cannot be opened, FormatError where it is none."""
    try:
        return parse_json(_read_whole(path, stdin))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None


def read_json_lines(path: str) -> list[object]:
    """Return the decoded JSON of each line of one file; ReaderError and FormatError as in `read_json`."""
    values: list[object] = []
    for number, line in enumerate(_read_whole(path, None).split("\n"), 1):
        if line.strip():
            try:
                values.append(parse_json(line))
            except FormatError as error:
                raise FormatError(f"{path}, line {number}: {error}") from None
    return values


def _read_whole(path: str, stdin: IO[bytes] | None) -> str:
    try:
        if path == STDIN:
            data = (stdin if stdin is not None else sys.stdin.buffer).read(LARGEST + 1)
        else:
            with Path(path).open("rb") as file:
                data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        raise ReaderError(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}") from error
    if len(data) > LARGEST:
        raise ReaderError(f"{path} holds more than {LARGEST:,} bytes; nothing that Tellings writes is that large")
    return decode_text(data).text


def _told_apart(item: Item, used: dict[str, int]) -> Item:
    """Return the item with an id that no earlier report of this reading has."""
    if not isinstance(item, Report):
        return item
    used[item.id] = used.get(item.id, 0) + 1
    return item if used[item.id] == 1 else replace(item, id=f"{item.id}#{used[item.id]}")


def _read_address(place: Address, fetch: Fetch, limits: Thresholds, tell: Callable[[str], None]) -> Iterator[Item]:
    for answer in fetch(place.url):
        if isinstance(answer, Rejection):
            yield answer
            continue
        for item in _read_stream(_peekable(cast(IO[bytes], BytesIO(answer.data))), answer.url, "", limits, tell):
            if isinstance(item, Report) and item.id == answer.url:
                item = replace(item, url=answer.url, fetched=answer.fetched)
            yield item


def _read_place(place: Place, limits: Thresholds, tell: Callable[[str], None]) -> Iterator[Item]:
    try:
        with place.path.open("rb") as file:
            yield from _read_stream(_peekable(file), place.id, place.longer_id, limits, tell, path=place.path)
    except OSError as error:
        yield Rejection(place.id, "read", f"The file cannot be read: {error.strerror or error}.")


def _read_stream(
    stream: Peekable,
    name: str,
    place: str,
    limits: Thresholds,
    tell: Callable[[str], None],
    *,
    path: Path | None = None,
) -> Iterator[Item]:
    """Yield what one stream of bytes holds."""
    with ExitStack() as opened:
        if stream.peek(2)[:2] == _GZIP:
            unpacked = opened.enter_context(gzip.GzipFile(fileobj=cast(IO[bytes], stream)))
            stream, path = _peekable(cast(IO[bytes], unpacked)), None
        try:
            yield from _read_unpacked(stream, name, place, limits, tell, path)
        except (EOFError, zlib.error, gzip.BadGzipFile):
            yield Rejection(name, "read", "The compressed file is damaged.")


def _read_unpacked(
    stream: Peekable, name: str, place: str, limits: Thresholds, tell: Callable[[str], None], path: Path | None
) -> Iterator[Item]:
    head = stream.peek(HEAD)[:HEAD]
    binary = find_binary(head)
    if binary is not None:
        yield Rejection(name, "read", f"It is {binary}; give reports as plain text, HTML or JSONL.")
        return
    ending = Path(name.removesuffix(".gz")).suffix.lower()
    if is_json(decode_text(head).text):
        yield from _read_json_stream(stream, name, place, limits, tell, whole=ending == ".json")
        return
    if ending in (".json", ".jsonl", ".ndjson") and head.strip():
        yield Rejection(name, "read", f"It is named {ending}, but does not begin with a JSON object.")
        return
    size = path.stat().st_size if path is not None and path.is_file() else None
    data = b"" if size is not None and size > limits.report else stream.read(limits.report + 1)
    if len(data) > limits.report or (size or 0) > limits.report:
        found = f"{size:,} bytes" if size is not None else "more"
        yield Rejection(name, "read", f"It holds {found}; a report may hold at most {limits.report:,} bytes.")
        return
    yield _read_text(data, name, place, tell, named_so=ending in (".html", ".htm", ".xhtml"))


def _read_text(data: bytes, name: str, place: str, tell: Callable[[str], None], *, named_so: bool) -> Item:
    if b"\x00" in data and find_binary(data) is not None:
        return Rejection(name, "read", "It is a binary file; give reports as plain text, HTML or JSONL.")
    looks_so = named_so or is_markup(data[:HEAD].decode("latin-1"))
    text, doubt = decode_text(data, is_markup=looks_so)
    if not text.strip():
        return Rejection(name, "read", "It is empty.")
    feed = find_feed(text)
    if feed is not None:
        return Rejection(name, "read", f"It is {feed}, which this version does not read: save its pages, give those.")
    if is_own_page(text):
        return Rejection(name, "read", "It is an account that Tellings wrote, not a report.")
    if doubt is not None:
        tell(f"{name}: {doubt}")
    return Report(
        id=name,
        body=text,
        media_type="text/html" if is_markup(text, named_so=named_so) else "text/plain",
        place=place,
    )


def _read_json_stream(
    stream: Peekable, name: str, place: str, limits: Thresholds, tell: Callable[[str], None], *, whole: bool
) -> Iterator[Item]:
    """Yield what JSON holds: one object a line, or a whole file that is one object or a list of them."""
    doubts: set[str] = set()
    first = next(_lines(stream, limits.line, doubts), None)
    found: Iterator[tuple[Item, tuple[str, ...]]]
    if first is not None and (not whole or _is_object(first)) and not _is_opening(first):
        found = read_lines(chain((first,), _lines(stream, limits.line, doubts)), name=name, place=place)
    else:
        rest = stream.read(limits.line + 1)
        if first is None or len(rest) > limits.line:
            yield Rejection(
                name, "read", f"It holds more than {limits.line:,} bytes of JSON; give one object a line."
            )
            return
        try:
            value = parse_json(first + decode_text(rest).text)
        except FormatError as error:
            yield Rejection(name, "read", f"It looks like JSON, but {error}.")
            return
        found = read_values(value, name=name, place=place)
    for item, notes in found:
        for doubt in notes:
            tell(f"{item.id if isinstance(item, Report) else name}: {doubt}")
        yield item
    for doubt in sorted(doubts):
        tell(f"{name}: {doubt}")


def _is_object(line: str) -> bool:
    try:
        return isinstance(parse_json(line), dict)
    except FormatError:
        return False


def _is_opening(line: str) -> bool:
    """Return whether the line only opens a value that goes on in the next lines."""
    return line.lstrip().startswith("[") or line.strip() == "{" or line.rstrip().endswith((",", "[", "{"))


def _lines(stream: Peekable, longest: int, doubts: set[str]) -> Iterator[str | None]:
    """Yield the lines; None for one that is too long, which is passed over without holding it."""
    while line := stream.readline(longest + 1):
        if len(line) <= longest:
            text, doubt = decode_text(line)
            if doubt is not None:
                doubts.add(doubt)
            yield text
            continue
        while not line.endswith(b"\n") and (line := stream.readline(longest)):
            continue
        yield None


def _peekable(stream: IO[bytes]) -> Peekable:
    if hasattr(stream, "peek") and not isinstance(stream, gzip.GzipFile):
        return cast(Peekable, stream)
    return BufferedReader(cast("gzip.GzipFile", stream), HEAD * 4)

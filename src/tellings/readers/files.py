"""Reports read from files, addresses and standard input; what cannot be read is a rejection that says why."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO, cast

from tellings.errors import FormatError, ReaderError
from tellings.readers.charsets import HEAD, decode_text
from tellings.readers.contents import find_binary, is_json
from tellings.readers.feeds import JSON_FEED
from tellings.readers.ids import Ids
from tellings.readers.limits import Means, Thresholds
from tellings.readers.lines import Item, parse_json
from tellings.readers.notes import Notes
from tellings.readers.parquets import MAGIC, read_table
from tellings.readers.pieces import WANTED, Piece, read_fetched, read_piece, read_values
from tellings.readers.places import Address, Fetch, Fetched, Place, find_places
from tellings.readers.streams import (
    PackingError,
    Peekable,
    find_packing,
    open_stream,
    unpack_beginning,
    unpack_stream,
)
from tellings.readers.warcs import read_archive
from tellings.types.documents import Rejection

STDIN = "-"
LARGEST = 400_000_000  # bytes of a file that is read at once
_WARC = b"WARC/"


def read_reports(
    paths: Sequence[str],
    *,
    stdin: IO[bytes] | None = None,
    note: Callable[[str], None] | None = None,
    besides: str | None = None,
    fetch: Fetch | None = None,
    follow: bool = False,
    thresholds: Thresholds | None = None,
) -> Iterator[Item]:
    """Yield what the paths hold, standard input first: reports, documents that an earlier command wrote, rejections.

    A path is a file, a folder, a pattern, a URL, or `-` for standard input. `note` gets plain sentences on what was
    read with a doubt (an encoding that was guessed) and on what was passed over. `besides` is a file to pass over in
    folders and patterns: the one that the output goes to. `fetch` answers URLs; UsageError for one where there is
    none. What a feed names is fetched where the feed itself was, and with `follow` where it was a file too. Memory
    does not grow with the number of reports, but for the names of the files.
    """
    online = Means(thresholds or Thresholds(), note or (lambda _: None), fetch)
    means = online if follow else replace(online, fetch=None)
    ids = Ids()
    arguments = [path for path in paths if path != STDIN]
    places = find_places(arguments, besides=besides, can_fetch=fetch is not None)
    if STDIN in paths:
        source = stdin if stdin is not None else sys.stdin.buffer
        yield from map(ids.tell_apart, _read_source(source, "stdin", "", means))
    for place in places:
        items = _read_address(place, online) if isinstance(place, Address) else _read_place(place, means)
        yield from map(ids.tell_apart, items)


def read_json(path: str, *, stdin: IO[bytes] | None = None) -> object:
    """Return the decoded JSON of one file; ReaderError where it cannot be opened, FormatError where it is none."""
    try:
        return parse_json(_read_whole(path, stdin))
    except FormatError as error:
        raise FormatError(f"{path}: {error}") from None


def read_json_lines(path: str) -> list[tuple[int, object]]:
    """Return the number and decoded JSON of each line that is not empty; errors as in `read_json`."""
    values: list[tuple[int, object]] = []
    for number, line in enumerate(_read_whole(path, None).split("\n"), 1):
        if line.strip():
            try:
                values.append((number, parse_json(line)))
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


def _read_address(address: Address, means: Means) -> Iterator[Item]:
    """Yield what the user's own URL holds: one page or feed, or many as in a file."""
    if means.fetch is None:
        return
    answer = means.fetch(address.url, None)
    if isinstance(answer, Fetched) and _holds_many(answer.data):
        yield from _read_source(io.BytesIO(answer.data), answer.url, "", replace(means, depth=means.depth + 1))
    else:
        yield from read_fetched(answer, means)


def _holds_many(data: bytes) -> bool:
    """Return whether the bytes are read as a file is: packed ones, an archive, a table, lines of JSON."""
    head = data[:HEAD]
    if find_packing(head[:16]) or head.startswith((_WARC, MAGIC)):
        return True
    return is_json(decode_text(head).text) and JSON_FEED.encode() not in head.replace(b"\\/", b"/")


def _read_place(place: Place | Rejection, means: Means) -> Iterator[Item]:
    if isinstance(place, Rejection):
        yield place
        return
    try:
        with place.path.open("rb") as file:
            yield from _read_source(file, place.id, place.longer_id, means)
    except OSError as error:
        yield Rejection(place.id, "read", f"The file cannot be read: {error.strerror or error}.")


def _read_source(file: IO[bytes], name: str, place: str, means: Means) -> Iterator[Item]:
    """Yield what a file or standard input holds, unpacked where it is packed."""
    notes = Notes(name, means.tell)
    yield from _read_opened(file, name, place, replace(means, tell=notes.tell))
    notes.close()


def _read_opened(file: IO[bytes], name: str, place: str, means: Means) -> Iterator[Item]:
    stream = open_stream(file)
    packing = find_packing(stream.peek(16)[:16])
    start = file.tell() if file.seekable() else 0
    size = None if packing or not file.seekable() else _find_size(file)
    try:
        if packing in ("gzip", "zstd") and file.seekable():
            begin = unpack_beginning(file, packing, len(_WARC))
            file.seek(start)
            if begin == _WARC:  # given as it lies: records packed one by one are found again after a damaged one
                yield from read_archive(file, name, place, means)
                return
        if packing is not None:
            stream = unpack_stream(stream, packing, means.limits)
        yield from _read_stream(stream, name, place, means, size)
    except PackingError as error:
        yield Rejection(name, "read", str(error))


def _find_size(file: IO[bytes]) -> int:
    here = file.tell()
    size = file.seek(0, io.SEEK_END)
    file.seek(here)
    return size


def _read_stream(stream: Peekable, name: str, place: str, means: Means, size: int | None) -> Iterator[Item]:
    """Yield what unpacked bytes hold; `size` is their number where it is known."""
    head = stream.peek(HEAD)[:HEAD]
    if head.startswith(_WARC):
        yield from read_archive(cast(IO[bytes], stream), name, place, means)
    elif head.startswith(MAGIC):
        yield from _read_parquet(stream, name, place, means)
    elif (binary := find_binary(head)) is not None:
        yield Rejection(name, "read", f"It is {binary}; {WANTED}.")
    elif is_json(decode_text(head).text) and JSON_FEED.encode() not in head.replace(b"\\/", b"/"):
        yield from read_values(stream, name, place, means)
    else:
        yield from _read_whole_piece(stream, name, place, means, size)


def _read_parquet(stream: Peekable, name: str, place: str, means: Means) -> Iterator[Item]:
    file = cast(IO[bytes], stream)
    if not file.seekable():
        yield Rejection(name, "read", "A Parquet table is read from its end: give it as a file, not packed or piped.")
        return
    yield from read_table(file, name, place, means)


def _read_whole_piece(stream: Peekable, name: str, place: str, means: Means, size: int | None) -> Iterator[Item]:
    longest = means.limits.report
    data = b"" if size is not None and size > longest else stream.read(longest + 1)
    if len(data) > longest or (size or 0) > longest:
        found = f"{size:,} bytes" if size is not None else "more"
        yield Rejection(name, "read", f"It holds {found}; a report may hold at most {longest:,} bytes.")
        return
    yield from read_piece(Piece(name, data, place), means)

"""Which files a command is to read: from files, folders and patterns, each with the id that its report gets."""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from tellings.errors import UsageError
from tellings.types.documents import Rejection

ENDINGS = (
    *(".txt", ".md", ".html", ".htm", ".xhtml", ".mhtml", ".mht", ".jsonl", ".ndjson", ".json"),
    *(".rss", ".atom", ".rdf", ".xml", ".opml", ".warc", ".wet", ".parquet"),
)
PACKED = (".gz", ".zst", ".bz2", ".xz")
_SCHEMES = ("http:", "https:", "ftp:", "feed:", "file:", "sqlite:", "postgresql:")


@dataclass(frozen=True, slots=True)
class Place:
    """One file to read; `id` is its path relative to the argument, `longer_id` tells it from a namesake."""

    path: Path
    id: str
    longer_id: str


@dataclass(frozen=True, slots=True)
class Address:
    """One URL to fetch."""

    url: str


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the bytes, the Content-Type as sent, the last URL, and when (an ISO moment)."""

    data: bytes
    media_type: str
    url: str
    fetched: str | None = None


# What a URL answers, by the URL and what named it (a feed's address or file; None where the user did); a rejection
# says why it gave nothing.
Fetch = Callable[[str, str | None], Fetched | Rejection]


def find_places(
    arguments: Sequence[str], *, besides: str | None = None, can_fetch: bool = False
) -> list[Place | Address | Rejection]:
    """Return the files and addresses that the arguments name, each once, in order; a rejection where one names none.

    The file `besides` is passed over unless an argument names it. UsageError for a URL where none can be fetched.
    """
    found: list[Place | Address | Rejection] = []
    seen: set[str] = set()
    passed_over = None if besides is None else os.path.realpath(besides)
    for argument in arguments:
        is_fetched = can_fetch and is_address(argument)
        for place in (Address(argument),) if is_fetched else _expand(argument):
            real = _find_real(place)
            if real is not None and (real in seen or (real == passed_over and os.path.realpath(argument) != real)):
                continue
            seen.add(real or "")
            found.append(place)
    return list(_told_apart(found))


def _find_real(place: Place | Address | Rejection) -> str | None:
    """Return by what two arguments are told to name the same; None for what can be there twice."""
    if isinstance(place, Rejection):
        return None
    return place.url if isinstance(place, Address) else os.path.realpath(place.path)


def is_address(argument: str) -> bool:
    """Return whether the argument is a URL that can be fetched."""
    return argument[:8].lower().startswith(("http://", "https://"))


def require_local(argument: str) -> None:
    """Raise where the argument is a URL that cannot be fetched."""
    if argument.lower().startswith(_SCHEMES):
        raise UsageError(
            f"{argument} is a URL that is not fetched here: commands fetch http:// and https:// only, and in Python "
            "`fetch=Client().fetch` (tellings.readers.web) does. Save the page as HTML otherwise, and give that"
        )
    if not argument or "\x00" in argument:
        raise UsageError("expected a file, a folder, a pattern or -, found an empty path")


def _expand(argument: str) -> Iterator[Place | Rejection]:
    require_local(argument)
    path = Path(argument)
    try:
        mode = path.stat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        yield from _expand_pattern(argument)
        return
    except OSError as error:
        yield Rejection(clean_name(argument), "read", f"It cannot be opened: {error.strerror or error}.")
        return
    if stat.S_ISDIR(mode):
        yield from _expand_folder(path, argument)
    else:
        yield Place(path, clean_name(path.name), _posix(path))


def _expand_pattern(argument: str) -> Iterator[Place | Rejection]:
    if not glob.has_magic(argument):
        yield Rejection(clean_name(argument), "read", "There is no such file or folder.")
        return
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        yield Rejection(clean_name(argument), "read", "The pattern matches no file.")
    for match in matches:
        path = Path(match)
        if path.is_dir():
            if "**" not in argument:  # with ** the files inside are matches themselves
                yield from _expand_folder(path, match)
        elif path.is_file():
            yield Place(path, clean_name(path.name), _posix(path))


def _expand_folder(folder: Path, argument: str) -> Iterator[Place | Rejection]:
    failures: list[OSError] = []
    count, passed_over = 0, 0
    for parent, folders, names in os.walk(folder, onerror=failures.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if name.startswith(".") or not path.is_file():
                continue
            if not _is_readable_name(name):
                passed_over += 1
                continue
            count += 1
            yield Place(path, clean_name(path.relative_to(folder).as_posix()), _posix(path))
    for failure in failures:
        where = clean_name(str(failure.filename or argument))
        yield Rejection(where, "read", f"The folder cannot be opened: {failure.strerror}.")
    if not count and not failures:
        others = f" ({passed_over} files with other endings)" if passed_over else ""
        wanted = ", ".join(ENDINGS)
        yield Rejection(
            clean_name(argument), "read", f"The folder holds nothing readable{others}: looked for {wanted}."
        )


def _is_readable_name(name: str) -> bool:
    name = name.lower()
    packing = next((packing for packing in PACKED if name.endswith(packing)), "")
    return name.removesuffix(packing).endswith(ENDINGS)


def _told_apart(places: Iterable[Place | Address | Rejection]) -> Iterator[Place | Address | Rejection]:
    """Yield the places with ids that differ: namesakes get their whole path, then a number."""
    places = list(places)
    counts = Counter(place.id for place in places if isinstance(place, Place))
    used: Counter[str] = Counter()
    for place in places:
        if isinstance(place, Place):
            if counts[place.id] > 1:
                place = replace(place, id=place.longer_id)
            used[place.id] += 1
            if used[place.id] > 1:
                place = replace(place, id=f"{place.id}#{used[place.id]}")
        yield place


def _posix(path: Path) -> str:
    return clean_name(PurePath(os.path.normpath(path)).as_posix())


def clean_name(name: str) -> str:
    """Return a file name as Unicode on one line; bytes in it that are no UTF-8, and line breaks, are replaced."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "\N{REPLACEMENT CHARACTER}".join(text.splitlines()) if text.strip() else text

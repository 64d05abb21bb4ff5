"""Text from bytes: by their mark, as UTF-8, as the sender or the page says, or by a guess that is told."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

HEAD = 4096  # bytes in which a page says how it is written
MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_IN_META = re.compile(rb"<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_IN_XML = re.compile(rb"\s{0,99}<\?xml[^<>]{0,99}encoding\s{0,9}=\s{0,9}[\"']([A-Za-z0-9_.:-]{2,40})", re.I)
_IN_TYPE = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
# Names under which pages call windows-1252; browsers read all of them so.
_WESTERN = frozenset(
    {"ascii", "us-ascii", "iso-8859-1", "iso8859-1", "latin1", "latin-1", "l1", "cp1252", "x-cp1252"}
)
_KNOWN = re.compile(
    r"(?:utf-(?:8|16|32)|iso8859|iso2022|cp\d|koi8|kz|mac-|gb|big5|euc|shift|hz\Z|tis|ascii|johab|hp)"
)
_GUESSED = 50_000  # bytes that a guess looks at
# UTF-8 that somebody read as windows-1252 and wrote as UTF-8 again: quotation marks, dashes, accented letters.
_TWICE = re.compile("â€[™œ\x9d˜“”¦¢]|Ã[©¨¡¢£¤¥¶¼±³­º§ª«®¯²´¸¹»]|Â[ £«»°·]")


class Text(NamedTuple):
    """Decoded bytes; `note` says in plain words where they were guessed at, replaced, or damaged before they came."""

    text: str
    note: str | None = None


def find_charset(media_type: str | None) -> str | None:
    """Return the character set that a Content-Type names.

    >>> find_charset("text/html; charset=ISO-8859-1")
    'ISO-8859-1'
    """
    found = _IN_TYPE.search((media_type or "")[:500])
    return found[1] if found else None


def decode_text(data: bytes, *, is_markup: bool = False, declared: str | None = None) -> Text:
    """Return the text of `data`; `declared` is what came with it, as in the Content-Type of an answer.

    A byte order mark decides, then sound UTF-8 (no other text looks like it), then what came with it, then what
    the page or the XML declaration says, then a guess.
    """
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Text(text, _replaced(text, encoding))
    named = [declared] if declared else []
    named += [found[1].decode("ascii") for found in _list_declared(data, is_markup=is_markup)]
    try:
        if not any(name.lower().startswith(("utf-16", "utf16")) for name in named[:1]) or b"\x00" not in data[:HEAD]:
            text = data.decode("utf-8")
            return Text(text, _find_twice(text))
    except UnicodeDecodeError:
        pass
    return _decode_named(data, named) or _guess(data)


def _list_declared(data: bytes, *, is_markup: bool) -> list[re.Match[bytes]]:
    head = data[:HEAD]
    found = [_IN_XML.match(head), _IN_META.search(head) if is_markup else None]
    return [each for each in found if each is not None]


def _decode_named(data: bytes, named: list[str]) -> Text | None:
    """Return the text as it is said to be written; None where nothing sound is said."""
    damaged = data.decode("utf-8", "replace")
    broken = damaged.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in damaged) - broken
    for name in named:
        is_utf8 = name.lower().replace("-", "") == "utf8"
        if is_utf8 or sound > 3 * broken:  # UTF-8 with some damage, whatever it is called
            if sound >= broken:
                return Text(damaged, _replaced(damaged, "utf-8"))
            continue
        is_western = name.lower() in _WESTERN or name.lower() == "windows-1252"
        # windows-1252 leaves five bytes open, which stand in pages all the same
        text = _decode_as(data, "cp1252", "replace") if is_western else _decode_as(data, name)
        if text is not None:
            return Text(text, _replaced(text, name))
    return None


def _guess(data: bytes) -> Text:
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound >= broken:  # mostly good UTF-8 with some damage
        return Text(text, _replaced(text, "utf-8"))
    western = _decode_as(data, "windows-1252")
    if western is not None and _is_western(western):
        return Text(western, "not UTF-8; read as windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESSED]).best()
    guessed = None if best is None else _decode_as(data, best.encoding)
    if best is not None and guessed is not None:
        return Text(guessed, f"not UTF-8; read as {best.encoding}, which is a guess")
    return Text(text, _replaced(text, "utf-8"))


def _is_western(text: str) -> bool:
    """Return whether letters beyond ASCII are no more than in a Western European language."""
    foreign = sum(character > "\x7f" for character in text)
    return foreign <= 0.2 * len(text) and not any("\x80" <= character <= "\x9f" for character in text)


def _decode_as(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        known = _KNOWN.match(codecs.lookup(encoding).name)  # others are no character sets, and some take their square
        return data.decode(encoding, errors) if known else None
    except (LookupError, ValueError):  # an unknown name, or bytes that it cannot be
        return None


def _replaced(text: str, encoding: str) -> str | None:
    count = text.count("\N{REPLACEMENT CHARACTER}")
    if not count:
        return None
    places = "one place" if count == 1 else f"{count} places"
    return f"not valid {encoding.upper()} in {places}; the characters there are lost"


def _find_twice(text: str) -> str | None:
    """Return a note on UTF-8 that was encoded twice before it came here; it is kept as it stands."""
    found = _TWICE.findall(text)
    if len(found) < 3:
        return None
    return f"{len(found)} characters were garbled before they came here (such as {found[0]!r}); kept as they stand"

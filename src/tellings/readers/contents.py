"""What a file holds, told from its bytes: text with its encoding, markup, JSON, or something that is no text."""

from __future__ import annotations

import re
from typing import NamedTuple

HEAD = 4096  # characters that tell text, markup and JSON apart

# First bytes of files that people put beside their reports; what to say of each.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document of the old kind"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet table"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"WARC/", "a web archive (WARC)"),
)
MARKS: tuple[tuple[bytes, str], ...] = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_TAG = re.compile(
    r"<(?:html|head|body|title|meta|link|script|div|article|section|h[1-6]|p|span|br|img|a)\b[^<>]{0,500}>", re.I
)
_DOCTYPE = re.compile(
    r"\s{0,200}(?:<\?xml[^<>]{0,200}\?>)?\s{0,200}(?:<!--[^<>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html)\b", re.I
)
_FEED = re.compile(r"<(rss|feed|rdf:RDF|opml|urlset|sitemapindex)\b", re.I)
_CHARSET = re.compile(rb"<meta[^<>]{0,200}charset\s{0,9}=\s{0,9}[\"']?([A-Za-z0-9_.:-]{2,40})", re.I)
_OWN_PAGE = '<meta name="generator" content="Tellings">'
_OWN_ENDINGS = ("\nPlaces are [report:start-end], counted in", "\nPlaces are \\[report:start-end\\], counted in")
_FEED_NAMES = {"opml": "a list of feeds (OPML)", "urlset": "a sitemap", "sitemapindex": "a sitemap"}


class Text(NamedTuple):
    """Decoded bytes; `note` says in plain words where the encoding was guessed or characters were replaced."""

    text: str
    note: str | None = None


def find_binary(head: bytes) -> str | None:
    """Return what a file is that holds no text, in plain words, from its first bytes; None for text.

    >>> find_binary(b"%PDF-1.7 ...")
    'a PDF'
    """
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    if head.startswith(tuple(mark for mark, _ in MARKS)):
        return None
    return "a binary file" if b"\x00" in head else None


def decode_text(data: bytes, *, is_markup: bool = False) -> Text:
    """Return the text of `data`: by its byte order mark, as UTF-8, by what the page declares, or by a guess."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return Text(text, _replaced(text, encoding))
    try:
        return Text(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    declared = _CHARSET.search(data[:HEAD]) if is_markup else None
    if declared is not None:
        said = _decode_as(data, declared[1].decode("ascii"))
        if said is not None:
            return Text(said, f"not UTF-8; read as {declared[1].decode('ascii')}, as the page declares")
    return _guess(data)


def _guess(data: bytes) -> Text:
    text = data.decode("utf-8", "replace")
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    sound = sum(character > "\x7f" for character in text) - broken
    if sound >= broken:  # mostly good UTF-8 with some damage
        return Text(text, _replaced(text, "UTF-8"))
    western = _decode_as(data, "windows-1252")
    if western is not None and _is_western(western):
        return Text(western, "not UTF-8; read as windows-1252")
    from charset_normalizer import from_bytes

    best = from_bytes(data[:50_000]).best()
    guessed = None if best is None else _decode_as(data, best.encoding)
    if best is not None and guessed is not None:
        return Text(guessed, f"not UTF-8; read as {best.encoding}, which is a guess")
    return Text(text, _replaced(text, "UTF-8"))


def _is_western(text: str) -> bool:
    """Return whether letters beyond ASCII are no more than in a Western European language."""
    foreign = sum(character > "\x7f" for character in text)
    return foreign <= 0.2 * len(text) and not any("\x80" <= character <= "\x9f" for character in text)


def _decode_as(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (LookupError, ValueError):  # an unknown name, or bytes that it cannot be
        return None
    return text if isinstance(text, str) else None


def _replaced(text: str, encoding: str) -> str | None:
    count = text.count("\N{REPLACEMENT CHARACTER}")
    if not count:
        return None
    places = "one place" if count == 1 else f"{count} places"
    return f"not valid {encoding.upper()} in {places}; the characters there are lost"


def is_markup(text: str, *, named_so: bool = False) -> bool:
    """Return whether `text` is an HTML page; a file named .html needs less proof.

    >>> is_markup("<!DOCTYPE html><title>Ferry</title>"), is_markup("Fares rose by <2% in May.")
    (True, False)
    """
    head = text[:HEAD]
    if _DOCTYPE.match(head):
        return True
    tags = len(_TAG.findall(head))
    return tags >= 1 if named_so else tags >= 3 and head.lstrip().startswith("<")


def find_feed(text: str) -> str | None:
    """Return what an XML file is that holds no report but pointers to some, in plain words; else None."""
    head = text[:HEAD].lstrip()
    if not head.startswith("<"):
        return None
    found = _FEED.search(head)
    if found is None or is_markup(text):
        return None
    return _FEED_NAMES.get(found[1].lower(), "a feed")


def is_own_page(text: str) -> bool:
    """Return whether `text` is an account that Tellings wrote: read as a report, it would confirm itself."""
    return _OWN_PAGE in text[:HEAD] or any(sign in text[-HEAD:] for sign in _OWN_ENDINGS)


def is_json(text: str) -> bool:
    """Return whether `text` looks like JSON: an object with a first key, or a list of objects."""
    return re.match(r"\s{0,500}(?:\[\s{0,500})?\{\s{0,500}[\"}]", text[:HEAD]) is not None

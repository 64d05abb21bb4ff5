"""What a file holds, told from its bytes: text with its encoding, markup, JSON, or something that is no text."""

from __future__ import annotations

import re

from tellings.readers.charsets import HEAD, MARKS

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
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
)
_TAG = re.compile(
    r"<(?:html|head|body|title|meta|link|script|div|article|section|h[1-6]|p|span|br|img|a)\b[^<>]{0,500}>", re.I
)
_DOCTYPE = re.compile(
    r"\s{0,200}(?:<\?xml[^<>]{0,200}\?>)?\s{0,200}(?:<!--[^<>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html)\b", re.I
)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(\w{1,20})\b")  # the first element: declarations and comments begin otherwise
_LISTS = frozenset({"rss", "feed", "rdf", "opml", "urlset", "sitemapindex"})
_MAIL = re.compile(rb"[A-Za-z-]{2,40}:[ \t]")
_OWN_PAGE = '<meta name="generator" content="Tellings">'
_OWN_ENDINGS = ("\nPlaces are [report:start-end], counted in", "\nPlaces are \\[report:start-end\\], counted in")


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


def find_list(text: str) -> str | None:
    """Return the root of an XML file that lists pages or feeds (`rss`, `opml`, `urlset` …), or None.

    >>> find_list('<?xml version="1.0"?><rss version="2.0">')
    'rss'
    """
    head = text[:HEAD].lstrip()
    if not head.startswith("<"):
        return None
    root = _ROOT.search(head)
    name = "" if root is None else root[1].lower()
    return name if name in _LISTS else None


def is_saved_mail(head: bytes) -> bool:
    """Return whether bytes begin like a page saved with its pictures (MHTML): the head of a mail with parts."""
    begin = head[:HEAD]
    return _MAIL.match(begin) is not None and b"multipart/related" in begin.lower()


def is_own_page(text: str) -> bool:
    """Return whether `text` is an account that Tellings wrote: read as a report, it would confirm itself."""
    return _OWN_PAGE in text[:HEAD] or any(sign in text[-HEAD:] for sign in _OWN_ENDINGS)


def is_json(text: str) -> bool:
    """Return whether `text` looks like JSON: an object with a first key, or a list of objects."""
    return re.match(r"\s{0,500}(?:\[\s{0,500})?\{\s{0,500}[\"}]", text[:HEAD]) is not None

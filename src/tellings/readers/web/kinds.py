"""Which kinds of content are wanted, by what the server says of them, and how much of each is read."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from tellings.readers.places import ENDINGS, PACKED

_PAGES = frozenset({"application/xhtml+xml", "application/xml", "application/json", ""})
_FAMILIES = re.compile(r"application/[a-z0-9.-]{1,60}\+(?:xml|json)")
_ARCHIVES = frozenset(
    {
        *("application/warc", "application/gzip", "application/x-gzip", "application/zstd", "application/x-bzip2"),
        *("application/x-bzip", "application/x-xz", "application/vnd.apache.parquet"),
        *("application/x-ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines"),
    }
)
_UNNAMED = frozenset({"application/octet-stream", "binary/octet-stream", "application/x-download"})
_NO_TEXT = frozenset({"text/css", "text/javascript", "text/calendar", "text/vcard"})


def read_media_type(field: str | None) -> str:
    """Return the media type in a Content-Type field, in lower case and without parameters; empty without one."""
    return (field or "").partition(";")[0].strip().lower()


def is_page(media_type: str) -> bool:
    """Return whether something of this type is a page, a feed or a list: one of a size that a person reads."""
    if media_type in _PAGES or _FAMILIES.fullmatch(media_type):
        return True
    return media_type.startswith("text/") and media_type not in _NO_TEXT


def is_archive(media_type: str, path: str) -> bool:
    """Return whether something of this type holds many pages; where the type says nothing, the path decides."""
    if media_type in _UNNAMED:
        return PurePosixPath(path.partition("?")[0]).name.lower().endswith((*ENDINGS, *PACKED))
    return media_type in _ARCHIVES

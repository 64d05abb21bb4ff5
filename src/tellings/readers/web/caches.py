"""Pages kept in a folder of the user's, so that a site is asked only whether they have changed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from tellings.errors import UsageError

LARGEST = 200_000_000  # bytes of a kept page that are read again
LONGEST_HEAD = 200_000  # bytes of the first line, which holds all but the body
LONGEST_FIELD = 1_000  # characters of a condition; a longer one is not sent
_FORMAT = "tellings.page/1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was kept, with what its site wants to be asked with."""

    url: str
    media_type: str
    etag: str | None
    modified: str | None
    body: bytes

    def conditions(self) -> Mapping[str, str]:
        """Return the header fields that ask whether the page has changed."""
        fields = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in fields.items() if value is not None}


class Cache:
    """A folder of kept pages; each file is named after a digest of its URL."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UsageError(f"--cache {folder}: expected a folder to keep pages in; {error.strerror}") from error

    def find(self, url: str) -> Kept | None:
        """Return the page kept for a URL; None where there is none, or its file is not as it was written."""
        try:
            with self._place(url).open("rb") as file:
                line, body = file.readline(LONGEST_HEAD), file.read(LARGEST)
            values = json.loads(line)
        except (OSError, ValueError, RecursionError):
            return None
        match values:
            case {"format": "tellings.page/1", "url": str(named), "media_type": str(media_type), "sha256": digest}:
                etag, modified = (_plain(values.get(name)) for name in ("etag", "modified"))
                if named == url and digest == sha256(body).hexdigest():
                    return Kept(url, media_type, etag, modified, body)
        return None

    def keep(self, page: Kept) -> None:
        """Keep a page in the place of an earlier one; a folder that cannot be written is a UsageError."""
        values = {name: value for name, value in asdict(page).items() if name != "body"}
        line = json.dumps({"format": _FORMAT, "sha256": sha256(page.body).hexdigest(), **values})
        place = self._place(page.url)
        try:
            number, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=self._folder)
            with os.fdopen(number, "wb") as file:
                file.write(line.encode("ascii") + b"\n" + page.body)
            Path(name).replace(place)
        except OSError as error:
            raise UsageError(f"--cache {self._folder} cannot be written: {error.strerror}") from error

    def _place(self, url: str) -> Path:
        return self._folder / f"{sha256(url.encode('utf-8')).hexdigest()}.page"


def _plain(value: object) -> str | None:
    """Return a value that may stand in a request: it is a site's own, and is sent back to it."""
    if isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= LONGEST_FIELD:
        return value
    return None

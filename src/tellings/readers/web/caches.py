"""Pages kept in a folder of the user's, so that a site is asked only whether they have changed."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

from tellings.errors import UsageError

LARGEST = 200_000_000  # bytes of a kept page that are read again
_FORMAT = "tellings.page/1"


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was kept, with what its site wants to be asked with; `fetched` is an ISO moment."""

    url: str
    media_type: str
    fetched: str
    etag: str | None
    modified: str | None
    body: bytes

    def conditions(self) -> Mapping[str, str]:
        """Return the header fields that ask whether the page has changed."""
        fields = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in fields.items() if value is not None and _is_plain(value)}


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
        with suppress(OSError, ValueError, TypeError, KeyError):
            with self._place(url).open("rb") as file:
                line, body = file.readline(100_000), file.read(LARGEST)
            values = json.loads(line)
            if values.pop("format") == _FORMAT and values.pop("sha256") == sha256(body).hexdigest():
                kept = Kept(**values, body=body)
                return kept if kept.url == url else None
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


def _is_plain(value: str) -> bool:
    return isinstance(value, str) and value.isascii() and value.isprintable() and len(value) <= 1_000

"""The one way in which a request ends without a page, in plain words; the client makes a rejection of it."""

from __future__ import annotations

from tellings.errors import ReaderError


class FetchError(ReaderError):
    """Raised inside this room where a URL gives no page; the message is a sentence without its stop."""


class ClosedError(FetchError):
    """Raised where a URL leads to a host or port that only the user may name; `host` is how to name it."""

    def __init__(self, message: str, host: str) -> None:
        super().__init__(message)
        self.host = host

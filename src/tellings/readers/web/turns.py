"""When each host may be asked next: what courtesy, its robots.txt and its own word ask for."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

from tellings.readers.web.connections import Deadline, Outside
from tellings.readers.web.errors import FetchError


class Turns:
    """The last request to each host of this run, and the hosts that want to be left alone."""

    def __init__(self, outside: Outside) -> None:
        self._outside = outside
        self._asked: dict[str, float] = {}
        self._closed: dict[str, float] = {}

    def wait(self, host: str, delay: float, deadline: Deadline) -> None:
        """Wait until `delay` seconds have passed since the last request; FetchError where the host wants none."""
        now = self._outside.now()
        if self._closed.get(host, now) > now:
            raise FetchError(f"{host} is busy and asks to come back in {self._closed[host] - now:.0f} seconds")
        deadline.wait(self._asked.get(host, now - delay) + delay - now)
        self._asked[host] = self._outside.now()

    def close(self, host: str, seconds: float) -> None:
        """Leave a host alone for so many seconds."""
        self._closed[host] = self._outside.now() + seconds


def read_wait(said: str | None, now: datetime) -> float | None:
    """Return in how many seconds a Retry-After field wants the next request; None where it does not say.

    >>> read_wait("20", datetime.min)
    20.0
    """
    if said is None or re.fullmatch(r"[0-9]{1,9}", said):
        return None if said is None else float(said)
    try:
        return max(0.0, (parsedate_to_datetime(said) - now).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None

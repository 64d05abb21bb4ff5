"""Dates as feeds and other programs write them, as ISO 8601."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime

_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MIDNIGHT = re.compile(r"(\d{4}-\d{2}-\d{2})T00:00(?::00(?:\.0{1,9})?)?\Z")


def is_iso(value: str) -> bool:
    """Return whether `value` is an ISO day or moment."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return _ISO_DAY.match(value) is not None


def read_date(value: str) -> str | None:
    """Return a date as ISO, from ISO or from the form that mail and RSS use; None where it is neither.

    Midnight without a zone is how programs write a day.

    >>> read_date("2031-04-02 00:00:00"), read_date("Wed, 02 Apr 2031 10:00:00 +0200")
    ('2031-04-02', '2031-04-02T10:00:00+02:00')
    """
    words = value.strip()[:100]
    if is_iso(words):
        moment = words[:10] + words[10:].strip() if len(words) == 10 else words[:10] + "T" + words[11:]
        day = _MIDNIGHT.match(moment)
        return day[1] if day else moment
    try:
        return parsedate_to_datetime(words).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

"""How much of what a user arrives with is read, and where notes and addresses go while reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tellings.readers.places import Fetch


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How much of a file is read."""

    report: int = 5_000_000  # bytes of one report: the longest live blogs have half a million
    line: int = 40_000_000  # bytes of one JSON value: annotated, a report grows to some eight times its size
    ratio: int = 200  # times its packed size that a file may unfold to: text packs to a tenth, annotations to less
    slack: int = 64_000_000  # unpacked bytes from which the ratio is asked: before, a cap on the report is enough
    breaks: int = 1_000  # damaged places in one archive: each may cost a look at one report's bytes once more
    nested: int = 10  # parts of a saved page that hold parts: pages have one to three
    teaser: int = 150  # words from which a feed's summary may be a whole report: teasers have 20 to 80
    content: int = 40  # words that a feed's content has at least: below it is a caption or "read more"
    addresses: int = 50  # pages fetched for one feed or list: feeds hold 10 to 50 entries
    depth: int = 2  # from a list of feeds to a feed to its pages


@dataclass(frozen=True, slots=True)
class Means:
    """What a reader may use: its limits, whom it tells of doubts, and what fetches the pages that a feed names."""

    limits: Thresholds
    tell: Callable[[str], None]
    fetch: Fetch | None = None
    depth: int = 0

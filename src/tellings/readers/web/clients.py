"""The one client through which everything is fetched: guarded against what a URL can be, and polite to its sites."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from tellings.errors import UsageError
from tellings.readers.places import Fetched
from tellings.readers.texts import one_line
from tellings.readers.web.caches import Cache, Kept
from tellings.readers.web.connections import Deadline, Outside, find_addresses, open_wire
from tellings.readers.web.errors import ClosedError, FetchError
from tellings.readers.web.exchanges import HEAD, Answer, Extent, Head, ask
from tellings.readers.web.kinds import is_archive, is_page, read_media_type
from tellings.readers.web.robots import LARGEST as LARGEST_ROBOTS
from tellings.readers.web.robots import Robots, parse_robots
from tellings.readers.web.targets import (
    Allowance,
    Target,
    is_allowed,
    parse_allowance,
    parse_location,
    parse_target,
)
from tellings.readers.web.turns import Turns, read_wait
from tellings.types.documents import Rejection
from tellings.versions import VERSION

AGENT = f"Tellings/{VERSION} (reads single reports for one person; robots.txt: Tellings)"
ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.8, text/*;q=0.8, */*;q=0.1"
REDIRECTS = frozenset({301, 302, 303, 307, 308})
BUSY = frozenset({429, 503})
_CREDENTIALS = re.compile(r"(?<=//)[^/?#@]{0,500}@")
_SAVE = "open it yourself, save the page and give the file"
_SAID: Mapping[int, str] = {
    401: f"it is shown only to those who sign in; {_SAVE}",
    402: f"it is shown only to those who pay; {_SAVE}",
    403: f"the site does not show it to programs; {_SAVE}",
    404: "there is no such page; check the URL",
    410: "the page is gone",
    451: "the page is withheld for legal reasons",
}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What one URL may cost, and what courtesy asks."""

    page: int = 5_000_000  # bytes, packed and unpacked: what one report may hold
    archive: int = 100_000_000  # bytes of a WARC or of lines of JSON, held in memory; larger ones are saved first
    redirects: int = 5  # a site needs two or three
    seconds: float = 60.0  # for all connections of one URL together, so that a slow server ends too
    archive_seconds: float = 600.0  # more of them for an archive: the largest comes in that time over a slow line
    pause: float = 15.0  # seconds in which something has to come
    connecting: float = 10.0  # seconds for a name, and for a connection to one address
    delay: float = 1.0  # seconds between two pages of one host; its robots.txt, asked once, does not count
    longest_delay: float = 30.0  # a site may ask for more between two requests, up to here
    followed: int = 500  # pages of a run that the user has not named: ten feeds of fifty; more is a crawl
    longest_wait: float = 60.0  # a busy site may ask to come back later; longer than this nobody waits


class Client:
    """What fetches: it remembers, for one run, what each host allows and when it was asked last.

    `allow` names hosts (HOST or HOST:PORT) that may be fetched whatever their addresses are; `cache` is a folder to
    keep pages in; `note` is told of long waits. Proxies that the environment names are not used: they would connect
    to what nobody has checked.
    """

    def __init__(
        self,
        *,
        allow: Sequence[str] = (),
        cache: str | None = None,
        note: Callable[[str], None] | None = None,
        outside: Outside | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        self._allowances = _read_allowances(allow)
        self._cache = None if cache is None else Cache(cache)
        self._note = note or (lambda _: None)
        self._outside = outside or Outside()
        self._limits = thresholds or Thresholds()
        self._followed = 0  # URLs that the user has not given
        self._robots: dict[tuple[str, str, int, bool], Robots | FetchError] = {}
        self._turns = Turns(self._outside)

    def fetch(self, url: str, referrer: str | None = None) -> Fetched | Rejection:
        """Return what a URL holds, or a rejection that says why it was not fetched.

        `referrer` is the address or file of the feed that names the URL, None where the user did: hosts that the user
        allows are open to the user's own URLs, and to those that they name on their own host.
        """
        deadline = Deadline(self._limits.seconds, self._outside)
        try:
            if referrer is not None:
                self._count_followed()
            target = parse_target(url)
            is_own = referrer is None or _find_host(referrer) == target.host
            return self._follow(target, deadline, is_own=is_own)
        except FetchError as error:
            named = _CREDENTIALS.sub("", one_line(url))  # a rejection is shown to others
            return Rejection(named, "read", f"It was not fetched: {error}.")

    def _count_followed(self) -> None:
        self._followed += 1
        if self._followed > self._limits.followed:
            most = self._limits.followed
            raise FetchError(f"{most} pages that feeds name are the most in one run; give the feeds in parts")

    def _follow(self, target: Target, deadline: Deadline, *, is_own: bool) -> Fetched:
        """Return what lies at the end of the redirects; each hop is checked as if it were the first."""
        seen: set[str] = set()
        for _ in range(self._limits.redirects + 1):
            if target.url in seen:
                raise FetchError(f"{target.url} redirects to itself (or wants cookies); {_SAVE}")
            seen.add(target.url)
            robots = self._find_robots(target, deadline, is_own=is_own)
            if not robots.allows(target.path):
                raise FetchError(f"the robots.txt of {target.host} asks programs not to read {target.url}; {_SAVE}")
            kept = None if self._cache is None else self._cache.find(target.url)
            answer = self._ask_politely(target, deadline, robots, kept, is_own=is_own)
            if answer.head.status not in REDIRECTS:
                return self._receive(target, answer, kept)
            following = _find_location(answer.head, target)
            is_own = is_own and following.host == target.host
            target = following
        raise FetchError(
            f"it redirects more than {self._limits.redirects} times; give its last URL, or save the page"
        )

    def _ask_politely(
        self, target: Target, deadline: Deadline, robots: Robots, kept: Kept | None, *, is_own: bool
    ) -> Answer:
        """Return the answer; a busy site that says when to come back is asked once more, if that is soon."""
        self._wait_turn(target.host, deadline, robots)
        fields = {} if kept is None else kept.conditions()
        answer = self._ask(target, deadline, fields, self._measure(target, kept, deadline), is_own=is_own)
        if answer.head.status not in BUSY:
            return answer
        seconds = self._read_wait(answer.head)
        if seconds is not None and seconds <= self._limits.longest_wait:
            self._note(f"{target.host} is busy and asks to wait for {seconds:.0f} seconds")
            deadline.wait(seconds)
            self._wait_turn(target.host, deadline, robots)
            answer = self._ask(target, deadline, fields, self._measure(target, kept, deadline), is_own=is_own)
            seconds = self._read_wait(answer.head) if answer.head.status in BUSY else None
        if answer.head.status in BUSY and seconds is not None:
            self._turns.close(target.host, seconds)
        return answer

    def _wait_turn(self, host: str, deadline: Deadline, robots: Robots) -> None:
        delay = max(self._limits.delay, min(robots.delay or 0.0, self._limits.longest_delay))
        self._turns.wait(host, delay, deadline)

    def _ask(
        self,
        target: Target,
        deadline: Deadline,
        fields: Mapping[str, str],
        measure: Callable[[Head], Extent | None],
        *,
        is_own: bool,
    ) -> Answer:
        limits = self._limits
        is_named = is_own and is_allowed(target, self._allowances)
        try:
            addresses = find_addresses(
                target, is_named=is_named, outside=self._outside, deadline=deadline, seconds=limits.connecting
            )
        except ClosedError as error:
            hint = f"if you trust it, name it with --allow-host {error.host}" if is_own else "no page may lead there"
            raise FetchError(f"{error}; {hint}") from None
        wire = open_wire(
            target,
            addresses,
            outside=self._outside,
            deadline=deadline,
            seconds=limits.connecting,
            pause=limits.pause,
            limit=HEAD,
        )
        with wire:
            asked = {"User-Agent": AGENT, "Accept": ACCEPT, "Accept-Encoding": "gzip", **fields}
            return ask(wire, target, asked, measure)

    def _measure(self, target: Target, kept: Kept | None, deadline: Deadline) -> Callable[[Head], Extent | None]:
        """Return what says how much of an answer is wanted; it refuses what no report can be in."""

        def measure(head: Head) -> Extent | None:
            if head.status in REDIRECTS or head.status in BUSY or (head.status == 304 and kept is not None):
                return None
            if head.status not in (200, 203):
                raise FetchError(_SAID.get(head.status) or _describe_status(head.status))
            media_type = read_media_type(head.field("Content-Type"))
            if is_page(media_type):
                return Extent(self._limits.page)
            if is_archive(media_type, target.path):
                deadline.extend(self._limits.archive_seconds)
                return Extent(self._limits.archive)
            raise FetchError(f"it is of the type {media_type[:60]!r}; expected a page, a feed, JSON or a WARC")

        return measure

    def _receive(self, target: Target, answer: Answer, kept: Kept | None) -> Fetched:
        """Return the page of the last answer, or the kept one where it has not changed."""
        head = answer.head
        moment = self._outside.moment().isoformat(timespec="seconds")
        if head.status in BUSY:
            seconds = self._read_wait(head)
            when = "later" if seconds is None else f"in {seconds:.0f} seconds"
            raise FetchError(f"the site is busy; try again {when}")
        if head.status == 304 and kept is not None:
            return Fetched(kept.body, kept.media_type, target.url, moment)
        page = Fetched(answer.body, head.field("Content-Type") or "", target.url, moment)
        etag, modified = head.field("ETag"), head.field("Last-Modified")
        wants_none = "no-store" in (head.field("Cache-Control") or "").lower()
        if self._cache is not None and (etag or modified) and not wants_none:
            self._cache.keep(Kept(target.url, page.media_type, etag, modified, page.data))
        return page

    def _find_robots(self, target: Target, deadline: Deadline, *, is_own: bool) -> Robots:
        """Return what the host allows, asked once in a run; FetchError where it cannot tell."""
        key = (target.scheme, target.host, target.port, is_own)
        if key not in self._robots:
            try:
                self._robots[key] = self._fetch_robots(target, deadline, is_own=is_own)
            except FetchError as error:
                self._robots[key] = error
        found = self._robots[key]
        if isinstance(found, FetchError):
            raise FetchError(str(found))
        return found

    def _fetch_robots(self, target: Target, deadline: Deadline, *, is_own: bool) -> Robots:
        place = target._replace(path="/robots.txt")
        host = target.host
        for _ in range(self._limits.redirects + 1):
            answer = self._ask(place, deadline, {}, _measure_robots, is_own=is_own)
            status = answer.head.status
            if status in REDIRECTS:
                following = _find_location(answer.head, place)
                is_own = is_own and following.host == place.host
                place = following
                continue
            if status == 200:
                return parse_robots(answer.body.decode("utf-8", "replace"))
            if 400 <= status < 500 and status not in BUSY:
                return Robots()
            break
        raise FetchError(f"the robots.txt of {host}, which says what may be read, cannot be had; try again later")

    def _read_wait(self, head: Head) -> float | None:
        return read_wait(head.field("Retry-After"), self._outside.moment())


def _measure_robots(head: Head) -> Extent | None:
    return Extent(LARGEST_ROBOTS, is_cut=True) if head.status == 200 else None


def _find_location(head: Head, target: Target) -> Target:
    location = head.sole("Location")
    if location is None:
        raise FetchError(f"{target.url} redirects, but does not say where to")
    return parse_location(location, target)


def _find_host(referrer: str) -> str | None:
    try:
        return parse_target(referrer).host
    except FetchError:  # a file
        return None


def _describe_status(status: int) -> str:
    if status >= 500:
        return f"the site has a fault of its own (status {status}); try again later"
    return f"the site answers with status {status} instead of a page"


def _read_allowances(texts: Sequence[str]) -> tuple[Allowance, ...]:
    try:
        return tuple(parse_allowance(text) for text in texts)
    except FetchError as error:
        raise UsageError(f"--allow-host: {error}; expected HOST or HOST:PORT, as in localhost:8000") from None

"""What a page says of the day of its report, in print and in markup, weighed against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple
from urllib.parse import SplitResult, urlsplit

from tellings.extraction.marked_dates import MarkedDate, read_marked
from tellings.extraction.stamps import read_line_dates
from tellings.text.moments import days_around, find_zone, read_instant
from tellings.types.documents import Basis

_URL_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_-]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
URL_MONTH = re.compile(r"/((?:19|20)\d\d)/(0[1-9]|1[0-2])/")
_URL_LOCALE = re.compile(r"/en[-_](gb|au|nz|ie|in|za|us)(?:/|\Z)", re.IGNORECASE)
# Countries under whose names the day is written before the month.
_DAY_FIRST = frozenset(
    "uk ie au nz in za ng ke gh ug tz zm zw pk bd lk np my sg hk ae sa qa kw jo lb eg il eu de fr it es pt nl "
    "be at ch dk no se fi pl cz sk ro bg gr cy mt ua ru tr rs hr si ba mk al ge am az kz br ar mx cl co pe jm "
    "tt bb gy fj pg th vn id".split()
)
_MONTH_FIRST = frozenset("us gov mil".split())
_FIRM = ("JSON-LD datePublished", "meta ", "datepublished")  # markup that is written for others to read
FIELD = "The date field beside the report"
NO_DAY = "no possible day"
_LIKE = 130  # seconds by which two stamps of one moment may differ


@dataclass(frozen=True, slots=True)
class SourceThresholds:
    """Limits of weighing sources.

    `rewritten_days`: where a page prints only a change, and that so long after its first publication, the words in
    hand are those of the change (bench.page_dates).
    """

    rewritten_days: int = 30


SOURCES = SourceThresholds()


class Source(NamedTuple):
    """One source that dates the report: what it dates, on which basis, in which words, and as which stamps."""

    role: str | None
    basis: Basis
    place: str
    words: str
    readings: tuple[str, ...]

    @property
    def stamp(self) -> str:
        """Return the first reading."""
        return self.readings[0]


class Choice(NamedTuple):
    """The ends of an interval with its basis and the sentences that found it."""

    earliest: str
    latest: str
    basis: Basis
    evidence: tuple[str, ...]


def choose_date(
    printed: Sequence[str],
    marked: Sequence[MarkedDate],
    *,
    given: str | None = None,
    url: str | None = None,
    fetched: str | None = None,
    day_first: bool | None = None,
    page_dates: Sequence[str] = (),
    thresholds: SourceThresholds = SOURCES,
) -> tuple[Choice | None, tuple[str, ...]]:
    """Return the date that the best-founded source gives, and notes on sources that give none that is possible.

    What the page prints of its publication goes first: it is the day for its readers. Markup lends it the time of
    day and the zone where both name one moment. Then come markup, the field `given` beside the report, and the
    address. What the page prints of a change alone tells not when it was published. `page_dates` are lines with a
    date that may be that of the visit: such a line counts where markup or address bear it out, or where it says what
    it is and nothing else dates the report.
    """
    notes: list[str] = []
    told = _keep_possible(_list_marked(marked, given), fetched, notes)
    address = _keep_possible(_in_address(url), fetched, notes)
    issued = [source for source in told if source.role == "published"]
    known = {day for source in (*issued, *address) if len(source.readings) == 1 for day in days_around(source.stamp)}
    month = URL_MONTH.search(url or "")
    if month:
        known.add(f"{month[1]}-{month[2]}")
    order = _order_of(url) if day_first is None else day_first
    issued = [_settle(source, known, order) for source in issued]
    lines = _keep_possible((source for line in printed for source in _list_printed(line)), fetched, notes)
    lines = [_settle(source, known, order) for source in lines]
    apart = _keep_possible((source for line in page_dates for source in _list_printed(line)), fetched, notes)
    for source in apart:
        if source.stamp[:10] in known or source.stamp[:7] in known:
            lines.append(source)
    own = sorted((source for source in lines if source.role != "modified"), key=lambda source: source.role is None)
    changed = [source for source in lines if source.role == "modified"]
    chosen = _choose(own, changed, issued, address, thresholds)
    chosen = chosen or next((source for source in apart if source.role == "published"), None)
    if chosen is None:
        late = [source for source in (*changed, *apart) if source.role == "modified"]
        notes += [f"{_name(one)} “{one.words}” for a change, and not when it was published." for one in late[:1]]
        return None, tuple(notes)
    others = [*issued, *address, *own, *changed, *(source for source in told if source.role == "modified")]
    return _state(chosen, others, address), tuple(notes)


def _choose(
    own: Sequence[Source],
    changed: Sequence[Source],
    issued: Sequence[Source],
    address: Sequence[Source],
    thresholds: SourceThresholds,
) -> Source | None:
    firm = [source for source in issued if source.place.startswith(_FIRM)]
    if own:
        borne = [source for source in own if source.role or not firm or _agree(source, (*issued, *address))]
        # A bare date that markup and address deny is likelier that of a teaser.
        return borne[0] if borne else firm[0]
    first = next(iter((*issued, *address)), None)
    if first is None or not changed:
        return first
    gap = date.fromisoformat(changed[0].stamp[:10]) - date.fromisoformat(first.stamp[:10])
    return changed[0] if gap.days > thresholds.rewritten_days else first


def _agree(source: Source, others: Sequence[Source]) -> bool:
    return any(reading[:10] in days_around(other.stamp) for reading in source.readings for other in others)


def _list_marked(marked: Sequence[MarkedDate], given: str | None) -> Iterator[Source]:
    for one in marked:
        yield Source(one.role, "metadata", one.source, one.words, one.readings)
    if given and given.strip():
        yield Source("published", "given", "", " ".join(given.split()), read_marked(given))


def _list_printed(line: str) -> Iterator[Source]:
    for one in read_line_dates(line):
        yield Source(one.role, "stated", "", one.words, one.readings)


def _split(url: str | None) -> SplitResult:
    """Return the parts of an address, empty ones where it is none: a page may print anything as its own."""
    try:
        return urlsplit(url or "")
    except ValueError:
        return urlsplit("")


def _in_address(url: str | None) -> Iterator[Source]:
    found = _URL_DAY.search(_split(url).path) or _URL_DAY.search(url or "")
    if found:
        yield Source("published", "metadata", "address", found[0].strip("/"), (f"{found[1]}-{found[3]}-{found[4]}",))


def _keep_possible(sources: Iterable[Source], fetched: str | None, notes: list[str]) -> list[Source]:
    """Return the sources with their readings that are real days and not after the visit; the others are noted."""
    newest = (date.fromisoformat(fetched[:10]) + timedelta(1)).isoformat() if fetched and _is_day(fetched) else "9999"
    kept: list[Source] = []
    for source in sources:
        days = tuple(reading for reading in source.readings if _is_day(reading))
        readings = tuple(reading for reading in days if reading[:10] <= newest)
        if readings:
            kept.append(source._replace(readings=readings))
        else:
            why = f"after the visit of {(fetched or '')[:10]}" if days else NO_DAY
            notes.append(f"{_name(source)} “{source.words[:80]}”, which is {why}.")
    return kept


def _is_day(stamp: str | None) -> bool:
    try:
        return date.fromisoformat((stamp or "")[:10]).year >= 1700
    except ValueError:
        return False


def _settle(source: Source, known: set[str], day_first: bool | None) -> Source:
    """Return a source with day and month told apart by those that are known, both readings where nothing tells."""
    if len(source.readings) == 1:
        return source
    fitting = tuple(reading for reading in source.readings if reading[:10] in known)
    fitting = fitting or tuple(reading for reading in source.readings if reading[:7] in known)
    if len(fitting) == 1:
        return source._replace(readings=fitting)
    if day_first is not None:
        return source._replace(readings=source.readings[-1:] if day_first else source.readings[:1])
    return source


def _order_of(url: str | None) -> bool | None:
    """Return whether the country of an address writes the day first, None where its name does not tell."""
    locale = _URL_LOCALE.search(url or "")
    if locale:
        return locale[1].lower() != "us"
    ending = (_split(url).hostname or "").rpartition(".")[2]
    return True if ending in _DAY_FIRST else False if ending in _MONTH_FIRST else None


def _state(chosen: Source, others: Sequence[Source], address: Sequence[Source]) -> Choice:
    if len(chosen.readings) > 1:
        first, last = sorted(chosen.readings)
        sentences = (_tell(chosen), "Day and month can be read either way round.")
        return Choice(first, last, chosen.basis, sentences)
    day = chosen.stamp[:10]
    if chosen.basis != "stated" and address and address[0].stamp in days_around(chosen.stamp):
        day = address[0].stamp
    changed = chosen.role == "modified"
    stamps = [one.stamp for one in others if (one.role == "modified") == changed and len(one.readings) == 1]
    if chosen.basis != "stated" and day == chosen.stamp[:10]:
        day = next((one[:10] for one in stamps if _is_local_form(one, chosen.stamp)), day)
    zoned = [source.stamp for source in others if read_instant(source.stamp)]
    stamp = refine_stamp(chosen.stamp, day, [chosen.stamp, *stamps], zoned)
    return Choice(stamp, stamp, chosen.basis, (_tell(chosen), *_compare(chosen, stamp, others)))


def refine_stamp(stamp: str, day: str, stamps: Sequence[str], zoned: Sequence[str]) -> str:
    """Return a stamp on a local day, with time of day and zone from other stamps of the same moment.

    `stamps` name the moment of publication, `zoned` other moments by the same clocks. Where no stamp tells the time
    on that day in a zone of which it is sure, the day alone is returned.

    >>> refine_stamp("2031-03-05T22:30", "2031-03-05", ["2031-03-06T03:30Z"], [])
    '2031-03-05T22:30-05:00'
    >>> refine_stamp("2031-03-05", "2031-03-05", ["2031-03-06T03:30Z"], ["2031-03-06T09:00-05:00"])
    '2031-03-05T22:30-05:00'
    """
    if "T" in stamp and stamp[:10] == day:
        if read_instant(stamp) is not None:
            return _most_local(stamp, day, stamps)
        zones = [find_zone(stamp, instant) for instant in map(read_instant, (*stamps, *zoned)) if instant]
        return f"{stamp[:16]}{next((zone for zone in zones if zone), '')}"
    near = [one for one in stamps if "T" in one and day in days_around(one)]
    if not near:
        return day
    local = _most_local(near[0], day, near)
    if local[:10] == day:
        return local
    moment = read_instant(local)
    for zone in dict.fromkeys(one[16:] for one in zoned if moment and not one.endswith(("Z", "+00:00"))):
        shifted = (moment or datetime.min).astimezone(datetime.fromisoformat(f"{day}T00:00{zone}").tzinfo)
        if shifted.date().isoformat() == day:
            return shifted.strftime("%Y-%m-%dT%H:%M") + zone
    return day


def _most_local(stamp: str, day: str, stamps: Sequence[str]) -> str:
    """Return the stamp of the same moment that is told by the clocks of the place, the given one where none is."""
    return next((one for one in stamps if one[:10] == day and _is_local_form(one, stamp)), stamp)


def _is_local_form(one: str, stamp: str) -> bool:
    """Return whether a stamp names the moment of another by the clocks of a place."""
    moment, other = read_instant(stamp), read_instant(one)
    if moment is None or other is None or one.endswith(("Z", "+00:00")):
        return False
    return abs((moment - other).total_seconds()) <= _LIKE


def _name(source: Source) -> str:
    if source.basis == "stated":
        return "The page prints"
    if source.basis == "given":
        return f"{FIELD} gives"
    return "The address holds" if source.place == "address" else f"The page's markup ({source.place}) gives"


def _tell(source: Source) -> str:
    if source.basis == "stated":
        return f"The report states “{source.words}”."
    return f"{_name(source)} “{source.words}”."


def _compare(chosen: Source, stamp: str, others: Sequence[Source]) -> Iterator[str]:
    """Yield how the other sources stand to the chosen stamp: one that bears it out, all that differ, changes."""
    borne = False
    seen = {chosen.words}
    for source in others:
        if source.words in seen:
            continue
        seen.add(source.words)
        if source.role == "modified":
            yield f"{_name(source)} “{source.words}” for a change."
        elif any(stamp[:10] in days_around(reading) for reading in source.readings):
            if not borne:
                yield f"{_name(source)} “{source.words}”, which agrees."
            borne = True
        else:
            yield f"{_name(source)} “{source.words}”, which differs."

"""The words of English time expressions with their TIMEX3 parts; general knowledge of the language, no source."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, TypeVar

Row = TypeVar("Row")

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = "january february march april may june july august september october november december".split()
WEEKDAYS = {name: index for index, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAY_PLURALS = {name + "s": index for name, index in WEEKDAYS.items()}
WEEKDAY_SHORTS = {
    "mon": 0,
    "tue": 1,
    "tues": 1,
    "wed": 2,
    "thu": 3,
    "thur": 3,
    "thurs": 3,
    "fri": 4,
    "sat": 5,
    "sun": 6,
}
MONTHS = {name: index + 1 for index, name in enumerate(_MONTH_NAMES)}
MONTH_SHORTS = {name[:3]: index for name, index in MONTHS.items() if name != "may"} | {"sept": 9}
# Month and weekday names that are English words too: only a neighbour of theirs makes them a time.
AMBIGUOUS_MONTHS = frozenset({"march", "may", "august"})
# Words before which a bare ambiguous month stands as a month.
MONTH_LEADERS = frozenset(
    "in since until till by last next this early late mid of from during through throughout before after for and or "
    "between to earlier end every each past following previous around about".split()
)
UNITS = {
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "F", "month": "MO",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "min": "M", "hr": "H", "yr": "Y",
    "millennium": "ML",
}  # fmt: skip
UNIT_PLURALS = {
    "seconds": "S", "minutes": "M", "hours": "H", "days": "D", "weeks": "W", "fortnights": "F", "months": "MO",
    "quarters": "Q", "years": "Y", "decades": "DE", "centuries": "CE", "weekends": "WE", "mins": "M", "hrs": "H",
    "yrs": "Y", "millennia": "ML", "secs": "S",
}  # fmt: skip
ALL_UNITS = UNITS | UNIT_PLURALS
# Names of the units in relative forms; smaller units than a day keep the day.
STEPS = {"D": "day", "W": "week", "MO": "month", "Q": "quarter", "Y": "year", "DE": "decade", "CE": "century"}
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {
    "morning": "MO", "mornings": "MO", "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV",
    "night": "NI", "nights": "NI", "dawn": "MO", "dusk": "EV", "lunchtime": "12:00",
}  # fmt: skip
CLOCK_WORDS = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}
# Zones with a fixed distance from UTC; a local or ambiguous zone leaves the value without one.
ZONES = {
    "gmt": "Z", "utc": "Z", "est": "-05:00", "edt": "-04:00", "cst": "-06:00", "cdt": "-05:00", "mst": "-07:00",
    "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "bst": "+01:00", "cet": "+01:00", "cest": "+02:00",
    "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "jst": "+09:00", "et": "", "ct": "", "pt": "", "mt": "",
    "ist": "", "aest": "+10:00", "aedt": "+11:00",
}  # fmt: skip
LASTS = frozenset({"last", "past"})
NEXTS = frozenset({"next", "coming", "upcoming"})
NOWS = frozenset({"this", "current"})
ANAPHORIC = {"previous": -1, "preceding": -1, "following": 1, "same": 0, "that": 0, "subsequent": 1, "prior": -1}
EARLY = {"early": "START", "earlier": "START", "mid": "MID", "late": "END", "later": "END"}
EDGES = {
    "beginning": "START", "start": "START", "end": "END", "close": "END", "middle": "MID", "rest": "END",
    "remainder": "END", "outset": "START", "turn": "START", "course": "",
}  # fmt: skip


def _by_words(rows: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Read rows of `meaning: phrase; phrase` as (words of the phrase, meaning), marks apart from words."""
    found: list[tuple[tuple[str, ...], str]] = []
    for row in rows.strip().splitlines():
        meaning, _, phrases = row.strip().partition(":")
        found.extend((tuple(phrase.split()), meaning.strip()) for phrase in phrases.split(";") if phrase.strip())
    return tuple(found)


def _by_first_word(rows: Iterable[Row], words_of: Callable[[Row], tuple[str, ...]]) -> Mapping[str, tuple[Row, ...]]:
    """Index rows by the first word of their phrase, each group in the order of the table."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(words_of(row)[0], []).append(row)
    return {word: tuple(group) for word, group in found.items()}


# Words before a length of time that bound or soften it and belong to the expression; TIMEX3 mod.
BOUNDS = _by_words(
    """
    EQUAL_OR_LESS: no more than; at most; up to
    EQUAL_OR_MORE: no less than; at least
    MORE_THAN: more than; longer than; just over; well over; over
    LESS_THAN: less than; fewer than; just under; nearly; almost
    APPROX: about; around; roughly; approximately; some
    : another
    """
)
BOUNDS_AT = _by_first_word(BOUNDS, lambda row: row[0])
# Lengths that are no number: how many of the unit, X where open.
VAGUE_COUNTS: tuple[tuple[tuple[str, ...], float | None], ...] = tuple(
    (phrase, None if count == "X" else float(count))
    for phrase, count in _by_words(
        """
        2: a couple of; a couple; couple of
        12: a dozen
        6: half a dozen
        X: a few; a number of; several; few; many; dozens of; hundreds of; thousands of
        0.5: half a; half an; a half; half
        100: a hundred; hundred
        1000: a thousand
        1: a full; a whole; an additional; another; a; an
        """
    )
)
VAGUE_COUNTS_AT = _by_first_word(VAGUE_COUNTS, lambda row: row[0])
# Words between a count and its unit.
FILLERS = frozenset("more additional full straight consecutive long further whole short extra other trading".split())
# Lengths in one word.
LONG = {"daylong": "P1D", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y", "decadelong": "P10Y"}
# Whole phrases with a fixed value; those without one only look like a time.
PHRASES: tuple[tuple[tuple[str, ...], str, str], ...] = tuple(
    (phrase, "" if not value else "DATE" if value.endswith("_REF") else "DURATION", value)
    for phrase, value in _by_words(
        """
        PRESENT_REF: right now; now; current; currently; presently; nowadays; at present; these days; at the moment
        PRESENT_REF: so far; right away; to date; at the present time
        P1D: all day; all day long
        P1W: all week; all week long
        P1M: all month
        P1Y: all year; all year long
        PAST_REF: recently; more recently; most recently; lately; previously; formerly; early on; long ago; the past
        PAST_REF: the other day
        FUTURE_REF: soon; the future; the near future; as soon as possible; the short term; the near term
        P1D: all - day
        P1W: all - week
        PXX: over time; a while; some time; for far too long; for too long; a long time
        PXX: for a specified period; for a limited period; for a limited time; for a fixed period
        PXX: for a certain period; for an indefinite period; for an unspecified period; for an extended period
        : once again; as soon as; soon after; high noon; 24 hours a day; seven days a week; 365 days a year
        """
    )
)
RELATIVE_PHRASES: tuple[tuple[tuple[str, ...], str, str], ...] = tuple(
    (phrase, "TIME" if "@" in form else "DATE", form.replace("_", ":"))
    for phrase, form in _by_words(
        """
        day+0: today
        day-1: yesterday
        day+1: tomorrow
        day-2: the day before yesterday
        day+2: the day after tomorrow; day after tomorrow
        week-2: the week before last
        week+2: the week after next
        month-2: the month before last
        month+2: the month after next
        year-2: the year before last
        year+2: the year after next
        day+0@NI: tonight
        day-1@NI: last night; overnight
        ref>day+0: shortly afterward; shortly afterwards
        ref>day+1: the next day; next day; the day after
        ref>day-1: the day before
        ref>day+1@MO: the next morning
        ref>day-1@NI: the night before
        yearend_?: year - end; year end
        weekend_?: the weekend; weekend
        """
    )
)
PHRASES_AT = _by_first_word(PHRASES, lambda row: row[0])
RELATIVE_PHRASES_AT = _by_first_word(RELATIVE_PHRASES, lambda row: row[0])
# Prefixes that halve or double a repetition ("semi-annually", "bi-monthly").
SET_PREFIXES = {
    ("semi", "annually"): "P6M", ("semi", "annual"): "P6M", ("semi", "monthly"): "P15D", ("semi", "weekly"): "",
    ("bi", "monthly"): "P2M", ("bi", "weekly"): "P2W", ("bi", "annually"): "", ("half", "yearly"): "P6M",
}  # fmt: skip
SET_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W",
    "semiannually": "P6M", "bimonthly": "P2M",
}  # fmt: skip
SPELLED_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8,
    "nineties": 9,
}  # fmt: skip


# Days that name an event: month and day, the year, and the words behind that tell the event from another such day.
EVENT_DAYS: dict[tuple[int, int], tuple[int, frozenset[str]]] = {
    (9, 11): (2001, frozenset("attack attacks atrocities hijackers hijackings terrorist terrorists terror".split())),
    (1, 6): (2021, frozenset("insurrection committee riot rioters capitol".split())),
    (10, 7): (2023, frozenset({"massacre"})),
}
# Wars by which news dates a record ("the worst since World War II"): the year in which each ended.
WAR_ENDS = tuple(
    (tuple(phrase.split()), year)
    for year, phrases in (
        ("1918", ("world war i", "world war one", "first world war", "great war")),
        ("1945", ("world war ii", "world war two", "second world war")),
        ("1991", ("cold war",)),
    )
    for phrase in phrases
)
# Words behind a month that make it the name of a vote, which may be the one before last.
VOTES = frozenset("election elections midterm midterms ballot referendum".split())


class Holiday(NamedTuple):
    """A feast by its words: a month-day, or month, weekday and n for the n-th such weekday, -1 for the last."""

    words: tuple[str, ...]
    rule: str


_FEASTS = _by_words(
    """
    easter_0: easter sunday; easter day; easter
    easter_1: easter monday
    easter_-2: good friday
    easter_-7: palm sunday
    easter_-46: ash wednesday
    date_03-17: saint patrick ' s day; st . patrick ' s day; st patrick ' s day
    date_03-08: international women ' s day
    date_04-22: earth day
    date_05-01: may day
    date_07-04: the fourth of july; july fourth
    nth_1.0.3: martin luther king jr . day; martin luther king day; mlk day
    nth_2.0.3: presidents ' day; presidents day
    nth_5.6.2: mother ' s day
    nth_6.6.3: father ' s day
    nth_10.0.2: columbus day; indigenous peoples ' day
    date_12-25: christmas day; christmas
    date_12-24: christmas eve
    date_12-26: boxing day
    date_12-31: new year ' s eve
    date_01-01: new year ' s day
    date_02-14: valentine ' s day
    date_10-31: halloween
    date_11-11: veterans day; veterans ' day; armistice day
    date_06-19: juneteenth
    nth_11.3.4: thanksgiving day; thanksgiving
    nth_9.0.1: labor day
    nth_5.0.-1: memorial day
    nth_11.0.1.1: election day
    """
)
HOLIDAYS = tuple(
    Holiday(tuple(mark if word == "'" else word for word in phrase), rule.replace("_", ":"))
    for phrase, rule in _FEASTS
    for mark in ("'", "’")
)
HOLIDAYS_AT = _by_first_word(HOLIDAYS, lambda feast: feast.words)
# Capitalised runs with a weekday in them that name a feast or a programme; nothing is dated by them.
NAMED_DAYS = frozenset(
    {
        ("super", "tuesday"), ("black", "friday"), ("cyber", "monday"), ("bloody", "sunday"), ("super", "saturday"),
        ("small", "business", "saturday"), ("casual", "friday"), ("freaky", "friday"), ("black", "monday"),
        ("sheffield", "wednesday"), ("news", "sunday"),
        ("big", "monday"), ("manic", "monday"),
    }
)  # fmt: skip
# Names of papers and programmes with a time in them, passed over where their last word has a capital.
TIMELESS_NAMES = tuple(
    tuple(name.split())
    for name in (
        "usa today", "psychology today", "entertainment tonight", "world news tonight", "this week with",
        "mail on sunday", "sunday times", "sunday telegraph", "sunday mirror", "sunday express", "sunday herald",
        "sunday mail", "sunday post", "sunday independent", "sunday world", "saturday night live",
        "monday night football",
        "sunday night football", "thursday night football", "saturday evening post", "friday night lights",
    )
)  # fmt: skip
TIMELESS_AT = _by_first_word(TIMELESS_NAMES, lambda name: name)
# Nouns whose age is a length of time of the story; of people and houses it is none.
AGED_THINGS = frozenset(
    "war conflict insurgency occupation dispute feud ban embargo blockade siege rebellion crisis rule regime "
    "standoff struggle campaign policy law agreement treaty pact truce ceasefire mission".split()
)

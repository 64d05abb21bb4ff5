"""The words of English time expressions with their TIMEX3 parts; general knowledge of the language, no source."""

from __future__ import annotations

from typing import NamedTuple

_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()
_MONTH_NAMES = (
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = {name: index for index, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAY_PLURALS = {name + "s": index for name, index in WEEKDAYS.items()}
WEEKDAY_SHORTS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
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
    "second": "S", "minute": "M", "hour": "H", "day": "D", "week": "W", "fortnight": "F", "month": "MO", "quarter": "Q",
    "year": "Y", "decade": "DE", "century": "CE", "weekend": "WE", "min": "M", "hr": "H", "yr": "Y", "millennium": "ML",
}  # fmt: skip
UNIT_PLURALS = {
    "seconds": "S", "minutes": "M", "hours": "H", "days": "D", "weeks": "W", "fortnights": "F", "months": "MO",
    "quarters": "Q", "years": "Y", "decades": "DE", "centuries": "CE", "weekends": "WE", "mins": "M", "hrs": "H",
    "yrs": "Y", "millennia": "ML", "secs": "S",
}  # fmt: skip
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
# Words before a length of time that bound or soften it and belong to the expression.
BOUNDS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("no", "more", "than"), "EQUAL_OR_LESS"), (("no", "less", "than"), "EQUAL_OR_MORE"), (("more", "than"), "MORE_THAN"),
    (("less", "than"), "LESS_THAN"), (("fewer", "than"), "LESS_THAN"), (("longer", "than"), "MORE_THAN"),
    (("at", "least"), "EQUAL_OR_MORE"), (("at", "most"), "EQUAL_OR_LESS"), (("up", "to"), "EQUAL_OR_LESS"),
    (("just", "over"), "MORE_THAN"), (("just", "under"), "LESS_THAN"), (("well", "over"), "MORE_THAN"),
    (("nearly",), "LESS_THAN"), (("almost",), "LESS_THAN"), (("about",), "APPROX"), (("around",), "APPROX"),
    (("roughly",), "APPROX"), (("approximately",), "APPROX"), (("some",), "APPROX"), (("over",), "MORE_THAN"),
    (("just",), ""), (("only",), ""), (("another",), ""),
)  # fmt: skip
# Lengths that are no number; the value is how many of the unit, None where open.
VAGUE_COUNTS: tuple[tuple[tuple[str, ...], float | None], ...] = (
    (("a", "couple", "of"), 2), (("a", "couple"), 2), (("couple", "of"), 2), (("a", "dozen"), 12), (("half", "a", "dozen"), 6),
    (("a", "few"), None), (("a", "number", "of"), None), (("several",), None), (("few",), None), (("many",), None),
    (("dozens", "of"), None), (("hundreds", "of"), None), (("thousands", "of"), None), (("half", "a"), 0.5),
    (("half", "an"), 0.5), (("a", "half"), 0.5), (("a", "hundred"), 100), (("a", "thousand"), 1000),
    (("a", "full"), 1), (("a", "whole"), 1), (("an", "additional"), 1), (("a",), 1), (("an",), 1), (("hundred",), 100),
)  # fmt: skip
# Words between a count and its unit.
FILLERS = frozenset("more additional full straight consecutive long further whole short extra other trading".split())
# Whole phrases with a fixed meaning.
PHRASES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("right", "now"), "DATE", "PRESENT_REF"), (("now",), "DATE", "PRESENT_REF"), (("currently",), "DATE", "PRESENT_REF"),
    (("presently",), "DATE", "PRESENT_REF"), (("nowadays",), "DATE", "PRESENT_REF"), (("at", "present"), "DATE", "PRESENT_REF"),
    (("these", "days"), "DATE", "PRESENT_REF"), (("at", "the", "moment"), "DATE", "PRESENT_REF"),
    (("so", "far"), "DATE", "PRESENT_REF"), (("right", "away"), "DATE", "PRESENT_REF"),
    (("to", "date"), "DATE", "PRESENT_REF"), (("recently",), "DATE", "PAST_REF"), (("more", "recently"), "DATE", "PAST_REF"),
    (("most", "recently"), "DATE", "PAST_REF"), (("lately",), "DATE", "PAST_REF"), (("previously",), "DATE", "PAST_REF"),
    (("formerly",), "DATE", "PAST_REF"), (("early", "on"), "DATE", "PAST_REF"), (("long", "ago"), "DATE", "PAST_REF"),
    (("the", "past"), "DATE", "PAST_REF"), (("as", "soon", "as"), "", ""), (("soon", "after"), "", ""),
    (("soon",), "DATE", "FUTURE_REF"), (("the", "future"), "DATE", "FUTURE_REF"),
    (("the", "near", "future"), "DATE", "FUTURE_REF"), (("as", "soon", "as", "possible"), "DATE", "FUTURE_REF"),
    (("the", "short", "term"), "DATE", "FUTURE_REF"), (("the", "near", "term"), "DATE", "FUTURE_REF"),
    (("over", "time"), "DURATION", "PXX"), (("a", "while"), "DURATION", "PXX"), (("some", "time"), "DURATION", "PXX"),
    (("for", "far", "too", "long"), "DURATION", "PXX"), (("for", "too", "long"), "DURATION", "PXX"),
    (("a", "long", "time"), "DURATION", "PXX"), (("for", "a", "specified", "period"), "DURATION", "PXX"),
    (("once", "again"), "", ""), (("for", "now"), "DATE", "PRESENT_REF"), (("until", "now"), "DATE", "PRESENT_REF"),
)  # fmt: skip
RELATIVE_PHRASES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (("today",), "DATE", "day+0"), (("yesterday",), "DATE", "day-1"), (("tomorrow",), "DATE", "day+1"),
    (("the", "day", "before", "yesterday"), "DATE", "day-2"), (("the", "day", "after", "tomorrow"), "DATE", "day+2"),
    (("tonight",), "TIME", "day+0@NI"), (("last", "night"), "TIME", "day-1@NI"), (("overnight",), "TIME", "day-1@NI"),
    (("the", "next", "day"), "DATE", "ref>day+1"), (("next", "day"), "DATE", "ref>day+1"),
    (("the", "day", "before"), "DATE", "ref>day-1"), (("the", "day", "after"), "DATE", "ref>day+1"),
    (("year", "-", "earlier"), "DATE", "ref>year-1"), (("year", "-", "ago"), "DATE", "year-1"),
    (("the", "next", "morning"), "TIME", "ref>day+1@MO"), (("shortly", "afterward"), "DATE", "ref>day+0"),
    (("shortly", "afterwards"), "DATE", "ref>day+0"), (("the", "night", "before"), "TIME", "ref>day-1@NI"),
    (("the", "other", "day"), "DATE", "PAST_REF"), (("over", "the", "weekend"), "DATE", "weekend:?"),
    (("at", "the", "weekend"), "DATE", "weekend:?"), (("the", "weekend"), "DATE", "weekend:?"),
    (("year", "-", "end"), "DATE", "year+0"), (("year", "end"), "DATE", "year+0"),
    (("weekend",), "DATE", "weekend:?"),
)  # fmt: skip
SET_ADVERBS = {
    "daily": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P1Q", "yearly": "P1Y", "annually": "P1Y",
    "hourly": "PT1H", "nightly": "P1D", "fortnightly": "P2W", "biweekly": "P2W",
}  # fmt: skip
SPELLED_DECADES = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties": 8, "nineties": 9,
}  # fmt: skip


class Holiday(NamedTuple):
    """A feast by its words: a month-day, or (month, weekday, n) for the n-th such weekday of the month, -1 for the last."""

    words: tuple[str, ...]
    rule: str


HOLIDAYS: tuple[Holiday, ...] = (
    Holiday(("christmas", "day"), "date:12-25"), Holiday(("christmas", "eve"), "date:12-24"),
    Holiday(("christmas",), "date:12-25"), Holiday(("boxing", "day"), "date:12-26"),
    Holiday(("new", "year", "'", "s", "eve"), "date:12-31"), Holiday(("new", "year", "’", "s", "eve"), "date:12-31"),
    Holiday(("new", "year", "'", "s", "day"), "date:01-01"), Holiday(("new", "year", "’", "s", "day"), "date:01-01"),
    Holiday(("halloween",), "date:10-31"), Holiday(("valentine", "'", "s", "day"), "date:02-14"),
    Holiday(("valentine", "’", "s", "day"), "date:02-14"), Holiday(("juneteenth",), "date:06-19"),
    Holiday(("thanksgiving", "day"), "nth:11.3.4"), Holiday(("thanksgiving",), "nth:11.3.4"),
    Holiday(("labor", "day"), "nth:9.0.1"), Holiday(("memorial", "day"), "nth:5.0.-1"),
    Holiday(("election", "day"), "nth:11.1.1"), Holiday(("veterans", "day"), "date:11-11"),
    Holiday(("veterans", "'", "day"), "date:11-11"), Holiday(("armistice", "day"), "date:11-11"),
)  # fmt: skip
# Capitalised runs with a weekday in them that name a feast or a programme; nothing is dated by them.
NAMED_DAYS = frozenset(
    {
        ("super", "tuesday"), ("black", "friday"), ("cyber", "monday"), ("bloody", "sunday"), ("super", "saturday"),
        ("small", "business", "saturday"), ("casual", "friday"), ("freaky", "friday"), ("good", "friday"),
        ("ash", "wednesday"), ("palm", "sunday"), ("black", "monday"), ("sheffield", "wednesday"), ("news", "sunday"),
        ("big", "monday"), ("manic", "monday"), ("easter", "monday"), ("easter", "sunday"),
    }
)  # fmt: skip
# Nouns whose age is a length of time of the story; of people and houses it is none.
AGED_THINGS = frozenset(
    "war conflict insurgency occupation dispute feud ban embargo blockade siege rebellion crisis rule regime standoff "
    "struggle campaign policy law agreement treaty pact truce ceasefire mission".split()
)

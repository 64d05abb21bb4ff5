"""What a time has to do with its statement: the day of what is told, a limit, or the day of something else."""

from __future__ import annotations

import re

from tellings.tables.nouns import EVENT_HEADS
from tellings.text.tokens import stem, tokenize
from tellings.text.verbs import verb_readings
from tellings.types.annotations import AnnotatedDocument, Mood, Statement, TimeExpression
from tellings.types.spans import Span

EVENT_STEMS = frozenset(map(stem, EVENT_HEADS))
PLANS: frozenset[Mood] = frozenset({"planned", "proposed", "demanded"})
_COUNTED_PAST: frozenset[Mood] = frozenset({"happened", "reported"})
_REACH = 24
# "a year after the fire of Monday", "to wait until Monday", "since Monday": no day of what is told.
_OFFSET = re.compile(
    r"\b(?:after|before|until|till|by|to|into|through|since|as of|from|between|ahead of|eve of)\s"
    r"(?:the\s|last\s|that\s)?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\s(?:to|until|till|through|into)\b")
_FIRST = re.compile(r"\b(?:the|its|their|his|her) first\b")
_OWN = re.compile(r"['’]s\b")  # "Saturday's incident follows a theft": the day of a noun, not of what is told
_NOUN = re.compile(r"\s(?P<noun>[A-Za-z]{3,})")
# Words behind a time that are no noun which it would describe ("on Monday after ...", "on Monday said").
_FOLLOWS = frozenset(
    "after and are amid around because before but during following for from had has have her his into its nor "
    "not off onto over said says saying since than that the their then there they this though through told "
    "under until upon was were when where which while who will with without would about against also along "
    "among announced came did just near only outside inside both calling killing telling asking adding using "
    "being according".split()
)
_DETERMINER = re.compile(r"\b(?:the|a|an|this|that|its|his|her|their|for|and)\s\Z", re.IGNORECASE)
# "the planned June summit": to come, whatever day was reckoned.
_PLANNED = re.compile(r"\b(?:planned|scheduled|upcoming|looming)\s(?:[a-z]+\s){0,4}\Z", re.IGNORECASE)
# "last year's July 4 parade", "the annual July 4 show", "his stop of the weekend": of another year, or a noun's.
_OTHERS = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:last|next|that) year['’]s|annual|traditional|previous)\s\Z", re.IGNORECASE
)
_SPELL = re.compile(r"the (?:weekend|week|month|year|season)\Z", re.IGNORECASE)
_OF = re.compile(r"\bof\s\Z")
# "on the same day Trump won": the day of what follows, not that of the report.
_SAME = re.compile(r"(?:the|that) same (?:day|night|week|month|year)\Z", re.IGNORECASE)
_CLAUSE = re.compile(r"\s(?:that|as|when|he|she|it|they|we|his|her|their|the|[A-Z][a-z]+)\b")
# "pleaded not guilty to charges levied against him last week": the day of the participle.
_LEVIED = re.compile(r"\b[a-z]{3,}s? [a-z]{3,}ed (?:against|by|to|from|in) (?:(?!and\b)[\w.’'-]+ ){1,3}\Z")
_BARE = re.compile(r"(?:last|earlier this|this past) ", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:may|might|should|must) (?:not |also |well |yet |now )?(?P<verb>[a-z]+)\b")
# "were preparing a speech for Monday", "was due to fly to talks on Monday": the day of what was to come.
_PREPARING = re.compile(
    r"\b(?:was|were|had been) (?:[a-z]+ )?(?:preparing|readying|planning|hoping|aiming|bracing|gearing up)\b"
    r"[^.;]{0,90}\b(?:to|for|at)\b[^.;]{0,60}\Z"
)
_SINCE = re.compile(r"since\b[^,]{1,150}(?P<comma>,\s)", re.IGNORECASE)
# "summoned the owners for a meeting on Monday": the day of what is to come of it.
_PURPOSE = re.compile(r"\b(?:for|to) an? (?:[a-z]+ ){0,2}[a-z]+ (?:on |in )?\Z")
_CLOCK = re.compile(r"\d|\bnoon\b|\bmidnight\b|\bo'clock\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"day\b", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:if|unless|whether|in case)\b", re.IGNORECASE)
_AHEAD = re.compile(r":(?:ahead|next)\b")
CALLED_OFF = frozenset("cancel postpone scrap suspend abandon shelve scuttle".split())
# Say that something is to come.
_SCHEDULING = frozenset("schedule plan slate expect await anticipate".split())
# "was scheduled for Monday": whether that Monday is past, or was called off, is open.
_WAS = re.compile(r"\b(?:was|were|had been) (?:[a-z]+ )?(?:scheduled|planned|slated|expected)\b")
# Somebody is put up to do something on a day to come.
_CHOOSING = frozenset("select choose pick tap name appoint nominate invite summon ask urge order call".split())
# "is due to open on Monday", "where he will speak on Monday": the time belongs to what is to come.
_TO_COME = re.compile(
    r"\b(?:will|would|could|may|might|shall|won['’]t"
    r"|(?:is|are|was|were|be) (?:poised|set|due|slated|scheduled|expected|likely|about|ready|going) to"
    r"|(?:due|set|scheduled|slated|poised|headed|bound) (?:for|to))\s[^,;.:]*\Z"
)
_FAR = 90
_IS_DOING = re.compile(r"\b(?:is|are) (?:[a-z]+ )?[a-z]+ing\b")
_HOPING = frozenset("hope want wish fear".split())


def is_day_of(document: AnnotatedDocument, statement: Statement, time: TimeExpression, *, is_plan: bool) -> bool:
    """Return whether a time gives the day of what its statement tells.

    Not so: a limit, one end of a stretch, the day of a noun ("the October round was shorter"), the hour of a
    statement that names its day beside it.
    """
    text = document.document.text
    before = text[max(0, time.span.start - _REACH) : time.span.start]
    offset = _OFFSET.search(before)
    if offset and not (
        _is_near_hour(offset[0], text, time)
        or _is_start(offset[0], text, time)
        or _is_first_since(offset[0], text, statement, time)
    ):
        return False
    if not is_plan and _PLANNED.search(text, max(statement.span.start, time.span.start - 60), time.span.start):
        return False
    if not is_plan and _PURPOSE.search(text, max(statement.span.start, time.span.start - 60), time.span.start):
        return False
    if time.relative and (_OTHERS.search(before) or (_OF.search(before) and _SPELL.match(time.span.of(text)))):
        return False
    if _is_other_day(document, statement, time):
        return False
    if is_plan and _OWN.match(text, time.span.end) and _has_day(document, statement, time):
        return False
    if not is_plan and (_OWN.match(text, time.span.end) or _describes(text, before, time)):
        return False
    return not (_is_hour(text, time) and _has_day(document, statement, time))


def _is_other_day(document: AnnotatedDocument, statement: Statement, time: TimeExpression) -> bool:
    """Whether a time is that of a clause or a participle behind the verb of its statement."""
    text, words = document.document.text, time.span.of(document.document.text)
    if _SAME.match(words) and _CLAUSE.match(text, time.span.end):
        return True
    verbs = [
        token.end
        for token in tokenize(text, statement.span.start, time.span.start)
        if any(reading.base == statement.predicate for reading in verb_readings(token.text))
    ]
    return bool(verbs and _BARE.match(words) and _LEVIED.search(text, verbs[0], time.span.start))


def is_maybe(text: str, statement: Statement) -> bool:
    """Return whether a statement tells of what may be, by the words before its verb ("Monday may mark the end").

    >>> is_maybe("Monday may mark the end.", Statement(Span(0, 23), 0, "happened", "positive", "mark"))
    True
    """
    return any(
        reading.base == statement.predicate
        for match in _MODAL.finditer(text, statement.span.start, statement.span.end)
        for reading in verb_readings(match["verb"])
    )


def _is_start(offset: str, text: str, time: TimeExpression) -> bool:
    """Whether a time is the first end of a stretch that is named whole ("from Thursday night into Friday")."""
    return offset.lower().startswith("from") and _TO.match(text, time.span.end) is not None


def _is_near_hour(offset: str, text: str, time: TimeExpression) -> bool:
    """Whether a time is an hour shortly before or after which something was ("just before 5pm on Saturday")."""
    is_hour = time.type == "TIME" and _CLOCK.search(time.span.of(text)) is not None
    return is_hour and offset.lower().split()[0] in ("before", "after", "by", "between")


def _is_first_since(offset: str, text: str, statement: Statement, time: TimeExpression) -> bool:
    """Whether a time is that of the happening before ("the first round since March")."""
    before = text[statement.span.start : time.span.start]
    return offset.lower().startswith("since") and _FIRST.search(before) is not None


def _describes(text: str, before: str, time: TimeExpression) -> bool:
    """Whether a time describes the noun behind it, which is no event itself ("the October edition")."""
    match = _NOUN.match(text, time.span.end)
    if not match or match["noun"].lower() in _FOLLOWS or match["noun"].endswith(("ed", "ing", "ly")):
        return False
    return _DETERMINER.search(before) is not None and stem(match["noun"]) not in EVENT_STEMS


def _is_hour(text: str, time: TimeExpression) -> bool:
    words = time.span.of(text)
    return time.type == "TIME" and bool(_CLOCK.search(words)) and not _WEEKDAY.search(words)


def _has_day(document: AnnotatedDocument, statement: Statement, time: TimeExpression) -> bool:
    """Whether a statement names another time than this hour."""
    return any(
        other is not time and other.type in ("DATE", "TIME") and other.earliest is not None
        for other in (document.times[at] for at in statement.times)
    )


def split_since(text: str, span: Span) -> tuple[Span, Span] | None:
    """Return the two parts of "Since the round of May, both sides have met", None for other clauses.

    >>> [part.of("Since May, both met.") for part in split_since("Since May, both met.", Span(0, 20)) or ()]
    ['Since May', 'both met.']
    """
    match = _SINCE.match(text, span.start, span.end)
    return (Span(span.start, match.start("comma")), Span(match.end(), span.end)) if match else None


def is_ahead(
    document: AnnotatedDocument, statement: Statement, time: TimeExpression, first: str, last: str, *, is_named: bool
) -> bool | None:
    """Return whether the day lies ahead of the report; None where mood and day do not go together.

    `is_named` says whether the statement names an event.
    """
    published = document.document.published
    oldest, newest = (published.earliest or "")[:10], (published.latest or published.earliest or "")[:10]
    text = document.document.text
    if not newest:
        return True if statement.mood in PLANS else None
    if time.relative == "day+0" and statement.mood in PLANS and not is_named:
        return None
    if statement.predicate in _SCHEDULING:
        was = _WAS.search(text, statement.span.start, statement.span.end) and time.relative is not None
        return True if last >= oldest and not was else None
    if statement.predicate in _CHOOSING and " to " in text[statement.span.start : time.span.start]:
        return True if first > newest else None
    if statement.predicate in CALLED_OFF and first > newest:
        return True
    if _PREPARING.search(text, max(statement.span.start, time.span.start - _FAR), time.span.start):
        return True if first > newest else None
    if statement.predicate in _HOPING or _ASIDE.match(document.document.text, statement.span.start):
        return None
    later = time.span.of(text).lower().startswith("later ")
    if later and first < last and last >= newest and statement.mood not in PLANS:
        return None
    if first <= newest and _TO_COME.search(text, max(statement.span.start, time.span.start - _FAR), time.span.start):
        return True if last >= oldest and statement.mood in PLANS else None
    if first <= newest and not is_past(text, statement) and _is_present(text, statement):
        # "the trip starts on Monday", "is due to pass later on Monday": not past, whatever day was reckoned.
        return True if last >= oldest and (statement.mood in PLANS or (later and is_named)) else None
    counts = statement.mood in _COUNTED_PAST and statement.polarity == "positive"
    if first > newest:
        # What is told as done on a day to come is a wrong reading, but for "invites ... to talks on Monday".
        beside = any(
            stem(word) in EVENT_STEMS for word in text[max(0, time.span.start - 40) : time.span.start].split()
        )
        return True if statement.mood in PLANS or (is_named and (beside or not counts)) else None
    if counts:
        return False
    if first >= oldest and (later or _AHEAD.search(time.relative or "")):
        return True if statement.mood in PLANS or is_named else None
    # A proposal dated in the past is the act of proposing; only what it asks for would be the event.
    return False if statement.mood == "proposed" and statement.quote is None else None


def is_past(text: str, statement: Statement) -> bool:
    """Return whether a statement has its verb in a form of the past ("today" alone also means these days)."""
    return any(form in ("past", "participle") for form in _list_forms(text, statement)) or any(
        token.text.lower() == "did" for token in tokenize(text, statement.span.start, statement.span.end)
    )


def _is_present(text: str, statement: Statement) -> bool:
    """Whether a statement has its verb in a form of the present, or behind a modal verb."""
    forms = _list_forms(text, statement)
    if any(form in ("third", "base") for form in forms):
        return True
    return "ing" in forms and _IS_DOING.search(text, statement.span.start, statement.span.end) is not None


def _list_forms(text: str, statement: Statement) -> list[str]:
    return [
        reading.form
        for token in tokenize(text, statement.span.start, statement.span.end)
        for reading in verb_readings(token.text)
        if reading.base == statement.predicate
    ]

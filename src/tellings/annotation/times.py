"""When things happen: the time expressions of a document, resolved against its day of publication."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from tellings.text.calendars import bounds, middle_day, resolve_between, template
from tellings.text.times import TimePhrase, find_expressions
from tellings.types.annotations import AnnotatedDocument, Sentence, TimeExpression
from tellings.types.documents import Document, PublicationDate
from tellings.types.spans import Span

# "#3>day+1" counts from the fourth time expression of the document.
_LINKED = re.compile(r"#(\d+)>(.*)\Z", re.DOTALL)
# Forms and values that name one day.
_DAY = re.compile(r"day|weekday|date|ref>day|ref>weekday|\d{4}-\d\d-\d\d")
_STEP = re.compile(r"(?:day|week|month|year|decade)[+-][1-9]|weekday")
_QUARTER = re.compile(r"(\d{4})(-[QH]\d)\Z")
_IN_QUARTERS = re.compile(r"quarter|half|\d{4}-[QH]\d")
_COMPARED = 3  # paragraphs over which figures are compared with those of the same quarter
_YEARS_APART = re.compile(r"year([+-]\d{1,3})\Z")
_QUOTATION = re.compile(r"“[^“”]{1,3000}(?:”|\Z)|\"[^\"]{1,3000}\"")
_SPEECH = re.compile(
    r"\b(?:said|says|told|tells|announced|announces|wrote|tweeted|posted|stated|added|declared|asked)\b"
)
_SPOKEN_DAY = re.compile(r"weekday:\d:(?:back|open|last)|date:\d\d-\d\d:back|\d{4}-\d\d-\d\d")
_SAME_MONTH = re.compile(r", in ")
_MONTHS_LATER = re.compile(r"(?:#(\d{1,6})>)?month([+-]\d{1,3})")
_BARE_MONTH = re.compile(r"month:(\d\d):(?:back|soon|ahead|near)\Z")
_MONTH_OF = re.compile(r"(?:\A\d{4}-|\A(?:month|date):)(\d\d)")
# Forms that are counted from the day of writing, and the way of those that leave out their year.
_OF_TODAY = re.compile(r"weekday|day[+-]|week[+-]|weekend|month[+-]|year[+-]")
_NEAREST = re.compile(r"\A((?:date:\d\d-\d\d|month:\d\d|season:\w\w):)(?:back|soon|ahead|near|this|open)")
# "The year", "the end of the month", "the next year": in a history those of the time told before.
_RUNNING = re.compile(r"\b[Tt]he (?:next )?(?:year|month|week)\Z")
# A history names years at least so old, so often, and so many times as often as it counts from its own day.
_OLD, _OLD_YEARS, _OLD_SHARE = 2, 8, 8
# Blocks beside the text: nothing in the text counts from a time told there.
_BESIDE = frozenset({"caption", "credit", "pull-quote", "post", "table-row"})
_REFERENCES = frozenset({"PRESENT_REF", "PAST_REF", "FUTURE_REF"})


def find_times(document: Document, sentences: Sequence[Sentence]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the document in order, values resolved against its publication date.

    An expression that counts from a time told before it ("the next day") is linked to that one by index in
    `relative`. With a publication interval of several days the value is kept where all days agree; else it is a
    TIMEX3 template ("XXXX-WXX-3") and `earliest`, `latest` hold what the interval allows.
    """
    unresolved: list[TimeExpression] = []
    counted: list[int] = []  # those whose words count from a time told before
    found = [find_expressions(document.text, one.span.start, one.span.end) for one in sentences]
    told = _Told(is_history=_is_history(found, document.published))
    spoken = _Spoken(document)
    for sentence, phrases in zip(sentences, found, strict=True):
        kind = document.blocks[sentence.block].kind
        spoken.enter(sentence, phrases, len(unresolved))
        told.enter_block(sentence.block)
        for phrase in phrases:
            words = document.text[phrase.start : phrase.end]
            unresolved.append(_link(phrase, words, told, spoken.day_of(phrase)))
            _tie_month(document.text, unresolved)
            if (phrase.relative or "").startswith("ref>"):
                counted.append(len(unresolved) - 1)
            if kind not in _BESIDE and _is_point(phrase):
                told.enter(phrase, len(unresolved) - 1)
    for index in counted:
        unresolved[index] = _leave_open(unresolved[index])
    return _resolve_all(unresolved, document.published)


def resolve_times(document: AnnotatedDocument, published: PublicationDate) -> AnnotatedDocument:
    """Return the document with its publication date replaced and every time expression resolved against it."""
    return replace(
        document,
        document=replace(document.document, published=published),
        times=_resolve_all(document.times, published),
    )


class _Spoken:
    """The day on which quoted words were spoken, where the text names it: "today" in them is that day."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._quoted: list[tuple[int, int]] = []
        for block in document.blocks:
            found = _QUOTATION.finditer(document.text, block.span.start, block.span.end)
            self._quoted.extend(match.span() for match in found)
        self._block = -9
        self._day: int | None = None
        self._is_weekday = False

    def enter(self, sentence: Sentence, phrases: Sequence[TimePhrase], first: int) -> None:
        """Take note of a sentence whose expressions will be counted from `first`; a day lasts one paragraph more."""
        if sentence.block > self._block + 1:
            self._day = None
        if not _SPEECH.search(self._text, sentence.span.start, sentence.span.end):
            return
        for index, phrase in enumerate(phrases):
            if _SPOKEN_DAY.match(phrase.relative or phrase.value or "") and not self._is_quoted(phrase.start):
                self._day, self._block = first + index, sentence.block
                self._is_weekday = (phrase.relative or "").startswith("weekday")
                return

    def day_of(self, phrase: TimePhrase) -> int | None:
        """Return the index of the day that a "today" or "next month" in quotation marks counts from, else None."""
        form = phrase.relative or ""
        if not _OF_TODAY.match(form) or not self._is_quoted(phrase.start):
            return None
        # Words of this week name its weekdays as the report does.
        return None if self._is_weekday and form.startswith("weekday") else self._day

    def _is_quoted(self, place: int) -> bool:
        at = bisect_right(self._quoted, (place, len(self._text)))
        return at > 0 and self._quoted[at - 1][0] < place < self._quoted[at - 1][1]


class _Told:
    """The times told so far that later words count from: the last one, the last day, the last quarter of a year."""

    def __init__(self, *, is_history: bool) -> None:
        self._is_history = is_history
        self._point: int | None = None
        self._day: int | None = None
        self._quarter: int | None = None
        self._block = self._quarter_block = 0

    def enter_block(self, block: int) -> None:
        """Take note of where the text is: a comparison counts from a quarter told few paragraphs before."""
        self._block = block
        if block > self._quarter_block + _COMPARED:
            self._quarter = None

    def enter(self, phrase: TimePhrase, index: int) -> None:
        """Take note of a time that later words can count from."""
        form = phrase.relative or phrase.value or ""
        self._point = index
        if _DAY.match(form):
            self._day = index
        if _IN_QUARTERS.match(form):
            self._quarter, self._quarter_block = index, self._block

    def link(self, relative: str, words: str) -> str:
        """Return the form with the index of the expression that it counts from, plain for the day of writing."""
        kind, mark, form = relative.rpartition(">")
        is_that_quarter = mark and form.startswith("quarter") and self._quarter is not None
        if kind == "quarter" or is_that_quarter:
            anchor = self._quarter
        elif mark:
            anchor = self._day if form.startswith(("day", "weekday")) else self._point
        elif self._is_history and self._point is not None and (_NEAREST.match(form) or _RUNNING.search(words)):
            anchor, form = self._point, _NEAREST.sub(r"\1near-told", form)
        else:
            anchor = None
        return form if anchor is None else f"#{anchor}>{form}"


def _is_history(found: Sequence[Sequence[TimePhrase]], published: PublicationDate) -> bool:
    """Return whether a document tells of years long past, so that a bare "24 May" is one of the year told last.

    It names old years often and no new ones, and hardly ever counts from its own day ("on Monday", "last week").
    News that looks back does, and there a bare date may be of this year.
    """
    if published.earliest is None:
        return False
    newest = f"{int(published.earliest[:4]) - _OLD:04d}"
    phrases = [phrase for group in found for phrase in group]
    years = [phrase.value[:4] for phrase in phrases if phrase.value and phrase.value[:4].isdecimal()]
    own = sum(bool(_OF_TODAY.match(phrase.relative or "")) for phrase in phrases)
    return len(years) >= _OLD_YEARS and max(years) <= newest and len(years) > _OLD_SHARE * own


def _link(phrase: TimePhrase, words: str, told: _Told, spoken: int | None) -> TimeExpression:
    """Return the expression, linked to the day or the time told before it where it counts from that."""
    relative = phrase.relative
    if relative and spoken is not None and ">" not in relative:
        relative = f"#{spoken}>{relative}"
    elif relative:
        relative = told.link(relative, words)
    return TimeExpression(Span(phrase.start, phrase.end), phrase.type, phrase.value or "", relative)


def _leave_open(time: TimeExpression) -> TimeExpression:
    """Return "three days later" without a day where nothing was told that it counts from: it is not from today."""
    if not _STEP.match(time.relative or ""):
        return time
    return replace(time, value=template(time.relative or ""), relative=None)


def _tie_month(text: str, times: list[TimeExpression]) -> None:
    """Tie the last two expressions where they are one time told twice ("four months later, in April").

    The month is that of the count where the count comes to it, else the count is that of the month: what it counts
    from is then told elsewhere.
    """
    if len(times) < 2 or not _SAME_MONTH.fullmatch(text, times[-2].span.end, times[-1].span.start):
        return
    count, month = _MONTHS_LATER.fullmatch(times[-2].relative or ""), _BARE_MONTH.match(times[-1].relative or "")
    if count is None or month is None:
        return
    anchor = times[int(count[1])] if count[1] else None
    start = _MONTH_OF.search(anchor.value or anchor.relative or "") if anchor is not None else None
    if start is not None and (int(start[1]) + int(count[2]) - int(month[1])) % 12 == 0:
        times[-1] = replace(times[-1], relative=f"#{len(times) - 2}>month+0")
    else:
        times[-2] = replace(times[-2], relative=f"#{len(times) - 1}>month+0")


def _is_point(phrase: TimePhrase) -> bool:
    """Return whether later words such as "the next day" can count from this expression."""
    if phrase.type not in ("DATE", "TIME") or phrase.value in _REFERENCES:
        return False
    form = phrase.relative or ""
    if form.startswith("event"):
        return False  # "after the September 11 attacks" names an event, it tells no time of this story
    if form.startswith("quarter>"):
        return False  # a comparison: what follows counts from what is compared
    return not form.startswith("ref>") or (form.startswith("ref>day") and not form.startswith("ref>day+0"))


def _resolve_all(times: Sequence[TimeExpression], published: PublicationDate) -> tuple[TimeExpression, ...]:
    """Resolve what counts from the publication first, then what counts from other expressions, in order."""
    resolved = list(times)
    for linked in (False, True):
        for index, time in enumerate(times):
            if bool(_LINKED.match(time.relative or "")) == linked:
                resolved[index] = _resolve_one(time, resolved, published)
    return tuple(resolved)


def _resolve_one(
    time: TimeExpression, others: Sequence[TimeExpression], published: PublicationDate
) -> TimeExpression:
    if time.relative is None:
        earliest, latest = bounds(time.value) if time.type in ("DATE", "TIME") else (None, None)
        return replace(time, earliest=earliest, latest=latest)
    link = _LINKED.match(time.relative)
    if link is None:
        value, earliest, latest = resolve_between(time.relative, published.earliest, published.latest)
        return replace(time, value=value, earliest=earliest, latest=latest)
    anchor = others[int(link[1])]
    quarter, years = _QUARTER.match(anchor.value), _YEARS_APART.match(link[2])
    if quarter and years:
        # "A year earlier" than a quarter is the same quarter of the year before.
        value = f"{int(quarter[1]) + int(years[1]):04d}{quarter[2]}"
        return replace(time, value=value, earliest=bounds(value)[0], latest=bounds(value)[1])
    middle = middle_day(anchor.earliest, anchor.latest) if "near-told" in link[2] else None
    value, earliest, latest = resolve_between(link[2], middle or anchor.earliest, middle or anchor.latest)
    return replace(time, value=value, earliest=earliest, latest=latest)

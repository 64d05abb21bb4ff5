"""Words that open or join clauses, and where the phrases beside them begin and end."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.statements.groups import Group
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import SPEECH_VERBS
from tellings.tables.wordclasses import MEASURE_WORDS, POSSESSIVES, TIME_UNITS

SUBJECT_TAGS = frozenset({"NOUN", "NAME", "SBJ", "PRO", "NUM", "DET", "ADJ", "GEN"})
_NOUN_PHRASE = frozenset({"DET", "GEN", "ADJ", "NUM", "NOUN", "NAME", "SBJ", "PRO", "OBJ", "ADV", "QUOTE", "NOT"})
_MARKERS = frozenset({"THAT", "REL", "SUB", "PRESUB"})
_SUBJECTS = frozenset({"NOUN", "NAME", "SBJ", "PRO", "NUM", "DET", "GEN", "ING"})
_AFTER_SPEECH = frozenset({"ADV", "PREP", "NAME", "NUM", "DET", "NOUN", "ADJ", "OBJ", "GEN", "PART"})
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday on".split())
_BEFORE_MARKER = frozenset("even just shortly soon only long immediately minutes".split())
_COUNTED = frozenset("such well many much long more less rather other".split())


def is_weekday(word: Word) -> bool:
    """Return whether a word is a weekday, or the "on" before one."""
    return word.low in _DAYS


def find_marker(words: Sequence[Word], low: int, high: int) -> int | None:
    """Return the last subordinating or relative word of the gap that opens the clause of the verb at `high`."""
    place = high - 1
    commas = 0
    while place >= low and words[place].tag in ("ADV", "NOT", "QUOTE"):
        place -= 1
    if place >= low and words[place].tag == "CC":
        return None  # a second verb: "left after the talks and wrote"
    while place >= low:
        tag = words[place].tag
        if tag in ("COMMA", "DASH"):
            commas += 1
        if tag == "STOP":
            return None
        if tag in _MARKERS and _is_marker(words, place, high, commas):
            return place
        place -= 1
    return None


def _is_marker(words: Sequence[Word], place: int, high: int, commas: int) -> bool:
    word = words[place]
    if word.tag == "PRESUB":
        subject = any(words[at].tag in _SUBJECTS for at in range(place + 1, high))
        return subject and not commas and not _is_measure(words, place)
    if word.tag == "THAT":
        return place + 1 >= high or words[place + 1].tag != "COMMA" or commas > 1
    if word.tag == "SUB":
        return commas == 0 or commas >= 2
    return commas != 1


def _is_measure(words: Sequence[Word], place: int) -> bool:
    """ "as many as", "more than", "as well as" open no clause."""
    return words[place - 1].low in _COUNTED if place else False


def is_relative_that(words: Sequence[Word], marker: int, group: Group | None) -> bool:
    """Return whether "that" is itself the subject of the verb after it ("papers that set out terms")."""
    if group is None:
        return False
    if marker + 1 == group.start or all(
        words[p].tag in ("ADV", "NOT", "QUOTE") for p in range(marker + 1, group.start)
    ):
        return marker > 0 and words[marker - 1].tag in ("NOUN", "NAME", "NUM", "PRO", "QUOTE", "ADJ", "ING")
    return False


def is_question_word(words: Sequence[Word], marker: int) -> bool:
    """Return whether a relative word opens the object of a verb ("asked what happened", "saw how it fell")."""
    before = words[marker - 1] if marker else None
    low = words[marker].low
    if low in ("what", "how", "why"):
        return before is None or before.tag != "PREP"
    return (
        before is not None
        and before.tag in ("PAST", "PRES", "BASE", "ING")
        and low not in ("which", "whom", "whose", "who")
    )


def find_measure_start(words: Sequence[Word], marker: int, low: int) -> int:
    """Return the start of "just weeks" before "after", of "even" before "as"."""
    start = marker
    while start > low and words[start - 1].low in _BEFORE_MARKER:
        start -= 1
    if start > low and words[start].low in ("soon", "long") and words[start - 1].low == "as":
        start -= 1
    if start > low and words[start - 1].low in TIME_UNITS:
        start -= 1
        while start > low and (words[start - 1].tag == "NUM" or words[start - 1].low in MEASURE_WORDS):
            start -= 1
    return start


def find_connector(words: Sequence[Word], start: int, low: int) -> int:
    """Return where the clause before `start` ends: before the comma, dash or coordinator that joins them."""
    while start > low and words[start - 1].tag in ("COMMA", "DASH", "CC", "STOP", "ADV"):
        if words[start - 1].tag == "ADV" and (start < 2 or words[start - 2].tag not in ("COMMA", "CC", "DASH")):
            break
        start -= 1
    return start


def find_second_phrase(words: Sequence[Word], low: int, high: int) -> int | None:
    """Return where a second noun phrase starts in a gap ("the paper | the ministry", "the deal | he")."""
    seen = False
    for place in range(low, high):
        word = words[place]
        starts = word.tag in ("SBJ", "DET") or (word.tag == "GEN" and word.low in POSSESSIVES)
        starts = starts or (word.tag == "PRO" and word.low in ("it", "you", "there", "everyone", "nobody"))
        before = words[place - 1]
        if seen and starts and before.tag in ("NOUN", "NAME", "NUM", "PRO", "OBJ", "QUOTE"):
            return place
        seen = seen or word.tag in ("NOUN", "NAME", "PRO", "OBJ")
    return None


def follows_comma(words: Sequence[Word], low: int, place: int) -> bool:
    """Return whether only a noun phrase stands between a comma and here (", Oru and Lindt agreed")."""
    place -= 1
    while place >= low and words[place].tag in _NOUN_PHRASE:
        place -= 1
    return place >= low and words[place].tag in ("COMMA", "DASH")


def find_subject_start(words: Sequence[Word], low: int, high: int) -> int:
    """Return the start of a subject that follows a verb of saying without "that"; time and place words go first."""
    start = low
    while start < high - 1 and words[start].tag in ("ADV", "QUOTE"):
        start += 1
    place = start
    while place < high and words[place].tag in ("PREP", "NAME", "NUM"):
        if words[place].tag != "PREP" and words[place].low not in _DAYS:
            break
        place += 1
    return place if start < place < high else start


def is_attribution(words: Sequence[Word], group: Group, end: int) -> bool:
    """Return whether a verb of saying ends its clause, or only says when and where it was said."""
    if group.base not in SPEECH_VERBS:
        return False
    after = group.end
    while after < end and words[after].tag in _AFTER_SPEECH:
        after += 1
    return after >= end or words[after].tag in ("END", "COMMA", "STOP", "QUOTE", "SUB", "PRESUB", "CC")


def goes_on(words: Sequence[Word], place: int, end: int) -> bool:
    """Return whether a comma or dash followed by a finite verb closes the stretch at `place`."""
    while place < end - 1 and words[place].tag not in ("COMMA", "DASH", "STOP", "PAREN"):
        place += 1
    while place < end - 1 and words[place].tag in ("COMMA", "DASH", "ADV", "QUOTE"):
        place += 1
    return words[place].tag in ("MOD", "PRES", "PAST", "HAVE", "DO", "BE") if place < end else False


def find_absolute(words: Sequence[Word], group: Group, low: int) -> int | None:
    """Return the place of "with" in "with both sides releasing prisoners", None without such a subject."""
    place = group.start - 1
    while place >= low and (words[place].tag in _NOUN_PHRASE or words[place].low in ("with", "of")):
        if words[place].low == "with":
            return place if group.start - place > 1 else None
        place -= 1
    return None

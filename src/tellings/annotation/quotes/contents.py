"""What is said: the items of a line that a reporting verb takes as its content, after it or before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.quotes.adjuncts import is_infinitive, skip_adjuncts
from tellings.annotation.quotes.extents import content_end, content_start
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.cues import FEELINGS, CueVerb
from tellings.tables.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    base_forms,
)
from tellings.tables.nominals import nominals

_REACH = 16
_NEWS = frozenset("news revelations evidence".split())
_ANSWERING = frozenset("to of on about over after against amid at by following regarding".split())
_LEADING = _ANSWERING | frozenset("in via through with from during".split())
_KEPT_PREPOSITIONS = frozenset({"against", "about", "of"})
_OPENING_PREPOSITIONS = frozenset("at about in on under despite with for after over".split())
_NEVER_OPENING = (CONJUNCTIONS - _OPENING_PREPOSITIONS - {"if"}) | (PREPOSITIONS - _OPENING_PREPOSITIONS)
_PRONOUNS_IN_ING = frozenset("nothing something anything everything".split())
_REFLEXIVES = frozenset("himself herself themselves itself".split())
_QUESTIONS = QUESTION_WORDS - {"who", "whose", "whom", "which"}
# With these "when" and "where" open a question; after other verbs they say when or where it was said.
_OPEN_TO_TIMES = frozenset(
    "ask wonder tell explain reveal disclose specify clarify announce indicate describe".split()
)
_RELATIVES = frozenset("who which that whose where".split())


class Content(NamedTuple):
    """Items `first:stop` of a line; `frame` is the construction."""

    first: int
    stop: int
    frame: str


def content_after(line: Line, start: int, verb: CueVerb) -> Content | None:
    """Return what follows a reporting verb whose last word is before item `start`, by the frames that it takes."""
    items = line.items
    led = _led_in(items, start, verb)
    if led is not None:
        return led
    at = skip_adjuncts(line, start, verb)
    if at >= len(items):
        return None
    if _is_addressed(items, start, at, verb):
        return Content(start, len(items), "object")
    found = _explicit(items, start, at, verb)
    if found is not None:
        return found
    if "naming" in verb.frames:
        return _naming(items, start)
    return _unmarked(items, at, verb)


def _is_addressed(items: Sequence[Item], start: int, at: int, verb: CueVerb) -> bool:
    """Whether somebody is asked to act: "told crews to leave", "warned tourists against swimming"."""
    if at == start or items[start].is_adverb or items[start].low in PREPOSITIONS:
        return False
    if items[at].low == "to" and at + 1 < len(items):
        return "object" in verb.frames and is_infinitive(items[at + 1])
    return items[at].low == "against" and "against" in verb.frames


def content_before(line: Line, stop: int, floor: int) -> Content | None:
    """Return what stands before a trailing attribution that begins at item `stop`; `floor` ends an earlier one."""
    last = content_end(line.items, floor, stop)
    first = content_start(line.items, floor, last)
    if last - first > 1 and line.items[last - 1].mark is not None and line.items[last - 2].text == ":":
        first = last - 1  # "Oru complained online: “Q!” he said"
    return Content(first, last, "before") if first < last else None


def _led_in(items: Sequence[Item], start: int, verb: CueVerb) -> Content | None:
    """Content that a preposition leads in: "called for restraint", "called on both sides to wait"."""
    at = start
    while at < len(items) and items[at].is_word and items[at].is_adverb:
        at += 1
    if at + 1 >= len(items) or items[at].low not in verb.frames or items[at].low in DETERMINERS:
        return None
    word = items[at].low
    if word in ("on", "upon") and verb.lemma == "call":
        is_request = _find_word(items, at + 1, "to") is not None
        return Content(at + 1, len(items), "object") if is_request else None
    if items[at + 1].is_time or not (items[at + 1].is_word or items[at + 1].mark is not None):
        return None
    return Content(at if word in _KEPT_PREPOSITIONS else at + 1, len(items), "preposition")


def _find_word(items: Sequence[Item], start: int, word: str) -> int | None:
    """Where `word` stands close behind `start` with no finite verb between."""
    for at in range(start, min(len(items), start + _REACH)):
        if items[at].low == word and items[at].is_word:
            return at
        is_passive = at + 1 < len(items) and items[at + 1].low == "by"  # "in a statement carried by S that C"
        if (items[at].is_finite and not is_passive) or items[at].text in (".", ";", ":"):
            return None
    return None


def _explicit(items: Sequence[Item], start: int, at: int, verb: CueVerb) -> Content | None:
    """Content with a sign of its own: that, a colon, a quotation, a question word."""
    item, frames, stop = items[at], verb.frames, len(items)
    has_more = at + 1 < stop
    if item.text == "," and has_more:
        return _after_comma(items, at, verb)
    if item.text in (":", "—", "–") and has_more and frames & {"direct", "that"}:
        return Content(at + 1, stop, "direct")
    if item.mark is not None and "that" in frames and _is_title(items, start, at):
        return Content(at + 2, stop, "that")
    if item.mark is not None and frames & {"direct", "that", "bare", "noun"}:
        return Content(at, stop, "direct" if frames & {"direct", "that"} else "noun")
    if item.low == "that" and _is_anothers(items, start, at):
        return _answered(items, at)
    if item.low == "that" and "that" in frames and has_more and _opens_clause(items, at + 1):
        points = item.text.lower() != "that"  # "that’s the council’s fault"
        return Content(at if points else at + 1, stop, "that")
    if "that" in frames and item.low in PREPOSITIONS:
        later = _find_word(items, start, "that")
        if (
            later is not None
            and at + 1 < later < stop - 1
            and not any(word.text == "," for word in items[start:later])
        ):
            return _answered(items, later) if _is_anothers(items, start, later) else Content(later + 1, stop, "that")
    asked = _QUESTIONS if verb.lemma in _OPEN_TO_TIMES else _QUESTIONS - {"when", "where"}
    if item.low in asked and frames & {"that", "object"}:
        return Content(at, stop, "question")
    return None


def _is_anothers(items: Sequence[Item], start: int, that: int) -> bool:
    """Whether "that" tells the words of others to which the verb answers: "responded to claims that it leaked"."""
    if that <= start or items[that - 1].low not in nominals().keys() | _NEWS:
        return False
    leading = (items[at].low for at in range(that - 2, max(start, that - _REACH) - 1, -1))
    return next((low for low in leading if low in _LEADING), None) in _ANSWERING


def _answered(items: Sequence[Item], that: int) -> Content | None:
    """The quotation with which somebody answers the words of others: "said of claims that it leaked: “Nonsense.”"."""
    for at in range(that + 1, len(items)):
        if items[at].mark is not None and items[at - 1].text in (":", ","):
            return Content(at, len(items), "direct")
    return None


def _is_title(items: Sequence[Item], start: int, at: int) -> bool:
    """Whether a quotation names where it was said or written: "told the Gazette’s “Open Door” that C"."""
    words = items[at].text.strip("\"'“”‘’„«» ").split()
    named = words[0][:1].isupper() and words[-1][-1:].isalnum() and words[-1][:1].isupper()
    return named and at > start and at + 2 < len(items) and items[at + 1].low == "that"


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    """Whether "that" before `at` can be a conjunction: something more than a time or an end follows."""
    return items[at].mark is not None or (items[at].is_word and not (items[at].is_time and at + 1 >= len(items)))


def _after_comma(items: Sequence[Item], comma: int, verb: CueVerb) -> Content | None:
    """Content behind ", “...”" or behind a parenthesis: "said, however, that"."""
    following, stop = items[comma + 1], len(items)
    if following.mark is not None:
        return Content(comma + 1, stop, "direct") if verb.frames & {"direct", "that"} else None
    if "that" not in verb.frames:
        return None
    if following.is_adverb and comma + 4 < stop and items[comma + 2].text == "," and "bare" in verb.frames:
        at = comma + 3
        return Content(at + 1, stop, "that") if items[at].low == "that" else Content(at, stop, "bare")
    for at in range(comma + 1, min(stop - 1, comma + _REACH)):
        if items[at].text == "," and items[at + 1].low == "that":
            return Content(at + 2, stop, "that") if at + 2 < stop else None
        if items[at].text in (",", ":") and items[at + 1].mark is not None:
            return Content(at + 1, stop, "direct")
        if items[at].is_finite:
            return None
    return None


def _naming(items: Sequence[Item], start: int) -> Content | None:
    """Quoted words that name something: "called the plan “unworkable”"."""
    for at in range(start, min(len(items), start + 12)):
        if items[at].mark is not None:
            joined = at + 2 < len(items) and items[at + 1].low in ("and", "or", "but")
            return Content(at, at + 3 if joined and items[at + 2].mark is not None else at + 1, "naming")
        if items[at].is_finite or items[at].text in (".", ";", ":", ","):
            return None
    return None


def _unmarked(items: Sequence[Item], at: int, verb: CueVerb) -> Content | None:
    """Content without a sign: a bare clause, an infinitive, a gerund, an object."""
    frame = _unmarked_frame(items, at, verb)
    if frame == "infinitive" and items[at - 1].low in ("not", "never"):
        at -= 1  # "promised not to sue"
    return None if frame is None else Content(at, len(items), frame)


def _unmarked_frame(items: Sequence[Item], at: int, verb: CueVerb) -> str | None:
    item, frames = items[at], verb.frames
    if not item.is_word:
        return None
    if item.low == "to" and at + 1 < len(items):
        return "infinitive" if "infinitive" in frames and is_infinitive(items[at + 1]) else None
    if "gerund" in frames and item.text.islower() and item.low.endswith("ing") and item.low not in _PRONOUNS_IN_ING:
        return "gerund"
    if "object" in frames and _is_request(items, at):
        return "object"
    if item.low in _NEVER_OPENING:
        return None
    if "bare" in frames and _is_clause(items, at, verb):
        return "bare"
    return "noun" if "noun" in frames and _is_object(items, at, verb) else None


def _is_request(items: Sequence[Item], at: int) -> bool:
    """Whether "S to do Y" follows."""
    target = _find_word(items, at, "to")
    return target is not None and at < target < len(items) - 1 and is_infinitive(items[target + 1])


def _is_clause(items: Sequence[Item], at: int, verb: CueVerb) -> bool:
    """Whether a subject and a verb follow."""
    if items[at].low in AUXILIARIES or len(items) - at < 2:
        return False
    for k in range(at + 1, min(len(items), at + 40)):
        if items[k].text == "," and k == at + 1:
            return False
        if looks_finite(items, k) or _is_plain_verb(items, k):
            return _has_own_subject(items, at, k)
    return verb.lemma in ("say", "tell") and (len(items) - at > 3 or items[at + 1].mark is not None)


def _is_plain_verb(items: Sequence[Item], at: int) -> bool:
    """Whether a base form follows a plural subject ("parents still want")."""
    item = items[at]
    if not item.text.islower() or item.low not in base_forms():
        return False
    before = items[at - 2] if items[at - 1].is_adverb and at > 1 else items[at - 1]
    if before.low in SUBJECT_PRONOUNS or before.low in ("people", "police", "media"):
        return True
    return before.is_word and before.is_nominal and before.text.endswith("s")


def _has_own_subject(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether the verb found is that of the clause and not of a relative ("the deal that was signed")."""
    is_relative = any(item.is_word and item.low in _RELATIVES for item in items[at + 1 : verb])
    return not is_relative or any(item.is_finite for item in items[verb + 1 : verb + 15])


def _is_object(items: Sequence[Item], at: int, verb: CueVerb) -> bool:
    item = items[at]
    if verb.lemma in ("express", "voice"):
        return any(word.low in FEELINGS or word.low.endswith(("ism", "ness")) for word in items[at : at + 6])
    if item.low in _REFLEXIVES:
        return False
    closed = item.low in DETERMINERS or item.low in NUMBER_WORDS or item.low in OBJECT_PRONOUNS or item.low == "what"
    return item.is_nominal or closed

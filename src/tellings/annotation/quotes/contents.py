"""What is said: the items of a line that a reporting verb takes as its content, after it or before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.verbs import looks_finite
from tellings.annotation.quotes.subjects import can_speak, is_animate, phrase_after, phrase_before
from tellings.tables.cues import FEELINGS, CueVerb, cue_forms
from tellings.tables.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    base_forms,
    third_forms,
)

_ADJUNCTS = frozenset(
    {
        "in",
        "on",
        "at",
        "to",
        "during",
        "after",
        "via",
        "through",
        "from",
        "with",
        "before",
        "following",
        "by",
        "over",
        "about",
        "of",
        "ahead",
        "outside",
        "inside",
        "upon",
        "amid",
        "under",
        "this",
        "late",
        "early",
        "last",
        "next",
        "for",
    }
)
_STOPS = frozenset(".!?;")
_DASHES = frozenset("—–-")


class Content(NamedTuple):
    """Items `first:stop` of a line; `frame` is the construction."""

    first: int
    stop: int
    frame: str


def content_after(line: Line, start: int, verb: CueVerb) -> Content | None:
    """Return what follows a reporting verb whose last word is before item `start`, by the frames that it takes."""
    items = line.items
    particle = _particle(items, start, verb)
    if particle is not None:
        return particle
    at = skip_adjuncts(line, start, verb)
    if at >= len(items):
        return None
    found = _explicit(line, start, at, verb)
    if found is not None:
        return found
    if verb.frames & {"naming"}:
        return _naming(line, start)
    return _unmarked(line, start, at, verb)


def _particle(items: Sequence[Item], start: int, verb: CueVerb) -> Content | None:
    """Content that a preposition leads in: "called for restraint", "called on both sides to wait"."""
    at = start
    while at < len(items) and items[at].is_word and items[at].is_adverb:
        at += 1
    if at + 1 >= len(items) or items[at].low not in verb.frames or not items[at].is_word:
        return None
    word = items[at].low
    if word in DETERMINERS:
        return None
    if word in ("on", "upon") and verb.lemma in ("call",):
        target = phrase_after_until(items, at + 1, "to", 14)
        return None if target is None else Content(at + 1, len(items), "object")
    if items[at + 1].is_time or items[at + 1].text in (",", ".", ":"):
        return None
    if word == "against" or word == "about" or word == "of":
        return Content(at, len(items), "preposition")
    return Content(at + 1, len(items), "preposition")


def phrase_after_until(items: Sequence[Item], start: int, word: str, reach: int) -> int | None:
    """Return where `word` stands within `reach` items after `start`, no finite verb between; else None."""
    for at in range(start, min(len(items), start + reach)):
        if items[at].low == word and items[at].is_word:
            return at
        if items[at].is_finite or items[at].text in (".", ";", ":"):
            return None
    return None


def skip_adjuncts(line: Line, start: int, verb: CueVerb) -> int:
    """Return the first item after adverbs, times, addressee, place and channel; `start` where they open the clause."""
    items, at = line.items, start
    if "addressee" in verb.frames:
        at = _past_addressee(line, at)
    moved = False
    while at < len(items) and items[at].is_word:
        item = items[at]
        if item.is_adverb or item.is_time:
            at += 1
            continue
        if (
            item.low in ("this", "last", "next", "late", "early", "earlier")
            and at + 1 < len(items)
            and items[at + 1].is_time
        ):
            at += 2
            continue
        if item.low == "to" and at + 1 < len(items) and _is_infinitive(items[at + 1]):
            break
        if item.low in _ADJUNCTS and item.low in PREPOSITIONS:
            after = _past_preposition(line, at)
            if after is None:
                break
            at, moved = after, True
            continue
        if item.text.isdigit() and at > start and items[at - 1].is_time:
            at += 1
            continue
        break
    if at < len(items) and moved and (items[at].is_finite or _is_third(items, at)):
        return _past_times(items, start)
    return at


def _is_infinitive(item: Item) -> bool:
    return item.low in base_forms() or item.low in cue_forms() or item.low in ("be", "not", "have")


def _past_times(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].is_word and (items[at].is_adverb or items[at].is_time):
        at += 1
    return at


def _is_third(items: Sequence[Item], at: int) -> bool:
    return (
        items[at].text.islower()
        and items[at].low in third_forms()
        and items[at].low.endswith("s")
        and items[at - 1].text[-1] != "s"
    )


def _past_addressee(line: Line, start: int) -> int:
    items = line.items
    if start < len(items) and items[start].low in ("me", "him", "her", "us", "them", "you"):
        return start + 1
    phrase = phrase_after(line, start)
    if phrase is None or items[start].low in SUBJECT_PRONOUNS - {"you", "it"}:
        return start
    stop = phrase.stop
    if stop + 2 < len(items) and items[stop].low == "and" and items[stop + 1].is_name:
        following = phrase_after(line, stop + 1)
        if (
            following
            and following.stop < len(items)
            and (items[following.stop].low == "that" or items[following.stop].text in (",", "."))
        ):
            stop = following.stop
    if stop < len(items) and (items[stop].is_finite or _is_third(items, stop)) and items[stop].low != "that":
        return start
    return stop


def _past_preposition(line: Line, at: int) -> int | None:
    items = line.items
    if at + 1 >= len(items):
        return None
    if items[at + 1].is_time or items[at + 1].text.isdigit():
        return at + 2
    if items[at + 1].mark is not None or items[at + 1].low in QUESTION_WORDS or items[at + 1].low == "that":
        return None
    if items[at + 1].low in ("him", "her", "them", "me", "us", "it"):
        return at + 2
    if (
        items[at + 1].text.islower()
        and items[at + 1].low.endswith("ing")
        and items[at + 1].low not in ("meeting", "briefing", "hearing", "filing", "posting", "evening", "morning")
    ):
        return None
    phrase = phrase_after(line, at + 1)
    if phrase is None:
        return None
    stop = phrase.stop
    if (
        stop + 1 < len(items)
        and items[stop].low == "and"
        and items[stop + 1].is_name
        and phrase_after(line, stop + 1)
    ):
        return stop
    return stop


def _explicit(line: Line, start: int, at: int, verb: CueVerb) -> Content | None:
    """Content with a sign of its own: that, a colon, a quotation, a question word."""
    items, frames = line.items, verb.frames
    item = items[at]
    if item.text == "," and at + 1 < len(items):
        return _after_comma(line, at, verb)
    if item.text in (":", "—", "–") and at + 1 < len(items) and frames & {"direct", "that"}:
        return Content(at + 1, len(items), "direct")
    if item.mark is not None and frames & {"direct", "that", "bare", "noun"}:
        return Content(at, len(items), "direct" if frames & {"direct", "that"} else "noun")
    if item.low == "that" and "that" in frames and at + 1 < len(items) and _opens_clause(items, at + 1):
        return Content(at + 1, len(items), "that")
    later = phrase_after_until(items, start, "that", 16)
    if (
        later is not None
        and "that" in frames
        and later + 1 < len(items)
        and later > at
        and not _has_comma(items, start, later)
        and items[at].low in PREPOSITIONS
    ):
        return Content(later + 1, len(items), "that")
    if item.low in QUESTION_WORDS - {"who", "whose", "whom", "which"} and frames & {"that", "object"}:
        return Content(at, len(items), "question")
    return None


def _has_comma(items: Sequence[Item], start: int, stop: int) -> bool:
    return any(item.text == "," for item in items[start:stop])


def _opens_clause(items: Sequence[Item], at: int) -> bool:
    """Whether "that" before `at` can be a conjunction: something more than a time or an end follows."""
    return items[at].mark is not None or (items[at].is_word and not (items[at].is_time and at + 1 >= len(items)))


def _after_comma(line: Line, comma: int, verb: CueVerb) -> Content | None:
    """Content behind ", “...”" or behind a parenthesis: "said, however, that"."""
    items = line.items
    following = items[comma + 1]
    if following.mark is not None:
        return Content(comma + 1, len(items), "direct") if verb.frames & {"direct", "that"} else None
    if "that" not in verb.frames:
        return None
    if following.is_adverb and comma + 3 < len(items) and items[comma + 2].text == "," and "bare" in verb.frames:
        return (
            Content(comma + 3, len(items), "bare")
            if items[comma + 3].low != "that"
            else Content(comma + 4, len(items), "that")
        )
    for at in range(comma + 1, min(len(items) - 1, comma + 16)):
        if items[at].text == "," and items[at + 1].low == "that":
            return Content(at + 2, len(items), "that") if at + 2 < len(items) else None
        if items[at].text in (",", ":") and items[at + 1].mark is not None:
            return Content(at + 1, len(items), "direct")
        if items[at].is_finite:
            return None
    return None


def _naming(line: Line, start: int) -> Content | None:
    """Quoted words that name something: "called the plan “unworkable”"."""
    items = line.items
    for at in range(start, min(len(items), start + 12)):
        if items[at].mark is not None:
            return Content(at, _quoted_stop(items, at), "naming")
        if items[at].is_finite or items[at].text in (".", ";", ":", ","):
            return None
    return None


def _quoted_stop(items: Sequence[Item], at: int) -> int:
    if at + 2 < len(items) and items[at + 1].low in ("and", "or", "but") and items[at + 2].mark is not None:
        return at + 3
    return at + 1


def _unmarked(line: Line, start: int, at: int, verb: CueVerb) -> Content | None:
    """Content without a sign: a bare clause, an infinitive, a gerund, an object."""
    items, frames = line.items, verb.frames
    item = items[at]
    if not item.is_word:
        return None
    if item.low == "to" and at + 1 < len(items):
        is_verb = (
            items[at + 1].low in base_forms()
            or items[at + 1].low in cue_forms()
            or items[at + 1].low in ("be", "not", "have")
        )
        return Content(at, len(items), "infinitive") if "infinitive" in frames and is_verb else None
    if (
        item.text.islower()
        and item.low.endswith("ing")
        and "gerund" in frames
        and item.low not in ("nothing", "something", "anything", "everything")
    ):
        return Content(at, len(items), "gerund")
    if "object" in frames and item.low != "to":
        target = phrase_after_until(items, at, "to", 14)
        if target is not None and target > at:
            return Content(at, len(items), "object")
    if item.low in CONJUNCTIONS - {"if"} or (
        item.low in PREPOSITIONS
        and item.low not in ("at", "about", "in", "on", "under", "despite", "with", "for", "after", "over")
    ):
        return None
    if "bare" in frames and _is_clause(line, at, verb):
        return Content(at, len(items), "bare")
    if "noun" in frames and _is_object(items, at, verb):
        return Content(at, len(items), "noun")
    return None


def _is_clause(line: Line, at: int, verb: CueVerb) -> bool:
    """Whether a subject and a verb follow."""
    items = line.items
    if items[at].low in AUXILIARIES or len(items) - at < 2:
        return False
    for k in range(at + 1, min(len(items), at + 40)):
        if items[k].text == "," and k == at + 1:
            return False
        if looks_finite(items, k) or _is_plain_verb(items, k):
            return _has_own_subject(items, at, k)
    return verb.lemma in ("say", "tell") and len(items) - at > 3


def _is_plain_verb(items: Sequence[Item], at: int) -> bool:
    """Whether a base form follows a plural subject ("parents still want")."""
    item = items[at]
    if not item.text.islower() or item.low not in base_forms():
        return False
    before = items[at - 1]
    if before.is_adverb and at > 1:
        before = items[at - 2]
    return before.low in SUBJECT_PRONOUNS | {"people", "police", "media"} or (
        before.is_word and before.is_nominal and before.text.endswith("s")
    )


def _has_own_subject(items: Sequence[Item], at: int, verb: int) -> bool:
    """Whether the verb found is that of the clause and not of a relative ("the deal that was signed")."""
    relative = any(
        items[k].low in ("who", "which", "that", "whose", "where") and items[k].is_word for k in range(at + 1, verb)
    )
    return not relative or any(items[k].is_finite for k in range(verb + 1, min(len(items), verb + 15)))


def _is_object(items: Sequence[Item], at: int, verb: CueVerb) -> bool:
    item = items[at]
    if verb.kind == "voice" and verb.lemma in ("express", "voice"):
        return any(word.low in FEELINGS or word.low.endswith(("ism", "ness")) for word in items[at : at + 6])
    if item.low in ("himself", "herself", "themselves", "itself"):
        return False
    return (
        item.is_nominal
        or item.low in DETERMINERS
        or item.low in NUMBER_WORDS
        or item.low in ("him", "her", "them", "it", "us", "me", "what")
    )


def content_stop(line: Line, first: int, stop: int) -> int:
    """Return where content that begins at `first` ends: before the next attribution, or at the end of the line."""
    items = line.items
    at = first + 1
    while at < stop:
        item = items[at]
        if item.text == ";" or (
            item.text == "." and at + 1 < stop and items[at + 1].mark is None and items[at + 1].is_name and False
        ):
            break
        if (item.text == "," or item.text in _DASHES) and _new_report(line, at + 1, stop):
            break
        if item.low in ("and", "but") and item.is_word and _coordinate_report(items, at + 1, stop):
            break
        at += 1
    return _trim(items, first, at)


def _trim(items: Sequence[Item], first: int, stop: int) -> int:
    while (
        stop > first + 1
        and items[stop - 1].mark is None
        and not items[stop - 1].is_word
        and items[stop - 1].text not in (")", "]", "%", "…", "?", "!")
    ):
        stop -= 1
    if stop > first + 1 and items[stop - 1].low in ("and", "but", "while"):
        return _trim(items, first, stop - 1)
    return stop


def _new_report(line: Line, at: int, stop: int) -> bool:
    """Whether a new attribution begins at `at`, after a comma."""
    items = line.items
    while (
        at < stop
        and items[at].is_word
        and (
            items[at].is_adverb
            or items[at].low in ("while", "and", "but", "before", "after", "even", "as", "though", "although")
        )
    ):
        at += 1
    if at >= stop or not items[at].is_word:
        return False
    if items[at].low == "according" or (items[at].low == "reported" and items[at - 1].low == "as"):
        return True
    if _is_report_form(items[at], {"present", "past", "third"}):
        return True
    if items[at].low == "with":
        phrase = phrase_after(line, at + 1)
        return phrase is not None and phrase.stop < stop and _is_report_form(items[phrase.stop], {"present"})
    return _is_new_speaker(line, at, stop)


def _is_report_form(item: Item, forms: set[str]) -> bool:
    return any(
        form.form in forms
        and form.verb.kind not in ("think", "show")
        and form.verb.lemma not in ("agree", "offer", "estimate", "back", "support")
        for form in cue_forms().get(item.low, ())
    )


def _is_new_speaker(line: Line, at: int, stop: int) -> bool:
    """Whether a subject and a verb of saying stand at `at`: "..., S said" closes the content before it."""
    items = line.items
    for k in range(at + 1, min(stop, at + 14)):
        if items[k].mark is not None or items[k].low == "that" or items[k].text in (";", ":"):
            return False
        if any(
            form.form in ("past", "third") and form.verb.kind in ("say", "warn") and form.verb.frames >= {"direct"}
            for form in cue_forms().get(items[k].low, ())
        ):
            phrase = phrase_before(line, k)
            return phrase is not None and phrase.first == at and (is_animate(line, phrase) or can_speak(line, phrase))
        if items[k].is_finite and items[k].low not in ("has", "have", "had"):
            return False
    return False


def _coordinate_report(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether "and" leads to a second verb of the same speaker: "confirmed that ... and urged ..."."""
    while at < stop and items[at].is_word and items[at].is_adverb:
        at += 1
    return (
        at < stop
        and _is_report_form(items[at], {"past"})
        and items[at].text.islower()
        and not items[at].low == "reported"
    )


def content_before(line: Line, stop: int, floor: int) -> Content | None:
    """Return what stands before a trailing attribution that begins at item `stop`; `floor` ends an earlier one."""
    items = line.items
    last = stop
    while (
        last > floor
        and items[last - 1].mark is None
        and (not items[last - 1].is_word or items[last - 1].low in ("as",))
    ):
        if items[last - 1].text in (")", "]", "?", "!", "…"):
            break
        last -= 1
    first = floor
    while first < last and (
        (
            not items[first].is_word
            and items[first].mark is None
            and items[first].text not in ("(", "[", "$", "€", "£", "#", "@")
        )
        or (items[first].low in ("but", "and", "yet", "still") and first == floor)
    ):
        first += 1
    return Content(first, last, "before") if first < last else None

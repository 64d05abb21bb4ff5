"""What may stand between a reporting verb and its content: adverbs, times, places, channels, an addressee."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import phrase_after
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.cues import CueVerb, cue_forms
from tellings.tables.grammar import OBJECT_PRONOUNS, QUESTION_WORDS, SUBJECT_PRONOUNS, base_forms

_ADDRESSED = OBJECT_PRONOUNS | {"you"}
_PREPOSITIONS = frozenset(
    "in on at to during after via through from with before following by over about of outside inside upon amid under "
    "for".split()
)
_TIME_OPENERS = frozenset("this last next late early earlier".split())
_CARRIED = frozenset(
    "carried published released issued posted broadcast distributed sent read aired quoted reported cited obtained "
    "seen shared relayed provided".split()
)
_CARRYING = frozenset("by on in to from".split())
# Words that end so are not the plain form of a verb.
_NOMINAL_ENDINGS = ("s", "ing", "ed", "ion", "ity", "ment", "ness", "ance", "ence", "ers", "ors", "ship", "ism", "cy")
# In -ing, yet nouns: "at a briefing".
_MEETINGS = frozenset("meeting briefing hearing filing posting evening morning".split())


def skip_adjuncts(line: Line, start: int, verb: CueVerb) -> int:
    """Return the first item after adverbs, times, addressee, place and channel, unless these open the clause."""
    items = line.items
    at = _past_addressee(line, start) if "addressee" in verb.frames else start
    addressed = at
    has_moved = False
    while at < len(items) and items[at].is_word:
        after = _past_time(items, at)
        if after == at:
            after = _past_carrier(line, at) if has_moved else at
            after = _past_preposition(line, at) if after == at else after
            has_moved = has_moved or after > at
        if after == at:
            break
        at = after
    if has_moved and at < len(items) and looks_finite(items, at):
        # "said about twenty people were hurt": what looked like a phrase of time or place is the clause's subject.
        return _past_times(items, addressed)
    return at


def _past_carrier(line: Line, at: int) -> int:
    """Step over who brought a paper: "in a statement carried by the Tamm News Agency"."""
    items = line.items
    if at + 2 >= len(items) or items[at].low not in _CARRIED or items[at + 1].low not in _CARRYING:
        return at
    phrase = phrase_after(line, at + 2)
    return at if phrase is None else phrase.stop


def is_infinitive(item: Item) -> bool:
    """Return whether an item after "to" is a verb, or quoted words that begin with one."""
    if item.mark is not None:
        return item.text.lstrip("\"'“„‘’«`")[:1].islower()
    if item.low in base_forms() or item.low in cue_forms() or item.low in ("be", "not", "have"):
        return True
    return item.is_nominal and item.text.islower() and not item.is_time and not item.low.endswith(_NOMINAL_ENDINGS)


def _past_time(items: Sequence[Item], at: int) -> int:
    item = items[at]
    if item.is_adverb or item.is_time or (item.text.isdigit() and at > 0 and items[at - 1].is_time):
        return at + 1
    if item.low in _TIME_OPENERS and at + 1 < len(items) and items[at + 1].is_time:
        return at + 2
    return at


def _past_times(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].is_word and (items[at].is_adverb or items[at].is_time):
        at += 1
    return at


def _past_addressee(line: Line, start: int) -> int:
    """Step over whom somebody told: "told the council that", "told him"."""
    items = line.items
    if start < len(items) and items[start].low in _ADDRESSED and not items[start].text.isupper():
        # "told her staff" has a noun behind the pronoun, "told her that" has not.
        return start + 1 if items[start].low != "her" or not _is_noun(items, start + 1) else _past_phrase(line, start)
    if start < len(items) and items[start].low in SUBJECT_PRONOUNS:
        return start
    return _past_phrase(line, start)


def _is_noun(items: Sequence[Item], at: int) -> bool:
    return at < len(items) and items[at].is_nominal and not items[at].is_time


def _past_phrase(line: Line, start: int) -> int:
    items = line.items
    phrase = phrase_after(line, start)
    if phrase is None:
        return start
    stop = phrase.stop
    if stop + 1 < len(items) and items[stop].low == "and":
        following = phrase_after(line, stop + 1)
        closes = (
            following is not None and following.stop < len(items) and items[following.stop].low in ("that", ",", ".")
        )
        stop = following.stop if following is not None and closes else stop
    return start if stop < len(items) and looks_finite(items, stop) else stop


def _past_preposition(line: Line, at: int) -> int:
    items = line.items
    if items[at].low not in _PREPOSITIONS or at + 1 >= len(items):
        return at
    following = items[at + 1]
    owns = following.low == "her" and _is_noun(items, at + 2)
    if following.is_time or following.text.isdigit() or (following.low in OBJECT_PRONOUNS and not owns):
        return at + 2
    if following.mark is not None or following.low in QUESTION_WORDS or following.low == "that":
        return at
    if items[at].low == "to" and is_infinitive(following):
        return at
    if following.text.islower() and following.low.endswith("ing") and following.low not in _MEETINGS:
        return at
    phrase = phrase_after(line, at + 1)
    return at if phrase is None else phrase.stop

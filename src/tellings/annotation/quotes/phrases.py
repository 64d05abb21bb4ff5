"""Attributions by a phrase: according to S, in the words of S, in S's view, in a poll, by S's own account."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.contents import Content, content_before
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.nouns import Report, find_owner
from tellings.annotation.quotes.subjects import Phrase, can_speak, phrase_after
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.cues import ACCORDING, ATTITUDE, CueVerb
from tellings.tables.grammar import OBJECT_PRONOUNS, PREPOSITIONS, third_forms
from tellings.tables.speakers import SPEAKER_NOUNS

# Prepositions that can lead in a source, and so open an attribution.
OPENERS = frozenset("in by to per".split())
_NOT_SOURCES = frozenset(
    "plan plans schedule law laws rules rule tradition need needs agreement custom design script taste size "
    "age".split()
)
_TYING = frozenset("by from with on in at near inside outside within".split())
_HELD = CueVerb("according", ATTITUDE, frozenset({"that"}))
_POLLS = frozenset("poll polls survey surveys polling tally average averages".split())
_VIEWS = frozenset("view opinion eyes mind estimation judgment judgement".split())
_WORDS = frozenset("words telling".split())
_ACCOUNTS = frozenset("account estimate estimates count tally reckoning admission argument calculation".split())
_HOLDERS = frozenset(
    "critics supporters opponents many some others detractors admirers proponents skeptics sceptics observers "
    "analysts experts".split()
)
_PERSONS = OBJECT_PRONOUNS - {"it", "you", "me", "himself", "herself", "itself"}
_LEADS = frozenset("and but that because while so yet".split())
_CLAUSES = frozenset(
    "who which where when that because though although while as since after before if whether what how".split()
)
_REACH = 14


def find_according(line: Line, at: int, floor: int) -> Report | None:
    """Return the attribution of "according to S, C" or "C, according to S"; None where S is no source."""
    items = line.items
    subject = phrase_after(line, at + 2)
    if subject is None or not is_source(items[subject.head].low):
        return None
    if not _leads(items, at):
        before = content_before(line, at, floor)
        if before is None or not _is_scene(items, before):
            subject = _with_more(line, subject)
            rest = None if before is None else _resumed(line, at, subject, before)
            contents = tuple(each for each in (before, rest) if each is not None)
            return Report((at, at + 2), ACCORDING, subject, contents, is_trailing=True)
    comma = next((k for k in range(subject.stop, len(items)) if items[k].text == ","), None)
    if comma is None or comma + 2 >= len(items):
        return None
    comma = _past_relative(items, comma)
    content = Content(comma + 1, content_stop(line, comma + 1, len(items)), "according")
    return Report((at, at + 2), ACCORDING, subject, (content,))


def _is_mark(item: Item) -> bool:
    """Whether an item is a dash or the like, no word and no quotation."""
    return not item.is_word and item.mark is None


def is_source(head: str) -> bool:
    """Return whether a noun behind "according to" can be a source: "according to plan" tells how, not who."""
    return head not in _NOT_SOURCES


def _with_more(line: Line, subject: Phrase) -> Phrase:
    """The source with what tells which it is: "a report by the safety board", "people familiar with the talks"."""
    items, stop = line.items, subject.stop
    if items[subject.head].is_name and items[subject.head].low not in SPEAKER_NOUNS:
        return subject
    known = (k for k in range(subject.first, stop) if items[k].low in SPEAKER_NOUNS)
    bound = items[subject.head].low.endswith(("ed", "iar", "en"))  # "people briefed on", "people familiar with"
    head = next(known, subject.head) if bound else subject.head
    while stop + 1 < len(items) and stop - subject.first < _REACH and items[stop].low in _TYING:
        further = phrase_after(line, stop + 1)
        if further is None or items[further.first].is_time or items[further.head].is_time:
            break
        stop = further.stop
    return Phrase(subject.first, stop, head)


def _resumed(line: Line, at: int, subject: Phrase, before: Content) -> Content | None:
    """The rest of a clause that "according to S" interrupts: "The painting, according to S, was bought"."""
    items, comma = line.items, subject.stop
    set_apart = items[at - 1].text == "," and comma + 1 < len(items) and items[comma].text == ","
    if not set_apart or any(looks_finite(items, k) for k in range(before.first, before.stop)):
        return None
    verb = items[comma + 1]
    goes_on = verb.is_finite or (verb.text.islower() and verb.low in third_forms())
    return Content(comma + 1, content_stop(line, comma + 1, len(items)), "around") if goes_on else None


def _is_scene(items: Sequence[Item], content: Content) -> bool:
    """Whether words before an attribution only lead its content in: "In addition, according to S, C"."""
    opener = items[content.first]
    opens = opener.is_word and (opener.low in PREPOSITIONS or opener.is_adverb)
    return opens and not any(item.mark or item.is_finite for item in items[content.first : content.stop])


def _past_relative(items: Sequence[Item], comma: int) -> int:
    """The comma that closes an apposition or relative clause opened at `comma`, else `comma`."""
    opener, following = items[comma + 1].low, items[comma + 2]
    opens = opener in ("who", "which", "whose", "where") or (
        opener in ("a", "an", "the") and following.low in SPEAKER_NOUNS
    )
    if not opens:
        return comma
    return next((k for k in range(comma + 1, min(len(items) - 2, comma + 25)) if items[k].text == ","), comma)


def find_phrase(line: Line, at: int, floor: int) -> Report | None:
    """Return the attribution of the preposition at item `at`; None where it leads in no source.

    `floor` is where content before it may begin.
    """
    items = line.items
    found = _find_source(line, at)
    if found is None:
        return None
    cue, subject, stop, verb = found
    if _leads(items, at):
        comma = _find_comma(items, stop)
        if comma is None or comma + 2 >= len(items):
            return None
        content = Content(comma + 1, content_stop(line, comma + 1, len(items)), "according")
        return Report(cue, verb, subject, (content,))
    closed = stop >= len(items) or not items[stop].is_word
    before = content_before(line, at, floor) if closed else None
    if before is None:
        return None
    aside = items[at - 1].text == "," and stop + 1 < len(items) and items[stop].text == ","
    if aside and items[stop + 1].mark is not None:
        return Report(cue, verb, subject, (Content(stop + 1, stop + 2, "direct"),))
    finite = any(looks_finite(items, k) for k in range(before.first, before.stop))
    if finite and _is_free(items, at) and _is_plain(items[before.first : before.stop]):
        return Report(cue, verb, subject, (before,), is_trailing=True)
    return None


def _leads(items: Sequence[Item], at: int) -> bool:
    """Whether a phrase opens its clause, so that the content follows."""
    return at == 0 or items[at - 1].low in _LEADS or (at == 1 and _is_mark(items[0]))


def _is_free(items: Sequence[Item], at: int) -> bool:
    """Whether a phrase hangs on the whole clause: a comma or a noun stands before it, no verb that governs it."""
    return items[at - 1].text == "," or items[at - 1].is_nominal or items[at - 1].mark is not None


def _is_plain(words: Sequence[Item]) -> bool:
    """Whether words are one clause, so that a phrase behind them belongs to all of them."""
    return len(words) > 2 and not any(word.low in _CLAUSES for word in words)


def _find_comma(items: Sequence[Item], start: int) -> int | None:
    """The comma that closes an opening phrase, no verb of a clause before it."""
    for at in range(start, min(len(items), start + _REACH)):
        if items[at].text == ",":
            return at
        if items[at].mark is not None or items[at].is_finite:
            return None
    return None


def _find_source(line: Line, at: int) -> tuple[tuple[int, int], Phrase, int, CueVerb] | None:
    """The cue, whose words or view it is, where the phrase ends, and whether words were told."""
    items = line.items
    word = items[at].low
    phrase = phrase_after(line, at + 1)
    if phrase is None:
        return None
    head = items[phrase.head].low
    if word == "to":
        return ((at, at + 1), phrase, phrase.stop, _HELD) if _is_beholder(items, at, phrase) else None
    if word == "per":
        named = items[phrase.head].is_name and can_speak(line, phrase)
        return ((at, at + 1), phrase, phrase.stop, ACCORDING) if named else None
    if word == "in" and head in _POLLS:
        return (at, at + 1), phrase, phrase.stop, ACCORDING
    last = phrase.stop - 1
    noun = items[last].low
    known = (word == "in" and noun in _VIEWS | _WORDS) or (word == "by" and noun in _ACCOUNTS)
    if known:
        owner = find_owner(line, last)
        verb = _HELD if noun in _VIEWS else ACCORDING
        return None if owner is None else ((last, last + 1), owner, phrase.stop, verb)
    of = phrase.head + 1
    if word == "in" and head in _VIEWS | _WORDS and of + 1 < len(items) and items[of].low == "of":
        owner = phrase_after(line, of + 1)
        if owner is not None and can_speak(line, owner):
            return (at, of + 1), owner, owner.stop, _HELD if head in _VIEWS else ACCORDING
    return None


def _is_beholder(items: Sequence[Item], at: int, phrase: Phrase) -> bool:
    """Whether "to S" opens a clause and S are people who see something so ("To critics, it was")."""
    opens = at == 0 or (at == 1 and items[0].low in ("but", "and", "yet"))
    closed = phrase.stop < len(items) and items[phrase.stop].text == ","
    head = items[phrase.head].low
    return opens and closed and (head in _HOLDERS or head in _PERSONS)

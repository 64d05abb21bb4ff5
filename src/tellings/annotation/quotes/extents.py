"""How far reported words go: to the end of their line, or to the next attribution."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import can_speak, phrase_after, phrase_before
from tellings.annotation.quotes.verbs import is_spoken
from tellings.tables.cues import cue_forms
from tellings.tables.grammar import DASHES

_CLOSING = frozenset(")]%…?!")
_OPENING = frozenset("([$€£#@")
_JOINTS = frozenset("while and but before after even as though although".split())


def content_stop(line: Line, first: int, stop: int) -> int:
    """Return where content that begins at `first` ends: before the next attribution, or at the end of the line."""
    items = line.items
    at = first + 1
    if _is_speech_alone(items, first, stop):
        return at
    while at < stop:
        item = items[at]
        if item.text == ";":
            break
        if (item.text == "," or item.text in DASHES) and _is_new_report(line, at + 1, stop):
            break
        if item.mark is not None and item.text[-2:-1] == "," and _is_participle(items, at + 1, stop):
            at += 1
            break
        if item.is_word and item.low in ("and", "but") and _is_second_verb(items, at + 1, stop):
            break
        at += 1
    return _without_end(items, first, at)


def _is_speech_alone(items: Sequence[Item], first: int, stop: int) -> bool:
    """Whether content is one quotation, and what follows it is told of: "said, “We left,” and went home"."""
    if first == 0 or any(item.mark for item in items[first + 1 : stop]):
        return False
    if items[first - 1].text in (",", ":") and is_spoken(items[first]):
        return True
    words = items[first].text.strip("\"'“”‘’„«» ").split() if items[first].mark is not None else []
    if len(words) < 3 or not words[0][:1].isupper() or first + 2 >= stop:
        return False
    return items[first + 1].low in ("and", "but", "before", "after", "as") and items[first + 2].low != "that"


def content_start(items: Sequence[Item], floor: int, stop: int) -> int:
    """Return where content before item `stop` begins: behind marks and a leading "But"."""
    first = floor
    if first < stop and items[first].is_word and items[first].low in ("but", "and", "yet", "still"):
        first += 1
    while (
        first < stop and not items[first].is_word and items[first].mark is None and items[first].text not in _OPENING
    ):
        first += 1
    return first


def content_end(items: Sequence[Item], floor: int, stop: int) -> int:
    """Return where content before item `stop` ends: before the comma, dash or "as" that leads to the attribution."""
    last = stop
    while last > floor and items[last - 1].mark is None and items[last - 1].text not in _CLOSING:
        if items[last - 1].is_word and items[last - 1].low != "as":
            break
        last -= 1
    return last


def _without_end(items: Sequence[Item], first: int, stop: int) -> int:
    """Take off closing marks and a conjunction that leads on to something else."""
    while stop > first + 1:
        item = items[stop - 1]
        is_mark = item.mark is None and not item.is_word and item.text not in _CLOSING
        if not is_mark and item.low not in ("and", "but", "while"):
            break
        stop -= 1
    return stop


def _is_new_report(line: Line, at: int, stop: int) -> bool:
    """Whether a new attribution begins at `at`, after a comma or dash."""
    items = line.items
    while at < stop and items[at].is_word and (items[at].is_adverb or items[at].low in _JOINTS):
        at += 1
    if at >= stop or not items[at].is_word:
        return False
    if items[at].low == "according" or (items[at].low == "reported" and items[at - 1].low == "as"):
        return True
    if _is_report_form(items[at], "present", "past", "third"):
        return True
    if items[at].low == "with":
        phrase = phrase_after(line, at + 1)
        return phrase is not None and phrase.stop < stop and _is_report_form(items[phrase.stop], "present")
    return _is_new_speaker(line, at, stop)


def _is_participle(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether a participle of saying follows a quotation that closes with a comma ("... “will not work,” adding")."""
    return at < stop and items[at].is_word and _is_report_form(items[at], "present")


def _is_report_form(item: Item, *forms: str) -> bool:
    return any(
        form.form in forms and form.verb.kind not in ("think", "show") and form.verb.lemma != "estimate"
        for form in cue_forms().get(item.low, ())
    )


def _is_new_speaker(line: Line, at: int, stop: int) -> bool:
    """Whether a subject and a verb of saying stand at `at`: "..., S said" closes the content before it."""
    items = line.items
    for k in range(at + 1, min(stop, at + 14)):
        item = items[k]
        if item.mark is not None or item.low == "that" or item.text in (";", ":"):
            return False
        if not item.is_name and any(
            form.form in ("past", "third") and form.verb.kind in ("say", "warn") and "direct" in form.verb.frames
            for form in cue_forms().get(item.low, ())
        ):
            phrase = phrase_before(line, k)
            return phrase is not None and phrase.first == at and can_speak(line, phrase)
        if item.is_finite and item.low not in ("has", "have", "had"):
            return False
    return False


def _is_second_verb(items: Sequence[Item], at: int, stop: int) -> bool:
    """Whether "and" leads to a second verb of the same speaker: "confirmed that ... and urged ..."."""
    while at < stop and items[at].is_word and items[at].is_adverb:
        at += 1
    if at >= stop or not items[at].text.islower() or items[at].low == "reported":
        return False
    return _is_report_form(items[at], "past")

"""Attributions that hang on a noun: somebody's claim that C, what somebody read in the papers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import Phrase, can_speak, phrase_after, phrase_before
from tellings.tables.cues import NOUN_CUE, CueVerb, cue_forms
from tellings.tables.grammar import PAPER_NOUNS, POSSESSIVE_ENDINGS, POSSESSIVES


class Report(NamedTuple):
    """One attribution in a line: `cue` is a range of items, `subject` the speaker's phrase, `contents` what is said.

    `is_trailing` says that the content stands before the cue.
    """

    cue: tuple[int, int]
    verb: CueVerb
    subject: Phrase | None
    contents: tuple[Content, ...]
    is_trailing: bool = False


def read_in_papers(line: Line, at: int) -> Report | None:
    """Return the report of "I read in several papers that C", in which the papers speak; None for anything else."""
    items = line.items
    if at + 2 >= len(items) or items[at + 1].low not in ("in", "from"):
        return None
    subject = phrase_after(line, at + 2)
    if subject is None or subject.stop + 1 >= len(items) or items[subject.stop].low != "that":
        return None
    if items[subject.head].low not in PAPER_NOUNS and not items[subject.head].is_name:
        return None
    content = Content(subject.stop + 1, content_stop(line, subject.stop + 1, len(items)), "that")
    return Report((at, at + 1), NOUN_CUE, subject, (content,))


def find_owner(line: Line, at: int) -> Phrase | None:
    """Return whose the noun at item `at` is, "Oru's claim", "their long opposition"; None where nobody owns it."""
    items = line.items
    owner = at - 1
    while (
        owner > 0
        and at - owner < 4
        and (items[owner].is_nominal or items[owner].is_adverb or items[owner].low == "most")
        and not items[owner].text.endswith(POSSESSIVE_ENDINGS)
    ):
        owner -= 1
    if owner < 0:
        return None
    if items[owner].low in POSSESSIVES:
        return Phrase(owner, owner + 1, owner)
    if not items[owner].text.endswith(POSSESSIVE_ENDINGS):
        return None
    subject = _owner(line, owner)
    return subject if subject is not None and can_speak(line, subject) else None


def _owner(line: Line, last: int) -> Phrase | None:
    """The phrase whose last word owns a claim; in "the report on Ana Oru's claim" it is Oru's."""
    items = line.items
    phrase = phrase_before(line, last + 1)
    if phrase is None or phrase.head == last or not items[last].is_name:
        return phrase
    first = last
    while first > phrase.first and items[first - 1].is_nominal:
        first -= 1
    return Phrase(first, last + 1, last)


def names_papers(items: Sequence[Item], at: int) -> bool:
    """Return whether a word is a noun before its verb: "media reports suggest", "media reports that say"."""
    after = at + 2 if at + 1 < len(items) and items[at + 1].low == "that" else at + 1
    if after >= len(items) or not items[after].text.islower():
        return False
    return items[after].is_finite or any(form.form == "base" for form in cue_forms().get(items[after].low, ()))

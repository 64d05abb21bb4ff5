"""A sentence while it is being tagged, and what its neighbours say about a word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.tables.verbs import ING_NOUNS
from tellings.tables.wordclasses import PLURAL_NOUNS, TIME_WORDS
from tellings.text.verbs import Reading

VERBS = frozenset({"BASE", "PRES", "PAST", "PART", "ING"})
FINITE = frozenset({"PRES", "PAST", "MOD", "BE", "HAVE", "DO"})
_SKIPPED = frozenset({"ADV", "NOT", "QUOTE"})
_NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "NUM", "GEN"})
# What follows a verb with an object or a clause, and hardly ever a noun.
OBJECT_STARTS = frozenset({"DET", "GEN", "SBJ", "OBJ", "PRO", "THAT", "REL"})
BOUNDARIES = frozenset({"THAT", "REL", "SUB", "CC", "COMMA", "DASH", "STOP", "PAREN"})


@dataclass(slots=True)
class Sketch:
    """A sentence while it is being tagged; `tags` is changed in place, undecided words have the tag `VERB`."""

    lows: Sequence[str]
    tags: list[str]
    readings: Sequence[tuple[Reading, ...]]
    title: bool

    def before(self, index: int) -> int:
        """Return the place of the last word before `index` that is no adverb, negation or quotation mark, or -1."""
        index -= 1
        while index >= 0 and self.tags[index] in _SKIPPED:
            index -= 1
        return index

    def tag(self, index: int) -> str:
        """Return the tag at `index`, `START` before the first word and `END` after the last."""
        if index < 0:
            return "START"
        return self.tags[index] if index < len(self.tags) else "END"

    def after(self, index: int) -> int:
        """Return the place of the next word after `index` that is no adverb or quotation mark."""
        index += 1
        while index < len(self.tags) and self.tags[index] in _SKIPPED:
            index += 1
        return index

    def forms(self, index: int) -> dict[str, Reading]:
        """Return the readings of the word at `index` by form."""
        if not 0 <= index < len(self.readings):
            return {}
        return {reading.form: reading for reading in reversed(self.readings[index])}


def begins_nominal(sketch: Sketch, index: int) -> bool:
    """Return whether the word at `index` goes on with a noun phrase (undecided words count if they can be nouns)."""
    tag = sketch.tag(index)
    if tag in _NOMINAL:
        return True
    if tag == "CC" and sketch.tag(index + 2) in ("NOUN", "NAME"):  # "known or suspected rebels"
        return sketch.tag(index + 1) == "ADJ" or "participle" in sketch.forms(index + 1)
    if tag != "VERB":
        return False
    forms = sketch.forms(index)
    if "base" in forms or "third" in forms:
        return not all(reading.sure for reading in forms.values())
    return sketch.tag(index + 1) in ("NOUN", "NAME") or sketch.lows[index] in ING_NOUNS


def is_plural(sketch: Sketch, index: int) -> bool:
    """Return whether a noun is plural, or the second of two that "and" joins."""
    low = sketch.lows[index]
    if low in PLURAL_NOUNS or (low.endswith("s") and not low.endswith(("ss", "us", "is"))):
        return True
    return sketch.tag(index - 1) == "CC" or (sketch.tag(index - 2) == "CC" and sketch.tag(index - 1) in _NOMINAL)


def has_finite_ahead(sketch: Sketch, index: int, *, loose: bool) -> bool:
    """Return whether a finite verb follows before any boundary, so that the word here is a participle.

    `loose` counts a later past-or-participle word too ("the plan made in May angered many").
    """
    for place in range(index + 1, len(sketch.tags)):
        tag = sketch.tags[place]
        if tag in BOUNDARIES or tag in ("SBJ", "END", "PRESUB"):
            return False
        if tag in FINITE and not is_bare_auxiliary(sketch, place):
            return True
        if tag == "PASTPART" and loose and sketch.tag(sketch.before(place)) in ("NOUN", "NAME", "NUM"):
            return sketch.lows[index + 1] in TIME_WORDS or sketch.tag(index + 1) in ("PREP", "ADV", "NAME", "NUM")
    return False


def is_bare_auxiliary(sketch: Sketch, place: int) -> bool:
    """Return whether a word is "be", "been", "being" or "having", which are no finite verbs."""
    return sketch.lows[place] in ("be", "been", "being", "having")

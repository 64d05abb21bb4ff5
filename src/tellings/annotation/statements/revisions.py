"""Light parts of speech set right by the parse: verb or noun, finite or not, conjunction or preposition."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.clauses import MODALS, find_tense
from tellings.annotation.parses import Parse
from tellings.annotation.statements.tags import Tag, Word
from tellings.text.verbs import verb_readings

_VERBS = frozenset({"BASE", "PRES", "PAST", "PART", "ING"})
_NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "NUM"})
_OPEN = _VERBS | _NOMINAL
_HAVE = frozenset("has have had having 've 'd".split())
_BE = frozenset("am is are was were be been being 's 're 'm".split())
_FORMS: dict[str, tuple[str, ...]] = {
    "BASE": ("base",),
    "PRES": ("third", "base"),
    "PAST": ("past", "participle"),
    "PART": ("participle", "past"),
    "ING": ("ing",),
}


def revise_words(words: Sequence[Word], parse: Parse, offset: int) -> tuple[Word, ...]:
    """Return the words of a sentence with the tags that the parse gives them; `offset` is where its text begins.

    Words that the parse cuts otherwise, and marks, keep their tags.
    """
    places = {(word.span.start + offset, word.span.end + offset): index for index, word in enumerate(parse.words)}
    found = []
    for word in words:
        index = places.get((word.start, word.end))
        found.append(word if index is None else _revised(word, parse, index))
    return tuple(found)


def _revised(word: Word, parse: Parse, index: int) -> Word:
    told = parse.words[index].tag
    if told == "X":
        return word
    if word.tag in _OPEN or (word.tag in ("HAVE", "DO") and told == "VERB" and word.low != "having"):
        return _open_word(word, parse, index, told)
    if word.low == "to" and word.tag in ("TO", "PREP"):
        return word._replace(tag="TO" if told == "PART" else "PREP")
    if word.tag in ("SUB", "PRESUB", "PREP") and told in ("ADP", "SCONJ"):
        return word._replace(tag=_linking(word, parse, index))
    return word


def _open_word(word: Word, parse: Parse, index: int, told: str) -> Word:
    if told == "VERB":
        tag = _verb_tag(word, parse, index)
        return word._replace(tag=tag, base=_base(word, tag))
    if word.tag not in _VERBS:
        return word
    if told in ("NOUN", "PROPN"):
        return word._replace(tag="NAME" if told == "PROPN" else "NOUN", base="")
    return word._replace(tag="ADJ", base="") if told == "ADJ" else word


def _verb_tag(word: Word, parse: Parse, index: int) -> Tag:
    """The form of a verb from its auxiliaries, its mark and its place in the tree."""
    forms = {reading.form for reading in verb_readings(word.low)}
    lows = {parse.lows[at] for at in parse.having(index, "aux")}
    if word.low.endswith("ing") and (not forms or "ing" in forms):
        return "ING"
    if any(parse.lows[at] == "to" for at in parse.having(index, "mark")):
        return "BASE"
    if parse.first(index, "aux:pass") is not None or lows & (_HAVE | _BE):
        if lows & (MODALS - {"'d"}) and not lows & (_HAVE | _BE) and parse.first(index, "aux:pass") is None:
            return "BASE"
        return "PART"
    if lows:
        return "BASE"
    finite, tense = find_tense(parse, index, [])
    if finite:
        is_order = parse.heads[index] < 0 and parse.first(index, "nsubj", "csubj", "expl") is None
        return "PAST" if tense == "past" else "BASE" if is_order and word.tag == "BASE" else "PRES"
    return "PART" if forms & {"participle", "past"} and "base" not in forms or word.low.endswith("ed") else "BASE"


def _base(word: Word, tag: Tag) -> str:
    if word.tag in ("HAVE", "DO"):
        return word.tag.lower()
    readings = {reading.form: reading.base for reading in reversed(verb_readings(word.low))}
    return next((readings[form] for form in _FORMS[tag] if form in readings), word.base or word.low)


def _linking(word: Word, parse: Parse, index: int) -> Tag:
    """ "after" before a noun is a preposition, before a clause with a finite verb it opens that clause."""
    relation, head = parse.relations[index], parse.heads[index]
    if relation == "case":
        return "PREP"
    if relation == "mark" and head >= 0:
        finite, _ = find_tense(parse, head, list(parse.having(head, "aux", "cop")))
        return "SUB" if finite else word.tag
    return word.tag

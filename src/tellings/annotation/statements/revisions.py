"""Light parts of speech set right by the parse: verb or noun, finite or not, conjunction or preposition."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.clauses import find_tense
from tellings.annotation.parses import Parse
from tellings.annotation.statements.tags import Tag, Word, tag_words
from tellings.tables.moods import CHANNELS
from tellings.text.verbs import verb_readings
from tellings.types.readings import Tag as ReadTag
from tellings.types.spans import Span

_VERBS = frozenset({"BASE", "PRES", "PAST", "PART", "ING"})
_NOMINAL = frozenset({"NOUN", "NAME", "ADJ", "NUM"})
_BEFORE_NOUNS = frozenset({"GEN", "DET", "ADJ", "NUM"})
_HAVE = frozenset("has have had having 've 'd".split())
_BE = frozenset("am is are was were be been being 's 're 'm".split())
_FORMS: dict[str, tuple[str, ...]] = {
    "BASE": ("base",),
    "PRES": ("third", "base"),
    "PAST": ("past", "participle"),
    "PART": ("participle", "past"),
    "ING": ("ing",),
}


def find_words(text: str, span: Span, tag: ReadTag | None) -> tuple[Word, ...]:
    """Return the words of a sentence with their light parts of speech, `tag` asked where it is there."""
    words = tag_words(text, span.start, span.end)
    if tag is None:
        return words
    sentence = span.of(text)
    reading = tag(sentence)
    return revise_words(words, Parse(sentence, reading), span.start) if reading.complete else words


def revise_words(words: Sequence[Word], parse: Parse, offset: int) -> tuple[Word, ...]:
    """Return the words of a sentence with the tags that the parse gives them; `offset` is where its text begins.

    Words that the parse cuts otherwise, and marks, keep their tags.
    """
    places = {(word.span.start + offset, word.span.end + offset): index for index, word in enumerate(parse.words)}
    found: list[Word] = []
    for word in words:
        index = places.get((word.start, word.end))
        before = found[-1].tag if found else "END"
        found.append(word if index is None else _revised(word, parse, index, before))
    return tuple(found)


def _revised(word: Word, parse: Parse, index: int, before: Tag) -> Word:
    told = parse.words[index].tag
    if word.tag in _VERBS and told in ("NOUN", "PROPN", "ADJ") and parse.first(index, "aux", "aux:pass") is None:
        return word._replace(tag="NOUN" if told == "NOUN" else "NAME" if told == "PROPN" else "ADJ", base="")
    if word.tag == "BASE" and before == "TO":
        return word
    if told == "VERB" and (word.tag in _VERBS or (word.tag in _NOMINAL and before not in _BEFORE_NOUNS)):
        tag = _verb_tag(word, parse, index)
        return word._replace(tag=tag, base=_base(word, tag)) if tag in _VERBS else word
    if told == "VERB" and word.low in ("have", "do"):
        helped = parse.first(index, "aux") is not None or any(
            parse.lows[at] == "to" for at in parse.having(index, "mark")
        )
        return word._replace(tag="BASE", base=word.low) if helped else word
    if word.tag == "PREP" and word.low == "to" and told == "PART":
        return word._replace(tag="TO")
    if word.tag == "PRESUB" and _opens_clause(parse, index):
        return word._replace(tag="SUB")
    return word


def _verb_tag(word: Word, parse: Parse, index: int) -> Tag:
    """The form of a verb from its auxiliaries, its mark and its place in the tree; its own tag where unsure."""
    if parse.relations[index] in ("amod", "compound"):
        return word.tag
    forms = {reading.form for reading in verb_readings(word.low)}
    if word.low.endswith("ing") and (not forms or "ing" in forms):
        return "ING"
    lows = {parse.lows[at] for at in parse.having(index, "aux")}
    if lows & (_HAVE | _BE) or parse.first(index, "aux:pass") is not None:
        return "PART" if not forms or "participle" in forms else "PAST" if "past" in forms else word.tag
    if lows or any(parse.lows[at] == "to" for at in parse.having(index, "mark")):
        return "BASE" if not forms or "base" in forms else word.tag
    return _plain_tag(word, parse, index)


def _plain_tag(word: Word, parse: Parse, index: int) -> Tag:
    """The form of a verb without auxiliaries: finite where it has a subject, else as it was told, or a participle."""
    finite, tense = find_tense(parse, index, [])
    subject = parse.first(index, "nsubj", "csubj", "expl") is not None
    if finite and (subject or word.tag not in _NOMINAL | {"BASE", "PART"} or _is_second(parse, index)):
        return "PAST" if tense == "past" else "PRES"
    return "PART" if not finite and word.tag == "PAST" and _hangs(parse, index) else word.tag


def _hangs(parse: Parse, index: int) -> bool:
    """Whether a participle hangs on a noun of another verb's clause, or on that verb.

    "said in a statement released on Monday" tells when it was said, so there the statement is left alone.
    """
    if parse.relations[index] not in ("acl", "advcl", "xcomp") or parse.lows[parse.heads[index]] in CHANNELS:
        return False
    return any(parse.words[at].tag == "VERB" for at in parse.ancestors(index))


def _is_second(parse: Parse, index: int) -> bool:
    """Whether a verb in the past is joined to another verb."""
    head = parse.heads[index]
    joined = parse.relations[index] == "conj" and parse.words[head].tag == "VERB"
    return joined and find_tense(parse, index, [])[1] == "past"


def _base(word: Word, tag: Tag) -> str:
    readings = {reading.form: reading.base for reading in reversed(verb_readings(word.low))}
    return next((readings[form] for form in _FORMS[tag] if form in readings), word.base or word.low)


def _opens_clause(parse: Parse, index: int) -> bool:
    """Whether "after" or "as" opens a clause with a finite verb."""
    head = parse.heads[index]
    if parse.relations[index] != "mark" or head < 0:
        return False
    return find_tense(parse, head, list(parse.having(head, "aux", "cop")))[0]

"""Words of one sentence with a light part of speech: closed classes, verb forms, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.annotation.statements.contexts import resolve_verbs
from tellings.annotation.statements.sketches import Sketch
from tellings.tables import wordclasses as classes
from tellings.tables.people import usual_gender
from tellings.text.tokens import Token, tokenize
from tellings.text.verbs import Reading, verb_readings

Tag = Literal[
    "DET", "GEN", "SBJ", "OBJ", "PRO", "PREP", "SUB", "PRESUB", "THAT", "REL", "CC", "MOD", "BE", "HAVE", "DO",
    "NOT", "TO", "ADV", "ADJ", "NUM", "NOUN", "NAME", "BASE", "PRES", "PAST", "PART", "ING",
    "COMMA", "STOP", "DASH", "QUOTE", "PAREN", "END",
]  # fmt: skip

_MARKS: dict[str, Tag] = {
    ",": "COMMA", ";": "STOP", ":": "STOP", "—": "DASH", "–": "DASH", "-": "DASH", "(": "PAREN", ")": "PAREN",
    "[": "PAREN", "]": "PAREN",
}  # fmt: skip
_QUOTES = frozenset("\"“”‘’'«»„")
_CLITIC = re.compile(r"(.{1,40}?)(n['’]t|['’](?:re|ve|ll|m|d))\Z", re.IGNORECASE)
_PRONOUN_S = re.compile(
    r"(he|she|it|that|there|who|what|here|where|let|this|everyone|everybody)(['’]s)\Z", re.IGNORECASE
)
_CLOSED: tuple[tuple[frozenset[str], Tag], ...] = (
    (classes.NEGATIONS, "NOT"),
    (classes.MODALS, "MOD"),
    (classes.BE, "BE"),
    (classes.HAVE, "HAVE"),
    (classes.DO, "DO"),
    (frozenset({"to"}), "TO"),
    (frozenset({"that"}), "THAT"),
    (classes.POSSESSIVES, "GEN"),
    (classes.RELATIVES, "REL"),
    (classes.COORDINATORS, "CC"),
    (classes.SUBORDINATORS, "SUB"),
    (classes.PREPOSITIONS_OR_SUBORDINATORS, "PRESUB"),
    (classes.SUBJECTS, "SBJ"),
    (classes.OBJECTS, "OBJ"),
    (classes.PRONOUNS, "PRO"),
    (classes.DETERMINERS, "DET"),
    (classes.PREPOSITIONS, "PREP"),
    (classes.ADVERBS, "ADV"),
    (classes.NUMBERS, "NUM"),
)
_CLASS_OF: dict[str, Tag] = {word: tag for words, tag in reversed(_CLOSED) for word in words}
# Names and months that are closed-class words or verbs in lower case.
_CAPITAL_NAMES = frozenset("may will march mark bill us it who".split())
_BEFORE_MONTHS = frozenset(
    "in by from until since before after during of for on through next last late early mid".split()
)
# Between "as" and "as": "as many as", "as well as".
_COUNTED = frozenset("many much few well long soon far little".split())


class Word(NamedTuple):
    """One word or mark with its light part of speech; `base` is the verb's base form, for other words empty."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag
    base: str = ""


def tag_words(text: str, start: int, end: int) -> tuple[Word, ...]:
    """Return the words of the sentence `text[start:end]`, tagged; a contraction becomes two words.

    >>> text = "Orsk has not said whether talks will resume."
    >>> [word.tag for word in tag_words(text, 0, len(text))]
    ['NAME', 'HAVE', 'NOT', 'PART', 'SUB', 'NOUN', 'MOD', 'BASE', 'END']
    """
    tokens = [piece for token in tokenize(text, start, end) for piece in _pieces(token)]
    lows = [token.text.lower().replace("’", "'") for token in tokens]
    title = is_headline(tokens)
    shouting = _is_shouting(tokens)
    tags: list[str] = []
    readings: list[tuple[Reading, ...]] = []
    for index in range(len(tokens)):
        tag, found = _lexical_tag(tokens, lows, index, title=title, shouting=shouting)
        tags.append(tag)
        readings.append(found)
    bases = resolve_verbs(Sketch(lows, tags, readings, title=title))
    return tuple(
        Word(token.text, low, token.start, token.end, tag, base)  # type: ignore[arg-type]
        for token, low, tag, base in zip(tokens, lows, tags, bases, strict=True)
    )


def is_headline(tokens: Sequence[Token]) -> bool:
    """Return whether nearly all longer words begin with a capital, as in a headline."""
    longer = [token.text for token in tokens if len(token.text) > 3 and token.text[0].isalpha()]
    capitals = sum(word[0].isupper() for word in longer)
    return len(longer) >= 3 and capitals >= 0.75 * len(longer)


def _is_shouting(tokens: Sequence[Token]) -> bool:
    letters = [token.text for token in tokens if len(token.text) > 1 and token.text[0].isalpha()]
    return len(letters) >= 3 and sum(word.isupper() for word in letters) >= 0.7 * len(letters)


def _pieces(token: Token) -> tuple[Token, ...]:
    """Split "didn't" and "they'll" at the joint; a possessive stays whole."""
    if "'" not in token.text and "’" not in token.text:
        return (token,)
    match = _CLITIC.match(token.text) or _PRONOUN_S.match(token.text)
    if match is None:
        return (token,)
    joint = token.start + len(match.group(1))
    return (Token(match.group(1), token.start, joint), Token(match.group(2), joint, token.end))


def _lexical_tag(
    tokens: Sequence[Token], lows: Sequence[str], index: int, *, title: bool, shouting: bool
) -> tuple[str, tuple[Reading, ...]]:
    word, low = tokens[index].text, lows[index]
    if not word[0].isalnum() and word != "." and low not in _CLASS_OF and low != "'s":
        return _mark_tag(word), ()
    if word[0].isdigit():
        return ("NUM" if not low.endswith(("'s", "s'")) else "GEN"), ()
    if word == "." and (index + 1 == len(tokens) or not index or tokens[index - 1].end != tokens[index].start):
        return "END", ()
    if low == "'s":
        return "BE", ()
    if word == ".":
        return "NAME", ()  # the stop of an abbreviation
    if low.endswith(("'s", "s'")) and len(low) > 2:
        return "GEN", ()
    capital = word[0].isupper() and not shouting
    initial = index == 0 or _opens_clause(tokens[index - 1].text)
    if capital and not title and not initial and word != "I":
        return "NAME", ()
    if capital and len(word) > 1 and word.isupper():
        return "NAME", ()
    fixed = _phrase_tag(lows, index)
    if fixed is not None:
        return fixed, ()
    closed = _CLASS_OF.get(low)
    if closed is not None and not (title and low in _CAPITAL_NAMES and index and low not in ("will", "may")):
        return closed, ()
    named = capital and initial and not title
    after = tokens[index + 1].text if index + 1 < len(tokens) else ""
    plain = after.lower() in classes.TIME_WORDS or after.lower() in _CLASS_OF
    if named and low.endswith("ed") and after[:1].isupper() and not plain:
        return "NAME", ()  # "Associated Press"
    if capital and low.endswith("ed") and usual_gender(word):
        return "NAME", ()  # "Jared", where nearly every word begins with a capital
    return _open_tag(word, low, named=named)


def _phrase_tag(lows: Sequence[str], index: int) -> Tag | None:
    """The tag of a word that belongs to a fixed phrase or changes its class beside certain words."""
    low = lows[index]
    before = lows[index - 1] if index else ""
    after = lows[index + 1] if index + 1 < len(lows) else ""
    if low == "yet":
        return None if before in ("", ",", "—", ";") else "ADV"
    if low == "there":
        return "PRO" if after in classes.BE | classes.HAVE | classes.MODALS | {"'s"} else None
    if (low == "no" and after == "longer") or (low == "neither" and before in classes.BE | classes.HAVE):
        return "NOT"
    if low == "as" and after in _COUNTED and index + 2 < len(lows) and lows[index + 2] == "as":
        return "ADV"
    if low == "as" and (before in _COUNTED or before == "such"):
        return "PREP" if before not in ("long", "soon", "far") or (index > 1 and lows[index - 2] != "as") else "SUB"
    if low == "once" and (before in classes.BE | classes.HAVE | classes.SUBJECTS or after in ("again", "more")):
        return "ADV"
    if low == "so" and after in classes.SUBJECTS | {"it", "there", "you"} and before not in classes.BE:
        return "SUB"
    if low == "may" and (before in _BEFORE_MONTHS or before.isdigit()):
        return "NAME"  # "Port To Close In May"
    if low in ("than", "like"):
        return "PREP"
    return None


def _open_tag(word: str, low: str, *, named: bool) -> tuple[str, tuple[Reading, ...]]:
    if low.endswith("ly") and len(low) > 3 and low not in classes.NOT_ADVERBS:
        return "ADV", ()
    readings = verb_readings(low)
    if readings:
        return "VERB", readings
    if low in classes.NOUNS_LIKE_ADJECTIVES:
        return ("NAME" if named else "NOUN"), ()
    if low in classes.ADJECTIVES or (low.endswith(classes.ADJECTIVE_ENDINGS) and not named and len(low) > 5):
        return "ADJ", ()
    return ("NAME" if named else "NOUN"), ()


def _mark_tag(mark: str) -> Tag:
    if mark in _MARKS:
        return _MARKS[mark]
    if mark in _QUOTES:
        return "QUOTE"
    return "END"


def _opens_clause(mark: str) -> bool:
    return mark in _QUOTES or mark in (":", "—", ";", "(", "[") or mark[0] in ".!?…"

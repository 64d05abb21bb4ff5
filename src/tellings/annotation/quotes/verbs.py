"""Whether a form of a reporting verb is one where it stands, and where its verb group begins."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.lines import Item
from tellings.tables.cues import CueForm
from tellings.tables.grammar import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    HAVE_FORMS,
    MODALS,
    NEGATIONS,
    NOBODY,
    PAPER_NOUNS,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    SUBJECT_PRONOUNS,
    past_forms,
    third_forms,
)
from tellings.tables.speakers import SPEAKER_NOUNS

_PLURAL_HEADS = frozenset("some many several most all both another other others this".split())
_PLURALS = frozenset(
    "they we i you who some many several most others both police people men women media military".split()
)
_SINGULARS_IN_S = frozenset({"congress", "press", "boss", "police", "news", "times"})
_GOING_ON = frozenset({"went", "goes", "go", "going"})
_CONDITIONS = frozenset("if unless whether".split())
# "refused to say": of that nothing was said.
_SPEAKING_UP = frozenset(
    "say comment speak talk discuss disclose reveal confirm identify elaborate answer respond reply specify".split()
)
_GOVERNING = frozenset("into of from with for by to against between despite amid".split())


def group_start(items: Sequence[Item], at: int) -> int | None:
    """Return the first item of the verb group that ends at item `at`; None where it is negated, modal or passive."""
    left, seen = at, []
    while left > 0 and _belongs(items[left - 1]):
        left -= 1
        seen.append(items[left].low)
    if any(word in NEGATIONS or word in MODALS for word in seen):
        return None
    if any(word in BE_FORMS for word in seen) and not items[at].low.endswith("ing"):
        return None
    return left


def _belongs(item: Item) -> bool:
    return item.is_word and (item.is_adverb or item.low in AUXILIARIES or item.low in NEGATIONS)


def is_verb(items: Sequence[Item], at: int, left: int, form: CueForm) -> bool:
    """Return whether a form that may be a noun or a participle is a finite verb at item `at`."""
    if left == 0:
        return at > 0
    before = items[left - 1]
    has_have = any(item.low in HAVE_FORMS for item in items[left:at])
    if form.form == "participle":
        return has_have
    if form.form == "past":
        if before.low in _GOVERNING and items[at - 1] is before:
            return False  # "an inquiry into alleged theft"
        return not has_have and (before.low not in DETERMINERS or before.low in _PLURAL_HEADS)
    if has_have or before.text.endswith(POSSESSIVE_ENDINGS):
        return False
    determined = before.low in DETERMINERS and before.low not in _PLURAL_HEADS
    if determined or (before.low in PREPOSITIONS and before.low != "to"):
        return False
    return _is_base(items, at, left) if form.form == "base" else _is_third(before, form)


def _is_base(items: Sequence[Item], at: int, left: int) -> bool:
    before = items[left - 1]
    if before.low == "to":
        return left > 2 and items[left - 2].low == "on" and items[left - 3].low in _GOING_ON
    if before.low in ("he", "she", "it"):
        return False
    did = any(item.low in ("do", "did", "does") for item in items[left:at])
    return (
        did
        or before.low in _PLURALS
        or before.text.endswith("s")
        or before.text in (",", ")")
        or (left > 2 and _is_pair(items, left))
    )


def _is_pair(items: Sequence[Item], left: int) -> bool:
    """Two names joined by "and" are plural."""
    return items[left - 1].is_name and any(items[k].low == "and" for k in range(max(0, left - 6), left - 1))


def _is_third(before: Item, form: CueForm) -> bool:
    if before.low in ("he", "she", "it", "who", "which") or before.text in (",", ")"):
        return True
    if before.low in SUBJECT_PRONOUNS:
        return False
    if before.text.endswith("s") and before.text.islower() and before.low not in _SINGULARS_IN_S:
        return False
    return before.is_name or before.low in SPEAKER_NOUNS or before.low in PAPER_NOUNS or form.verb.lemma == "say"


def is_left_open(items: Sequence[Item], subject: int, verb: int) -> bool:
    """Return whether it is open that anything is said: "if the court says", "no one said".

    The subject begins at item `subject`, the verb group at `verb`; of a second verb behind "and" nothing is known.
    """
    if items[verb - 1].low in ("and", "but", "then", "or") or items[verb - 1].text == ",":
        return False
    before = items[subject - 1] if subject else None
    return items[subject].low in NOBODY or (before is not None and before.is_word and before.low in _CONDITIONS)


def is_silence(items: Sequence[Item], at: int) -> bool:
    """Return whether the "to" at item `at` leads to a word for speaking up, as in "refused to say"."""
    return at + 1 < len(items) and items[at].low == "to" and items[at + 1].low in _SPEAKING_UP


def is_spoken(item: Item) -> bool:
    """Return whether a quotation closes with a comma or the like, so that who spoke it must follow."""
    mark = item.mark
    return mark is not None and mark.closed and item.text.rstrip("\"'”’“»«` ")[-1:] in (",", "?", "!", "…", "—", "–")


def looks_finite(items: Sequence[Item], at: int) -> bool:
    """Return whether item `at` is most likely a finite verb, past forms and those in -s after a noun included."""
    item = items[at]
    if item.is_finite:
        return True
    if not item.is_word or not item.text.islower() or at == 0:
        return False
    before = items[at - 1]
    if item.low in third_forms():
        return (
            before.is_name
            or before.low in ("he", "she", "it", "who", "which", "that")
            or (before.is_nominal and not before.text.endswith("s"))
            or (before.is_adverb and at > 1 and items[at - 2].is_nominal)
        )
    return (
        item.low.endswith("ed")
        and item.low not in past_forms()
        and (before.is_name or before.low in SUBJECT_PRONOUNS)
    )

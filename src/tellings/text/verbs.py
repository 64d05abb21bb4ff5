"""Which verb a word can be a form of, and in which form, without looking at its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from tellings.tables.verbs import IRREGULAR, IRREGULAR_NOUNS, NOT_ING, NOT_PAST, NOUN_VERBS, PLAIN

VerbForm = Literal["base", "third", "past", "participle", "ing"]

_VOWELS = "aeiou"
_BE = {
    "be": "base",
    "am": "base",
    "are": "base",
    "is": "third",
    "was": "past",
    "were": "past",
    "been": "participle",
    "being": "ing",
}
_HAVE = {"have": "base", "has": "third", "had": "past", "having": "ing"}
_DO = {"do": "base", "does": "third", "did": "past", "done": "participle", "doing": "ing"}
# Stems in these endings lost an e before -ed and -ing ("proposed", "dividing", "rescued").
_E_ENDINGS = tuple(
    "at iz ys uc uk ag eg ug v c u dg rg ls ns rs ps id ud ad od ov as us is os ul ir ur or ar "
    "bl pl tl dl gl kl fl zl cl".split()
)
# Unknown words in these endings are verbs ("normalize", "normalizes").
_VERB_ENDINGS = ("ize", "ify")
_SYLLABLE = re.compile(r"[^aeiou]{0,4}[aeiou][^aeiou]")
_UNDOUBLED = "bdgmnprt"


class Reading(NamedTuple):
    """A word read as one form of one verb; `sure` is False where the same word is an everyday noun."""

    base: str
    form: VerbForm
    sure: bool = True


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _joined(base: str, ending: str) -> tuple[str, ...]:
    """Spellings of a base with -ed or -ing; both single and doubled consonant where either is used."""
    if base.endswith(("ee", "ye", "oe")):
        return (base + (ending if ending == "ing" else "d"),)
    if base.endswith("ie") and ending == "ing":
        return (base[:-2] + "ying",)
    if base.endswith("e"):
        return (base[:-1] + ending,)
    if base.endswith("y") and base[-2:-1] not in _VOWELS and ending == "ed":
        return (base[:-1] + "ied",)
    if len(base) > 2 and base[-1] not in "aeiouwxyhs" and base[-2] in _VOWELS and base[-3] not in _VOWELS:
        doubled = base + base[-1] + ending
        return (doubled,) if _SYLLABLE.fullmatch(base) else (base + ending, doubled)
    if base.endswith("c"):
        return (base + ending, base + "k" + ending)
    return (base + ending,)


def _build() -> dict[str, tuple[Reading, ...]]:
    found: dict[str, list[Reading]] = {}

    def add(word: str, reading: Reading) -> None:
        known = found.setdefault(word, [])
        if reading not in known:
            known.append(reading)

    for base, pasts, participles in IRREGULAR:
        sure = base not in IRREGULAR_NOUNS
        add(base, Reading(base, "base", sure))
        add(_third(base), Reading(base, "third", sure))
        for word in pasts:
            add(word, Reading(base, "past", sure or word != base))
        for word in participles:
            add(word, Reading(base, "participle", sure or word != base))
        for word in _joined(base, "ing"):
            add(word, Reading(base, "ing"))
    irregular = {base for base, _, _ in IRREGULAR}
    for base in sorted((PLAIN | NOUN_VERBS) - irregular):
        sure = base not in NOUN_VERBS
        add(base, Reading(base, "base", sure))
        add(_third(base), Reading(base, "third", sure))
        for word in _joined(base, "ed"):
            add(word, Reading(base, "past"))
            add(word, Reading(base, "participle"))
        for word in _joined(base, "ing"):
            add(word, Reading(base, "ing"))
    for base, forms in (("be", _BE), ("have", _HAVE), ("do", _DO)):
        for word, form in forms.items():
            found[word] = [Reading(base, form)]  # type: ignore[arg-type]
    found["had"].append(Reading("have", "participle"))
    return {word: tuple(sorted(readings, key=lambda reading: not reading.sure)) for word, readings in found.items()}


_FORMS = _build()


def _guess_base(front: str) -> str:
    """The base of an unknown verb from what stands before -ed or -ing."""
    if len(front) > 3 and front[-1] == front[-2] and front[-1] in _UNDOUBLED:
        return front[:-1]
    if front.endswith("i"):
        return front[:-1] + "y"
    if front.endswith(_E_ENDINGS) and len(front) > 2:
        return front + "e"
    return front


@lru_cache(maxsize=65536)
def verb_readings(word: str) -> tuple[Reading, ...]:
    """Return every verb form that a word can be; empty for a word that is no verb.

    Verbs outside the tables are recognised in -ed, -ing, -ize and -ify only.

    >>> verb_readings("held")
    (Reading(base='hold', form='past', sure=True), Reading(base='hold', form='participle', sure=True))
    >>> verb_readings("talks")
    (Reading(base='talk', form='third', sure=False),)
    >>> verb_readings("treaty")
    ()
    """
    low = word.lower()
    known = _FORMS.get(low)
    if known is not None:
        return known
    for prefix in ("re-", "co-", "de-", "over-"):
        rest = low[len(prefix) :]
        if low.startswith(prefix) and len(rest) > 4 and rest in _FORMS:
            return tuple(Reading(prefix + each.base, each.form, each.sure) for each in _FORMS[rest])
    if low.endswith(_VERB_ENDINGS) and len(low) > 5:
        return (Reading(low, "base"),)
    if low.endswith(tuple(_third(ending) for ending in _VERB_ENDINGS)) and len(low) > 6:
        return (Reading(low[:-3] + "y" if low.endswith("ies") else low[:-1], "third"),)
    if len(low) > 4 and low.endswith("ed") and low not in NOT_PAST and low[-3] not in "e" and "-" not in low:
        base = _guess_base(low[:-2])
        return (Reading(base, "past"), Reading(base, "participle"))
    if len(low) > 5 and low.endswith("ing") and low not in NOT_ING and "-" not in low:
        return (Reading(_guess_base(low[:-3]), "ing"),)
    return ()


def base_form(word: str) -> str:
    """Return the base form of a verb form, or the word in lower case where no verb is known.

    >>> base_form("withdrew"), base_form("announces"), base_form("dividing")
    ('withdraw', 'announce', 'divide')
    """
    readings = verb_readings(word)
    return readings[0].base if readings else word.lower()

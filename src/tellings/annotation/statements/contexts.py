"""Verb or noun, past or participle: words that can be several forms are settled by their neighbours.

Two passes from left to right over one sentence. The first settles what the word before it settles; words that can
be past tense and participle alike ("held") wait for the second, which knows where finite verbs stand.
"""

from __future__ import annotations

from tellings.annotation.statements.participles import promote_verb, resolve_past_forms
from tellings.annotation.statements.sketches import (
    BOUNDARIES,
    FINITE,
    OBJECT_STARTS,
    VERBS,
    Sketch,
    begins_nominal,
    has_finite_ahead,
    is_bare_auxiliary,
    is_plural,
)
from tellings.tables.moods import BARE_INFINITIVE_VERBS, COMPLEMENT_VERBS, GERUND_VERBS
from tellings.tables.verbs import ING_NOUNS
from tellings.tables.wordclasses import PREPOSITIONAL_TO, TIME_WORDS
from tellings.text.verbs import Reading

_VERBS_AND_BOUNDARIES = VERBS | FINITE | BOUNDARIES
_VERBAL = FINITE | {"VERB", "ADV"}
_LETTING = BARE_INFINITIVE_VERBS - {"have"}
_START_TAGS = frozenset({"START", "STOP", "DASH", "PAREN", "END"})
# "…, that was a mistake": a comma is no place for a relative "that".
_PAIRS = frozenset({("COMMA", "BE"), ("COMMA", "MOD"), ("COMMA", "HAVE")})
# Determiners that stand alone as a subject: "Two died", "This led to".
_PRONOMINAL = frozenset(
    "this these those all some both many few several each most another neither either none".split()
)


def resolve_verbs(sketch: Sketch) -> list[str]:
    """Settle every undecided word of `sketch.tags` in place and return the base form of each verb, else ""."""
    chosen: list[str] = [""] * len(sketch.tags)
    finite = False
    for index, tag in enumerate(sketch.tags):
        if tag in BOUNDARIES:
            finite = False
        if tag == "THAT":
            sketch.tags[index] = _that_tag(sketch, index)
        elif tag == "TO":
            sketch.tags[index] = _to_tag(sketch, index)
        elif tag == "VERB":
            sketch.tags[index] = _first_choice(sketch, index, finite=finite)
        elif tag == "NOUN" and sketch.tag(sketch.before(index)) == "MOD" and not sketch.readings[index]:
            sketch.tags[index] = "BASE"  # a verb that no table knows
        elif sketch.lows[index] in ("her", "his") and tag == "GEN":
            sketch.tags[index] = "GEN" if begins_nominal(sketch, index + 1) else "OBJ"
        finite = finite or sketch.tags[index] in FINITE
    resolve_past_forms(sketch)
    if not any(tag in FINITE for tag in sketch.tags):
        promote_verb(sketch)
    for index, tag in enumerate(sketch.tags):
        chosen[index] = _base_of(sketch, index, tag)
    return chosen


def _base_of(sketch: Sketch, index: int, tag: str) -> str:
    if tag in ("BE", "HAVE", "DO"):
        return tag.lower()
    if tag not in VERBS or not sketch.readings[index]:
        return sketch.lows[index] if tag == "BASE" else ""
    forms = sketch.forms(index)
    order = {
        "BASE": ("base",),
        "PRES": ("third", "base"),
        "PAST": ("past", "participle"),
        "PART": ("participle", "past"),
        "ING": ("ing",),
    }[tag]
    for form in order:
        if form in forms:
            return forms[form].base
    return sketch.readings[index][0].base


def _that_tag(sketch: Sketch, index: int) -> str:
    """ "that" points at something after a preposition or at the start; elsewhere it opens a clause."""
    before, following = sketch.tag(index - 1), sketch.tag(index + 1)
    if before in ("PREP", "PRESUB", "START", "DASH", "STOP", "MOD") or (before == "QUOTE" and index == 1):
        verb = following == "VERB" and any(r.sure and r.form in ("third", "past") for r in sketch.readings[index + 1])
        return "DET" if following in ("NOUN", "ADJ", "NUM", "VERB") and not verb else "PRO"
    if before == "SUB" and following in ("NOUN", "ADJ"):
        return "DET"
    if sketch.lows[index + 1 : index + 2] and sketch.lows[index + 1] in TIME_WORDS and before == "NOUN":
        return "DET"  # "the graduates that day"
    if (before in ("CC", "COMMA") and sketch.lows[index + 1 : index + 2] == ["'s"]) or (before, following) in _PAIRS:
        return "PRO"
    if before == "CC" and following == "NOUN" and "THAT" not in sketch.tags[:index]:
        return "DET"
    return "THAT"


def _to_tag(sketch: Sketch, index: int) -> str:
    following = sketch.after(index)
    if sketch.tag(following) in ("BE", "HAVE", "DO"):
        return "TO"
    if "base" not in sketch.forms(following) or sketch.tag(following) != "VERB":
        return "PREP"
    sure = sketch.forms(following)["base"].sure
    if sure or index == 0 or sketch.lows[index - 1] not in PREPOSITIONAL_TO:
        return "TO"
    return "TO" if sketch.tag(following + 1) in OBJECT_STARTS else "PREP"


def _first_choice(sketch: Sketch, index: int, *, finite: bool) -> str:
    """The tag of an undecided word from what stands before it; `PASTPART` where that must wait."""
    before = sketch.before(index)
    tag, forms = sketch.tag(before), sketch.forms(index)
    if tag in ("TO", "MOD", "DO") or _is_inverted(sketch, before):
        if "base" in forms:
            return "BASE"
        return _verbal(forms) if tag != "TO" else "NOUN"
    if tag == "HAVE":
        return "PART" if "participle" in forms else _as_nominal(sketch, index)
    if tag == "BE":
        return _after_be(sketch, index, forms)
    if tag in ("DET", "GEN", "NUM", "ADJ"):
        return _after_determiner(sketch, index, before, forms)
    if tag in ("PREP", "SUB", "PRESUB"):
        return _after_preposition(sketch, index, before, forms)
    if tag == "PRO" and sketch.lows[before] in ("one", "none", "others", "mine", "nothing", "something", "anything"):
        return _after_noun(sketch, index, before, forms, finite=finite)
    if tag == "PRO" and sketch.lows[before] == "it" and "base" in forms and not {"past", "third"} & set(forms):
        return "BASE" if forms["base"].sure else _as_nominal(sketch, index)
    if tag in ("SBJ", "PRO") or (tag in ("REL", "THAT") and _is_subject_relative(sketch, index, before)):
        return _verbal(forms)
    if tag in ("NOUN", "NAME", "PAREN"):
        return _after_noun(sketch, index, before, forms, finite=finite)
    if tag == "CC":
        return _after_coordinator(sketch, index, before, forms)
    if tag in VERBS or tag == "PASTPART" or tag == "OBJ":
        return _after_verb(sketch, index, before, forms)
    return _after_mark(sketch, index, forms, tag)


def _verbal(forms: dict[str, Reading]) -> str:
    """The verb form after a subject pronoun."""
    if "past" in forms and not ("base" in forms and forms["base"].sure and forms["base"].base != forms["past"].base):
        return "PAST"
    if "third" in forms or "base" in forms:
        return "PRES"
    return "ING" if "ing" in forms else "PART"


def _as_nominal(sketch: Sketch, index: int) -> str:
    forms = sketch.forms(index)
    if ("participle" in forms or ("ing" in forms and sketch.lows[index] not in ING_NOUNS)) and begins_nominal(
        sketch, index + 1
    ):
        return "ADJ"
    return "NOUN"


def _is_inverted(sketch: Sketch, before: int) -> bool:
    """ "Did Orsk answer": an auxiliary opens the clause and only a short subject stands between."""
    steps = 0
    if sketch.tag(before) not in ("NOUN", "NAME", "SBJ", "PRO"):
        return False
    while before >= 0 and steps < 4 and sketch.tags[before] in ("NOUN", "NAME", "SBJ", "PRO", "DET", "GEN", "ADJ"):
        before, steps = before - 1, steps + 1
    if steps == 0 or before < 0 or sketch.tags[before] not in ("DO", "MOD"):
        return False
    return sketch.tag(before - 1) in ("START", "REL", "COMMA", "QUOTE", "CC", "STOP")


def _after_be(sketch: Sketch, index: int, forms: dict[str, Reading]) -> str:
    if "ing" in forms:
        return "ING"
    if "participle" in forms:
        return "PART"
    return "ADJ" if not begins_nominal(sketch, index + 1) and "base" in forms else _as_nominal(sketch, index)


def _after_determiner(sketch: Sketch, index: int, before: int, forms: dict[str, Reading]) -> str:
    low, tag = sketch.lows[before], sketch.tag(before)
    stands_alone = low in _PRONOMINAL or tag == "NUM" or tag == "ADJ"
    distinct = "past" in forms and "participle" not in forms
    sure = distinct or ("third" in forms and forms["third"].sure) or ("base" in forms and forms["base"].sure)
    if stands_alone and sure and "ing" not in forms and not (tag == "ADJ" and "base" in forms):
        return _verbal(forms)
    if stands_alone and "past" in forms and not begins_nominal(sketch, index + 1) and "base" not in forms:
        return "PASTPART"
    if "ing" in forms and sketch.lows[index] not in ING_NOUNS and tag == "NUM" and sketch.tag(index + 1) == "DET":
        return "ING"
    return _as_nominal(sketch, index)


def _after_preposition(sketch: Sketch, index: int, before: int, forms: dict[str, Reading]) -> str:
    tag = sketch.tag(before)
    if "ing" in forms:
        nominal = sketch.lows[index] in ING_NOUNS and sketch.tag(index + 1) not in OBJECT_STARTS | {"NAME"}
        if tag != "PREP" and sketch.tag(index + 1) == "NOUN" and has_finite_ahead(sketch, index, loose=False):
            return "ADJ"
        return "NOUN" if nominal else "ING"
    if "participle" in forms and tag != "PREP" and not ("base" in forms and begins_nominal(sketch, index + 1)):
        return "ADJ" if begins_nominal(sketch, index + 1) else "PART"
    if "past" in forms and "participle" not in forms and tag == "PREP" and forms["past"].sure:
        return "PAST"  # a particle or an ellipsis: "the house they lived in burned"
    if "third" in forms and forms["third"].sure and sketch.lows[before] in ("in", "on", "up", "out", "off"):
        return "PRES"
    return _as_nominal(sketch, index)


def _is_subject_relative(sketch: Sketch, index: int, before: int) -> bool:
    """Whether a relative word is itself the subject of the verb at `index`."""
    forms = sketch.forms(index)
    sure = any(reading.sure for reading in forms.values())
    low = sketch.lows[before]
    if low == "who" or (sure and low in ("which", "that", "what")):
        return True
    if low in ("which", "that"):
        return sketch.tag(before - 1) in ("NOUN", "COMMA", "NAME") and sketch.tag(index + 1) in (
            *OBJECT_STARTS,
            "PREP",
            "NUM",
            "NAME",
        )
    return False


def _after_noun(sketch: Sketch, index: int, before: int, forms: dict[str, Reading], *, finite: bool) -> str:
    following = sketch.tag(index + 1)
    opens_object = following in OBJECT_STARTS or following == "TO" or (following == "NAME" and not sketch.title)
    if "past" in forms and "participle" not in forms:
        return "PAST"
    if "participle" in forms:
        return "PASTPART" if "past" in forms else "PART"
    if "ing" in forms:
        nominal = sketch.lows[index] in ING_NOUNS and following not in OBJECT_STARTS
        return "NOUN" if nominal else "ING"
    if "third" in forms:
        if forms["third"].sure and not finite:
            return "PRES"
        if not finite and opens_object and forms["third"].base in COMPLEMENT_VERBS and following != "TO":
            return "PRES"
        if not finite and not is_plural(sketch, before) and _may_be_verb(sketch, index, opens_object):
            return "PRES"
        return "PRES" if forms["third"].sure and following in OBJECT_STARTS else "NOUN"
    if "base" not in forms:
        return "NOUN"
    if forms["base"].sure:
        if _lets_somebody(sketch, before):
            return "BASE"
        return "PRES" if not finite or is_plural(sketch, before) else "BASE"
    if not finite and is_plural(sketch, before) and _may_be_verb(sketch, index, opens_object or following == "ADV"):
        return "PRES"
    return "NOUN"


def _lets_somebody(sketch: Sketch, before: int) -> bool:
    """Whether a verb like "make" or "let" stands a few words back, with only its object between."""
    place = before
    while place >= 0 and before - place < 5 and sketch.tags[place] not in _VERBS_AND_BOUNDARIES:
        place -= 1
    return place >= 0 and any(reading.base in _LETTING for reading in sketch.readings[place])


def _takes_object(sketch: Sketch, index: int) -> bool:
    """Whether a word still undecided between past and participle has an object, so that it will be the verb."""
    following = sketch.tag(index + 1)
    return (following in OBJECT_STARTS or following == "NAME") and sketch.lows[index + 1] not in TIME_WORDS


def _may_be_verb(sketch: Sketch, index: int, opens_object: bool) -> bool:
    """Whether the clause of a word that can be noun or verb has no other finite verb, before or after it."""
    start = index - 1
    while start >= 0 and sketch.tags[start] not in BOUNDARIES:
        if sketch.tags[start] == "PASTPART" and _takes_object(sketch, start):
            return False
        start -= 1
    for place in range(index + 1, len(sketch.tags)):
        tag = sketch.tags[place]
        if tag == "CC" and sketch.tag(place + 1) not in _VERBAL:
            continue
        if tag in BOUNDARIES:
            break
        if tag in FINITE and not is_bare_auxiliary(sketch, place):
            return False
        if tag == "VERB" and any(r.sure and r.form in ("third", "past") for r in sketch.readings[place]):
            return opens_object and sketch.tag(index + 1) not in ("TO", "NAME")
    if sketch.lows[start + 1] == "as" and sketch.tag(index + 1) in ("NOUN", "ADJ", "NUM", *OBJECT_STARTS):
        return True  # "As Orsk signals readiness, ..."
    if sketch.tag(start + 1) in ("PREP", "PRESUB") or "TO" in sketch.tags[start + 1 : index]:
        return False  # the noun of a phrase in front of the clause: "Under old Senate rules, ..."
    if start < 0 or opens_object or sketch.tags[start] in ("THAT", "SUB"):
        return True
    return sketch.tags[start] == "COMMA" and sketch.tag(0) in ("SUB", "PRESUB") and sketch.tag(index - 1) == "NAME"


def _last_verb(sketch: Sketch, index: int) -> str:
    while index >= 0 and sketch.tags[index] not in VERBS and sketch.tags[index] != "PASTPART":
        if sketch.tags[index] in ("STOP", "SUB"):
            return ""
        index -= 1
    return sketch.tags[index] if index >= 0 else ""


def _after_coordinator(sketch: Sketch, index: int, before: int, forms: dict[str, Reading]) -> str:
    last, following = _last_verb(sketch, before), sketch.tag(index + 1)
    opens_object = following in OBJECT_STARTS or (following == "NAME" and not sketch.title) or following == "NUM"
    if "past" in forms and "participle" not in forms:
        return "PAST"
    if "participle" in forms:
        return "ADJ" if "base" not in forms and sketch.tag(before - 1) == "ADJ" else "PASTPART"
    if "ing" in forms:
        nominal = sketch.lows[index] in ING_NOUNS and sketch.tag(before - 1) in ("NOUN", "NAME")
        return "NOUN" if nominal and following not in OBJECT_STARTS else "ING"
    form = "base" if "base" in forms else "third"
    sure = form in forms and forms[form].sure
    if not (sure or opens_object):
        return "NOUN"
    if form == "third":
        return "PRES" if last in ("PRES", "") or sure else "NOUN"
    if last in ("BASE", ""):
        return "BASE" if last else ("PRES" if sure else "NOUN")
    return "PRES" if sure or last == "PRES" else "NOUN"


def _after_verb(sketch: Sketch, index: int, before: int, forms: dict[str, Reading]) -> str:
    governor = sketch.forms(before)
    bases = {reading.base for reading in governor.values()}
    if "base" in forms and (bases & BARE_INFINITIVE_VERBS or sketch.tag(before) == "OBJ"):
        return "BASE" if forms["base"].sure or bases & {"help", "let"} or sketch.tag(before) == "OBJ" else "NOUN"
    if "ing" in forms:
        nominal = sketch.lows[index] in ING_NOUNS and not (bases & GERUND_VERBS) and begins_nominal(sketch, index + 1)
        return "NOUN" if nominal else "ING"
    if "participle" in forms:
        return "ADJ" if begins_nominal(sketch, index + 1) and "base" not in forms else "PART"
    if "past" in forms:
        return "PAST"
    if "third" in forms and forms["third"].sure:
        return "PRES"
    return "BASE" if "base" in forms and forms["base"].sure else _as_nominal(sketch, index)


def _goes_on_after_modal(sketch: Sketch, index: int) -> bool:
    """Whether a modal waits for its verb before a short insertion ("could, in theory, reach")."""
    for place in range(index - 2, max(0, index - 8), -1):
        if sketch.tags[place] == "COMMA":
            return sketch.tags[place - 1] == "MOD"
    return False


def _after_mark(sketch: Sketch, index: int, forms: dict[str, Reading], tag: str) -> str:
    following = sketch.tag(index + 1)
    opens_object = following in OBJECT_STARTS or (following == "NAME" and not sketch.title)
    if "ing" in forms:
        nominal = sketch.lows[index] in ING_NOUNS and not opens_object
        return "NOUN" if nominal else "ING"
    if "past" in forms and "participle" not in forms:
        return "PAST"
    if "participle" in forms:
        if begins_nominal(sketch, index + 1) and "base" not in forms and sketch.tag(index + 1) == "NOUN":
            return "ADJ"
        return "PART" if tag in _START_TAGS else "PASTPART"
    form = "base" if "base" in forms else "third"
    if form not in forms:
        return "NOUN"
    if forms[form].sure or (tag == "COMMA" and _goes_on_after_modal(sketch, index)):
        plain = form == "base" and (tag != "COMMA" or _goes_on_after_modal(sketch, index))
        return "BASE" if plain else "PRES"
    return "PRES" if tag == "COMMA" and form == "third" and opens_object else "NOUN"

"""Past tense or participle: settled once it is known where finite verbs stand."""

from __future__ import annotations

from tellings.annotation.statements.sketches import (
    BOUNDARIES,
    FINITE,
    OBJECT_STARTS,
    VERBS,
    Sketch,
    has_finite_ahead,
    is_plural,
)
from tellings.tables.moods import COMPLEMENT_VERBS, NAMING_VERBS
from tellings.tables.verbs import INTRANSITIVE
from tellings.tables.wordclasses import TIME_WORDS

PHRASE = frozenset({"DET", "GEN", "ADJ", "NUM", "NOUN", "NAME", "ADV", "SBJ", "PRO"})
_IN_PHRASE = PHRASE | {"PREP"}


def resolve_past_forms(sketch: Sketch) -> None:
    """Settle the words that are past tense and participle alike, from left to right."""
    finite, outer, opener = False, True, -1
    for index, tag in enumerate(sketch.tags):
        if tag in BOUNDARIES and tag != "CC":
            outer = finite if tag == "REL" or (tag == "THAT" and sketch.tag(index - 1) == "NOUN") else outer
            finite = False
        if tag in ("PRESUB", "CC"):
            opener = index
        if tag == "PASTPART":
            inner_done = finite and not outer and not has_finite_ahead(sketch, index, loose=False)
            second = _starts_clause(sketch, opener, index)
            tag = _past_or_part(sketch, index, finite=finite and not inner_done and not second)
            sketch.tags[index] = tag
            outer = outer or (inner_done and tag == "PAST")
        if tag in FINITE:
            finite = True


def _starts_clause(sketch: Sketch, opener: int, index: int) -> bool:
    """Whether a subject and its verb follow "and" or "after" ("after the mayor resigned", "and police fired")."""
    between = sketch.tags[opener + 1 : index]
    if opener < 0 or not between or not _IN_PHRASE.issuperset(between) or PHRASE.isdisjoint(between):
        return False
    if _is_intransitive(sketch, index) or _has_object(sketch, index):
        return True
    following = sketch.tag(index + 1)
    return following in ("END", "COMMA", "CC") or (
        following in ("NOUN", "ADJ", "NUM") and sketch.lows[index + 1] not in TIME_WORDS
    )


def _is_intransitive(sketch: Sketch, index: int) -> bool:
    """Verbs without an object have no passive participle: after a noun they are past tense."""
    return any(reading.base in INTRANSITIVE for reading in sketch.readings[index])


def _past_or_part(sketch: Sketch, index: int, *, finite: bool) -> str:
    before = sketch.before(index)
    tag = sketch.tag(before)
    if tag == "CC":
        return "PAST" if _last_finite_or_chain(sketch, before) else "PART"
    if tag in ("COMMA", "DASH"):
        return _after_comma(sketch, index, before)
    following = sketch.after(index)
    if following < len(sketch.lows) and sketch.lows[following] == "by":
        return "PART"
    if _is_intransitive(sketch, index) and tag in ("NOUN", "NAME", "NUM"):
        return "PAST"
    if sketch.lows[index] == "said" or (not finite and _has_object(sketch, index)):
        return "PAST"
    follows_object = sketch.tag(index + 1) in OBJECT_STARTS or sketch.tag(index + 1) in (
        "NAME",
        "NOUN",
        "ADJ",
        "NUM",
    )
    if finite and not _takes_complement(sketch, before):
        return "PART"
    if has_finite_ahead(sketch, index, loose=not follows_object):
        return "PART"
    return "PAST"


def _has_object(sketch: Sketch, index: int) -> bool:
    """Whether an object follows, which a passive participle cannot have (those of naming and giving can)."""
    if any(reading.base in NAMING_VERBS for reading in sketch.readings[index]):
        return False
    following = index + 1
    if sketch.tag(following) not in ("DET", "GEN", "OBJ", "PRO", "NAME", "THAT"):
        return False
    return sketch.lows[following] not in TIME_WORDS and not any(
        word in TIME_WORDS for word in sketch.lows[following : following + 2]
    )


def _last_finite_or_chain(sketch: Sketch, index: int) -> bool:
    """Whether the verb before a coordinator is finite, or a participle that hangs on an auxiliary."""
    while index >= 0 and sketch.tags[index] not in ("STOP",):
        tag = sketch.tags[index]
        if tag in ("PAST", "PRES", "BE", "HAVE"):
            return True
        if tag == "PART":
            return sketch.tag(sketch.before(index)) in ("BE", "HAVE")
        if tag in ("ING", "BASE"):
            return False
        index -= 1
    return False


def _after_comma(sketch: Sketch, index: int, before: int) -> str:
    """After a comma: the verb of a subject before a parenthesis, a list of verbs, or a participle clause."""
    if sketch.tag(before - 1) in VERBS and sketch.tag(index + 1) == "CC":
        return "PAST"
    depth = before - 1
    while depth >= 0 and sketch.tags[depth] not in ("COMMA", "STOP", "DASH"):
        if sketch.tags[depth] in ("PAST", "PRES", "MOD", "BE", "HAVE", "DO"):
            break
        depth -= 1
    has_finite = depth >= 0 and sketch.tags[depth] in FINITE
    inner_relative = has_finite and any(
        sketch.tags[place] in ("REL", "SUB") and sketch.tag(place - 1) == "COMMA"
        for place in range(max(0, depth - 6), depth)
    )
    if inner_relative and not has_finite_ahead(sketch, index, loose=False):
        return "PAST"
    if has_finite:
        return "PAST" if _has_object(sketch, index) else "PART"
    if depth >= 0 and sketch.tags[depth] in ("COMMA", "DASH"):
        return "PART" if has_finite_ahead(sketch, index, loose=True) else "PAST"
    return "PART" if _finite_after_comma(sketch, index) else "PAST"


def _finite_after_comma(sketch: Sketch, index: int) -> bool:
    """Whether the clause goes on with a finite verb right after the next comma ("X, held in May, led to ...")."""
    seen = False
    for place in range(index + 1, len(sketch.tags)):
        tag = sketch.tags[place]
        if tag in ("COMMA", "DASH"):
            following = sketch.after(place)
            if sketch.tag(following) in FINITE or sketch.tag(following) == "PASTPART":
                return True
            seen = True
        if tag in ("STOP", "SUB", "THAT"):
            return False
        if seen and tag in ("SBJ", "REL"):
            return False
    return False


def _takes_complement(sketch: Sketch, before: int) -> bool:
    """Whether the last verb takes a clause without "that", and only a subject stands between it and here."""
    place = before
    while place >= 0 and sketch.tags[place] not in FINITE and sketch.tags[place] not in VERBS:
        if sketch.tags[place] in ("COMMA", "STOP"):
            return False
        place -= 1
    if place < 0:
        return True
    if sketch.tags[place] == "PART" and sketch.tag(sketch.before(place)) not in ("HAVE", "BE"):
        return False
    return any(reading.base in COMPLEMENT_VERBS for reading in sketch.readings[place])


def promote_verb(sketch: Sketch) -> None:
    """Make the best candidate of a sentence without a finite verb one, if there is any ("Two killed in fire")."""
    candidates = []
    for index, tag in enumerate(sketch.tags):
        forms = sketch.forms(index)
        before = sketch.tag(sketch.before(index))
        if tag == "PART" and "past" in forms and before in ("NOUN", "NAME", "NUM"):
            candidates.append((2, index, "PAST"))
        elif (
            tag == "NOUN" and "third" in forms and before in ("NOUN", "NAME") and not is_plural(sketch, index - 1)
        ) or (tag == "NOUN" and "base" in forms and before in ("NOUN", "NAME") and is_plural(sketch, index - 1)):
            candidates.append((1, index, "PRES"))
    if candidates and not any(tag == "TO" for tag in sketch.tags):
        _, index, tag = max(candidates, key=lambda candidate: (candidate[0], -candidate[1]))
        sketch.tags[index] = tag

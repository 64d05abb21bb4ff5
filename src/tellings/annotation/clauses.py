"""What the parse says of a predicate: its base form, its subjects, negation, and whether it is finite."""

from __future__ import annotations

from typing import Literal

from tellings.annotation.parses import Parse
from tellings.tables.grammar import NOBODY
from tellings.tables.moods import BARE_INFINITIVE_VERBS
from tellings.tables.wordclasses import DO
from tellings.text.verbs import verb_readings

Tense = Literal["past", "present", "none"]
MODALS = frozenset("can could may might must shall should will would ought ca wo sha 'll 'd".split())
_NEGATIONS = frozenset("not n't never neither nor nt no".split())
_RELATIVES = frozenset("who which that whom".split())
_SUBJECTS = ("nsubj", "csubj")
_FINITE_AUXILIARIES = frozenset(
    "am is are was were 's 're 'm has have had 've 'd do does did ai ca wo sha".split()
) | (MODALS - {"ought"})


def base_of(parse: Parse, index: int) -> str:
    """Return the base form of a verb, of any other word the word itself in lower case."""
    low = parse.lows[index]
    if parse.words[index].tag not in ("VERB", "AUX"):
        return low
    readings = verb_readings(low)
    return readings[0].base if readings else low


def find_subjects(parse: Parse, index: int) -> tuple[int, ...]:
    """Return the heads of a predicate's subject, its own or that of the clause on which it hangs; () where open."""
    at = index
    for _ in range(6):
        own = parse.first(at, *_SUBJECTS)
        if own is not None:
            return tuple(parse.conjuncts(_meant(parse, at, own)))
        relation, head = parse.words[at].relation, parse.heads[at]
        if head < 0:
            return ()
        if relation == "acl" and parse.words[head].tag in ("NOUN", "PROPN", "PRON") and _is_participle(parse, at):
            return tuple(parse.conjuncts(head))
        if relation == "xcomp":
            target = parse.first(head, "obj", "iobj")
            if target is not None and target < at and at == index:
                return tuple(parse.conjuncts(target))  # "asked them to stop": they are to stop
        elif relation not in ("conj", "advcl", "parataxis"):
            return ()
        at = head
    return ()


def _meant(parse: Parse, predicate: int, subject: int) -> int:
    """The noun for which a relative pronoun stands, else the subject itself."""
    if parse.lows[subject] not in _RELATIVES or not parse.words[predicate].relation.startswith("acl"):
        return subject
    head = parse.heads[predicate]
    return head if 0 <= head < subject else subject


def _is_participle(parse: Parse, index: int) -> bool:
    return parse.first(index, "mark") is None and parse.lows[index].endswith("ing")


def is_negated(parse: Parse, index: int) -> bool:
    """Return whether a predicate is denied by "not", "never", "without", or by a subject such as "nobody"."""
    for child in parse.children[index]:
        low, relation = parse.lows[child], parse.relations[child]
        if relation == "advmod" and low in _NEGATIONS and not _is_only(parse, child):
            return True
        if relation == "mark" and low == "without":
            return True
        if relation in _SUBJECTS and (low in NOBODY or _has_no(parse, child)):
            return True
        if relation == "aux" and low in ("cannot", "cant", "wont"):
            return True
    return False


def _is_only(parse: Parse, index: int) -> bool:
    return index + 1 < len(parse.lows) and parse.lows[index + 1] in ("only", "just", "merely")


def _has_no(parse: Parse, index: int) -> bool:
    return any(parse.lows[child] in NOBODY for child in parse.having(index, "det"))


def find_tense(parse: Parse, index: int, auxiliaries: list[int]) -> tuple[bool, Tense]:
    """Return whether a predicate is finite and its tense, read off its first auxiliary or its own form."""
    lows = [parse.lows[at] for at in auxiliaries]
    if any(parse.lows[child] == "to" for child in parse.having(index, "mark")):
        return False, "none"
    leading = next((low for low in lows if low in _FINITE_AUXILIARIES), None)
    if leading is not None:
        return True, "past" if leading in ("was", "were", "had", "did") else "present"
    if lows or parse.words[index].tag not in ("VERB", "AUX"):
        return False, "none"  # "being held", "to be held"
    return _own_tense(parse, index)


def _own_tense(parse: Parse, index: int) -> tuple[bool, Tense]:
    """Finiteness and tense of a verb without auxiliaries."""
    low = parse.lows[index]
    forms = {reading.form for reading in verb_readings(low)}
    if "ing" in forms or ("participle" in forms and not _stands_alone(parse, index)) or _is_let(parse, index):
        return False, "none"
    if "past" in forms or (not forms and low.endswith("ed")):
        return True, "past"
    if "third" in forms or (not forms and low.endswith("s")):
        return True, "present"
    finite = _stands_alone(parse, index)
    return finite, "present" if finite else "none"


def _stands_alone(parse: Parse, index: int) -> bool:
    """Whether a form that may be a participle or a plain form carries its clause.

    It has a subject, or is joined to a verb that stands alone, or has nothing that it could hang on.
    """
    if parse.first(index, "nsubj:pass") is not None:
        return False  # "Three killed in fire"
    if parse.first(index, *_SUBJECTS, "expl") is not None:
        return True
    relation, head = parse.words[index].relation, parse.heads[index]
    if relation == "conj" and parse.words[head].tag in ("VERB", "AUX"):
        auxiliaries = [parse.lows[at] for at in parse.having(head, "aux")]
        if auxiliaries and all(low in MODALS | DO for low in auxiliaries):
            return not any(reading.form == "base" for reading in verb_readings(parse.lows[index]))
        return not auxiliaries and (parse.first(head, *_SUBJECTS, "expl") is not None or parse.heads[head] < 0)
    return head < 0 or relation in ("ccomp", "parataxis", "acl:relcl")


def _is_let(parse: Parse, index: int) -> bool:
    """Whether a plain form or participle is what somebody is helped to do, made to do, or made."""
    head = parse.heads[index]
    if head < 0 or parse.relations[index] not in ("xcomp", "ccomp") or parse.words[head].tag != "VERB":
        return False
    return base_of(parse, head) in BARE_INFINITIVE_VERBS - {"hear", "see", "need"}

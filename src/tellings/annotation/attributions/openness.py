"""Whether it is told that something was said: denied, or left open by a modal, a condition, a question."""

from __future__ import annotations

from tellings.annotation.clauses import MODALS, base_of, find_tense, is_negated
from tellings.annotation.parses import Parse
from tellings.tables.cues import cue_forms

_CONDITIONS = frozenset({"if", "unless", "should", "whether", "lest"})
_GOING_ON = frozenset("go continue begin start proceed appear seem come".split())


def is_denied(parse: Parse, index: int) -> bool:
    """Return whether the cue, or the verb of which it is the infinitive, is negated ("did not wish to say")."""
    if is_negated(parse, index):
        return True
    head = parse.heads[index]
    return parse.relations[index] == "xcomp" and head >= 0 and is_negated(parse, head)


def is_open(parse: Parse, index: int) -> bool:
    """Return whether it is left open that it is said: a modal, a condition, a question, an infinitive, an order."""
    auxiliaries = list(parse.having(index, "aux"))
    if any(parse.lows[at] in MODALS for at in auxiliaries):
        return True
    marks = {parse.lows[at] for at in parse.having(index, "mark")}
    if marks & _CONDITIONS or _is_questioned(parse, index):
        return True
    relation, head = parse.relations[index], parse.heads[index]
    if "to" in marks:
        return not _goes_on(parse, index) or is_open(parse, head)
    finite, _ = find_tense(parse, index, auxiliaries)
    if head < 0:
        return finite and parse.first(index, "nsubj", "csubj", "expl") is None and _is_base(parse, index)
    if finite or relation not in ("conj", "advcl", "xcomp"):
        return False
    return any(parse.lows[at] in MODALS for at in parse.having(head, "aux"))


def _goes_on(parse: Parse, index: int) -> bool:
    """ "went on to say", "continued to insist", "appeared to suggest": it is said."""
    head = parse.heads[index]
    return head >= 0 and parse.relations[index] in ("xcomp", "advcl") and base_of(parse, head) in _GOING_ON


def _is_base(parse: Parse, index: int) -> bool:
    """Whether a root without a subject is a plain form: an order."""
    return any(form.form == "base" for form in cue_forms().get(parse.lows[index], ())) and index < 2


def _is_questioned(parse: Parse, index: int) -> bool:
    return parse.heads[index] < 0 and any(
        parse.lows[child] == "?" and child > index for child in parse.having(index, "punct")
    )

"""What an attitude is about: a clause, an action, a noun phrase with or without more, or the subject of a passive."""

from __future__ import annotations

from typing import NamedTuple

from tellings.annotation.attributions.contents import read_clause
from tellings.annotation.attributions.sources import find_agent
from tellings.annotation.attributions.stretches import phrase_of, trim
from tellings.annotation.parses import Parse, Stretch
from tellings.tables.attitudes import Attitude

_QUESTIONS = frozenset("whether if how why what who when where which".split())
_LIKENESSES = frozenset({"like", "as"})
_NEVER_BEHIND = ("flat", "compound", "appos", "dep", "nmod", "nsubj", "ccomp")
_STAND_INS = frozenset({"who", "which", "that"})


class Held(NamedTuple):
    """The content of an attitude, the word behind its cue, and the frame in which it stands."""

    pieces: list[Stretch]
    stop: int
    frame: str


def find_object(parse: Parse, index: int, attitude: Attitude, stop: int) -> Held | None:
    """Return what a verb or adjective takes, by its frames; `stop` is the word behind its cue."""
    if "seem" in attitude.frames:
        return _seeming(parse, index, stop)
    clause = _behind(parse, index, "ccomp")
    if clause is not None:
        frame = _clause_frame(parse, index, clause)
        if frame in attitude.frames:
            return Held(read_clause(parse, index, clause).pieces, stop, frame)
    target = _target(parse, index)
    if target is not None and "stir" in attitude.frames:
        return _stirring(parse, index, stop)
    if target is not None:
        return _targeted(parse, index, attitude, target, stop)
    action = _behind(parse, index, "xcomp")
    if action is not None:
        frame = _action_frame(parse, action)
        return Held(trim(parse, parse.subtree(action)), stop, frame) if frame in attitude.frames else None
    led = _led_in(parse, index, attitude, stop)
    return led if led is not None or "obj" not in attitude.frames else _relative(parse, index, stop)


def find_undergone(parse: Parse, index: int, attitude: Attitude, stop: int) -> Held | None:
    """Return what is expected, seen, opposed: a subject with what follows, or the subject where an agent is named."""
    subject, agent = parse.first(index, "nsubj:pass", "nsubj"), find_agent(parse, index)
    clause = _behind(parse, index, "ccomp", "csubj")
    if clause is not None and "that" in attitude.frames and (subject is None or parse.lows[subject] == "it"):
        return Held(read_clause(parse, index, clause).pieces, stop, "that")
    if subject is not None:
        host = parse.subtree(subject, without={index})
    elif parse.relations[index] == "acl":
        host = [at for at in range(*phrase_of(parse, parse.heads[index])) if at < index]
    else:
        return None
    for child in parse.having(index, "xcomp", "ccomp", "obl", "advcl"):
        frame = (
            _action_frame(parse, child) if parse.relations[child] in ("xcomp", "ccomp") else _case_of(parse, child)
        )
        if child > index and f"obj-{frame}" in attitude.frames:
            case = next(parse.having(child, "case", "mark"), -1) if frame == "as" else -1
            rest = [at for at in parse.subtree(child, without=() if agent is None else (agent,)) if at != case]
            return Held(trim(parse, sorted({*host, *rest})), stop, f"obj-{frame}")
    if "obj" in attitude.frames and attitude.kind != "topic" and agent is not None:
        return Held(trim(parse, host), stop, "obj")
    return None


def _case_of(parse: Parse, index: int) -> str | None:
    """The preposition or conjunction that leads a phrase in."""
    first = next((at for at in parse.having(index, "case", "mark") if at < index), None)
    return None if first is None else parse.lows[first]


def _behind(parse: Parse, index: int, *relations: str) -> int | None:
    return next((at for at in parse.having(index, *relations) if at > index), None)


def _target(parse: Parse, index: int) -> int | None:
    """The object of a verb, or a noun right behind it of which the parse says what no noun behind a verb can be."""
    found = _behind(parse, index, "obj", "iobj")
    if found is not None:
        return found
    for child in parse.having(index, *_NEVER_BEHIND):
        is_noun = child > index and parse.words[child].tag in ("NOUN", "PROPN", "PRON")
        if is_noun and _case_of(parse, child) is None and parse.subtree(child)[0] == index + 1:
            return child
    return None


def _clause_frame(parse: Parse, index: int, clause: int) -> str:
    if any(parse.lows[at] == "to" for at in parse.having(clause, "mark")):
        return "obj-to" if parse.first(clause, "nsubj") is not None else "to"
    if parse.lows[parse.subtree(clause, without={index})[0]] in _QUESTIONS:
        return "question"
    if parse.first(clause, "nsubj", "csubj", "expl") is None:
        return "ing" if parse.lows[clause].endswith("ing") else ""
    return "that"


def _action_frame(parse: Parse, action: int) -> str:
    if any(parse.lows[at] == "to" for at in parse.having(action, "mark")):
        return "to"
    if parse.lows[action].endswith("ing"):
        return "ing"
    return "as" if _case_of(parse, action) == "as" else "adj"


def _targeted(parse: Parse, index: int, attitude: Attitude, target: int, stop: int) -> Held | None:
    """An object, with what it is to do, to be or to be seen as where the verb takes that."""
    for child in parse.having(index, "xcomp", "obl", "advcl"):
        frame = _action_frame(parse, child) if parse.relations[child] == "xcomp" else _case_of(parse, child)
        if child > target and f"obj-{frame}" in attitude.frames:
            inside = sorted({*parse.subtree(target), *parse.subtree(child)})
            return Held(trim(parse, inside), stop, f"obj-{frame}")
    return Held(trim(parse, parse.subtree(target)), stop, "obj") if "obj" in attitude.frames else None


def _led_in(parse: Parse, index: int, attitude: Attitude, stop: int) -> Held | None:
    """What a preposition leads in: "agreed with", "railed against"."""
    for child in parse.having(index, "obl", "advcl", "xcomp", "ccomp"):
        case = _case_of(parse, child) if child > index else None
        if case in attitude.frames and (case != "to" or parse.relations[child] == "obl"):
            at = next(parse.having(child, "case", "mark"))
            inside = [each for each in parse.subtree(child) if each > at]
            return Held(trim(parse, inside), at + 1 if at == stop else stop, f"p:{case}")
    return None


def _relative(parse: Parse, index: int, stop: int) -> Held | None:
    """ "The plan that she opposes": the noun of which a clause tells, where it is not the clause's subject."""
    subject, head = parse.first(index, "nsubj"), parse.heads[index]
    if parse.words[index].relation != "acl:relcl" or subject is None or parse.lows[subject] in _STAND_INS:
        return None
    if head < 0 or parse.words[head].tag == "VERB":
        return None
    first, end = phrase_of(parse, head)
    return Held(trim(parse, list(range(first, min(end, index)))), stop, "obj-rel")


def _stirring(parse: Parse, index: int, stop: int) -> Held | None:
    """What angers, surprises or worries somebody: the subject."""
    subject = parse.first(index, "nsubj", "csubj")
    if subject is None or subject > index or parse.lows[subject] in _STAND_INS:
        return None
    return Held(trim(parse, parse.subtree(subject)), stop, "stir")


def _seeming(parse: Parse, index: int, stop: int) -> Held | None:
    """Subject and complement of "seems", "appears to"."""
    subject = parse.first(index, "nsubj")
    for child in parse.having(index, "xcomp", "ccomp", "advcl", "obl"):
        set_apart = parse.relations[child] in ("advcl", "obl") and _case_of(parse, child) not in _LIKENESSES
        if child > index and not set_apart:
            host = [] if subject is None or parse.lows[subject] == "it" else parse.subtree(subject)
            return Held(trim(parse, sorted({*host, *parse.subtree(child)})), stop, "seem")
    return None

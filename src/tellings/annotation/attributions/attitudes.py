"""What somebody thinks, wants, backs or feels, read off the parse: "Veld wants a ceasefire", "is seen as a threat"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotation.attributions.contents import read_clause
from tellings.annotation.attributions.openness import is_denied, is_open
from tellings.annotation.attributions.sources import find_agent, find_source
from tellings.annotation.attributions.stretches import phrase_span, trim
from tellings.annotation.attributions.values import Attribution, Said
from tellings.annotation.clauses import MODALS, find_tense
from tellings.annotation.parses import Parse
from tellings.tables.attitudes import Attitude, attitude_adjectives, attitude_forms
from tellings.tables.cues import ATTITUDE, CueVerb

_QUESTIONS = frozenset("whether if how why what who when where which".split())
_COPULAS = frozenset("am is are was were be been being 's 're 'm".split())


def find_attitudes(parse: Parse) -> Iterator[Attribution]:
    """Yield the attitudes of a text, in the order of their cues."""
    for index, low in enumerate(parse.lows):
        tag = parse.words[index].tag
        if tag == "VERB" and low in attitude_forms():
            yield from _read(parse, index, attitude_forms()[low])
        elif low in attitude_adjectives() and _is_predicate(parse, index):
            yield from _read(parse, index, attitude_adjectives()[low])


def _is_predicate(parse: Parse, index: int) -> bool:
    """Whether an adjective, or a participle that is one, stands behind "is", "feels" or "seems"."""
    tag = parse.words[index].tag
    if tag == "ADJ":
        return parse.first(index, "cop") is not None or parse.relations[index] == "xcomp"
    return tag == "VERB" and parse.first(index, "aux:pass") is not None


def _read(parse: Parse, index: int, attitude: Attitude) -> Iterator[Attribution]:
    passive = _is_passive(parse, index) and parse.lows[index] not in attitude_adjectives()
    said, stop, frame = _passive_content(parse, index, attitude) if passive else _content(parse, index, attitude)
    if said is None or not said.pieces:
        return
    if passive:
        source = find_agent(parse, index)
    elif "seem" in attitude.frames:
        source = None
    else:
        source = find_source(parse, index)
        if source is None:
            return
    yield Attribution(
        verb=CueVerb(attitude.lemma, ATTITUDE, frozenset({attitude.kind, frame, "passive" if passive else "active"})),
        cue=parse.span(_cue_start(parse, index), stop),
        source=None if source is None else phrase_span(parse, source),
        source_head=None if source is None else parse.words[source].span,
        contents=tuple(parse.span(*piece) for piece in said.pieces),
        kind="object",
        negated=is_denied(parse, index),
        open=is_open(parse, index),
        whole=False,
        finite=find_tense(parse, index, list(parse.having(index, "aux")))[0],
        relative=parse.words[index].relation == "acl:relcl",
        own=source is not None and source < index and parse.first(index, "nsubj") == source,
    )


def _is_passive(parse: Parse, index: int) -> bool:
    if parse.first(index, "aux:pass", "nsubj:pass") is not None:
        return True
    bare = parse.first(index, "nsubj", "aux", "mark") is None and not parse.lows[index].endswith("ing")
    return bare and parse.relations[index] == "acl" and parse.words[index].relation != "acl:relcl"


def _cue_start(parse: Parse, index: int) -> int:
    """Where a cue begins: at "did not" or "would" where it is denied or left open."""
    own = {*parse.having(index, "aux", "cop"), *(at for at in parse.having(index, "advmod") if at < index)}
    first = index
    while first - 1 in own:
        first -= 1
    words = parse.lows[first:index]
    if any(low in MODALS or low in ("not", "n't", "never") for low in words):
        return first
    return index


def _content(parse: Parse, index: int, attitude: Attitude) -> tuple[Said | None, int, str]:
    frames, behind = attitude.frames, index + 1
    if "seem" in frames:
        return _seeming(parse, index), behind, "seem"
    clause = next((at for at in parse.having(index, "ccomp") if at > index), None)
    if clause is not None:
        frame = _clause_frame(parse, index, clause)
        if frame in frames:
            return read_clause(parse, index, clause), behind, frame
    target = next((at for at in parse.having(index, "obj", "iobj") if at > index), None)
    action = next((at for at in parse.having(index, "xcomp") if at > index), None)
    if target is None:
        if action is not None:
            frame = _action_frame(parse, action)
            if frame in frames:
                return Said(trim(parse, parse.subtree(action)), "object", False), behind, frame
        return _led_in(parse, index, attitude)
    with_target = parse.subtree(target)
    if action is not None and f"obj-{_action_frame(parse, action)}" in frames:
        inside = sorted({*with_target, *parse.subtree(action)})
        return Said(trim(parse, inside), "object", False), behind, f"obj-{_action_frame(parse, action)}"
    for child in parse.children[index]:
        if child > target and parse.relations[child] in ("obl", "advcl", "xcomp"):
            case = _case(parse, child)
            if case is not None and f"obj-{case}" in frames:
                inside = sorted({*with_target, *parse.subtree(child)})
                return Said(trim(parse, inside), "object", False), behind, f"obj-{case}"
    if "obj" in frames:
        return Said(trim(parse, with_target), "object", False), behind, "obj"
    return None, behind, ""


def _clause_frame(parse: Parse, index: int, clause: int) -> str:
    marks = {parse.lows[at] for at in parse.having(clause, "mark")}
    inside = parse.subtree(clause, without={index})
    if "to" in marks:
        return "obj-to" if parse.first(clause, "nsubj") is not None else "to"
    if parse.lows[inside[0]] in _QUESTIONS:
        return "question"
    if parse.first(clause, "nsubj", "csubj", "expl") is None:
        return "ing" if parse.lows[clause].endswith("ing") else ""
    return "that"


def _action_frame(parse: Parse, action: int) -> str:
    marks = {parse.lows[at] for at in parse.having(action, "mark")}
    if "to" in marks:
        return "to"
    if parse.lows[action].endswith("ing"):
        return "ing"
    if _case(parse, action) == "as":
        return "as"
    return "adj"


def _case(parse: Parse, index: int) -> str | None:
    first = next((at for at in parse.having(index, "case", "mark") if at < index), None)
    return None if first is None else parse.lows[first]


def _led_in(parse: Parse, index: int, attitude: Attitude) -> tuple[Said | None, int, str]:
    """What a preposition leads in: "agreed with", "railed against"."""
    for child in parse.children[index]:
        if child > index and parse.relations[child] in ("obl", "advcl", "xcomp", "ccomp"):
            case = _case(parse, child)
            if (
                case is not None
                and case != "to"
                and case in attitude.frames
                or (case == "to" and parse.relations[child] == "obl" and "to" in attitude.frames)
            ):
                at = next(at for at in parse.having(child, "case", "mark"))
                inside = [each for each in parse.subtree(child) if each > at]
                stop = at + 1 if at == index + 1 else index + 1
                return Said(trim(parse, inside), "object", False), stop, f"p:{case}"
    return None, index + 1, ""


def _seeming(parse: Parse, index: int) -> Said | None:
    """Subject and complement of "seems", "appears to"."""
    subject = parse.first(index, "nsubj", "expl")
    for child in parse.children[index]:
        if child > index and parse.relations[child] in ("xcomp", "ccomp", "advcl", "obl"):
            if parse.relations[child] in ("advcl", "obl") and _case(parse, child) not in ("like", "as"):
                continue
            inside = [*parse.subtree(child)]
            if subject is not None:
                inside += parse.subtree(subject)
            return Said(trim(parse, sorted({*inside})), "object", False)
    return None


def _passive_content(parse: Parse, index: int, attitude: Attitude) -> tuple[Said | None, int, str]:
    """What is expected, seen, opposed: the subject with what follows, or the subject where an agent is named."""
    subject = parse.first(index, "nsubj:pass", "nsubj")
    if subject is None and parse.relations[index] == "acl":
        subject = parse.heads[index]
    if subject is None:
        return None, index + 1, ""
    host = [at for at in parse.subtree(subject, without={index})]
    for child in parse.children[index]:
        if child > index and parse.relations[child] in ("xcomp", "obl", "advcl", "ccomp"):
            frame = (
                _action_frame(parse, child) if parse.relations[child] in ("xcomp", "ccomp") else _case(parse, child)
            )
            if frame is not None and f"obj-{frame}" in attitude.frames:
                inside = sorted({*host, *parse.subtree(child)})
                return Said(trim(parse, inside), "object", False), index + 1, f"obj-{frame}"
    if "obj" in attitude.frames and find_agent(parse, index) is not None:
        return Said(trim(parse, host), "object", False), index + 1, "obj"
    return None, index + 1, ""

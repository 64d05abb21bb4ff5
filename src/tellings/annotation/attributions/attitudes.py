"""What somebody thinks, wants, backs or feels, read off the parse: "Veld wants a ceasefire", "is seen as a threat"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotation.attributions.contents import read_clause
from tellings.annotation.attributions.openness import is_denied, is_open
from tellings.annotation.attributions.sources import find_agent, find_source
from tellings.annotation.attributions.stretches import phrase_of, phrase_span, trim
from tellings.annotation.attributions.values import Attribution, Said
from tellings.annotation.clauses import MODALS, find_tense
from tellings.annotation.parses import Parse
from tellings.tables.attitudes import (
    ATTITUDE_NOUNS,
    Attitude,
    attitude_adjectives,
    attitude_forms,
    light_forms,
)
from tellings.tables.cues import ATTITUDE, CueVerb

_QUESTIONS = frozenset("whether if how why what who when where which".split())
_OF_NOUNS = frozenset("of for about with to on against at in over between toward towards".split())


def find_attitudes(parse: Parse) -> Iterator[Attribution]:
    """Yield the attitudes of a text, in the order of their cues."""
    for index, low in enumerate(parse.lows):
        if parse.words[index].tag == "VERB":
            for verb in attitude_forms().get(low, ()):
                found = _read(parse, index, verb)
                if found is not None:
                    yield found
                    break
            else:
                if low in light_forms():
                    yield from _light(parse, index)
        if low in attitude_adjectives() and _is_predicate(parse, index):
            found = _read(parse, index, attitude_adjectives()[low])
            if found is not None:
                yield found


def _is_predicate(parse: Parse, index: int) -> bool:
    """Whether an adjective, or a participle that is one, stands behind "is", "feels" or "seems"."""
    tag = parse.words[index].tag
    if tag == "ADJ":
        return parse.first(index, "cop") is not None or parse.relations[index] == "xcomp"
    return tag == "VERB" and parse.first(index, "aux:pass") is not None


def _read(parse: Parse, index: int, attitude: Attitude) -> Attribution | None:
    behind = index + 1
    if attitude.particle is not None:
        if behind >= len(parse.lows) or parse.lows[behind] != attitude.particle:
            return None
        behind += 1
    passive = _is_passive(parse, index) and parse.lows[index] not in attitude_adjectives()
    read = _passive_content if passive else _content
    said, stop, frame = read(parse, index, attitude, behind)
    return None if said is None else _attribution(parse, index, attitude, said, stop, frame, passive=passive)


def _attribution(
    parse: Parse, index: int, attitude: Attitude, said: Said, stop: int, frame: str, *, passive: bool
) -> Attribution | None:
    if not said.pieces:
        return None
    if passive:
        source = find_agent(parse, index)
    elif "seem" in attitude.frames:
        source = None
    else:
        source = find_source(parse, index)
        if source is None:
            return None
    return Attribution(
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


def _light(parse: Parse, index: int) -> Iterator[Attribution]:
    """ "has doubts about C", "made the case that C": what the noun of a light verb takes."""
    noun = next((at for at in parse.having(index, "obj") if at > index), None)
    if noun is None or parse.lows[noun] not in ATTITUDE_NOUNS or _is_passive(parse, index):
        return
    children = [*parse.having(noun, "nmod", "acl"), *parse.having(index, "obl", "ccomp", "advcl", "xcomp")]
    for child in sorted(children):
        if child < noun or parse.words[child].relation == "acl:relcl":
            continue
        marks = {parse.lows[at] for at in parse.having(child, "mark")}
        inside = parse.subtree(child)
        if marks & {"that", "to", "whether", "if"} or parse.relations[child] == "ccomp":
            if "that" in marks and parse.lows[inside[0]] == "that":
                inside = inside[1:]
            stop = noun + 1
        elif _case(parse, child) in _OF_NOUNS:
            case = next(parse.having(child, "case", "mark"))
            inside, stop = [at for at in inside if at > case], max(noun, case if case == noun + 1 else 0) + 1
        else:
            continue
        verb = Attitude(parse.lows[noun], "light", frozenset())
        found = _attribution(parse, index, verb, Said(trim(parse, inside), "object", False), stop, "obj", passive=False)
        if found is not None:
            yield found
        return


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


def _content(parse: Parse, index: int, attitude: Attitude, behind: int) -> tuple[Said | None, int, str]:
    frames = attitude.frames
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
        said, stop, frame = _led_in(parse, index, attitude, behind)
        if said is None and "obj" in frames and parse.words[index].relation == "acl:relcl":
            said, frame = _relative(parse, index), "obj-rel"
        return said, stop, frame
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


def _led_in(parse: Parse, index: int, attitude: Attitude, behind: int) -> tuple[Said | None, int, str]:
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
                stop = at + 1 if at == behind else behind
                return Said(trim(parse, inside), "object", False), stop, f"p:{case}"
    return None, behind, ""


def _relative(parse: Parse, index: int) -> Said | None:
    """ "the plan that she opposes": the noun of which a clause tells, where it is not the clause's subject."""
    subject, head = parse.first(index, "nsubj"), parse.heads[index]
    if subject is None or parse.lows[subject] in ("who", "which", "that") or parse.words[head].tag == "VERB":
        return None
    first, stop = phrase_of(parse, head)
    return Said(trim(parse, list(range(first, min(stop, index)))), "object", False)


def _seeming(parse: Parse, index: int) -> Said | None:
    """Subject and complement of "seems", "appears to"."""
    subject = parse.first(index, "nsubj")
    for child in parse.children[index]:
        if child > index and parse.relations[child] in ("xcomp", "ccomp", "advcl", "obl"):
            if parse.relations[child] in ("advcl", "obl") and _case(parse, child) not in ("like", "as"):
                continue
            inside = [*parse.subtree(child)]
            if subject is not None and parse.lows[subject] != "it":
                inside += parse.subtree(subject)
            return Said(trim(parse, sorted({*inside})), "object", False)
    return None


def _passive_content(parse: Parse, index: int, attitude: Attitude, behind: int) -> tuple[Said | None, int, str]:
    """What is expected, seen, opposed: the subject with what follows, or the subject where an agent is named."""
    subject, agent = parse.first(index, "nsubj:pass", "nsubj"), find_agent(parse, index)
    clause = next((at for at in parse.having(index, "ccomp", "csubj") if at > index), None)
    if clause is not None and "that" in attitude.frames and (subject is None or parse.lows[subject] == "it"):
        return read_clause(parse, index, clause), behind, "that"
    if subject is not None:
        host = parse.subtree(subject, without={index})
    elif parse.relations[index] == "acl":
        host = list(range(*phrase_of(parse, parse.heads[index])))
        host = [at for at in host if at < index]
    else:
        return None, behind, ""
    for child in parse.children[index]:
        if child > index and parse.relations[child] in ("xcomp", "obl", "advcl", "ccomp"):
            frame = (
                _action_frame(parse, child) if parse.relations[child] in ("xcomp", "ccomp") else _case(parse, child)
            )
            if frame is not None and f"obj-{frame}" in attitude.frames:
                case = next(parse.having(child, "case", "mark"), -1) if frame == "as" else -1
                rest = [at for at in parse.subtree(child, without={agent}) if at != case]
                return Said(trim(parse, sorted({*host, *rest})), "object", False), behind, f"obj-{frame}"
    if "obj" in attitude.frames and attitude.kind != "topic" and agent is not None:
        return Said(trim(parse, host), "object", False), behind, "obj"
    return None, behind, ""

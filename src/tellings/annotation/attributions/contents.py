"""What is said: the clause or phrase that a cue takes, behind it, before it or around it."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotation.attributions.sources import find_agent
from tellings.annotation.attributions.stretches import trim
from tellings.annotation.attributions.values import AttributionKind, Said
from tellings.annotation.parses import Parse
from tellings.tables.cues import CueVerb
from tellings.tables.moods import CHANNELS

_WHETHER = frozenset({"whether", "if"})
_QUESTIONS = frozenset("how why what who when where which".split())
_BEFORE_CUE = frozenset(", ” \" ’ ' — – - ''".split())
_REASONS = frozenset({"for", "as", "of", "over"})
_SCENE = 3  # words before an interruption that only set the scene


def find_content(parse: Parse, index: int, verb: CueVerb) -> Said | None:
    """Return what a verb takes as its content: a clause behind, before or around it, or an object."""
    passive = parse.first(index, "aux:pass", "nsubj:pass") is not None
    if verb.frames & {"that", "bare", "direct"}:
        if _is_asread_clause(parse, index):
            return None if passive else _host(parse, index, parse.heads[index])
        for child in (*parse.having(index, "ccomp"), *_said_aside(parse, index)):
            if _may_be_said(parse, index, child):
                return read_clause(parse, index, child)
        host = _interrupted(parse, index, verb)
        if host is not None:
            return host
    if passive:
        return _passive(parse, index, verb)
    if "infinitive" in verb.frames or "object" in verb.frames or "on" in verb.frames:
        asked = _asked(parse, index, verb)
        if asked is not None:
            return asked
    return _object(parse, index, verb)


def _is_asread_clause(parse: Parse, index: int) -> bool:
    """ "As Oru noted, C": the clause around is what was noted."""
    if parse.relations[index] != "advcl" or parse.first(index, "nsubj") is None:
        return False
    return any(parse.lows[at] == "as" for at in parse.having(index, "mark"))


def _may_be_said(parse: Parse, index: int, child: int) -> bool:
    """Whether a clause is no infinitive, and no other verb stands between it and its cue, unless "that" opens it."""
    marks = {parse.lows[at] for at in parse.having(child, "mark")}
    if "to" in marks:
        return False
    first = parse.subtree(child, without={index})[0]
    return "that" in marks or all(parse.words[at].tag not in ("VERB", "AUX") for at in range(index + 1, first))


def read_clause(parse: Parse, index: int, child: int) -> Said:
    """Return the clause that hangs on a cue, without its "that" and without the words of the cue itself."""
    inside = parse.subtree(child, without={index})
    marks = [at for at in parse.having(child, "mark") if parse.lows[at] == "that"]
    if marks and inside[0] == marks[0]:
        inside = inside[1:]
    own = _own_words(parse, index, child)
    pieces = trim(parse, [at for at in inside if at not in own])
    opener = parse.lows[inside[0]] if inside else ""
    kind: AttributionKind = "that" if marks else "clause"
    if child > index and opener in _WHETHER | _QUESTIONS:
        kind = "question"
    elif child < index:
        kind = _before_or_inverted(parse, index)
    return Said(pieces, kind, child < index or _is_whole(parse, child))


def _is_whole(parse: Parse, child: int) -> bool:
    """Whether a clause has a subject or an auxiliary, so that it is no phrase taken for a clause."""
    return parse.first(child, "nsubj", "csubj", "expl", "aux", "cop") is not None


def _own_words(parse: Parse, index: int, child: int) -> set[int]:
    """The words of the cue's clause that may stand inside its content: the cue, its subject, its adjuncts."""
    if child > index:
        return set(range(index + 1))
    return set(parse.subtree(index, without={child})) if parse.heads[child] == index else {index}


def _said_aside(parse: Parse, index: int) -> Iterator[int]:
    """Clauses set beside a verb as its content: behind a colon or a quotation mark, or before it."""
    for child in parse.having(index, "parataxis"):
        inside = parse.subtree(child)
        before = inside[0] - 1
        while before > index and parse.lows[before] in ("“", '"', "‘", "``", "''"):
            before -= 1
        if child > index and before >= 0 and parse.lows[before] in (":", ","):
            marked = parse.lows[inside[0]] in ("“", '"', "‘") or parse.lows[inside[0] - 1] in ("“", '"', "‘", ":")
            if marked:
                yield child
        elif child < index and inside[-1] < index:
            yield child


def _interrupted(parse: Parse, index: int, verb: CueVerb) -> Said | None:
    """The clause into or behind which "S said" is set: the one on which the cue hangs, or the sentence before it."""
    if verb.kind in ("show", "praise", "blame") or not (parse.heads[index] < 0 or _is_aside(parse, index)):
        return None
    own = parse.subtree(index)
    if own[0] == 0 or (parse.lows[own[0] - 1] not in _BEFORE_CUE and parse.lows[own[0]] not in _BEFORE_CUE):
        return None
    host = parse.heads[index]
    if host < 0:
        host = next((at for at in range(own[0] - 1, -1, -1) if parse.heads[at] < 0), -1)
        behind = host >= 0 and any(at > own[0] and parse.words[at].tag != "PUNCT" for at in parse.subtree(host))
        if host < 0 or behind:
            return None
    return _host(parse, index, host)


def _is_aside(parse: Parse, index: int) -> bool:
    return parse.relations[index] == "parataxis"


def _host(parse: Parse, index: int, host: int) -> Said | None:
    """All of a clause but the words of the cue's own clause."""
    own = set(parse.subtree(index))
    pieces = trim(parse, [at for at in parse.subtree(host, without={index}) if at not in own])
    if len(pieces) > 1 and _sets_scene(parse, host, *pieces[0]):
        pieces = pieces[1:]  # "In the meantime, Oru said, it rains"
    return Said(pieces, _before_or_inverted(parse, index), True) if pieces else None


def _sets_scene(parse: Parse, host: int, first: int, stop: int) -> bool:
    """Whether a few words before an interruption are no part of what is said: no verb, no subject."""
    subjects = set(parse.having(host, "nsubj", "csubj", "expl"))
    return stop - first <= _SCENE and not any(at in subjects or at == host for at in range(first, stop))


def _before_or_inverted(parse: Parse, index: int) -> AttributionKind:
    subject = parse.first(index, "nsubj")
    return "inversion" if subject is not None and subject > index else "parataxis"


def _passive(parse: Parse, index: int, verb: CueVerb) -> Said | None:
    """What "was claimed by S" was claimed: the subject of the passive, told where an agent is named."""
    subject = parse.first(index, "nsubj:pass", "nsubj")
    if subject is None or find_agent(parse, index) is None or "noun" not in verb.frames:
        return None
    return Said(trim(parse, parse.subtree(subject)), "passive", False)


def _asked(parse: Parse, index: int, verb: CueVerb) -> Said | None:
    """What somebody is asked to do, or what the speaker vows to do: an infinitive, its object before it."""
    action = parse.first(index, "xcomp", "advcl", "ccomp")
    if action is None or action < index or not any(parse.lows[at] == "to" for at in parse.having(action, "mark")):
        return None
    target = parse.first(index, "obj", "iobj")
    if target is None and "on" in verb.frames:
        target = next(
            (
                at
                for at in parse.having(index, "obl")
                if any(parse.lows[case] in ("on", "upon") for case in parse.having(at, "case"))
            ),
            None,
        )
    if target is not None and index < target < action and _frames_object(verb):
        inside = [
            *(at for at in parse.subtree(target) if parse.heads[at] != target or parse.relations[at] != "case"),
            *parse.subtree(action),
        ]
        return Said(trim(parse, sorted({*inside})), "object", False)
    if target is None and "infinitive" in verb.frames and parse.relations[action] != "advcl":
        return Said(trim(parse, parse.subtree(action)), "infinitive", False)
    return None


def _frames_object(verb: CueVerb) -> bool:
    """Whether a verb takes somebody and what they are to do ("urged them to stop", "called on them to")."""
    return "object" in verb.frames or (verb.lemma == "call" and "on" in verb.frames)


def _object(parse: Parse, index: int, verb: CueVerb) -> Said | None:
    """A noun phrase or a phrase led in by a preposition that the verb takes as its content."""
    if verb.frames & {"noun", "naming"}:
        child = parse.first(index, "obj")
        if child is not None and child > index:
            own = parse.subtree(child, without=_channels(parse, child))
            more = _complements(parse, index, child, verb)
            return Said(trim(parse, sorted({*own, *more})), "object", False)
    for child in parse.having(index, "obl"):
        case = parse.first(child, "case")
        if child > index and case is not None and parse.lows[case] in verb.frames and case == index + 1:
            kept = parse.lows[case] in ("against", "about", "of")
            inside = parse.subtree(child) if kept else [at for at in parse.subtree(child) if at != case]
            return Said(trim(parse, inside), "object", False)
    return None


def _complements(parse: Parse, index: int, target: int, verb: CueVerb) -> Iterator[int]:
    """What belongs to an object: "praised them for C", "called it C", "dismissed it as C"."""
    for child in parse.having(index, "obl", "advcl", "xcomp"):
        case = next((parse.lows[at] for at in parse.having(child, "case", "mark") if at < child), None)
        named = "naming" in verb.frames and parse.relations[child] == "xcomp" and case != "to"
        praised = verb.kind in ("praise", "blame", "name", "cite") and case in _REASONS
        if child > target and (named or praised):
            yield from parse.subtree(child)


def _channels(parse: Parse, index: int) -> set[int]:
    """Phrases such as "in a statement", which belong to the verb however they hang."""
    return {
        child
        for child in parse.having(index, "nmod")
        if parse.lows[child] in CHANNELS
        and any(parse.lows[case] in ("in", "on", "via", "during", "through") for case in parse.having(child, "case"))
    }

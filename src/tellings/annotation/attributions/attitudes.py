"""What somebody thinks, wants, backs or feels, read off the parse: "Veld wants peace", "it is seen as a threat"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotation.attributions.objects import Held, find_object, find_undergone
from tellings.annotation.attributions.openness import is_denied, is_open
from tellings.annotation.attributions.sources import find_agent, find_source
from tellings.annotation.attributions.stretches import phrase_span
from tellings.annotation.attributions.values import Attribution
from tellings.annotation.clauses import MODALS, find_tense
from tellings.annotation.parses import Parse
from tellings.tables.attitudes import Attitude, attitude_adjectives, attitude_forms
from tellings.tables.cues import ATTITUDE, CueVerb

_NEGATIONS = frozenset({"not", "n't", "never"})


def find_attitudes(parse: Parse) -> Iterator[Attribution]:
    """Yield the attitudes of a text, in the order of their cues."""
    for index in range(len(parse.lows)):
        found = next(_read(parse, index), None)
        if found is not None:
            yield found


def _read(parse: Parse, index: int) -> Iterator[Attribution]:
    """The attitudes of which a word can be the cue, the likeliest first."""
    low = parse.lows[index]
    is_verb = parse.words[index].tag == "VERB"
    passive = is_verb and _is_passive(parse, index)
    for verb in attitude_forms().get(low, ()) if is_verb else ():
        stop = _cue_stop(parse, index, verb)
        if stop is not None:
            held = (find_undergone if passive else find_object)(parse, index, verb, stop)
            yield from _told(parse, index, verb, held, passive=passive)
    adjective = attitude_adjectives().get(low)
    if adjective is not None and _is_predicate(parse, index):
        yield from _told(parse, index, adjective, find_object(parse, index, adjective, index + 1), passive=False)


def _cue_stop(parse: Parse, index: int, verb: Attitude) -> int | None:
    """The word behind a verb and its particle; None where the particle is missing."""
    if verb.particle is None:
        return index + 1
    return index + 2 if parse.lows[index + 1 : index + 2] == [verb.particle] else None


def _is_predicate(parse: Parse, index: int) -> bool:
    """Whether an adjective, or a participle that is one, stands behind "is", "feels" or "seems"."""
    tag = parse.words[index].tag
    if tag == "ADJ":
        return parse.first(index, "cop") is not None or parse.relations[index] == "xcomp"
    return tag == "VERB" and parse.first(index, "aux:pass") is not None


def _is_passive(parse: Parse, index: int) -> bool:
    """Whether a verb is passive, or a bare participle behind its noun ("a plan opposed by")."""
    if parse.first(index, "aux:pass", "nsubj:pass") is not None:
        return True
    bare = parse.first(index, "nsubj", "aux", "mark") is None and not parse.lows[index].endswith("ing")
    return bare and parse.relations[index] == "acl" and parse.words[index].relation != "acl:relcl"


def _told(parse: Parse, index: int, attitude: Attitude, held: Held | None, *, passive: bool) -> Iterator[Attribution]:
    """The attribution, if there is a content and somebody whose it is; nobody is named for what is "expected"."""
    if held is None or not held.pieces:
        return
    source = _find_holder(parse, index, held, passive=passive)
    if source is None and not passive and held.frame != "seem":
        return
    voice = "passive" if passive else "active"
    yield Attribution(
        verb=CueVerb(attitude.lemma, ATTITUDE, frozenset({attitude.kind, held.frame, voice})),
        cue=parse.span(_cue_start(parse, index), held.stop),
        source=None if source is None else phrase_span(parse, source),
        source_head=None if source is None else parse.words[source].span,
        contents=tuple(parse.span(*piece) for piece in held.pieces),
        kind="object",
        negated=is_denied(parse, index),
        open=is_open(parse, index),
        whole=False,
        finite=find_tense(parse, index, list(parse.having(index, "aux")))[0],
        relative=parse.words[index].relation == "acl:relcl",
        own=source is not None and source < index and parse.first(index, "nsubj") == source,
    )


def _find_holder(parse: Parse, index: int, held: Held, *, passive: bool) -> int | None:
    """Whose an attitude is: of an agent, of nobody who is named, of whoever is stirred, or of the subject."""
    if passive:
        return find_agent(parse, index)
    if held.frame == "seem":
        return None
    return parse.first(index, "obj", "iobj") if held.frame == "stir" else find_source(parse, index)


def _cue_start(parse: Parse, index: int) -> int:
    """Where a cue begins: at "did not" or "would" where it is denied or left open."""
    own = {*parse.having(index, "aux", "cop"), *parse.having(index, "advmod")}
    first = index
    while first - 1 in own:
        first -= 1
    told_of = any(low in MODALS or low in _NEGATIONS for low in parse.lows[first:index])
    return first if told_of else index

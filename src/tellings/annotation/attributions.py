"""Who is said to have said what, read off the parse: cue, source and content of every attribution of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tellings.annotation.clauses import MODALS, base_of, find_subjects, find_tense, is_negated
from tellings.annotation.parses import Parse, Stretch, stretches
from tellings.tables.cues import AUTHORED, SPEECH_NOUNS, CueForm, CueVerb, cue_forms
from tellings.tables.moods import CHANNELS
from tellings.types.readings import Reading
from tellings.types.spans import Span

AttributionKind = Literal[
    "that", "clause", "question", "parataxis", "inversion", "according", "noun", "object", "infinitive", "passive"
]
ACCORDING = CueVerb("according", "say", frozenset({"that"}))
NOUN_CUE = CueVerb("statement", "say", frozenset({"that"}))
_WHETHER = frozenset({"whether", "if"})
_QUESTIONS = frozenset("how why what who when where which".split())
_CONDITIONS = frozenset({"if", "unless", "should", "whether", "lest"})
_GOING_ON = frozenset("go continue begin start proceed appear seem come".split())
_TELLING = frozenset("tell inform assure remind notify advise warn ask".split())
_BEFORE_CUE = frozenset(", ” \" ’ ' — – - ''".split())
_SCENE = 3  # words before an interruption that only set the scene
_OWNING = frozenset({"by", "from", "of"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; spans are places in the text that was read, `cue_word` is a word of the reading.

    `source` is the noun phrase of whoever speaks and `source_head` its head, None where nobody is named; `contents` are the pieces of what is
    said. `negated`: it is told that it was not said. `open`: it is not told that it was said, but that it may, could,
    should or will be, or whether. `whole`: the content is a clause, not a phrase. `finite`: the cue is
    a finite verb; `relative`: the verb of a relative clause. `own`: the source is the cue's
    own subject before it. `joined` is where a verb begins that "and" joins to the cue, which ends the content.
    """

    verb: CueVerb
    cue: Span
    cue_word: int
    source: Span | None
    source_head: Span | None
    contents: tuple[Span, ...]
    kind: AttributionKind
    negated: bool = False
    open: bool = False
    whole: bool = True
    finite: bool = True
    relative: bool = False
    own: bool = False
    joined: int | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """Content of a cue: pieces of the parse, and how they hang on it."""

    pieces: list[Stretch]
    kind: AttributionKind
    whole: bool


def find_attributions(text: str, reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions of a text that was read, in the order of their cues."""
    parse = Parse(text, reading)
    found: list[Attribution] = []
    for index, low in enumerate(parse.lows):
        if low == "according":
            found.extend(_according(parse, index))
        elif parse.words[index].tag in ("VERB", "AUX") and low in cue_forms():
            found.extend(_verbal(parse, index))
        elif low in SPEECH_NOUNS and parse.words[index].tag == "NOUN":
            found.extend(_nominal(parse, index))
    return tuple(found)


# --- verbs


def _verbal(parse: Parse, index: int) -> Iterator[Attribution]:
    for form in cue_forms()[parse.lows[index]]:
        particle = _particle(parse, index, form)
        if form.verb.particle and particle is None:
            continue
        said = _content_of(parse, index, form.verb)
        if said is None:
            continue
        source = _source_of(parse, index, form.verb, said)
        stop = index + 1 if particle is None else particle + 1
        yield Attribution(
            verb=form.verb,
            cue=parse.span(index, stop),
            cue_word=index,
            source=None if source is None else phrase_span(parse, source),
            source_head=None if source is None else parse.words[source].span,
            contents=tuple(parse.span(*piece) for piece in said.pieces),
            kind=said.kind,
            negated=_is_denied(parse, index),
            open=_is_open(parse, index),
            whole=said.whole,
            finite=find_tense(parse, index, list(parse.having(index, "aux")))[0],
            relative=parse.words[index].relation == "acl:relcl",
            own=source is not None and source < index and parse.first(index, "nsubj") == source,
            joined=_joined(parse, index, whole=said.whole),
        )
        return


def _joined(parse: Parse, index: int, *, whole: bool) -> int | None:
    """Where the next verb begins that is joined to a cue, its "and" included: "said X and called Y Z"."""
    for child in parse.having(index, "conj"):
        if child > index and parse.words[child].tag in ("VERB", "AUX"):
            first = next(iter(parse.having(child, "cc")), None)
            speaks = not whole or parse.lows[child] in cue_forms()
            if first is not None and speaks and parse.first(child, "nsubj", "mark") is None:
                return parse.words[first].span.start
    return None


def _particle(parse: Parse, index: int, form: CueForm) -> int | None:
    """The place of a verb's particle right behind it."""
    behind = index + 1
    if form.verb.particle and behind < len(parse.lows) and parse.lows[behind] == form.verb.particle:
        return behind
    return None


def _content_of(parse: Parse, index: int, verb: CueVerb) -> _Said | None:
    """What the verb takes as its content: a clause behind or before it, the clause that it interrupts, an object."""
    passive = parse.first(index, "aux:pass", "nsubj:pass") is not None
    if verb.frames & {"that", "bare", "direct"}:
        if parse.relations[index] == "advcl" and any(parse.lows[at] == "as" for at in parse.having(index, "mark")):
            return None if passive else _host(parse, index, parse.heads[index])
        for child in (*parse.having(index, "ccomp"), *_said_aside(parse, index)):
            if _may_be_said(parse, index, child):
                return _clause(parse, index, child)
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


def _may_be_said(parse: Parse, index: int, child: int) -> bool:
    """Whether a clause is no infinitive, and no other verb stands between it and its cue, unless "that" opens it."""
    marks = {parse.lows[at] for at in parse.having(child, "mark")}
    if "to" in marks:
        return False
    first = parse.subtree(child, without={index})[0]
    return "that" in marks or all(parse.words[at].tag not in ("VERB", "AUX") for at in range(index + 1, first))


def _clause(parse: Parse, index: int, child: int) -> _Said:
    """The clause that hangs on a cue, without its "that" and without the words of the cue itself."""
    inside = parse.subtree(child, without={index})
    marks = [at for at in parse.having(child, "mark") if parse.lows[at] == "that"]
    if marks and inside[0] == marks[0]:
        inside = inside[1:]
    own = _own_words(parse, index, child)
    pieces = _trimmed(parse, [at for at in inside if at not in own])
    opener = parse.lows[inside[0]] if inside else ""
    kind: AttributionKind = "that" if marks else "clause"
    if child > index and opener in _WHETHER | _QUESTIONS:
        kind = "question"
    elif child < index:
        kind = _before_or_inverted(parse, index)
    return _Said(pieces, kind, parse.first(child, "nsubj", "csubj", "expl") is not None or child < index)


def _own_words(parse: Parse, index: int, child: int) -> set[int]:
    """The words of the cue's clause that may stand inside its content: the cue, its subject, its adjuncts."""
    if child > index:
        return set(range(index + 1))
    return set(parse.subtree(index, without={child})) if parse.heads[child] == index else {index}


def _said_aside(parse: Parse, index: int) -> Iterator[int]:
    """Clauses set beside a verb as its content: behind a colon or a quotation mark, or before it and closed by one."""
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


def _interrupted(parse: Parse, index: int, verb: CueVerb) -> _Said | None:
    """The clause into or behind which "S said" is set: the one on which the cue hangs, or the sentence before it."""
    if verb.kind in ("show", "praise", "blame") or not (parse.heads[index] < 0 or _is_aside(parse, index)):
        return None
    own = parse.subtree(index)
    if own[0] == 0 or parse.lows[own[0] - 1] not in _BEFORE_CUE and parse.lows[own[0]] not in _BEFORE_CUE:
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


def _host(parse: Parse, index: int, host: int) -> _Said | None:
    """All of a clause but the words of the cue's own clause."""
    own = set(parse.subtree(index))
    pieces = _trimmed(parse, [at for at in parse.subtree(host, without={index}) if at not in own])
    if len(pieces) > 1 and pieces[0][1] - pieces[0][0] <= _SCENE and pieces[0][1] <= host:
        pieces = pieces[1:]  # "In the meantime, Oru said, it rains"
    return _Said(pieces, _before_or_inverted(parse, index), True) if pieces else None


def _before_or_inverted(parse: Parse, index: int) -> AttributionKind:
    subject = parse.first(index, "nsubj")
    return "inversion" if subject is not None and subject > index else "parataxis"


def _passive(parse: Parse, index: int, verb: CueVerb) -> _Said | None:
    """What "was claimed by S" was claimed: the subject of the passive, told where an agent is named."""
    subject = parse.first(index, "nsubj:pass", "nsubj")
    if subject is None or _agent(parse, index) is None or "noun" not in verb.frames:
        return None
    return _Said(_trimmed(parse, parse.subtree(subject)), "passive", False)


def _asked(parse: Parse, index: int, verb: CueVerb) -> _Said | None:
    """What somebody is asked or ordered to do, or what the speaker vows to do: an infinitive, its object before it."""
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
    if target is not None and index < target < action and frames_object(verb):
        inside = [
            *(at for at in parse.subtree(target) if parse.heads[at] != target or parse.relations[at] != "case"),
            *parse.subtree(action),
        ]
        return _Said(_trimmed(parse, sorted({*inside})), "object", False)
    if target is None and "infinitive" in verb.frames and parse.relations[action] != "advcl":
        return _Said(_trimmed(parse, parse.subtree(action)), "infinitive", False)
    return None


def frames_object(verb: CueVerb) -> bool:
    """Return whether a verb takes somebody and what they are to do ("urged them to stop", "called on them to")."""
    return "object" in verb.frames or (verb.lemma == "call" and "on" in verb.frames)


def _object(parse: Parse, index: int, verb: CueVerb) -> _Said | None:
    """A noun phrase or a phrase led in by a preposition that the verb takes as its content."""
    if "noun" in verb.frames:
        child = parse.first(index, "obj")
        if child is not None and child > index:
            return _Said(_trimmed(parse, parse.subtree(child, without=_channels(parse, child))), "object", False)
    for child in parse.having(index, "obl"):
        case = parse.first(child, "case")
        if child > index and case is not None and parse.lows[case] in verb.frames and case == index + 1:
            kept = parse.lows[case] in ("against", "about", "of")
            inside = parse.subtree(child) if kept else [at for at in parse.subtree(child) if at != case]
            return _Said(_trimmed(parse, inside), "object", False)
    return None


def _channels(parse: Parse, index: int) -> set[int]:
    """Phrases such as "in a statement", which belong to the verb however they hang."""
    return {
        child
        for child in parse.having(index, "nmod")
        if parse.lows[child] in CHANNELS
        and any(parse.lows[case] in ("in", "on", "via", "during", "through") for case in parse.having(child, "case"))
    }


# --- sources


def _source_of(parse: Parse, index: int, verb: CueVerb, said: _Said) -> int | None:
    """The head of whoever speaks: agent of a passive, own subject, or that of the clause it hangs on."""
    if parse.first(index, "aux:pass", "nsubj:pass") is not None:
        agent = _agent(parse, index)
        if agent is not None or verb.lemma in _TELLING or said.kind == "passive":
            return agent
        return None
    if _is_bare_participle(parse, index) or _is_of_another(parse, index):
        return _agent(parse, index)
    quoted = parse.heads[index]
    if quoted >= 0 and parse.lows[quoted] in ("quoted", "cited") and parse.lows[index].endswith("ing"):
        subject = parse.first(quoted, "nsubj:pass", "nsubj")
        return subject if subject is not None else quoted_noun(parse, quoted)
    subjects = find_subjects(parse, index)
    return _author(parse, index, subjects[0]) if subjects else None


def _author(parse: Parse, index: int, source: int) -> int | None:
    """Who wrote it, in "Oru issued a statement saying"; None where the parse does not say."""
    if parse.lows[source] not in AUTHORED or parse.heads[index] != source:
        return source
    if parse.relations[source] == "nsubj" or parse.heads[source] < 0:
        return source
    owner = _owner(parse, source)
    above = find_subjects(parse, parse.heads[source])
    return owner if owner is not None else above[0] if above else None


def quoted_noun(parse: Parse, quoted: int) -> int | None:
    """Return the noun on which a "quoted as saying" hangs."""
    head = parse.heads[quoted]
    return head if head >= 0 and parse.relations[quoted] == "acl" else None


def _is_bare_participle(parse: Parse, index: int) -> bool:
    """ "asked whether he would go, Oru said": somebody else asked."""
    if parse.lows[index].endswith("ing") or parse.words[index].relation not in ("acl", "advcl"):
        return False
    return parse.first(index, "nsubj", "aux") is None and not any(
        parse.lows[at] == "to" for at in parse.having(index, "mark")
    )


def _is_of_another(parse: Parse, index: int) -> bool:
    """ "called on her to resign for saying": whoever says it is not the subject of the clause around."""
    marks = {parse.lows[at] for at in (*parse.having(index, "mark"), *parse.having(index, "case"))}
    head = parse.heads[index]
    return bool(marks & {"for", "from", "instead", "without"}) and parse.first(head, "aux:pass", "nsubj:pass") is None


def _agent(parse: Parse, index: int) -> int | None:
    for child in parse.having(index, "obl", "nmod"):
        is_by = any(parse.lows[case] == "by" for case in parse.having(child, "case"))
        if child > index and (parse.words[child].relation == "obl:agent" or is_by):
            return child
    return None


def phrase_span(parse: Parse, head: int) -> Span:
    """Return the noun phrase of a head: what stands close before and behind it, no clause and nothing in commas."""
    first, stop = phrase_of(parse, head)
    return parse.span(first, stop)


def phrase_of(parse: Parse, head: int) -> Stretch:
    """Return first and stop of the noun phrase of a head, without case, clauses and appositions set off by a mark."""
    kept = {head}
    for child in parse.children[head]:
        relation = parse.relations[child]
        if relation in ("det", "amod", "compound", "nummod", "flat", "nmod", "conj", "fixed", "advmod", "appos"):
            inside = parse.subtree(child)
            if relation != "appos" or (child > head and parse.words[child].tag == "PROPN"):
                kept.update(inside)
    first = stop = head
    while first > 0 and first - 1 in kept:
        first -= 1
    while stop + 1 < len(parse.words) and stop + 1 in kept:
        stop += 1
    return first, stop + 1


# --- phrases and nouns


def _according(parse: Parse, index: int) -> Iterator[Attribution]:
    """According to S, C — or C, according to S: the clause on which "S" hangs is the content."""
    if index + 1 >= len(parse.lows) or parse.lows[index + 1] != "to":
        return
    source = parse.heads[index]
    if source <= index:
        return
    host = parse.heads[source]
    if host < 0:
        return
    outside = set(parse.subtree(source))
    inside = [at for at in parse.subtree(host) if at not in outside]
    if parse.relations[source] != "obl" and parse.words[host].tag not in ("VERB", "AUX"):
        inside = [at for root in _clause_of(parse, host) for at in parse.subtree(root) if at not in outside]
    pieces = _trimmed(parse, inside)
    if pieces:
        yield Attribution(
            verb=ACCORDING,
            cue=parse.span(index, index + 2),
            cue_word=index,
            source=phrase_span(parse, source),
            source_head=parse.words[source].span,
            contents=tuple(parse.span(*piece) for piece in pieces),
            kind="according",
        )


def _clause_of(parse: Parse, index: int) -> list[int]:
    """The predicate of the clause in which a word stands, as the one item of a list."""
    at = index
    for above in parse.ancestors(index):
        if parse.words[at].tag in ("VERB", "AUX") or parse.relations[at] in ("root", "ccomp", "parataxis"):
            break
        at = above
    return [at]


def _nominal(parse: Parse, index: int) -> Iterator[Attribution]:
    """The claim by S that C, S's warning that C."""
    child = next(
        (
            at
            for at in parse.having(index, "acl", "ccomp")
            if at > index
            and parse.words[at].relation != "acl:relcl"
            and any(parse.lows[mark] == "that" for mark in parse.having(at, "mark"))
        ),
        None,
    )
    source = _owner(parse, index)
    if child is None or source is None or source > child:
        return
    said = _clause(parse, index, child)
    yield Attribution(
        verb=NOUN_CUE,
        cue=parse.span(index, index + 1),
        cue_word=index,
        source=phrase_span(parse, source),
        source_head=parse.words[source].span,
        contents=tuple(parse.span(*piece) for piece in said.pieces),
        kind="noun",
        negated=is_negated(parse, index),
    )


def _owner(parse: Parse, index: int) -> int | None:
    owner = parse.first(index, "nmod:poss")
    if owner is not None:
        return owner
    for child in parse.having(index, "nmod"):
        if any(parse.lows[case] in _OWNING for case in parse.having(child, "case")):
            return child
    return None


# --- whether it was said


def _is_denied(parse: Parse, index: int) -> bool:
    """Whether the cue, or the verb of which it is the infinitive, is negated ("did not say", "refused to say")."""
    if is_negated(parse, index):
        return True
    head = parse.heads[index]
    return parse.relations[index] == "xcomp" and head >= 0 and is_negated(parse, head)


def _is_open(parse: Parse, index: int) -> bool:
    """Whether it is left open that it is said at all: a modal, a condition, a question, an infinitive, an order."""
    helpers = list(parse.having(index, "aux"))
    if any(parse.lows[at] in MODALS for at in helpers):
        return True
    marks = {parse.lows[at] for at in parse.having(index, "mark")}
    if marks & _CONDITIONS or _is_questioned(parse, index):
        return True
    relation, head = parse.relations[index], parse.heads[index]
    if "to" in marks:
        return not _goes_on(parse, index) or _is_open(parse, head)
    finite, _ = find_tense(parse, index, helpers)
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


# --- stretches


def _trimmed(parse: Parse, inside: list[int]) -> list[Stretch]:
    """The runs of some words, without marks at their edges and without a leading "and" or "but"."""
    found: list[Stretch] = []
    for first, stop in stretches(inside):
        while first < stop and _is_loose(parse, first):
            first += 1
        while stop > first and (parse.words[stop - 1].tag == "PUNCT" and parse.lows[stop - 1] in _CLOSING_LOOSE):
            stop -= 1
        if stop > first and any(parse.words[at].tag != "PUNCT" for at in range(first, stop)):
            found.append((first, stop))
    return found


_CLOSING_LOOSE = frozenset(", . ; : — – - “ \" ” '' ``".split())


def _is_loose(parse: Parse, index: int) -> bool:
    low = parse.lows[index]
    if parse.words[index].tag == "PUNCT" and low not in ("(", "[", "“", '"', "‘"):
        return True
    return low in ("and", "but") and parse.relations[index] == "cc"

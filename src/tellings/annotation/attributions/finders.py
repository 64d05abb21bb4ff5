"""The attributions of one text: by verbs, by "according to", and by nouns such as a claim."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.annotation.attributions.attitudes import find_attitudes
from tellings.annotation.attributions.contents import find_content
from tellings.annotation.attributions.nominals import find_nominals
from tellings.annotation.attributions.openness import is_denied, is_open
from tellings.annotation.attributions.sources import find_source
from tellings.annotation.attributions.stretches import phrase_span, trim
from tellings.annotation.attributions.values import Attribution, Said
from tellings.annotation.clauses import find_tense
from tellings.annotation.parses import Parse
from tellings.tables.cues import ACCORDING, CueForm, cue_forms
from tellings.tables.nominals import nominals
from tellings.types.readings import Reading


def find_attributions(text: str, reading: Reading) -> tuple[Attribution, ...]:
    """Return the attributions of a text that was read, in the order of their cues."""
    parse = Parse(text, reading)
    found: list[Attribution] = []
    for index, low in enumerate(parse.lows):
        if low == "according":
            found.extend(_according(parse, index))
        elif parse.words[index].tag in ("VERB", "AUX") and low in cue_forms():
            found.extend(_verbal(parse, index))
        elif low in nominals() and parse.words[index].tag == "NOUN":
            found.extend(find_nominals(parse, index))
    return (*found, *find_attitudes(parse))


def _verbal(parse: Parse, index: int) -> Iterator[Attribution]:
    for form in cue_forms()[parse.lows[index]]:
        particle = _particle(parse, index, form)
        if form.verb.particle and particle is None:
            continue
        said = find_content(parse, index, form.verb)
        if said is None:
            continue
        source = find_source(parse, index)
        stop = index + 1 if particle is None else particle + 1
        yield Attribution(
            verb=form.verb,
            cue=parse.span(index, stop),
            source=None if source is None else phrase_span(parse, source),
            source_head=None if source is None else parse.words[source].span,
            contents=tuple(parse.span(*piece) for piece in said.pieces),
            kind=said.kind,
            negated=is_denied(parse, index),
            open=is_open(parse, index),
            whole=said.whole,
            finite=find_tense(parse, index, list(parse.having(index, "aux")))[0],
            relative=parse.words[index].relation == "acl:relcl",
            own=source is not None and source < index and parse.first(index, "nsubj") == source,
            joined=_joined(parse, index, whole=said.whole),
            above=_above(parse, index, said),
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


def _above(parse: Parse, index: int, said: Said) -> int | None:
    """Where words behind a content begin that belong to the clause above: "while she said C, it rained"."""
    first = said.pieces[0][0] if said.pieces else index
    if first < index:
        return None
    own = set(parse.subtree(index))
    for at in range(first, len(parse.words)):
        if at not in own and parse.words[at].tag != "PUNCT":
            return parse.words[at].span.start
    return None


def _particle(parse: Parse, index: int, form: CueForm) -> int | None:
    """The place of a verb's particle right behind it."""
    behind = index + 1
    if form.verb.particle and behind < len(parse.lows) and parse.lows[behind] == form.verb.particle:
        return behind
    return None


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
        inside = [at for at in parse.subtree(_clause_of(parse, host)) if at not in outside]
    pieces = trim(parse, inside)
    if pieces:
        yield Attribution(
            verb=ACCORDING,
            cue=parse.span(index, index + 2),
            source=phrase_span(parse, source),
            source_head=parse.words[source].span,
            contents=tuple(parse.span(*piece) for piece in pieces),
            kind="according",
        )


def _clause_of(parse: Parse, index: int) -> int:
    """The predicate of the clause in which a word stands."""
    at = index
    for above in parse.ancestors(index):
        if parse.words[at].tag in ("VERB", "AUX") or parse.relations[at] in ("root", "ccomp", "parataxis"):
            break
        at = above
    return at

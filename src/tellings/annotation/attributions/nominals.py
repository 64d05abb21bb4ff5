"""Attributions that hang on a noun, read off the parse: the claim by S that C, S's opposition to C, calls for C."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tellings.annotation.attributions.contents import read_clause
from tellings.annotation.attributions.stretches import phrase_span, trim
from tellings.annotation.attributions.values import Attribution
from tellings.annotation.clauses import base_of, find_subjects, is_negated
from tellings.annotation.parses import Parse, Stretch
from tellings.tables.grammar import DASHES
from tellings.tables.nominals import AGENT_LINKS, GIVING, Nominal, nominals
from tellings.tables.speakers import SPEAKER_NOUNS

_REMARKS = frozenset("which who whose where whom".split())


class Taken(NamedTuple):
    """What a noun takes in one of its frames, and who is named inside it as the one who holds it."""

    pieces: list[Stretch]
    frame: str
    holder: int | None = None


def find_nominals(parse: Parse, index: int) -> Iterator[Attribution]:
    """Yield the attribution of the noun of speech or attitude at a place, if it has content there."""
    noun = nominals()[parse.lows[index]]
    source = _find_holder(parse, index, noun)
    taken = _find_content(parse, index, noun, source)
    if taken is None or not taken.pieces:
        return
    source = taken.holder if source is None else source
    source = _find_giver(parse, index) if source is None else source
    yield Attribution(
        verb=noun.verb(taken.frame, owned=source is not None),
        cue=parse.span(index, index + 1),
        source=None if source is None else phrase_span(parse, source),
        source_head=None if source is None else parse.words[source].span,
        contents=tuple(parse.span(*piece) for piece in taken.pieces),
        kind="noun",
        negated=is_negated(parse, index),
        whole=taken.frame == "that",
    )


def _find_holder(parse: Parse, index: int, noun: Nominal) -> int | None:
    """Whose claim or feeling a noun tells: its owner, or who stands behind "by" or "from"."""
    owner = parse.first(index, "nmod:poss")
    if owner is not None:
        return owner
    for child in parse.having(index, "nmod"):
        cases = _cases(parse, child)
        if (cases & AGENT_LINKS) - noun.frames or ("of" in cases and "of" not in noun.frames):
            return child
    return None


def _find_giver(parse: Parse, index: int) -> int | None:
    """Who voices it: the subject of "made a call for", "opened with a call for"."""
    head = parse.heads[index]
    voiced = parse.relations[index] == "obj" and head >= 0 and base_of(parse, head) in GIVING
    aside = parse.relations[index] == "obl" and bool(_cases(parse, index) & {"in", "with"})
    subjects = find_subjects(parse, head) if voiced or aside else ()
    return subjects[0] if subjects else None


def _cases(parse: Parse, index: int) -> set[str]:
    return {parse.lows[case] for case in parse.having(index, "case", "mark")}


def _find_content(parse: Parse, index: int, noun: Nominal, source: int | None) -> Taken | None:
    """What the noun takes: a clause with "that", an infinitive, or a phrase behind one of its prepositions."""
    frames = noun.frames if source is not None else noun.frames - noun.owned
    for child in parse.having(index, "acl", "ccomp"):
        marks = _cases(parse, child)
        if child < index or parse.words[child].relation == "acl:relcl":
            continue
        if "that" in marks and "that" in frames:
            return Taken(read_clause(parse, index, child).pieces, "that")
        if "to" in marks and "infinitive" in frames:
            return Taken(_trimmed(parse, parse.subtree(child)), "infinitive")
    for child in parse.having(index, "nmod", "acl"):
        case = parse.first(child, "case", "mark")
        if child < index or child == source or case is None or parse.lows[case] not in frames - {"that", "is"}:
            continue
        holder = _find_inner_holder(parse, child)
        outside = set() if holder is None else set(parse.subtree(holder))
        return Taken(
            _trimmed(parse, [at for at in parse.subtree(child) if at > case and at not in outside]),
            parse.lows[case],
            holder,
        )
    return None


def _find_inner_holder(parse: Parse, index: int) -> int | None:
    """Who holds it, where the phrase hangs on the content: "criticism of the plan from the council"."""
    for child in parse.having(index, "nmod"):
        speaks = parse.words[child].tag == "PROPN" or parse.lows[child] in SPEAKER_NOUNS
        if child > index and speaks and _cases(parse, child) & {"from", "among"}:
            return child
    return None


def _trimmed(parse: Parse, inside: list[int]) -> list[Stretch]:
    """The words up to the outlet's own remark: behind a dash, or in a relative clause behind a comma."""
    for place, at in enumerate(inside[1:], start=1):
        behind_comma = parse.lows[at] in _REMARKS and parse.lows[at - 1] == ","
        if parse.lows[at] in DASHES or behind_comma:
            return trim(parse, inside[:place])
    return trim(parse, inside)

"""Stretches of words made fit to be content or source: no loose marks, no clause where a phrase is wanted."""

from __future__ import annotations

from tellings.annotation.parses import Parse, Stretch, stretches
from tellings.types.spans import Span

_CLOSING = frozenset(", . ; : — – - “ \" ” '' ``".split())


def trim(parse: Parse, inside: list[int]) -> list[Stretch]:
    """Return the runs of some words, without marks at their edges and without a leading "and" or "but"."""
    found: list[Stretch] = []
    for first, stop in stretches(inside):
        while first < stop and _is_loose(parse, first):
            first += 1
        while stop > first and (parse.words[stop - 1].tag == "PUNCT" and parse.lows[stop - 1] in _CLOSING):
            stop -= 1
        if stop > first and any(parse.words[at].tag != "PUNCT" for at in range(first, stop)):
            found.append((first, stop))
    return found


def _is_loose(parse: Parse, index: int) -> bool:
    low = parse.lows[index]
    if parse.words[index].tag == "PUNCT" and low not in ("(", "[", "“", '"', "‘"):
        return True
    return low in ("and", "but") and parse.relations[index] == "cc"


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

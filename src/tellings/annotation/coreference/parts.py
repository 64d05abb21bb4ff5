"""The part that each mention plays in its sentence: who speaks, who acts, who is acted on."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Literal, NamedTuple

from tellings.annotation.parses import Parse
from tellings.tables.cues import cue_forms
from tellings.tables.grammar import AUXILIARIES, PREPOSITIONS, past_forms, third_forms
from tellings.types.annotations import Mention, Sentence
from tellings.types.readings import Tag
from tellings.types.spans import Span

# `speaker` carries a verb of saying, `main` another main verb, `subject` the verb of a clause inside; `owner` has 's.
Part = Literal["speaker", "main", "subject", "object", "oblique", "owner"]
_NEXT = re.compile(r"[^\w.!?…\n“”\"]{0,3}([^\W\d_]+)")
_BEFORE = re.compile(r"([^\W\d_]+)[^\w.!?…\n]{1,3}\Z")
_ASIDE = re.compile(r" ?[,(][^,.“”\"()\n]{2,90}[,)] (?:also |later )?([^\W\d_]+)")
_JOINED = re.compile(r",? (?:and|or) ")
_ADVERBS = frozenset("also then later earlier again still already now once even just only always often never".split())
_OBJECTED = frozenset("called call meet met told telling asked accused urged between".split())
_SPEECH = frozenset({"say", "deny", "warn", "ask", "promise", "propose", "demand"})
_MODIFIERS = frozenset({"flat", "compound", "appos", "conj", "nummod", "amod"})


class Place(NamedTuple):
    """What a mention is in its sentence; `clause` tells the verb it hangs on, None where nobody parsed it."""

    part: Part
    clause: tuple[int, int] | None = None


@cache
def said_forms() -> frozenset[str]:
    """Return the finite forms of verbs of saying."""
    return frozenset(
        word
        for word, forms in cue_forms().items()
        for form in forms
        if form.verb.kind in _SPEECH and form.form in ("past", "third")
    )


def find_places(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], tag: Tag | None
) -> list[Place]:
    """Return the place of each mention in its sentence, by the parse where there is one, else by its neighbours.

    Only sentences with a person or body in the outlet's own voice are parsed.
    """
    starts = [one.span.start for one in sentences]
    found: list[Place] = []
    parses: dict[int, Parse | None] = {}
    for index, mention in enumerate(mentions):
        number = max(0, bisect_right(starts, mention.span.start) - 1)
        if tag is not None and number not in parses:
            parses.clear()  # mentions come in the order of the text
            parses[number] = _read(sentences[number].span.of(text), tag)
        parse = parses.get(number)
        place = None if parse is None else _parsed_place(parse, mention, number, starts[number])
        if place is None and index and _JOINED.fullmatch(text[mentions[index - 1].span.end : mention.span.start]):
            place = found[-1]  # "Oru and Pell"
        found.append(place or Place(_plain_part(text, mentions, index, starts[number])))
    return found


def _read(text: str, tag: Tag) -> Parse | None:
    reading = tag(text)
    return Parse(text, reading) if reading.complete and reading.words else None


def _parsed_place(parse: Parse, mention: Mention, number: int, start: int) -> Place | None:
    at = _head_word(parse, Span(mention.head.start - start, mention.head.end - start))
    if at is None:
        return None
    owned = parse.words[at].relation == "nmod:poss"
    for _ in range(8):
        if parse.relations[at] not in _MODIFIERS or parse.heads[at] < 0:
            break
        at = parse.heads[at]
        owned = owned or parse.words[at].relation == "nmod:poss"
    verb, relation = parse.heads[at], parse.relations[at]
    clause = (number, verb) if verb >= 0 else None
    if owned:
        return Place("owner", clause)
    if relation in ("nsubj", "csubj") and verb >= 0:
        return Place(_subject_part(parse, verb), clause)
    if relation in ("obj", "iobj"):
        return Place("object", clause)
    return Place("object" if relation == "root" else "oblique", clause)


def _head_word(parse: Parse, head: Span) -> int | None:
    """The word inside a mention on which the others hang."""
    inside = [at for at, word in enumerate(parse.words) if word.span.start < head.end and word.span.end > head.start]
    return next((at for at in inside if parse.heads[at] not in inside), None)


def _subject_part(parse: Parse, verb: int) -> Part:
    if parse.lows[verb] in said_forms():
        return "speaker"
    top = verb
    while parse.relations[top] == "conj" and parse.heads[top] >= 0 and parse.heads[top] < top:
        top = parse.heads[top]
    return "main" if parse.relations[top] in ("root", "parataxis") else "subject"


def _plain_part(text: str, mentions: Sequence[Mention], index: int, start: int) -> Part:
    span = mentions[index].span
    if text[span.end : span.end + 2] in {"’s", "'s"} or mentions[index].name.casefold() in ("his", "her", "their"):
        return "owner"
    before = _BEFORE.search(text, max(start, span.start - 20), span.start)
    ahead = _NEXT.match(text, span.end, span.end + 28)
    word = before.group(1).casefold() if before else ""
    following = ahead.group(1) if ahead else ""
    if following in _ADVERBS and ahead is not None:
        ahead = _NEXT.match(text, ahead.end(), ahead.end() + 28)
        following = ahead.group(1) if ahead else ""
    aside = _ASIDE.match(text, span.end, span.end + 120)
    if following in said_forms() or (aside and aside.group(1) in said_forms()):
        return "speaker"
    if word in said_forms() and word not in _OBJECTED:
        return "speaker" if _after_quotation(text, span.start) else "subject"
    if word in PREPOSITIONS and word not in ("as", "after", "before", "since", "until", "than", "like"):
        return "oblique"
    if word in _OBJECTED:
        return "object"
    finite = following in AUXILIARIES or following in past_forms() or following in third_forms()
    opens = not any(start <= other.span.start for other in mentions[max(0, index - 3) : index])
    if opens and (finite or span.start - start < 30):
        return "main"
    return "subject" if finite else "object"


def _after_quotation(text: str, at: int) -> bool:
    """Whether a quotation closes shortly before: "“Go,” said Oru"."""
    return any(mark in text[max(0, at - 24) : at] for mark in ("”", '"', "’"))

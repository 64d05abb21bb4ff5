"""Who did what to whom in the headline and the first sentence of a report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tellings.text.folding import fold
from tellings.text.tokens import stem, tokenize
from tellings.text.verbs import Reading, verb_readings
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.spans import Span

_BETWEEN = 4  # words between two names that one deed joins
_NEAR = 40  # characters before a name among which the word before it is looked for
_BE = frozenset("be is are was were been being get gets got".split())
# What may stand before the verb of a deed that was done or will be; "could" and "not" may not.
_AUXILIARIES = frozenset("has have had will to did also again later now then reportedly".split())
_TOWARDS = frozenset("to on against".split())
# Words before a name that is not the one who does it: "rockets from Veld hit Orane".
_BEFORE = frozenset("of in from by with to at on for near against between over into about under like after".split())
# Deeds that two do together, or that are told from both sides at once.
_MUTUAL = frozenset(
    "meet play face marry wed join merge fight debate talk tie draw date kiss hug embrace clash battle duel "
    "negotiate chat speak collide cooperate unite ally trade swap exchange agree disagree split share rival "
    "confront encounter match oppose call phone divorce border resemble equal follow precede succeed replace be "
    "have".split()
)
# What begins a clause about the other ("Veld says Orane ...").
_CLAUSAL = frozenset("say want claim think believe know announce admit hope fear find see".split())


def find_deeds(
    annotated: AnnotatedDocument, spans: Sequence[Span], keys: Sequence[str | None]
) -> tuple[tuple[str, str, str], ...]:
    """Return who did what to whom in `spans`, as keys of names and the stem of a verb; `keys` are the mentions'.

    Two names stand side by side with nothing but the verb between them ("Veld sued Orane", "Orane was sued by Veld"),
    and a statement of that sentence has this verb and both names. Deeds that go both ways ("met") are none.
    """
    return tuple(sorted({deed for span in spans for deed in _find(annotated, span, keys)}))


def _find(annotated: AnnotatedDocument, span: Span, keys: Sequence[str | None]) -> Iterator[tuple[str, str, str]]:
    named = [
        (item.head.start, number)
        for number, item in enumerate(annotated.mentions)
        if not item.pronoun and keys[number] and span.contains(item.head)
    ]
    told = _find_told(annotated, span) if len(named) > 1 else {}
    for (_, one), (_, two) in pairwise(sorted(named)):
        first, second = keys[one], keys[two]
        if not first or not second or first == second:
            continue
        found = _read_verb(annotated.document.text, span, annotated.mentions[one], annotated.mentions[two])
        if found is None:
            continue
        base, passive = found
        if base not in _MUTUAL | _CLAUSAL and any(two in actors for actors in told.get((base, one), ())):
            yield (second, stem(base), first) if passive else (first, stem(base), second)


def _read_verb(text: str, span: Span, one: Mention, two: Mention) -> tuple[str, bool] | None:
    """The base of the one verb between two names and whether it is passive; None where more stands there."""
    tokens = tokenize(text, one.span.end, two.span.start)
    between = [fold(token.text) for token in tokens]
    before = tokenize(text, max(span.start, one.span.start - _NEAR), one.span.start)
    owns = any(text.startswith(("'s", "’s"), end) for end in (one.head.end, two.span.end))
    aside = bool(before) and fold(before[-1].text) in _BEFORE
    if owns or aside or not between or len(between) > _BETWEEN or not all(token.is_word for token in tokens):
        return None
    if between[-1] == "by":
        *front, verb = between[:-1] or ["by"]
        readings = [reading for reading in verb_readings(verb) if reading.form == "participle"]
        return (readings[0].base, True) if readings and _BE.union(_AUXILIARIES).issuperset(front) else None
    if between[-1] in ("the", "a", "an"):
        between.pop()
    if len(between) > 1 and between[-1] in _TOWARDS:
        between.pop()
    *front, verb = between or [""]
    readings = [reading for reading in verb_readings(verb) if _stands(reading, front)]
    return (readings[0].base, False) if readings and _AUXILIARIES.union(_BE).issuperset(front) else None


def _stands(reading: Reading, front: Sequence[str]) -> bool:
    """Whether a verb form stands rightly behind the words before it; a word that is a noun too only directly."""
    if reading.form in ("past", "third"):
        return (reading.sure or not front) and _BE.isdisjoint(front)
    if reading.form == "base":
        return bool(front) and front[-1] in ("will", "to", "did")
    return reading.form == "ing" and bool(front) and front[-1] in _BE


def _find_told(annotated: AnnotatedDocument, span: Span) -> dict[tuple[str, int], list[frozenset[int]]]:
    """The actors of the statements there that deny nothing, by their verb and by each of these actors."""
    told: dict[tuple[str, int], list[frozenset[int]]] = defaultdict(list)
    for statement in annotated.statements:
        if statement.polarity == "positive" and span.contains(annotated.sentences[statement.sentence].span):
            actors = frozenset(statement.actors)
            for actor in actors:
                told[statement.predicate, actor].append(actors)
    return told

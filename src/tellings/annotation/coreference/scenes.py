"""The document as its pronouns see it: sentences, quotations, the part of each mention, who was in view."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tellings.annotation.coreference.parts import Place, find_places
from tellings.annotation.coreference.persons import Person, find_genders, find_persons
from tellings.types.annotations import Mention, Sentence
from tellings.types.documents import Document
from tellings.types.readings import Tag
from tellings.types.spans import Span

_MARK = re.compile(r"[“”„«»\"]")
_OPEN = "“„«"
# What may stand between an office and a name behind it, and what follows an office that stands behind a name.
_BEHIND = re.compile(r"(?: (?:for|of|at|in) [^,.“”\"\n]{2,50})?, ")
_CLOSED = re.compile(r"[,.;)]| and | of | who ")


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a pronoun is left open; set on the interviews and lives of GUM and on AllSides (`bench.coreference`).

    What a mention weighs by its part in the sentence, after Lappin and Leass (1994): `speaker`, `main`, `subject`,
    `object`, `oblique`, `owner`. `decay`: what is left of a weight one sentence later. `same`: by how much who
    speaks or acts in the same sentence weighs more. `block`: the same for the same paragraph. `pronoun`: by how much
    a mention that is itself a pronoun weighs more, since who is spoken of as "he" is at the centre. `rest`: how much
    all mentions but the heaviest count for a pronoun that speaks, which takes up a sentence more than the topic.
    `outside`: what mentions outside the quotation count for a pronoun inside. `window`: sentences looked back.
    `mentions`: mentions looked back, which only a list of names reaches. `margin`: how many times heavier than any
    other the person must be who is meant. `least`: the weight below which nobody is in view. `lead`: how many times
    more often than any other holder of an office the one must be named whom the office alone means. `near`:
    sentences in which only one may fit whom a description means. `far`: mentions looked back for the full name of
    "the ministry", a long report.
    """

    speaker: float = 4.0
    main: float = 3.0
    subject: float = 2.0
    object: float = 1.0
    oblique: float = 0.7
    owner: float = 1.0
    decay: float = 0.4
    same: float = 1.5
    block: float = 1.5
    pronoun: float = 1.5
    rest: float = 0.2
    outside: float = 0.5
    window: int = 6
    mentions: int = 60
    margin: float = 1.5
    least: float = 0.2
    lead: float = 4.0
    near: int = 3
    far: int = 300


class Scene:
    """What is known of each mention, and whom the pronouns and nouns so far mean (`means`, a key of `persons`)."""

    def __init__(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        tag: Tag | None,
        thresholds: Thresholds,
    ) -> None:
        self.text, self.mentions, self.thresholds = document.text, mentions, thresholds
        self._starts = [one.span.start for one in sentences]
        self._quoted = find_quoted(document.text, document)
        self.quotes = [self._quotation(one.span) for one in mentions]
        self.sentences = [max(0, bisect_right(self._starts, one.span.start) - 1) for one in mentions]
        self._voiced = list(accumulate((not self._quotation(one.span) for one in sentences), initial=0))
        self.blocks = [sentences[number].block for number in self.sentences] if sentences else []
        self.places: list[Place] = find_places(document.text, sentences, mentions, tag)
        named = find_persons(document.text, mentions)
        self.persons: dict[int, Person] = {one.indices[0]: one for one in named.values()}
        self.holders: dict[str, list[Person]] = defaultdict(list)  # by each word of their titles
        for person in self.persons.values():
            for word in {word for role in person.roles for word in role}:
                self.holders[word].append(person)
        self.means: list[int | None] = [named[at].indices[0] if at in named else None for at in range(len(mentions))]
        self.bodies: dict[int, int] = {}
        self._genders: dict[int, str] = {}

    def genders(self, key: int) -> frozenset[str] | set[str]:
        """Return the genders that words or earlier pronouns give a person; none where nothing tells."""
        if key in self._genders:
            return {self._genders[key]}
        known = self.persons.get(key)
        return known.genders if known else find_genders(self.text, self.mentions[key])

    def settle(self, index: int, key: int, gender: str | None = None) -> None:
        """Note whom a mention means."""
        self.means[index] = key
        if gender is not None and not self.genders(key):
            self._genders[key] = gender

    def body(self, at: int) -> int:
        """Return the mention that a body's chain of nouns and pronouns goes back to."""
        return self.bodies.get(at, at)

    def beside(self, index: int) -> int | None:
        """Return whom the name beside an office means: "a spokesman, Ada Oru, said", "Ada Oru, the mayor, said"."""
        for at in range(index + 1, min(index + 3, len(self.mentions))):
            gap = self.text[self.mentions[index].span.end : self.mentions[at].span.start]
            if self.means[at] is not None and _BEHIND.fullmatch(gap):
                return self.means[at]
        if not index or self.means[index - 1] is None:
            return None
        end = self.mentions[index].span.end
        gap = self.text[self.mentions[index - 1].span.end : self.mentions[index].span.start]
        return self.means[index - 1] if gap == ", " and _CLOSED.match(self.text, end, end + 5) else None

    def before(self, index: int, window: int) -> Iterator[tuple[int, int]]:
        """Yield earlier mentions within a window, the nearest first, with their distance in sentences.

        From outside a quotation the sentences that are wholly quoted are not counted.
        """
        here = self.sentences[index]
        counts = range(len(self._voiced)) if self.quotes[index] else self._voiced
        for at in range(index - 1, max(-1, index - 1 - self.thresholds.mentions), -1):
            distance = counts[here] - counts[self.sentences[at]]
            if distance > window:
                return
            yield at, distance

    def weigh(self, index: int, at: int, distance: int) -> float:
        """Return how much an earlier mention speaks for being meant at `index`."""
        limits, part = self.thresholds, self.places[at].part
        weights = {
            "speaker": limits.speaker, "main": limits.main, "subject": limits.subject,
            "object": limits.object, "oblique": limits.oblique, "owner": limits.owner,
        }  # fmt: skip
        weight = weights[part] * limits.decay**distance
        if distance == 0 and part in ("speaker", "main"):
            weight *= limits.same
        if self.blocks[at] == self.blocks[index]:
            weight *= limits.block
        return weight * limits.pronoun if self.mentions[at].pronoun else weight

    def _quotation(self, span: Span) -> int:
        """Return a number of the quotation around a place, 0 for the outlet's own voice."""
        at = bisect_right(self._quoted, span.start, key=lambda one: one.start)
        return at if at and self._quoted[at - 1].contains(span) else 0


def find_quoted(text: str, document: Document) -> tuple[Span, ...]:
    """Return the stretches between double quotation marks, block by block; an open one runs to the block's end."""
    found: list[Span] = []
    for block in document.blocks:
        begin = -1
        for match in _MARK.finditer(text, block.span.start, block.span.end):
            at = match.start()
            opens = match.group() in _OPEN or (match.group() == '"' and begin < 0)
            if opens and begin < 0:
                begin = at
            elif not opens and begin >= 0:
                found.append(Span(begin, at + 1))
                begin = -1
        if begin >= 0:
            found.append(Span(begin, block.span.end))
    return tuple(found)

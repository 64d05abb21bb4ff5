"""What the news of a story is: the words on which the titles and openings of its reports agree."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tellings.tables import wordclasses
from tellings.tables.frequencies import rarity
from tellings.text.tokens import stem, tokenize
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.documents import BlockKind
from tellings.types.spans import Span

BODY: frozenset[BlockKind] = frozenset({"paragraph", "list-item"})
_TITLE = 1.0
_OPENING = (0.8, 0.6, 0.45, 0.3)  # what the first sentences of a report's body count beside its title
_COMMON = 6.0  # bits; words at or below this rarity carry no news
_LEAST = 55.0  # bits; a shorter sentence is weighed as if it had as many, else three words would win
_LENGTH: Final = 0.6  # 0.5 prefers long sentences, 1 the shortest
_EMPTY = frozenset(
    stem(word)
    for words in (wordclasses.DETERMINERS, wordclasses.PREPOSITIONS, wordclasses.MODALS, wordclasses.RELATIVES)
    for word in words
) | frozenset(map(stem, "said say says told also mr mrs ms".split()))


@dataclass(frozen=True, slots=True)
class News:
    """How much of the reports' titles and openings holds each stem: 1 where all titles do."""

    shares: Mapping[str, float]

    def weigh(self, bits: Mapping[str, float]) -> float:
        """Return how much of the news a sentence tells for its length, from 0."""
        told = sum(weight * self.shares.get(key, 0.0) for key, weight in bits.items())
        size: float = max(_LEAST, sum(bits.values())) ** _LENGTH
        return told / size


def find_bits(text: str, span: Span) -> dict[str, float]:
    """Return the stems of a place that carry matter, each with its weight in bits."""
    stems = {stem(token.text) for token in tokenize(text, span.start, span.end) if token.is_word}
    return {key: rarity(key) - _COMMON for key in sorted(stems - _EMPTY) if len(key) > 1 and rarity(key) > _COMMON}


def find_openings(annotated: AnnotatedDocument) -> Iterator[tuple[Sentence, float]]:
    """Yield the first intact sentences of the body, each with what it counts beside the title."""
    body = (
        item for item in annotated.sentences if item.intact and annotated.document.blocks[item.block].kind in BODY
    )
    yield from zip(body, _OPENING, strict=False)


def find_news(documents: Sequence[AnnotatedDocument], *, aside: Collection[str] = ()) -> News:
    """Return what the reports give first; documents named in `aside` (copies) are not counted."""
    counted = [item for item in documents if item.document.id not in aside] or list(documents)
    shares: dict[str, float] = {}
    for annotated in counted:
        heads = [(Span(0, len(annotated.document.title)), _TITLE)] if annotated.document.title else []
        heads += [(sentence.span, weight) for sentence, weight in find_openings(annotated)]
        best: dict[str, float] = {}
        for span, weight in heads:
            for key in find_bits(annotated.document.text, span):
                best[key] = max(best.get(key, 0.0), weight)
        for key, weight in best.items():
            shares[key] = shares.get(key, 0.0) + weight / len(counted)
    return News(shares)

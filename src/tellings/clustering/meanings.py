"""What reports tell of, as vectors of the reader model: one of the title and the first sentences of each."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass

from tellings.clustering.subjects import STORY_BLOCKS
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Encode


@dataclass(frozen=True, slots=True)
class MeaningThresholds:
    """What vectors add to the likeness of two documents; set on `bench.clustering`, like the other thresholds."""

    meaning: float = 4.0  # points for a cosine of 1, as in `Thresholds`
    words: float = 11.0  # for the words, of which the vectors tell a part again
    start: float = -7.3  # before anything is compared: cosines are high even between events
    unconfirmed: float = -0.5  # points off words that alone say more than with the vectors
    sentences: int = 2  # read of each document beside its title; more of them speak of its background
    shortest: int = 25  # characters of a sentence that tells something


def find_vectors(
    documents: Mapping[str, AnnotatedDocument], encode: Encode, limits: MeaningThresholds
) -> dict[str, array[float]]:
    """Return a vector for each document that has a title or a first sentence, by document id."""
    leads = {key: _lead(item, limits) for key, item in documents.items()}
    vectors = {key: array("f", encode(lead)) for key, lead in leads.items() if lead}
    return {key: vector for key, vector in vectors.items() if any(vector)}


def _lead(annotated: AnnotatedDocument, limits: MeaningThresholds) -> str:
    title, first = "", []
    for sentence in annotated.sentences:
        kind, words = annotated.document.blocks[sentence.block].kind, sentence.span.of(annotated.document.text)
        if kind == "title":
            title = title or words
        elif kind in STORY_BLOCKS and len(words) >= limits.shortest:
            first.append(words)
        if len(first) == limits.sentences:
            break
    return ". ".join(part for part in (title, *first) if part)

"""AnnotatedDocuments → Stories: which documents tell of the same event, and which of them are copies."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from itertools import combinations

from tellings.clustering.candidates import CandidateThresholds, find_candidates
from tellings.clustering.components import Pair, cut_component, find_components
from tellings.clustering.copies import CopyThresholds, match_copies
from tellings.clustering.fingerprints import fingerprint
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds, find_cosine, find_vectors
from tellings.clustering.stories import make_stories
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Encode
from tellings.types.stories import Correction, Fingerprint, Likeness, Story

__all__ = [
    "CandidateThresholds",
    "CopyThresholds",
    "MeaningThresholds",
    "Thresholds",
    "cluster",
    "find_candidates",
    "fingerprint",
    "match_copies",
    "match_fingerprints",
]

_SMALL = 200  # documents of a pile of which every pair is compared


def cluster(
    documents: Sequence[AnnotatedDocument],
    *,
    previous: Sequence[Story] = (),
    corrections: Sequence[Correction] = (),
    thresholds: Thresholds | None = None,
    encode: Encode | None = None,
    meanings: MeaningThresholds | None = None,
) -> tuple[Story, ...]:
    """Return the stories of the documents: the largest first, then in order of their first day and their id.

    The result does not depend on the order of the documents. `previous` keeps ids: a story that shares most
    documents with an earlier one takes its id, merged ids redirect; stories of which no report is given come last,
    with all their members absent. `corrections` are what a person decided; they overrule every score, and
    UsageError says where they contradict one another. `encode` is the reader model's vector of a text; with it
    `meanings` says what counts as a link.
    """
    limits = thresholds or Thresholds()
    meanings = None if encode is None else meanings or MeaningThresholds()
    link = limits.link
    by_id = {item.document.id: item for item in documents}
    prints = {key: fingerprint(item) for key, item in sorted(by_id.items())}
    vectors = {} if encode is None or meanings is None else find_vectors(by_id, encode, meanings)
    likenesses = _likenesses(prints, limits, vectors, meanings)
    links = [pair for pair, likeness in likenesses.items() if not likeness.veto and likeness.score >= link]
    groups: list[tuple[str, ...]] = []
    for component in find_components(prints, links):
        for start in range(0, len(component), limits.largest):
            groups += cut_component(component[start : start + limits.largest], likenesses, link)
    return make_stories(groups, likenesses, by_id, previous=previous, corrections=corrections)


def _likenesses(
    prints: dict[str, Fingerprint],
    limits: Thresholds,
    vectors: Mapping[str, array[float]],
    meanings: MeaningThresholds | None,
) -> dict[Pair, Likeness]:
    """Likeness of every pair worth comparing (all pairs for a small pile)."""
    pairs: set[Pair] = set()
    if len(prints) <= _SMALL:
        pairs.update(combinations(sorted(prints), 2))
    else:
        pairs.update(find_candidates(prints.values()))
    return {
        (one, two): match_fingerprints(
            prints[one],
            prints[two],
            cosine=find_cosine(vectors, one, two),
            thresholds=limits,
            meanings=meanings,
        )
        for one, two in sorted(pairs)
    }

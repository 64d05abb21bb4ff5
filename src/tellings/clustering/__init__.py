"""AnnotatedDocuments → Stories: which documents tell of the same event, and which of them are copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.clustering.candidates import CandidateThresholds, find_candidates
from tellings.clustering.copies import CopyThresholds, match_copies
from tellings.clustering.fingerprints import fingerprint
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds, find_vectors
from tellings.clustering.sequences import FollowThresholds, match_sequences
from tellings.clustering.stories import make_stories
from tellings.clustering.streams import Likenesses, Stream
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Encode
from tellings.types.stories import Correction, Story

__all__ = [
    "CandidateThresholds",
    "CopyThresholds",
    "FollowThresholds",
    "MeaningThresholds",
    "Stream",
    "Thresholds",
    "cluster",
    "find_candidates",
    "fingerprint",
    "match_copies",
    "match_fingerprints",
]


def cluster(
    documents: Sequence[AnnotatedDocument],
    *,
    previous: Sequence[Story] = (),
    corrections: Sequence[Correction] = (),
    thresholds: Thresholds | None = None,
    encode: Encode | None = None,
    meanings: MeaningThresholds | None = None,
    candidates: CandidateThresholds | None = None,
) -> tuple[Story, ...]:
    """Return the stories of the documents: the largest first, then in order of their first day and their id.

    The result does not depend on the order of the documents; of several with one id the last by report id counts.
    Among a handful of them, which somebody brought together, less likeness links than among many. `previous` keeps
    ids: a story that shares most documents with an earlier one takes its id, merged ids redirect; stories of which no
    report is given come last, with all their members absent. `corrections` are what a person decided; they overrule
    every score, and UsageError says where they contradict one another. `encode` is the reader model's vector of a
    text; with it `meanings` says what counts as a link.
    """
    limits = thresholds or Thresholds()
    meanings = None if encode is None else meanings or MeaningThresholds()
    by_id = {item.document.id: item for item in sorted(documents, key=lambda item: item.document.report_id)}
    if len(by_id) <= limits.handful:
        limits = replace(limits, link=min(limits.link, limits.handful_link))
    vectors = {} if encode is None or meanings is None else find_vectors(by_id, encode, meanings)
    prints = {key: fingerprint(item) for key, item in sorted(by_id.items())}
    stream = Stream(thresholds=limits, candidates=candidates, meanings=meanings)
    for key, item in prints.items():
        stream.add(item, vectors.get(key))
    stories = make_stories(
        stream.groups(),
        Likenesses(stream),
        by_id,
        previous=previous,
        corrections=corrections,
        demand=stream.demand,
        compared=stream.near_pairs(),
        parted=stream.parted(),
        scores=Likenesses(stream, with_parts=False),
        pieces=stream.pieces(),
        loose=frozenset(key for key, item in prints.items() if item.loose),
    )
    return match_sequences(stories, prints, by_id)

"""AnnotatedDocuments → Stories: which documents tell of the same event, and which of them are copies."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import combinations

from tellings.clustering.components import Pair, cut_component, find_components
from tellings.clustering.copies import CopyThresholds, match_copies
from tellings.clustering.corrections import apply_decisions
from tellings.clustering.fingerprints import fingerprint
from tellings.clustering.identities import keep_ids
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds, find_cosine, find_vectors
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Encode
from tellings.types.stories import Fingerprint, Likeness, Story

__all__ = [
    "CopyThresholds",
    "MeaningThresholds",
    "Thresholds",
    "cluster",
    "fingerprint",
    "match_copies",
    "match_fingerprints",
]

_COMMON_KEY = 200  # documents that a blocking key may hold before it says too little to compare them all


def cluster(
    documents: Sequence[AnnotatedDocument],
    *,
    previous: Sequence[Story] = (),
    must_link: Iterable[Pair] = (),
    cannot_link: Iterable[Pair] = (),
    thresholds: Thresholds | None = None,
    encode: Encode | None = None,
    meanings: MeaningThresholds | None = None,
) -> tuple[Story, ...]:
    """Return the stories of the documents: the largest first, then in order of their first day and their id.

    The result does not depend on the order of the documents. `previous` keeps ids: a story that shares most
    documents with an earlier one takes its id, merged ids redirect. `must_link` and `cannot_link` are pairs of
    document ids decided by a person; they overrule every score. `encode` is the reader model's vector of a text;
    with it `meanings` says what counts as a link.
    """
    limits = thresholds or Thresholds()
    meanings = None if encode is None else meanings or MeaningThresholds()
    link = limits.link if meanings is None else meanings.link
    by_id = {item.document.id: item for item in documents}
    prints = {key: fingerprint(item) for key, item in sorted(by_id.items())}
    vectors = {} if encode is None or meanings is None else find_vectors(by_id, encode, meanings)
    likenesses = _likenesses(prints, limits, vectors, meanings)
    apply_decisions(likenesses, prints, must_link, cannot_link)
    links = [pair for pair, likeness in likenesses.items() if not likeness.veto and likeness.score >= link]
    groups: list[tuple[str, ...]] = []
    for component in find_components(prints, links):
        for start in range(0, len(component), limits.largest):
            groups += cut_component(component[start : start + limits.largest], likenesses, link)
    stories = [_story(group, by_id, likenesses) for group in groups]
    return keep_ids(sorted(stories, key=_rank), previous)


def _likenesses(
    prints: dict[str, Fingerprint],
    limits: Thresholds,
    vectors: Mapping[str, array[float]],
    meanings: MeaningThresholds | None,
) -> dict[Pair, Likeness]:
    """Likeness of every pair that shares a name, a rare word or a word run (all pairs for a small pile)."""
    pairs: set[Pair] = set()
    if len(prints) <= _COMMON_KEY:
        pairs.update(combinations(sorted(prints), 2))
    else:
        holders: dict[object, list[str]] = defaultdict(list)
        for key, item in prints.items():
            keys: set[object] = {name for name, _ in item.names} | set(item.shingles) | set(item.title_words)
            for entry in keys:
                holders[entry].append(key)
        for members in holders.values():
            if len(members) <= _COMMON_KEY:
                pairs.update(combinations(sorted(members), 2))
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


def _rank(story: Story) -> tuple[int, str, str]:
    return -len(story.document_ids), story.first or "9999", story.id


def _story(group: tuple[str, ...], by_id: dict[str, AnnotatedDocument], likenesses: dict[Pair, Likeness]) -> Story:
    members = [by_id[key] for key in group]
    days = sorted(day for item in members for day in (item.document.published.earliest,) if day)
    lasts = sorted(day for item in members for day in (item.document.published.latest,) if day)
    digest = sha256("\n".join(group).encode()).hexdigest()[:12]
    return Story(
        id=f"s-{digest}",
        document_ids=group,
        copies=match_copies(members),
        first=days[0] if days else None,
        last=lasts[-1] if lasts else None,
        why=tuple(likenesses[pair] for pair in combinations(group, 2) if pair in likenesses),
    )

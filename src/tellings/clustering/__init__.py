"""AnnotatedDocuments → Stories: which documents tell of the same event, and which of them are copies."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import combinations

from tellings.clustering.candidates import CandidateThresholds, find_candidates
from tellings.clustering.components import Pair, cut_component, find_components
from tellings.clustering.copies import CopyThresholds, match_copies
from tellings.clustering.fingerprints import fingerprint
from tellings.clustering.likenesses import Thresholds, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds, find_cosine, find_vectors
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Encode
from tellings.types.stories import Fingerprint, Likeness, Story

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
    _apply_decisions(likenesses, prints, must_link, cannot_link)
    links = [pair for pair, likeness in likenesses.items() if not likeness.veto and likeness.score >= link]
    groups: list[tuple[str, ...]] = []
    for component in find_components(prints, links):
        for start in range(0, len(component), limits.largest):
            groups += cut_component(component[start : start + limits.largest], likenesses, link)
    stories = [_story(group, by_id, likenesses) for group in groups]
    return _keep_ids(sorted(stories, key=_rank), previous)


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


def _apply_decisions(
    likenesses: dict[Pair, Likeness],
    prints: dict[str, Fingerprint],
    must_link: Iterable[Pair],
    cannot_link: Iterable[Pair],
) -> None:
    for decided, score, veto in ((must_link, 1.0, None), (cannot_link, 0.0, "kept apart by a person")):
        for one, two in decided:
            pair = (one, two) if one < two else (two, one)
            if pair[0] in prints and pair[1] in prints and pair[0] != pair[1]:
                likenesses[pair] = Likeness(*pair, score, (("decided by a person", score),), veto)


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


def _keep_ids(stories: list[Story], previous: Sequence[Story]) -> tuple[Story, ...]:
    """Earlier ids for stories that grew: the largest overlap wins, the other ids of a merger redirect."""
    if not previous:
        return tuple(stories)
    claims = sorted(
        (
            (-len(set(story.document_ids) & set(old.document_ids)), old.id, index)
            for index, story in enumerate(stories)
            for old in previous
            if set(story.document_ids) & set(old.document_ids)
        )
    )
    taken: dict[int, str] = {}
    used: set[str] = set()
    for _, old_id, index in claims:
        if index not in taken and old_id not in used:
            taken[index] = old_id
            used.add(old_id)
    merged: dict[int, set[str]] = defaultdict(set)
    olds = {old.id: old for old in previous}
    for _, old_id, index in claims:
        if old_id not in used and index in taken:
            merged[index].add(old_id)
        if taken.get(index) == old_id:
            merged[index].update(olds[old_id].merged_ids)
    return tuple(
        replace(story, id=taken.get(index, story.id), merged_ids=tuple(sorted(merged[index])))
        for index, story in enumerate(stories)
    )

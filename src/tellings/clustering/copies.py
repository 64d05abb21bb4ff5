"""Which documents repeat another's words, by containment of word runs outside quotations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from tellings.clustering.containments import match_samples
from tellings.clustering.originals import find_original, has_other_outlet, has_same_outlet
from tellings.clustering.passages import match_passages
from tellings.clustering.runs import Runs, find_own_hashes, list_runs
from tellings.clustering.ties import Match, Passages, find_sources, pick_excerpts, tie_matches
from tellings.tables.frequencies import rarity
from tellings.text.folding import fold
from tellings.text.shingles import SAMPLE
from tellings.text.tokens import find_words, stem
from tellings.types.annotations import AnnotatedDocument
from tellings.types.stories import Copy, CopyKind

Hashes = NDArray[np.uint64]
_GATHERING = frozenset({"live-blog", "round-up"})  # what stands in one of these side by side is not one text
_AT_HAND = 500  # documents whose words are kept at hand while passages are found: memory, no result


@dataclass(frozen=True, slots=True)
class CopyThresholds:
    """When shared words make a copy. A quotation that two outlets print is no copying, so it does not count."""

    duplicate: float = 0.9  # share of the shorter text: the same report
    duplicate_of_longer: float = 0.81  # share that the same report makes up of the longer text
    wire: float = (
        0.4  # share of the shorter text: agency copy, or one outlet's text in another, a word in ten changed
    )
    excerpt: float = 0.2  # share of the shorter text: long passages taken over
    whole: float = (
        0.2  # share of the shorter text with its quotations: one sentence shared among long quotes is little
    )
    update: float = 0.5  # share that a new version has of the old one; a follow-up tells its background again
    telling: float = 10.0  # bits of a headline's word, one of which the shared words have to hold ("after" has 9.6)
    shortest: int = 12  # own word runs that a text must have; with fewer only the same whole text counts
    candidate: float = 0.1  # estimated share from which a pair is read word by word; half of `excerpt`: samples err
    sampled_from: int = 200  # documents from which candidates come from samples; fewer are compared by every run


def match_copies(
    documents: Sequence[AnnotatedDocument], *, thresholds: CopyThresholds | None = None
) -> tuple[Copy, ...]:
    """Return the copies among the documents, in the order of their ids, with the share and the passages side by side.

    All who carry one text hang together, each held against one other of them; an excerpt ties nobody and is told once
    between two such groups. Nothing depends on the order of the documents, and the cost grows with their number.
    """
    limits = thresholds or CopyThresholds()
    by_id = {item.document.id: item for item in documents}
    hashes = {key: _find_hashes(item, limits) for key, item in sorted(by_id.items())}
    matches = []
    for one, two in _list_candidates(by_id, hashes, limits):
        match = _match(by_id[one], by_id[two], hashes[one], hashes[two], limits)
        if match:
            matches.append(match)

    @lru_cache(maxsize=_AT_HAND)
    def read(document_id: str) -> Runs:
        return list_runs(by_id[document_id], with_quotations=_is_all_quoted(by_id[document_id], limits))

    def find_passages(match: Match) -> Passages | None:
        passages = match_passages(read(match.copy.document.id), read(match.other.document.id))
        return passages if _is_told(match, passages, limits) else None

    ties = tie_matches([match for match in matches if match.kind != "excerpt"], find_passages)
    excerpts = pick_excerpts([match for match in matches if match.kind == "excerpt"], ties, find_passages)
    sources = find_sources(ties)
    copies = [_copy(match, sources.get(match.copy.document.id)) for match in (*ties, *excerpts)]
    return tuple(sorted(copies, key=lambda copy: (copy.copy_id, copy.other_id or "")))


def _find_hashes(annotated: AnnotatedDocument, limits: CopyThresholds) -> Hashes:
    """The runs of a report's own words; of a report that is nearly all quotation, those of all its words."""
    hashes = find_own_hashes(annotated)
    return hashes if len(hashes) >= limits.shortest else find_own_hashes(annotated, with_quotations=True)


def _is_all_quoted(annotated: AnnotatedDocument, limits: CopyThresholds) -> bool:
    return len(find_own_hashes(annotated)) < limits.shortest


def _list_candidates(
    by_id: Mapping[str, AnnotatedDocument], hashes: Mapping[str, Hashes], limits: CopyThresholds
) -> Iterator[tuple[str, str]]:
    """Pairs that may share enough, ids in order: by their runs, and those whose delivered bodies are the same."""
    is_sampled = len(by_id) >= limits.sampled_from
    samples = {key: (own[own % SAMPLE == 0] if is_sampled else own).tolist() for key, own in hashes.items()}
    found = {(one, two) for one, two, _ in match_samples(samples, least=limits.candidate)}
    bodies: dict[str, str] = {}
    for key in sorted(by_id):
        first = bodies.setdefault(by_id[key].document.sha256 or key, key)
        if first != key:
            found.add((first, key))
    yield from sorted(found)


def _match(
    one: AnnotatedDocument, two: AnnotatedDocument, first: Hashes, second: Hashes, limits: CopyThresholds
) -> Match | None:
    """How two documents repeat one another, if they do.

    What an outlet prints again and again, its furniture and its background, makes no excerpt of its own reports.
    """
    shorter, longer = sorted((len(first), len(second)))
    is_same_body = bool(one.document.sha256) and one.document.sha256 == two.document.sha256
    share = _share(first, second)
    is_whole = share >= limits.duplicate and share * shorter >= limits.duplicate_of_longer * longer
    if is_same_body:
        share, is_whole = 1.0, True
    least = limits.update if has_same_outlet(one, two) else limits.excerpt
    if not is_whole and (share < least or _share_all(one, two) < limits.whole):
        return None
    if shorter < limits.shortest and not (is_whole and _has_same_title(one, two)):
        return None
    holder = one if len(first) > len(second) else two
    is_gathered = holder.document.genre in _GATHERING and share * shorter < limits.wire * longer
    kind = "excerpt" if is_gathered else _find_kind(one, two, share, is_whole, limits)
    original = find_original(one, two, kind)
    return Match(one, two, share, kind, None if original is None else original.document.id)


def _share(first: Hashes, second: Hashes) -> float:
    """The share of the smaller that the other holds; 0 where one is empty."""
    return len(np.intersect1d(first, second, assume_unique=True)) / max(1, min(len(first), len(second)))


def _share_all(one: AnnotatedDocument, two: AnnotatedDocument) -> float:
    return _share(find_own_hashes(one, with_quotations=True), find_own_hashes(two, with_quotations=True))


def _find_kind(
    one: AnnotatedDocument, two: AnnotatedDocument, share: float, is_whole: bool, limits: CopyThresholds
) -> CopyKind:
    """A whole text under its own headline is one page delivered twice, unless two outlets are known to carry it."""
    if is_whole and not has_other_outlet(one, two) and _has_same_title(one, two):
        return "duplicate"
    if share < limits.wire:
        return "excerpt"
    return "update" if has_same_outlet(one, two) else "wire"


def _has_same_title(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    first, second = fold(one.document.title).split(), fold(two.document.title).split()
    return first == second or not first or not second


def _is_told(match: Match, passages: Passages, limits: CopyThresholds) -> bool:
    """Whether the shared words tell of what a headline of the two tells: pages that could not be read well have their
    furniture in common, which tells of nothing."""
    if match.copy.document.sha256 and match.copy.document.sha256 == match.other.document.sha256:
        return True
    text = match.copy.document.text
    titles = {
        word
        for item in (match.copy, match.other)
        for word in map(stem, find_words(item.document.title))
        if rarity(word) > limits.telling
    }
    return not titles or any(stem(word) in titles for span, _ in passages for word in find_words(span.of(text)))


def _copy(match: Match, source: str | None) -> Copy:
    return Copy(
        copy_id=match.copy.document.id,
        original_id=match.original_id,
        kind=match.kind,
        share=round(match.share, 4),
        passages=match.passages,
        twin_id=match.other.document.id if match.original_id is None else None,
        source=source,
    )

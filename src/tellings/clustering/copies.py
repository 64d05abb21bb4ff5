"""Which documents repeat another's words, by containment of word runs outside quotations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.clustering.fingerprints import STORY_BLOCKS
from tellings.text.shingles import find_shingles
from tellings.text.tokens import tokenize
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span
from tellings.types.stories import Copy, CopyKind

_BODY_BLOCKS = STORY_BLOCKS - {"title"}


@dataclass(frozen=True, slots=True)
class CopyThresholds:
    """When shared words make a copy. A quotation that two outlets print is no copying, so it does not count."""

    duplicate: float = 0.9  # share of the shorter text: the same report
    duplicate_of_longer: float = 0.81  # share that the same report makes up of the longer text
    wire: float = 0.5  # share of the shorter text: agency copy, or one outlet's text in another
    excerpt: float = 0.2  # share of the shorter text: long passages taken over
    shortest: int = 12  # word runs that a text must have outside quotations to be judged at all


def match_copies(
    documents: Sequence[AnnotatedDocument], *, thresholds: CopyThresholds | None = None
) -> tuple[Copy, ...]:
    """Return one copy per pair that shares enough words, with the share and the passages side by side."""
    limits = thresholds or CopyThresholds()
    ordered = sorted(documents, key=lambda item: item.document.id)
    runs = {item.document.id: _runs(item) for item in ordered}
    found = []
    for index, one in enumerate(ordered):
        for two in ordered[index + 1 :]:
            copy = _match(one, two, runs, limits)
            if copy:
                found.append(copy)
    return tuple(found)


def _runs(annotated: AnnotatedDocument) -> dict[int, Span]:
    """Word runs of the outlet's own text: hash to its first place."""
    text = annotated.document.text
    quoted = [span for quote in annotated.quotes if quote.mode == "direct" for span in quote.content]
    found: dict[int, Span] = {}
    for block in annotated.document.blocks:
        if block.kind not in _BODY_BLOCKS:
            continue
        for value, start, end in find_shingles(tokenize(text, block.span.start, block.span.end)):
            if not any(span.start < end and start < span.end for span in quoted):
                found.setdefault(value, Span(start, end))
    return found


def _match(
    one: AnnotatedDocument, two: AnnotatedDocument, runs: dict[str, dict[int, Span]], limits: CopyThresholds
) -> Copy | None:
    first, second = runs[one.document.id], runs[two.document.id]
    shorter = min(len(first), len(second))
    same_body = one.document.sha256 == two.document.sha256 and one.document.sha256
    if shorter < limits.shortest and not same_body:
        return None
    shared = [value for value in first if value in second]
    share = len(shared) / shorter if shorter else 1.0
    if share < limits.excerpt and not same_body:
        return None
    original, copy = _direction(one, two)
    longer = max(len(first), len(second))
    kind = _kind(one, two, share, len(shared) / longer if longer else 1.0, bool(same_body), limits)
    pairs = [(runs[copy.document.id][value], runs[original.document.id][value]) for value in shared]
    return Copy(copy.document.id, original.document.id, kind, round(share, 4), _join(pairs))


def _kind(
    one: AnnotatedDocument, two: AnnotatedDocument, share: float, of_longer: float, same: bool, limits: CopyThresholds
) -> CopyKind:
    if same or (share >= limits.duplicate and of_longer >= limits.duplicate_of_longer):
        return "duplicate"
    if one.document.outlet.id == two.document.outlet.id and one.document.outlet.basis != "unknown":
        return "update"
    return "wire" if share >= limits.wire else "excerpt"


def _direction(one: AnnotatedDocument, two: AnnotatedDocument) -> tuple[AnnotatedDocument, AnnotatedDocument]:
    """(original, copy): the one that the other credits, else the earlier, else the smaller id for a fixed order."""
    if _credits(one, two):
        return two, one
    if _credits(two, one):
        return one, two
    first, second = one.document.published.latest, two.document.published.latest
    if first and second and second < first:
        return two, one
    return one, two


def _credits(one: AnnotatedDocument, two: AnnotatedDocument) -> bool:
    """Whether `one` says that it has its text from the outlet of `two`."""
    name = two.document.outlet.name.lower()
    whole = (credit for credit in one.credits if credit.reach == "text" and credit.kind in ("source", "reprint"))
    return bool(name) and any(name in credit.source.lower() for credit in whole)


def _join(pairs: list[tuple[Span, Span]]) -> tuple[tuple[Span, Span], ...]:
    """Neighbouring runs joined to passages, in the order of the copy."""
    joined: list[tuple[Span, Span]] = []
    for one, two in sorted(pairs):
        if joined and one.start <= joined[-1][0].end and joined[-1][1].start <= two.start <= joined[-1][1].end:
            left, right = joined.pop()
            one, two = Span(left.start, max(left.end, one.end)), Span(right.start, max(right.end, two.end))
        joined.append((one, two))
    return tuple(joined)

"""Reports inside reports, and reports told only to be denied."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from tellings.annotation.media import media_name
from tellings.annotation.quotes.speech import Draft
from tellings.types.annotations import Quote

_DENIAL_AFTER = re.compile(
    r"\b(?:(?:it|that|this|these|those|which|they|he|she|all of (?:it|this|that)|nothing of (?:it|this|that)|"
    r"none of (?:it|this|that|these)|"
    r"(?:these|those|such|the) (?:claims|reports|rumou?rs|allegations|accusations|stories|statements)) "
    r"(?:is|are|was|were)(?:n['’]t| not| simply| completely| totally| absolutely| entirely| just){0,2} "
    r"(?:true|false|untrue|wrong|incorrect|a lie|lies|a fabrication|fabricated|fake|nonsense|"
    r"the other way (?:around|round)|"
    r"the opposite|baseless|unfounded|groundless|inaccurate|so|happening|the case|correct))"
    r"|\bthe (?:opposite|contrary|reverse) (?:is|was) (?:true|the case)\b"
    r"|\b(?:nothing of the (?:kind|sort)|the other way (?:around|round)|quite the opposite|never happened|"
    r"did not happen|fake news|"
    r"no truth (?:in|to)|pure fiction|complete nonsense)\b",
    re.IGNORECASE,
)
_TRUE = re.compile(
    r"\b(?:it|that|this|these|those|which|they|he|she|reports|claims|stories) (?:is|are|was|were)"
    r"(?: simply| completely| absolutely| entirely| just)? (?:true|so|happening|the case|correct)\b",
    re.IGNORECASE,
)
_DENIAL_BEFORE = re.compile(
    r"\b(?:not true|untrue|false|no truth (?:in|to)|never said|a lie)\b[^.;“”\"]{0,60}$|\b(?:falsely|wrongly|"
    r"incorrectly|mistakenly)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_CLAIMS = re.compile(
    r"(?:the |these |those |his |her |its |their |any |all |such |media |[\w’']{1,20} ){0,4}"
    r"(?:claims?|allegations?|accusations?|reports?|suggestions?|rumou?rs?|assertions?|notion|idea|charges?|"
    r"speculation|insinuations?) (?:that|of|by|from)\b",
    re.IGNORECASE,
)
_WINDOW = 40
_CLAUSES = frozenset({"that", "bare", "direct", "before", "according", "around"})
_PRONOUNS = frozenset("he she they it i we you who".split())
_DISMISSALS = frozenset("reject dismiss deny dispute refute rebut repudiate".split())


def nest(drafts: Sequence[Draft], text: str) -> list[Quote]:
    """Return the quotes in the order of the text, each told inside another linked to it, denied ones marked.

    An outlet that only passes on what somebody said becomes the `via` of that quote, and a clause in which the
    speaker speaks of nobody else's words is no quote of its own.
    """
    ordered = _without_echoes(_without_carriers(sorted(drafts, key=lambda draft: _place(draft.quote)), text), text)
    quotes = [draft.quote for draft in ordered]
    parents = [_parent(quotes, index) for index in range(len(quotes))]
    found = []
    for index, draft in enumerate(ordered):
        parent = parents[index]
        is_denied = _is_denied(draft, None if parent is None else ordered[parent], text)
        found.append(replace(draft.quote, nested_in=parent, denied=is_denied))
    return found


def find_outer(attitudes: Sequence[Quote], sayings: Sequence[Quote]) -> list[Quote]:
    """Return the attitudes in the order of the text, without those told inside a saying or another attitude."""
    held = sorted((span for quote in sayings for span in quote.content), key=lambda span: span.start)
    reach = list(accumulate((span.end for span in held), max))
    found: list[Quote] = []
    end = 0
    for quote in sorted(attitudes, key=lambda quote: min(_places(quote))):
        first, cue = min(_places(quote)), quote.cue
        at = bisect_right(held, first if cue is None else cue.start, key=lambda span: span.start) - 1
        if cue is None or cue.start < end or (at >= 0 and cue.start < reach[at]):
            continue
        end = max(end, *(span.end for span in quote.content))
        found.append(quote)
    return found


def _places(quote: Quote) -> Iterator[int]:
    yield from (span.start for span in quote.content)
    if quote.cue is not None:
        yield quote.cue.start


def _without_carriers(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts without the outlets that report another one's saying; they are the `via` of what they carry."""
    quotes = [draft.quote for draft in drafts]
    dropped: set[int] = set()
    for index, draft in enumerate(drafts):
        parent = _parent(quotes, index)
        source = None if parent is None or quotes[parent].mode == "direct" else quotes[parent].speaker_span
        if _is_relayed(draft, text):
            dropped.add(index)  # the outlet is credited; that it reports is no saying
        if parent is None or source is None:
            continue
        outlet = media_name(source.of(text))
        if outlet is None or 3 * _size(draft.quote) < _size(quotes[parent]):
            continue
        dropped.add(parent)
        draft.quote = replace(draft.quote, via=draft.quote.via or outlet)
    return [draft for index, draft in enumerate(drafts) if index not in dropped]


def _is_relayed(draft: Draft, text: str) -> bool:
    """Whether an outlet reports something in its own name: "the Gazette reports that C"."""
    quote, report = draft.quote, draft.report
    if report is None or quote.cue is None or quote.cue.of(text) != "reports" or quote.mode == "direct":
        return False
    return quote.speaker_span is not None and media_name(quote.speaker_span.of(text)) is not None


def _size(quote: Quote) -> int:
    return sum(len(span) for span in quote.content)


def _without_echoes(drafts: list[Draft], text: str) -> list[Draft]:
    """The drafts without clauses inside reported speech that are no report of somebody else's words."""
    quotes = [draft.quote for draft in drafts]
    kept = []
    for index, draft in enumerate(drafts):
        parent = _parent(quotes, index)
        if parent is None or quotes[parent].mode == "direct" or _tells_of_another(draft, drafts[parent], text):
            kept.append(draft)
    return kept


def _tells_of_another(draft: Draft, parent: Draft, text: str) -> bool:
    report = draft.report
    if report is None or draft.quote.speaker_span is None or report.verb.kind not in ("say", "deny", "warn"):
        return False
    if any(content.frame not in _CLAUSES for content in report.contents):
        return False
    speaker = draft.quote.speaker_span.of(text).lower()
    if speaker in _PRONOUNS or speaker.startswith(("what ", "which ")):
        return False
    return parent.quote.speaker_span is None or parent.quote.speaker_span.of(text).lower() != speaker


def _place(quote: Quote) -> tuple[int, int]:
    starts = [span.start for span in quote.content]
    return min(starts), -max(span.end for span in quote.content)


def _parent(quotes: Sequence[Quote], index: int) -> int | None:
    """The smallest other quote in whose content the cue and the content of this one lie."""
    quote = quotes[index]
    best: tuple[int, int] | None = None
    # In the order of the text a quote that holds this one stands shortly before it, or at the same place.
    for other in range(max(0, index - _WINDOW), min(len(quotes), index + 3)):
        candidate = quotes[other]
        if other == index or quote.cue is None:
            continue
        holds = any(span.contains(quote.cue) for span in candidate.content) and all(
            any(outer.contains(span) for outer in candidate.content) for span in quote.content
        )
        if holds:
            size = sum(len(span) for span in candidate.content)
            if best is None or size < best[0]:
                best = (size, other)
    return None if best is None else best[1]


def _is_denied(draft: Draft, parent: Draft | None, text: str) -> bool:
    quote = draft.quote
    verb = draft.report.verb if draft.report else None
    if verb is not None and quote.mode != "direct":
        if verb.kind == "deny":
            return True
        if verb.lemma in _DISMISSALS and _CLAIMS.match(quote.content[0].of(text)):
            return True
    if parent is None or quote.cue is None:
        return False
    outer = parent.report.verb if parent.report else None
    if outer is not None and (outer.kind == "deny" or outer.lemma in _DISMISSALS):
        return True
    before = text[max(parent.quote.content[0].start, quote.cue.start - 80) : quote.cue.start]
    if _DENIAL_BEFORE.search(before):
        return True
    return any(
        _says_no(span.of(text)[max(0, quote.content[-1].end - span.start) :])
        for span in parent.quote.content
        if span.end > quote.content[-1].end
    )


def _says_no(words: str) -> bool:
    """Whether the words that follow, within two sentences, call it untrue; "is true" alone is no denial."""
    for match in _DENIAL_AFTER.finditer(words[:260]):
        if not _TRUE.search(match.group()):
            return True
        if re.search(r"not|n['’]t", match.group()):
            return True
    return False

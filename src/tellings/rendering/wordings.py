"""Where the wordings of one utterance differ."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from tellings.rendering.accounts import Account
from tellings.text.tokens import stem, tokenize
from tellings.types.dossiers import Utterance
from tellings.types.spans import Span

# Words that any two wordings may or may not have without saying anything different.
_SMALL: Final = frozenset(
    "a an the of to in on at for by with and or that which who had has have is was were are be been will would its "
    "it their his her our we they he she i as from this these those".split()
)


def find_differences(account: Account, utterance: Utterance) -> tuple[tuple[Span, ...], ...]:
    """Return, for each version, the runs of words that differ, as spans of the version's own words.

    They are the places that the versions name. Where none is named, the printed differences of the utterance are
    looked up; where there are none either, a word differs that no other version has in any form.
    """
    if any(version.differs for version in utterance.versions):
        return tuple(
            tuple(_shift(span, version.passage.span.start) for span in version.differs)
            for version in utterance.versions
        )
    texts = [account.words(version.passage) for version in utterance.versions]
    named = tuple(_find_named(text, utterance.differences) for text in texts)
    if any(named):
        return named
    if len(texts) < 2:
        return tuple(() for _ in texts)
    stems = {frozenset(stem(token.text) for token in tokenize(text) if token.is_word) for text in texts}
    spread = Counter(word for words in stems for word in words)
    return tuple(_find_own(text, spread) for text in texts)


def _shift(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def _find_named(text: str, differences: tuple[str, ...]) -> tuple[Span, ...]:
    found = []
    for words in differences:
        pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", re.IGNORECASE)
        found += [Span(match.start(), match.end()) for match in pattern.finditer(text) if words]
    return _join(text, sorted(found))


def _find_own(text: str, spread: Counter[str]) -> tuple[Span, ...]:
    own = [
        Span(token.start, token.end)
        for token in tokenize(text)
        if token.is_word and token.text.lower() not in _SMALL and spread[stem(token.text)] == 1
    ]
    return _join(text, own)


def _join(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Join spans that overlap or have only spaces between them."""
    joined: list[Span] = []
    for span in spans:
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip()):
            last = joined.pop()
            span = Span(last.start, max(last.end, span.end))
        joined.append(span)
    return tuple(joined)

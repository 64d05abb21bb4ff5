"""The clause around a word: whose it is."""

from __future__ import annotations

from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.subjects import Phrase, is_animate, phrase_before
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.grammar import AUXILIARIES


def clause_subject(line: Line, stop: int) -> Phrase | None:
    """Return the subject of the nearest verb before item `stop` that has a person, body or country as its subject."""
    items = line.items
    for at in range(stop - 1, 0, -1):
        if not looks_finite(items, at):
            continue
        left = at
        while left > 0 and (items[left - 1].is_adverb or items[left - 1].low in AUXILIARIES):
            left -= 1
        if left == 0 or items[left - 1].low in ("who", "which", "that"):
            continue
        phrase = phrase_before(line, left)
        if phrase is not None and is_animate(line, phrase):
            return phrase
    return None

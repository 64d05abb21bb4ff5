"""Words that an outlet passes on: "Oru was quoted by the Gazette as saying C", "it quoted Oru as saying C"."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.contents import content_after, content_before
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.nouns import Report
from tellings.annotation.quotes.subjects import Phrase, phrase_after, phrase_before
from tellings.tables.cues import cue_verbs
from tellings.tables.grammar import AUXILIARIES, BE_FORMS

_QUOTED = frozenset({"quoted", "cited", "quotes"})
_LONGEST = 10


def find_relayed(line: Line, at: int, floor: int) -> Report | None:
    """Return the report of "saying" at item `at` behind "quoted ... as"; None for anything else.

    `floor` is where content before it may begin.
    """
    items = line.items
    if at < 3 or items[at].low != "saying" or items[at - 1].low != "as":
        return None
    quoted = next((k for k in range(at - 2, max(0, at - _LONGEST), -1) if items[k].low in _QUOTED), None)
    if quoted is None:
        return None
    left = quoted
    while left > 0 and items[left - 1].is_word and (items[left - 1].is_adverb or items[left - 1].low in AUXILIARIES):
        left -= 1
    before = phrase_before(line, left)
    subject = before if _is_passive(items, left, quoted) else phrase_after(line, quoted + 1)
    if before is None or subject is None:
        return None
    after = content_after(line, at + 1, cue_verbs()["say"])
    if after is not None:
        after = after._replace(stop=content_stop(line, after.first, after.stop))
        return Report((at, at + 1), cue_verbs()["say"], subject, (after,))
    return _trailing(line, at, subject, before, floor)


def is_relaying(items: Sequence[Item], at: int) -> bool:
    """Return whether item `at` is the "quoted" of "quoted ... as saying"."""
    if items[at].low not in _QUOTED:
        return False
    return any(
        items[k].low == "saying" and items[k - 1].low == "as" for k in range(at + 2, min(len(items), at + _LONGEST))
    )


def _is_passive(items: Sequence[Item], left: int, quoted: int) -> bool:
    return any(item.low in BE_FORMS for item in items[left:quoted])


def _trailing(line: Line, at: int, subject: Phrase, before: Phrase, floor: int) -> Report | None:
    """The report of words that stand before it: "“C,” Oru was quoted as saying"."""
    if before.first == 0 or (line.items[before.first - 1].mark is None and line.items[before.first - 1].text != ","):
        return None
    content = content_before(line, before.first, floor)
    if content is None:
        return None
    return Report((at, at + 1), cue_verbs()["say"], subject, (content,), is_trailing=True)

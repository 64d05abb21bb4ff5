"""Direct speech and the words around it, kept apart before clauses are looked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.statements.tags import Word

_CLOSERS = frozenset("”»")
_STRAIGHT = frozenset("\"'’")
_SPEECH_OPENS_AFTER = frozenset({"COMMA", "STOP", "END", "DASH"})


class Region(NamedTuple):
    """Words `start:end` that are direct speech (`quoted`) or not."""

    start: int
    end: int
    quoted: bool


def find_regions(words: Sequence[Word]) -> tuple[Region, ...]:
    """Return the sentence cut at the marks of direct speech; a few quoted words inside a clause cut nothing."""
    cuts: list[Region] = []
    place = 0
    for start, end in _quoted_stretches(words):
        if not _is_speech(words, start, end):
            continue
        if start > place:
            cuts.append(Region(place, start, False))
        cuts.append(Region(start, end, True))
        place = end
    if place < len(words):
        cuts.append(Region(place, len(words), False))
    return tuple(cuts)


def _quoted_stretches(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Stretches from an opening to a closing mark, both included; a missing partner means the sentence's edge."""
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for place, word in enumerate(words):
        if word.tag != "QUOTE" or (word.text in "‘’'" and not _is_single(words, place, opened)):
            continue
        closing = word.text in _CLOSERS or (word.text in _STRAIGHT and _closes(words, place, opened))
        if not closing and opened is None:
            opened = place
        elif closing:
            found.append((opened if opened is not None else (found[-1][1] if found else 0), place + 1))
            opened = None
    if opened is not None:
        found.append((opened, len(words)))
    return found


def _is_single(words: Sequence[Word], place: int, opened: int | None) -> bool:
    """Whether a single mark opens or closes direct speech, and is no apostrophe or mark within speech."""
    if opened is not None:
        return words[opened].text in "‘'" and words[place - 1].tag in ("COMMA", "END", "QUOTE")
    return place == 0 and words[place].text in "‘'"


def _closes(words: Sequence[Word], place: int, opened: int | None) -> bool:
    glued_left = place > 0 and words[place - 1].end == words[place].start
    glued_right = place + 1 < len(words) and words[place].end == words[place + 1].start
    return glued_left and (opened is not None or not glued_right or words[place - 1].tag in ("COMMA", "END"))


def _is_speech(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a quoted stretch is speech of its own, not a few words inside the report's clause."""
    has_verb = any(word.tag in ("PRES", "PAST", "MOD", "BE", "HAVE", "DO") for word in words[start:end])
    if not has_verb or end - start < 5:
        return False
    if start == 0 or words[start].tag != "QUOTE":
        return True
    before = words[start - 1]
    if before.tag in _SPEECH_OPENS_AFTER:
        return True
    return words[end - 1].tag == "QUOTE" and words[end - 2].tag == "COMMA"

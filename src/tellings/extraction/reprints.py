"""Lines in which a page says that its report is another outlet's: first published there, republished from there."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from tellings.extraction.mastheads import is_outlet_name
from tellings.tables.agencies import find_agency
from tellings.tables.organizations import PLATFORMS
from tellings.tables.outlets import find_outlet
from tellings.tables.people import usual_gender
from tellings.tables.places import load_places
from tellings.tables.time_words import MONTHS, WEEKDAYS
from tellings.text.folding import fold

_PIECE = (
    r"(?:th(?:is|e) (?:\w{1,20} )?(?:article|story|report|piece|essay|column|commentary|analysis|post|interview"
    r"|op-ed|feature|investigation|content|item|text))"
)
_MADE = r"(?:published|appeared|posted|printed|released|run|ran|produced|reported|written|aired)"
_AGAIN = r"(?:re-?published|reprinted|re-?posted|syndicated|reproduced|cross-?posted|carried|adapted)"
_NAME = (
    r"(?:[Tt]he )?"
    r"(?P<name>(?:[A-Z0-9][\w.&'’+-]{0,30}|(?:[a-z0-9-]{2,30}\.){1,3}(?:com|org|net|news|co|info|uk|au)\b)"
    r"(?:,? (?:(?:of|the|and|for|&|de|in|on) )?[A-Z0-9][\w.&'’+!-]{0,30}){0,5})"
)
_DAY = r"(?:,? on [A-Z]\w{2,8}\.? \d{1,2}(?:, \d{4})?,?)?"
_BE = r"(?: (?:was|is|has been|were|had been))?"
_FIRST = (
    rf"(?:{_PIECE}{_BE}(?: (?:originally|first|previously)){{1,2}} {_MADE}|{_PIECE}{_BE} {_MADE} (?:originally|first)"
    rf"|\A\W{{0,4}}(?:originally|first) {_MADE}"
    r"|(?:\A\W{0,4}|[.!?] )(?:read|see|view) the (?:original|full) (?:article|story|report|version|piece)(?: here)?)"
    rf"{_DAY},? (?:in|on|by|at|with|from|via) "
)
_LENT = (
    rf"(?:{_PIECE}{_BE}(?: being)?|\A\W{{0,4}})(?: ?(?:originally|first))? ?{_AGAIN}(?: here)?{_DAY},?"
    r" (?:(?:here )?(?:with|by)(?: the)?(?: kind)? permission,? (?:from|of)|from|via|courtesy of) "
)
_REPRINT = re.compile(rf"(?:{_FIRST}|{_LENT}){_NAME}")
_SENTENCE_CASE = re.compile(r"(?:\A|(?<=[.!?] ))[A-Z]")
_LONGEST = 500  # characters of a line that says so


class Reprint(NamedTuple):
    """The outlet from which a report comes, as a line of its page names it, and that line."""

    name: str
    line: str


def find_reprint(lines: Iterable[str]) -> Reprint | None:
    """Return the outlet that first published the report, where a line of the page says so, else None.

    >>> find_reprint(["This article was originally published by The Marrow Post on 9 April."]).name
    'The Marrow Post'
    """
    for line in lines:
        if len(line) > _LONGEST:
            continue
        calm = _SENTENCE_CASE.sub(lambda found: found[0].lower(), line)
        found = _REPRINT.search(calm)
        if found is None:
            continue
        name = _trim(line[found.start("name") : found.end("name")])
        before = line[: found.start("name")]
        if name and is_likely(name) and not (before.endswith(" by ") and _may_be_person(name)):
            return Reprint(f"The {name}" if before.endswith(" The ") else name, line)
    return None


def _trim(name: str) -> str:
    """Return a name without a day or a year at its end."""
    words = name.rstrip(".,").split()
    kept: list[str] = []
    for word in words:
        bare = fold(word.strip(".,"))
        if bare in MONTHS or bare in WEEKDAYS or (bare.isdigit() and kept):
            break
        kept.append(word)
        if word.endswith(","):
            break
    while kept and fold(kept[-1]) in ("of", "the", "and", "for", "&", "de", "in", "on"):
        kept.pop()
    return " ".join(kept).strip(" .,").removeprefix("www.")


def is_likely(name: str) -> bool:
    """Return whether a name can be an outlet's: no platform, place or person."""
    if find_outlet(name) is not None or is_outlet_name(name):
        return True
    if find_agency(name) is not None or "." in name.strip("."):
        return True
    first = name.split()[0]
    if fold(name) in PLATFORMS or name in load_places() or usual_gender(first) is not None:
        return False
    return name[0].isupper() and not name.isdigit()


def _may_be_person(name: str) -> bool:
    """Return whether a name of two words is known for no outlet's: a report can be published by its author."""
    return len(name.split()) == 2 and find_outlet(name) is None and not is_outlet_name(name)


def is_same_outlet(one: str, other: str) -> bool:
    """Return whether two names or domains are one outlet's, as far as the table and their letters tell.

    >>> is_same_outlet("BBC", "bbc.co.uk"), is_same_outlet("The Marrow Post", "marrowpost.example")
    (True, True)
    """
    first, second = find_outlet(one), find_outlet(other)
    if first is not None and second is not None:
        return first == second
    return bool(_letters(one) & _letters(other))


def _letters(name: str) -> set[str]:
    plain = fold(name).removeprefix("the ")
    whole = "".join(char for char in plain if char.isalnum())
    return {whole} | ({plain.split(".")[0].replace("-", "")} if "." in plain and " " not in plain else set())

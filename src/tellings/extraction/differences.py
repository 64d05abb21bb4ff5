"""Where a page's markup says something else than what was taken for its title, authors and outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tellings.extraction.authors import read_authors
from tellings.extraction.metadata import Metadata
from tellings.extraction.reprints import is_same_outlet
from tellings.text.folding import fold
from tellings.types.documents import Declaration, Outlet

_MOST = 12  # declarations that a document keeps


def find_differing(page: Metadata, *, title: str, authors: Sequence[str], outlet: Outlet) -> tuple[Declaration, ...]:
    """Return the declarations that differ from what was taken, each value once, with the first of its fields."""
    found: dict[tuple[str, str], Declaration] = {}
    for each in _list_differing(page, _letters(title), {_letters(name) for name in authors}, outlet):
        found.setdefault((each.field, _letters(each.value)), each)
    return tuple(found.values())[:_MOST]


def _list_differing(page: Metadata, title: str, authors: set[str], outlet: Outlet) -> Iterator[Declaration]:
    outlets = [name for name in (outlet.name, outlet.id, outlet.carried_by) if name]
    for each in page.declared:
        if each.field == "title":
            # A title with the site's name before or after it says the same.
            differs = bool(title) and title not in _letters(each.value)
        elif each.field in ("author", "organization"):
            named = {_letters(author.name) for author in read_authors(each.value, is_declared=True)}
            differs = not named or not named <= authors
        else:
            differs = each.field in ("site", "publisher") and not any(
                is_same_outlet(each.value, name) for name in outlets
            )
        if differs:
            yield each


def _letters(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())

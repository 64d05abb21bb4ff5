"""Notes on what was read with a doubt, few enough to be read: of one file the first ones, then their number."""

from __future__ import annotations

from collections.abc import Callable

from tellings.readers.limits import Means
from tellings.readers.lines import Found
from tellings.types.documents import Report

_MOST = 20  # notes on single reports of one file
_MOST_SHAPES = 10  # ways of reading that are told of one file


class Notes:
    """Whom the readers of one file tell of doubts; what is said of the file itself always passes."""

    def __init__(self, name: str, tell: Callable[[str], None]) -> None:
        self._name = name
        self._tell = tell
        self._count = 0

    def tell(self, text: str) -> None:
        """Pass a note on, or count it where there were many."""
        if text.startswith(f"{self._name}: "):
            self._tell(text)
            return
        self._count += 1
        if self._count <= _MOST:
            self._tell(text)

    def close(self) -> None:
        """Tell how many notes were not passed on."""
        if self._count > _MOST:
            self._tell(f"{self._name}: {self._count - _MOST:,} more reports were read with a doubt such as these")


def tell_found(found: Found, name: str, means: Means, shapes: set[str]) -> None:
    """Tell what was doubtful about one object of the file `name`, and a way of reading that is not among `shapes`."""
    for note in found.notes:
        means.tell(f"{found.item.id if isinstance(found.item, Report) else name}: {note}")
    if found.shape and found.shape not in shapes and len(shapes) < _MOST_SHAPES:
        shapes.add(found.shape)
        means.tell(f"{name}: {found.shape}")

"""Notes on what was read with a doubt, few enough to be read: of one file the first ones, then their number."""

from __future__ import annotations

from collections.abc import Callable

_MOST = 20  # notes on single reports of one file


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

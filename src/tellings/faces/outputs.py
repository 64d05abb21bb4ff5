"""Where a command's output goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from types import TracebackType
from typing import TextIO

from tellings.errors import UsageError


class Output:
    """An open output; on leaving, a file takes its name, also after Ctrl-C: what was finished is kept.

    After any other error the earlier file stays as it was.
    """

    def __init__(self, path: str | None) -> None:
        self._target = None if path in (None, "-") else Path(os.path.realpath(str(path)))
        self._draft: Path | None = None
        self._stream: TextIO = sys.stdout

    @property
    def is_file(self) -> bool:
        """Whether the output goes to a file rather than to standard output."""
        return self._target is not None

    def write(self, text: str) -> None:
        """Write `text`."""
        self._stream.write(text)

    def __enter__(self) -> Output:
        target = self._target
        if target is None:
            return self
        if target.is_dir():
            raise UsageError(f"-o {target}: expected a file, found a folder")
        try:
            if target.exists() and not target.is_file():  # a device or pipe cannot be replaced
                self._stream = target.open("w", encoding="utf-8", newline="\n")
                return self
            # hidden, so that a command that reads the same folder passes it over
            number, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        except OSError as error:
            raise UsageError(f"-o {target} cannot be written: {error.strerror}") from error
        self._draft = Path(name)
        self._stream = os.fdopen(number, "w", encoding="utf-8", errors="replace", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._target is None:
            if kind is None:
                sys.stdout.flush()
            return
        written = self._stream.tell() if self._draft is not None else 0
        self._stream.close()
        if self._draft is None:
            return
        if kind is None or (kind is KeyboardInterrupt and written):
            self._draft.chmod(_mode(self._target))
            self._draft.replace(self._target)
        else:
            self._draft.unlink(missing_ok=True)


def _mode(target: Path) -> int:
    """Return the rights of the file as it was, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask

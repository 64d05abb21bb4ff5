"""Where a command's output goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TextIO

from tellings.errors import UsageError
from tellings.readers.charsets import HEAD
from tellings.readers.contents import is_own_page

_SIGNS = (b'"tellings.', b'"dossiers"', b"PRODID:-//Tellings//")


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
        """Write `text`; UsageError where there is no room for it."""
        try:
            self._stream.write(text)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise self._failure(error) from error

    def _failure(self, error: OSError) -> UsageError:
        where = "standard output" if self._target is None else f"-o {self._target}"
        if self._target is None:
            discard_output()
        return UsageError(f"{where} cannot be written: {error.strerror or error}")

    def __enter__(self) -> Output:
        target = self._target
        if target is None:
            if sys.stdout is None:
                raise UsageError("standard output is closed; name a file with -o")
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
        try:
            self._finish(kind)
        except BrokenPipeError:
            raise
        except OSError as failure:
            if self._draft is not None:
                with suppress(OSError):
                    self._draft.unlink(missing_ok=True)
            if kind is None or isinstance(error, KeyboardInterrupt):
                raise self._failure(failure) from failure

    def _finish(self, kind: type[BaseException] | None) -> None:
        """Write what is still held and give the file its name, or leave no trace of it."""
        if self._target is None:
            if kind is None:
                sys.stdout.flush()
            return
        written = self._stream.tell() if kind is not None and self._draft is not None else 0
        self._stream.close()
        if self._draft is None:
            return
        if kind is None or (kind is KeyboardInterrupt and written):
            self._draft.chmod(_mode(self._target))
            self._draft.replace(self._target)
        else:
            self._draft.unlink(missing_ok=True)


def require_apart(output: str | None, paths: Sequence[str]) -> None:
    """Raise where writing `output` would destroy a report: one of `paths`, or a file in them that is not ours."""
    if output in (None, "-"):
        return
    target = Path(os.path.realpath(str(output)))
    if not target.is_file():
        return
    named = [Path(os.path.realpath(path)) for path in paths if path != "-"]
    if target in named:
        raise UsageError(f"-o {output} is one of the files to read, which would be lost; name another")
    if any(folder in target.parents for folder in named) and not _is_ours(target):
        raise UsageError(
            f"-o {output} lies among the files to read and is not of our making; name another, or remove it first"
        )


def _is_ours(path: Path) -> bool:
    """Return whether a file is empty or bears a sign of what Tellings writes, in its first or last characters."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            file.seek(max(0, path.stat().st_size - HEAD))
            tail = file.read(HEAD)
    except OSError:
        return False
    whole = head.decode("utf-8", "replace") + "\n" + tail.decode("utf-8", "replace")
    return not head or is_own_page(whole) or any(sign in head for sign in _SIGNS)


def _mode(target: Path) -> int:
    """Return the rights of the file as it was, or those that a new file gets."""
    if target.exists():
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def discard_output() -> None:
    """Turn standard output away: what it still holds has no reader or no room, and would fail once more at exit."""
    with suppress(OSError, ValueError):  # a stream without a number, or closed already
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

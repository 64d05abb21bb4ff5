"""The reader model as stages take it: `tag` and `encode`, loaded when first used, once in a process."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Sequence
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from tellings.errors import ModelError
from tellings.models import weights
from tellings.types.readings import Reading, Vector

if TYPE_CHECKING:
    from tellings.models.sessions import Session

WEIGHTS = Path(__file__).with_name(weights.FILE)
WAY_OUT = "Install Tellings again, or leave the model out (--no-model, model=False)"
_VECTORS = 2048  # kept, of 1.5 kB each


class Reader:
    """A reader model behind two functions, `tag` and `encode`; ModelError where it cannot be loaded.

    Nothing is loaded before the first use. Several threads may use one reader. `digest` is the SHA-256 that the
    file has to have; None takes any.

    The vector of an empty text is all zeros: it is like nothing.
    """

    def __init__(self, path: Path, *, digest: str | None = None) -> None:
        self._path = path
        self._digest = digest
        self._is_checked = False
        self._session: Session | None = None
        self._lock = threading.Lock()
        self._remembered = lru_cache(_VECTORS)(self._encode)

    @property
    def version(self) -> str:
        """The version of the weights, as they name it themselves."""
        return self.open().version

    def check(self) -> None:
        """Raise ModelError where the file is missing, damaged or another one; nothing is loaded."""
        with self._lock:
            if not self._is_checked:
                read_weights(self._path, self._digest)
                self._is_checked = True

    def open(self) -> Session:
        """Return the session, checked and loaded now if it was not before."""
        with self._lock:
            if self._session is None:
                # the bytes that are checked are the bytes that are loaded: the file may change under a long run
                self._session = _load_session(self._path, read_weights(self._path, self._digest))
                self._is_checked = True
            return self._session

    def tag(self, text: str) -> Reading:
        """Return words, syntax and names of a text of at most a sentence or two."""
        return self.open().read(text)

    def tag_words(self, words: Sequence[str]) -> Reading:
        """Return what `tag` returns, of words already cut; spans are places in the words joined by blanks."""
        ends = list(accumulate(len(word) + 1 for word in words))
        spans = [(end - 1 - len(word), end - 1) for end, word in zip(ends, words, strict=True)]
        return self.open().read_words(" ".join(words), spans)

    def encode(self, text: str) -> Vector:
        """Return the vector of a text: of unit length, or zeros for an empty text."""
        return tuple(self._remembered(text))

    def _encode(self, text: str) -> array[float]:
        return array("f", self.open().encode(text))


@cache
def load_reader() -> Reader:
    """Return the reader of this installation, one for the whole process."""
    return Reader(WEIGHTS, digest=weights.SHA256)


@cache
def has_weights() -> bool:
    """Return whether this installation came with weights, as it was first seen; they may still be damaged."""
    return WEIGHTS.is_file()


def read_weights(path: Path, digest: str | None) -> bytes:
    """Return a file of weights; ModelError where it is missing or is not the one that it should be."""
    try:
        weights_read = path.read_bytes()
    except FileNotFoundError:
        raise ModelError(f"expected the weights of the reader model at {path}, found no file. {WAY_OUT}") from None
    except OSError as error:
        raise ModelError(f"{path}: the weights cannot be read: {error.strerror or error}. {WAY_OUT}") from error
    found = sha256(weights_read).hexdigest()
    if digest is not None and found != digest:
        told = f"expected the SHA-256 {digest[:12]}…, found {found[:12]}… in {len(weights_read):,} bytes"
        raise ModelError(f"{path}: {told}: the file is cut short, damaged or another one. {WAY_OUT}")
    return weights_read


def _load_session(path: Path, read: bytes) -> Session:
    try:
        from tellings.models.sessions import Session
    except Exception as error:  # a runtime that does not fit its numpy or this system fails in ways of its own
        raise ModelError(
            f"the reader model needs the packages onnxruntime and numpy, which cannot be loaded: {error}. {WAY_OUT}"
        ) from error
    try:
        return Session(path, read)
    except (ModelError, MemoryError):
        raise
    except Exception as error:  # else every report would be refused for what is wrong with the installation
        raise ModelError(f"{path}: the model cannot be used: {type(error).__name__}: {error}. {WAY_OUT}") from error

"""Fingerprints of many reports, packed: two or three kilobytes each, unpacked when they are asked for."""

from __future__ import annotations

import marshal
import zlib
from dataclasses import fields
from hashlib import blake2b

from tellings.clustering.traits import Traits, find_traits
from tellings.clustering.vectors import PackedVectors
from tellings.types.stories import Fingerprint

_KEPT_READY = 32_768  # fingerprints at hand unpacked, some twenty kilobytes each: a window of a busy stream
_FIELDS = tuple(field.name for field in fields(Fingerprint))  # the id first


class Store:
    """Fingerprints by number, in the order of adding, and by document id."""

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.numbers: dict[str, int] = {}
        # By number, the first report that is the same in all but its id, vectors too; mostly the report itself.
        self.twins: list[int] = []
        self._firsts: dict[bytes, int] = {}
        self._packed: list[bytes] = []
        self._ready: dict[int, Traits] = {}  # the one that was asked for last stands at the end

    def __len__(self) -> int:
        return len(self.ids)

    def __contains__(self, document_id: object) -> bool:
        return document_id in self.numbers

    def add(self, fingerprint: Fingerprint, vectors: PackedVectors | None = None) -> int:
        """Take in a fingerprint of a document that is not here yet, and return its number."""
        number = self.numbers[fingerprint.document_id] = len(self.ids)
        self.ids.append(fingerprint.document_id)
        row = tuple(getattr(fingerprint, name) for name in _FIELDS)
        self._packed.append(zlib.compress(marshal.dumps(row), 1))
        content = b"" if vectors is None else vectors.tobytes()
        content += marshal.dumps(row[1:], 2)  # in this format alike values always look alike
        self.twins.append(self._firsts.setdefault(blake2b(content, digest_size=16).digest(), number))
        self._keep_ready(number, find_traits(fingerprint))
        return number

    def find_number(self, document_id: str) -> int | None:
        """Return the number of a document, None where it is not here."""
        return self.numbers.get(document_id)

    def fingerprint(self, number: int) -> Fingerprint:
        """Return a fingerprint as it was added."""
        return Fingerprint(*marshal.loads(zlib.decompress(self._packed[number])))

    def traits(self, number: int) -> Traits:
        """Return what comparisons need to know of a report."""
        traits = self._ready.pop(number, None) or find_traits(self.fingerprint(number))
        self._keep_ready(number, traits)
        return traits

    def _keep_ready(self, number: int, traits: Traits) -> None:
        self._ready[number] = traits
        if len(self._ready) > _KEPT_READY:
            del self._ready[next(iter(self._ready))]

"""Ids that no two reports of one reading share, in memory that does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import blake2b

from tellings.readers.lines import Item
from tellings.types.documents import Report

_SIZE = 1 << 22  # bytes of the sieve: of a million ids, one in ten thousand gets a number it would not need


class Ids:
    """The ids given so far, kept in a sieve of fixed size (a Bloom filter).

    The sieve never says of an id that was given that it was not; now and then it takes a new one for given, and
    that one gets a number. So ids are always apart, and the same input gets the same ids.
    """

    def __init__(self) -> None:
        self._bits = bytearray(_SIZE)

    def tell_apart(self, item: Item) -> Item:
        """Return the item; a report with an id that no earlier one has: `x`, then `x#2`, `x#3`."""
        if not isinstance(item, Report):
            return item
        report_id = self._choose(item.id)
        for place in _places(report_id):
            self._bits[place >> 3] |= 1 << (place & 7)
        return item if report_id == item.id else replace(item, id=report_id)

    def _choose(self, wanted: str) -> str:
        if not self._has(wanted):
            return wanted
        free = 2
        while self._has(f"{wanted}#{free}"):  # in growing steps: one id may stand on every line of a long file
            free *= 2
        taken = free // 2
        while free - taken > 1:
            middle = (taken + free) // 2
            if self._has(f"{wanted}#{middle}"):
                taken = middle
            else:
                free = middle
        return f"{wanted}#{free}"

    def _has(self, report_id: str) -> bool:
        return all(self._bits[place >> 3] >> (place & 7) & 1 for place in _places(report_id))


def _places(report_id: str) -> Iterator[int]:
    digest = blake2b(report_id.encode("utf-8", "surrogatepass"), digest_size=16).digest()
    for start in range(0, 16, 4):
        yield int.from_bytes(digest[start : start + 4], "big") % (_SIZE * 8)

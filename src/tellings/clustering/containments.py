"""How much of one text stands in another, estimated from sampled hashes through an inverted index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

_HOLDERS = 24  # texts that an index keeps for one hash: a text carried by hundreds is told by any of them


class SampleIndex:
    """Which texts hold which sampled hashes, to be asked for the texts that share some with a new one.

    The method is containment by FracMinHash (Irber et al. 2022). A hash that very many texts hold (furniture, or a
    text that hundreds carry) keeps the first of them only, so adding and asking cost the same however many there are;
    all who carry one text still meet in those first ones. Texts are named by numbers: 0 for the first added.
    """

    def __init__(self, *, holders: int = _HOLDERS) -> None:
        self._limit = holders
        self._sizes: list[int] = []
        # One holder, as nearly all hashes have, is kept without a list around it: a third of the memory.
        self._holders: dict[int, int | list[int]] = {}

    def __len__(self) -> int:
        return len(self._sizes)

    def add(self, hashes: Collection[int]) -> int:
        """Add a text by its distinct hashes and return its number."""
        number = len(self._sizes)
        self._sizes.append(len(hashes))
        for value in hashes:
            known = self._holders.setdefault(value, number)
            if isinstance(known, list):
                if len(known) < self._limit:
                    known.append(number)
            elif known != number:
                self._holders[value] = [known, number]
        return number

    def find(self, hashes: Collection[int], *, least: float) -> list[tuple[int, float]]:
        """Return the texts that share at least `least` of the smaller sample, with that share, in their order."""
        shared: Counter[int] = Counter()
        for value in hashes:
            known = self._holders.get(value)
            if isinstance(known, list):
                shared.update(known)
            elif known is not None:
                shared[known] += 1
        found = []
        for number, count in sorted(shared.items()):
            share = count / min(self._sizes[number], len(hashes))
            if share >= least:
                found.append((number, share))
        return found


def match_samples(
    samples: Mapping[str, Collection[int]], *, least: float, holders: int = _HOLDERS
) -> Iterator[tuple[str, str, float]]:
    """Yield (id, id, estimated containment) of the pairs that share `least` of the smaller sample, ids in order.

    `samples` are distinct sampled hashes by document id, as `Fingerprint.shingles` holds them. The result does not
    depend on the order of the mapping, and the cost grows with the number of texts, not of pairs.
    """
    index = SampleIndex(holders=holders)
    ids = sorted(samples)
    for document_id in ids:
        hashes = samples[document_id]
        for number, share in index.find(hashes, least=least):
            yield ids[number], document_id, share
        index.add(hashes)

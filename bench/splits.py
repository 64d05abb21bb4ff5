"""How documents of the public sets are parted into train, dev and test: by a hash of the document's own name.

re3d and GUM come without parts of their own here; whoever trains or measures on them uses this one division.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

Part = Literal["train", "dev", "test"]


def part_of(document_id: str) -> Part:
    """Return the part that a document belongs to: a quarter of all are test, an eighth dev.

    >>> part_of("GUM_interview_cyclone"), part_of("GUM_interview_onion")
    ('test', 'train')
    """
    byte = sha256(document_id.encode()).digest()[0]
    return "test" if byte < 64 else "dev" if byte < 96 else "train"

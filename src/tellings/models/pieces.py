"""Words cut into the pieces that the reader model knows, as the uncased BERT models were trained on them (WordPiece).

After Devlin and others, "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding" (2019).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100  # characters; what is longer is no word, and becomes one unknown piece
_REMEMBERED = 32_768  # words whose pieces are kept; a day of news has fewer
_CONTROLS = frozenset({"Cc", "Cf", "Co", "Cs"})  # not the unassigned: the next Unicode may make letters of them
_IDEOGRAPHS = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)


class Vocabulary:
    """The pieces of a model in the order of their numbers; a piece that goes on a word begins with ##."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self._longest = max((len(piece) for piece in pieces), default=0)
        self.begin, self.end, self.unknown = (self._ids[name] for name in (BEGIN, END, UNKNOWN))
        self._remembered = lru_cache(_REMEMBERED)(self._find_ids)

    def find_ids(self, word: str) -> tuple[int, ...]:
        """Return the numbers of the pieces of a word; a word that nothing is left of is one unknown piece.

        >>> pieces = Vocabulary(["[CLS]", "[SEP]", "[UNK]", "quay", "##s", "'"])
        >>> pieces.find_ids("Quay's"), pieces.find_ids("pier")
        ((3, 5, 2), (2,))
        """
        return self._remembered(word) if len(word) <= LONGEST_WORD else self._find_ids(word)

    def _find_ids(self, word: str) -> tuple[int, ...]:
        ids = [number for part in split_parts(word) for number in self._match(part)]
        return tuple(ids) or (self.unknown,)

    def _match(self, part: str) -> list[int]:
        """Return the longest known pieces from left to right; one unknown piece where they do not cover the part."""
        if len(part) > LONGEST_WORD:
            return [self.unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            for end in range(min(len(part), start + self._longest), start, -1):
                number = self._ids.get(prefix + part[start:end])
                if number is not None:
                    break
            else:
                return [self.unknown]
            found.append(number)
            start = end
        return found


def split_parts(word: str) -> list[str]:
    """Return a word in lower case without accents, with every mark and every ideograph apart, as BERT reads it.

    >>> split_parts("Élysée-Palace")
    ['elysee', '-', 'palace']
    """
    return list(_split(_plain(word)))


def _plain(word: str) -> str:
    """Return a word without control characters and accents, in lower case letter by letter."""
    if word.isascii():
        return "".join(letter for letter in word if letter.isprintable() or letter in "\t\n\r").lower()
    kept = "".join(letter for letter in word if not _is_control(letter))
    spread = unicodedata.normalize("NFD", kept)
    # each letter by itself: in a whole word Python writes a final Greek sigma in another way than the model knows
    return "".join(letter.lower() for letter in spread if unicodedata.category(letter) != "Mn")


def _split(text: str) -> Iterator[str]:
    start = 0
    for at, letter in enumerate(text):
        is_blank = letter.isspace()
        if is_blank or _is_mark(letter) or _is_ideograph(letter):
            if start < at:
                yield text[start:at]
            if not is_blank:
                yield letter
            start = at + 1
    if start < len(text):
        yield text[start:]


def _is_control(letter: str) -> bool:
    if letter in "\t\n\r":
        return False
    return letter == "\N{REPLACEMENT CHARACTER}" or unicodedata.category(letter) in _CONTROLS


def _is_mark(letter: str) -> bool:
    """Return whether a character is punctuation, which for BERT every ASCII sign is that is no letter or digit."""
    if letter < "\x7f":
        return letter >= "!" and not letter.isalnum()
    return unicodedata.category(letter)[0] == "P"


def _is_ideograph(letter: str) -> bool:
    return letter >= "\u3400" and any(first <= ord(letter) <= last for first, last in _IDEOGRAPHS)

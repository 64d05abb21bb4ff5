"""Words and marks of a text with exact offsets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from snowballstemmer import stemmer

# Inside a word the joints (hyphen, apostrophe, a mark between two digits) are characters that no word part
# can match, so the pattern is linear. 1,000-for-1,000, 12:57 and U.S. stay whole.
_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"
    r"|[^\W_]+(?:(?:[-'’]|(?<=\d)[.,:](?=\d))[^\W_]+)*"
    r"|[.…]+|[^\w\s]|_"
)
_english = stemmer("english")


class Token(NamedTuple):
    """A word, number or mark, at `start:end` of the text that was tokenized."""

    text: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        """Return whether this is a word or a number, not a mark."""
        return self.text[0].isalnum()


@lru_cache(maxsize=1024)  # the sentences of one report, which several stages read
def tokenize(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]` with offsets into `text`.

    A possessive ending stays on its word; `bare` takes it off.

    >>> [token.text for token in tokenize("U.S. envoy’s 1,000-for-1,000 swap.")]
    ['U.S.', 'envoy’s', '1,000-for-1,000', 'swap', '.']
    """
    stop = len(text) if end is None else end
    return tuple(Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(text, start, stop))


def find_words(text: str) -> list[str]:
    """Return the words and numbers of `text`, as `tokenize` finds them, without their places."""
    return [word for word in _TOKEN.findall(text) if word[0].isalnum()]


def bare(word: str) -> str:
    """Return a word without its possessive ending.

    >>> bare("Oslo’s"), bare("Ministers'")
    ('Oslo', 'Ministers')
    """
    if word.isalnum():
        return word
    for ending in ("'s", "’s", "'", "’"):
        if word.endswith(ending) and len(word) > len(ending):
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return the English stem of a word (Porter 2, by Snowball), in lower case.

    >>> stem("Proposals"), stem("proposed")
    ('propos', 'propos')
    """
    return str(_english.stemWord(bare(word).lower()))

"""One stretch of text as words, numbers and marks, with what a small grammar asks of its neighbours."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Letters and digits part company ("5pm", "1990s"), and so do hyphens and apostrophes: a grammar joins them again.
_LEXEME = re.compile(r"[AaPp]\.[Mm]\b\.?|\d+|[^\W\d_]+|[^\w\s]")


class Line(NamedTuple):
    """The lexemes of `text[start:end]`: lower-case `words` with `starts` and `ends` in the text."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]

    def word(self, index: int) -> str:
        """Return the lexeme at `index` in lower case, an empty string outside the line."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def printed(self, index: int) -> str:
        """Return the lexeme at `index` as printed, an empty string outside the line."""
        return self.text[self.starts[index] : self.ends[index]] if 0 <= index < len(self.words) else ""

    def is_glued(self, index: int) -> bool:
        """Return whether no space stands between this lexeme and the one before."""
        return 0 < index < len(self.words) and self.starts[index] == self.ends[index - 1]

    def is_capital(self, index: int) -> bool:
        """Return whether the lexeme is printed with a capital."""
        return 0 <= index < len(self.words) and self.text[self.starts[index]].isupper()

    def is_headline(self) -> bool:
        """Return whether most longer words have capitals, so that a capital tells nothing; 60 lexemes decide."""
        longer = [index for index, word in enumerate(self.words[:60]) if len(word) > 3 and word.isalpha()]
        return sum(self.is_capital(index) for index in longer) * 3 > len(longer) * 2


@lru_cache(maxsize=1024)  # the sentences of one report, which several stages read
def read_line(text: str, start: int = 0, end: int | None = None) -> Line:
    """Return the lexemes of `text[start:end]`, offsets counted in `text`.

    >>> read_line("At 5pm, a 35-minute call").words
    ['at', '5', 'pm', ',', 'a', '35', '-', 'minute', 'call']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _LEXEME.finditer(text, start, len(text) if end is None else end):
        words.append(match.group().lower())
        starts.append(match.start())
        ends.append(match.end())
    return Line(text, words, starts, ends)

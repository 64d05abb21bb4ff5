"""Syntactic words as Universal Dependencies cuts English, with exact offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.text.sentences import ABBREVIATIONS, OPENINGS

# Beginnings that keep their hyphen ("co-founder", "mid-July"); every other hyphen is a word of its own.
_PREFIXES = frozenset(
    "anti co counter cross e ex extra hyper infra inter intra macro mega meta micro mid mini multi neo non over para "
    "post pre pro proto pseudo quasi re semi socio sub super trans ultra un under".split()
)
_JOINTS = frozenset("the a an and or to in by of".split())  # inside a chain: over-the-counter
# These are words too: the full stop belongs to them only before a digit, a name or an unfinished sentence.
_WORDS_TOO = frozenset("no mar sun sat wed miss ill mass la est al min fig sec dir judge para penn sept del".split())
# Two words written as one, with the length of the first.
_FUSED = {
    "cannot": 3, "gonna": 3, "wanna": 3, "gotta": 3, "gimme": 3, "lemme": 3, "outta": 3, "dont": 2, "cant": 2,
    "wont": 2, "aint": 2, "arnt": 2, "isnt": 2, "didnt": 3, "doesnt": 4, "wasnt": 3, "arent": 3, "werent": 4,
    "havent": 4, "hasnt": 3, "hadnt": 3, "couldnt": 5, "wouldnt": 5, "shouldnt": 6, "im": 1, "ive": 1, "youre": 3,
    "youve": 3, "theyre": 4, "thats": 4, "theres": 5, "whats": 4,
}  # fmt: skip
_MARK = "['’`´]"
# Measures that are written on to their number ("5:30pm", "40km").
_UNITS = (
    "am|pm|a[.]m[.]|p[.]m[.]|AM|PM|k|K|m|M|bn|mn|km|cm|mm|kg|mg|g|lbs?|oz|ft|mph|kph|hh|hrs?|mins?|secs?|yrs?|yo|x|kW|MW|"
    "GW|MWh|GB|MB|gb|mb|Hz|MHz|GHz|F"
)
_ENDINGS = (
    "com|org|net|edu|gov|mil|int|info|biz|co|uk|us|eu|de|fr|ru|ua|ca|au|tv|io|html?|php|aspx?|pdf|docx?|xls|jpg|png|"
    "txt|zip|exe"
)
_JOIN = r"[\u0300-\u036f\u00ad\u200b-\u200d]"  # accents written after their letter, and marks that do not show
_PIECE = re.compile(
    rf"""
    (?P<address>
        (?:https?|ftp)://\S*[\w/=&\#] | www\.\S*[\w/]
      | (?:mailto:)?[\w.+%-]{{1,64}}@\w[\w-]{{0,63}}(?:\.[\w-]{{1,64}}){{0,5}}
      | (?:[A-Za-z\d_-]{{1,40}}\.){{1,5}}(?i:{_ENDINGS})(?:/\S*[\w/])?(?![^\W_])
      | [a-z]{{1,20}}(?:\.[a-z]{{2,20}}){{2,5}}(?![^\W_])
      | [@\#][A-Za-z_]\w*
    )
  | (?P<dotted>[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.? | Ph\.D\b\.?)
  | (?P<number>
        \d{{1,2}}/\d{{1,2}}/\d{{2,4}}(?![\w/]) | (?![123]/[234](?!\d))(?:0?[1-9]|1[0-2])/(?:[0-2]?\d|3[01])(?![\w/])
      | (?:\d{{1,3}}-)?(?:\d{{3}}-)?\d{{3}}-\d{{4}}(?![\w-]) | \d{{1,2}}-\d{{1,2}}-\d{{2,4}}(?![\w-])
      | \d{{4}}-\d{{2}}-\d{{2}}(?![\w-])
      | (?:(?<!\w)\+)?\d+(?:(?:,\d{{3}}(?!\d)|[.:]\d+))*(?=(?:{_UNITS})?(?![^\W_]))(?!{_MARK}s(?![^\W_]))
      | (?<![\w.])\.\d+(?![^\W_])
      | \d+{_MARK}s(?![^\W_])
    )
  | (?P<short>
        ['’‘`](?i:em|til|cause|tis|twas|bout|cos|n|\d\ds)(?![^\W_]) | (?<=\S){_MARK}(?i:s|d|m|re|ve|ll)(?![^\W_])
    )
  | (?P<currency>(?:US|HK|AU?|CA?|NZ|NT)[$])
  | (?P<word>(?:(?<!{_JOIN}){_JOIN}+)?[^\W_]+(?:(?:{_MARK}|_+|{_JOIN}+)[^\W_]+)*{_JOIN}*)
  | (?P<mark>
        [:;=]-?[)(DPp](?![^\W_]) | \.{{2,}} | …+ | -{{2,}} | [!?]+ | \*+ | =+ | _+ | \++ | ~+ | \#+ | <+ | >+ | [$]+
      | '' | `` | ’’ | ‘‘ | ‘’ | \S
    )
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(rf"(?:n{_MARK}t|{_MARK}(?:s|m|d|re|ve|ll))\Z", re.IGNORECASE)
_PART = re.compile(rf"[^\W_]+(?:{_MARK}[^\W_]+)*")
_NEXT = re.compile(r"\s*(\w*)")
_ENDS = re.compile(r"[\"'”’»\s]*\Z")


def split_words(text: str) -> list[tuple[int, int]]:
    """Return the syntactic words of a text as ranges, in order; marks are words too.

    Clitics and hyphens stand apart, an abbreviation keeps its full stop.

    >>> text = "Mr. Oru can't say who's in the long-term plan."
    >>> " ".join(text[start:end] for start, end in split_words(text))
    "Mr. Oru ca n't say who 's in the long - term plan ."
    """
    found: list[tuple[int, int]] = []
    at = 0
    while match := _PIECE.search(text, at):
        start, at = match.span()
        if match.lastgroup == "word":
            at = _find_end(text, start, at)
            found.extend(_cut_word(text, start, at))
        else:
            if match.lastgroup == "dotted" and text[at - 1] == "." and _ENDS.match(text, at):
                at -= 1
            found.append((start, at))
    return found


def _find_end(text: str, start: int, end: int) -> int:
    """Return where a word ends that began as letters: after a joined prefix, an "&" or its own full stop."""
    word, mark = text[start:end], text[end : end + 1]
    if mark == "-" and word.lower() in _PREFIXES and (len(word) == 1 or not word.isupper()):
        rest = _PART.match(text, end + 1)
        return rest.end() if rest and rest.group().lower() not in _JOINTS else end
    if mark == "&" and word.isupper():
        rest = _PART.match(text, end + 1)
        return rest.end() if rest and rest.group()[0].isupper() else end
    return end + (mark == "." and _has_stop(word, text, end + 1))


def _has_stop(word: str, text: str, after: int) -> bool:
    """Return whether the full stop after a word is its own; the treebank sets the last of a sentence apart."""
    if text[after : after + 1] == "." or _ENDS.match(text, after):
        return False
    low, following = word.lower(), _NEXT.match(text, after)
    next_word = following[1] if following else ""
    if len(word) == 1:
        if word.islower():
            return next_word[:1].isdigit() or (word == "v" and next_word[:1].isupper())
        return word != "I" and next_word[:1].isupper() and next_word.lower() not in OPENINGS
    if low == "no":
        return next_word[:1].isdigit()
    if low == "may":
        return False
    if low == "al":
        return text[max(0, after - 6) : after - 1] == "et al"
    if low in _WORDS_TOO:
        return word[0].isupper() and bool(next_word)
    return low in ABBREVIATIONS


def _cut_word(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a word without its clitics, then these."""
    word = text[start:end]
    if word.lower() in _FUSED and not word[1:2].isupper():
        cut = start + _FUSED[word.lower()]
        yield from ((start, cut), (cut, end))
        return
    tail: list[tuple[int, int]] = []
    while (clitic := _CLITIC.search(text, max(start, end - 3), end)) and clitic.start() > start:
        tail.append(clitic.span())
        end = clitic.start()
    yield (start, end)
    yield from reversed(tail)

"""Sentence boundaries inside one paragraph, with exact offsets."""

from __future__ import annotations

import re

# Words that end in a full stop without ending a sentence. Titles and months first, then the rest.
ABBREVIATIONS = frozenset(
    "adm amb ald asst atty brig bro capt cdr cmdr col comdr cpl dep det dir dr esq fr gen gov hon insp jr judge "
    "lieut lt ltd maj messrs mgr mr mrs ms msgr mx ofc pfc pres prof pvt rabbi rep reps ret rev sec sen sens sgt "
    "spc sr sra st supt treas jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri "
    "sat sun ave blvd bldg co corp dept est etc ft inc intl mt no nos op pp rd univ vol vs ala ariz ark calif colo "
    "conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa penn tenn tex vt va "
    "wash wis wyo approx cf e.g i.e a.m p.m viz v al attn ca circa hrs min p para fig ext".split()
)
# These end a sentence as often as not: a capital after them decides.
_OPEN_ENDED = frozenset({"inc", "co", "corp", "ltd", "jr", "sr", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "d.c"})
_OPENERS = "\"“‘'([«„"
_CLOSERS = "\"”’')]»"
_STOP = re.compile(r"[.!?…]+(?: \.(?![\w.]))*")
# Words that open a sentence rather than go on with a name.
OPENINGS = frozenset(
    "he she it they we i you the this that these those there his her my our their its but and in on at as if when "
    "after while although since however meanwhile both what who how some many most".split()
)
# What an abbreviation with a stop inside looks like ("U.S", "D-W.Va"), against 10.74 and saltmere.com.
_LETTERS = re.compile(r"(?:[^.]*-)?[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2})+")
_NEVER_LAST = frozenset({"e.g", "i.e"})
# A word that opens a sentence without a capital ("iPhone", "al-Masri").
_LOW_NAME = re.compile(r"[a-z]{1,4}[A-Z]|(?:al|el|an|as|ash|ar)[-’'][A-Z]")
_NOTES = re.compile(r"(?:\s?\[\d{1,3}\])+(?=\s|\Z)")
_SPACE = re.compile(r"\s+")
_WORD_BEFORE = re.compile(r"[^\W_](?:[\w’'-]|\.(?=\w)){0,29}\Z")


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the sentences of the paragraph `text[start:end]` as ranges without surrounding space.

    Sentences inside a quotation are separate; a closing mark stays with the words before it.

    >>> text = "Mr. Oru left at 9 p.m. on Friday. “We tried. We failed,” he said."
    >>> [text[a:b] for a, b in split_sentences(text)]
    ['Mr. Oru left at 9 p.m. on Friday.', '“We tried.', 'We failed,” he said.']
    """
    stop = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    begin = _skip_space(text, start, stop)
    for match in _STOP.finditer(text, start, stop):
        cut = match.end()
        if cut <= begin:
            continue
        while cut < stop and text[cut] in _CLOSERS and not _opens(text, cut, stop):
            cut += 1
        notes = _NOTES.match(text, cut, stop)
        cut = notes.end() if notes else cut
        after = _skip_space(text, cut, stop)
        if after == cut and after < stop and not _is_glued(text, match, after, stop):
            continue
        if after < stop and not _ends_sentence(text, match, cut, after, begin, stop):
            continue
        if cut > begin:
            found.append((begin, cut))
        begin = after
    if begin < stop:
        last = stop
        while last > begin and text[last - 1].isspace():
            last -= 1
        if last > begin:
            found.append((begin, last))
    return found


def _skip_space(text: str, at: int, stop: int) -> int:
    match = _SPACE.match(text, at, stop)
    return match.end() if match else at


def _opens(text: str, at: int, stop: int) -> bool:
    """A straight mark directly before a letter opens a quotation, whatever stands before it."""
    return (
        text[at] in "\"'"
        and at + 1 < stop
        and text[at + 1].isalnum()
        and not text[at - 1].isspace()
        and text[at - 1] not in ".!?"
    )


def _is_glued(text: str, match: re.Match[str], after: int, stop: int) -> bool:
    """A capital directly after a full stop and a long lower-case word: the space was lost ("today.He said")."""
    word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    if match.group() != "." or word is None or not text[after].isupper() or after + 1 >= stop:
        return False
    return len(word.group()) > 3 and word.group().isalpha() and word.group().islower() and text[after + 1].islower()


def _ends_sentence(text: str, match: re.Match[str], cut: int, after: int, begin: int, stop: int) -> bool:
    following = after
    while following < stop and text[following] in _OPENERS:
        following += 1
    if following >= stop:
        return True
    char = text[following]
    if char.islower() and not _ends_before_low(text, match, cut, following, stop):
        return False
    if match.group()[0] in "!?":
        return True
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    if match.group() != "." or word is None:
        return True
    if word.start() == begin and word.group().isdigit() and len(word.group()) < 3:
        return False  # the number of an item
    if char.isdigit() and text[max(0, word.start() - 1)] == "(" and len(word.group()) == 1:
        return False  # (b. 1950), (c. 1200)
    return _full_stop_ends(word.group(), cut > match.end(), char, _next_word(text, following, stop))


def _ends_before_low(text: str, match: re.Match[str], cut: int, following: int, stop: int) -> bool:
    """A name that is written so, a link, or anything after a long word in lower case that is no abbreviation."""
    if match.group() not in (".", "?") or cut > match.end() or "/" in text[max(0, cut - 120) : cut]:
        return False  # "/": an address in pieces
    word = _WORD_BEFORE.search(text, max(0, match.start() - 30), match.start())
    before = word.group() if word else ""
    if len(before) > 3 and before.isalpha() and before.islower() and before not in ABBREVIATIONS:
        return True
    return match.group() == "." and _LOW_NAME.match(text, following, stop) is not None


def _full_stop_ends(word: str, closed: bool, char: str, following: str) -> bool:
    low = word.lower()
    if closed:
        return True
    if low in _NEVER_LAST:
        return False
    if low == "etc":
        return char.isupper()
    if low in _OPEN_ENDED or _LETTERS.fullmatch(word):
        return char.isupper() and following.lower() in OPENINGS
    if low == "no":
        return not char.isdigit()
    if low in ABBREVIATIONS:
        # "May." is a word too; before a capital it ends, before a digit it does not.
        return (
            low in {"mar", "may", "sun", "sat", "wed", "miss", "ill", "mass", "la", "est"}
            and word.islower()
            and char.isupper()
        )
    if len(word) == 1 and word.isalpha():
        return not word.isupper() or following.lower() in OPENINGS
    return True


def _next_word(text: str, at: int, stop: int) -> str:
    end = at
    while end < stop and (text[end].isalnum()):
        end += 1
    return text[at:end]

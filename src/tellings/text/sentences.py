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
    "wash wis wyo approx cf e.g i.e a.m p.m viz al attn ca circa hrs min p para fig".split()
)
# These end a sentence as often as not: a capital after them decides.
_OPEN_ENDED = frozenset(
    {"inc", "co", "corp", "ltd", "jr", "sr", "etc", "a.m", "p.m", "u.s", "u.k", "u.n", "e.u", "d.c"}
)
_OPENERS = "\"“‘'([«„"
_CLOSERS = "\"”’')]»"
_STOP = re.compile(r"[.!?…]+")
PRONOUNS = frozenset("he she it they we i the this that these those but and in on at as".split())
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
    if char.islower():
        return False
    if match.group()[0] in "!?":
        return True
    word = _WORD_BEFORE.search(text, max(begin, match.start() - 30), match.start())
    if match.group() != "." or word is None:
        return not (match.group() in ("…", "...") and char.islower())
    return _full_stop_ends(word.group(), cut > match.end(), char, _next_word(text, following, stop))


def _full_stop_ends(word: str, closed: bool, char: str, following: str) -> bool:
    low = word.lower()
    if closed:
        return True
    if low in _OPEN_ENDED or (len(word) > 1 and "." in word):
        return char.isupper() and following.lower() in PRONOUNS
    if low in ABBREVIATIONS:
        # "No." and "May." are words too; a month or "no" before a capital ends, before a digit it does not.
        return (
            low in {"no", "mar", "may", "sun", "sat", "wed", "miss", "ill", "mass", "la", "est"}
            and word.islower()
            and char.isupper()
        )
    if len(word) == 1 and word.isalpha() and word.isupper():
        return following.lower() in PRONOUNS
    return True


def _next_word(text: str, at: int, stop: int) -> str:
    end = at
    while end < stop and (text[end].isalnum()):
        end += 1
    return text[at:end]

"""Who wrote a report: names of people, agencies and desks, taken out of the strings in which pages give them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tellings.extraction.mastheads import is_outlet_name
from tellings.tables.agencies import find_agency
from tellings.tables.organizations import ORGANIZATION_HEADS
from tellings.tables.outlets import find_outlet
from tellings.tables.people import PARTICLES, SUFFIXES, usual_gender
from tellings.tables.places import load_places
from tellings.tables.roles import PLURAL_HEADS, ROLE_HEADS, ROLE_MODIFIERS
from tellings.text.folding import fold

AuthorKind = Literal["person", "agency", "desk", "outlet"]


class Author(NamedTuple):
    """An author as the page names it, by what it is."""

    name: str
    kind: AuthorKind


_LEAD = re.compile(
    r"(?:(?:view|see|read|show) )?(?:all |more )?(?:posts?|articles?|stories|entries|news|items?) (?:by|from|of)\b:?"
    r"|(?:more|all) (?:by|from)\b:?|more (?=[A-Z])|(?:about|meet) the authors?\b:?|(?:visit|see) author\b|follow\b"
    r"|(?:originally )?(?:written|posted|published|submitted|reported|words|story|text|report|article|analysis"
    r"|commentary|review|interview|opinion|essay|contributed|authored|compiled|blogged|created|added|uploaded)"
    r"(?: and (?:photos?|photographed|photographs|video|illustrated|reported|edited))? by\b:?"
    r"|(?:authors?|reporters?|writers?|byline|name|words|text|contributors?)\s?:|by\b\s?:?|from\b:?|[-–—|•·*,:]",
    re.IGNORECASE,
)
# What follows is no author of the text.
_OTHERS = re.compile(
    r"\b(?:(?:[Mm]edically |[Ff]act[- ])?(?:reviewed|checked|edited|translated|photographed|illustrated|produced"
    r"|directed) by|photos?(?:graphs?|graphy)? by|photographs?|photography|illustrations? by|video by|graphics? by"
    r"|with photos|editing by|additional reporting|editors?:)"
    r"|(?<=\w) (?:[Ff]or|[Vv]ia|[Ff]rom|[Ii]n|[Aa]t|[Oo]n) (?=[Tt]he |[A-Z])"
    r"|\(|\s[-–—]\s|\bis an? |\bhas been\b|\bwrites\b|\bcovers\b",
)
_BRACKETED = re.compile(r"\([^()]{0,40}\)")
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"[a-z]{0,6}\.? \d{1,4}\b|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\d{1,4}[-/.:]\d{1,2}|(?:last )?(?:updated|published|posted|modified)\b|\d+ (?:min|hour|day|week|month)"
    r"|\d+ (?:shares|comments)"
    r"|(?:share|comment|tweet|e-?mail|print|save|follow|subscribe|contact|twitter|facebook)s?\b)",
    re.IGNORECASE,
)
_NETWORK = re.compile(r"@|https?:|www\.|\.(?:com|org|net|co|uk|html)\b", re.IGNORECASE)
_WORD = re.compile(r"\S+")
_SPLIT = re.compile(r"\s?[;/|\n•·]\s?|,\s?(?:(?:and|&)\s)?|\s(?:&|\+|and|AND|And|with|und|et)\s|\sand(?=\n)")
_AFTER_MARK = re.compile(r"(^Mc|[-'\u2019.])([a-z])")
_INITIALS = re.compile(r"(?:(?:[A-Z]\.-?){1,3}[A-Z]?|[A-Z]{1,2})\Z")
_DEGREES = frozenset(
    "phd ph.d md m.d ma mba rn rd mph ms msc bsc ba jd esq dds dvm llb llm obe mbe cbe pharmd psyd edd dphil "
    "cpa".split()
)
_NOBODY = frozenset(
    "admin administrator author authors editor user username guest unknown anonymous none null undefined nan n/a na "
    "webmaster root test default wordpress blogger webadmin siteadmin superuser moderator no-author no_author "
    "noauthor by and the a an more all news posted written staff-writer info contact web online home blog about "
    "login advertisement sponsored share follow profile biography bio".split()
)
_NOBODIES = frozenset(
    "no author|guest author|guest contributor|guest post|site admin|web admin|super user|the author|the editor"
    "|not available|unknown author|author name|follow author|view profile|view bio|see more|read more|see all"
    "|about the author|about us|contact us|more stories|latest posts|recent posts|all posts|full bio|view all"
    "|submitted content|user submitted|press release|post author|post by".split("|")
)
_DESKS = frozenset(
    "staff desk team bureau editors newsroom correspondents reporters writers agencies wires board service services "
    "contributors reports newsdesk department editorial redaction web-desk webdesk crew".split()
)
_OF_DESKS = frozenset("staff editorial news newsroom web our foreign special own".split())
_OFFICES = (
    ROLE_HEADS
    | PLURAL_HEADS
    | frozenset(
        "freelance freelancer intern contributor contributing blogger technologist critic staff senior junior "
        "specialist copywriter strategist meteorologist lead associate chief bureau managing deputy assistant former "
        "special editorial coordinator ceo founder vp".split()
    )
)
_OPENERS = frozenset("the a an our my your his her their this that these new more all".split())
_TOPICS = frozenset(
    "games gaming features science health business political politics sport sports technology tech world national "
    "local news crime court courts education environment climate city state data investigative investigations video "
    "culture arts entertainment lifestyle royal security economics finance money travel food weather energy".split()
)
_BYLINE = re.compile(
    r"(?:\A|[|•·]\s{0,3}|\A(?i:posted|published|written|submitted|updated|created)\b[^.!?]{0,50}?\s)"
    r"(?:(?i:written |posted |published |reported |story |words )?[Bb][Yy](?:\s?:\s?|\s{1,3}|(?=[A-Z]))"
    r"|(?i:authors?|written by|reporter|words)\s?:\s?)"
)
_LINE_LONGEST = 160  # characters of a byline in the text
_LONGEST = 300  # characters of a byline
_MOST = 12  # authors
_WORDS = 5  # words of a name


def read_authors(text: str, *, is_declared: bool = False) -> tuple[Author, ...]:
    """Return the authors that a byline names, none where it names none.

    `is_declared` says that the page's markup gives the text as the name of an author: then one word will do.

    >>> [author.name for author in read_authors("By BEA OSTROW and Ilo van den Brand, Senior Editor, 9 April 2031")]
    ['Bea Ostrow', 'Ilo van den Brand']
    >>> read_authors("Lantern Web Desk")
    (Author(name='Lantern Web Desk', kind='desk'),)
    """
    return tuple(dict.fromkeys(_read(text, is_declared)))[:_MOST]


def read_line(line: str) -> tuple[Author, ...]:
    """Return the authors whom a line under the title names, none where it is no byline.

    >>> read_line("Posted on 9 April 2031 by Bea Ostrow"), read_line("By the harbour lies an old pier")
    ((Author(name='Bea Ostrow', kind='person'),), ())
    """
    if len(line) > _LINE_LONGEST:
        return ()
    agency = find_agency(line)
    if agency is not None:
        return () if agency.pictures_only else (Author(line.strip(), "agency"),)
    found = _BYLINE.search(line)
    return read_authors(line[found.end() :]) if found else ()


def _read(text: str, is_declared: bool) -> Iterator[Author]:
    rest = _BRACKETED.sub(" ", _WORD.sub(lambda word: "" if _NETWORK.search(word[0]) else word[0], text[:_LONGEST]))
    whole = _strip_lead(rest)
    for mark in (_OTHERS, _DAY):
        found = mark.search(whole)
        whole = whole[: found.start()] if found else whole
    whole = whole.strip(" .,:-–—*|\n")
    if not any(mark in whole for mark in "\n,;|") and (
        find_agency(whole) is not None or is_outlet_name(whole) or _is_desk(whole.split())
    ):
        yield from _classify(" ".join(whole.split()), is_declared)
        return
    is_alone = is_declared and _SPLIT.search(whole) is None
    told = False
    for mark, part in zip(("", *_SPLIT.findall(whole)), _SPLIT.split(whole), strict=True):
        if told and mark.strip() == ",":  # what is listed after an office belongs to it
            continue
        name = " ".join(_strip_lead(part).split()).strip(" .,:-–—*")
        authors = tuple(_classify(name, is_alone))
        told = not authors and len(name.split()) > 1
        yield from authors


def _strip_lead(text: str) -> str:
    rest = text.strip()
    for _ in range(4):
        found = _LEAD.match(rest)
        if found is None:
            break
        rest = rest[found.end() :].strip()
    return rest


def _classify(part: str, is_alone: bool) -> Iterator[Author]:
    """Yield the author that one part of a byline names; a role, a degree or a word of the page is none."""
    words = part.split()
    key = fold(part)
    if not words or len(words) > 2 * _WORDS or key in _NOBODIES or key in _NOBODY or key.replace(".", "") in _DEGREES:
        return
    agency = find_agency(part)
    if agency is not None:
        if not agency.pictures_only:
            yield Author(part, "agency")
    elif len(words) > 1 and words[0].isupper() and find_agency(words[0]) is not None:
        yield Author(words[0], "agency")  # "AP National Security Writer"
    elif len(words) > 1 and fold(words[-1]) in _DESKS and find_agency(" ".join(words[:-1])) is not None:
        yield Author(" ".join(words[:-1]), "agency")  # "Reuters Staff"
    elif _is_desk(words):
        yield Author(_recase(words), "desk")
    elif _is_house(words):
        yield Author(part, "outlet")
    elif part not in load_places():
        name = _find_name(words, is_alone)
        if name:
            yield Author(name, "person")


def _is_house(words: list[str]) -> bool:
    """Return whether a name is an organisation's: an outlet or a body, or one of its people without a name."""
    if len(words) == 2 and usual_gender(words[0]) is not None:
        return find_outlet(" ".join(words)) is not None
    if is_outlet_name(" ".join(words)):
        return True
    return len(words) > 1 and (fold(words[-1]) in ORGANIZATION_HEADS or find_outlet(words[0]) is not None)


def _is_desk(words: list[str]) -> bool:
    lower = [fold(word).strip(".,") for word in words]
    if len(words) > 2 and usual_gender(words[0]) is not None:
        return False
    return 1 <= len(words) <= 6 and (lower[-1] in _DESKS or (lower[0] in _OF_DESKS and lower[-1] in _OFFICES))


def _find_name(words: list[str], is_alone: bool) -> str | None:
    """Return the name of a person that stands first in `words`, without office and degree; None where none does."""
    words = _drop_offices(words)
    kept: list[str] = []
    for word in words:
        if fold(word).strip(".,") in _DEGREES:
            break
        if not _is_part(word, bool(kept)):
            return None
        kept.append(word)
    while kept and fold(kept[-1]) in PARTICLES:
        kept.pop()
    if len(kept) < 2 or max(map(len, kept)) < 3:
        return kept[0] if is_alone and len(kept) == len(words) == 1 and len(kept[0]) > 1 else None
    return _recase(kept) if len(kept) <= _WORDS and fold(kept[0]) not in _OPENERS else None


def _drop_offices(words: list[str]) -> list[str]:
    """Return the words of a name without an office before or after it.

    >>> _drop_offices("Ilo Brand Chief Harbour Correspondent".split()), _drop_offices("Senior Editor".split())
    (['Ilo', 'Brand'], [])
    """
    offices = [at for at, word in enumerate(words) if fold(word).strip(".,") in _OFFICES]
    if not offices or (len(words) == 2 and offices == [1] and usual_gender(words[0]) is not None):
        return words
    if offices[0] >= 2:
        return words[: offices[0]] if offices[0] == 2 or not _is_topic(words[offices[0] - 1]) else words[:2]
    rest = words[offices[-1] + 1 :]
    return rest if len(rest) >= 2 else []


def _is_topic(word: str) -> bool:
    return fold(word) in ROLE_MODIFIERS or fold(word) in _TOPICS


def _is_part(word: str, begun: bool) -> bool:
    """Return whether a word can be part of a name: capitals first, or a particle, or initials."""
    bare = word.strip(".,'\u2019\"")
    if (
        not bare
        or bare.endswith(("-based", "-born"))
        or not all(char.isalpha() or char in ".'\u2019-" for char in bare)
    ):
        return False
    return bare[0].isupper() or (begun and bare in PARTICLES) or bare.rpartition("-")[2][:1].isupper()


def _recase(words: list[str]) -> str:
    """Return a name as it is usually written where it is printed in capitals throughout."""
    shouted = all(word.isupper() for word in words if any(map(str.isalpha, word)))
    return " ".join(map(_calm, words) if shouted and len(words) > 1 else words)


def _calm(word: str) -> str:
    """Return a word of a name printed in capitals as it is usually written."""
    if not word.isupper() or _INITIALS.match(word) or fold(word).strip(".") in SUFFIXES:
        return word
    return _AFTER_MARK.sub(lambda found: found[1] + found[2].upper(), word.capitalize())

"""Keys under which the spellings of one body, place, document or event meet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tellings.tables.organizations import KNOWN_BODIES, MEMBERS
from tellings.tables.places import country_of, load_places
from tellings.text.folding import fold
from tellings.text.ordinals import ordinal_value
from tellings.text.peoples import is_people_of
from tellings.text.tokens import bare, stem

_WORD = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,20}[)\]]")  # "Orvath Relief (OR) Board"
_EMPTY = frozenset({"the", "of", "for", "and", "on", "a", "an", "in", "&"})
_DETERMINERS = frozenset(
    "the this that our its their his her my your a an both each another one several some many".split()
)
_LEGAL = frozenset({"inc", "ltd", "llc", "plc", "corp", "co", "gmbh", "corporation", "company", "group", "holdings"})
_SAME = {
    "defence": "defense",
    "organisation": "organization",
    "centre": "center",
    "labour": "labor",
    "programme": "program",
    "interior": "internal",
}
# Events that a story has one of: "the war", "the earthquake". Talks, meetings and calls come in rows.
_LONE_EVENTS = frozenset(
    """
    war conflict invasion crisis earthquake quake hurricane cyclone typhoon tornado pandemic outbreak coup
    ceasefire truce attack bombing shooting massacre explosion blast crash referendum wildfire siege
    """.split()
)
# Documents that a story hardly ever has two of: one in all its reports, unless a report speaks of several.
_LONE_DOCUMENTS = frozenset("memorandum indictment manifesto constitution roadmap".split())
_ROUNDS = frozenset({"round", "session"})
# What comes in rows is never one across documents by its noun alone.
_SERIAL = frozenset(
    """
    call meeting talk negotiation conversation visit trip statement letter report interview vote hearing session
    conference protest demonstration rally raid airstrike document proposal plan law order bill draft policy
    strike study survey
    """.split()
)
_LOOSE = frozenset(
    """
    largest biggest mutual major massive huge big large deadly deadliest worst alleged apparent suspected
    immediate complete full so called brutal devastating
    """.split()
)
_VAGUE = frozenset(
    """
    new fresh next last previous latest recent earlier upcoming own current same possible future own such whole
    entire
    """.split()
)


def place_name(printed: str) -> str:
    """Return the name a place is listed by, else the printed one with only the first letters as capitals.

    >>> place_name("Türkiye"), place_name("U.S."), place_name("VELD HARBOUR")
    ('Turkey', 'United States', 'Veld Harbour')
    """
    plain = re.sub(r"\s+", " ", printed.replace("’", "'"))
    places = load_places()
    for spelling in (plain, plain.title() if plain.isupper() else plain):
        if spelling in places:
            return places[spelling].name
    return plain.title() if plain.isupper() and len(plain) > 3 else plain


def expanded(name: str) -> str | None:
    """Return the name under which a body is listed, None where the table does not know it.

    >>> expanded("IAEA"), expanded("Harbour Board")
    ('International Atomic Energy Agency', None)
    """
    plain = re.sub(r"\s+", " ", name.replace("’", "'"))
    return (
        KNOWN_BODIES.get(plain)
        or (MEMBERS.get(plain.casefold()) if plain[:1].isupper() else None)
        or (KNOWN_BODIES.get(plain.title()) if plain.isupper() and len(plain) > 5 else None)
    )


def body_key(name: str, party: str | None) -> tuple[str, ...] | None:
    """Return the country of a body ("" where open) and the sorted stems of its name; None for a common noun.

    >>> body_key("Veldian Ministry of Defence", "Veld") == body_key("Veld’s Defense Ministry", "Veld")
    True
    >>> body_key("Kenyan Ministry of Defence", "Kenya") == body_key("Kenya's Defense Ministry", "Kenya")
    True
    """
    if name[:1].islower() and not any(char.isupper() for char in name) and party is None:
        return None
    if not name.strip() or name.split()[0].casefold() in _DETERMINERS:
        return None
    listed = expanded(name)
    if listed is not None:
        return "", *sorted(stem(word) for word in _words(listed))
    words = [bare(one) for one in _WORD.findall(_ASIDE.sub(" ", name).replace("-", " "))]
    side = party or ""
    kept = [word for word in words if not (side and len(words) > 1 and _names_side(word, side))]
    stems = sorted({stem(_SAME.get(word, word)) for one in kept for word in _words(one) if word not in _LEGAL})
    return (side, *(stems or sorted(stem(word) for word in _words(name))))


def _names_side(word: str, side: str) -> bool:
    return country_of(word) == side or word.removesuffix("'s") == side or is_people_of(word, side)


def _words(text: str) -> list[str]:
    return [word for one in _WORD.findall(fold(text)) if (word := bare(one).strip(".")) and word not in _EMPTY]


def acronym_of(name: str) -> str:
    """Return the initials of a body's capitalised words.

    >>> acronym_of("National Relief Board")
    'NRB'
    """
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())


def noun_key(name: str, kind: str) -> tuple[str, ...] | None:
    """Return what identifies a document or event among those of its story; None where the words are too general.

    >>> noun_key("second round of talks", "event"), noun_key("meeting", "event")
    (('2', 'round'), None)
    """
    words = _words(name)
    ordinal = next((value for word in words if (value := ordinal_value(word)) is not None), None)
    if ordinal is not None and not _ROUNDS.isdisjoint(words):
        return str(ordinal), "round"
    kept = [word for word in words if word not in _LOOSE]
    if words and (words[-1] in _SERIAL or words[-1].removesuffix("s") in _SERIAL):
        return None
    if not _VAGUE.isdisjoint(words):
        return None
    if len(kept) < 2 and not (kind == "event" and len(words) == 1 and words[0] in _LONE_EVENTS):
        return None
    return tuple(sorted({stem(word.replace("-", "")) for word in kept}))


def lone_documents(texts: Iterable[str]) -> frozenset[str]:
    """Return the nouns for a document of which a story has one, given the texts of its reports.

    >>> sorted(lone_documents(["They sent a memorandum."])), sorted(lone_documents(["A memo met two memorandums."]))
    (['memorandum'], [])
    """
    words = {word for text in texts for word in _WORD.findall(fold(text))}
    heads = {word.rstrip(".") for word in words} & _LONE_DOCUMENTS
    return frozenset(head for head in heads if words.isdisjoint({head + "s", head[:-2] + "a", head + "es"}))

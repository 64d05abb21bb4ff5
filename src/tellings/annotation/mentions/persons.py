"""Names of persons with the office that stands before or behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from tellings.annotation.mentions.units import Unit, adjoin, find_inner, is_common
from tellings.tables.organizations import MEMBERS
from tellings.tables.people import WORDS_TOO
from tellings.tables.places import country_of
from tellings.text.peoples import is_people_of

_LINKS = frozenset({"of", "for", "and", "the", "to", "on", "at", "in"})
SPEECH = frozenset(
    """
    said says told added tweeted wrote announced stated noted explained warned argued insisted claimed replied
    declared testified confirmed denied recalled acknowledged posted remarked continued conceded vowed urged
    asked
    """.split()
)

# Offices that only a person can hold ("Orvex, the market leader" is a firm).
_LONE_OFFICES = frozenset(
    """
    mayor minister president spokesman spokeswoman spokesperson secretary governor senator lawyer attorney professor
    judge ambassador economist sheriff prosecutor commissioner chairman chairwoman
    """.split()
)
_PREFIXES = ("Pre-", "Post-", "Anti-", "Non-", "Ex-", "Mid-", "Pro-", "Co-", "Self-", "Multi-")
_PARTISANS = frozenset({"Republican", "Democrat", "Tory"})
# The side of a member of the United States' Congress: "(R-Ohio)", ", D-N.Y.".
_BADGE = re.compile(r" ?\(([RD])[-‐‑–—.][ A-Z]|, ([RD])[-‐‑–—][A-Z]")
_CHAMBERS = frozenset({"senate", "congress", "parliament", "commons", "lords"})
_COMMITTEES = frozenset(
    "judiciary intelligence oversight means ways appropriations finance budget rules ethics armed foreign".split()
)
_GLUED = re.compile(r"[a-z]{4}[A-Z]")
_PRESS_ENDINGS = ("-times", "-news", "-herald", "-tribune", "-journal", "-post", "-gazette", "-dispatch", "-sentinel")
# Verbs with a capital behind a name, as headlines set them ("Ada Lund Says No").
_HEADLINE_VERBS = frozenset(
    """
    Says Said Dies Died Wins Won Loses Lost Resigns Quits Calls Urges Vows Slams Backs Blasts Wants Denies Admits
    Announces Warns Accuses Rejects Defends Faces Gets Makes Takes Signs Seeks Tells Told Threatens Pledges Claims
    Visits Meets Plans Files Sues Orders Votes Leads Leaves Returns Responds Arrested Charged Sentenced Has Had Is
    Was Would Could Should Must Does Did Are Were Goes Comes Gives Keeps Pushes Rips Mocks Praises Appears
    """.split()
)
_PLAIN_ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
# A country before these is what they study or cover, not the side they are on ("a Veld analyst").
_TOPICAL = frozenset("analyst expert specialist scholar researcher historian correspondent watcher envoy".split())


def join_persons(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units with every name of a person, its title before and its apposition behind, joined to one."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        if "cap" not in units[at].flags:
            found.append(units[at])
            at += 1
            continue
        stop = name_end(text, units, at)
        begin = _title(text, found, units, at, stop)
        if stop == at or not (begin < len(found) or _is_person(text, units, at, stop)):
            found.append(units[at])
            at += 1
            continue
        comma = begin < len(found) and found[-1].text == ","
        after = stop if comma else _apposition_end(text, units, stop)
        parts = (*found[begin:], *units[at:after])
        person = _person(text, parts, units[at:stop], found[begin:], units[stop:after])
        if person.party in {None, "United States"}:
            person = person._replace(party=_party_behind(text, units, stop) or person.party)
        del found[begin:]
        found.append(person)
        at = after
    return found


def _title(text: str, before: Sequence[Unit], units: Sequence[Unit], at: int, stop: int) -> int:
    """Return where the title of the name `units[at:stop]` begins in `before`, its length where there is none."""
    if stop == at:
        return len(before)
    begin = title_begin(text, before, units[at])
    if begin < len(before):
        return begin
    return _office_before_comma(text, before, units, stop)


def name_end(text: str, units: Sequence[Unit], at: int) -> int:
    """Return the index after the run of words at `at` that could be a person's name, `at` where there is none."""
    if units[at].kind or not (units[at].has("seen") or _may_begin(units, at)):
        return at
    stop = at + 1
    while stop < len(units) and stop - at < 6 and not units[at].has("seen"):
        before, unit = units[stop - 1], units[stop]
        if before.possessive:
            break
        if unit.text == "," and stop + 1 < len(units) and units[stop + 1].text.rstrip(".").casefold() in {"jr", "sr"}:
            stop += 2
            break
        if not adjoin(text, before, unit):
            break
        if unit.has("particle") and not unit.capital and _name_follows(text, units, stop):
            stop += 1
            continue
        if unit.kind or not (_may_go_on(unit) or _is_month_name(units, stop)):
            break
        stop += 1
    return stop


def _may_begin(units: Sequence[Unit], at: int) -> bool:
    unit = units[at]
    if (
        unit.kind
        or _is_glued(unit.text)
        or not unit.has("cap")
        or (unit.has("date", "number", "mark", "suffix", "caps") and not unit.has("init", "given"))
    ):
        return False
    if (
        unit.has("function")
        or unit.has("nation", "body", "platform", "member")
        or (unit.has("hon") and not unit.has("given"))
    ):
        return False
    if unit.has("place"):
        return unit.has("given") or (unit.has("surname") and not unit.has("country"))
    if unit.has("role", "mod", "head") and not unit.has("given", "surname"):
        return False
    return (unit.capital or "-" in unit.text) and not unit.text.startswith(_PREFIXES)


@lru_cache(maxsize=65536)
def _is_glued(word: str) -> bool:
    """Whether two words have run into one where a page lost a break ("HarlowThe"); "McAdam" is whole."""
    return _GLUED.search(word) is not None or word.casefold().endswith(_PRESS_ENDINGS)


def _may_go_on(unit: Unit) -> bool:
    if (
        not unit.has("cap")
        or _is_glued(unit.text)
        or unit.has("member", "seen")
        or unit.text in _HEADLINE_VERBS
        or (unit.has("date", "number", "nation", "body", "hon", "function") and not unit.has("given", "surname"))
    ):
        return False
    if unit.has("place"):
        return unit.has("city", "region", "capital", "given", "surname") and " " not in unit.text
    return not unit.has("role", "head") or unit.has("surname", "given")


def _is_month_name(units: Sequence[Unit], at: int) -> bool:
    """A surname spelled like a month, behind a given name and before no day or year."""
    after = units[at + 1] if at + 1 < len(units) else None
    return (
        units[at].text in {"May", "March", "April", "June"}
        and units[at - 1].has("given")
        and not (after and after.has("number"))
    )


def _name_follows(text: str, units: Sequence[Unit], at: int) -> bool:
    for left, right in zip(units[at : at + 3], units[at + 1 : at + 4], strict=False):
        if not adjoin(text, left, right):
            return False
        if not right.has("particle"):
            return right.has("cap") and not right.has("date", "function")
    return False


def title_begin(text: str, before: Sequence[Unit], name: Unit | None) -> int:
    """Return where the title that ends `before` begins, else its length; `name` must adjoin if given."""
    begin, office = len(before), False
    right = name
    at = len(before) - 1
    while at >= 0 and len(before) - at < 12:
        unit = before[at]
        if unit.text == "under" and not (right is not None and right.text.casefold() == "secretary"):
            break
        if (right is not None and not adjoin(text, unit, right)) or unit.kind == "person":
            break
        if not _titular(unit, office) or not _links(before, at) or (office and unit.text in {"of", "for", "to"}):
            break  # "spokesman for Mayor Pell": the outer office is another person's
        office = office or unit.has("role", "hon") or unit.text in _PARTISANS
        if unit.text not in _LINKS:
            begin = at
        right, at = unit, at - 1
    while begin < len(before) and before[begin].has("function") and not before[begin].has("role", "nation", "place"):
        begin += 1
    while begin + 1 < len(before) and _is_stray(before[begin]) and before[begin + 1].capital:
        begin += 1
    return begin if _has_office(before[begin:]) else len(before)


def _is_stray(unit: Unit) -> bool:
    """A small noun of the sentence before a title ("to use force President Pell needs ...")."""
    return not unit.capital and not unit.has("role", "mod", "nation", "place", "hon", "cap")


def _links(before: Sequence[Unit], at: int) -> bool:
    """Whether a small word joins two parts of one title; "and" joins two fields, never two offices."""
    word = before[at].text
    if word not in _LINKS:
        return True
    left = before[at - 1] if at else None
    if left is None or at + 1 >= len(before) or word in {"in", "on", "at"}:
        return False
    if word == "and":
        return (
            left.has("mod") and not left.has("role") and before[at + 1].has("mod") and not before[at + 1].has("role")
        )
    return left.text in {"of", "for", "to"} if word == "the" else left.has("role")


def _titular(unit: Unit, office: bool) -> bool:
    if unit.possessive:
        return office and unit.has("nation", "country", "body", "region", "city", "capital")
    if unit.text == "Police" and office:
        return True
    if unit.has("role", "hon", "mod"):
        return not unit.has("people") or unit.has("role")
    return unit.has("nation", "place", "body", "member", "head", "weak-head") or unit.text in _LINKS


def _has_office(parts: Sequence[Unit]) -> bool:
    """A title holds an office, and the word next to the name is the office or a part of its complement."""
    offices = [index for index, unit in enumerate(parts) if unit.has("role", "hon") or unit.text in _PARTISANS]
    if not offices or parts[-1].possessive:
        return False
    last = offices[-1]
    return last == len(parts) - 1 or parts[last + 1].text in {"of", "for", "at", "to"}


def _is_person(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    run = units[at:stop]
    first, last = run[0], run[-1]
    words = [unit for unit in run if not unit.has("particle") or unit.capital]
    if first.text == "World" or first.has("seen"):
        return first.has("seen")
    if len(words) < 2:
        return _is_lone_holder(text, units, at, stop)
    if first.first and first.has("role", "mod", "head") and not first.has("given"):
        return False
    if (
        last.has("mod", "weak-head")
        and not last.has("surname", "given")
        and not (first.has("given") and last.has("weak-head"))
    ):
        return False
    if first.has("given") and not (first.text.casefold() in WORDS_TOO and first.first and is_common(last.text)):
        return True
    if any(unit.has("init", "suffix") for unit in run[1:]) or any(unit.has("particle") for unit in run[1:-1]):
        return not is_common(last.text)
    if first.has("init") and len(words) > 1 and len(first.text) > 1:
        return True
    if last.has("surname") and not is_common(first.text):
        return True
    return _person_context(text, units, at, stop) and not all(is_common(unit.text) for unit in words)


def _is_lone_holder(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    """A surname of no table, told by the office set behind it in commas ("Dorvath, the mayor of Ostrel,")."""
    unit = units[at]
    if stop != at + 1 or unit.has("place", "body", "caps", "head", "weak-head", "mod") or is_common(unit.text):
        return False
    behind = units[stop : _apposition_end(text, units, stop)]
    if not behind:
        return False
    return any(
        one.text.split()[-1] in _LONE_OFFICES and (at + 1 == len(behind) or behind[at + 1].text in _LINKS)
        for at, one in enumerate(behind)
    )


def _person_context(text: str, units: Sequence[Unit], at: int, stop: int) -> bool:
    after = units[stop : stop + 3]
    if (
        not after
        or units[stop - 1].possessive
        or (at and units[at - 1].text in {"of", "in", "at", "near", "from", "to"})
    ):
        return False
    if after[0].text in SPEECH or (at > 0 and units[at - 1].text in SPEECH):
        return True
    if after[0].text == "," and len(after) > 1:
        age = after[1].text.isdigit() and len(after[1].text) < 3 and len(after) > 2 and after[2].text in ",."
        return age or after[1].text == "who" or _apposition_end(text, units, stop) > stop
    return after[0].text == "who"


def _apposition_end(text: str, units: Sequence[Unit], stop: int) -> int:
    """Return the index after ", the spokeswoman for the ministry" behind a name; `stop` where there is none."""
    if stop + 1 >= len(units) or units[stop].text != "," or units[stop - 1].possessive:
        return stop
    at, office = stop + 1, -1
    if units[at].text in _LINKS - {"the"}:
        return stop
    if units[at].text in {"the", "a", "an", "his", "her", "its", "their"}:
        at += 1
    while at < len(units) and at - stop < 14:
        unit = units[at]
        if at > stop + 1 and not adjoin(text, units[at - 1], unit) and text[units[at - 1].tail : unit.start] != "-":
            break
        if unit.has("role") and not unit.kind:
            office = at
        elif not _in_apposition(unit, office >= 0):
            break
        at += 1
    while at - 1 > office >= 0 and units[at - 1].text in _LINKS:
        at -= 1
    if office < 0 or (at < len(units) and not _closes(units[at])):
        return stop
    return at


def _in_apposition(unit: Unit, after_office: bool) -> bool:
    if unit.kind == "person" or unit.has("mark", "date"):
        return False
    if unit.has("mod", "nation", "place", "body", "member") or unit.text in _LINKS:
        return True
    return after_office and unit.has("head", "weak-head", "cap", "particle") and not unit.has("given")


def _closes(unit: Unit) -> bool:
    return unit.has("mark") or unit.text in {
        "who",
        "said",
        "told",
        "says",
        "and",
        "whose",
        "when",
        "as",
        "after",
        "during",
    }


def _office_before_comma(text: str, before: Sequence[Unit], units: Sequence[Unit], stop: int) -> int:
    """Return where "Veld's foreign minister," begins in `before` where it stands before a name set in commas."""
    none = len(before)
    if none < 2 or before[-1].text != "," or stop >= len(units) or not units[stop].has("mark"):
        return none
    begin = title_begin(text, before[:-1], None)
    if begin >= none - 1 or any(unit.kind == "person" for unit in before[begin:]):
        return none
    owner = before[begin].possessive or (
        begin > 0 and before[begin - 1].text.casefold() in {"the", "its", "his", "her", "their"}
    )
    return begin if owner else none


def _person(
    text: str, parts: Sequence[Unit], name: Sequence[Unit], before: Sequence[Unit], behind: Sequence[Unit]
) -> Unit:
    head = (name[0].start, name[-1].end)
    role = _role(text, before) or _role(text, behind)
    party = find_party(before) or find_party(behind)
    last = parts[-1]
    flags = frozenset({"person", "cap"})
    printed = text[head[0] : head[1]]
    return Unit(
        text[parts[0].start : last.end],
        parts[0].start,
        last.end,
        last.tail,
        flags,
        printed,
        parts[0].first,
        "person",
        head,
        role,
        party,
        find_inner((*before, *behind)),
    )


def _role(text: str, parts: Sequence[Unit]) -> str | None:
    kept = [unit for unit in parts if not unit.has("mark")]
    while kept and kept[0].text.casefold() in {"the", "a", "an", "his", "her", "its", "their"}:
        del kept[0]
    if not any(
        unit.has("role")
        or unit.text in _PARTISANS
        or (unit.has("hon") and unit.text.casefold().strip(".") not in _PLAIN_ADDRESS)
        for unit in kept
    ):
        return None
    return text[kept[0].start : kept[-1].end]


def find_party(parts: Sequence[Unit]) -> str | None:
    """Return the country that a title names, else the body or political party, else None.

    A chamber of a parliament has members of all sides, and a state or city is where somebody holds office: none of
    these is a side.
    """
    if parts and parts[0].has("metonym"):
        return parts[0].value
    topical = any(unit.text.casefold() in _TOPICAL for unit in parts)
    for unit in parts:
        if unit.has("nation") or (unit.has("country") and (unit.possessive or not topical)):
            return unit.value
    body = next((unit for unit in reversed(parts) if unit.kind == "organization"), None)
    member = next((unit.value for unit in parts if unit.has("member")), None)
    if body is not None and is_chamber(body.text):
        return member or next((MEMBERS[word] for word in body.text.casefold().split() if word in MEMBERS), None)
    if body is not None:
        words = body.text.split()
        national = any(country_of(word) or (body.party and is_people_of(word, body.party)) for word in words)
        return body.party if national else body.value
    return member


def is_chamber(name: str) -> bool:
    """Return whether a body is a chamber of a parliament or a committee of one.

    >>> is_chamber("Senate Harbour Committee"), is_chamber("White House"), is_chamber("Olympic Committee")
    (True, False, False)
    """
    words = name.casefold().removeprefix("the ").split()
    if not words:
        return False
    committee = words[-1] in {"committee", "subcommittee"} and words[0] in _COMMITTEES
    return committee or words[0] == "house" or not _CHAMBERS.isdisjoint(words)


def _party_behind(text: str, units: Sequence[Unit], stop: int) -> str | None:
    """The political party told behind a name: "(R-Ohio)", ", D-N.Y.,", ", a Republican from"."""
    badge = _BADGE.match(text, units[stop - 1].tail)
    if badge:
        return MEMBERS["republican" if "R" in (badge[1], badge[2]) else "democrat"]
    if stop + 1 >= len(units) or units[stop].text != "," or units[stop - 1].possessive:
        return None
    for at in range(stop + 1, min(stop + 4, len(units))):
        if units[at].text in _PARTISANS and units[at].has("member"):
            return units[at].value if _closes_badge(units, at + 1) else None
        if not (units[at].text in {"a", "the"} or units[at].has("mod", "region")):
            return None
    return None


def _closes_badge(units: Sequence[Unit], at: int) -> bool:
    """Whether the word for a member ends there ("a Republican from Utah,"); "a Republican strategist" is read on."""
    return at >= len(units) or units[at].has("mark") or units[at].text in {"from", "who", "of", "and", "said"}

"""Whom an office or a kind of body stands for: "the foreign minister", "the ministry", "the official"."""

from __future__ import annotations

from tellings.annotation.coreference.persons import WORD, Person, find_last, is_name, role_words
from tellings.annotation.coreference.pronouns import is_plural
from tellings.annotation.coreference.scenes import Scene
from tellings.annotation.media import media_name
from tellings.tables.organizations import KNOWN_BODIES, PLATFORMS
from tellings.tables.roles import OFFICE_LINKS, role_gender
from tellings.text.folding import fold
from tellings.types.annotations import Mention

_LESSER = frozenset(
    "vice deputy former ex assistant acting under undersecretary candidate nominee elect spokesperson wife husband "
    "son daughter brother sister father mother".split()
)
_NO_NAME = frozenset("the this that our its their his her both a an another one each".split())
_NEW = ("a ", "an ", "another ", "one ")
# What an office is also called: the heads of titles that a wider word takes up.
_WIDER = {
    "lawmaker": "senator representative congressman congresswoman mp legislator",
    "congressman": "representative",
    "congresswoman": "representative",
    "legislator": "senator representative mp",
    "lawyer": "attorney counsel",
    "attorney": "lawyer counsel",
    "policeman": "officer sergeant constable",
    "diplomat": "ambassador envoy consul",
    "envoy": "ambassador",
    "leader": "president minister chancellor speaker chair premier",
    "politician": "senator representative governor mayor minister",
    "executive": "ceo chief director",
}
# What a description says of a person, not of the office.
_PERSONAL = frozenset(
    "populist conservative liberal moderate progressive centrist nationalist socialist republican democratic "
    "independent veteran longtime junior senior top young old elderly powerful influential prominent leading "
    "renowned retired billionaire".split()
)
# Kinds that many names do not tell: any body in view may be the company or the group.
_COMPANIES = frozenset("company firm airline bank".split())
_GROUPS = frozenset("group organization organisation alliance union network militia".split())
_AGENCIES = frozenset("agency bureau".split())
_OFFICES = frozenset("agency bureau administration service office centers department organization".split())
_RANKS = frozenset("first second third last only next same other largest biggest main top new".split())
# What no company or group is: the name says what it is.
_STATE = frozenset(
    "ministry department committee commission council court parliament senate house congress government police army "
    "military agency bureau administration office embassy legislature assembly party cabinet republicans democrats "
    "gop service guard".split()
)


def find_holder(scene: Scene, index: int) -> int | None:
    """Return the person whom an office or trade means; None for "a spokesman", or where two fit.

    It is the one whose titles hold every word of it, else the only one in view whose title has its head, else the
    one of that trade who was brought in without a name ("a guard ... the guard").
    """
    mention = scene.mentions[index]
    printed = mention.span.of(scene.text).casefold()
    if printed.startswith(_NEW) or mention.role is None or is_plural(mention):
        return None
    words = frozenset(word for word in role_words(mention.role) if not _belongs(word, mention))
    near = scene.holders.get(min(words), ()) if words else ()
    fits = [one for one in near if one.indices[0] < index and _holds(one, words) and _same_side(mention, one)]
    if len(fits) > 1:
        fits.sort(key=lambda person: -len(person.indices))
        leads = len(fits[0].indices) >= scene.thresholds.lead * len(fits[1].indices)
        latest = max(fits, key=lambda person: find_last(person.indices, index) or 0)
        return fits[0].indices[0] if leads and latest is fits[0] else None
    if fits:
        return fits[0].indices[0]
    if not printed.startswith(("the ", "this ", "that ")):
        return None
    seen = _find_in_view(scene, index, words)
    return _find_unnamed(scene, index) if seen is None else seen


def _find_in_view(scene: Scene, index: int, words: frozenset[str]) -> int | None:
    """The only person in view whose title has the head of a description ("the outspoken senator")."""
    mention = scene.mentions[index]
    head = find_head(mention)
    if head == "general" or words - {head} - _PERSONAL:
        return None
    heads = {head, *_WIDER.get(head, "").split()}
    gender = role_gender(mention.role or "")
    found: set[int] = set()
    for at, _ in scene.before(index, scene.thresholds.near):
        key = scene.means[at]
        person = None if key is None else scene.persons.get(key)
        if person is None or not _same_side(mention, person) or (scene.quotes[at] and not scene.quotes[index]):
            continue
        agrees = gender is None or not person.genders or gender in person.genders
        if agrees and any(heads & role and not (role - words) & _LESSER for role in person.roles):
            found.add(person.indices[0])
    return found.pop() if len(found) == 1 else None


def _find_unnamed(scene: Scene, index: int) -> int | None:
    """The one of that trade who was brought in without a name a few sentences before ("a guard ... the guard")."""
    mention = scene.mentions[index]
    head, words = find_head(mention), role_words(mention.role or "")
    found: set[int] = set()
    for at, _ in scene.before(index, scene.thresholds.window):
        other = scene.mentions[at]
        if other.kind != "person" or other.pronoun or is_name(other) or is_plural(other) or find_head(other) != head:
            continue
        others = role_words(other.role or "")
        new = other.span.of(scene.text).casefold().startswith(_NEW) and (words <= others or others <= words)
        if not new and (words != others or mention.party != other.party):
            return None
        key = scene.means[at]
        found.add(at if key is None else key)
    return found.pop() if len(found) == 1 else None


def find_head(mention: Mention) -> str:
    """Return the noun of an office without what follows it: "director" in "director of the port"."""
    words = WORD.findall(fold(mention.role or mention.name))
    stop = next((at for at, word in enumerate(words) if at and word in OFFICE_LINKS), len(words))
    head = words[stop - 1] if words else ""
    return next(iter(role_words(head)), head)


def _holds(person: Person, words: frozenset[str]) -> bool:
    """Whether one of the titles holds all the words; "the president" is no vice president and no former one."""
    return any(words <= role and not (role - words) & _LESSER for role in person.roles)


def _belongs(word: str, mention: Mention) -> bool:
    """A word of the office that only names its side ("Veldian", "Veld's"); the side is compared by itself."""
    return mention.party is not None and word[:4] == fold(mention.party)[:4]


def _same_side(mention: Mention, person: Person) -> bool:
    return mention.party is None or mention.party in person.parties


def find_body_named(scene: Scene, index: int) -> int | None:
    """Return the one body named earlier whose name holds the noun ("the ministry"); None where several do.

    "The company" and "the group", which most names do not hold, mean the one body in view that can be one.
    """
    mention = scene.mentions[index]
    words = WORD.findall(fold(mention.name))
    if (
        not 1 < len(words) < 4
        or words[0] not in {"the", "this", "that"}
        or words[1] in _RANKS
        or mention.name.split()[1][:1].isupper()
    ):
        return None
    noun = words[-1]
    if noun in _COMPANIES | _GROUPS | _AGENCIES:
        at = _only(scene, _bodies_in_view(scene, index, noun))
        return None if at is None or _is_platform(scene, at) else at
    far = range(max(0, index - scene.thresholds.far), index)
    return _only(scene, [at for at in far if _is_named_body(scene.mentions[at]) and noun in _words(scene, at)])


def _bodies_in_view(scene: Scene, index: int, noun: str) -> list[int]:
    found = []
    for at, _ in scene.before(index, scene.thresholds.near - 1):
        name = scene.mentions[scene.body(at)]
        if not _is_named_body(name) or (scene.quotes[at] and not scene.quotes[index]):
            continue
        words = set(WORD.findall(fold(name.name)))
        full = set(WORD.findall(fold(KNOWN_BODIES.get(name.name, name.name))))
        if noun in _AGENCIES:
            fits = noun in full or (noun == "agency" and bool(full & _OFFICES) and name.name[-5:] != "ation")
        else:
            fits = not words & _STATE and (noun == "network" or media_name(name.name) is None)
        if fits:
            found.append(at)
    return found[::-1]


def _is_platform(scene: Scene, at: int) -> bool:
    """Whether a body is only the place of a post: "wrote on Facebook"."""
    mention = scene.mentions[at]
    before = scene.text[max(0, mention.span.start - 5) : mention.span.start]
    return fold(mention.name) in PLATFORMS and before.endswith((" on ", " via "))


def _only(scene: Scene, fits: list[int]) -> int | None:
    """The last of some mentions where all are of one body."""
    names = {fold(scene.mentions[scene.body(at)].name) for at in fits}
    return fits[-1] if len(names) == 1 else None


def _words(scene: Scene, at: int) -> list[str]:
    return WORD.findall(fold(scene.mentions[at].name))


def _is_named_body(mention: Mention) -> bool:
    """Whether the mention is a body's proper name."""
    if mention.kind != "organization" or not mention.name[:1].isupper() or mention.pronoun:
        return False
    words = WORD.findall(fold(mention.name))
    return bool(words) and words[0] not in _NO_NAME

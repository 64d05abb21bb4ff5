"""Whom a pronoun or an office stands for, decided for speakers first; what stays open is left open."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tellings.tables.people import HONORIFICS, usual_gender
from tellings.tables.roles import ROLE_ABBREVIATIONS, role_gender
from tellings.text.folding import fold
from tellings.text.names import group_names, parse_name
from tellings.types.annotations import Mention, Sentence
from tellings.types.documents import Document
from tellings.types.spans import Span

_SINGULAR = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f"}
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_BEFORE = re.compile(r"([^\W\d_]+)[^\w.!?…\n]{1,3}\Z")  # the word before in the same sentence
_NEXT = re.compile(r"\W{0,3}([^\W\d_]+)")
_PREPOSITIONS = frozenset(
    """
    of with by to from for against on about between and than like under over via including through called call
    meet met told telling asked accused urged
    """.split()
)
_SAID = frozenset(
    """
    said says told added wrote tweeted announced stated noted explained warned argued insisted claimed replied
    declared testified confirmed denied recalled continued asked posted
    """.split()
)
_LESSER = frozenset(
    "vice deputy former ex assistant acting under undersecretary candidate nominee elect wife spokesperson".split()
)
_NO_NAME = frozenset("the this that our its their his her both a an another one each".split())
_FAR = 300  # mentions looked back for the full name of "the ministry": a long report
_OPEN, _CLOSE = "“„«", "”»"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where a pronoun is left open.

    `window`: sentences looked back; beyond three an earlier name is rarely meant. `mentions`: mentions looked back at
    most, which only a list of names reaches. `margin`: points by which the best
    candidate must lead, so that a tie stays open. `subject`: what a subject counts more than another noun, about
    two sentences of distance. `lead`: how many times more often than any other holder of an office the one must be
    named whom the office alone means (subjects are taken up again most often; Lappin and Leass 1994).
    """

    window: int = 4
    mentions: int = 60
    lead: float = 4.0
    margin: float = 1.0
    subject: float = 2.0


@dataclass(frozen=True, slots=True)
class _Person:
    """One person of the document: the mentions so far by index, the names, the genders that words give."""

    indices: tuple[int, ...]
    genders: frozenset[str]
    roles: frozenset[frozenset[str]]
    parties: frozenset[str]


def resolve_mentions(
    document: Document,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    *,
    thresholds: Thresholds = Thresholds(),
) -> tuple[Mention, ...]:
    """Return the mentions with antecedents for roles and for "he", "she", "it", "they" where one is clear.

    "I" and "we" stay open: whom they mean is known only with the quotation that they stand in.
    """
    text = document.text
    owners = group_persons(mentions)
    persons = _persons(text, mentions, owners)
    found = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.pronoun or mention.name != mention.span.of(text) or mention.antecedent is not None:
            continue
        if mention.role is not None and mention.kind == "person" and mention.head == mention.span:
            found[index] = replace(mention, antecedent=_role_antecedent(text, mention, index, persons, thresholds))
        elif mention.kind == "organization" and mention.head == mention.span:
            found[index] = replace(mention, antecedent=_body_antecedent(text, mentions, index))
    scene = _Scene(text, document, sentences, found, owners, persons, thresholds)
    for index, mention in enumerate(mentions):
        if mention.pronoun:
            found[index] = replace(mention, antecedent=scene.pronoun_antecedent(index, found))
    return tuple(found)


def group_persons(mentions: Sequence[Mention]) -> dict[int, int]:
    """Return for each named person's mention the index of the person's first full mention in this document.

    A surname alone that two persons of the document share belongs to neither.
    """
    named = [index for index, one in enumerate(mentions) if one.kind == "person" and _is_name(one)]
    groups = group_names([mentions[index].name for index in named])
    owners = {index: named[group] for index, group in zip(named, groups, strict=True) if group is not None}
    bearers: dict[str, set[int]] = defaultdict(set)
    for owner in set(owners.values()):
        for given in parse_name(mentions[owner].name).given[:1]:
            bearers[given].add(owner)
    for index in named:
        first = _by_given_name(mentions[index], bearers)
        if owners.get(index) == index and first is not None:
            owners[index] = first
    return owners


def _by_given_name(mention: Mention, bearers: Mapping[str, set[int]]) -> int | None:
    """The one person whose given name is all that is printed ("Anna said")."""
    if mention.role or parse_name(mention.name).given:
        return None
    fits = bearers.get(fold(mention.name), set())
    return min(fits) if len(fits) == 1 else None


def _is_name(mention: Mention) -> bool:
    return not mention.pronoun and (mention.role is None or mention.head != mention.span)


def _persons(text: str, mentions: Sequence[Mention], owners: Mapping[int, int]) -> list[_Person]:
    groups: dict[int, list[int]] = defaultdict(list)
    for index, owner in sorted(owners.items()):
        groups[owner].append(index)
    return [_person(text, mentions, indices) for _, indices in sorted(groups.items())]


def _person(text: str, mentions: Sequence[Mention], indices: Sequence[int]) -> _Person:
    genders: set[str] = set()
    roles: set[frozenset[str]] = set()
    parties: set[str] = set()
    for index in indices:
        mention = mentions[index]
        genders |= _genders(text, mention)
        if mention.role:
            roles.add(role_words(mention.role))
        if mention.party:
            parties.add(mention.party)
    return _Person(tuple(indices), frozenset(genders), frozenset(roles), frozenset(parties))


def _genders(text: str, mention: Mention) -> set[str]:
    found: set[str] = set()
    title = text[mention.span.start : mention.head.start] + (mention.role or "")
    for word in _WORD.findall(title.casefold()):
        found.add(HONORIFICS.get(word, "n"))
    found.add(role_gender(mention.role or "") or "n")
    given = _WORD.findall(mention.name)[:-1]
    if given:
        found.add(usual_gender(given[0]) or "n")
    return found & {"f", "m"}


def role_words(role: str) -> frozenset[str]:
    """Return the words of an office that tell it from others, spelled one way.

    >>> sorted(role_words("FM")), sorted(role_words("the ministry’s spokeswoman"))
    (['foreign', 'minister'], ['ministry', 'spokesperson'])
    """
    words: set[str] = set()
    for word in _WORD.findall(fold(role)):
        word = word.removesuffix("'s")
        words |= set(ROLE_ABBREVIATIONS.get(word, word).split())
    same = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "defence": "defense", "adviser": "advisor"}
    same |= {"chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "premier": "minister"}
    return frozenset(
        same.get(word, word)
        for word in words - {"the", "a", "an", "of", "for", "to", "at", "in", "and", "mr", "mrs", "ms"}
    )


def _role_antecedent(
    text: str, mention: Mention, index: int, persons: Sequence[_Person], thresholds: Thresholds
) -> int | None:
    """The person whose titles hold every word of the office; None for "a spokesman", or where two persons fit."""
    printed = mention.span.of(text).casefold()
    if printed.startswith(("a ", "an ", "another ", "one ")) or mention.role is None:
        return None
    words = frozenset(word for word in role_words(mention.role) if not _belongs(word, mention))
    fits = [person for person in persons if _holds(person, words) and _same_side(mention, person)]
    earlier = [person for person in fits if person.indices[0] < index]
    if len(earlier) > 1:
        earlier.sort(key=lambda person: -len(person.indices))
        leads = len(earlier[0].indices) >= thresholds.lead * len(earlier[1].indices)
        latest = max((one for person in earlier for one in person.indices if one < index), default=-1)
        leads = leads and latest in earlier[0].indices
        earlier = earlier[:1] if leads else []
    return max((one for one in earlier[0].indices if one < index), default=None) if earlier else None


def _holds(person: _Person, words: frozenset[str]) -> bool:
    """Whether one of the titles holds all the words; "the president" is no vice president and no former one."""
    return any(words <= role and not (role - words) & _LESSER for role in person.roles)


def _belongs(word: str, mention: Mention) -> bool:
    """A word of the office that only names its side ("Veldian", "Veld's"); the side is compared by itself."""
    return mention.party is not None and word[:4] == fold(mention.party)[:4]


def _same_side(mention: Mention, person: _Person) -> bool:
    return mention.party is None or mention.party in person.parties


def _body_antecedent(text: str, mentions: Sequence[Mention], index: int) -> int | None:
    """The one body named earlier whose name holds the noun ("the ministry"); None where several do."""
    mention = mentions[index]
    words = _WORD.findall(fold(mention.name))
    if len(words) < 2 or words[0] not in {"the", "this", "that"} or mention.name.split()[1][:1].isupper():
        return None
    fits = [at for at in range(max(0, index - _FAR), index) if _is_named_body(mentions[at], words[-1])]
    names = {fold(mentions[at].name) for at in fits}
    return fits[-1] if len(names) == 1 else None


def _is_named_body(mention: Mention, noun: str) -> bool:
    """Whether the mention is a body's proper name that holds the noun."""
    if mention.kind != "organization" or not mention.name[:1].isupper() or mention.pronoun:
        return False
    words = _WORD.findall(fold(mention.name))
    return noun in words and words[0] not in _NO_NAME


class _Scene:
    """The document as the pronouns see it: sentences, paragraphs, quotations, and who was in view before."""

    def __init__(
        self,
        text: str,
        document: Document,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        owners: Mapping[int, int],
        persons: Sequence[_Person],
        thresholds: Thresholds,
    ) -> None:
        self._text, self._thresholds = text, thresholds
        self._starts = [one.span.start for one in sentences]
        self._sentences = sentences
        self._quoted = find_quoted(text, document)
        self._mentions = mentions
        self._person_of = {index: person for person in persons for index in person.indices}
        self._often = Counter(owners.values())
        self._named: dict[int, int | None] = {}  # mentions before the pronoun at hand, whose antecedents are settled

    def pronoun_antecedent(self, index: int, mentions: Sequence[Mention]) -> int | None:
        """Return the index of the earlier mention that the pronoun at `index` stands for, None where that is open."""
        word = mentions[index].name.casefold()
        if word in _SINGULAR:
            return self._person(index, _SINGULAR[word], mentions)
        if word == "they":
            return self._group(index, mentions)
        return self._body(index, mentions) if word == "it" else None

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._starts, at) - 1)

    def _is_quoted(self, span: Span) -> int:
        """Return a number of the quotation around a place, 0 for the outlet's own voice."""
        at = bisect_right(self._quoted, span.start, key=lambda one: one.start)
        return at if at and self._quoted[at - 1].contains(span) else 0

    def _candidates(self, index: int) -> range:
        here = self._sentence(self._mentions[index].span.start)
        first = index
        while (
            first > 0
            and index - first < self._thresholds.mentions
            and here - self._sentence(self._mentions[first - 1].span.start) <= self._thresholds.window
        ):
            first -= 1
        return range(first, index)

    def _person(self, index: int, gender: str, mentions: Sequence[Mention]) -> int | None:
        scores: dict[int, float] = {}
        latest: dict[int, int] = {}
        here, quote = self._sentence(mentions[index].span.start), self._is_quoted(mentions[index].span)
        for at in self._candidates(index):
            whom = self._stands_for(at, mentions)
            person = self._person_of.get(whom) if whom is not None else None
            if person is None or whom is None or (person.genders and gender not in person.genders):
                continue
            place = self._is_quoted(mentions[at].span)
            if quote != place and (quote or place):
                continue
            key = person.indices[0]
            scores[key] = max(scores.get(key, 0.0), self._score(at, here, person, mentions))
            latest[key] = at
        ranked = sorted(scores.items(), key=lambda pair: -pair[1])
        if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < self._thresholds.margin):
            return None
        return latest[ranked[0][0]]

    def _stands_for(self, at: int, mentions: Sequence[Mention]) -> int | None:
        """Follow antecedents to a name; what is found is kept, as "he said" times thousand makes a long chain."""
        path: list[int] = []
        whom: int | None = at
        while whom is not None and whom not in self._person_of:
            if whom in self._named:
                whom = self._named[whom]
                break
            path.append(whom)
            earlier = mentions[whom].antecedent
            whom = earlier if earlier is not None and earlier < whom else None
        self._named.update(dict.fromkeys(path, whom))
        return whom

    def _score(self, at: int, here: int, person: _Person, mentions: Sequence[Mention]) -> float:
        distance = here - self._sentence(mentions[at].span.start)
        score = 4.0 - distance
        if self._is_subject(at, mentions):
            score += self._thresholds.subject
        same_block = self._sentences[here].block == self._sentences[here - distance].block
        return score + (0.5 if same_block else 0.0) + (0.5 if person.genders else 0.0)

    def _is_subject(self, at: int, mentions: Sequence[Mention]) -> bool:
        span = mentions[at].span
        if self._text[span.end : span.end + 2] in {"’s", "'s"}:
            return False
        before = _BEFORE.search(self._text, max(0, span.start - 20), span.start)
        after = _NEXT.match(self._text, span.end, span.end + 24)
        if before and before.group(1).casefold() in _SAID and not (after and after.group(1) in _SAID):
            return before.group(1).casefold() not in {"told", "asked"}
        return not (before and before.group(1).casefold() in _PREPOSITIONS)

    def _group(self, index: int, mentions: Sequence[Mention]) -> int | None:
        here, quote = self._sentence(mentions[index].span.start), self._is_quoted(mentions[index].span)
        fits = []
        for at in self._candidates(index):
            mention = mentions[at]
            near = here - self._sentence(mention.span.start) <= 1 and self._is_quoted(mention.span) == quote
            if near and _is_plural(mention) and self._is_subject(at, mentions):
                fits.append(at)
        names = {fold(mentions[at].name) for at in fits}
        return fits[-1] if len(names) == 1 else None

    def _body(self, index: int, mentions: Sequence[Mention]) -> int | None:
        here = self._sentence(mentions[index].span.start)
        fits = [at for at in self._candidates(index) if here - self._sentence(mentions[at].span.start) <= 1]
        fits = [at for at in fits if mentions[at].kind == "organization" and self._is_subject(at, mentions)]
        names = {fold(mentions[at].name) for at in fits}
        return fits[-1] if len(names) == 1 else None


def _is_plural(mention: Mention) -> bool:
    last = mention.name.split()[-1] if mention.name else ""
    if mention.pronoun:
        return mention.name.casefold() == "they"
    if mention.kind == "person":
        return mention.head == mention.span and mention.role is not None and last.endswith(("s", "police", "people"))
    return mention.kind == "nationality" and last.endswith("s")


def find_quoted(text: str, document: Document) -> tuple[Span, ...]:
    """Return the stretches between double quotation marks, block by block; an open one runs to the block's end."""
    found: list[Span] = []
    for block in document.blocks:
        begin = -1
        for match in re.finditer(r"[“”„«»\"]", text[block.span.start : block.span.end]):
            at = block.span.start + match.start()
            opens = match.group() in _OPEN or (match.group() == '"' and begin < 0)
            if opens and begin < 0:
                begin = at
            elif not opens and begin >= 0:
                found.append(Span(begin, at + 1))
                begin = -1
        if begin >= 0:
            found.append(Span(begin, block.span.end))
    return tuple(found)

"""Attributions that hang on a noun: somebody's claim that C, opposition to C, calls for C, a question whether C."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.annotation.quotes.clauses import clause_subject
from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.nouns import Report, find_owner
from tellings.annotation.quotes.subjects import Phrase, can_speak, phrase_after
from tellings.annotation.quotes.verbs import looks_finite
from tellings.tables.grammar import (
    AUXILIARIES,
    DETERMINERS,
    OBJECT_PRONOUNS,
    POSSESSIVE_ENDINGS,
    PREPOSITIONS,
    QUESTION_WORDS,
    past_forms,
    third_forms,
)
from tellings.tables.nominals import AGENT_LINKS, GIVING_FORMS, Nominal, nominals

_LONGEST = 40
_MODIFIERS = 4
_MARKS = frozenset(", ; : — – - ( ) [ ] ? ! / …".split())
_CLAUSES = frozenset("that who which whom whose whether if how why what because where when while as after".split())
_BE = frozenset({"is", "was", "are", "were", "remains", "remained"})
_OPENERS = frozenset({"that", "whether", "how", "why", "what", "to"})
_OBJECTLESS = frozenset("comment himself herself itself themselves course least all this that it".split())


def find_nominal(line: Line, at: int) -> Report | None:
    """Return the attribution of the noun of speech or attitude at item `at`; None where it is none there."""
    items = line.items
    noun = nominals()[items[at].low]
    if at + 2 >= len(items) or (items[at].is_name and at > 0) or not is_noun(items, at):
        return None
    subject, after = find_owner(line, at), at + 1
    link = items[after].low
    if link not in noun.frames and (link in AGENT_LINKS or link == "of"):
        subject, after = _agent(line, after)
        if subject is None:
            return None
    content = _content(line, after, noun, owned=subject is not None)
    if content is None:
        return None
    if subject is None:
        subject, content = _agent_behind(line, content)
    if subject is None:
        subject = _doer(line, at)
    frame = "that" if content.frame == "that" else items[after].low
    verb = noun.verb("infinitive" if content.frame == "infinitive" else frame, owned=subject is not None)
    return Report((at, at + 1), verb, subject, (content,))


def is_said_already(report: Report, found: Sequence[Report]) -> bool:
    """Return whether a verb has the same content: "said in a statement that C"."""
    return any(content.first == report.contents[0].first for other in found for content in other.contents)


def is_noun(items: Sequence[Item], at: int) -> bool:
    """Return whether a word that may be a verb is a noun at item `at`: a determiner or an owner stands before it."""
    if at == 0 or (items[at].low.endswith("s") and items[at - 1].is_finite):
        return True  # "Support for the ferry fell", "there were calls for"
    if items[at].low.endswith(("ion", "ions", "ment", "ments", "ism")):
        return True
    for back in range(at - 1, max(-1, at - 1 - _MODIFIERS), -1):
        item = items[back]
        if not item.is_word:
            return False
        low = item.low
        governed = low in PREPOSITIONS and low not in ("to", "as", "than") and not items[at].low.endswith("ing")
        if item.text.endswith(POSSESSIVE_ENDINGS) or governed:
            return True
        if low in DETERMINERS and low != "that":
            return True
        if not item.is_nominal or item.is_name or low.endswith("s"):
            return False
    return False


def _doer(line: Line, at: int) -> Phrase | None:
    """Who does what the noun tells: the subject of "made a call for", "in a call for", "voiced concern about"."""
    items = line.items
    back = at - 1
    while back > 0 and at - back <= _MODIFIERS and (items[back].is_nominal or items[back].low in DETERMINERS):
        if items[back].low in GIVING_FORMS or items[back].low.endswith("ing"):
            break
        back -= 1
    item = items[back]
    bound = item.low in ("in", "with") and items[back + 1].low in ("a", "an")
    if back <= 0 or not (bound or item.low in GIVING_FORMS):
        return None
    return clause_subject(line, back + 1)


def _agent(line: Line, at: int) -> tuple[Phrase | None, int]:
    """Who stands behind "by", "from" or "of" at item `at`, and where the phrase ends."""
    phrase = phrase_after(line, at + 1)
    if phrase is None or line.items[phrase.head].is_time or not can_speak(line, phrase):
        return None, at
    stop = phrase.stop
    if stop < len(line.items) and line.items[stop].text == ",":
        stop += 1
    return phrase, stop


def _content(line: Line, after: int, noun: Nominal, *, owned: bool) -> Content | None:
    """What follows the noun in one of its frames."""
    items = line.items
    if after + 1 >= len(items):
        return None
    low, frames = items[after].low, noun.frames
    following = items[after + 1]
    if low in noun.owned and not owned:
        return None
    if low == "that" and "that" in frames:
        return _clause(line, after + 1)
    if low == "to" and "infinitive" in frames and is_infinitive(following):
        if "infinitive" in noun.owned and not owned:
            return None
        return Content(after, phrase_reach(line, after + 1), "infinitive")
    if low in _BE and "is" in frames and following.low in _OPENERS:
        first = after + 2 if following.low == "that" else after + 1
        return Content(first, content_stop(line, first, len(items)), "that")
    if low not in frames or low in ("that", "is") or not items[after].is_word:
        return None
    return _phrase(line, after + 1)


def _clause(line: Line, first: int) -> Content | None:
    """The clause behind "that", unless it is a relative one: "the claims that were made", "that he agrees with"."""
    items = line.items
    if looks_finite(items, first) or items[first].is_finite or _is_verb_with_object(items, first):
        return None
    stop = content_stop(line, first, len(items))
    return None if items[stop - 1].low in PREPOSITIONS else Content(first, stop, "that")


def _is_verb_with_object(items: Sequence[Item], at: int) -> bool:
    """Whether "that" before item `at` is the subject of a verb: "a report that twisted the words"."""
    low, following = items[at].low, items[at + 1 : at + 2]
    if not items[at].text.islower() or not (low.endswith("ed") or low in past_forms() or low in third_forms()):
        return False
    return bool(following) and (following[0].low in DETERMINERS | OBJECT_PRONOUNS or following[0].is_name)


def _phrase(line: Line, first: int) -> Content | None:
    items = line.items
    opener = items[first]
    if opener.is_time or opener.low in _OBJECTLESS or opener.text in _MARKS:
        return None
    stop = phrase_reach(line, first)
    return Content(first, stop, "phrase") if stop > first else None


def is_infinitive(item: Item) -> bool:
    """Return whether a word behind "to" is most likely a verb: no determiner, pronoun, name, plural or gerund."""
    closed = item.low in DETERMINERS or item.low in OBJECT_PRONOUNS or item.low in PREPOSITIONS
    return item.is_word and item.text.islower() and not closed and not item.low.endswith(("s", "ing"))


def phrase_reach(line: Line, first: int) -> int:
    """Return where a phrase that begins at item `first` ends: before a mark, or before the verb of the clause around.

    Each word that opens a clause inside the phrase gives it one verb of its own.
    """
    items = line.items
    clauses = 0
    for at in range(first, min(len(items), first + _LONGEST)):
        item = items[at]
        if item.mark is None and not item.is_word and item.text in _MARKS:
            return _bare_stop(items, first, at)
        if at > first and (item.low in ("from", "among") or _opens_next(items, at)):
            return _bare_stop(items, first, at)
        if item.is_word and (item.low in _CLAUSES or item.low in QUESTION_WORDS):
            clauses += 1
        elif at > first and _is_clause_verb(items, at):
            if clauses == 0:
                return _bare_stop(items, first, at)
            clauses -= 1
    return _bare_stop(items, first, min(len(items), first + _LONGEST))


def _is_clause_verb(items: Sequence[Item], at: int) -> bool:
    """Whether item `at` is the verb of a clause; a form in -s with no object behind it is taken for a noun."""
    if not looks_finite(items, at) or items[at - 1].is_finite or items[at - 1].low in AUXILIARIES:
        return False
    if items[at].is_finite or items[at].low not in third_forms():
        return True
    following = items[at + 1 : at + 2]
    return bool(following) and following[0].is_word and following[0].low not in PREPOSITIONS | {"and", "or"}


def _bare_stop(items: Sequence[Item], first: int, stop: int) -> int:
    """The end of a phrase without a full stop or a conjunction that leads on."""
    while stop > first + 1 and (items[stop - 1].text == "." or items[stop - 1].low in ("and", "but", "or")):
        stop -= 1
    return stop


def _opens_next(items: Sequence[Item], at: int) -> bool:
    """Whether "and" or "or" leads to another noun with content of its own: "support for X and opposition to Y"."""
    if items[at].low not in ("and", "or"):
        return False
    for behind in range(at + 1, min(at + 4, len(items) - 1)):
        noun = nominals().get(items[behind].low)
        if noun is not None and items[behind + 1].low in noun.frames:
            return True
        if not (items[behind].is_nominal or items[behind].low in DETERMINERS):
            return False
    return False


def _agent_behind(line: Line, content: Content) -> tuple[Phrase | None, Content]:
    """Who is named behind the content, "calls for restraint from the mayor", and the content without it."""
    items = line.items
    for at in range(content.first + 1, min(content.stop + 1, len(items))):
        if items[at].low in AGENT_LINKS and content.frame == "phrase":
            subject, _ = _agent(line, at)
            if subject is not None:
                return subject, content._replace(stop=at)
    return None, content

"""Who carries a reporting verb: the noun phrase before it, behind a relative, or after it in an inversion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import Item, Line
from tellings.tables.grammar import (
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PAPER_NOUNS,
    PREPOSITIONS,
    SPEAKER_NOUNS,
    SUBJECT_PRONOUNS,
    third_forms,
)
from tellings.types.annotations import Mention
from tellings.types.spans import Span

_LONGEST = 30
_LINKS = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "from",
        "on",
        "to",
        "with",
        "near",
        "inside",
        "behind",
        "under",
        "against",
        "about",
        "by",
        "within",
    }
)
_WHO = frozenset({"who", "which", "that"})
_QUANTIFIERS = frozenset(
    "some any many most several few all both each two three four five six seven eight nine ten others another one those these".split()
)


class Phrase(NamedTuple):
    """A noun phrase, `first:stop` in the items of a line, with the item that is its head.

    `resume` is where the clause goes on to the left: before an apposition the same as `first`.
    """

    first: int
    stop: int
    head: int


class Speaker(NamedTuple):
    """Who speaks: the index of a mention, if one covers the phrase, and the span of the words."""

    mention: int | None
    span: Span


def phrase_before(line: Line, stop: int) -> Phrase | None:
    """Return the subject that ends before item `stop`, adverbs skipped; None where there is none."""
    items = line.items
    at = stop - 1
    while at >= 0 and items[at].is_word and items[at].is_adverb:
        at -= 1
    if at < 0:
        return None
    at = _before_bracket(items, at)
    if at < 0:
        return None
    item = items[at]
    if item.text == ",":
        return _before_apposition(line, at)
    if item.text in ("—", "–", "-"):
        return _before_apposition(line, at, mark=item.text)
    if item.low in _WHO and item.is_word:
        return _antecedent(line, at)
    return _phrase_ending(line, at)


def phrase_after(line: Line, start: int) -> Phrase | None:
    """Return the noun phrase that begins at item `start`; None where none does."""
    items = line.items
    at = start
    if at >= len(items) or not items[at].is_word:
        return None
    if items[at].low in SUBJECT_PRONOUNS or items[at].low == "them":
        return Phrase(at, at + 1, at)
    while (
        at < len(items)
        and at - start < 4
        and items[at].is_word
        and (items[at].low in DETERMINERS or items[at].low in NUMBER_WORDS)
    ):
        at += 1
    if at < len(items) and items[at].low == "of" and at > start:
        at += 1
        while at < len(items) and items[at].low in DETERMINERS:
            at += 1
    begun, head = at, None
    while at < len(items) and at - start < _LONGEST:
        item = items[at]
        if item.is_nominal and not (item.is_time and at > begun):
            if (
                at > begun
                and item.is_name
                and items[at - 1].text.islower()
                and items[at - 1].low not in SPEAKER_NOUNS
                and items[at - 1].low not in _LINKS
            ):
                break
            at += 1
            continue
        if head is None and at > begun:
            head = at - 1
        if at > begun and item.low in ("of", "for", "at") and _goes_on(items, at + 1):
            at = _past_determiners(items, at + 1)
            continue
        if (
            at > begun
            and item.low == "and"
            and at + 1 < len(items)
            and items[at + 1].is_name
            and items[at - 1].is_name
            and _short_pair(items, at)
        ):
            at += 1
            continue
        break
    if at == begun:
        return None
    return Phrase(start, at, at - 1 if head is None else head)


def _short_pair(items: Sequence[Item], at: int) -> bool:
    return at + 2 >= len(items) or items[at + 2].text in (",", ".") or items[at + 2].is_name


def _goes_on(items: Sequence[Item], at: int) -> bool:
    at = _past_determiners(items, at)
    return at < len(items) and items[at].is_nominal and not items[at].is_time


def _past_determiners(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].low in DETERMINERS:
        at += 1
    return at


def _before_bracket(items: Sequence[Item], at: int) -> int:
    """Step over a bracketed remark such as a party and a state."""
    if items[at].text not in (")", "]"):
        return at
    for back in range(at - 1, max(-1, at - 12), -1):
        if items[back].text in ("(", "["):
            return back - 1
    return at


def _before_apposition(line: Line, comma: int, mark: str = ",") -> Phrase | None:
    """The subject before ", the minister of trade," where `comma` is the closing mark."""
    items = line.items
    for back in range(comma - 1, max(-1, comma - 45), -1):
        if items[back].mark is not None:
            return None
        if items[back].text != mark:
            continue
        if not _is_apposition(items, back + 1, comma):
            continue
        phrase = _phrase_ending(line, _before_bracket(items, back - 1)) if back else None
        if phrase and can_speak(line, phrase):
            return phrase
    return None


def _is_apposition(items: Sequence[Item], first: int, stop: int) -> bool:
    if first >= stop:
        return False
    opener = items[first].low
    if opener in ("who", "which", "whose", "whom", "where"):
        return True
    if opener in ("and", "but", "or", "so", "yet") or opener in SUBJECT_PRONOUNS:
        return False
    if (
        any(item.is_finite for item in items[first:stop])
        and not any(item.low in _WHO for item in items[first:stop])
        and opener not in ("when", "as", "after", "while", "if", "before")
    ):
        # "elected in 2019" is a participle, not a clause: one past form right at the start is no clause.
        return not any(item.is_finite for item in items[first + 1 : stop])
    return True


def _antecedent(line: Line, relative: int) -> Phrase | None:
    at = relative - 1
    if at >= 0 and line.items[at].text == ",":
        at -= 1
    at = _before_bracket(line.items, at) if at >= 0 else at
    return _phrase_ending(line, at) if at >= 0 else None


def _phrase_ending(line: Line, at: int) -> Phrase | None:
    """The noun phrase whose last word is item `at`."""
    items = line.items
    if at < 0 or not items[at].is_word:
        return None
    if (items[at].low in SUBJECT_PRONOUNS and not items[at].text.isupper()) or items[at].low == "i":
        return Phrase(at, at + 1, at)
    if items[at].low in _QUANTIFIERS and (at == 0 or not items[at - 1].is_nominal):
        return Phrase(at, at + 1, at)
    if not items[at].is_nominal or (items[at].is_time and not _is_month_name(items[at])):
        return None
    first = _walk_left(line, at)
    head = next((k - 1 for k in range(first + 1, at + 1) if items[k].low in _LINKS), at)
    return Phrase(first, at + 1, head)


def _is_month_name(item: Item) -> bool:
    return item.text in ("May", "March", "April", "June", "August")


def _walk_left(line: Line, at: int) -> int:
    """The first item of the noun phrase that ends with item `at`."""
    items = line.items
    first = at
    while first > 0 and at - first < _LONGEST:
        item = items[first - 1]
        if item.text == "," or item.mark is not None:
            break
        if item.is_word and item.low in DETERMINERS:
            first -= 1
            if (
                item.low in ("all", "both", "the", "these", "those", "his", "her", "their")
                and first
                and items[first - 1].low in ("of",)
            ):
                continue
            break
        if item.is_time and not (item.is_name and _is_month_name(item) and items[first].is_name):
            break
        if item.is_nominal:
            if _starts_anew(items, first):
                break
            first -= 1
        elif (
            item.low in NUMBER_WORDS
            or (item.low in _LINKS and _attaches(items, first - 1))
            or (item.low == "and" and _coordinates(line, first - 1))
            or (
                (
                    item.text in ("&", ".")
                    and first - 1 > 0
                    and items[first - 2].is_name
                    and items[first].is_name
                    and item.text == "&"
                )
                or _is_initial(items, first - 1)
            )
        ):
            first -= 1
        else:
            break
    while first < at and items[first].low in _LINKS:
        first += 1
    return first


def _is_initial(items: Sequence[Item], at: int) -> bool:
    """A full stop after an initial or a title inside a name."""
    return (
        items[at].text == "."
        and at > 0
        and at + 1 < len(items)
        and items[at - 1].is_name
        and len(items[at - 1].text) <= 4
        and items[at + 1].is_name
    )


def _starts_anew(items: Sequence[Item], first: int) -> bool:
    """Whether the phrase cannot reach over the word before `first`: a verb in -s before a name or a new phrase."""
    word, following = items[first - 1], items[first]
    if word.text[0].isupper() or items[first - 1].low in SPEAKER_NOUNS:
        return False
    if following.is_name and not word.is_name and word.low not in SPEAKER_NOUNS and word.low.endswith("ing"):
        return True
    return word.low in third_forms() and following.low in DETERMINERS


def _attaches(items: Sequence[Item], preposition: int) -> bool:
    """Whether a preposition links to a noun on its left, not to a verb or to the start of the clause."""
    if preposition == 0:
        return False
    left = items[preposition - 1]
    if not left.is_nominal or left.is_time:
        return left.low in _QUANTIFIERS or left.low in NUMBER_WORDS
    if items[preposition].low == "of":
        return True
    return left.low in SPEAKER_NOUNS or left.low in PAPER_NOUNS or left.is_name or left.low.endswith("s")


def _coordinates(line: Line, conjunction: int) -> bool:
    """Whether the words before "and" are the other half of a subject: a phrase that begins the clause."""
    if conjunction == 0 or not line.items[conjunction - 1].is_nominal:
        return False
    left = _phrase_ending(line, conjunction - 1)
    if left is None:
        return False
    if left.first == 0:
        return True
    before = line.items[left.first - 1]
    if before.low == "between" or before.low in _LINKS:
        return False
    return before.mark is not None or (before.low in CONJUNCTIONS and before.low != "and")


def can_speak(line: Line, phrase: Phrase, mentions: Sequence[Mention] = ()) -> bool:
    """Return whether a noun phrase can be a speaker: a pronoun, a name, or a noun for people, bodies or papers."""
    head = line.items[phrase.head]
    if head.low in (
        "he",
        "she",
        "they",
        "who",
        "we",
        "i",
        "others",
        "some",
        "many",
        "others",
        "everyone",
        "several",
        "most",
        "both",
    ):
        return True
    if head.is_name or head.low in SPEAKER_NOUNS or head.low in PAPER_NOUNS:
        return not head.is_time
    if head.text.isupper():
        return True
    return any(
        item.is_name or item.low in SPEAKER_NOUNS for item in line.items[phrase.first : phrase.stop]
    ) and head.low.endswith("s")


def is_animate(line: Line, phrase: Phrase) -> bool:
    """Return whether a noun phrase is a person, a body or a country, not a paper or a thing."""
    head = line.items[phrase.head]
    if head.low in ("he", "she", "they", "who", "we", "i", "others", "some", "many", "both", "several"):
        return True
    if head.is_name:
        return not head.is_time
    return head.low in SPEAKER_NOUNS


def speaker_of(line: Line, phrase: Phrase, mentions: Sequence[Mention]) -> Speaker:
    """Return the mention that covers the phrase's head, or the words of the phrase where none does."""
    items = line.items
    span = Span(items[phrase.first].start, bare_end(items[phrase.stop - 1]))
    head = items[phrase.head]
    best: tuple[int, int] | None = None
    for index, mention in enumerate(mentions):
        if mention.span.start >= span.end or mention.span.end <= span.start:
            continue
        covers = mention.span.start <= head.start < mention.span.end
        if covers and (best is None or len(mention.span) > best[0]):
            best = (len(mention.span), index)
    if best is None:
        best = _name_at_end(items, phrase, span, mentions)
    if best is None:
        return Speaker(None, span)
    return Speaker(best[1], mentions[best[1]].span)


def _name_at_end(
    items: Sequence[Item], phrase: Phrase, span: Span, mentions: Sequence[Mention]
) -> tuple[int, int] | None:
    """A person named last in a phrase such as "head of the delegation Ana Oru"."""
    for index, mention in enumerate(mentions):
        if mention.kind != "person" or mention.span.end != span.end or mention.span.start <= span.start:
            continue
        before = next(
            (item for item in reversed(items[phrase.first : phrase.stop]) if item.end <= mention.span.start), None
        )
        if (
            before is not None
            and before.is_word
            and before.low not in PREPOSITIONS
            and before.low not in DETERMINERS
            and before.low not in ("and", "or")
            and before.text[-2:] not in ("'s", "’s")
        ):
            return (len(mention.span), index)
    return None


def bare_end(item: Item) -> int:
    """Return where a word ends without its possessive ending."""
    for ending in ("'s", "’s"):
        if item.text.endswith(ending):
            return item.end - 2
    return item.end

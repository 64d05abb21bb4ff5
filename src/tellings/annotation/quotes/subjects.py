"""Who carries a reporting verb: the noun phrase before it, behind a relative, or after it in an inversion."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.quotes.lines import APOSTROPHES, Item, Line, is_joint
from tellings.tables.grammar import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    NUMBER_WORDS,
    PAPER_NOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
    base_forms,
    third_forms,
)
from tellings.tables.speakers import SPEAKER_NOUNS

_LONGEST = 30
_LINKS = frozenset(
    "of for at in from on to with near inside behind under against about by within outside across between".split()
)
_RELATIVES = frozenset({"who", "which", "that"})
_RELATIVE_WORDS = frozenset({"who", "which", "that", "whose", "whom", "where"})
_QUANTIFIERS = frozenset(
    "some any many most several few all both each two three four five six seven eight nine ten others another one "
    "those these dozens hundreds thousands".split()
)
_SPEAKING_PRONOUNS = frozenset("he she they who we i you others some many most both several everyone".split())
_MONTHS_LIKE_NAMES = frozenset({"May", "March", "April", "June", "August"})
_SCENE_SETTERS = frozenset({"when", "as", "after", "while", "if", "before"})
_OCCASIONS = frozenset("interview speech call rally visit debate court parliament radio television".split())
_NOUN_ENDINGS = ("tion", "ment", "ence", "ing", "ness", "ity", "ship", "ism")
_DETERMINING = DETERMINERS | NUMBER_WORDS | set("retired disgraced exiled jailed deposed ousted renowned".split())
_BEFORE_TIMES = frozenset("last this next earlier late early on".split())
# What is written or counted speaks through nobody: a law, an age of history, a share of those asked.
_MUTE = frozenset(
    "percent percentage law laws amendment amendments statute statutes constitution clause act century centuries "
    "era renaissance revolution ages".split()
)
_CONTRACTED = ("'ve", "’ve", "'re", "’re", "'ll", "’ll", "'m", "’m", "'d", "’d")


class Phrase(NamedTuple):
    """A noun phrase, items `first:stop` of a line, with the item that is its head."""

    first: int
    stop: int
    head: int


def phrase_before(line: Line, stop: int) -> Phrase | None:
    """Return the subject that ends before item `stop`, adverbs skipped; None where there is none."""
    items = line.items
    at = stop - 1
    while at >= 0 and items[at].is_word and items[at].is_adverb:
        at -= 1
    at = _before_bracket(items, _before_time(items, at))
    if at < 0:
        return None
    item = items[at]
    if item.text in (",", "—", "–", "-"):
        return _before_apposition(line, at)
    if item.is_word and item.low in _RELATIVES:
        return _antecedent(line, at)
    phrase = _phrase_ending(line, at)
    if phrase is None or (
        phrase.first > 0 and (_is_preposition(items[phrase.first - 1]) or _is_object(items, phrase))
    ):
        return _whole_clause(line, at + 1) or phrase
    return phrase


def _is_object(items: Sequence[Item], phrase: Phrase) -> bool:
    """Whether a phrase is what somebody in a relative clause did something to: "a guard who left the dinner said"."""
    verb = items[phrase.first - 1]
    if not (verb.is_finite or (verb.text.islower() and verb.low.endswith(("ed", "ing")))):
        return False
    return any(item.low in ("who", "that") for item in items[max(0, phrase.first - 6) : phrase.first - 1])


def phrase_after(line: Line, start: int) -> Phrase | None:
    """Return the noun phrase that begins at item `start`; None where none does."""
    items = line.items
    if start >= len(items) or not items[start].is_word:
        return None
    if (items[start].low in SUBJECT_PRONOUNS and not items[start].text.isupper()) or items[start].low == "them":
        return Phrase(start, start + 1, start)
    at = _past_determiners(items, start)
    begun, head = at, None
    while at < len(items) and at - start < _LONGEST:
        item = items[at]
        if item.is_nominal and not (item.is_time and at > begun):
            if at > begun and _is_seam(items, at):
                break
            at += 1
        elif at > begun and is_joint(items, at):
            at += 1
        elif at > begun and item.low in ("of", "for", "at") and _goes_on(items, at + 1):
            head = at - 1 if head is None else head
            at = _past_determiners(items, at + 1)
        elif at > begun and item.low == "and" and _joins_names(items, at):
            at += 1
        else:
            break
    if at == begun:
        return None
    return Phrase(start, at, at - 1 if head is None else head)


def _past_determiners(items: Sequence[Item], at: int) -> int:
    """Step over "one of the three" and the like."""
    start = at
    while at < len(items) and at - start < 6 and items[at].is_word:
        low = items[at].low
        if low not in _DETERMINING and not (low in ("of", "only") and at > start):
            break
        at += 1
    return at


def _is_seam(items: Sequence[Item], at: int) -> bool:
    """Whether a name after a plain noun begins a new phrase: "in a statement Oru"."""
    before = items[at - 1]
    if not items[at].is_name or not before.text.islower() or before.low in SPEAKER_NOUNS:
        return False
    return before.low in PAPER_NOUNS or before.low in _OCCASIONS or before.low.endswith(_NOUN_ENDINGS)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    at = _past_determiners(items, at)
    return at < len(items) and items[at].is_nominal and not items[at].is_time


def _joins_names(items: Sequence[Item], at: int) -> bool:
    if at + 1 >= len(items) or not (items[at + 1].is_name and items[at - 1].is_name):
        return False
    return at + 2 >= len(items) or items[at + 2].text in (",", ".") or items[at + 2].is_name


def _before_time(items: Sequence[Item], at: int) -> int:
    """Step over when it was: "a poll last week showed", "officials on Monday said"; else stay."""
    back = at
    while back > 0 and items[back].is_word and items[back].is_time and items[back].text not in _MONTHS_LIKE_NAMES:
        back -= 1
    if back == at:
        return at
    while back > 0 and items[back].is_word and items[back].low in _BEFORE_TIMES:
        back -= 1
    return back if items[back].is_nominal and not items[back].is_time else at


def _before_bracket(items: Sequence[Item], at: int) -> int:
    """Step over a bracketed remark such as a party and a state."""
    if at < 0 or items[at].text not in (")", "]"):
        return at
    for back in range(at - 1, max(-1, at - 12), -1):
        if items[back].text in ("(", "["):
            return back - 1
    return at


def _before_apposition(line: Line, closing: int) -> Phrase | None:
    """The subject before ", the minister of trade," where `closing` is the second mark."""
    items = line.items
    mark = items[closing].text
    for back in range(closing - 1, max(0, closing - 45), -1):
        if items[back].mark is not None:
            return None
        if items[back].text != mark or not _is_apposition(items, back + 1, closing):
            continue
        phrase = _phrase_ending(line, _before_bracket(items, back - 1))
        if phrase is None or not can_speak(line, phrase):
            continue
        before = items[phrase.first - 1] if phrase.first else None
        if before is None or not (_is_preposition(before) or before.low == "not"):
            return _named_before(line, phrase) or _named_behind(line, phrase, back + 1, closing) or phrase
    return None


def _named_before(line: Line, phrase: Phrase) -> Phrase | None:
    """The name to which a phrase such as "a spokesman for the port" is itself an apposition."""
    items = line.items
    if (
        phrase.first < 2
        or items[phrase.first - 1].text != ","
        or items[phrase.first].low not in ("a", "an", "the", "one")
    ):
        return None
    name = _phrase_ending(line, phrase.first - 2)
    if name is None or not items[name.head].is_name or (name.first > 0 and _is_preposition(items[name.first - 1])):
        return None
    return name if can_speak(line, name) else None


def _named_behind(line: Line, phrase: Phrase, first: int, stop: int) -> Phrase | None:
    """The phrase with the name in "a ministry spokesman, Ana Oru," as its head."""
    words, head = line.items[first:stop], line.items[phrase.head]
    plain = not head.is_name or head.low in SPEAKER_NOUNS
    if not plain or not 1 <= len(words) <= 5 or not all(item.is_name for item in words):
        return None
    return Phrase(phrase.first, stop, stop - 1)


def _is_preposition(item: Item) -> bool:
    return item.is_word and item.low in PREPOSITIONS and item.low not in ("as", "after", "before", "since", "until")


def _is_apposition(items: Sequence[Item], first: int, stop: int) -> bool:
    if first >= stop:
        return False
    opener = items[first].low
    if opener in ("who", "which", "whose", "whom", "where"):
        return True
    if opener in ("and", "but", "or", "so", "yet") or opener in SUBJECT_PRONOUNS:
        return False
    if opener in _SCENE_SETTERS or any(item.low in _RELATIVE_WORDS for item in items[first:stop]):
        return True
    # "elected in 2019" opens with a participle; a past form further on makes a clause of its own.
    return not any(item.is_finite for item in items[first + 1 : stop])


def _antecedent(line: Line, relative: int) -> Phrase | None:
    at = relative - 1
    if at >= 0 and line.items[at].text in (",", "—", "–", "-"):
        at -= 1
    at = _before_bracket(line.items, at)
    phrase = _phrase_ending(line, at) if at >= 0 else None
    if phrase is None or is_animate(line, phrase) or line.items[relative].low != "who":
        return phrase
    return _last_part(line, phrase)


def _last_part(line: Line, phrase: Phrase) -> Phrase:
    """The person at the end of a phrase in "protests from Ana Oru, who said", else the phrase."""
    first = next((k + 1 for k in range(phrase.stop - 2, phrase.first, -1) if line.items[k].low in _LINKS), None)
    if first is None:
        return phrase
    part = Phrase(first, phrase.stop, phrase.stop - 1)
    return part if is_animate(line, part) else phrase


def opening_phrase(line: Line, phrase: Phrase) -> Phrase | None:
    """Return the subject before a `phrase` that hangs on a preposition, "A memo obtained by Oru", or None."""
    items, first = line.items, phrase.first
    while first > 0 and phrase.stop - first < _LONGEST and items[first - 1].is_word:
        first -= 1
    while first < phrase.first and (items[first].is_adverb or items[first].low in CONJUNCTIONS):
        first += 1
    if any(item.is_finite and item.low in AUXILIARIES for item in items[first : phrase.first]):
        return None
    reach = range(_past_determiners(items, first), min(phrase.first, first + 6))
    heads = (at for at in reach if items[at].is_nominal and can_speak(line, Phrase(first, at + 1, at)))
    head = next(heads, None)
    return None if head is None else Phrase(first, phrase.stop, head)


def _whole_clause(line: Line, stop: int) -> Phrase | None:
    """The subject that fills all between the start of the clause and the verb: "A guard who fled said"."""
    items = line.items
    first = stop
    while first > 0 and stop - first < _LONGEST:
        item = items[first - 1]
        if not item.is_word or item.low in ("but", "because", "although", "while", "though"):
            break
        first -= 1
    while first < stop and (items[first].is_adverb or items[first].low in ("and", "but", "that")):
        first += 1
    phrase = phrase_after(line, first)
    if phrase is None or phrase.stop >= stop:
        return None
    link = items[phrase.stop]
    links = link.low in _LINKS or link.low in ("who", "that") or link.low in _participles(link)
    if items[first].low in SUBJECT_PRONOUNS or not links:
        return None
    has_relative = any(item.low in ("who", "that") for item in items[phrase.stop : stop])
    if not has_relative and any(item.is_finite for item in items[phrase.stop + 1 : stop]):
        return None
    return Phrase(first, stop, phrase.head)


def _participles(item: Item) -> frozenset[str]:
    """The word itself where it can be a participle or an adverb before one."""
    if item.is_word and item.text.islower() and (item.is_adverb or item.low.endswith(("ed", "ing", "en"))):
        return frozenset({item.low})
    return frozenset()


def _phrase_ending(line: Line, at: int) -> Phrase | None:
    """The noun phrase whose last word is item `at`."""
    items = line.items
    if at > 0 and items[at].text in APOSTROPHES and items[at - 1].end == items[at].start:
        at -= 1
    if at < 0 or not items[at].is_word:
        return None
    item = items[at]
    if (item.low in SUBJECT_PRONOUNS and not item.text.isupper()) or item.text == "I":
        return Phrase(at, at + 1, at)
    if item.low in _QUANTIFIERS and (at == 0 or not items[at - 1].is_nominal):
        return Phrase(at, at + 1, at)
    if not item.is_nominal or (item.is_time and item.text not in _MONTHS_LIKE_NAMES):
        return None
    if at > 0 and items[at - 1].low == "to" and item.low in base_forms() and item.low not in SPEAKER_NOUNS:
        return None  # the infinitive in "the senator who refused to sign said"
    first = _walk_left(line, at)
    head = next((k - 1 for k in range(first + 1, at + 1) if items[k].low in _LINKS), at)
    if items[head].low in _QUANTIFIERS or items[head].low in NUMBER_WORDS:
        head = next((k - 1 for k in range(head + 2, at + 1) if items[k].low in _LINKS), at)
    return Phrase(first, at + 1, head)


def _walk_left(line: Line, at: int) -> int:
    """The first item of the noun phrase that ends with item `at`."""
    items = line.items
    first = at
    while first > 0 and at - first < _LONGEST and _extends(line, first):
        first -= 1
        if _is_closed(items, first):
            break
    while first < at and (items[first].low in _LINKS or not items[first].is_word):
        first += 1
    return first


def _extends(line: Line, first: int) -> bool:
    """Whether the word before `first` belongs to the phrase."""
    items = line.items
    item, following = items[first - 1], items[first]
    if item.text == "," or item.mark is not None:
        return False
    if item.text in APOSTROPHES:
        return first > 1 and items[first - 2].end == item.start
    if not item.is_word:
        return (item.text == "&" and following.is_name) or _is_initial(items, first - 1)
    if item.low in DETERMINERS:
        return not (
            item.low == "that" and (following.is_name or following.low in DETERMINERS or following.low.endswith("s"))
        )
    if item.is_time and not (item.text in _MONTHS_LIKE_NAMES and following.is_name):
        return False
    if item.is_nominal:
        return not _starts_anew(items, first)
    if item.low in NUMBER_WORDS:
        return True
    if item.low in _LINKS:
        return _attaches(items, first - 1)
    return item.low == "and" and _coordinates(line, first - 1)


def _is_closed(items: Sequence[Item], first: int) -> bool:
    """Whether a determiner at `first` opens the phrase and nothing such as "some of" stands before it."""
    if items[first].low not in DETERMINERS:
        return False
    return not (
        first > 0 and items[first - 1].low in (*_LINKS, "all", "both", "half", "and") and items[first - 1].is_word
    )


def _is_initial(items: Sequence[Item], at: int) -> bool:
    """A full stop after an initial or a title inside a name."""
    return (
        items[at].text == "."
        and 0 < at < len(items) - 1
        and items[at - 1].is_name
        and len(items[at - 1].text) <= 4
        and items[at + 1].is_name
    )


def _starts_anew(items: Sequence[Item], first: int) -> bool:
    """Whether the word before `first` is a verb, so that the phrase begins at `first`."""
    word, following = items[first - 1], items[first]
    if word.text[0].isupper() or word.low in SPEAKER_NOUNS or word.low in PAPER_NOUNS:
        return False
    before = items[first - 2] if first > 1 else None
    if before is not None and before.low in AUXILIARIES and word.low.endswith(("ed", "en", "wn")):
        return True
    if before is not None and before.low == "to" and (word.low in base_forms() or following.low in DETERMINERS):
        return True
    if word.low.endswith("ing") and (following.is_name or following.low in DETERMINERS):
        return True
    is_verb = word.low in third_forms() or word.low in base_forms()
    return is_verb and (following.low in DETERMINERS or (before is not None and before.low in SUBJECT_PRONOUNS))


def _attaches(items: Sequence[Item], preposition: int) -> bool:
    """Whether a preposition links to a noun on its left, not to a verb or to the start of the clause."""
    if preposition == 0:
        return False
    left, right = items[preposition - 1], items[preposition + 1]
    if items[preposition].low == "to" and right.text.islower() and right.low in base_forms():
        return False
    if not left.is_nominal or left.is_time:
        return left.low in _QUANTIFIERS or left.low in NUMBER_WORDS
    if items[preposition].low == "of":
        return True
    return left.low in SPEAKER_NOUNS or left.low in PAPER_NOUNS or left.is_name or left.low.endswith("s")


def _coordinates(line: Line, conjunction: int) -> bool:
    """Whether the words before "and" are the other half of a subject: a phrase that begins the clause."""
    items = line.items
    if conjunction == 0 or not items[conjunction - 1].is_nominal:
        return False
    left = _phrase_ending(line, conjunction - 1)
    if left is None:
        return False
    if left.first == 0:
        return True
    before = items[left.first - 1]
    if before.text == ",":
        # ", officials and the army said" — but not the last two of a list of names.
        return items[left.head].low in SPEAKER_NOUNS
    return before.mark is not None or (before.low in CONJUNCTIONS and before.low not in _LINKS)


def is_mute(line: Line, phrase: Phrase) -> bool:
    """Return whether a noun phrase can speak with no verb at all: a percentage, a law, "I've"."""
    head = line.items[phrase.head]
    return head.low in _MUTE or head.text.lower().endswith(_CONTRACTED)


def can_speak(line: Line, phrase: Phrase) -> bool:
    """Return whether a noun phrase can be a speaker: a pronoun, a name, or a noun for people, bodies or papers."""
    head = line.items[phrase.head]
    if (head.low in QUESTION_WORDS and head.low != "who") or is_mute(line, phrase):
        return False
    if head.low in _SPEAKING_PRONOUNS or head.text.isupper():
        return True
    if head.is_name or head.low in SPEAKER_NOUNS or head.low in PAPER_NOUNS:
        return not head.is_time
    words = line.items[phrase.first : phrase.stop]
    return head.low.endswith("s") and any(
        (item.is_name or item.low in SPEAKER_NOUNS) and not item.text.endswith(("'s", "’s")) for item in words
    )


def is_animate(line: Line, phrase: Phrase) -> bool:
    """Return whether a noun phrase is a person, a body or a country, not a paper or a thing."""
    head = line.items[phrase.head]
    if head.low in _SPEAKING_PRONOUNS:
        return True
    if head.is_name:
        return not head.is_time
    return head.low in SPEAKER_NOUNS

"""Which of a series a report's own event is: the second round, the 12th package, Season 5."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from tellings.text.ordinals import ordinal_value
from tellings.text.tokens import bare, stem, tokenize
from tellings.text.verbs import verb_readings
from tellings.types.annotations import AnnotatedDocument
from tellings.types.spans import Span

# Nouns whose ordinal tells one event of a series from the next ("second round", "12th package"), in the singular:
# "second man launches" has a verb.
_SERIES = frozenset(
    "round phase stage package summit session edition match matchday game test launch flight wave tranche hearing "
    "debate attempt vote ballot trial strike anniversary season leg bailout extension reading referendum impeachment "
    "annual episode instalment installment quarter".split()
)
# Nouns that a number follows ("Season 5", "round two", "Part II").
_NUMBERED = frozenset("round phase stage season week matchday game part episode volume leg cop bowl".split())
_ALONE = frozenset("season week game part".split())  # those that also stand without a number
# What may be a part of one event: "in the sixth round", "the end of Stage 2", unless "of" says of which series.
_PARTS = frozenset("round phase stage session part quarter wave".split())
_WITHIN = frozenset(("in", "into", "during", "of"))
_QUARTER = re.compile(r"q[1-4]")
_RESULTS = frozenset(
    "profit profits earnings results sales revenue revenues loss losses net income growth gdp fundraising".split()
)
_SUMMIT = re.compile(r"cop-?(\d{1,3})")
_CARDINALS = {
    word: value
    for value, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 1
    )
}
_ROMANS = re.compile(r"(X{0,3}|XL|LX{0,3})(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_LARGEST = 200  # more is a year or an amount
# Between an ordinal and its noun: no word of these, for they name or count something else ("first lady trial").
_OTHERS = frozenset(
    "a an the and or but of in on at to for from by with as after over is are was were be has had lady amendment "
    "circuit district avenue street precinct ward minister world degree class party century nation country person "
    "half term time year month week day grade floor division generation man woman boy girl child suspect victim "
    "officer soldier player candidate member place city state team baby straight consecutive successive".split()
)
_ILLNESS = frozenset("cancer tumor tumour carcinoma melanoma lymphoma hunger".split())
# "First-round pick", "second-round winner": what somebody was, not what happened.
_ATTRIBUTES = frozenset(
    "pick picks draft winner winners leader leaders loser losers opponent rival knockout stoppage".split()
)
_OWNERS = frozenset("his her their its our my".split())  # whose season it is, it is no event
_NO_NUMBER = _OWNERS | frozenset("last next this that each every per past previous a an".split())
_MARKS = frozenset(',;:()–—-…"“”')
_JOINTS = frozenset("and but as while when".split())
# Clauses and phrases that look away from the event; the first kind reaches a few words, the second to the mark.
_ASIDE = frozenset("after since following before ahead until till despite unlike than with besides from into".split())
_RELATIVE = frozenset("who whose whom which where if".split())
_REACH = 5
_BREAKS = _MARKS | _JOINTS
_ENDS = _BREAKS | _ASIDE | _RELATIVE
_CLAUSE = 40  # words of a clause that are read before and behind a number
_PAST = frozenset("ago earlier previous previously had".split())
_LONG_AGO = frozenset("week month year spring summer autumn fall winter".split())
_TO_COME = frozenset(
    "will would could may planned scheduled expected set due next later january february march april june july "
    "august september october november december".split()
)
# Before a number: the event is another, that of the plan, the forecast, the round that was won before.
_AWAY = frozenset(
    stem(word)
    for word in "agree plan schedule vow want mull consider weigh avoid prevent forecast expect "
    "see predict warn project reach advance qualify progress enter book secure head force set miss skip".split()
)
# Who proposes a round in a headline tells of that round; in the text it may be one thing of many.
_PROPOSED = frozenset(stem(word) for word in ("propose", "demand", "seek"))
_SUBJECT = re.compile(r"The(?: [\w-]+){2,3}\b")
_FURNITURE = "|"  # stands between links, which a page put into its sentence
_TELLS = re.compile(r"(?:It|This|That) (?:is|was|marks|marked|will be|would be)\b")


def find_rounds(annotated: AnnotatedDocument, lead: Sequence[Span]) -> tuple[tuple[str, int], ...]:
    """Return the number of the report's own event in each series, as the headline has it, else the first sentence.

    A number that the report looks back or ahead to ("the first round a week ago") is not its own. Later sentences
    count where they say what the event is: "It was the second round of talks", "The first round ended at noon".
    """
    document = annotated.document
    titles = [block.span for block in document.blocks if block.kind == "title"]
    heads = [span for span in lead if any(title.contains(span) for title in titles)]
    headed = set(heads)
    texts = [span for span in lead if span not in headed and _FURNITURE not in span.of(document.text)]
    telling = [span for span in texts[1:] if _is_telling(span.of(document.text))]
    own: dict[str, set[int]] = {}
    for spans in (heads, texts[:1], telling):
        found: dict[str, set[int]] = defaultdict(set)
        for span in spans:
            for noun, number in read_rounds(span.of(document.text), headline=span in headed):
                found[noun].add(number)
        for noun, numbers in found.items():
            own.setdefault(noun, numbers)
    return tuple(sorted((noun, number) for noun, numbers in own.items() for number in numbers))


def _is_telling(sentence: str) -> bool:
    """Whether a sentence says what the event is, or has its number as the subject."""
    subject = _SUBJECT.match(sentence)
    return _TELLS.match(sentence) is not None or (subject is not None and any(read_rounds(subject[0])))


def read_rounds(sentence: str, *, headline: bool = False) -> Iterator[tuple[str, int]]:
    """Return the series nouns of a sentence with their numbers, those of its own event.

    >>> list(read_rounds("EU adopts 12th sanctions package")), list(read_rounds("The first round ended a week ago."))
    ([('package', 12)], [])
    """
    raw = [token.text for token in tokenize(sentence)]
    words = [bare(word).lower() for word in raw]
    for at in range(len(words)):
        found = _read_ordinal(words, at) or _read_numbered(raw, words, at)
        if found is None:
            continue
        noun, number, end = found
        if not _is_part(words, at, end, noun) and not _is_aside(words, at, end, headline=headline):
            yield noun, number


def _read_ordinal(words: Sequence[str], at: int) -> tuple[str, int, int] | None:
    """The noun, the number and the end of "second round", "second nuclear round", "second-round"."""
    front, _, noun = words[at].rpartition("-")
    if front and noun in _SERIES:
        number = ordinal_value(front)
        return (noun, number, at + 1) if number is not None and _is_event(words, at + 1, noun) else None
    number = ordinal_value(words[at])
    at += 2 * (words[at + 1 : at + 3] == ["and", "final"])
    if number is None or (
        words[at + 1 : at + 2] == ["season"] and not _OWNERS.isdisjoint(words[max(0, at - 1) : at])
    ):
        return None
    for end in range(at + 1, min(at + 4, len(words))):
        if words[end] in _SERIES:
            return (words[end], number, end + 1) if _is_event(words, end + 1, words[end]) else None
        if not _is_modifier(words, end, first=end == at + 1):
            return None
    return None


def _is_event(words: Sequence[str], end: int, noun: str) -> bool:
    """Whether what follows leaves the number to an event; a quarter is one where results are told of it."""
    after = words[end : end + 2]
    return not _RESULTS.isdisjoint(after) if noun == "quarter" else _ATTRIBUTES.isdisjoint(after)


def _is_modifier(words: Sequence[str], at: int, *, first: bool) -> bool:
    """Whether a word may stand between; a second one is no verb, of which the first would be the subject."""
    word = words[at]
    return word[0].isalpha() and word not in _OTHERS and (first or not verb_readings(word) or len(words[at - 1]) <= 2)


def _read_numbered(raw: Sequence[str], words: Sequence[str], at: int) -> tuple[str, int, int] | None:
    """The noun, the number and the end of "round 2", "Part II", "COP42", "Q3"."""
    word = words[at]
    if _QUARTER.fullmatch(word):
        return "quarter", int(word[1]), at + 1
    summit = _SUMMIT.fullmatch(word)
    if summit:
        return "cop", int(summit[1]), at + 1
    if word not in _NUMBERED or at + 1 >= len(words) or (word == "bowl" and words[max(0, at - 1)] != "super"):
        return None
    number = _read_number(raw[at + 1])
    before = words[at - 1] if at else ""
    counted = before in _NO_NUMBER or (before == "the" and raw[at].islower()) or ordinal_value(before) is not None
    after = words[at + 2 : at + 5]
    if (
        number is None
        or counted
        or (word in _ALONE and not raw[at + 1].isdecimal() and _is_plural(after))
        or not _ILLNESS.isdisjoint(after)
        or (word == "week" and after[:1] == ["of"])
        or not _is_event(words, at + 2, word)
    ):
        return None
    return word, number, at + 2


def _is_plural(after: Sequence[str]) -> bool:
    """Whether a plural follows, to which the number belongs: "season two games short"."""
    plural = len(after[0]) > 3 and after[0].endswith("s") if after else False
    return plural and not any(reading.sure for reading in verb_readings(after[0]))


def _read_number(word: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= 3 and 0 < int(word) <= _LARGEST else None
    if word not in ("I", "L") and _ROMANS.fullmatch(word):
        values = [_ROMAN_VALUES[letter] for letter in word]
        return sum(-one if one < two else one for one, two in zip(values, [*values[1:], 0], strict=True))
    return _CARDINALS.get(word.lower())


def _is_part(words: Sequence[str], at: int, end: int, noun: str) -> bool:
    within = not _WITHIN.isdisjoint(words[max(0, at - 2) : at])
    return noun in _PARTS and within and words[end : end + 1] != ["of"]


def _is_aside(words: Sequence[str], at: int, end: int, *, headline: bool) -> bool:
    """Whether a number stands in a clause that looks back or ahead."""
    begin, stop = at, end
    while begin and at - begin < _CLAUSE and words[begin - 1] not in _BREAKS:
        begin -= 1
    while stop < len(words) and stop - end < _CLAUSE and words[stop] not in _ENDS:
        stop += 1
    before, clause = words[begin:at], words[begin:stop]
    if not _ASIDE.isdisjoint(before[-_REACH:]) or not _RELATIVE.isdisjoint(before):
        return True
    if not _PAST.isdisjoint(clause) or any(one == "last" and two in _LONG_AGO for one, two in pairwise(clause)):
        return True
    away = _AWAY if headline else _AWAY | _PROPOSED
    return any(stem(word) in away for word in before) or (begin > 0 and not _TO_COME.isdisjoint(clause))

"""How many and how much: counts, money, shares and measures with what they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.tables import measures
from tellings.tables.wordclasses import (
    BE,
    COORDINATORS,
    DETERMINERS,
    DO,
    HAVE,
    MODALS,
    PREPOSITIONS,
    PREPOSITIONS_OR_SUBORDINATORS,
    RELATIVES,
    SUBJECTS,
    SUBORDINATORS,
)
from tellings.text.lines import Line, read_line
from tellings.text.numbers import Number, read_number
from tellings.text.tokens import stem
from tellings.types.annotations import Quantity, Sentence, TimeExpression
from tellings.types.documents import Document
from tellings.types.spans import Span

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_QUOTES = frozenset("“”‘’\"'")
_STOPS = (
    PREPOSITIONS
    | BE
    | HAVE
    | DO
    | MODALS
    | DETERMINERS
    | COORDINATORS
    | RELATIVES
    | SUBJECTS
    | SUBORDINATORS
    | PREPOSITIONS_OR_SUBORDINATORS
    | frozenset("that not to as than".split())
)
# A counted thing stands at most so many words behind its number ("1,000 badly wounded civilian prisoners").
_NOUN_REACH = 5
# Verbs behind which a number without a noun counts persons ("kills three", "rescued 40 from the roofs").
_HARMING = frozenset(
    """
    kill kills killed killing injure injures injured injuring wound wounds wounded wounding hurt hurts hurting
    maim maims maimed maiming arrest arrests arrested arresting detain detains detained detaining
    displace displaces displaced displacing rescue rescues rescued rescuing evacuate evacuates evacuated evacuating
    hospitalise hospitalised hospitalises hospitalize hospitalized hospitalizes abduct abducts abducted abducting
    kidnap kidnaps kidnapped kidnapping sicken sickens sickened sickening
    """.split()
)
# Verbs before which such a number counts persons too ("Three died").
_PERISHING = frozenset("die dies died drown drowns drowned perish perishes perished".split())
# What is said of persons behind "were", "have been", "are feared" ("Two were later rescued").
_SUFFERED = (
    measures.HARMED | {word for word in _HARMING if word.endswith("ed")} | frozenset("drowned unhurt alive".split())
)
_BETWEEN = (
    BE | HAVE | frozenset("also later reportedly reported confirmed feared believed presumed known said".split())
)
_WHEN = frozenset(
    "overnight yesterday today tonight early late monday tuesday wednesday thursday friday saturday sunday".split()
)
_BETWEEN_REACH = 4
_BOUNDING = frozenset(word for words, _ in measures.BOUNDS for word in words)
_BOUND_REACH = 3
_LEADING = frozenset("to at of from past is was reaches reached hits hit passes passed tops".split())
_TOLL_OF = frozenset("death casualty human confirmed official overall total the a its".split())  # no ferry's toll
_TOLL_REACH = 5  # words between "toll" and its figure ("the death toll has now risen to 12")


class _Amount(NamedTuple):
    """An amount over the lexemes `first:end`."""

    first: int
    end: int
    value: float
    unit: str = "count"
    of: str = ""
    bound: str = "exact"


def find_quantities(
    document: Document, sentences: Sequence[Sentence], times: Sequence[TimeExpression]
) -> tuple[Quantity, ...]:
    """Return the counted and measured amounts of the document in order.

    Numbers inside time expressions, of names ("Article 5"), scores and clock times are none. `of` holds the stem of
    the counted noun, empty where the text leaves it out. "1,000-for-1,000" is one amount of 1000.
    """
    taken = sorted((time.span.start, time.span.end) for time in times)
    found: list[Quantity] = []
    at = 0
    for sentence in sentences:
        while at < len(taken) and taken[at][1] <= sentence.span.start:
            at += 1
        inside = [span for span in taken[at : at + 40] if span[0] < sentence.span.end]
        line = read_line(document.text, sentence.span.start, sentence.span.end)
        for amount in _find_amounts(line, inside):
            span = Span(line.starts[amount.first], line.ends[amount.end - 1])
            found.append(Quantity(span, amount.value, amount.unit, amount.of, amount.bound))
    return tuple(found)


def _find_amounts(line: Line, times: Sequence[tuple[int, int]]) -> list[_Amount]:
    found: list[_Amount] = []
    index = 0
    while index < len(line.words):
        amount = None
        word = line.words[index]
        if word[0].isdecimal() or word in measures.NUMBER_STARTS:
            in_time = any(start <= line.starts[index] < end for start, end in times)
            amount = None if in_time and not _is_age(line, index) else _read_amount(line, index)
        if amount is None:
            index += 1
            continue
        found.append(amount)
        index = max(amount.end, index + 1)
    return found


def _read_amount(line: Line, index: int) -> _Amount | None:
    vague = _read_vague(line, index)
    if vague:
        return vague
    number = read_number(line, index)
    if number is None or _is_label(line, index, number):
        return None
    return (
        _read_fraction(line, index, number)
        or _read_age(line, index, number)
        or _read_money(line, index, number)
        or _read_measure(line, index, number)
        or _read_count(line, index, number)
    )


def _is_label(line: Line, index: int, number: Number) -> bool:
    """Return whether the number is part of a name, a score, a clock time or an address."""
    before, after = line.word(index - 1), line.word(number.end)
    if line.is_glued(index) and (before.isalpha() or before in ("#", ":", "/", "_", "@", "&", "=", ".")):
        return True
    if line.is_glued(index) and before in _HYPHENS and line.word(index - 2) != "for":
        return True
    if line.is_glued(number.end):
        if after in (":", "/", "_", "@") or (after in _HYPHENS and line.word(number.end + 1)[:1].isdecimal()):
            return True
        if after.isalpha() and after not in measures.UNITS and after not in measures.SHORT_POWERS:
            return True
    labels = line.is_capital(index - 1) or before in measures.LABELS
    if before in measures.DESIGNATORS and labels and not number.in_words:
        return True
    if before == "." and line.word(index - 2) in ("no", "nos"):
        return True
    # "Apollo 11", "Boeing 737": a number right behind a name and before no noun belongs to the name.
    named = line.is_capital(index - 1) and index > 1 and before.isalpha() and not number.in_words
    return (
        named
        and (after in _STOPS or not after.isalpha())
        and after not in ("%", "-")
        and before not in measures.CURRENCIES
    )


def _read_vague(line: Line, index: int) -> _Amount | None:
    """Read "dozens of", "a dozen", "hundreds of thousands of", "half of"."""
    word = line.word(index)
    if word in measures.VAGUE:
        value, end = measures.VAGUE[word], index + 1
        if line.word(end) == "of" and line.word(end + 1) in measures.VAGUE:
            value, end = value * measures.VAGUE[line.word(end + 1)] / 2, end + 2
        if line.word(end) == "of":
            return _Amount(index, end, value, "count", _counted(line, end + 1)[0], "about")
        return None
    if word in ("a", "an", "half"):
        at = index + 2 if word == "half" and line.word(index + 1) in ("a", "an") else index + 1
        base = measures.GROUPS.get(line.word(at))
        if base is None or (word == "half" and at == index + 1):
            return None
        value = base / 2 if word == "half" else base
        return _Amount(index, at + 1, value, "count", _counted(line, at + 1)[0], "about")
    return None


def _read_fraction(line: Line, index: int, number: Number) -> _Amount | None:
    """Read "two-thirds", "three quarters of"; "one-third" counts too."""
    at = number.end + 1 if line.word(number.end) in _HYPHENS else number.end
    part = measures.PARTS.get(line.word(at))
    if part is None or not number.in_words or number.value >= part:
        return None
    of = _counted(line, at + 2)[0] if line.word(at + 1) == "of" else ""
    return _bounded(line, _Amount(index, at + 1, number.value / part, "share", of))


def _is_age(line: Line, index: int) -> bool:
    number = read_number(line, index)
    return number is not None and _read_age(line, index, number) is not None


def _read_age(line: Line, index: int, number: Number) -> _Amount | None:
    """Read "19-year-old", "87 years old", "aged 45", "age of 45", "Ilo Brand, 45, said"."""
    at = number.end + 1 if line.word(number.end) in _HYPHENS else number.end
    if line.word(at) in ("year", "years", "month", "months"):
        old = at + 2 if line.word(at + 1) in _HYPHENS else at + 1
        if line.word(old) in ("old", "olds") or (line.word(at + 1) == "of" and line.word(at + 2) == "age"):
            unit = "years" if line.word(at).startswith("year") else "months"
            return _Amount(index, old + 1, number.value, unit, "age")
        return None
    before = line.word(index - 1)
    if before in ("aged", "age") or (before == "of" and line.word(index - 2) == "age"):
        return _Amount(index, number.end, number.value, "years", "age")
    apart = before == "," and line.word(number.end) in (",", ".") and line.is_capital(index - 2)
    if apart and not number.in_words and 1 <= number.value <= 110 and number.end == index + 1:
        return (
            _Amount(index, number.end, number.value, "years", "age")
            if index > 3 or line.word(index - 2).isalpha()
            else None
        )
    return None


def _read_money(line: Line, index: int, number: Number) -> _Amount | None:
    """Read "$5.7bn", "US$3 million", "40 million euros"."""
    sign = measures.SIGNS.get(line.word(index - 1)) if line.is_glued(index) else None
    if sign:
        first = index - 1
        prefix = line.word(first - 1).upper() if line.is_glued(first) else ""
        code = measures.DOLLARS.get(prefix, sign) if sign == "USD" else sign
        first -= 1 if prefix in measures.DOLLARS else 0
        end = number.end
        if line.word(end) in measures.CURRENCIES and measures.CURRENCIES[line.word(end)] == code:
            end += 1
        return _bounded(line, _Amount(first, end, number.value, code, _purpose(line, end)))
    code_before = measures.CODES.get(line.printed(index - 1))
    if code_before:
        return _bounded(line, _Amount(index - 1, number.end, number.value, code_before, _purpose(line, number.end)))
    at = number.end + 1 if line.word(number.end) in measures.NATIONS else number.end
    money = measures.CURRENCIES.get(line.word(at)) or measures.CODES.get(line.printed(at))
    if money:
        return _bounded(line, _Amount(index, at + 1, number.value, money, _purpose(line, at + 1)))
    return None


def _purpose(line: Line, end: int) -> str:
    """What the money is: the noun in "$5.7bn wall funding", or behind "for", "in"."""
    if line.word(end) in ("for", "in", "of", "from"):
        end += 2 if line.word(end + 1) in ("a", "an", "the") else 1
        return _counted(line, end)[0]
    return _counted(line, end)[0] if line.word(end).isalpha() and line.word(end) not in _STOPS else ""


def _read_measure(line: Line, index: int, number: Number) -> _Amount | None:
    """Read percentages and measures ("12 per cent", "35 km", "a 400-mile fence")."""
    at = number.end + 1 if line.word(number.end) in _HYPHENS else number.end
    if line.word(at) == "per" and line.word(at + 1) == "cent":
        return _bounded(line, _Amount(index, at + 2, number.value, "percent", _share_of(line, at + 2)))
    unit = measures.UNITS.get(line.word(at))
    if unit is None:
        return None
    end = at + 1
    if unit == "percent" and line.word(end) in ("point", "points"):
        end += 1
    of = _share_of(line, end) if unit == "percent" else ""
    return _bounded(line, _Amount(index, end, number.value, unit, of))


def _share_of(line: Line, end: int) -> str:
    return _counted(line, end + 1)[0] if line.word(end) == "of" else ""


def _read_count(line: Line, index: int, number: Number) -> _Amount | None:
    word = line.word(index)
    end = number.end
    # Bare four-digit numbers are years, unless a noun stands behind.
    is_year = not number.in_words and 1800 <= number.value <= 2100 and end == index + 1
    if word == "zero" or (is_year and not _counted(line, end)[1]):
        return None
    pair = _read_exchange(line, number)
    if pair:
        end = pair
    elif line.word(end) in _HYPHENS and line.is_glued(end):
        if not line.word(end + 1).isalpha():
            return None
        end += 1
    of, has_noun = _counted(line, end)
    are_harmed = end == number.end and _are_harmed(line, index, end, has_noun=bool(of))
    if are_harmed:
        of, has_noun = stem("people"), True
    if word == "one" and number.end == index + 1 and not _counts_one(line, index, are_harmed=are_harmed):
        return None
    if not has_noun and number.in_words and not _stands_alone(line, index, end):
        return None
    last = pair or number.end
    return _bounded(line, _Amount(index, last, number.value, "count", of))


def _are_harmed(line: Line, index: int, end: int, *, has_noun: bool) -> bool:
    """Whether a number without a noun counts persons, by the verb beside it ("kills three", "Two were injured")."""
    after = line.word(end)
    if after in _PERISHING:
        return True
    at = end
    while at < end + _BETWEEN_REACH and line.word(at) in _BETWEEN:
        at += 1
    if at > end and line.word(at) in _SUFFERED:
        return True
    one_by_one = after == "by" and line.word(end + 1) == line.word(index)
    if one_by_one or after in ("of", "another") or (has_noun and after not in _WHEN):
        return False
    first = index
    while first > index - _BOUND_REACH and line.word(first - 1) in _BOUNDING:
        first -= 1
    return line.word(first - 1) in _HARMING or _is_toll(line, index)


def _is_toll(line: Line, index: int) -> bool:
    """Whether a number is that of a death toll ("death toll rises to 12", "a toll of at least 30")."""
    near = list(line.words[max(0, index - _TOLL_REACH - 2) : index])
    if "toll" not in near[1:]:
        return False
    place = near.index("toll", 1)
    if near[place - 1] not in _TOLL_OF:
        return False
    between = near[place + 1 :]
    return not _LEADING.isdisjoint(between) and all(word.isalpha() or word[0].isdecimal() for word in between)


def _counts_one(line: Line, index: int, *, are_harmed: bool) -> bool:
    """ "One" counts before a person and beside a verb of harm; elsewhere it is a pronoun or an article."""
    after = line.word(index + 1)
    return (are_harmed or after in measures.PEOPLE) and line.word(index - 1) not in (
        "the",
        "this",
        "that",
        "no",
        "any",
        "every",
        "each",
        "which",
    )


def _stands_alone(line: Line, index: int, end: int) -> bool:
    """A number word without a noun counts where a verb of harm or a bound stands beside it ("three were killed")."""
    near = {line.word(end), line.word(end + 1), line.word(index - 1), line.word(index - 2), line.word(index - 3)}
    return bool(near & measures.HARMED) or _find_bound(line, index) != "exact"


def _read_exchange(line: Line, number: Number) -> int | None:
    """Return the index behind "1,000-for-1,000" where both numbers are the same."""
    end = number.end
    if line.word(end) in _HYPHENS and line.word(end + 1) == "for" and line.word(end + 2) in _HYPHENS:
        second = read_number(line, end + 3)
        if second and second.value == number.value:
            return second.end
    return None


def _counted(line: Line, index: int) -> tuple[str, bool]:
    """Return the stem of the counted noun behind a number, and whether there is one."""
    at = index
    while line.word(at) in _QUOTES or (line.word(at) in _HYPHENS and at == index):
        at += 1
    if line.word(at) in ("more", "other", "additional", "further", "of", "the", "its", "their", "his", "her", "our"):
        while at < index + 4 and line.word(at) in measures.SKIPPED:
            at += 1
    last = ""
    for place in range(at, min(at + _NOUN_REACH, len(line.words))):
        word = line.word(place)
        if word in _HYPHENS and last:
            continue
        if not word.isalpha() or word in _STOPS:
            break
        if (
            word.endswith("ed")
            and not last
            and word not in measures.HARMED
            and (line.word(place + 1) in _STOPS or line.word(place + 1) == ".")
        ):
            # "783 occurred in": a verb, and the noun is left out.
            break
        if word in measures.HARMED and not last:
            return stem("people"), True
        if _is_plural(word) or word in measures.PEOPLE:
            return stem(word), True
        last = word
    if not last:
        return "", False
    return stem(last), False


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "ous"))
    ) or word in measures.PLURALS


def _bounded(line: Line, amount: _Amount) -> _Amount:
    if line.word(amount.end) == "or" and line.word(amount.end + 1) == "more":
        return amount._replace(bound="at least")
    return amount._replace(bound=_find_bound(line, amount.first))


def _find_bound(line: Line, index: int) -> str:
    """Return the bound that the words before a number set."""
    for words, bound in measures.BOUNDS:
        start = index - len(words)
        if start >= 0 and tuple(line.words[start:index]) == words:
            # "They sue over three laws": before a small number in words "over" leads in a topic.
            is_topic = len(words) == 1 and words[0] in ("over", "under", "above", "below", "about", "around")
            return "exact" if is_topic and line.word(index) in measures.SMALL_NUMBERS else bound
    return "exact"

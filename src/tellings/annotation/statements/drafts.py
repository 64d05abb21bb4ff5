"""Which clauses become statements, with what span, mood, polarity and predicate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tellings.annotation.statements.clauses import Clause
from tellings.annotation.statements.groups import Group
from tellings.annotation.statements.links import find_links, predicate_of
from tellings.annotation.statements.moods import find_mood
from tellings.annotation.statements.polarity import find_polarity
from tellings.annotation.statements.silences import find_silence
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import CHANNELS, COMPLEMENT_VERBS, PLAIN_SPEECH, SPEECH_VERBS
from tellings.tables.wordclasses import ROLE_HEADS, SUPERLATIVES, TIME_WORDS, WEEKDAYS_AND_MONTHS
from tellings.types.annotations import Mood, Polarity

_DATE_PLACE = frozenset({"PREP", "NAME", "NUM", "COMMA"})
_JOINING = frozenset({"and", "but", "or", "nor", "yet", ","})
_NOUN_PHRASE = frozenset({"DET", "GEN", "ADJ", "NUM", "NOUN", "NAME", "PRO"})


class Draft(NamedTuple):
    """A statement before it is attached to mentions and times; places are code points, `subject` and `agent` ranges.

    `subject` is where the one who does it stands (it may lie before the statement), `agent` the place after "by".
    """

    start: int
    end: int
    mood: Mood
    polarity: Polarity
    predicate: str
    subject: tuple[int, int] | None = None
    agent: tuple[int, int] | None = None


def draft_statements(words: Sequence[Word], groups: Sequence[Group], clauses: Sequence[Clause]) -> list[Draft]:
    """Return the drafts of one sentence: clauses with news in them, dated tails, and appositions with content."""
    found: list[Draft] = []
    for index, clause in enumerate(clauses):
        if clause.kind == "complement" and _is_noun_complement(words, clauses, clause):
            continue
        if _is_left_open(clauses, clause):
            continue
        if clause.kind in ("adjunct", "absolute", "relative", "subordinate") and clause.end - clause.start < 3:
            continue
        if _asks_inside(clauses, index) or not _has_news(words, clauses, index):
            continue
        draft = _draft(words, groups, clauses, index)
        found.append(draft)
        found.extend(_tails(words, groups, clause))
        found.extend(_place_and_date(words, clause, draft))
    found.extend(_appositions(words))
    return found


def _draft(words: Sequence[Word], groups: Sequence[Group], clauses: Sequence[Clause], index: int) -> Draft:
    clause = clauses[index]
    links = find_links(words, groups, clause)
    predicate = predicate_of(clause, links)
    mood = find_mood(words, clauses, index, links, _governor_of(words, clauses, index))
    polarity = find_polarity(words, clause, links)
    subject = _subject_of(words, clauses, index)
    silence = find_silence(words, clause, links, polarity, mood)
    if silence is not None:
        predicate, polarity, mood = silence.predicate, silence.polarity, "happened"
        subject = silence.party or subject
    start = _full_start(words, clauses, index)
    end = max(start + 1, _full_end(words, clauses, index))
    return Draft(
        words[start].start,
        words[end - 1].end,
        mood,
        polarity,
        predicate,
        _place(words, subject),
        _place(words, _agent(words, clause)),
    )


def _place(words: Sequence[Word], part: tuple[int, int] | None) -> tuple[int, int] | None:
    return None if part is None else (words[part[0]].start, words[part[1] - 1].end)


def _governor_of(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> Clause | None:
    """The clause whose verb says, asks or wants this one: its parent, or an attribution after it."""
    clause = clauses[index]
    if clause.kind == "complement" and clause.parent is not None:
        parent = clauses[clause.parent]
        # "said that X and that Y": the second content hangs on the first.
        return (
            _governor_of(words, clauses, clause.parent)
            if parent.kind == "complement" and clause.opener in _JOINING
            else parent
        )
    if clause.kind not in ("main", "coordinate"):
        return None
    later = (other for other in clauses[index + 1 :] if other.kind == "attribution" or _touches_speech(words, other))
    return next((other for other in later if other.group.base in SPEECH_VERBS), None)


def _asks_inside(clauses: Sequence[Clause], index: int) -> bool:
    """Whether the clause only leads to an open question ("it is unclear whether"): it is told with that."""
    return any(other.parent == index and _is_open(other) for other in clauses) and clauses[index].group.base == "be"


def _is_open(clause: Clause) -> bool:
    return clause.kind == "complement" and clause.opener in ("if", "whether", "how", "why", "what")


def _is_left_open(clauses: Sequence[Clause], clause: Clause) -> bool:
    """Whether a clause is the open end of another one ("will decide whether ..."), with which it is told."""
    if clause.kind != "complement" or clause.opener not in ("if", "whether") or clause.parent is None:
        return False
    governor = clauses[clause.parent].group.base
    return governor != "be" and governor not in SPEECH_VERBS


def _full_start(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> int:
    """The start of a clause with what it needs to be read alone: the noun before a clause inside a subject."""
    clause = clauses[index]
    if clause.parent is None:
        return _after_coordinator(words, clause)
    parent = clauses[clause.parent]
    if _is_open(clause) and parent.group.base == "be":
        return parent.start
    inside_subject = parent.start < clause.start and clause.end <= parent.group.start
    if clause.kind == "relative" and _is_restrictive(words, clause):
        return _phrase_start(words, clause.start, 0)
    if inside_subject and clause.kind in ("relative", "adjunct"):
        return _phrase_start(words, clause.start - (words[clause.start - 1].tag in ("COMMA", "DASH")), parent.start)
    return _after_coordinator(words, clause)


def _after_coordinator(words: Sequence[Word], clause: Clause) -> int:
    start = clause.start
    if words[start].tag == "QUOTE" and words[start + 1].tag == "CC":
        start += 1
    if words[start].tag == "CC" and words[start].low != "nor" and start < clause.group.start:
        start += 1
    return start


def _agent(words: Sequence[Word], clause: Clause) -> tuple[int, int] | None:
    if not (clause.group.passive or clause.group.kind == "participle"):
        return None
    for place in range(clause.group.end, min(clause.group.end + 8, clause.end)):
        if words[place].low == "by" and place + 1 < clause.end:
            return place + 1, clause.end
    return None


def _subject_of(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> tuple[int, int] | None:
    """The subject's words; a clause without one takes its parent's, a clause inside a subject the noun before it."""
    clause = clauses[index]
    start = _full_start(words, clauses, index)
    if clause.kind == "tail":
        return _phrase_start(words, clause.start, 0), clause.start
    if start < clause.start and not _is_open(clause):
        return start, clause.start
    if clause.group.start == clause.start and clause.group.base in SPEECH_VERBS and _touches_speech(words, clause):
        end = clause.group.end
        while end < clause.end and words[end].tag not in ("COMMA", "STOP", "END", "QUOTE"):
            end += 1
        return (clause.group.end, end) if end > clause.group.end else None
    place: int | None = index
    for _ in range(4):
        if place is None:
            return None
        clause = clauses[place]
        if clause.subject is not None and clause.kind not in ("adjunct",):
            low, high = clause.subject
            if any(
                word.tag in ("NOUN", "NAME", "SBJ", "PRO", "NUM", "GEN", "DET") and word.low not in ("who", "which")
                for word in words[low:high]
            ):
                return low, high
        place = clause.parent
    return None


def _is_noun_complement(words: Sequence[Word], clauses: Sequence[Clause], clause: Clause) -> bool:
    """ "hope that ...", "reports that ...": the clause belongs to the noun and is told with it."""
    if clause.opener != "that" or clause.start < 2:
        return False
    if clause.parent is not None and _takes_over(words, clauses[clause.parent].group, clause.start - 2):
        return False
    before = words[clause.start - 2]
    return before.tag == "NOUN" and words[clause.start - 1].low == "that"


def _takes_over(words: Sequence[Word], group: Group, noun: int) -> bool:
    """Whether a clause behind a noun belongs to the verb: a verb of speech, or one read "in the papers"."""
    if group.base in SPEECH_VERBS:
        return True
    gap = words[group.end : noun]
    takes = group.base in COMPLEMENT_VERBS or group.base == "read"
    return takes and bool(gap) and gap[0].tag == "PREP" and gap[0].low != "of"


def _is_restrictive(words: Sequence[Word], clause: Clause) -> bool:
    return clause.kind == "relative" and (clause.start == 0 or words[clause.start - 1].tag not in ("COMMA", "DASH"))


def _full_end(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> int:
    """The end of a clause together with the restrictive relatives and noun complements that follow it."""
    end = clauses[index].end
    for place, other in enumerate(clauses):
        if other.parent is None or place <= index:
            continue
        if other.parent == index and (
            _is_restrictive(words, other)
            or (other.kind == "complement" and _is_noun_complement(words, clauses, other))
            or _is_left_open(clauses, other)
        ):
            end = max(end, _full_end(words, clauses, place))
    return end


def _has_news(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> bool:
    clause = clauses[index]
    size = sum(word.tag not in ("COMMA", "QUOTE", "END", "STOP", "DASH") for word in words[clause.start : clause.end])
    if size < 2:
        return False
    if clause.kind == "relative" and _is_restrictive(words, clause):
        if clause.opener not in ("who", "which", "that"):
            return False
        return size >= 5 and (
            clause.group.past or clause.group.progressive or _is_dated(words, clause.start, clause.end)
        )
    if _is_attribution(words, clauses, index):
        return _attribution_has_news(words, clause, size)
    if _governs_content(words, clauses, index) and size <= 3:
        return False
    return size >= 3 or clause.kind in ("main", "complement")


def _governs_content(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> bool:
    return any(
        other.parent == index
        and other.kind == "complement"
        and other.opener not in _JOINING
        and not _is_noun_complement(words, clauses, other)
        for other in clauses
    )


def _is_attribution(words: Sequence[Word], clauses: Sequence[Clause], index: int) -> bool:
    clause = clauses[index]
    if clause.kind == "attribution":
        return True
    if clause.group.base not in SPEECH_VERBS and clause.group.base not in COMPLEMENT_VERBS:
        return False
    if _governs_content(words, clauses, index):
        return True
    return clause.group.base in SPEECH_VERBS and _touches_speech(words, clause)


def _touches_speech(words: Sequence[Word], clause: Clause) -> bool:
    before = clause.start - 1
    after = clause.end
    return (before >= 0 and words[before].tag == "QUOTE") or (after < len(words) and words[after].tag == "QUOTE")


def _attribution_has_news(words: Sequence[Word], clause: Clause, size: int) -> bool:
    inside = words[clause.start : clause.end]
    if size <= 3 and not _is_dated(words, clause.start, clause.end):
        return False
    if any(word.low in TIME_WORDS for word in inside):
        return True
    rest = words[clause.group.end : clause.end]
    if any(word.low in CHANNELS for word in rest) or any(
        word.tag == "PREP" and word.low in ("by", "via") for word in inside
    ):
        return True
    return clause.group.base not in PLAIN_SPEECH and size >= 3 and any(word.tag == "NAME" for word in inside)


def _is_dated(words: Sequence[Word], start: int, end: int) -> bool:
    return any(word.low in TIME_WORDS or word.tag == "NUM" for word in words[start:end])


def _tails(words: Sequence[Word], groups: Sequence[Group], clause: Clause) -> list[Draft]:
    """Dated participles after a noun ("talks held on 3 May in Orsk") as statements with their noun."""
    found: list[Draft] = []
    for group in groups:
        if group.kind != "participle" or (
            not clause.group.end <= group.start < clause.end and not clause.start < group.start < clause.group.start
        ):
            continue
        if group.start == 0 or words[group.start - 1].tag not in ("NOUN", "NAME", "DASH"):
            continue
        end = group.end
        while (
            end < clause.end and words[end].tag in ("PREP", "DET", "NAME", "NOUN", "NUM", "ADJ", "ADV", "GEN")
        ) or (end < clause.end and words[end].tag == "PRESUB"):
            end += 1
        start = _phrase_start(words, group.start - (words[group.start - 1].tag == "DASH"), clause.start)
        if (
            _is_dated(words, group.end, end)
            and end - group.end >= 1
            and group.start - start >= 1
            and (start, end) != (clause.start, clause.end)
        ):
            found.append(
                Draft(
                    words[start].start,
                    words[end - 1].end,
                    "happened",
                    "positive",
                    group.base,
                    (words[start].start, words[group.start - 1].end),
                )
            )
    return found


def _place_and_date(words: Sequence[Word], clause: Clause, draft: Draft) -> list[Draft]:
    """Where and when something planned or proposed is to be, at the end of its clause ("in Lowick on 9 May")."""
    if draft.mood not in ("planned", "proposed") or clause.kind == "tail":
        return []
    end = clause.end
    while end > clause.group.end and words[end - 1].tag in ("END", "QUOTE", "COMMA"):
        end -= 1
    start = end
    while start > clause.group.end and (words[start - 1].tag in _DATE_PLACE or words[start - 1].low == "next"):
        start -= 1
    while start < end and words[start].low not in ("in", "at", "on"):
        start += 1
    part = words[start:end]
    days = [word for word in part if word.low in WEEKDAYS_AND_MONTHS or word.low == "may"]
    places = [word for word in part if word.tag == "NAME" and word.low not in TIME_WORDS]
    if not days or not places or len(part) > 10:
        return []
    return [draft._replace(start=part[0].start, end=part[-1].end)]


def _phrase_start(words: Sequence[Word], place: int, low: int) -> int:
    """The start of the noun phrase that ends before `place`, with "of", "between" and "with" phrases inside it."""
    start = place
    while start > low:
        word = words[start - 1]
        inner = word.low in ("of", "between", "with", "and")
        if word.tag not in _NOUN_PHRASE and not (inner and start - 1 > low):
            break
        start -= 1
        if word.tag == "DET" and words[start - 1].low not in ("of", "between", "with", "and"):
            break
    while start < place and words[start].tag not in _NOUN_PHRASE:
        start += 1
    return start


def _appositions(words: Sequence[Word]) -> list[Draft]:
    """ "X, head of the delegation" and "..., the first strike in days": what a name is, told beside it."""
    found: list[Draft] = []
    for place, word in enumerate(words):
        if word.tag != "COMMA" or place == 0 or words[place - 1].tag not in ("NAME", "NOUN"):
            continue
        if place + 1 < len(words) and words[place + 1].tag == "QUOTE":
            continue
        end = _apposition_end(words, place + 1)
        if end is None:
            continue
        start = _phrase_start(words, place, 0)
        if (
            words[start].tag in ("NAME", "NOUN", "DET", "GEN", "ADJ", "NUM")
            and place - start >= 1
            and end - place > 3
        ):
            found.append(
                Draft(
                    words[start].start,
                    words[end - 1].end,
                    "happened",
                    "positive",
                    "be",
                    (words[start].start, words[place - 1].end),
                )
            )
    return found


def _apposition_end(words: Sequence[Word], start: int) -> int | None:
    """The end of a noun phrase at `start` that opens with a role or a superlative, closed by a mark; else None."""
    place, role = start, False
    while place < len(words) and place - start < 25:
        word = words[place]
        if word.tag in ("COMMA", "END", "DASH", "STOP"):
            return place if role else None
        if word.tag not in _NOUN_PHRASE and word.tag not in ("PREP", "CC", "TO", "QUOTE", "PRESUB", "ADV"):
            return None
        if (
            place - start < 5
            and word.tag != "NAME"
            and (word.low in ROLE_HEADS or (word.low in SUPERLATIVES and place - start < 3))
        ):
            role = True
        place += 1
    return None

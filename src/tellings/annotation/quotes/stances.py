"""What somebody thinks, wants, backs or feels, read by rules: "Veld wants a ceasefire", "is seen as a threat"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from tellings.annotation.quotes.clauses import clause_subject
from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.lines import LONGEST_LINE, Item, Line
from tellings.annotation.quotes.nominals import is_infinitive, phrase_reach
from tellings.annotation.quotes.nouns import Report
from tellings.annotation.quotes.relays import is_relaying
from tellings.annotation.quotes.subjects import Phrase, can_speak, phrase_after, phrase_before
from tellings.annotation.quotes.verbs import is_verb, looks_finite
from tellings.tables.attitudes import Attitude, attitude_adjectives, attitude_verbs
from tellings.tables.cues import ATTITUDE, CueForm, CueVerb, forms_of
from tellings.tables.grammar import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    DO_FORMS,
    HAVE_FORMS,
    MODALS,
    NEGATIONS,
    NUMBER_WORDS,
    OBJECT_PRONOUNS,
    PREPOSITIONS,
    QUESTION_WORDS,
    SUBJECT_PRONOUNS,
)

_LINKING = BE_FORMS | frozenset(
    "feel feels felt remain remains remained seem seems seemed sound sounds become".split()
)
_NOT_HOLDERS = frozenset("i we you it that this these those there".split())
_JOINTS = frozenset("and or but while by after before when without for".split())
_OPENERS = (DETERMINERS | NUMBER_WORDS | OBJECT_PRONOUNS | {"what"}) - {"that"}


class Stance(NamedTuple):
    """One form of a verb of attitude, with what may follow the verb."""

    attitude: Attitude
    cue: CueForm


class Group(NamedTuple):
    """The verb group of a cue: where it begins, and what its auxiliaries say."""

    left: int
    passive: bool
    finite: bool


@cache
def stance_forms() -> dict[str, tuple[Stance, ...]]:
    """Return the forms of the verbs of attitude, in lower case, those with a particle first."""
    found: dict[str, list[Stance]] = {}
    for attitude in sorted(attitude_verbs().values(), key=lambda each: each.particle is None):
        verb = CueVerb(attitude.lemma, ATTITUDE, attitude.frames, attitude.particle)
        for word, form in forms_of(verb):
            found.setdefault(word, []).append(Stance(attitude, form))
    return {word: tuple(forms) for word, forms in found.items()}


def find_stances(line: Line, reports: Sequence[Report]) -> Iterator[Report]:
    """Yield the attitudes of a line that verbs and adjectives tell, but for cues that are those of reports."""
    taken = {place for report in reports for place in range(*report.cue)}
    if len(line.items) > LONGEST_LINE:
        return
    for at, item in enumerate(line.items):
        if at == 0 or at in taken or not item.is_word or item.is_name or is_relaying(line.items, at):
            continue
        report = None
        for stance in stance_forms().get(item.low, ()):
            report = _read_verb(line, at, stance)
            if report is not None:
                break
        if report is None and item.low in attitude_adjectives():
            report = _read_adjective(line, at, attitude_adjectives()[item.low])
        if report is not None:
            yield report


def _read_verb(line: Line, at: int, stance: Stance) -> Report | None:
    items, attitude = line.items, stance.attitude
    behind = at + 1
    if attitude.particle is not None:
        if behind >= len(items) or items[behind].low != attitude.particle:
            return None
        behind += 1
    group = _find_group(items, at, stance.cue)
    if group is None:
        return None
    verb = stance.cue.verb
    if group.passive:
        return _read_passive(line, at, behind, group, attitude, verb)
    if "seem" in attitude.frames:
        return _read_seeming(line, at, group, verb)
    subject = _find_subject(line, group)
    if subject is None or items[subject.head].low in _NOT_HOLDERS:
        return None
    content = _content(line, behind, attitude)
    if content is not None and content.frame == "noun" and not can_speak(line, subject):
        return None  # "the slope demands a steady hand"
    return None if content is None else Report((at, behind), verb, subject, (content,))


def _find_group(items: Sequence[Item], at: int, form: CueForm) -> Group | None:
    """The verb group that ends at item `at`; None where the word is no verb there."""
    left, seen = at, set()
    while left > 0 and items[left - 1].is_word and (items[left - 1].is_adverb or _is_auxiliary(items[left - 1])):
        left -= 1
        seen.add(items[left].low)
    if left == 0:
        return None
    before = items[left - 1]
    if form.form == "present":
        return Group(left, False, bool(seen & BE_FORMS)) if before.low not in DETERMINERS else None
    if seen & BE_FORMS:
        return Group(left, True, True) if form.form in ("past", "participle") else None
    if form.form == "base":
        if before.low == "to" and before.is_word:
            return Group(left - 1, False, False)
        if seen & (MODALS | DO_FORMS | NEGATIONS):
            return Group(left, False, True)
        if items[at].low == "like" and before.low not in SUBJECT_PRONOUNS:
            return None  # "a town like Port Ella"
    if seen & HAVE_FORMS:
        return Group(left, False, True) if form.form in ("past", "participle") else None
    plain = form.form == "third" and _follows_noun(items, at, left)
    return Group(left, False, True) if plain or is_verb(items, at, left, form) else None


def _follows_noun(items: Sequence[Item], at: int, left: int) -> bool:
    """Whether a form in -s stands behind a singular noun and has something to take: "the guild wants a ferry"."""
    before, after = items[left - 1], items[at + 1 : at + 2]
    singular = before.is_nominal and before.text.islower() and not before.low.endswith("s")
    takes = bool(after) and (after[0].low in _OPENERS or after[0].low in ("to", "that") or after[0].is_name)
    return singular and takes


def _is_auxiliary(item: Item) -> bool:
    return item.low in AUXILIARIES or item.low in NEGATIONS


def _find_subject(line: Line, group: Group) -> Phrase | None:
    """Whose attitude it is: the subject before the group, or that of the clause around."""
    items, left = line.items, group.left
    before = items[left - 1]
    if not group.finite:
        if items[left].low == "to":
            return clause_subject(line, left)
        joins = before.low in _JOINTS or before.text == "," or before.mark is not None
        return clause_subject(line, left) if joins else None
    if before.is_word and before.low in ("and", "but", "or"):
        return clause_subject(line, left - 1)
    phrase = phrase_before(line, left)
    return phrase if phrase is not None and not items[phrase.head].is_time else None


def _content(line: Line, start: int, attitude: Attitude) -> Content | None:
    """What the verb or adjective takes, by its frames."""
    items, frames = line.items, attitude.frames
    at = start
    while at < len(items) and items[at].is_word and (items[at].is_adverb or items[at].low in NEGATIONS):
        at += 1
    if at >= len(items):
        return None
    item, stop = items[at], len(items)
    if item.mark is not None:
        return Content(at, phrase_reach(line, at), "noun") if frames & {"obj", "that"} else None
    if not item.is_word or (at + 1 >= stop and item.low in PREPOSITIONS):
        return None
    if item.low == "that" and "that" in frames and at + 2 < stop:
        return Content(at + 1, content_stop(line, at + 1, stop), "that")
    if item.low in QUESTION_WORDS and item.low not in ("who", "which", "when", "where"):
        framed = frames & {"question"} or (item.low == "what" and "obj" in frames)
        return Content(at, content_stop(line, at, stop), "question") if framed else None
    if item.low == "to" and is_infinitive(items[at + 1]):
        return Content(at, phrase_reach(line, at + 1), "infinitive") if "to" in frames else None
    if item.low in PREPOSITIONS:
        return _led(line, at, frames)
    if item.text.islower() and item.low.endswith("ing") and "ing" in frames:
        return Content(at, phrase_reach(line, at), "gerund")
    return _object(line, at, frames)


def _led(line: Line, at: int, frames: frozenset[str]) -> Content | None:
    """What a preposition leads in."""
    items = line.items
    if items[at].low not in frames or items[at + 1].is_time or not (items[at + 1].is_word or items[at + 1].mark):
        return None
    return Content(at + 1, phrase_reach(line, at + 1), "preposition")


def _object(line: Line, at: int, frames: frozenset[str]) -> Content | None:
    """A clause without "that", or an object with what else the verb takes."""
    items = line.items
    item = items[at]
    opens = item.is_nominal or item.low in _OPENERS or item.low in SUBJECT_PRONOUNS
    if not opens or item.is_time or (item.low in _OPENERS and items[at + 1 : at + 2] and items[at + 1].is_time):
        return None
    if "that" in frames and _is_clause(line, at):
        return Content(at, content_stop(line, at, len(items)), "bare")
    rest = {frame.removeprefix("obj-") for frame in frames if frame.startswith("obj-")}
    phrase = phrase_after(line, at)
    behind = len(items) if phrase is None else phrase.stop
    follows = behind < len(items) and items[behind].low in rest and items[behind].is_word
    if "obj" in frames or follows or ("adj" in rest and behind < len(items) and items[behind].low in _OPENERS):
        return Content(at, phrase_reach(line, at), "noun")
    return None


def _is_clause(line: Line, at: int) -> bool:
    """Whether a subject and its verb follow."""
    items = line.items
    if items[at].low in SUBJECT_PRONOUNS and items[at].low != "who":
        return True
    phrase = phrase_after(line, at)
    if phrase is None or phrase.stop >= len(items):
        return False
    stop = phrase.stop
    while stop < len(items) - 1 and items[stop].is_adverb:
        stop += 1
    return looks_finite(items, stop) or items[stop].low in AUXILIARIES


def _read_passive(line: Line, at: int, behind: int, group: Group, attitude: Attitude, verb: CueVerb) -> Report | None:
    """What is expected, seen, opposed: the subject with what follows, or the subject where an agent is named."""
    items = line.items
    subject = phrase_before(line, group.left)
    if subject is None or behind >= len(items):
        return None
    first = Content(subject.first, subject.stop, "noun")
    word, frames = items[behind].low, attitude.frames
    if f"obj-{word}" in frames and behind + 1 < len(items) and word in ("to", "as"):
        if word == "to" and not is_infinitive(items[behind + 1]):
            return None
        start = behind if word == "to" else behind + 1
        rest = Content(start, phrase_reach(line, behind + 1), "noun")
        return Report((at, behind), verb, None, (first, rest))
    if "obj-adj" in frames and (items[behind].low in DETERMINERS or items[behind].mark is not None):
        return Report((at, behind), verb, None, (first, Content(behind, phrase_reach(line, behind), "noun")))
    if word == "by" and "obj" in frames:
        agent = phrase_after(line, behind + 1)
        if agent is not None and can_speak(line, agent):
            return Report((at, behind), verb, agent, (first,))
    return None


def _read_seeming(line: Line, at: int, group: Group, verb: CueVerb) -> Report | None:
    """The subject with what it seems."""
    items = line.items
    subject = phrase_before(line, group.left) if group.finite else None
    if subject is None or at + 2 >= len(items):
        return None
    word = items[at + 1]
    fits = word.low in ("to", "like", "as") or (verb.lemma in ("seem", "appear", "sound") and word.is_nominal)
    if not fits or word.mark is not None or (word.low == "to" and not is_infinitive(items[at + 2])):
        return None
    rest = Content(at + 1, phrase_reach(line, at + 1), "noun")
    if items[subject.head].low == "it":
        return Report((at, at + 1), verb, None, (rest,))
    return Report((at, at + 1), verb, None, (Content(subject.first, subject.stop, "noun"), rest))


def _read_adjective(line: Line, at: int, attitude: Attitude) -> Report | None:
    """ "is wary of C", "remain confident that C"."""
    items = line.items
    left = at
    while left > 0 and items[left - 1].is_word and (items[left - 1].is_adverb or items[left - 1].low in NEGATIONS):
        left -= 1
    if left < 2 or items[left - 1].low not in _LINKING:
        return None
    left -= 1
    while left > 0 and items[left - 1].is_word and (items[left - 1].is_adverb or _is_auxiliary(items[left - 1])):
        left -= 1
    subject = phrase_before(line, left) if left > 0 else None
    if subject is None or items[subject.head].low in _NOT_HOLDERS:
        return None
    content = _content(line, at + 1, attitude)
    verb = CueVerb(attitude.lemma, ATTITUDE, attitude.frames)
    return None if content is None else Report((at, at + 1), verb, subject, (content,))

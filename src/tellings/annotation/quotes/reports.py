"""Attributions of one line: reporting verbs and phrases with their subject and content."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tellings.annotation.quotes.clauses import clause_subject
from tellings.annotation.quotes.contents import Content, content_after, content_before
from tellings.annotation.quotes.extents import content_stop
from tellings.annotation.quotes.frames import fits
from tellings.annotation.quotes.lines import LONGEST_LINE, Item, Line, last_inside
from tellings.annotation.quotes.nominals import find_nominal, is_said_already
from tellings.annotation.quotes.nouns import Report, names_papers, read_in_papers
from tellings.annotation.quotes.phrases import OPENERS, find_according, find_phrase
from tellings.annotation.quotes.relays import find_relayed
from tellings.annotation.quotes.subjects import (
    Phrase,
    can_speak,
    is_mute,
    opening_phrase,
    phrase_after,
    phrase_before,
)
from tellings.annotation.quotes.verbs import group_start, is_left_open, is_spoken, is_verb, looks_finite
from tellings.tables.cues import ATTITUDE, AUTHORED, SPEECH_NOUNS, CueForm, CueVerb, cue_forms
from tellings.tables.grammar import (
    BE_FORMS,
    DASHES,
    NEGATIONS,
    PAPER_NOUNS,
    PREPOSITIONS,
    WRITERS,
    third_forms,
)
from tellings.tables.nominals import nominals

_PERCEPTION = frozenset({"read", "heard", "hear", "saw", "seen", "learned", "learnt"})
_MARKED_FRAMES = frozenset({"direct", "that", "infinitive", "object"})
_SCENE_SETTERS = frozenset(
    "when as while after before since although though if because asked during until unlike".split()
)
_OPENING_PREPOSITIONS = frozenset(
    "in on at about with under of for over from to near since before after up between among like".split()
)
_PHRASES = frozenset({"noun", "gerund", "preposition"})
_GOVERNING = frozenset("by from following against".split())
_REMARKS = frozenset("which who whose where when".split())
# Verbs of which no form is also a noun, so that they may close a headline.
_ONLY_VERBS = frozenset("say confirm warn announce insist admit tell".split())
_COUNTS = frozenset({"one", "another"})
_COUNTED = frozenset({"percent", "percentage"})
_FEW = 4


def find_reports(line: Line) -> list[Report]:
    """Return the attributions of a line in the order of their cues."""
    found: list[Report] = []
    nominal: list[Report] = []
    if len(line.items) > LONGEST_LINE:
        return found
    openers = _openers()
    for at, item in enumerate(line.items):
        if item.low in openers and item.is_word:
            held = find_nominal(line, at) if item.low in nominals() else None
            if held is not None:
                nominal.append(held)
                continue
            report = _read(line, at, item, found)
            if report is not None and report.contents and not _is_writers(line, report):
                found.append(report)
    found = _told_once(found)
    found.extend(each for each in nominal if not is_said_already(each, found))
    return sorted(found, key=lambda report: report.cue)


def _told_once(reports: Sequence[Report]) -> list[Report]:
    """The reports, each words by the nearest cue alone: "Oru joked: “Nobody came,” she said"."""
    nearest: dict[tuple[tuple[int, int], ...], Report] = {}
    for report in reports:
        known = nearest.setdefault(tuple((content.first, content.stop) for content in report.contents), report)
        if _distance(report) < _distance(known):
            nearest[tuple((content.first, content.stop) for content in report.contents)] = report
    return sorted(nearest.values(), key=lambda report: report.cue)


def _distance(report: Report) -> int:
    """How many items stand between a cue and what it tells, its subject left out."""
    first, stop = report.contents[0].first, report.contents[-1].stop
    subject = 0 if report.subject is None else report.subject.stop - report.subject.first
    return first - report.cue[1] if first >= report.cue[1] else report.cue[0] - stop - subject


@cache
def _openers() -> frozenset[str]:
    """The words at which an attribution can be read."""
    return frozenset({"according"}) | OPENERS | _PERCEPTION | nominals().keys() | cue_forms().keys()


def _is_writers(line: Line, report: Report) -> bool:
    """Whether a demand or promise in running text is the writer's own ("we urge readers to"): nobody is quoted."""
    if line.depth or report.subject is None or report.verb.kind in ("say", "think", "show"):
        return False
    return line.items[report.subject.head].low in WRITERS


def _read(line: Line, at: int, item: Item, found: Sequence[Report]) -> Report | None:
    items = line.items
    if item.low == "according" and at + 1 < len(items) and items[at + 1].low == "to":
        return find_according(line, at, _floor(found, items, at))
    if item.low in OPENERS:
        return find_phrase(line, at, _floor(found, items, at))
    if line.depth and item.low in _PERCEPTION:
        return read_in_papers(line, at)
    if item.is_name and at > 0 and line.kind not in ("title", "heading"):
        return None
    if item.low == "saying" and items[at - 1].low == "as":
        return find_relayed(line, at, _floor(found, items, at))
    for form in cue_forms().get(item.low, ()):
        report = _read_form(line, at, form, found)
        if report is not None and report.contents:
            return report
    return None


def _floor(found: Sequence[Report], items: Sequence[Item], at: int) -> int:
    """Where content before `at` may begin: behind a semicolon, or behind an earlier trailing attribution."""
    floor = next((k + 1 for k in range(at - 1, -1, -1) if items[k].text == ";"), 0)
    for report in found:
        if report.is_trailing and report.subject is not None:
            floor = max(floor, report.cue[1], report.subject.stop)
    return floor


def _read_form(line: Line, at: int, form: CueForm, found: Sequence[Report]) -> Report | None:
    if form.form == "present":
        return None if form.verb.kind in ("think", "show") else _participle(line, at, form.verb, found)
    items = line.items
    if form.verb.particle and (at + 1 >= len(items) or items[at + 1].low != form.verb.particle):
        return None
    left = group_start(items, at)
    if left is None or not is_verb(items, at, left, form):
        return None
    if form.verb.lemma == "refuse" and left > 0 and items[left - 1].low in ("who", "that", "which"):
        return None  # "the senator who refused to sign": a deed by which somebody is known
    if form.form in ("third", "base") and form.verb.lemma + "s" in SPEECH_NOUNS and names_papers(items, at):
        return None
    subject = _subject(line, left, found)
    if subject is not None and is_left_open(items, subject.first, left):
        return None
    if subject is not None and is_mute(line, subject):
        if items[subject.head].low not in _COUNTED or form.verb.kind not in ("say", "think"):
            return None
        # "40 percent said that": nobody's words, but what a poll counts
        return _finite(line, at, left, form.verb._replace(kind=ATTITUDE), subject, found)
    spoke = subject is not None and subject.first > 0 and _is_behind_speech(line, subject, items[subject.first - 1])
    if subject is not None and (can_speak(line, subject) or form.verb.lemma == "say" or spoke):
        if left == at and items[at - 1].text == "," and subject.stop < at - 1:
            behind = _inverted(line, at, form, found)  # "..., excluding Veld, which may wait, said Ada Oru"
            if behind is not None:
                return behind
        report = _finite(line, at, left, form.verb, subject, found)
        if report.contents or items[at - 1].mark is None:
            return report
    return _inverted(line, at, form, found) if left == at else None


def _is_behind_speech(line: Line, subject: Phrase, mark: Item) -> bool:
    """Whether a quotation wants just such a phrase as its speaker: "“Go home,” the diver shouted"."""
    return is_spoken(mark) and not line.items[subject.head].is_time and not is_mute(line, subject)


def _subject(line: Line, left: int, found: Sequence[Report]) -> Phrase | None:
    """The subject of a verb group that begins at `left`: before it, or that of the verb it is joined to by "and"."""
    items = line.items
    if left == 0:
        return None
    before = items[left - 1]
    joint = before.is_word and before.low in ("and", "but", "then", "or")
    if joint or (before.text == "," and left > 1 and items[left - 2].low in ("and", "but")):
        earlier = [report.subject for report in found if report.subject is not None]
        return earlier[-1] if earlier else clause_subject(line, left - 1)
    if before.low == "to":
        going = left > 3 and items[left - 2].low == "on"
        return phrase_before(line, left - 3) if going else clause_subject(line, left)
    phrase = phrase_before(line, left)
    is_relative = before.is_word and before.low in ("who", "which", "that")
    if phrase is not None and phrase.first > 0 and not is_relative and items[phrase.first - 1].low in _GOVERNING:
        return opening_phrase(line, phrase)  # "a memo obtained by Oru says"
    return phrase


def _finite(line: Line, at: int, left: int, verb: CueVerb, subject: Phrase, found: Sequence[Report]) -> Report:
    """A subject with its verb: content after it, before it, or on both sides."""
    items = line.items
    behind = at + 2 if verb.particle else at + 1
    is_relative = items[left - 1].is_word and items[left - 1].low in ("who", "which", "that")
    before = None if is_relative else _before(line, subject, verb, found)
    around = None if before is None else _around(line, at, subject, before)
    if around is not None:
        return Report((at, behind), verb, subject, around, is_trailing=True)
    closes = all(not item.is_word and item.mark is None for item in items[behind:])
    whole = closes and line.kind == "title" and verb.lemma in _ONLY_VERBS  # "Striker to leave, reports say"
    told = whole and before is not None and before.stop - before.first > 2
    if before is not None and not told and not _is_said(items, before, closes=closes):
        before = None
    after = content_after(line, behind, verb)
    if after is not None and not fits(line, subject, verb, after):
        after = None
    clause = after is not None and after.frame == "bare" and _has_verb(items, after)
    if before is not None and clause and not _is_quoted(items, before):
        before = None  # "A week later, when it rained, S said C"
    if before is not None and after is not None:
        # "C, S said on Monday": what follows a trailing attribution is content only where it is marked.
        after = after if after.frame in _MARKED_FRAMES else None
        before = before if after is None or _is_quoted(items, before) else None
    if before is not None and after is None:
        after = _resumed(items, behind)
    contents = [] if before is None else [before]
    if after is not None:
        contents.append(_bounded(line, after, _scene_stop(line, subject, after)))
    return Report((at, behind), verb, subject, tuple(contents), is_trailing=before is not None)


def _has_verb(items: Sequence[Item], content: Content) -> bool:
    """Whether words behind a cue are a clause of their own, not when it was said ("a day after it rained")."""
    timed = any(item.is_time for item in items[content.first : content.first + 3])
    if timed or not items[content.first - 1].is_word:
        return False
    return any(looks_finite(items, at) for at in range(content.first + 1, content.stop))


def _quotes_much(words: Sequence[Item]) -> bool:
    """Whether words hold a quotation that is more than a name or a phrase."""
    return any(item.mark is not None and len(item.text.split()) > _FEW for item in words)


def _resumed(items: Sequence[Item], at: int) -> Content | None:
    """The speaker's own words that go on behind the attribution: "C, S said, but it “may take weeks”"."""
    if at + 2 >= len(items) or items[at].text != "," or items[at + 1].low not in ("but", "and"):
        return None
    has_quotation = any(item.mark is not None for item in items[at + 2 :])
    return Content(at + 2, len(items), "direct") if has_quotation else None


def _bounded(line: Line, content: Content, stop: int) -> Content:
    """The content up to the next attribution; a name in quotation marks is as long as its marks."""
    if content.frame == "naming":
        return content
    end = content_stop(line, content.first, stop)
    return content._replace(stop=_before_remark(line, content, end) if content.frame in _PHRASES else end)


def _before_remark(line: Line, content: Content, stop: int) -> int:
    """Where a phrase that is praised or blamed ends: what a relative clause adds is the outlet's own remark."""
    items = line.items
    for at in range(content.first + 1, stop - 1):
        if items[at].text == "," and items[at + 1].low in _REMARKS:
            return at
    return stop


def _scene_stop(line: Line, subject: Phrase, content: Content) -> int:
    """Where content ends at the latest: at the comma that closes an opening "As S said C, ..."."""
    items = line.items
    if subject.first == 0 or subject.first > 3 or items[subject.first - 1].low not in _SCENE_SETTERS:
        return content.stop
    return next((k for k in range(content.first + 1, content.stop) if items[k].text == ","), content.stop)


def _before(line: Line, subject: Phrase, verb: CueVerb, found: Sequence[Report]) -> Content | None:
    """The words before a trailing attribution, whether or not they can be its content."""
    items, first = line.items, subject.first
    if first == 0 or not verb.frames & {"direct", "bare"} or verb.kind in ("think", "show", "praise", "blame"):
        return None
    mark = items[first - 1]
    if mark.low == "as" and mark.is_word:
        return (
            content_before(line, first, _floor(found, items, first))
            if first > 1 and items[first - 2].text == ","
            else None
        )
    if mark.mark is None and (verb.frames == {"direct"} or (mark.text != "," and mark.text not in DASHES)):
        return None
    return content_before(line, first, _floor(found, items, first))


def _is_said(items: Sequence[Item], content: Content, *, closes: bool = False) -> bool:
    """Whether words before an attribution are a clause or quotations, not a scene ("On Monday, S said C").

    `closes`: nothing follows the attribution, so that what is said can only stand before it.
    """
    words = items[content.first : content.stop]
    if all(item.mark is not None or not item.is_word for item in words):
        return True
    last = items[content.stop - 1]
    scene = items[content.first].low in _SCENE_SETTERS | {"with"} and all(item.text != "," for item in words)
    if last.mark is not None and last_inside(last) in (",", "?", "!") and not scene:
        return True
    if closes and (any(looks_finite(items, at) for at in range(content.first, content.stop)) or _quotes_much(words)):
        return True
    opener = items[content.first].low
    if (opener in PREPOSITIONS and opener not in _OPENING_PREPOSITIONS) or len(words) < 3:
        return False
    if scene:
        return False
    return any(looks_finite(items, at) for at in range(content.first, content.stop))


def _around(line: Line, at: int, subject: Phrase, before: Content) -> tuple[Content, ...] | None:
    """Both halves of a clause that the attribution interrupts: "The bridge, Oru said, will open"."""
    items = line.items
    if at + 2 >= len(items) or items[at + 1].text != "," or items[subject.first - 1].text != ",":
        return None
    words = items[before.first : before.stop]
    if any(item.mark is not None for item in words) or items[at + 2].mark is not None:
        return None
    whole = any(looks_finite(items, k) for k in range(before.first, before.stop))
    verb = items[at + 2]
    goes_on = verb.is_finite or verb.is_adverb or (verb.text.islower() and verb.low in third_forms())
    scene = items[before.first].low in PREPOSITIONS or items[before.first].is_adverb
    if whole or not (goes_on or scene):
        return None
    rest = Content(at + 2, content_stop(line, at + 2, len(items)), "around")
    return (rest,) if scene and not goes_on else (before, rest)


def _is_quoted(items: Sequence[Item], content: Content) -> bool:
    return any(item.mark is not None for item in items[content.first : content.stop])


def _inverted(line: Line, at: int, form: CueForm, found: Sequence[Report]) -> Report | None:
    """“Q,” said S."""
    items = line.items
    speaks = "direct" in form.verb.frames and form.verb.kind in ("say", "ask", "warn", "demand")
    plural = form.form == "base" and form.verb.lemma == "say" and at > 0 and items[at - 1].text == ","
    if not (form.form in ("past", "third") or plural) or at == 0 or not speaks:
        return None
    mark = items[at - 1]
    subject = phrase_after(line, at + 1) or _one_of_them(items, at + 1)
    if (mark.mark is None and mark.text != ",") or subject is None:
        return None
    if not can_speak(line, subject) and not _is_behind_speech(line, subject, mark):
        return None
    following = items[subject.stop] if subject.stop < len(items) else mark
    if following.is_finite or (following.low == "to" and mark.mark is None):
        return None  # "Oru, who was late, urged the mayor to stop"
    before = content_before(line, at, _floor(found, items, at))
    if before is None or not _is_said(items, before):
        return None
    contents = [before]
    after = _quoted_after(items, subject.stop)
    if after is not None and items[before.first].mark is not None:
        contents.append(Content(after, after + 1, "direct"))
    return Report((at, at + 1), form.verb, subject, tuple(contents), is_trailing=True)


def _one_of_them(items: Sequence[Item], at: int) -> Phrase | None:
    """The speaker in "“Q,” said one."."""
    closes = at + 1 < len(items) and not items[at + 1].is_word and items[at + 1].mark is None
    return Phrase(at, at + 1, at) if closes and items[at].low in _COUNTS else None


def _quoted_after(items: Sequence[Item], start: int) -> int | None:
    """The quotation that goes on behind "“Q,” said S, the mayor, “"."""
    for at in range(start, len(items)):
        if items[at].is_finite:
            return None
        if items[at].mark is not None:
            return at if items[at - 1].text in (",", ":", ".") else None
    return None


def _participle(line: Line, at: int, verb: CueVerb, found: Sequence[Report]) -> Report | None:
    """..., adding that C; with S stating that C; reports suggesting that C."""
    items = line.items
    if verb.particle and (at + 1 >= len(items) or items[at + 1].low != verb.particle):
        return None
    left = at
    while left > 0 and items[left - 1].is_word and items[left - 1].is_adverb:
        left -= 1
    if left == 0 or items[left - 1].low in NEGATIONS:
        return None
    subject = _participle_subject(line, at, left, found)
    if subject is None or not can_speak(line, subject):
        return None
    behind = at + 2 if verb.particle else at + 1
    content = content_after(line, behind, verb)
    if content is None or not fits(line, subject, verb, content):
        return None
    return Report((at, behind), verb, subject, (_bounded(line, content, content.stop),))


def _participle_subject(line: Line, at: int, left: int, found: Sequence[Report]) -> Phrase | None:
    items = line.items
    before = items[left - 1]
    if before.low in BE_FORMS:
        group = group_start(items, at)
        return phrase_before(line, group) if group else None
    joins = before.low in ("while", "by", "after", "before", "and", "when", "as") and before.is_word
    if joins or before.text == "," or before.text in DASHES or before.mark is not None:
        earlier = [report for report in found if report.subject is not None and report.verb.kind != "show"]
        return earlier[-1].subject if earlier else clause_subject(line, left)
    return _noun_before_participle(line, left)


def _noun_before_participle(line: Line, left: int) -> Phrase | None:
    """The noun directly before a participle, or the author of the paper that it names."""
    items = line.items
    phrase = phrase_before(line, left)
    if phrase is None:
        return None
    if phrase.first > 0 and items[phrase.first - 1].low in ("with", "despite"):
        return phrase
    head = items[phrase.head].low
    if head in PAPER_NOUNS:
        author = clause_subject(line, phrase.first) if head in AUTHORED else None
        return author or phrase
    return None

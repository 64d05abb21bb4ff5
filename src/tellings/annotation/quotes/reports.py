"""Attributions of one line: reporting verbs and phrases with their subject and content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tellings.annotation.quotes.contents import Content, content_after, content_before, content_stop
from tellings.annotation.quotes.lines import Item, Line
from tellings.annotation.quotes.subjects import Phrase, can_speak, is_animate, phrase_after, phrase_before
from tellings.tables.cues import SPEECH_NOUNS, CueForm, CueVerb, cue_forms
from tellings.tables.grammar import (
    AUXILIARIES,
    BE_FORMS,
    DETERMINERS,
    HAVE_FORMS,
    MODALS,
    NEGATIONS,
    PAPER_NOUNS,
    POSSESSIVES,
    PREPOSITIONS,
    SPEAKER_NOUNS,
    third_forms,
)

ACCORDING = CueVerb("according", "say", frozenset({"that"}))
_NOUN = CueVerb("statement", "say", frozenset({"that"}))
_NOT_SOURCES = frozenset(
    "plan plans schedule law laws rules rule tradition need needs agreement custom design script taste size age".split()
)
_STRICT_NOUN = frozenset({"praise", "blame", "demand", "promise", "deny", "voice", "propose", "say", "ask", "cite"})
# Verbs that also mean something else with an object: only a clause or quoted words make them speech.
_CLAUSE_ONLY = frozenset(
    "add maintain note repeat show find read mention reveal outline estimate report explain specify calculate predict contend indicate imply hint disclose argue forecast project admit".split()
)


class Report(NamedTuple):
    """One attribution in a line: `cue` and `contents` are item ranges, `subject` the speaker's phrase."""

    cue: tuple[int, int]
    verb: CueVerb
    subject: Phrase | None
    contents: tuple[Content, ...]
    is_trailing: bool = False


def find_reports(line: Line) -> list[Report]:
    """Return the attributions of a line in the order of their cues."""
    found: list[Report] = []
    for at, item in enumerate(line.items):
        if not item.is_word:
            continue
        report = _read(line, at, item, found)
        if report is not None and report.contents:
            found.append(report)
    return found


def _read(line: Line, at: int, item: Item, found: Sequence[Report]) -> Report | None:
    items = line.items
    if item.low == "according" and at + 1 < len(items) and items[at + 1].low == "to":
        return _according(line, at, found)
    if item.low in SPEECH_NOUNS and at + 2 < len(items) and items[at + 1].low == "that":
        report = _possessed(line, at)
        if report is not None:
            return report
    if item.is_name and at > 0 and line.kind not in ("title", "heading"):
        return None
    for form in cue_forms().get(item.low, ()):
        report = _read_form(line, at, form, found)
        if report is not None and report.contents:
            return report
    return None


def _according(line: Line, at: int, found: Sequence[Report]) -> Report | None:
    """According to S, C — or C, according to S."""
    items = line.items
    subject = phrase_after(line, at + 2)
    if subject is None or items[subject.head].low in _NOT_SOURCES:
        return None
    leads = (
        at == 0
        or items[at - 1].low in ("and", "but", "that", "because", "while")
        or (at == 1 and not items[0].is_word)
    )
    if not leads:
        before = content_before(line, at, _floor(found, items, at))
        return Report((at, at + 2), ACCORDING, subject, (before,) if before else (), is_trailing=True)
    comma = next((k for k in range(subject.stop, len(items)) if items[k].text == ","), None)
    if comma is None or comma + 1 >= len(items):
        return None
    comma = _past_relative(items, comma)
    content = Content(comma + 1, content_stop(line, comma + 1, len(items)), "according")
    return Report((at, at + 2), ACCORDING, subject, (content,))


def _past_relative(items: Sequence[Item], comma: int) -> int:
    """The comma that closes an apposition or relative clause opened at `comma`, else `comma`."""
    opener = items[comma + 1].low
    if opener in ("who", "which", "whose", "where") or (
        opener in ("a", "an", "the") and items[comma + 2 : comma + 3] and items[comma + 2].low in SPEAKER_NOUNS
    ):
        later = next((k for k in range(comma + 1, min(len(items) - 1, comma + 25)) if items[k].text == ","), None)
        return comma if later is None else later
    return comma


def _floor(found: Sequence[Report], items: Sequence[Item], at: int) -> int:
    """Where content before `at` may begin: behind a semicolon, or behind an earlier trailing attribution."""
    floor = 0
    for k in range(at - 1, -1, -1):
        if items[k].text == ";":
            floor = k + 1
            break
    for report in found:
        if report.is_trailing and report.subject is not None:
            floor = max(floor, report.cue[1], report.subject.stop)
    return floor


def _possessed(line: Line, at: int) -> Report | None:
    """S's claim that C."""
    items = line.items
    if at == 0:
        return None
    owner = at - 1
    while owner > 0 and items[owner].is_nominal and items[owner].text[-2:] not in ("'s", "’s") and at - owner < 4:
        owner -= 1
    owned = items[owner].text[-2:] in ("'s", "’s") or items[owner].text[-2:] in ("s'", "s’")
    if not owned and items[owner].low not in POSSESSIVES:
        return None
    subject = Phrase(owner, owner + 1, owner) if items[owner].low in POSSESSIVES else phrase_before(line, owner + 1)
    if subject is None or not (can_speak(line, subject) or items[owner].low in POSSESSIVES):
        return None
    content = Content(at + 2, content_stop(line, at + 2, len(items)), "that")
    return Report((at, at + 1), _NOUN, subject, (content,))


def _read_form(line: Line, at: int, form: CueForm, found: Sequence[Report]) -> Report | None:
    if form.form == "present":
        return _participle(line, at, form.verb, found)
    left = _auxiliaries(line.items, at)
    if left is None or not _is_verb(line.items, at, left, form):
        return None
    subject = _subject(line, left, found)
    if subject is None:
        return _inverted(line, at, form, found) if left == at else None
    if not can_speak(line, subject):
        return None
    report = _finite(line, at, left, form.verb, subject, found)
    if report is not None and report.contents:
        return report
    return _inverted(line, at, form, found) if left == at and line.items[at - 1].mark is not None else report


def _auxiliaries(items: Sequence[Item], at: int) -> int | None:
    """The first item of the verb group that ends at `at`; None where it is negated, modal or passive."""
    left, seen = at, []
    while (
        left > 0
        and items[left - 1].is_word
        and (items[left - 1].is_adverb or items[left - 1].low in AUXILIARIES or items[left - 1].low in NEGATIONS)
    ):
        left -= 1
        seen.append(items[left].low)
    if any(word in NEGATIONS or word in MODALS for word in seen):
        return None
    form = items[at].low
    if any(word in BE_FORMS for word in seen) and not form.endswith("ing"):
        return None
    # Adverbs at the front of the group belong to the sentence ("Later, ..."); the subject ends before the group.
    return left


def _is_verb(items: Sequence[Item], at: int, left: int, form: CueForm) -> bool:
    """Whether a form that may be a noun is a verb here."""
    if left == 0 and at > 0:
        return True
    before = items[left - 1] if left else None
    has_have = any(item.low in HAVE_FORMS for item in items[left:at])
    if form.form == "participle":
        return has_have
    if form.form == "past":
        return before is None or before.low not in DETERMINERS - {
            "some",
            "many",
            "several",
            "most",
            "all",
            "both",
            "another",
            "other",
            "this",
        }
    if before is None or has_have:
        return False
    return _is_present(items, at, left, form, before)


def _is_present(items: Sequence[Item], at: int, left: int, form: CueForm, before: Item) -> bool:
    if (
        (before.low in DETERMINERS and before.low not in ("some", "many", "several", "most", "all", "both"))
        or before.low in PREPOSITIONS
        or before.text[-2:] in ("'s", "’s", "s'", "s’")
    ):
        return False
    if before.low in ("he", "she", "it"):
        return form.form == "third"
    if form.form == "base":
        plural = (
            before.low
            in (
                "they",
                "we",
                "i",
                "you",
                "who",
                "some",
                "many",
                "several",
                "most",
                "others",
                "both",
                "police",
                "people",
                "to",
            )
            or before.text.endswith("s")
            or before.low in ("men", "women", "media")
        )
        if before.low == "to":
            return left > 2 and items[left - 2].low == "on" and items[left - 3].low in ("went", "goes", "go")
        return plural or any(item.low in ("do", "did", "does") for item in items[left:at])
    # A third-person form after a plain singular noun, a name, or "who".
    if (
        before.text.endswith("s")
        and before.text.islower()
        and before.low not in ("congress", "press", "boss", "police")
    ):
        return False
    return (
        before.is_name
        or before.low in SPEAKER_NOUNS
        or before.low in PAPER_NOUNS
        or before.low in ("who", "which")
        or before.text in (",", ")")
        or form.verb.lemma == "say"
    )


def _subject(line: Line, left: int, found: Sequence[Report]) -> Phrase | None:
    """The subject of a verb group that begins at `left`: before it, or that of the verb it is joined to by "and"."""
    items = line.items
    if left == 0:
        return None
    before = items[left - 1]
    joint = before.low in ("and", "but", "then", "or") and before.is_word
    if joint or (before.text == "," and left > 1 and items[left - 2].low in ("and", "but")):
        earlier = [
            report.subject
            for report in found
            if (report.subject is not None and report.cue[0] < left and not report.is_trailing)
            or (report.subject is not None and report.is_trailing)
        ]
        return earlier[-1] if earlier else clause_subject(line, left - 1)
    if before.low == "to" and left > 3:
        return clause_subject(line, left)
    return phrase_before(line, left)


def _finite(line: Line, at: int, left: int, verb: CueVerb, subject: Phrase, found: Sequence[Report]) -> Report | None:
    """A subject with its verb: content after it, before it, or on both sides."""
    items = line.items
    contents: list[Content] = []
    is_relative = left > 0 and items[left - 1].low in ("who", "which", "that")
    before = None if is_relative else _before(line, subject, verb, found)
    after = content_after(line, at + 1, verb)
    if after is not None and before is not None and after.frame not in ("direct", "that", "infinitive", "object"):
        # "C, S said on Monday": what follows a trailing attribution is no content unless it is marked.
        after = None
    if after is not None and not _fits(line, subject, verb, after):
        after = None
    if before is not None and after is not None and not _is_quoted(items, before):
        before = None
    if before is not None:
        contents.append(before)
    if after is not None:
        contents.append(
            after._replace(stop=content_stop(line, after.first, after.stop)) if after.frame != "naming" else after
        )
    return Report((at, at + 1), verb, subject, tuple(contents), is_trailing=before is not None)


def _before(line: Line, subject: Phrase, verb: CueVerb, found: Sequence[Report]) -> Content | None:
    items, first = line.items, subject.first
    if first == 0 or not verb.frames & {"direct", "bare"} or verb.kind in ("think", "show", "praise", "blame"):
        return None
    mark = items[first - 1]
    if mark.mark is None and mark.text not in (",", "—", "–", "-") and mark.low != "as":
        return None
    if mark.low == "as" and (first < 2 or items[first - 2].text != ","):
        return None
    content = content_before(line, first, _floor(found, items, first))
    if content is None:
        return None
    if _is_quoted(items, content):
        return content
    is_clause = any(
        item.is_finite or (item.low in third_forms() and item.text.islower())
        for item in items[content.first : content.stop]
    )
    return (
        content
        if is_clause
        and items[content.first].low
        not in PREPOSITIONS
        - {
            "in",
            "on",
            "at",
            "about",
            "with",
            "under",
            "of",
            "for",
            "over",
            "from",
            "to",
            "near",
            "since",
            "before",
            "after",
        }
        and content.stop - content.first > 2
        and not _is_adverbial(items, content)
        else None
    )


def _is_adverbial(items: Sequence[Item], content: Content) -> bool:
    """Whether the words before the comma only set the scene: "After the vote ended, S said ..."."""
    return items[content.first].low in (
        "when",
        "as",
        "while",
        "after",
        "before",
        "since",
        "although",
        "though",
        "if",
        "because",
        "asked",
        "during",
        "until",
        "unlike",
    ) and not any(item.text == "," for item in items[content.first : content.stop])


def _is_quoted(items: Sequence[Item], content: Content) -> bool:
    return any(item.mark is not None for item in items[content.first : content.stop])


def _fits(line: Line, subject: Phrase, verb: CueVerb, content: Content) -> bool:
    """Whether the subject is one that can do this: only people and bodies praise, demand, promise."""
    if content.frame in ("noun", "infinitive", "object", "gerund", "preposition"):
        if verb.lemma in _CLAUSE_ONLY and content.frame == "noun":
            return line.items[content.first].mark is not None
        return is_animate(line, subject)
    if content.frame == "naming":
        return can_speak(line, subject)
    return can_speak(line, subject)


def _inverted(line: Line, at: int, form: CueForm, found: Sequence[Report]) -> Report | None:
    """“Q,” said S."""
    items = line.items
    if (
        form.form not in ("past", "third")
        or at == 0
        or not form.verb.frames & {"direct"}
        or form.verb.kind not in ("say", "ask", "warn")
    ):
        return None
    mark = items[at - 1]
    if mark.mark is None and mark.text != ",":
        return None
    subject = phrase_after(line, at + 1)
    if subject is None or not can_speak(line, subject):
        return None
    following = items[subject.stop] if subject.stop < len(items) else None
    if following is not None and following.is_finite:
        return None
    before = content_before(line, at, _floor(found, items, at))
    if before is None or (
        mark.mark is None and not any(item.is_finite for item in items[before.first : before.stop])
    ):
        return None
    contents = [before]
    after = next(
        (
            k
            for k in range(subject.stop, len(items))
            if items[k].mark is not None and items[k - 1].text in (",", ":", ".")
        ),
        None,
    )
    if (
        after is not None
        and items[before.first].mark is not None
        and not any(item.is_finite for item in items[subject.stop : after])
    ):
        contents.append(Content(after, after + 1, "direct"))
    return Report((at, at + 1), form.verb, subject, tuple(contents), is_trailing=True)


def _participle(line: Line, at: int, verb: CueVerb, found: Sequence[Report]) -> Report | None:
    """..., adding that C; with S stating that C; reports suggesting that C."""
    items = line.items
    if at == 0:
        return None
    left = at
    while left > 0 and items[left - 1].is_word and items[left - 1].is_adverb:
        left -= 1
    before = items[left - 1] if left else None
    if before is None or before.low in NEGATIONS:
        return None
    subject: Phrase | None
    if before.low in BE_FORMS:
        group = _auxiliaries(items, at)
        subject = phrase_before(line, group) if group else None
    elif (
        before.text in (",", "—", "–")
        or before.low in ("while", "by", "after", "before", "and", "when", "as")
        or before.mark is not None
    ):
        subject = _inherited(line, left, found)
    else:
        subject = _participle_subject(line, left, found)
    if subject is None or not can_speak(line, subject):
        return None
    content = content_after(line, at + 1, verb)
    if content is None or not _fits(line, subject, verb, content):
        return None
    stop = content.stop if content.frame == "naming" else content_stop(line, content.first, content.stop)
    return Report((at, at + 1), verb, subject, (content._replace(stop=stop),))


def _inherited(line: Line, left: int, found: Sequence[Report]) -> Phrase | None:
    earlier = [report for report in found if report.subject is not None and report.verb.kind not in ("show",)]
    if earlier:
        return earlier[-1].subject
    return clause_subject(line, left)


def _participle_subject(line: Line, left: int, found: Sequence[Report]) -> Phrase | None:
    """The noun directly before the participle, or the author of the paper that it names."""
    phrase = phrase_before(line, left)
    if phrase is None:
        return None
    items = line.items
    if phrase.first > 0 and items[phrase.first - 1].low == "with":
        return phrase
    if items[phrase.head].low in PAPER_NOUNS:
        author = clause_subject(line, phrase.first)
        return (
            author
            if author is not None
            and items[phrase.head].low
            in ("statement", "letter", "post", "tweet", "message", "email", "note", "video", "memo", "release")
            else phrase
        )
    return phrase if items[left - 1].low in SPEAKER_NOUNS and line.depth else None


def clause_subject(line: Line, stop: int) -> Phrase | None:
    """Return the subject of the nearest verb before item `stop` that has a person, body or country as its subject."""
    items = line.items
    for at in range(stop - 1, 0, -1):
        item = items[at]
        third = (
            item.is_word
            and item.text.islower()
            and item.low in third_forms()
            and (items[at - 1].is_name or items[at - 1].is_nominal)
        )
        if not item.is_finite and not third:
            continue
        left = at
        while left > 0 and (items[left - 1].is_adverb or items[left - 1].low in AUXILIARIES):
            left -= 1
        if left and items[left - 1].low in ("who", "which", "that"):
            continue
        phrase = phrase_before(line, left)
        if phrase is not None and is_animate(line, phrase):
            return phrase
    return None


def iter_quoted(line: Line) -> Iterator[int]:
    """Yield the items of a line that are quotations."""
    return (at for at, item in enumerate(line.items) if item.mark is not None)

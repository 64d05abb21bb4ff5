"""Clauses found in one sentence.

Every verb group looks back over the words since the group before it: a subordinating word, a relative, a
coordinator or a comma there opens a new clause; a bare subject after a verb of saying does so too; nothing at all
goes on with a clause that still waits for its verb ("The envoy, who left in May, has returned").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.annotation.statements.clauses import Clause, ClauseKind
from tellings.annotation.statements.groups import Group
from tellings.annotation.statements.markers import (
    SUBJECT_TAGS,
    find_absolute,
    find_connector,
    find_marker,
    find_measure_start,
    find_second_phrase,
    find_subject_start,
    follows_comma,
    goes_on,
    is_attribution,
    is_question_word,
    is_relative_that,
    is_weekday,
)
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import COMPLEMENT_VERBS
from tellings.text.verbs import verb_readings

_UNSURE = frozenset("unclear unknown uncertain sure clear known doubtful see certain undecided".split())
_TELLING = frozenset("tell inform remind warn assure notify convince".split())


@dataclass(slots=True)
class _Frame:
    start: int
    kind: ClauseKind
    opener: str = ""
    parent: int | None = None
    group: Group | None = None
    end: int = -1
    waiting: bool = True


def find_clauses(words: Sequence[Word], groups: Sequence[Group], start: int, end: int) -> tuple[Clause, ...]:
    """Return the clauses of the words `start:end`, in the order in which they open."""
    inside = [group for group in groups if start <= group.start and group.end <= end]
    chunker = _Chunker(words, _after_dateline(words, start, end), end, bare=not any(group.finite for group in inside))
    for group in inside:
        chunker.take(group)
    return chunker.close()


def _after_dateline(words: Sequence[Word], start: int, end: int) -> int:
    """The place after "ORSK — " or "ORSK, Lund (Agency) - " at the start of a report."""
    if start != 0 or not words or not words[0].text.isupper() or len(words[0].text) < 3:
        return start
    for place in range(1, min(12, end)):
        if words[place].tag == "DASH":
            return place + 1
        if words[place].tag not in ("NAME", "COMMA", "PAREN", "NUM", "NOUN"):
            return start
    return start


class _Chunker:
    """Frames that open and close while verb groups arrive from left to right."""

    def __init__(self, words: Sequence[Word], start: int, end: int, *, bare: bool) -> None:
        self.words = words
        self.bare = bare  # no finite verb at all: an infinitive carries the clause ("Orsk to Host Talks")
        self.end = end
        self.last = start  # where the words after the last verb of a clause begin
        self.spoken = start  # the same for any verb group
        self.previous: Group | None = None
        self.frames: list[_Frame] = [_Frame(start, "main")]
        self.current = 0

    def take(self, group: Group) -> None:
        """Give the next verb group to the clause that waits for it, or open a new clause."""
        if group.finite:
            self._take_finite(group)
        elif group.kind in ("ing", "participle"):
            self._take_participle(group)
        elif group.kind == "infinitive":
            self._take_infinitive(group)
        elif self.frames[self.current].group is None and group.start == self.frames[self.current].start:
            self.frames[self.current].group = group
        if any(frame.group is group for frame in self.frames):
            self.last = group.end
        self.spoken = group.end
        self.previous = group

    def close(self) -> tuple[Clause, ...]:
        """Return what was found; a frame without a verb gives its words to the clause inside it."""
        for frame in self.frames:
            if frame.end < 0:
                frame.end = self.end
        numbers: dict[int, int] = {}
        found: list[Clause] = []
        for index, frame in enumerate(self.frames):
            if frame.group is None:
                continue
            start, parent = frame.start, frame.parent
            while parent is not None and self.frames[parent].group is None:
                if self.frames[parent].start < start and frame.kind in ("relative", "adjunct"):
                    start = self.frames[parent].start
                parent = self.frames[parent].parent
            numbers[index] = len(found)
            subject = (start, frame.group.start) if frame.group.start > start else None
            if subject is not None and not any(self.words[place].tag in SUBJECT_TAGS for place in range(*subject)):
                subject = None
            found.append(
                Clause(
                    start,
                    frame.end,
                    frame.kind,
                    frame.group,
                    frame.opener,
                    numbers.get(parent) if parent is not None else None,
                    subject,
                )
            )
        return tuple(found)

    # --- finite verbs

    def _take_finite(self, group: Group) -> None:
        frame = self.frames[self.current]
        gap_start = max(self.last, frame.start)
        marker = find_marker(self.words, gap_start, group.start)
        if marker is not None:
            self._open_waiting(gap_start, marker)
            self._open_at_marker(marker, group)
        elif frame.group is None:
            frame.group = group
        else:
            self._take_second(gap_start, group)

    def _open_waiting(self, low: int, high: int) -> None:
        """Open the clause of an earlier marker, whose verb is still to come ("that all those who ...")."""
        frame = self.frames[self.current]
        if frame.group is None:
            return
        marker = find_marker(self.words, low, high)
        if marker is not None and any(
            self.words[at].tag in ("NOUN", "NAME", "PRO", "DET") for at in range(marker + 1, high)
        ):
            self._open_at_marker(marker, None)

    def _open_at_marker(self, marker: int, group: Group | None) -> None:
        word = self.words[marker]
        opener = word.low
        start = marker
        if word.tag == "THAT" and marker and self.words[marker - 1].low == "so":
            kind: ClauseKind = "subordinate"
            start, opener = marker - 1, "so"
        elif word.tag == "THAT" and not is_relative_that(self.words, marker, group):
            kind = "complement"
            start = marker + 1
        elif word.tag == "REL" and is_question_word(self.words, marker):
            kind = "complement"
        elif word.tag in ("REL", "THAT"):
            kind = "relative"
            if marker and self.words[marker - 1].tag == "PREP":
                start = marker - 1
        else:
            kind = "subordinate"
            if word.low in ("if", "whether") and self._is_open_question(marker):
                kind = "complement"
            start = find_measure_start(self.words, marker, self.last)
        self._open(
            start,
            kind,
            opener,
            group,
            connector=find_connector(self.words, start if kind != "complement" else marker, self.last),
        )

    def _is_open_question(self, marker: int) -> bool:
        if self.words[marker - 1].low in _UNSURE:
            return True
        return self.previous is not None and self.previous.base in COMPLEMENT_VERBS and self.previous.end == marker

    def _open(self, start: int, kind: ClauseKind, opener: str, group: Group | None, *, connector: int) -> None:
        current = self.frames[self.current]
        parent = self.current
        if current.group is not None and current.end < 0:
            current.end = connector
        self.frames.append(_Frame(start, kind, opener, parent, group))
        self.current = len(self.frames) - 1

    def _take_second(self, low: int, group: Group) -> None:
        """A finite verb in a clause that has one, without a subordinating word between."""
        gap = range(low, group.start)
        solid = [place for place in gap if self.words[place].tag not in ("ADV", "QUOTE", "NOT")]
        if solid and self.words[solid[-1]].tag == "CC":
            self._open_coordinate(solid[-1], group)
            return
        only_marks = all(self.words[place].tag in ("COMMA", "DASH", "PAREN") for place in solid)
        if only_marks or (solid and self.words[solid[-1]].tag in ("COMMA", "DASH", "PAREN")):
            if self._resume(group, close_at=solid[-1] if solid else group.start):
                return
            if only_marks and solid:
                self._open(solid[-1] + 1, "coordinate", ",", group, connector=solid[0])
                return
            if not solid:
                if self.previous is not None and self.previous.base in COMPLEMENT_VERBS:
                    self._open(group.start, "complement", "", group, connector=group.start)
                return
        self._take_with_subject(solid, low, group)

    def _take_with_subject(self, solid: Sequence[int], low: int, group: Group) -> None:
        cut = self._subject_cut(low, group.start)
        if cut is None:
            taking = self._takes_clause()
            if not taking and self._resume(group, close_at=group.start):
                return
            if self.previous is not None and self.previous.base in COMPLEMENT_VERBS:
                low = max(low, self.spoken)
            start = find_subject_start(self.words, low, group.start)
            second = find_second_phrase(self.words, low, group.start)
            if taking and (second is None or self._tells_somebody(low, second)):
                self._open(
                    start if second is None else second,
                    "complement",
                    "",
                    group,
                    connector=start if second is None else second,
                )
            elif second is not None:
                self._open(second, "relative", "", group, connector=second)
            elif solid and self.words[start].tag in ("SBJ", "PRO", "NAME", "DET", "GEN"):
                self._open(
                    start, "relative" if self.words[start].tag == "SBJ" else "coordinate", "", group, connector=start
                )
            return
        mark = self.words[cut]
        if mark.tag == "CC":
            self._open_coordinate(cut, group)
            return
        told = self.frames[self.current].kind not in ("subordinate", "adjunct", "absolute")
        kind: ClauseKind = "attribution" if told and is_attribution(self.words, group, self.end) else "coordinate"
        self._open(cut + 1, kind, mark.low, group, connector=find_connector(self.words, cut + 1, self.last))

    def _takes_clause(self) -> bool:
        """Whether the verb before can have a clause without "that" as its object."""
        if self.previous is not None and self.previous.base in COMPLEMENT_VERBS:
            return True
        head = self.frames[self.current].group
        return head is not None and head.base in ("say", "tell", "think", "believe") and not head.passive

    def _tells_somebody(self, low: int, second: int) -> bool:
        """Whether the first phrase is the one who is told, or when and where it was said."""
        if self.previous is not None and self.previous.base in _TELLING:
            return True
        return any(
            is_weekday(self.words[at]) or self.words[at].tag == "PREP" for at in range(max(low, self.spoken), second)
        )

    def _open_coordinate(self, place: int, group: Group) -> None:
        inner = [at for at in range(place + 1, group.start) if self.words[at].tag not in ("ADV", "QUOTE", "NOT")]
        previous = self.frames[self.current].group
        if not inner and previous is not None:
            if place == previous.end:  # one object for both verbs: "exchanged and discussed the papers"
                return
            group = self._with_auxiliary(group, previous, self.words[place].low)
        before = self.words[place - 1].tag if place else "START"
        connector = place - 1 if before in ("COMMA", "DASH", "STOP") else place
        current = self.frames[self.current]
        kind: ClauseKind = "complement" if current.kind == "complement" else "coordinate"
        self._open(place + 1, kind, self.words[place].low, group, connector=connector)

    def _with_auxiliary(self, group: Group, previous: Group, opener: str) -> Group:
        """A second participle takes the auxiliary of the first ("was arrested on Monday and charged with theft")."""
        form = any(reading.form == "participle" for reading in verb_readings(self.words[group.head].low))
        if not form or len(range(group.start, group.end)) != 1 or not (previous.passive or previous.perfect):
            return group
        return group._replace(
            modal=previous.modal,
            perfect=previous.perfect,
            passive=previous.passive,
            past=previous.past,
            negated=group.negated or (previous.negated and opener in ("or", "nor")),
        )

    def _subject_cut(self, low: int, high: int) -> int | None:
        """The comma, dash, stop or coordinator before the subject of the verb at `high`, in the gap from `low`."""
        place = high - 1
        closing: int | None = None
        if place >= low and self.words[place].tag in ("COMMA", "DASH", "PAREN"):
            closing = place
            place -= 1
            while place >= low and self.words[place].tag not in ("COMMA", "DASH", "PAREN"):
                place -= 1
            place -= 1
        while place >= low:
            tag = self.words[place].tag
            if tag in ("COMMA", "STOP", "DASH"):
                return place
            if tag == "CC" and self._joins_clauses(low, place, high):
                return place
            place -= 1
        return closing

    def _joins_clauses(self, low: int, place: int, high: int) -> bool:
        """Whether a coordinator joins two clauses, not two nouns of one subject."""
        if self.words[place].low in ("but", "yet", "nor"):
            return True
        if self.words[place + 1].tag in ("SBJ",) or (place > low and self.words[place - 1].tag == "COMMA"):
            return True
        if follows_comma(self.words, low, place):
            return False
        taking = self.previous is not None and self.previous.base in COMPLEMENT_VERBS
        return not (taking and low < place)

    def _resume(self, group: Group, *, close_at: int) -> bool:
        """Give the verb to the nearest outer clause that still waits for one; the inner ones end here."""
        place: int | None = self.frames[self.current].parent
        while place is not None and self.frames[place].group is not None:
            place = self.frames[place].parent
        if place is None:
            return False
        inner: int | None = self.current
        while inner is not None and inner != place:
            if self.frames[inner].end < 0:
                self.frames[inner].end = close_at
            inner = self.frames[inner].parent
        self.frames[place].group = group
        self.current = place
        return True

    # --- participles and infinitives

    def _take_participle(self, group: Group) -> None:
        frame = self.frames[self.current]
        before = group.start - 1
        while before >= self.last and self.words[before].tag in ("ADV", "NOT", "QUOTE"):
            before -= 1
        if before < self.last:
            if frame.group is None and before < frame.start and group.start - frame.start <= 2:
                frame.group, frame.kind = group, "adjunct"
            return
        word = self.words[before]
        if word.tag in ("COMMA", "DASH"):
            if goes_on(self.words, group.end, self.end):
                self._open_waiting(self.last, before)
            self._open(before + 1, "adjunct", word.low, group, connector=before)
        elif word.tag in ("SUB", "PRESUB") and group.kind == "ing" and word.low not in ("than", "as", "like"):
            start = find_measure_start(self.words, before, self.last)
            self._open(start, "adjunct", word.low, group, connector=find_connector(self.words, start, self.last))
        else:
            place = find_absolute(self.words, group, self.last)
            if place is not None and frame.group is not None:
                self._open(
                    place + 1, "absolute", "with", group, connector=find_connector(self.words, place, self.last)
                )

    def _take_infinitive(self, group: Group) -> None:
        frame = self.frames[self.current]
        if frame.group is None:
            if self.bare and group.start > frame.start:
                frame.group = group
            return
        before = self.words[group.start - 1].tag if group.start else "START"
        if group.passive and before in ("NOUN", "NAME") and group.start - self.last > 2:
            self._open(group.start, "tail", "to", group, connector=group.start)

"""Clauses of one sentence: where each begins and ends, and which verb group carries it.

Every verb group looks back over the words since the group before it: a subordinating word, a relative, a
coordinator or a comma there opens a new clause; a bare subject after a verb of saying does so too; nothing at all
goes on with a clause that still waits for its verb ("The envoy, who left in May, has returned").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from tellings.annotation.statements.groups import Group
from tellings.annotation.statements.tags import Word
from tellings.tables.moods import COMPLEMENT_VERBS, SPEECH_VERBS
from tellings.tables.wordclasses import MEASURE_WORDS, POSSESSIVES, TIME_UNITS
from tellings.text.verbs import verb_readings

ClauseKind = Literal[
    "main", "complement", "relative", "subordinate", "coordinate", "attribution", "adjunct", "absolute", "tail"
]
_NOUN_PHRASE = frozenset({"DET", "GEN", "ADJ", "NUM", "NOUN", "NAME", "SBJ", "PRO", "OBJ", "ADV", "QUOTE", "NOT"})
_MARKERS = frozenset({"THAT", "REL", "SUB", "PRESUB"})


class Clause(NamedTuple):
    """Words `start:end` carried by `group`; `opener` is the word that opens it ("while", "that", "and") or "".

    `parent` is the place in the list of the clause it hangs on, `subject` the words before its verb, None where
    it takes the subject of its parent.
    """

    start: int
    end: int
    kind: ClauseKind
    group: Group
    opener: str = ""
    parent: int | None = None
    subject: tuple[int, int] | None = None


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
            if subject is not None and not any(
                self.words[place].tag in ("NOUN", "NAME", "SBJ", "PRO", "NUM", "DET", "ADJ", "GEN")
                for place in range(*subject)
            ):
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
        marker = self._marker(gap_start, group.start)
        if marker is not None:
            self._open_waiting(gap_start, marker)
            self._open_at_marker(marker, group)
        elif frame.group is None:
            frame.group = group
        else:
            self._take_second(gap_start, group)

    def _marker(self, low: int, high: int) -> int | None:
        """The last subordinating or relative word of the gap that opens the clause of the verb at `high`."""
        place = high - 1
        commas = 0
        while place >= low and self.words[place].tag in ("ADV", "NOT", "QUOTE"):
            place -= 1
        if place >= low and self.words[place].tag == "CC":
            return None  # a second verb: "left after the talks and wrote"
        while place >= low:
            tag = self.words[place].tag
            if tag in ("COMMA", "DASH"):
                commas += 1
            if tag == "STOP":
                return None
            if tag in _MARKERS and self._is_marker(place, high, commas):
                return place
            place -= 1
        return None

    def _open_waiting(self, low: int, high: int) -> None:
        """Open the clause of an earlier marker, whose verb is still to come ("that all those who ...")."""
        frame = self.frames[self.current]
        if frame.group is None:
            return
        marker = self._marker(low, high)
        if marker is not None and any(
            self.words[at].tag in ("NOUN", "NAME", "PRO", "DET") for at in range(marker + 1, high)
        ):
            self._open_at_marker(marker, None)

    def _is_marker(self, place: int, high: int, commas: int) -> bool:
        word = self.words[place]
        if word.tag == "PRESUB":
            subject = any(self.words[at].tag in _SUBJECTS for at in range(place + 1, high))
            return subject and not commas and not self._is_measure(place)
        if word.tag == "THAT":
            return place + 1 >= high or self.words[place + 1].tag != "COMMA" or commas > 1
        if word.tag == "SUB":
            return commas == 0 or commas >= 2
        return commas != 1

    def _is_measure(self, place: int) -> bool:
        """ "as many as", "more than", "as well as" open no clause."""
        return (
            self.words[place - 1].low in ("such", "well", "many", "much", "long", "more", "less", "rather", "other")
            if place
            else False
        )

    def _open_at_marker(self, marker: int, group: Group | None) -> None:
        word = self.words[marker]
        opener = word.low
        start = marker
        if word.tag == "THAT" and marker and self.words[marker - 1].low == "so":
            kind: ClauseKind = "subordinate"
            start, opener = marker - 1, "so"
        elif word.tag == "THAT" and not self._is_relative_that(marker, group):
            kind = "complement"
            start = marker + 1
        elif word.tag == "REL" and self._is_question_word(marker):
            kind = "complement"
        elif word.tag in ("REL", "THAT"):
            kind = "relative"
            if marker and self.words[marker - 1].tag == "PREP":
                start = marker - 1
        else:
            kind = "subordinate"
            if word.low in ("if", "whether") and self._is_open_question(marker):
                kind = "complement"
            start = self._measure_start(marker)
        self._open(start, kind, opener, group, connector=self._connector(start if kind != "complement" else marker))

    def _is_relative_that(self, marker: int, group: Group | None) -> bool:
        if group is None:
            return False
        if marker + 1 == group.start or all(
            self.words[p].tag in ("ADV", "NOT", "QUOTE") for p in range(marker + 1, group.start)
        ):
            return marker > 0 and self.words[marker - 1].tag in ("NOUN", "NAME", "NUM", "PRO", "QUOTE", "ADJ", "ING")
        return False

    def _is_open_question(self, marker: int) -> bool:
        if self.words[marker - 1].low in _UNSURE:
            return True
        return self.previous is not None and self.previous.base in COMPLEMENT_VERBS and self.previous.end == marker

    def _is_question_word(self, marker: int) -> bool:
        before = self.words[marker - 1] if marker else None
        low = self.words[marker].low
        if low in ("what", "how", "why"):
            return before is None or before.tag != "PREP"
        return (
            before is not None
            and before.tag in ("PAST", "PRES", "BASE", "ING")
            and low not in ("which", "whom", "whose", "who")
        )

    def _measure_start(self, marker: int) -> int:
        """The start of "just weeks" before "after", of "even" before "as"."""
        start = marker
        while start > self.last and self.words[start - 1].low in (
            "even",
            "just",
            "shortly",
            "soon",
            "only",
            "long",
            "immediately",
            "minutes",
        ):
            start -= 1
        if start > self.last and self.words[start - 1].low in TIME_UNITS:
            start -= 1
            while start > self.last and (
                self.words[start - 1].tag == "NUM" or self.words[start - 1].low in MEASURE_WORDS
            ):
                start -= 1
        return start

    def _connector(self, start: int) -> int:
        """Where the clause before `start` ends: before the comma, dash or coordinator that joins them."""
        while start > self.last and self.words[start - 1].tag in ("COMMA", "DASH", "CC", "STOP", "ADV"):
            if self.words[start - 1].tag == "ADV" and (
                start < 2 or self.words[start - 2].tag not in ("COMMA", "CC", "DASH")
            ):
                break
            start -= 1
        return start

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
            start = self._zero_start(low, group.start)
            second = self._second_phrase(low, group.start)
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
        kind: ClauseKind = "attribution" if self._is_attribution(group) else "coordinate"
        self._open(cut + 1, kind, mark.low, group, connector=self._connector(cut + 1))

    def _takes_clause(self) -> bool:
        """Whether the verb before can have a clause without "that" as its object."""
        if self.previous is not None and self.previous.base in COMPLEMENT_VERBS:
            return True
        head = self.frames[self.current].group
        return head is not None and head.base in ("say", "tell", "think", "believe") and not head.passive

    def _second_phrase(self, low: int, high: int) -> int | None:
        """Where a second noun phrase starts in a gap without marks ("the paper | the ministry", "the deal | he")."""
        seen = False
        for place in range(low, high):
            word = self.words[place]
            starts = word.tag in ("SBJ", "DET") or (word.tag == "GEN" and word.low in POSSESSIVES)
            starts = starts or (word.tag == "PRO" and word.low in ("it", "you", "there", "everyone", "nobody"))
            before = self.words[place - 1]
            if seen and starts and before.tag in ("NOUN", "NAME", "NUM", "PRO", "OBJ", "QUOTE"):
                return place
            seen = seen or word.tag in ("NOUN", "NAME", "PRO", "OBJ")
        return None

    def _tells_somebody(self, low: int, second: int) -> bool:
        """Whether the first phrase is the one who is told, or when and where it was said."""
        if self.previous is not None and self.previous.base in (
            "tell",
            "inform",
            "remind",
            "warn",
            "assure",
            "notify",
            "convince",
        ):
            return True
        return any(self.words[at].low in _DAYS or self.words[at].tag == "PREP" for at in range(max(low, self.spoken), second))

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
        if self._follows_comma(low, place):
            return False
        taking = self.previous is not None and self.previous.base in COMPLEMENT_VERBS
        return not (taking and low < place)

    def _follows_comma(self, low: int, place: int) -> bool:
        """Whether only a noun phrase stands between a comma and here (", Oru and Lindt agreed")."""
        place -= 1
        while place >= low and self.words[place].tag in _NOUN_PHRASE:
            place -= 1
        return place >= low and self.words[place].tag in ("COMMA", "DASH")

    def _zero_start(self, low: int, high: int) -> int:
        """The start of a subject that follows a verb of saying without "that"; time and place words go first."""
        start = low
        while start < high - 1 and self.words[start].tag in ("ADV", "QUOTE"):
            start += 1
        place = start
        while place < high and self.words[place].tag in ("PREP", "NAME", "NUM"):
            if self.words[place].tag != "PREP" and self.words[place].low not in _DAYS:
                break
            place += 1
        return place if start < place < high else start

    def _is_attribution(self, group: Group) -> bool:
        if group.base not in SPEECH_VERBS:
            return False
        after = group.end
        while after < self.end and self.words[after].tag in (
            "ADV",
            "PREP",
            "NAME",
            "NUM",
            "DET",
            "NOUN",
            "ADJ",
            "OBJ",
            "GEN",
            "PART",
        ):
            after += 1
        return after >= self.end or self.words[after].tag in ("END", "COMMA", "STOP", "QUOTE", "SUB", "PRESUB", "CC")

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
            if self._goes_on(group.end):
                self._open_waiting(self.last, before)
            self._open(before + 1, "adjunct", word.low, group, connector=before)
        elif word.tag in ("SUB", "PRESUB") and group.kind == "ing" and word.low not in ("than", "as", "like"):
            start = self._measure_start(before)
            self._open(start, "adjunct", word.low, group, connector=self._connector(start))
        else:
            place = self._absolute_start(group)
            if place is not None:
                self._open(place + 1, "absolute", "with", group, connector=self._connector(place))

    def _goes_on(self, place: int) -> bool:
        """Whether a comma or dash followed by a finite verb closes the stretch at `place`."""
        while place < self.end - 1 and self.words[place].tag not in ("COMMA", "DASH", "STOP", "PAREN"):
            place += 1
        while place < self.end - 1 and self.words[place].tag in ("COMMA", "DASH", "ADV", "QUOTE"):
            place += 1
        return self.words[place].tag in ("MOD", "PRES", "PAST", "HAVE", "DO", "BE") if place < self.end else False

    def _absolute_start(self, group: Group) -> int | None:
        """The "with" of "with both sides releasing prisoners", if the participle has one with a subject."""
        place = group.start - 1
        while place >= self.last and (
            self.words[place].tag in _NOUN_PHRASE or self.words[place].low in ("with", "of")
        ):
            if self.words[place].low == "with":
                return place if self.frames[self.current].group is not None and group.start - place > 1 else None
            place -= 1
        return None

    def _take_infinitive(self, group: Group) -> None:
        frame = self.frames[self.current]
        if frame.group is None:
            if self.bare and group.start > frame.start:
                frame.group = group
            return
        before = self.words[group.start - 1].tag if group.start else "START"
        if group.passive and before in ("NOUN", "NAME") and group.start - self.last > 2:
            self._open(group.start, "tail", "to", group, connector=group.start)


_SUBJECTS = frozenset({"NOUN", "NAME", "SBJ", "PRO", "NUM", "DET", "GEN", "ING"})
_UNSURE = frozenset("unclear unknown uncertain sure clear known doubtful see certain undecided".split())
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday on".split())

"""Which documents tell of the same event, and which of them are copies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tellings.types.spans import Span

CopyKind = Literal["duplicate", "wire", "excerpt", "update"]
CorrectionKind = Literal["must_link", "cannot_link"]


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What clustering needs to know of one document, in a few hundred bytes.

    `words` are weighted content stems, those of names too, `names` entity keys, `ordinals` event numbers such as
    ("round", 2), `shingles` sampled hashes of word runs, `days` the publication interval as ordinals (None where
    unknown), `dates` month and day (`05-16`) of the dates in the lead. `people` are the surnames of persons without
    an office, `subjects` those of them in the lead, `places` those of the lead, `figures` its numbers as printed,
    `amounts` numbers with what they count (`4 wound`), `told` the days that the text tells of, as ordinals, `years`
    those that it names, `deeds` who did what to whom in the title and the first sentence. `loose` marks a round-up
    or comment, which may touch many events, `comment` that it is the latter. `size` is how many words the report has,
    0 where that is unknown.
    """

    document_id: str
    words: tuple[tuple[str, float], ...]
    title_words: tuple[str, ...]
    names: tuple[tuple[str, float], ...]
    ordinals: tuple[tuple[str, int], ...]
    shingles: tuple[int, ...]
    days: tuple[int | None, int | None]
    dates: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    amounts: tuple[str, ...] = ()
    told: tuple[int, ...] = ()
    years: tuple[int, ...] = ()
    deeds: tuple[tuple[str, str, str], ...] = ()
    outlet: str | None = None
    loose: bool = False
    comment: bool = False
    size: int = 0


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two documents are, with the parts of the score and the guard that forbids a link, if any.

    `parts` are pieces of evidence in plain words, for (above 0) and against (below 0); their sum is what the score
    is a scale of. `veto` is a sentence.
    """

    first_id: str
    second_id: str
    score: float
    parts: tuple[tuple[str, float], ...]
    veto: str | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """Evidence that one document repeats another's words.

    `original_id` is given only where evidence says who copied whom: a credit, an agency's own page, the time. Else it
    is None, `twin_id` is the other document, and both have their words from one unknown common origin, or from the
    agency that is credited, which `source` names. `share` is the part of the shorter text's own words, quotations
    aside, found in the other (0 to 1); `passages` pairs the spans (in the copy, in the other document). The copies of
    one text hang together: each document is held against one other of them, not against all.
    """

    copy_id: str
    original_id: str | None
    kind: CopyKind
    share: float
    passages: tuple[tuple[Span, Span], ...] = ()
    twin_id: str | None = None
    source: str | None = None

    @property
    def other_id(self) -> str | None:
        """Return the document that the copy was held against, whichever of the two came first."""
        return self.twin_id if self.original_id is None else self.original_id


@dataclass(frozen=True, slots=True)
class Member:
    """A report that is named although its document may not be among those given: both its ids."""

    document_id: str
    report_id: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person decided of two reports: that they share a story, or that they do not.

    `by` and `at` say who and when, None where the line does not; `line` is its number in the file, 0 where none.
    """

    kind: CorrectionKind
    report_ids: tuple[str, str]
    by: str | None = None
    at: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Split:
    """Reports of a story that were in an earlier one, whose id another part of it kept."""

    story_id: str
    report_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Follow:
    """The earlier story that this one goes on from, and by what that is known, in plain words."""

    story_id: str
    why: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another story that was nearly one with this, by the likest pair of their reports, and what keeps them apart."""

    story_id: str
    report_ids: tuple[str, str]
    score: float
    parts: tuple[tuple[str, float], ...]
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """Documents of one event; the id survives growth, and `merged_ids` redirect to it.

    `report_ids` names the documents by their reports, in the same order. `first` and `last` are the earliest and
    latest publication days known, ISO; `why` keeps the likenesses that hold it together. `absent` are members known
    from earlier runs whose reports were not given this time, `background` reports that touch the story among
    others and are no members, `corrections` what a person decided of its reports, `apart` the likest other stories,
    `link` the mean likeness from which groups became one. `parted` is how many reports were linked with one another
    where they were too many to be grouped at once: they were parted along weak links first, and the story may be one
    part of an event's reports.
    """

    id: str
    document_ids: tuple[str, ...]
    copies: tuple[Copy, ...] = ()
    first: str | None = None
    last: str | None = None
    merged_ids: tuple[str, ...] = ()
    why: tuple[Likeness, ...] = ()
    report_ids: tuple[str, ...] = field(default=(), compare=False)
    absent: tuple[Member, ...] = ()
    split_from: tuple[Split, ...] = ()
    follows: tuple[Follow, ...] = ()
    background: tuple[Member, ...] = ()
    corrections: tuple[Correction, ...] = ()
    apart: tuple[Neighbour, ...] = ()
    link: float | None = None
    parted: int | None = None

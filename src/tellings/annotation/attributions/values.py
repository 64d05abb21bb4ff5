"""An attribution as the parse gives it, and the content of one while it is being read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.annotation.parses import Stretch
from tellings.tables.cues import CueVerb
from tellings.types.spans import Span

AttributionKind = Literal[
    "that", "clause", "question", "parataxis", "inversion", "according", "noun", "object", "infinitive", "passive"
]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution; spans are places in the text that was read.

    `source` is the noun phrase of whoever speaks and `source_head` its head, None where nobody is named; `contents`
    are the pieces of what is said. `negated`: it is told that it was not said. `open`: it is not told that it was
    said, but that it may, could, should or will be, or whether. `whole`: the content is a clause, not a phrase.
    `finite`: the cue is a finite verb; `relative`: the verb of a relative clause. `own`: the source is the cue's own
    subject before it. `joined` is where a verb begins that "and" joins to the cue, which ends the content, and
    `above` where words begin behind it that belong to the clause above.
    """

    verb: CueVerb
    cue: Span
    source: Span | None
    source_head: Span | None
    contents: tuple[Span, ...]
    kind: AttributionKind
    negated: bool = False
    open: bool = False
    whole: bool = True
    finite: bool = True
    relative: bool = False
    own: bool = False
    joined: int | None = None
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Content of a cue: stretches of words, how they hang on it, and whether they are a clause."""

    pieces: list[Stretch]
    kind: AttributionKind
    whole: bool

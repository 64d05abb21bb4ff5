"""A clause of one sentence: where it begins and ends, and which verb group carries it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from tellings.annotation.statements.groups import Group

ClauseKind = Literal[
    "main", "complement", "relative", "subordinate", "coordinate", "attribution", "adjunct", "absolute", "tail"
]


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

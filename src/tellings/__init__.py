"""Many outlets' reports of one event in, one sourced account out: every sentence the exact words of an exact span.

    import tellings

    result = tellings.read(["reports/"])
    print(tellings.render(result.dossiers[0], result.documents, format="md"))

The stages can be called one by one: `extract`, `annotate`, `cluster`, `assemble`, `render`. Their values are frozen
and plain; `verify` and `explain` take what `read` gave. Names are loaded when first used.

`read` and `assemble` use the reader model where it is installed, unless `model=False`. To single stages it is given:

    reader = tellings.load_reader()
    tellings.annotate(document, tag=reader.tag)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from tellings import versions

if TYPE_CHECKING:
    from tellings.annotation import annotate
    from tellings.clustering import cluster
    from tellings.errors import FormatError, ModelError, ReaderError, SpanError, TellingsError, UsageError
    from tellings.extraction import extract
    from tellings.models import Reader, load_reader
    from tellings.pipeline import Result, assemble, read
    from tellings.rendering import render
    from tellings.rendering import render_explanation as explain
    from tellings.types.annotations import (
        AnnotatedDocument,
        Credit,
        Mention,
        Quantity,
        Quote,
        Sentence,
        Statement,
        TimeExpression,
    )
    from tellings.types.documents import Block, Cut, Document, Outlet, PublicationDate, Rejection, Report
    from tellings.types.dossiers import (
        BriefSentence,
        Claim,
        Contest,
        Dossier,
        Entity,
        Event,
        Origin,
        Relation,
        Telling,
        Utterance,
        Version,
    )
    from tellings.types.readings import Name, Reading, Word
    from tellings.types.spans import OffsetMap, Passage, Run, Span
    from tellings.types.stories import Copy, Correction, Follow, Likeness, Member, Split, Story
    from tellings.verification import Finding, Verification, verify

__version__ = versions.VERSION
_HOMES = {
    "tellings.annotation": ("annotate",),
    "tellings.clustering": ("cluster",),
    "tellings.errors": ("FormatError", "ModelError", "ReaderError", "SpanError", "TellingsError", "UsageError"),
    "tellings.extraction": ("extract",),
    "tellings.models": ("Reader", "load_reader"),
    "tellings.pipeline": ("Result", "assemble", "read"),
    "tellings.rendering": ("render", "render_explanation"),
    "tellings.types.annotations": (
        *("AnnotatedDocument", "Credit", "Mention", "Quantity", "Quote"),
        *("Sentence", "Statement", "TimeExpression"),
    ),
    "tellings.types.documents": ("Block", "Cut", "Document", "Outlet", "PublicationDate", "Rejection", "Report"),
    "tellings.types.dossiers": (
        *("BriefSentence", "Claim", "Contest", "Dossier", "Entity", "Event"),
        *("Origin", "Relation", "Telling", "Utterance", "Version"),
    ),
    "tellings.types.readings": ("Name", "Reading", "Word"),
    "tellings.types.spans": ("OffsetMap", "Passage", "Run", "Span"),
    "tellings.types.stories": ("Copy", "Correction", "Follow", "Likeness", "Member", "Split", "Story"),
    "tellings.verification": ("Finding", "Verification", "verify"),
}
_NAMES = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "AnnotatedDocument",
    "Block",
    "BriefSentence",
    "Claim",
    "Contest",
    "Copy",
    "Correction",
    "Credit",
    "Cut",
    "Document",
    "Dossier",
    "Entity",
    "Event",
    "Finding",
    "Follow",
    "FormatError",
    "Likeness",
    "Member",
    "Mention",
    "ModelError",
    "Name",
    "OffsetMap",
    "Origin",
    "Outlet",
    "Passage",
    "PublicationDate",
    "Quantity",
    "Quote",
    "Reader",
    "ReaderError",
    "Reading",
    "Rejection",
    "Relation",
    "Report",
    "Result",
    "Run",
    "Sentence",
    "Span",
    "SpanError",
    "Split",
    "Statement",
    "Story",
    "Telling",
    "TellingsError",
    "TimeExpression",
    "UsageError",
    "Utterance",
    "Verification",
    "Version",
    "Word",
    "__version__",
    "annotate",
    "assemble",
    "cluster",
    "explain",
    "extract",
    "load_reader",
    "read",
    "render",
    "verify",
]


def __getattr__(name: str) -> object:
    """Return a public name from its home; loading all homes at once would take a second."""
    home = _NAMES.get("render_explanation" if name == "explain" else name)
    if home is None or name == "render_explanation":
        raise AttributeError(f"module 'tellings' has no attribute {name!r}")
    value = getattr(import_module(home), "render_explanation" if name == "explain" else name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__

"""The whole chain run on a gold story: dossiers and annotated documents, by report id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bench.gold import GoldStory, Ranges, StoryName, load_story, raw_ranges
from bench.models import is_model_used
from tellings import pipeline
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Report
from tellings.types.dossiers import Dossier
from tellings.types.spans import Passage


@dataclass(frozen=True, slots=True)
class Account:
    """What the chain makes of a story: every dossier, and the annotated documents by document id."""

    dossiers: tuple[Dossier, ...]
    documents: Mapping[str, AnnotatedDocument]

    def place(self, passage: Passage) -> tuple[str, Ranges]:
        """Return the report id and the raw ranges of a passage."""
        document = self.documents[passage.document_id].document
        return document.report_id, raw_ranges(document, passage.span)


def read_story(story: GoldStory) -> Account:
    """Return the account of a gold story's reports; benches that ask for one story in turn share it."""
    return _read_reports(tuple(story.reports), is_model_used())


@lru_cache(maxsize=4)
def _read_reports(reports: tuple[Report, ...], model: bool) -> Account:
    result = pipeline.read(reports, model=model)
    if result.rejections:
        raise RuntimeError(f"{reports[0].id} and others: {[item.reason for item in result.rejections]}")
    return Account(tuple(result.dossiers), {item.document.id: item for item in result.documents})


def account_of(name: StoryName) -> Account:
    """Return the account of one of the four stories."""
    return read_story(load_story(name))

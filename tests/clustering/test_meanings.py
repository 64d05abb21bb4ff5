"""What vectors add to the likeness of two reports; no model is loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tellings.clustering import Thresholds, cluster, match_fingerprints
from tellings.clustering.meanings import MeaningThresholds, find_vectors
from tellings.types.annotations import AnnotatedDocument, Sentence
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.readings import Vector
from tellings.types.spans import Span
from tellings.types.stories import Fingerprint

TITLE, FIRST, SECOND = "Quay shut", "The old quay will close for repairs.", "Nobody was hurt when a beam gave way."
THIRD = "The quay was built ninety years ago."
OTHER_TITLE, OTHER = "Wharf closes", "Mending keeps ships away from the wharf for a month. The quay is ninety."


def write(document_id: str, title: str, *lines: str) -> AnnotatedDocument:
    """A document with a sentence a line."""
    parts = (title, *lines)
    starts = [sum(len(part) + 1 for part in parts[:at]) for at in range(len(parts))]
    spans = [Span(start, start + len(part)) for start, part in zip(starts, parts, strict=True)]
    blocks = tuple(Block("paragraph" if at else "title", span) for at, span in enumerate(spans))
    document = Document(
        id=document_id, report_id=document_id, text="\n".join(parts), blocks=blocks, offsets=None, cuts=(),
        title=title, outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"),
        url=None, language="en", genre="report", place="", media_type="text/plain", sha256="",
    )  # fmt: skip
    sentences = tuple(Sentence(span, at) for at, span in enumerate(spans) if len(span))
    return AnnotatedDocument(document, sentences, (), (), (), (), (), ())


def encode(text: str) -> Vector:
    """What tells of the quay or wharf points one way, all else another way; a text without letters nowhere."""
    if not any(char.isalpha() for char in text):
        return 0.0, 0.0
    return (1.0, 0.0) if "uay" in text or "harf" in text else (0.0, 1.0)


def test_title_and_first_sentences_are_read_as_one_text() -> None:
    asked: list[str] = []

    def listen(text: str) -> Vector:
        asked.append(text)
        return encode(text)

    found = find_vectors({"a": write("a", TITLE, FIRST, "Oh!", SECOND, THIRD)}, listen, MeaningThresholds())
    assert asked == [f"{TITLE}. {FIRST}. {SECOND}"]
    assert list(found["a"]) == [1.0, 0.0]


def test_what_has_no_words_has_no_vector() -> None:
    vectors = find_vectors({"a": write("a", "* * *"), "b": write("b", TITLE, FIRST)}, encode, MeaningThresholds())
    assert list(vectors) == ["b"]


def test_reports_of_one_event_in_other_words_are_one_story() -> None:
    reports = [write("a", TITLE, FIRST), write("b", OTHER_TITLE, OTHER), write("c", "Choir sings", "A choir sang.")]
    limits = Thresholds(link=0.5, handful=0)
    assert {story.document_ids for story in cluster(reports, thresholds=limits)} == {("a",), ("b",), ("c",)}
    found = cluster(reports, encode=encode)
    assert found[0].document_ids == ("a", "b")
    assert dict(found[0].why[0].parts)["meaning"] == MeaningThresholds().meaning


def test_the_parts_name_the_meaning_only_where_there_is_one() -> None:
    one = Fingerprint("a", (("ferri", 6.0), ("keel", 6.0)), (), (), (), (), (None, None))
    two = replace(one, document_id="b", words=(("ferri", 6.0), ("quay", 6.0)))
    assert "meaning" not in dict(match_fingerprints(one, two).parts)
    limits = MeaningThresholds()
    assert dict(match_fingerprints(one, two, cosine=0.8).parts)["meaning"] == pytest.approx(limits.meaning * 0.8)


def test_words_hold_together_what_vectors_would_part() -> None:
    words = tuple((word, 6.0) for word in "cable dredger ferri hull keel mooring quay winch".split())
    one = Fingerprint("a", words, (), (), (), (), (None, None))
    parts = dict(match_fingerprints(one, replace(one, document_id="b"), cosine=-0.5).parts)
    assert "meaning" not in parts
    assert parts["before any evidence"] == Thresholds().start + MeaningThresholds().unconfirmed


def test_a_vector_never_decides_alone() -> None:
    one = Fingerprint("a", (("ferri", 6.0),), (), (), (), (), (None, None))
    likeness = match_fingerprints(one, replace(one, document_id="b", words=(("quay", 6.0),)), cosine=1.0)
    assert likeness.score < Thresholds().link


def test_no_vector_overrules_a_guard() -> None:
    one = Fingerprint("a", (("ferri", 6.0),), (), (), (("round", 1),), (), (None, None))
    two = replace(one, document_id="b", ordinals=(("round", 2),))
    assert match_fingerprints(one, two, cosine=1.0).veto

"""What an account says that it cannot know."""

from __future__ import annotations

import pytest

from tellings.assembly.limits import find_limits
from tellings.types.annotations import AnnotatedDocument, MentionKind, Sentence
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Claim, Entity, Origin, Relation, Telling
from tellings.types.spans import Passage, Span
from tellings.types.stories import Story

TITLE = "Ansk to host ferry talks"
BODY = "Velmora offered talks in Ansk."
DAY = PublicationDate("2031-05-28", "2031-05-28", "stated")


def make_document(name: str, *, outlet: str = "The Gull", intact: bool = True) -> AnnotatedDocument:
    text = f"{TITLE}\n\n{BODY}"
    title, body = Span(0, len(TITLE)), Span(len(TITLE) + 2, len(text))
    blocks = (Block("title", title), Block("paragraph", body))
    source = Outlet(outlet.lower(), outlet, "given" if outlet else "unknown")
    document = Document(
        name, name, text, blocks, None, (), TITLE, source, (), DAY, None, "en", "report", "", "text/plain", ""
    )
    sentences = (Sentence(title, 0), Sentence(body, 1, intact=intact))
    return AnnotatedDocument(document, sentences, (), (), (), (), (), ())


def make_claim(name: str, document: str, span: Span, mood: str, *relations: Relation) -> Claim:
    place = Passage(document, span)
    telling = Telling(place, "same", "o1")
    return Claim(name, place, mood, "one_outlet", ("o1",), 1, (telling,), relations)  # type: ignore[arg-type]


def make_side(name: str, kind: MentionKind, *documents: str) -> tuple[Entity, Origin]:
    entity = Entity(name, kind, name, (name,), ())
    return entity, Origin(f"o-{name}", "person", f"speaker of {name}", name, (), documents)


def limits_of(*documents: AnnotatedDocument, sides: tuple[tuple[Entity, Origin], ...] = (), **more: object) -> str:
    story = Story("s", tuple(item.document.id for item in documents))
    published = {item.document.id: item.document.published for item in documents}
    claims = more.get("claims", ())
    assert isinstance(claims, tuple)
    return "\n".join(
        find_limits(story, documents, published, [side[0] for side in sides], [side[1] for side in sides], claims)
    )


def test_an_unnamed_outlet_is_said() -> None:
    assert "No outlet is named in b" in limits_of(make_document("a"), make_document("b", outlet=""))


def test_a_cut_sentence_is_said() -> None:
    assert "1 sentence is cut or glued in a" in limits_of(make_document("a", intact=False))


def test_a_headline_beyond_its_text_is_said_of_that_report_alone() -> None:
    status = Relation("c2", "contradicts", "status", "")
    settled = make_claim("c1", "a", Span(0, len(TITLE)), "planned", status)
    offered = make_claim("c2", "b", Span(0, len(TITLE)), "proposed", Relation("c1", "contradicts", "status", ""))
    found = limits_of(make_document("a"), make_document("b"), claims=(settled, offered))
    assert "The headline of a gives as settled" in found
    assert "The headline of b" not in found


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        pytest.param("place", True, id="a country that one report alone lets speak"),
        pytest.param("organization", False, id="one spokesman of one body is no side"),
    ],
)
def test_sides_that_are_hardly_heard(kind: MentionKind, said: bool) -> None:
    documents = [make_document(name) for name in "abc"]
    sides = (make_side("Velmora", "place", "a", "b", "c"), make_side("Ostrania", kind, "b"))
    assert ("Ostrania is heard in 1 of 3 reports." in limits_of(*documents, sides=sides)) is said


def test_what_one_outlet_alone_tells_is_counted() -> None:
    claims = (make_claim("c1", "a", Span(0, 5), "happened"),)
    assert "1 of 1 statements are told by one outlet only." in limits_of(
        make_document("a"), make_document("b"), claims=claims
    )

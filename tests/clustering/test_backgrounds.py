from __future__ import annotations

from tellings.clustering.backgrounds import match_backgrounds
from tellings.types.documents import Document, Genre, Outlet, PublicationDate
from tellings.types.stories import Likeness, Member, Story

STORIES = (Story("s-1", ("a", "b")), Story("s-2", ("c", "d")), Story("s-3", ("x",)), Story("s-4", ("y",)))


def make_document(name: str, genre: Genre = "report") -> Document:
    return Document(
        id=name, report_id=f"{name}.txt", text="", blocks=(), offsets=None, cuts=(), title="",
        outlet=Outlet("o", "O", "unknown"), authors=(), published=PublicationDate(None, None, "unknown"), url=None,
        language="en", genre=genre, place="", media_type="text/plain", sha256="",
    )  # fmt: skip


def attach(genre: Genre, *likes: Likeness) -> dict[str, tuple[Member, ...]]:
    documents = {name: make_document(name) for name in "abcdy"} | {"x": make_document("x", genre)}
    likenesses = {(like.first_id, like.second_id): like for like in likes}
    loose = {"x"} if genre != "report" else set[str]()
    found = match_backgrounds(STORIES, likenesses, documents, loose=loose, pairs=likenesses, link=0.4)
    return {story.id: story.background for story in found}


def test_a_round_up_is_background_to_every_story_that_it_touches_and_joins_none() -> None:
    likes = Likeness("a", "x", 0.5, ()), Likeness("d", "x", 0.4, ()), Likeness("x", "y", 0.9, ())
    found = attach("round-up", *likes)
    assert found == {"s-1": (Member("x", "x.txt"),), "s-2": (Member("x", "x.txt"),), "s-3": (), "s-4": ()}


def test_a_report_of_one_event_is_background_to_nothing() -> None:
    assert not any(attach("report", Likeness("a", "x", 0.5, ())).values())


def test_what_is_little_alike_or_forbidden_is_no_background() -> None:
    assert not any(attach("opinion", Likeness("a", "x", 0.39, ()), Likeness("c", "x", 0.9, (), "no")).values())

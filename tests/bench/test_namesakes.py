"""The bench of namesakes: its page of labels, and how a place finds its entity."""

from __future__ import annotations

from bench.namesakes import Pair, Place, find_owner, read_digest, read_pairs, score_pairs
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument, Mention
from tellings.types.documents import Document, Report
from tellings.types.spans import Span


def test_half_of_the_pairs_are_only_alike() -> None:
    pairs = read_pairs()
    assert (len(pairs), sum(pair.is_same for pair in pairs)) == (200, 100)
    assert len({(pair.first, pair.second) for pair in pairs}) == 200
    for pair in pairs:
        assert pair.first.row != pair.second.row, "two reports"
        assert all(0 <= place.start < place.end for place in (pair.first, pair.second))
    assert len(read_digest()) == 12


def test_the_closest_mention_tells_the_entity() -> None:
    document = extract(
        Report(
            id="r",
            body="The Veldian minister Ada Oru spoke to nobody at all. " + "Then it rained on the harbour. " * 9,
            title="A title",
        )
    )
    assert isinstance(document, Document)
    at = document.text.index("Veldian")
    whole, name = Span(at, at + len("Veldian minister Ada Oru")), document.text.index("Ada Oru")
    head = Span(name, name + len("Ada Oru"))
    mentions = (Mention(whole, "person", "Ada Oru", head, role="Veldian minister"),)
    item = AnnotatedDocument(document, (), mentions, (), (), (), (), ())
    owners = {(whole.start, whole.end): "e-ada-oru"}
    start = "The Veldian minister Ada Oru".index("Ada")
    assert find_owner(Place(0, start, start + 7), item, owners) == "e-ada-oru"
    assert find_owner(Place(0, start + 8, start + 13), item, owners) is None


def test_a_pair_with_a_place_that_is_nobodys_is_not_joined() -> None:
    pairs = [Pair(0, Place(0, 0, 1), Place(1, 0, 1), is_same, "surname") for is_same in (True, True, False)]
    assert score_pairs(pairs, [True, False, True])[:] == (1, 2, 2)

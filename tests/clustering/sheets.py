"""Reports of invented outlets with nothing marked in them but credits, for what compares their words."""

from __future__ import annotations

from tellings.types.annotations import AnnotatedDocument, Credit, CreditKind, Reach
from tellings.types.documents import Block, BlockKind, Document, Outlet, PublicationDate
from tellings.types.spans import Span

# Twelve sentences about an invented harbour, each in words of its own.
SENTENCES = (
    "The harbour board of Osterby voted late on Monday to lift every toll on grain ships until the harvest is in.",
    "Seven of its nine members backed the plan after a debate that ran for almost four hours in a crowded hall.",
    "Farmers along the upper Marrow had asked for the step since a storm in spring flattened most of their barley.",
    "Tolls bring the town about a fifth of its income, and nobody could say on Monday how the gap will be filled.",
    "Two members warned that the ferry yard would have to wait another year for the crane it was promised in June.",
    "Outside, dockers handed out leaflets against the plan and a small brass band played until the rain began.",
    "The port moved nearly nine hundred thousand tonnes of wheat last season, less than in any year since the flood.",
    "Shipping agents in Lomen expect the first vessels to change their routes before the middle of next week.",
    "A similar waiver in the neighbouring port of Kesh was ended early because its costs had doubled by autumn.",
    "The board will look at the figures again in September, when the new warehouse on the north quay is finished.",
    "Lights on the breakwater stayed dark for much of the evening while workmen searched for a broken cable.",
    "Those who paid the toll in advance will get their money back by post, the treasurer of the board explained.",
)
OTHERS = (
    "Keepers at the zoo of Halm have moved three young otters into a pool that was built with gifts from schools.",
    "A choir from the hills won the winter cup with a song that its conductor wrote on a train to the capital.",
    "The library in Ostrand opens on Sundays again, though only the reading room and the small garden behind it.",
    "Engineers closed one lane of the long bridge to replace bolts that had rusted faster than anybody expected.",
    "Nobody claimed the prize of the spring lottery, so the sum goes to the lifeboats as the rules provide.",
)


def make_sheet(
    name: str,
    *paragraphs: str,
    outlet: str = "",
    day: str = "",
    title: str = "Osterby lifts tolls on grain",
    given: tuple[tuple[str, Reach, CreditKind], ...] = (),
    kinds: tuple[BlockKind, ...] = (),
    carried_by: str | None = None,
    sha256: str = "",
) -> AnnotatedDocument:
    """Return a report of paragraphs under a title; `kinds` are those of its paragraphs where they are others."""
    parts, blocks, at = [title, *paragraphs], list[Block](), 0
    names: list[BlockKind] = ["title", *kinds, *(["paragraph"] * (len(paragraphs) - len(kinds)))]  # type: ignore[list-item]
    for part, kind in zip(parts, names, strict=True):
        blocks.append(Block(kind, Span(at, at + len(part))))
        at += len(part) + 2
    place = Outlet(outlet.lower(), outlet, "given" if outlet else "unknown", (), carried_by)
    published = PublicationDate(day or None, day or None, "given" if day else "unknown")
    document = Document(
        name, f"{name}.txt", "\n\n".join(parts), tuple(blocks), None, (), title, place, (), published,
        None, "en", "report", "", "text/plain", sha256,
    )  # fmt: skip
    told = tuple(Credit(Span(0, 4), source, reach, kind) for source, reach, kind in given)
    return AnnotatedDocument(document, (), (), (), told, (), (), ())

"""Who cites whom against the reference readings: edges from an outlet to media and voices, and chains in their order.

Run: python -m bench.credits [story ...] [-v] [--model]

An edge is one outlet of the story (by its report) and one holder that it has something from. It is right where the
reading has an edge of that report whose words hold at least half of our name; a voice is right too where the
reading of the statements gives that report words of such a speaker. What "asserts without source", and photo credits,
are no edges; a photo credit that we give as a source of text is counted apart.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from bench.accounts import Account, read_story
from bench.gold import STORY_NAMES, GoldStory, load_story, skip_if_absent
from bench.models import take_flag
from bench.scores import Score
from tellings.text.folding import fold
from tellings.types.dossiers import Dossier, Holder

_NO_EDGE = ("asserts without source", "photo credit only", "own reporting", "carries", "reported inside a quotation")
_EMPTY = frozenset(
    "the of and for a an to on in at by not named channel statement said unnamed agency news post spokesman senior "
    "official officials media sources reports says who with its speech letter remarks".split()
)


class Edge(NamedTuple):
    """One edge: the report, and the words that name whom it has something from; `spoken` marks a voice of ours."""

    report_id: str
    names: tuple[frozenset[str], ...]
    label: str
    spoken: bool = False


def read_edges(story: GoldStory, *, photos: bool = False) -> list[Edge]:
    """Return the edges of a reading, or those of its photo credits."""
    found = []
    for row in story.provenance["edges"]:
        is_photo = row["relation"] == "photo credit only"
        if is_photo != photos or (not photos and any(row["relation"].startswith(word) for word in _NO_EDGE)):
            continue
        told = " ".join([row["target"], *row.get("chain", ()), *(span["text"] for span in row["spans"])])
        found.append(Edge(row["spans"][0]["doc"], (_words(told),), row["target"]))
    return found


def find_edges(account: Account) -> list[Edge]:
    """Return our edges that begin at a report of the story."""
    found = []
    for dossier in account.dossiers:
        holders = {holder.id: holder for holder in dossier.provenance.holders}
        for transfer in dossier.provenance.transfers:
            cited = holders[transfer.cited]
            for passage in transfer.passages:
                report_id = account.documents[passage.document_id].document.report_id
                edge = Edge(report_id, _names(dossier, cited), cited.name, transfer.kind == "quotes")
                if transfer.kind != "carries" and edge not in found and not transfer.denied:
                    found.append(edge)
    return found


def _names(dossier: Dossier, holder: Holder) -> tuple[frozenset[str], ...]:
    entity = next((each for each in dossier.entities if each.id == holder.entity), None)
    return tuple(_words(name) for name in dict.fromkeys((holder.name, *(entity.variants if entity else ()))))


def _words(text: str) -> frozenset[str]:
    plain = "".join(char if char.isalnum() else " " for char in fold(text))
    words = frozenset(word for word in plain.split() if len(word) > 1)
    return words - _EMPTY or words


def score_edges(story: GoldStory, account: Account, *, verbose: bool = False) -> tuple[Score, Score]:
    """Return how many of our edges are right, and how many of the reading's are found."""
    gold, ours = read_edges(story), find_edges(account)
    spoken = [Edge(quote.report_id, (_words(quote.speaker),), quote.speaker) for quote in story.quotes]
    right = [
        any(_meet(edge, other) for other in gold) or (edge.spoken and any(_meet(edge, other) for other in spoken))
        for edge in ours
    ]
    found = [any(_meet(edge, other) for edge in ours) for other in gold]
    if verbose:
        for edge, good in zip(ours, right, strict=True):
            print("  ours  " + ("right" if good else "WRONG"), edge.report_id[:6], edge.label)
        for edge, good in zip(gold, found, strict=True):
            print("  gold  " + ("found" if good else "MISSED"), edge.report_id[:6], edge.label)
    return Score(sum(right), len(ours), len(ours)), Score(sum(found), len(gold), len(gold))


def _meet(ours: Edge, gold: Edge) -> bool:
    return ours.report_id == gold.report_id and _is_named(ours.names, gold.names[0])


def _is_named(names: Sequence[frozenset[str]], told: frozenset[str]) -> bool:
    """Whether the reading's words hold at least half of one of our names."""
    return any(2 * len(name & told) >= len(name) for name in names if name & told)


def score_chains(story: GoldStory, account: Account) -> Score:
    """Return the score of chains: of those of the reading, how many stand in one of ours in their order."""
    wanted = [
        (row["spans"][0]["doc"], [_words(name) for name in row["chain"]])
        for row in story.provenance["edges"]
        if row.get("chain")
    ]
    ours = list(_list_chains(account))
    right = sum(any(doc == report and _runs(names, chain) for report, chain in ours) for doc, names in wanted)
    return Score(right, len(ours), len(wanted))


def _list_chains(account: Account) -> Iterator[tuple[str, list[tuple[frozenset[str], ...]]]]:
    for dossier in account.dossiers:
        holders = {holder.id: holder for holder in dossier.provenance.holders}
        for chain in dossier.provenance.chains:
            for document_id in dict.fromkeys(passage.document_id for passage in chain.passages):
                report_id = account.documents[document_id].document.report_id
                yield report_id, [_names(dossier, holders[name]) for name in chain.holders]


def _runs(wanted: Sequence[frozenset[str]], chain: Sequence[Sequence[frozenset[str]]]) -> bool:
    """Whether the wanted names stand in the chain in their order."""
    at = 0
    for names in chain:
        if at < len(wanted) and _is_named(names, wanted[at]):
            at += 1
    return at == len(wanted)


def count_photos(story: GoldStory, account: Account) -> int:
    """Return how many photo credits of the reading we give as a source of the text."""
    photos: list[tuple[str, int, int]] = []
    for row in story.provenance["edges"]:
        if row["relation"] == "photo credit only":
            photos += [(span["doc"], span["start"], span["end"]) for span in row["spans"]]
    taken = 0
    for dossier in account.dossiers:
        for transfer in dossier.provenance.transfers:
            for passage in transfer.passages:
                report_id, ranges = account.place(passage)
                taken += any(
                    report_id == doc and a < end and start < b for doc, start, end in photos for a, b in ranges
                )
    return taken


def measure(story: GoldStory) -> Mapping[str, float]:
    """Return the figures of one story."""
    account = read_story(story)
    ours, gold = score_edges(story, account)
    chains = score_chains(story, account)
    figures = {
        "edges of provenance precision": ours.right / max(1, ours.given),
        "edges of provenance recall": gold.right / max(1, gold.wanted),
        "photo credits taken for sources": float(count_photos(story, account)),
    }
    return figures | ({"chains in order": chains.recall} if chains.wanted else {})


def main() -> None:
    """Print the figures of the stories named, or of all."""
    skip_if_absent()
    take_flag()
    verbose = "-v" in sys.argv
    names = [name for name in STORY_NAMES if name in sys.argv] or list(STORY_NAMES)
    for name in names:
        story = load_story(name)
        account = read_story(story)
        if verbose:
            print(name)
        ours, gold = score_edges(story, account, verbose=verbose)
        chains = score_chains(story, account)
        print(
            f"{name:8} edges: {ours.right} of our {ours.given} right, {gold.right} of {gold.wanted} found; chains:"
            f" {chains.right} of {chains.wanted} in order, ours {chains.given}; photo credits taken"
            f" {count_photos(story, account)}"
        )


if __name__ == "__main__":
    main()

"""What an account has to say of the stories that is no share: yes or no each, and origins and outlets as counted.

Run: python -m bench.facts

For the seeds: one story, two with a report of the first round; where the proposal comes from; what became of the
question whether there was an answer; what is denied, planned, and of which day a carrier's page is. For every story:
how many of the claims found have as many independent origins, and as many outlets, as the reader counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from bench.accounts import Account, read_story
from bench.gold import (
    GoldClaim,
    GoldSpan,
    GoldStory,
    Ranges,
    load_original,
    load_stories,
    overlap,
    overlaps_half,
    skip_if_absent,
)
from bench.models import is_model_used
from bench.renaming import reword_like
from tellings import pipeline
from tellings.assembly.origins import independent_count
from tellings.rendering.accounts import count_origins, make_account
from tellings.types.documents import Report
from tellings.types.dossiers import Claim, Dossier
from tellings.types.spans import Passage

FIRST_ROUND = Path(__file__).with_name("first_round.txt")
# Where the reading of the seeds holds what is asked here.
_PROPOSAL = ("C01", "C02", "C03")
_SILENT, _ANSWERED = ("C30", "C31"), ("C32",)
_DENIED = "003.q3a"
_MEETING = "E02"
_NOT_ASSERTED = frozenset({"denied", "reported", "unknown"})
_OPEN = frozenset({"planned", "proposed"})


class Fact(NamedTuple):
    """One yes or no, and what was found."""

    name: str
    holds: bool
    found: str


class Told(NamedTuple):
    """A claim of the reading with ours that tells it best, and the dossier that holds ours."""

    gold: GoldClaim
    claim: Claim
    dossier: Dossier

    @property
    def origins(self) -> int:
        """Return the number of independent origins as the project counts them."""
        return independent_count(self.claim.origins, {origin.id: origin for origin in self.dossier.origins})


def find_told(account: Account, golds: Sequence[GoldClaim]) -> Told | None:
    """Return the claim of ours with tellings at most places of the given ones taken together, None without any."""
    wanted = [(telling.span.report_id, telling.span.ranges) for gold in golds for telling in gold.tellings]
    best: tuple[int, int] = (0, 0)
    found = None
    for dossier in account.dossiers:
        for claim in dossier.claims:
            places = [account.place(telling.passage) for telling in claim.tellings]
            reached = {i for i, gold in enumerate(wanted) for place in places if _meets(place, gold)}
            outside = sum(not any(_meets(place, gold) for gold in wanted) for place in places)
            if reached and (len(reached), -outside) > best:
                best, found = (len(reached), -outside), Told(golds[0], claim, dossier)
    return found


def _meets(one: tuple[str, Ranges], two: tuple[str, Ranges]) -> bool:
    return one[0] == two[0] and overlaps_half(one[1], two[1])


def list_told(story: GoldStory, account: Account) -> list[Told]:
    """Return each claim of the reading that is found, with our best one for it."""
    return [told for gold in story.claims if (told := find_told(account, [gold])) is not None]


def counted_outlets(gold: GoldClaim) -> int:
    """Return in how many outlets the reader found a claim: its label says so ("5 outlets, 1 named origin")."""
    match = re.match(r"(\d+) outlets", str(gold.row.get("label", "")))
    return int(match[1]) if match else 1


def counted_origins(gold: GoldClaim) -> tuple[int, int]:
    """Return how few and how many independent origins the reader accepts.

    For the seeds the label counts the origins that are named. Where it names none, the outlets' own voice is all
    there is, and any number from none to the outlets' own is right.
    """
    if gold.counts:
        return gold.counts
    match = re.search(r"(\d+) named origin", str(gold.row.get("label", "")))
    named = int(match[1]) if match else 0
    return (named, named) if named else (0, counted_outlets(gold))


# --- the seeds -----------------------------------------------------------------------------------------------------


def find_facts(story: GoldStory, account: Account) -> Iterator[Fact]:
    """Yield every fact of the seeds."""
    yield from _stories(story, account)
    yield from _proposal(story, account)
    yield _answer(story, account)
    yield from _denial(story, account)
    yield from _meeting(story, account)
    yield _carrier(story, account)


def _stories(story: GoldStory, account: Account) -> Iterator[Fact]:
    sizes = [len(dossier.story.document_ids) for dossier in account.dossiers]
    yield Fact("one story", sizes == [len(story.reports)], f"stories of {sizes}")
    first = Report(id=FIRST_ROUND.name, body=FIRST_ROUND.read_text(encoding="utf-8"))
    if story != load_original("seeds"):
        first = replace(first, body=reword_like(story, first.body))
    sizes = [
        len(item.story.document_ids)
        for item in pipeline.read((*story.reports, first), model=is_model_used()).dossiers
    ]
    yield Fact("two with the first round", sorted(sizes) == [1, len(story.reports)], f"stories of {sizes}")


def _proposal(story: GoldStory, account: Account) -> Iterator[Fact]:
    golds = _claims(story, _PROPOSAL)
    speaker = Counter(telling.voice for gold in golds for telling in gold.tellings).most_common(1)[0][0]
    told = find_told(account, golds)
    if told is None:
        yield Fact("proposal told by all outlets", False, "no claim")
        return
    view = make_account(told.dossier, [account.documents[key] for key in told.dossier.story.document_ids])
    said = count_origins(view, told.claim)
    known = [origin for origin in told.dossier.origins if origin.kind not in ("outlet", "unknown")]
    names = [origin.name for origin in known if origin.id in told.claim.origins]
    yield Fact("proposal told by all outlets", told.claim.outlets == len(story.reports), said)
    yield Fact("proposal has one origin", told.origins == 1, said)
    yield Fact("proposal comes from its speaker", [name.split()[-1] for name in names] == [speaker.split()[-1]], said)


def _answer(story: GoldStory, account: Account) -> Fact:
    silent, answered = (_places(_claims(story, keys)) for keys in (_SILENT, _ANSWERED))
    for dossier in account.dossiers:
        for contest in dossier.contested:
            places = [account.place(passage) for passage in contest.passages]
            sides = [any(_meets(place, gold) for place in places for gold in side) for side in (silent, answered)]
            if contest.kind == "superseded" and all(sides):
                return Fact("the answer supersedes the silence", True, contest.why)
    return Fact("the answer supersedes the silence", False, "no such contest cites both sides")


def _denial(story: GoldStory, account: Account) -> Iterator[Fact]:
    """The denied report: every claim at its place says that it is denied, and nothing shows it alone."""
    quote = next(quote for quote in story.quotes if quote.id == _DENIED)
    told = []
    for dossier in account.dossiers:
        for claim in dossier.claims:
            tellings = [t for t in claim.tellings if _is_about(account, t.passage, quote.report_id, quote.ranges)]
            told += [(claim.mood, telling.stance) for telling in tellings]
    good = all(mood in _NOT_ASSERTED or stance == "denies" for mood, stance in told)
    yield Fact("the denied report is not asserted", good, f"told as {told or 'no claim'}")
    briefs = [sentence.passage for dossier in account.dossiers for sentence in dossier.brief]
    events = [p for dossier in account.dossiers for e in dossier.timeline if e.mood == "happened" for p in e.passages]
    alone = [p for p in (*briefs, *events) if _is_about(account, p, quote.report_id, quote.ranges)]
    yield Fact("the denied report stands nowhere alone", not alone, f"{len(alone)} places")


def _is_about(account: Account, passage: Passage, report_id: str, ranges: Ranges) -> bool:
    """Whether a passage stands at a place and has at least half of itself there, so that it adds little else."""
    own_id, own = account.place(passage)
    size = sum(end - start for start, end in own)
    return own_id == report_id and size > 0 and 2 * overlap(own, ranges) >= size


def _meeting(story: GoldStory, account: Account) -> Iterator[Fact]:
    row = next(row for row in story.files["events"]["events"] if row["id"] == _MEETING)
    places = [GoldSpan(span["doc"], span["start"], span["end"], span["text"]) for span in row["spans"]]
    events = [
        event
        for dossier in account.dossiers
        for event in dossier.timeline
        if (event.start or "")[:10] == row["date"] or _cites(account, event.passages, places)
    ]
    on_day = Counter(event.mood for event in events if (event.start or "")[:10] == row["date"])
    moods = sorted({event.mood for event in events})
    yield Fact("the meeting stands on its day as open", on_day.keys() & _OPEN != set(), f"moods {dict(on_day)}")
    yield Fact("the meeting never happened", not set(moods) - _OPEN, f"moods {moods}")


def _cites(account: Account, passages: Sequence[Passage], spans: Sequence[GoldSpan]) -> bool:
    return any(_is_about(account, passage, span.report_id, span.ranges) for passage in passages for span in spans)


def _carrier(story: GoldStory, account: Account) -> Fact:
    """The day on a carrier's page is the carrier's: the report is older, as far as its own words let it be known."""
    found = []
    for dossier in account.dossiers:
        for document_id, published in dossier.published:
            page = story.files["clean"]["documents"][account.documents[document_id].document.report_id]
            if page["carrier"] and page["publication_date_stated"] is None:
                found.append((published.latest or "", page["publication_interval"][1]))
    good = all(latest and latest[:10] <= wanted for latest, wanted in found)
    return Fact("no carrier's day is taken", good, f"{found}")


def _claims(story: GoldStory, keys: Sequence[str]) -> list[GoldClaim]:
    return [claim for claim in story.claims if claim.id in keys]


def _places(claims: Sequence[GoldClaim]) -> list[tuple[str, Ranges]]:
    return [(telling.span.report_id, telling.span.ranges) for claim in claims for telling in claim.tellings]


# --- figures -------------------------------------------------------------------------------------------------------


def measure(story: GoldStory) -> Mapping[str, float]:
    """Return the figures of one story; a fact is 1 or 0."""
    account = read_story(story)
    told = list_told(story, account)
    count = max(1, len(told))
    figures = {
        "origins in range": sum(_is_right(item) for item in told) / count,
        "origins too many": float(sum(item.origins > counted_origins(item.gold)[1] for item in told)),
        "outlets right": sum(item.claim.outlets == counted_outlets(item.gold) for item in told) / count,
        "outlets too many": float(sum(item.claim.outlets > counted_outlets(item.gold) for item in told)),
    }
    if story.name == "seeds":
        figures |= {fact.name: float(fact.holds) for fact in find_facts(story, account)}
    return figures


def _is_right(item: Told) -> bool:
    low, high = counted_origins(item.gold)
    return low <= item.origins <= high


def main() -> None:
    """Print the facts of the seeds, and the counts of every story with what is counted too high."""
    skip_if_absent()
    for story in load_stories():
        account = read_story(story)
        if story.name == "seeds":
            for fact in find_facts(story, account):
                print(f"{'yes' if fact.holds else 'NO':3} {fact.name}: {fact.found}")
        told = list_told(story, account)
        right, outlets = sum(map(_is_right, told)), sum(t.claim.outlets == counted_outlets(t.gold) for t in told)
        print(f"{story.name:8} of {len(told)} claims found: origins in range {right}, outlets right {outlets}")
        for item in told:
            low, high = counted_origins(item.gold)
            if item.origins > high:
                print(f"         too many origins: {item.gold.id} {item.origins}, accepted {low} to {high}")


if __name__ == "__main__":
    main()

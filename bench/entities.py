"""Entities against the reference readings, and names against public corpora of other texts.

`python -m bench.entities` prints figures, `python -m bench.entities --errors` the misses and wrong pairs too. A gold
entity counts as found when one of our entities, and only for it, has a mention that overlaps half of the shorter one
in at least half of the reports that hold the gold entity. Impure is an entity of ours whose mentions fall on two gold
persons. Pairs of mentions are told of in `bench.pairs`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from bench.gold import (
    MAIN_LABELS,
    GoldEntity,
    GoldStory,
    Ranges,
    Score,
    load_stories,
    match_one_to_one,
    overlaps_half,
    raw_ranges,
    shared_folder,
    skip_if_absent,
)
from bench.models import find_tag
from bench.pairs import find_met, score_pairs
from bench.splits import part_of
from tellings.annotation.mentions import find_mentions, find_names
from tellings.annotation.sentences import find_sentences
from tellings.assembly.entities import match_entities
from tellings.extraction import extract
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Entity
from tellings.types.readings import Tag
from tellings.types.spans import Span

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
_RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
_GUM = {"person": "PER", "organization": "ORG", "place": "LOC"}
_PRONOUNS = frozenset("i he she it we they his her its their our us you".split())
Places = dict[str, list[Ranges]]
Found = tuple[Span, str]
Find = Callable[[str], list[Found]]


class Figures(NamedTuple):
    """What is printed for one story."""

    found: Score
    by_type: dict[str, Score]
    controls: tuple[str, ...]
    impure: tuple[str, ...]
    missed: tuple[str, ...]
    pairs: Score
    b_cubed: tuple[float, float]
    wrong_pairs: tuple[str, ...]


def read_story(story: GoldStory, tag: Tag | None = None) -> tuple[AnnotatedDocument, ...]:
    """Return the story's reports, extracted and with their mentions; found with the model too where one is given."""
    found = []
    for report in story.reports:
        document = extract(report)
        if isinstance(document, Document):
            sentences = find_sentences(document)
            mentions = find_mentions(document, sentences, tag=tag)
            found.append(AnnotatedDocument(document, sentences, mentions, (), (), (), (), ()))
    return tuple(found)


def _our_places(documents: Sequence[AnnotatedDocument], entities: Sequence[Entity]) -> list[Places]:
    by_id = {document.document.id: document.document for document in documents}
    found: list[Places] = []
    for entity in entities:
        places: Places = defaultdict(list)
        for passage in entity.mentions:
            document = by_id[passage.document_id]
            ranges = raw_ranges(document, passage.span)
            if ranges:
                places[document.report_id].append(ranges)
        found.append(places)
    return found


def _gold_places(entity: GoldEntity) -> Places:
    places: Places = defaultdict(list)
    for mention in entity.mentions:
        if not entity.in_story or mention.zone in MAIN_LABELS or mention.zone == "caption":
            places[mention.span.report_id].append(mention.span.ranges)
    return places


def _fits(ours: Places, gold: Places) -> bool:
    shared = sum(any(overlaps_half(a, b) for a in ours.get(report, ()) for b in gold[report]) for report in gold)
    return bool(gold) and 2 * shared >= len(gold)


def score_story(story: GoldStory, tag: Tag | None = None) -> Figures:
    """Return the figures of one story, its names found by rules, with the model too where one is given."""
    documents = read_story(story, tag)
    entities = match_entities(documents)
    ours = _our_places(documents, entities)
    wanted = [(entity, places) for entity in story.entities if entity.in_story and (places := _gold_places(entity))]
    edges = [(i, j) for i, (_, gold) in enumerate(wanted) for j, mine in enumerate(ours) if _fits(mine, gold)]
    matched = {i for i, _ in match_one_to_one(edges)}
    counts = Counter(entity.id[4] for entity, _ in wanted)
    hits = Counter(wanted[i][0].id[4] for i in matched)
    controls = [one for one in story.entities if not one.in_story and _touches(ours, _gold_places(one))]
    return Figures(
        Score(len(matched), len(matched), len(wanted)),
        {kind: Score(hits[kind], hits[kind], counts[kind]) for kind in sorted(counts)},
        tuple(one.name for one in controls),
        tuple(_impure(story, entities, ours)),
        tuple(f"{wanted[i][0].id} {wanted[i][0].name}" for i in range(len(wanted)) if i not in matched),
        *score_pairs(list(find_met(story, documents, entities))),
    )


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name; negative controls and impure entities as counts."""
    figures = score_story(story, find_tag())
    return {
        "entities found": figures.found.recall,
        "pairs of mentions F1": figures.pairs.f1,
        "negative controls taken": float(len(figures.controls)),
        "entities of two persons": float(len(figures.impure)),
    }


def measure_sets() -> dict[str, float]:
    """Return the F1 of names on public corpora."""
    return {
        f"{name}: {kind} F1": score.f1
        for name, pages in load_corpora().items()
        for kind, score in score_pages(pages, False).items()
    }


def _touches(ours: Sequence[Places], gold: Places) -> bool:
    return any(
        overlaps_half(a, b)
        for places in ours
        for report in gold
        for a in places.get(report, ())
        for b in gold[report]
    )


def _impure(story: GoldStory, entities: Sequence[Entity], ours: Sequence[Places]) -> Iterator[str]:
    persons = [entity for entity in story.entities if entity.type == "person"]
    for entity, places in zip(entities, ours, strict=True):
        if entity.kind != "person":
            continue
        touched = set()
        for gold in persons:
            heads: Places = defaultdict(list)
            for mention in gold.mentions:
                heads[mention.span.report_id].append(mention.head.ranges)
            if any(overlaps_half(a, b) for report in heads for a in places.get(report, ()) for b in heads[report]):
                touched.add(gold.name)
        if len(touched) > 1:
            yield f"{entity.name}: {sorted(touched)}"


class Page(NamedTuple):
    """One text of a corpus with its names: start, end, PER, ORG or LOC; `id` is the name of the document."""

    text: str
    names: tuple[tuple[int, int, str], ...]
    id: str = ""


def document_of(text: str) -> Document:
    """Return plain text as a document of paragraphs without a title."""
    blocks = [
        Block("paragraph", Span(match.start(), match.end()))
        for match in re.finditer(r"[^\n]+", text)
        if match.group().strip()
    ]
    unknown = PublicationDate(None, None, "unknown")
    outlet = Outlet("bench", "bench", "unknown")
    return Document(
        "d", "d", text, tuple(blocks), None, (), "", outlet, (), unknown, None, "en", "report", "", "text/plain", ""
    )


def read_uner(path: Path) -> Iterator[Page]:
    """Yield the documents of a UNER file, one sentence a line as it was printed."""
    text, names = "", list[tuple[int, int, str]]()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if "# newdoc" in block and text:
            yield Page(text, tuple(names))
            text, names = "", []
        line, found = _uner_line(block.splitlines())
        names += [(len(text) + start, len(text) + end, kind) for start, end, kind in found]
        text += line + "\n"
    yield Page(text, tuple(names))


def _uner_line(rows: Sequence[str]) -> tuple[str, list[tuple[int, int, str]]]:
    """Return a sentence as printed with the places of its names."""
    line = next((row.removeprefix("# text = ") for row in rows if row.startswith("# text = ")), "")
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    names: list[tuple[int, int, str]] = []
    at, begin = 0, 0
    for number, (_, word, tag, *_) in enumerate(cells):
        start = line.index(word, at)
        at = start + len(word)
        begin = start if tag.startswith("B-") else begin
        goes_on = number + 1 < len(cells) and cells[number + 1][2].startswith("I-")
        if tag[2:] in KINDS.values() and not goes_on:
            names.append((begin, at, tag[2:]))
    return line, names


def read_re3d(folder: Path) -> Iterator[Page]:
    """Yield the documents of one re3d source with its named persons, bodies and places (capitalised words only)."""
    rows = [
        json.loads(line) for line in (folder / "entities.json").read_text("utf-8-sig").splitlines() if line.strip()
    ]
    for line in (folder / "documents.json").read_text("utf-8-sig").splitlines():
        page = json.loads(line)
        names = []
        for row in rows:
            kind = _RE3D.get(row["type"])
            words = page["text"][row["begin"] : row["end"]]
            if (
                words.casefold() not in _PRONOUNS
                and row["documentId"] == page["_id"]
                and kind
                and any(word[:1].isupper() for word in words.split() if word != "The")
            ):
                names.append((row["begin"], row["end"], kind))
        yield Page(page["text"], tuple(names), page["_id"])


class _Open(NamedTuple):
    """An entity of GUM whose end has not come yet: its number, kind, the words that head it, and its words so far."""

    number: str
    kind: str
    heads: tuple[int, ...]
    words: list[tuple[int, int, str]]


def read_gum(folder: Path) -> Iterator[Page]:
    """Yield the GUM documents with their named persons, bodies and places.

    GUM marks every phrase that refers. One is a name where a proper noun is among the words that GUM gives as its
    head ("Oslo", not "the mayor of Oslo"); the name goes from the first of these to the last.
    """
    for path in sorted(folder.glob("*.conllu")):
        text, names = "", []
        opened: list[_Open] = []
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if not line.strip():
                text = text.rstrip(" ") + "\n"
                opened.clear()
            if len(cells) != 10 or not cells[0].isdigit():
                continue
            word = (len(text), len(text) + len(cells[1]), cells[3])
            text += cells[1] + ("" if "SpaceAfter=No" in cells[9] else " ")
            mark = re.search(r"Entity=([^|]*)", cells[9])
            pieces = re.findall(r"\([^()]+\)?|[^()]+\)", mark.group(1)) if mark else []
            opened += [_open(piece) for piece in pieces if piece.startswith("(")]
            for entity in opened:
                entity.words.append(word)
            ended = {piece.strip("()").split("-")[0] for piece in pieces if piece.endswith(")")}
            names += [name for entity in opened if entity.number in ended for name in _name_of(entity)]
            opened = [entity for entity in opened if entity.number not in ended]
        yield Page(text, tuple(names), path.stem)


def _open(piece: str) -> _Open:
    """Return an entity as its mark opens it: (number-kind-...-heads-...), the heads as numbers of its words."""
    fields = [*piece.strip("()").split("-"), "", "", "", "", "", ""]
    heads = tuple(int(head) for head in fields[5].split(",") if head.isdigit())
    return _Open(fields[0], fields[1], heads, [])


def _name_of(entity: _Open) -> Iterator[tuple[int, int, str]]:
    proper = [entity.words[at - 1] for at in entity.heads if at <= len(entity.words)]
    proper = [word for word in proper if word[2] == "PROPN"]
    if proper and entity.kind in _GUM:
        yield proper[0][0], proper[-1][1], _GUM[entity.kind]


def load_corpora() -> dict[str, list[Page]]:
    """Return the pages of the public corpora that lie in the shared folder."""
    data = shared_folder() / "data"
    re3d = sorted(folder for folder in (data / "re3d").glob("*") if folder.is_dir())
    uner = data / "uner" / "en_ewt-ud-dev.iob2"
    found = {
        "uner": list(read_uner(uner)) if uner.is_file() else [],
        "re3d": [page for folder in re3d for page in read_re3d(folder)],
        "gum": list(read_gum(data / "gum" / "dep")),
    }
    return {name: pages for name, pages in found.items() if pages}


def find_by_rules(text: str, tag: Tag | None = None) -> list[Found]:
    """Return the names of persons, bodies and places in a text; found with the model too where one is given."""
    document = document_of(text)
    return [(one.span, KINDS[one.kind]) for one in find_names(document, find_sentences(document), tag=tag)]


def score_pages(pages: Sequence[Page], show: bool, find: Find = find_by_rules) -> dict[str, Score]:
    """Return the score per kind of name; nested gold names count by the outermost of each kind."""
    total: dict[str, Score] = {}
    wrong: Counter[str] = Counter()
    for page in pages:
        ours = find(page.text)
        for kind in ("PER", "ORG", "LOC"):
            given = [(span.start, span.end) for span, own in ours if own == kind]
            names = sorted({(a, b) for a, b, other in page.names if other == kind})
            names = [n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names)]
            edges = [(i, j) for i, a in enumerate(given) for j, b in enumerate(names) if overlaps_half([a], [b])]
            pairs = match_one_to_one(edges)
            total[kind] = total.get(kind, Score(0, 0, 0)).plus(Score(len(pairs), len(given), len(names)))
            hit, met = {i for i, _ in pairs}, {j for _, j in pairs}
            wrong.update(f"+{kind} {page.text[a:b]}" for i, (a, b) in enumerate(given) if i not in hit)
            wrong.update(f"-{kind} {page.text[a:b]}" for j, (a, b) in enumerate(names) if j not in met)
    if show:
        print("   ", "; ".join(f"{what} x{count}" for what, count in wrong.most_common(160)))
    return total


def find_tags() -> dict[str, Tag | None]:
    """Return the ways to find names, without and with the reader model; the latter only where there is one."""
    from bench.readings import open_reader

    reader = open_reader()
    return {"rules": None} | ({"model": reader.tag} if reader else {})


def main(show: bool) -> None:
    """Print all figures, side by side for names by rules alone and with the reader model."""
    skip_if_absent()
    tags = find_tags()
    for story in load_stories():
        for way, tag in tags.items():
            figures = score_story(story, tag)
            kinds = "  ".join(f"{kind} {score.right}/{score.wanted}" for kind, score in figures.by_type.items())
            found = figures.found
            print(f"{story.name:8} {way:5} found {found.recall:.3f} ({found.right}/{found.wanted})  {kinds}")
            print(f"{'':14} controls {len(figures.controls)} {figures.controls}  impure {figures.impure}", flush=True)
            precision, recall = figures.b_cubed
            print(f"{'':14} pairs {figures.pairs}  B-cubed precision {precision:.3f} recall {recall:.3f}")
            if show:
                print("   ", "; ".join(figures.missed))
                print("   ", "\n    ".join(figures.wrong_pairs[:40]))
    for name, pages in load_parts().items():
        columns = [score_pages(pages, show, partial(find_by_rules, tag=tag)) for tag in tags.values()]
        for kind in columns[0]:
            print(f"{name:20} {kind}", *(f" {way}: {one[kind]}" for way, one in zip(tags, columns, strict=True)))


def load_parts() -> dict[str, list[Page]]:
    """Return the pages of the corpora on which nothing was trained and that are no test: their dev parts."""
    corpora = load_corpora()
    found = {"uner dev": corpora.get("uner", [])}
    for name in ("re3d", "gum"):
        found[f"{name} dev"] = [page for page in corpora.get(name, ()) if part_of(page.id) == "dev"]
    found["gum dev, interviews"] = [page for page in found["gum dev"] if "_interview_" in page.id]
    return {name: pages for name, pages in found.items() if pages}


if __name__ == "__main__":
    main("--errors" in sys.argv)

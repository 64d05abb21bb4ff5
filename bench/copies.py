"""Copies planted among many reports, and pairs of reports that tell one event in words of their own.

Run: python -m bench.copies [number of reports] [--peers]

The reports are real ones, and fill-ups that take one sentence each from twenty or more real ones. Ten kinds of copies
are planted. Nothing is annotated: what is quoted is told by its marks, as the stage itself does. MinHash peers
(datasketch, rensa) find candidates among the same word runs in the same run; they are skipped where they are absent.
"""

from __future__ import annotations

import math
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.util import find_spec
from itertools import combinations
from typing import Any

from bench.clustering import load_rows
from bench.gold import skip_if_absent
from tellings.clustering.containments import match_samples
from tellings.clustering.copies import match_copies
from tellings.text.sentences import split_sentences
from tellings.text.shingles import hash_runs, hash_word
from tellings.text.tokens import find_words
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span
from tellings.types.stories import Copy

SEED = 20310402
REPORTS = 20_000
PLANTED = 2_000
KINDS = ("tail cut", "half cut", "new headline", "3 % of words", "10 % of words", "house paragraphs", "order changed")
# Planted beside the seven, a few each, for the kinds of copies that those do not have.
FURTHER = {"same page": "duplicate", "new version": "update", "passages": "excerpt"}
_EACH_FURTHER = 100
_LEAST_WORDS = 120  # of a report that is copied
_LEAST_SOURCE = 280  # words of a report that lends a sentence, so that the sentence is a small part of it
_SENTENCE = range(8, 26)  # words of a sentence that is lent
_MOST_SHARED = 0.15  # of the word runs of the shorter of a fill-up and any other
_SIZE = 5
_APART = 0.1  # containment below which two reports of one event are independent


@dataclass(frozen=True, slots=True)
class Text:
    """A report to be: paragraphs of sentences; `base` and `kind` say what a planted copy was made from, and how."""

    id: str
    outlet: str
    day: str
    title: str
    paragraphs: tuple[tuple[str, ...], ...]
    base: str | None = None
    kind: str | None = None

    @property
    def sentences(self) -> list[str]:
        """Return all sentences in their order."""
        return [sentence for paragraph in self.paragraphs for sentence in paragraph]

    @property
    def words(self) -> list[str]:
        """Return the words of the body in small letters."""
        return [word.lower() for sentence in self.sentences for word in find_words(sentence)]


def load_texts() -> list[Text]:
    """Return the real reports of the two sets, each body once."""
    found: dict[str, Text] = {}
    for name in ("allsides", "incidents"):
        for row in load_rows(name):
            lines = [line.strip() for line in row["text"].split("\n") if line.strip()]
            paragraphs = tuple(
                tuple(line[start:end] for start, end in split_sentences(line)) for line in lines if line
            )
            found.setdefault(
                row["text"],
                Text(f"{name}:{row['id']}", row.get("outlet") or "", row.get("date") or "", row["title"], paragraphs),
            )
    return list(found.values())


def make_fill_ups(texts: Sequence[Text], count: int, chance: random.Random) -> list[Text]:
    """Return made-up reports of twenty to thirty sentences, each from another report.

    Those that share more than `_MOST_SHARED` with any other, as short reports' copies let them, are left out.
    """
    lenders = [text for text in texts if len(text.words) >= _LEAST_SOURCE]
    lent = [[each for each in text.sentences if len(each.split()) in _SENTENCE] for text in lenders]
    lent = [sentences for sentences in lent if sentences]
    made = []
    for number in range(count + count // 50):
        sentences = [chance.choice(each) for each in chance.sample(lent, chance.randrange(20, 31))]
        paragraphs = tuple((sentence,) for sentence in sentences)
        title = " ".join(chance.choice(sentences).split()[:9])
        day = f"2031-04-{number % 28 + 1:02}"
        made.append(Text(f"fill:{number}", f"Outlet {number % 400}", day, title, paragraphs))
    return _leave_sharing(texts, made)[:count]


def _leave_sharing(texts: Sequence[Text], made: Sequence[Text]) -> list[Text]:
    by_id = {text.id: text for text in (*texts, *made)}
    samples = {}
    for key, text in by_id.items():
        values = hash_runs([hash_word(word) for word in text.words])
        samples[key] = set(values[values % 8 == 0].tolist())
    sharing: set[str] = set()
    for one, two, _ in match_samples(samples, least=_MOST_SHARED / 2):
        pair = {key for key in (one, two) if key.startswith("fill")} - sharing
        if pair and find_shared(by_id[one], by_id[two]) > _MOST_SHARED:
            sharing.add(max(pair))
    return [text for text in made if text.id not in sharing]


def plant(base: Text, kind: str, number: int, texts: Sequence[Text], chance: random.Random) -> Text:
    """Return a copy of a report of a given kind, in another outlet unless the kind is one of the same."""
    copy = replace(base, id=f"copy:{number:05}", outlet=f"House {number % 97}", base=base.id, kind=kind)
    sentences = base.sentences
    foreign = [chance.choice(chance.choice(texts).sentences) for _ in range(max(12, len(sentences) * 2))]
    match kind:
        case "tail cut":
            return replace(copy, paragraphs=_cut(base, 0.7))
        case "half cut":
            return replace(copy, paragraphs=_cut(base, 0.5))
        case "new headline":
            return replace(copy, title=" ".join(chance.choice(foreign).split()[:9]))
        case "3 % of words" | "10 % of words":
            rate = 0.03 if kind.startswith("3 ") else 0.1
            return replace(copy, paragraphs=_change(base, rate, chance.choice(texts).words, chance))
        case "house paragraphs":
            own = [(each,) for each in foreign[: max(2, len(sentences) // 2)]]
            paragraphs = list(base.paragraphs)
            for paragraph in own:
                paragraphs.insert(chance.randrange(len(paragraphs) + 1), paragraph)
            return replace(copy, paragraphs=tuple(paragraphs))
        case "order changed":
            pieces = list(base.paragraphs)
            if len(pieces) < 4:
                pieces = [tuple(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
            chance.shuffle(pieces)
            return replace(copy, paragraphs=tuple(pieces))
        case "same page":
            return replace(
                copy, outlet=base.outlet, paragraphs=(*base.paragraphs, ("Share this page with a friend.",))
            )
        case "new version":
            kept = sentences[len(sentences) // 5 :]
            return replace(
                copy, outlet=base.outlet, title=f"UPDATE: {base.title}",
                paragraphs=(tuple(foreign[:4]), *((each,) for each in kept)),
            )  # fmt: skip
        case _:
            taken = _take(sentences, 0.3 * len(base.words))
            rest = _take(foreign, 0.9 * len(base.words))
            return replace(copy, title=foreign[0][:60], paragraphs=(*rest, *taken))


def _take(sentences: Sequence[str], words: float) -> list[tuple[str, ...]]:
    """The first sentences with as many words, each a paragraph."""
    taken: list[tuple[str, ...]] = []
    for sentence in sentences:
        if words <= 0:
            break
        taken.append((sentence,))
        words -= len(sentence.split())
    return taken


def _cut(text: Text, share: float) -> tuple[tuple[str, ...], ...]:
    left = math.ceil(len(text.sentences) * share)
    kept = []
    for paragraph in text.paragraphs:
        kept.append(paragraph[:left])
        left -= len(paragraph)
        if left <= 0:
            break
    return tuple(kept)


def _change(text: Text, rate: float, words: Sequence[str], chance: random.Random) -> tuple[tuple[str, ...], ...]:
    def change(sentence: str) -> str:
        return " ".join(chance.choice(words) if chance.random() < rate else word for word in sentence.split())

    return tuple(tuple(change(sentence) for sentence in paragraph) for paragraph in text.paragraphs)


def make_document(text: Text) -> AnnotatedDocument:
    """Return a report as a document with nothing marked in it."""
    parts = [text.title, *(" ".join(paragraph) for paragraph in text.paragraphs)]
    blocks, at = [], 0
    for number, part in enumerate(parts):
        blocks.append(Block("paragraph" if number else "title", Span(at, at + len(part))))
        at += len(part) + 2
    day = text.day[:10] or None
    document = Document(
        text.id, text.id, "\n\n".join(parts), tuple(blocks), None, (), text.title,
        Outlet(text.outlet.lower(), text.outlet, "given" if text.outlet else "unknown"), (),
        PublicationDate(day, day, "given" if day else "unknown"),
        None, "en", "report", "", "text/plain", "",
    )  # fmt: skip
    return AnnotatedDocument(document, (), (), (), (), (), (), ())


def build(count: int, planted: int = PLANTED) -> list[Text]:
    """Return a pile of reports: real ones, fill-ups, and the copies of real ones that are planted among them."""
    chance = random.Random(SEED)
    texts = load_texts()
    bases = [text for text in texts if len(text.words) >= _LEAST_WORDS]
    wanted = [KINDS[number % len(KINDS)] for number in range(planted)]
    wanted += [kind for kind in FURTHER for _ in range(_EACH_FURTHER)]
    chosen = chance.sample(bases, min(len(wanted), len(bases)))
    copies = [plant(base, kind, n, bases, chance) for n, (base, kind) in enumerate(zip(chosen, wanted, strict=False))]
    real = texts if len(texts) + planted <= count else chosen
    fill_ups = make_fill_ups(texts, max(0, count - len(real) - planted), chance)
    return [*real, *copies, *fill_ups]


def find_shared(one: Text, two: Text) -> float:
    """Return the share of the shorter text's word runs, quotations included, that stand in the other."""
    first, second = _runs(one), _runs(two)
    return len(first & second) / max(1, min(len(first), len(second)))


def _runs(text: Text) -> set[tuple[str, ...]]:
    words = text.words
    return {tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1)}


def group(copies: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the head of the group of each id that a pair names."""
    heads: dict[str, str] = {}

    def head(key: str) -> str:
        while heads.setdefault(key, key) != key:
            key = heads[key]
        return key

    for one, two in copies:
        heads[head(one)] = head(two)
    return {key: head(key) for key in list(heads)}


def score(texts: Sequence[Text], pairs: Sequence[tuple[str, str]]) -> tuple[dict[str, float], list[tuple[str, str]]]:
    """Return recall by kind and the precision of the pairs found, and the wrong pairs.

    A planted copy is found where it is in one group with its base. A pair is right where both go back to one report,
    or where real ones share a fifth of the shorter, quotations counted; with a fill-up it is always wrong.
    """
    by_id = {text.id: text for text in texts}
    heads = group(pairs)
    hits: dict[str, list[bool]] = defaultdict(list)
    for text in texts:
        if text.base is not None:
            hits[text.kind or ""].append(heads.get(text.id, text.id) == heads.get(text.base, text.base))
    wrong = []
    for one, two in pairs:
        first, second = by_id[one], by_id[two]
        is_one = (first.base or first.id) == (second.base or second.id)
        if not is_one and (any(key.startswith("fill") for key in (one, two)) or find_shared(first, second) < 0.2):
            wrong.append((one, two))
    figures = {f"recall, {kind}": sum(found) / len(found) for kind, found in hits.items()}
    return figures | {"precision of pairs": 1 - len(wrong) / max(1, len(pairs))}, wrong


def score_kinds(texts: Sequence[Text], copies: Sequence[Copy]) -> dict[str, float]:
    """Return the share of planted copies found that are called the right kind, by the way they were made."""
    by_id = {text.id: text for text in texts}
    called: dict[str, Counter[str]] = defaultdict(Counter)
    for copy in copies:
        for one, two in ((copy.copy_id, copy.other_id), (copy.other_id, copy.copy_id)):
            text = by_id.get(one or "")
            if text is not None and text.base == two:
                called[text.kind or ""][copy.kind] += 1
    return {
        f"right kind, {kind}": counts[FURTHER.get(kind, "wire")] / sum(counts.values())
        for kind, counts in called.items()
    }


def score_events() -> dict[str, float]:
    """Return how many pairs of reports of one event, told in words of their own, are called copies."""
    members: dict[str, list[Text]] = defaultdict(list)
    texts = {text.id: text for text in load_texts() if text.id.startswith("allsides")}
    for row in load_rows("allsides"):
        if f"allsides:{row['id']}" in texts:
            members[row["story"]].append(texts[f"allsides:{row['id']}"])
    found = {
        frozenset((copy.copy_id, copy.other_id))
        for copy in match_copies([make_document(each) for each in texts.values()])
    }
    apart = called = 0
    for each in members.values():
        for one, two in combinations(each, 2):
            if find_shared(one, two) < _APART:
                apart += 1
                called += frozenset((one.id, two.id)) in found
    return {"independent pairs of one event": apart, "of them called copies": called}


def time_growth(texts: Sequence[Text]) -> tuple[float, list[Copy], str]:
    """Return the exponent of growth between a quarter of the reports and all, the copies, and a line to print."""
    documents = [make_document(text) for text in texts]
    families = sorted({text.base or text.id for text in texts})
    chosen = set(random.Random(SEED).sample(families, len(families) // 4))
    few = [item for item, text in zip(documents, texts, strict=True) if (text.base or text.id) in chosen]
    start = time.process_time()
    match_copies(few)
    middle = time.process_time()
    copies = match_copies(documents)
    quarter, whole = middle - start, time.process_time() - middle
    exponent = math.log(whole / quarter) / math.log(len(documents) / len(few))
    line = (
        f"{len(few)} reports {len(few) / quarter:.0f}/s, {len(documents)} reports {len(documents) / whole:.0f}/s "
        f"of one core's time, growth exponent {exponent:.2f}"
    )
    return exponent, list(copies), line


def find_by_datasketch(runs: Mapping[str, set[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that datasketch's MinHash LSH holds for alike: 128 permutations, Jaccard .25."""
    from datasketch import MinHash, MinHashLSH  # type: ignore[import-untyped, unused-ignore]

    lsh = MinHashLSH(threshold=0.25, num_perm=128)
    for key, values in runs.items():
        sketch = MinHash(num_perm=128)
        sketch.update_batch(list(values))
        yield from ((other, key) for other in lsh.query(sketch))
        lsh.insert(key, sketch)


def find_by_rensa(runs: Mapping[str, set[bytes]]) -> Iterator[tuple[str, str]]:
    """Yield the pairs that rensa's MinHash LSH holds for alike: 128 permutations, 32 bands."""
    from rensa import RMinHash, RMinHashLSH  # type: ignore[import-untyped, unused-ignore]

    lsh = RMinHashLSH(threshold=0.25, num_perm=128, num_bands=32)
    keys = list(runs)
    for number, key in enumerate(keys):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update([value.decode() for value in runs[key]])
        yield from ((keys[other], key) for other in lsh.query(sketch))
        lsh.insert(number, sketch)


def print_peers(texts: Sequence[Text]) -> None:
    """Print recall and precision of the peers that are there, and their speed from word runs on."""
    peers: dict[str, Any] = {"datasketch": find_by_datasketch, "rensa": find_by_rensa}
    start = time.process_time()
    runs = {text.id: {" ".join(run).encode() for run in _runs(text)} for text in texts}
    print(f"word runs for the peers: {len(texts) / (time.process_time() - start):.0f} reports/s")
    for name, find in peers.items():
        if find_spec(name) is None:
            print(f"{name}: skipped, it is not installed")
            continue
        start = time.process_time()
        pairs = list(find(runs))
        speed = len(texts) / (time.process_time() - start)
        figures, _ = score(texts, pairs)
        print(f"{name}: {speed:.0f} reports/s from word runs on, {len(pairs)} pairs")
        print_figures(figures)


def print_figures(figures: Mapping[str, float]) -> None:
    """Print figures, one a line."""
    for name, value in figures.items():
        print(f"  {name:34} {value:.4f}".rstrip("0").rstrip("."))


def measure_copies(count: int = REPORTS) -> dict[str, float]:
    """Return the figures of planted copies, of their kinds, and of independent reports of one event."""
    texts = build(count)
    copies = match_copies([make_document(text) for text in texts])
    figures, _ = score(texts, [(copy.copy_id, copy.other_id or "") for copy in copies])
    return figures | score_kinds(texts, copies) | score_events()


def main() -> None:
    """Print all figures."""
    skip_if_absent()
    count = next((int(each) for each in sys.argv[1:] if each.isdigit()), REPORTS)
    texts = build(count)
    made = Counter(text.kind or text.id.split(":")[0] for text in texts)
    print(f"{len(texts)} reports: {', '.join(f'{number} {kind}' for kind, number in made.items())}")
    _, copies, line = time_growth(texts)
    print("ours:", line, f"{len(copies)} copies")
    figures, wrong = score(texts, [(copy.copy_id, copy.other_id or "") for copy in copies])
    print_figures(figures | score_kinds(texts, copies))
    print("  wrong pairs:", dict(Counter(" and ".join(sorted(key.split(":")[0] for key in pair)) for pair in wrong)))
    print_figures(score_events())
    if "--peers" in sys.argv:
        print_peers(texts)


if __name__ == "__main__":
    main()

"""Stories in whole sets of grouped articles and in all of them shuffled together, beside online TF-IDF.

Run: python -m bench.mixtures [allsides|incidents|ecbplus|mixed ...] [--tuned] [--errors N]

The thresholds of clustering were set on one half of each set: what AllSides and the incidents reported in the first
half of the time, and ECB+'s odd topics. The figures are those of the other half; `--tuned` gives the first instead.
Annotation is by the rules alone; "model" adds the vectors of titles and first sentences. The first run annotates
6,700 articles (ten minutes) and keeps what it found under build/, as long as extraction and annotation are the same.
"""

from __future__ import annotations

import hashlib
import math
import pickle
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

import tellings
from bench.clustering import SETS, annotate_rows, f_score, load_rows, score_groups
from bench.gold import skip_if_absent
from bench.models import find_encode, with_model
from tellings.clustering import cluster
from tellings.text.tokens import find_words, stem
from tellings.types.annotations import AnnotatedDocument
from tellings.types.readings import Vector

_BUILD = Path(__file__).parent.parent / "build" / "bench"
_DAYS = 4  # between two reports that TF-IDF may join
_LINKS = tuple(hundredth / 100 for hundredth in range(10, 60, 5))  # of TF-IDF, the best on the tuned half is taken


class Article(NamedTuple):
    """An article with the story that editors gave it; `tuned` where thresholds were set on it."""

    key: str
    story: str
    outlet: str
    day: int | None
    tuned: bool
    annotated: AnnotatedDocument


def load_articles(name: str) -> list[Article]:
    """Return the articles of one set, or of all for "mixed", in an order that is chance and always the same."""
    if name == "mixed":
        found = [article for each in SETS for article in load_articles(each)]
    else:
        rows = load_rows(name)
        annotated = load_annotated(name, rows)
        tuned = _find_tuned(rows, annotated)
        found = [
            Article(
                f"{name}:{row['id']}", f"{name}:{row['story']}", row.get("outlet") or row["id"],
                _day(annotated[row["id"]]), row["story"] in tuned, annotated[row["id"]],
            )
            for row in rows
            if row["id"] in annotated
        ]  # fmt: skip
    random.Random(7).shuffle(found)
    return found


def load_annotated(name: str, rows: Sequence[dict[str, Any]]) -> dict[str, AnnotatedDocument]:
    """Return what annotation finds by rules in the rows of a set, kept under build/ until its code changes."""
    if not rows:
        return {}
    root = Path(tellings.__file__).parent
    digest = hashlib.sha256()
    for room in ("types", "tables", "text", "extraction", "annotation"):
        for path in sorted((root / room).rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(path.read_bytes())
    kept = _BUILD / f"{name}-{digest.hexdigest()[:12]}.pickle"
    if kept.is_file():
        found: dict[str, AnnotatedDocument] = pickle.loads(kept.read_bytes())
        return found
    print(f"{name}: annotating {len(rows)} articles", file=sys.stderr)
    found = annotate_rows(rows)
    _BUILD.mkdir(parents=True, exist_ok=True)
    kept.write_bytes(pickle.dumps(found))
    return found


def _day(annotated: AnnotatedDocument) -> int | None:
    earliest = annotated.document.published.earliest
    return date.fromisoformat(earliest[:10]).toordinal() if earliest else None


def _find_tuned(rows: Sequence[dict[str, Any]], annotated: Mapping[str, AnnotatedDocument]) -> frozenset[str]:
    """Stories of the half that thresholds are set on: the earlier ones, odd topics, half of those without a date."""
    firsts: dict[str, int | None] = {}
    for row in rows:
        day = _day(annotated[row["id"]]) if row["id"] in annotated else None
        known = [each for each in (firsts.get(row["story"]), day) if each is not None]
        firsts[row["story"]] = min(known, default=None)
    if rows and "topic" in rows[0] and "date" not in rows[0]:
        return frozenset(row["story"] for row in rows if int(row["topic"]) % 2)
    days = sorted(day for day in firsts.values() if day is not None)
    middle = days[len(days) // 2] if days else 0
    return frozenset(
        story
        for story, day in firsts.items()
        if (day < middle if day is not None else crc32(story.encode()) % 2 == 0)
    )


def find_stories(articles: Sequence[Article], *, model: bool) -> list[list[str]]:
    """Return the keys of the articles by the stories that clustering makes of them."""
    key_of = {article.annotated.document.id: article.key for article in articles}
    with with_model(model):
        encode = find_encode()
    vectors: dict[str, Vector] = {}
    kept = _BUILD / "leads.pickle"
    if encode is not None:
        vectors = pickle.loads(kept.read_bytes()) if kept.is_file() else {}
    before = len(vectors)

    def recall(text: str) -> Vector:
        digest = hashlib.sha256(text.encode()).hexdigest()
        if digest not in vectors:
            assert encode is not None
            vectors[digest] = tuple(encode(text))
        return vectors[digest]

    found = cluster([article.annotated for article in articles], encode=None if encode is None else recall)
    if len(vectors) > before:
        _BUILD.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(pickle.dumps(vectors))
    same = {article.key: key_of[article.annotated.document.id] for article in articles}
    twins = defaultdict(list)
    for key, first in same.items():
        twins[first].append(key)
    return [[twin for key in story.document_ids for twin in twins[key_of[key]]] for story in found]


def find_by_tfidf(articles: Sequence[Article]) -> dict[float, list[list[str]]]:
    """Return groups by link: each report joins the story of the likest earlier one within four days (TF-IDF cosine).

    The weights are fitted to the very articles that are grouped, which an editor's stream cannot have: a help to it.
    """
    counts = {item.key: Counter(map(stem, find_words(item.annotated.document.text))) for item in articles}
    having = Counter(word for words in counts.values() for word in words)
    holders: dict[str, list[tuple[str, float]]] = defaultdict(list)
    days = {article.key: article.day for article in articles}
    nearest: list[tuple[str, str | None, float]] = []
    for article in articles:
        weights = _weigh(counts[article.key], having, len(articles))
        sums: dict[str, float] = defaultdict(float)
        for word, weight in weights.items():
            for other, theirs in holders[word]:
                sums[other] += weight * theirs
            holders[word].append((article.key, weight))
        near = [(cosine, other) for other, cosine in sums.items() if _is_near(days[other], article.day)]
        best = max(near, default=None)
        nearest.append((article.key, best[1] if best else None, best[0] if best else 0.0))
    return {link: list(_join(nearest, link)) for link in _LINKS}


def _weigh(counts: Mapping[str, int], having: Mapping[str, int], total: int) -> dict[str, float]:
    weights = {word: (1 + math.log(count)) * math.log(total / having[word]) for word, count in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight > 0}


def _is_near(one: int | None, two: int | None) -> bool:
    return one is None or two is None or abs(one - two) <= _DAYS


def _join(nearest: Sequence[tuple[str, str | None, float]], link: float) -> Iterator[list[str]]:
    groups: dict[str, list[str]] = {}
    for key, other, cosine in nearest:
        group = groups[other] if other is not None and cosine >= link else []
        group.append(key)
        groups[key] = group
    yield from {id(group): group for group in groups.values()}.values()


def describe(groups: Sequence[Sequence[str]], articles: Sequence[Article]) -> str:
    """Return pair and B-cubed precision, recall and F1, and the F1s on stories that two or more outlets tell."""
    truth = {article.key: article.story for article in articles}
    outlets: dict[str, set[str]] = defaultdict(set)
    for article in articles:
        outlets[article.story].add(article.outlet)
    several = {article.key for article in articles if len(outlets[article.story]) > 1}
    kept = [[key for key in group if key in several] for group in groups]
    whole, part = score_groups(groups, truth), score_groups([group for group in kept if group], truth)
    return (
        f"pairs P {whole[0]:.3f} R {whole[1]:.3f} F1 {f_score(*whole[:2]):.3f}  "
        f"B3 P {whole[2]:.3f} R {whole[3]:.3f} F1 {f_score(*whole[2:]):.3f}  "
        f"two outlets: pairs {f_score(*part[:2]):.3f} B3 {f_score(*part[2:]):.3f}"
    )


def print_errors(groups: Sequence[Sequence[str]], articles: Sequence[Article], count: int) -> None:
    """Print pairs joined wrongly and pairs missed, drawn by chance, with the beginnings of the two texts."""
    by_key = {article.key: article for article in articles}
    place = {key: number for number, group in enumerate(groups) for key in group}
    joined: list[tuple[str, str]] = []
    missed: list[tuple[str, str]] = []
    for one, two in combinations(sorted(by_key), 2):
        if (place[one] == place[two]) != (by_key[one].story == by_key[two].story):
            (joined if place[one] == place[two] else missed).append((one, two))
    for label, pairs in (("JOINED WRONGLY", joined), ("MISSED", missed)):
        print(f"{label}: {len(pairs)}")
        for pair in random.Random(5).sample(pairs, min(count, len(pairs))):
            for key in pair:
                document = by_key[key].annotated.document
                print(f"  {key} {by_key[key].story} {document.published.earliest}: {document.text[:300]!r}")
            print()


def main() -> None:
    """Print the figures of each set, ours with and without the model and those of TF-IDF."""
    skip_if_absent()
    tuned = "--tuned" in sys.argv
    errors = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    for name in [name for name in sys.argv[1:] if name in (*SETS, "mixed")] or [*SETS, "mixed"]:
        articles = load_articles(name)
        if not articles:
            print(f"{name:9} skipped: the set is not there")
            continue
        setting, asked = ([item for item in articles if item.tuned is part] for part in (True, tuned))
        tried = find_by_tfidf(setting)
        truth = {article.key: article.story for article in setting}
        link = max(tried, key=lambda each: f_score(*score_groups(tried[each], truth)[:2]))
        groups = find_by_tfidf(asked)[link]
        print(f"{name:9} {len(asked)} articles  tf-idf {describe(groups, asked)} (link {link:.2f})", flush=True)
        for model in (False, True):
            groups = find_stories(asked, model=model)
            print(f"{name:9} {'model' if model else 'rules':>20} {describe(groups, asked)}", flush=True)
        if errors:
            print_errors(groups, asked, errors)


if __name__ == "__main__":
    main()

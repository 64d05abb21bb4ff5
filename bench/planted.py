"""Reports with copies planted among them: real ones, fill-ups of single sentences, and copies of ten kinds."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bench.clustering import load_rows
from tellings.clustering.containments import match_samples
from tellings.text.sentences import split_sentences
from tellings.text.shingles import hash_runs, hash_word
from tellings.text.tokens import find_words
from tellings.types.annotations import AnnotatedDocument
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.spans import Span

SEED = 20310402
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
    first, second = list_word_runs(one), list_word_runs(two)
    return len(first & second) / max(1, min(len(first), len(second)))


def list_word_runs(text: Text) -> set[tuple[str, ...]]:
    """Return the runs of five words of the body, quotations included."""
    words = text.words
    return {tuple(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1)}

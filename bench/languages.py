"""How many English texts are taken for foreign, and what becomes of foreign ones: whole pages, 50 words, 20 words.

Run: python -m bench.languages

English are sentences of UD English-EWT and articles of AllSides, foreign the pages of Trafilatura's evaluation
whose expected segments are not English. How a language is named is compared with what the page says of itself, which
is itself wrong now and then (an English template around another language is left out).
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bench.gold import is_present, shared_folder
from bench.pages import is_english
from tellings.extraction import extract
from tellings.extraction.languages import find_language
from tellings.types.documents import Document, Report

_LANG = re.compile(r"<html[^>]{0,300}?\blang=[\"']?([a-zA-Z]{2})")
_REFUSED = re.compile(r"\((\w\w)\); Tellings")
_SIZES = (50, 20)


class Foreign(NamedTuple):
    """A page that is not English: what it calls its language, what became of it, and its own words."""

    said: str | None
    outcome: str
    text: str


def find_windows(texts: Sequence[str], size: int, count: int) -> list[str]:
    """Return stretches of so many words from texts drawn by chance, the same ones every time."""
    chance = random.Random(size)
    long = [words for text in texts if len(words := text.split()) >= size]
    drawn = [chance.choice(long) for _ in range(count if long else 0)]
    starts = [chance.randrange(len(words) - size + 1) for words in drawn]
    return [" ".join(words[start : start + size]) for words, start in zip(drawn, starts, strict=True)]


def load_english() -> list[str]:
    """Return the articles of AllSides and the sentences of EWT, the latter as one text."""
    folder = shared_folder() / "data"
    with gzip.open(folder / "allsides" / "docs.jsonl.gz", "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    for name in ("dev", "test"):
        lines = (folder / "ewt" / f"en_ewt-ud-{name}.conllu").read_text(encoding="utf-8").splitlines()
        sentences = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
        texts += [" ".join(sentences)] * 500  # as often drawn from as so many articles
    return texts


def load_foreign(step: int = 1) -> Iterator[Foreign]:
    """Yield every `step`-th page that is not English, with what became of it."""
    folder = shared_folder() / "data" / "extraction" / "trafilatura"
    pages = json.loads((folder / "evaldata.json").read_text(encoding="utf-8")).items()
    for number, (url, row) in enumerate(pages):
        paths = (folder / place / f"{row['file']}.gz" for place in ("cache", "eval"))
        path = next((path for path in paths if path.is_file()), None)
        wanted = " ".join(row["with"])
        if path is None or number % step or is_english(wanted):
            continue
        markup = gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        outcome = extract(Report(row["file"], markup, media_type="text/html", url=url))
        code = _REFUSED.search("" if isinstance(outcome, Document) else outcome.reason)
        said = _LANG.search(markup[:5000])
        told = "en" if isinstance(outcome, Document) else code[1] if code else "other reason"
        yield Foreign(said[1].lower() if said else None, told, wanted)


def main() -> None:
    """Print the shares."""
    if not is_present():
        print("skipped: the texts are not here")
        return
    english = load_english()
    for size in (*_SIZES, 400):
        found = Counter(find_language(text) for text in find_windows(english, size, 2500))
        wrong = found.total() - found["en"]
        print(f"English, {size} words: {wrong} of {found.total()} taken for foreign")
    pages = list(load_foreign())
    outcomes = Counter(page.outcome for page in pages)
    print(f"foreign pages: {len(pages)}; read as English {outcomes['en']}; refused as {dict(outcomes.most_common())}")
    named = [page for page in pages if page.said not in (None, "en") and page.outcome not in ("en", "other reason")]
    right = sum(page.said == page.outcome for page in named)
    print(f"named as the page names itself: {right} of {len(named)}")
    others = [page.text for page in pages if page.outcome != "en"]
    for size in _SIZES:
        found = Counter(find_language(text) for text in find_windows(others, size, 1000))
        print(f"foreign, {size} words: {found['en']} of {found.total()} taken for English")


if __name__ == "__main__":
    main()

"""Attributed statements, their speakers and utterances against the readings, and attributions against PolNeAR.

A statement is found where it shares half of the shorter content with a marked one, one to one. PolNeAR marks
attitudes and beliefs as well as words said, so recall there is given for all cues and for cues of saying.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from bench.gold import GoldQuote, GoldStory, load_stories, raw_ranges, shared_folder, skip_if_absent
from bench.models import find_encode, find_tag, is_model_used, take_flag, with_model
from bench.scores import Ranges, Score, match_one_to_one, overlap, overlaps_half
from tellings.annotation import annotate
from tellings.annotation.mentions import find_mentions
from tellings.annotation.quotes import find_quotes
from tellings.annotation.sentences import find_sentences
from tellings.assembly.entities import match_entities
from tellings.assembly.utterances import match_utterances
from tellings.extraction import extract
from tellings.tables.cues import cue_forms
from tellings.types.annotations import AnnotatedDocument, Quote
from tellings.types.documents import Block, Document, Outlet, PublicationDate
from tellings.types.dossiers import Version
from tellings.types.spans import OffsetMap, Run, Span

_ENTRY = re.compile(r"T(?P<id>\d+)\t(?P<label>[\w-]+) (?P<ranges>[\d ;]+)\t")


class Attribution(NamedTuple):
    """One attribution of PolNeAR: where source, cue and content stand."""

    source: Ranges
    cue: Ranges
    content: Ranges


class Found(NamedTuple):
    """A gold statement with the quote that was found for it in its document."""

    gold: GoldQuote
    annotated: AnnotatedDocument
    quote: Quote


def content_ranges(annotated: AnnotatedDocument, quote: Quote) -> Ranges:
    """Return where the content of a quote stands in the report's own body."""
    return tuple(place for span in quote.content for place in raw_ranges(annotated.document, span))


def closeness(first: Ranges, second: Ranges) -> float:
    """Return the share of two places that they have in common, 0 to 1."""
    common = overlap(first, second)
    total = sum(end - start for start, end in (*first, *second)) - common
    return common / total if total else 0.0


def match_closest(given: Sequence[Ranges], wanted: Sequence[Ranges]) -> list[tuple[int, int]]:
    """Return pairs (given, wanted) one to one, as many as possible, closest first where there is a choice."""
    close = sorted(
        ((closeness(a, b), i, j) for i, a in enumerate(given) for j, b in enumerate(wanted) if overlaps_half(a, b)),
        reverse=True,
    )
    most = len(match_one_to_one((i, j) for _, i, j in close))
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs = []
    for _, i, j in close:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j))
    return pairs if len(pairs) == most else match_one_to_one((i, j) for _, i, j in close)


def speaker_name(annotated: AnnotatedDocument, quote: Quote) -> str:
    """Return the name that the speaker resolves to, through pronouns and roles; empty where nobody is named."""
    index = quote.speaker
    for _ in range(8):
        if index is None or annotated.mentions[index].antecedent is None:
            break
        index = annotated.mentions[index].antecedent
    return "" if index is None else annotated.mentions[index].name


def is_right_speaker(found: Found) -> bool:
    """Return whether the resolved name or the place of the speaker is that of the reading."""
    gold, annotated, quote = found
    name = speaker_name(annotated, quote)
    if name and name.split()[-1].casefold() == gold.speaker.split()[-1].casefold():
        return True
    if gold.speaker_span is None or quote.speaker_span is None:
        return False
    return overlap(raw_ranges(annotated.document, quote.speaker_span), gold.speaker_span.ranges) > 0


def read_story(story: GoldStory) -> dict[str, AnnotatedDocument]:
    """Return the annotated documents of one story by report id."""
    found = {}
    for report in story.reports:
        document = extract(report)
        if isinstance(document, Document):
            found[report.id] = annotate(document, tag=find_tag())
    return found


def score_statements(
    story: GoldStory, documents: Mapping[str, AnnotatedDocument], *, show: bool, attitudes: bool = False
) -> tuple[Score, list[Found]]:
    """Return the score of the statements of one story and those found; optional ones count where found only.

    With `attitudes` all quotes are counted as given, those of thoughts and of what is not said too.
    """
    score = Score(0, 0, 0)
    found: list[Found] = []
    for report in story.reports:
        gold, annotated = story.quotes_in(report.id), documents.get(report.id)
        if not gold or annotated is None:
            continue
        given = [content_ranges(annotated, quote) for quote in (annotated.quotes if attitudes else annotated.sayings)]
        # Words of a title that came as a field have no place in the body, so nothing there can be marked.
        placed = [index for index, ranges in enumerate(given) if ranges]
        pairs = match_closest([given[index] for index in placed], [quote.ranges for quote in gold])
        matched = {j: placed[i] for i, j in pairs}
        wanted = sum(not quote.optional or j in matched for j, quote in enumerate(gold))
        score = score.plus(Score(len(pairs), len(placed), wanted))
        found.extend(Found(gold[j], annotated, annotated.quotes[i]) for j, i in sorted(matched.items()))
        if show:
            _show(annotated, gold, placed, matched)
    return score, found


def measure(story: GoldStory) -> dict[str, float]:
    """Return the figures of one story by name."""
    documents = read_story(story)
    score, found = score_statements(story, documents, show=False)
    all_quotes, _ = score_statements(story, documents, show=False, attitudes=True)
    pairs, joined = score_utterances(story, documents, show=False)
    return {
        "statements recall": score.recall,
        "statements precision": score.precision,
        "statements F1": score.f1,
        "statements precision, attitudes too": all_quotes.precision,
        "right speaker": sum(map(is_right_speaker, found)) / max(1, len(found)),
        **({"utterance pairs precision": pairs.precision} if pairs.given else {}),
        "utterance pairs recall": pairs.recall,
        "utterance pairs F1": pairs.f1,
        "hard negatives joined": float(joined),
    }


def measure_sets() -> dict[str, float]:
    """Return the figures of attributions on a public corpus."""
    folder = shared_folder() / "data" / "polnear" / "data" / "dev"
    found = score_polnear(folder) if folder.is_dir() else {}
    return {f"polnear: attributions {name}": value for name, value in found.items()}


def _show(
    annotated: AnnotatedDocument, gold: Sequence[GoldQuote], placed: Sequence[int], matched: Mapping[int, int]
) -> None:
    text = annotated.document.text
    for j, quote in enumerate(gold):
        if j not in matched:
            print("  missed", quote.id, quote.speaker, "|", quote.content[0].text)
    for i in set(placed) - set(matched.values()):
        quote_found = annotated.quotes[i]
        speaker = quote_found.speaker_span.of(text) if quote_found.speaker_span else None
        print("  extra", speaker, "|", quote_found.content[0].of(text))
    for j, i in matched.items():
        if not is_right_speaker(Found(gold[j], annotated, annotated.quotes[i])):
            print("  speaker", gold[j].id, gold[j].speaker, "| found:", speaker_name(annotated, annotated.quotes[i]))


def marked_as(story: GoldStory, annotated: AnnotatedDocument, version: Version) -> GoldQuote | None:
    """Return the marked statement of which a version is, or has, the most; None where it shares half of none."""
    place = raw_ranges(annotated.document, version.passage.span)
    close = [
        (overlap(place, quote.ranges), quote.id, quote)
        for quote in story.quotes_in(annotated.document.report_id)
        if overlaps_half(place, quote.ranges)
    ]
    return max(close)[2] if close else None


def score_utterances(
    story: GoldStory, documents: Mapping[str, AnnotatedDocument], *, show: bool
) -> tuple[Score, int]:
    """Return the score of same-utterance pairs of marked statements, and how many hard negatives were joined."""
    annotated = tuple(documents.values())
    given: set[frozenset[str]] = set()
    reports = {item.document.id: item for item in annotated}
    for utterance in match_utterances(annotated, match_entities(annotated), encode=find_encode()):
        marked = (marked_as(story, reports[version.passage.document_id], version) for version in utterance.versions)
        ids = {quote.id for quote in marked if quote is not None}
        given |= {frozenset(pair) for pair in itertools.combinations(sorted(ids), 2)}
    speaker = {quote.id: quote.speaker for quote in story.quotes}
    groups: dict[str, list[str]] = {}
    for quote in story.quotes:
        for group in quote.groups:
            groups.setdefault(group, []).append(quote.id)
    wanted = {
        frozenset(pair)
        for members in groups.values()
        for pair in itertools.combinations(members, 2)
        if speaker[pair[0]] == speaker[pair[1]]
    }
    hard = {
        frozenset((row["a"], row["b"])) for row in story.files["quotes"].get("hard_negative_pairs", ()) if "a" in row
    }
    if show:
        print("  joined wrongly", sorted(map(sorted, given - wanted)))
        print("  not joined", sorted(map(sorted, wanted - given)))
    return Score(len(given & wanted), len(given), len(wanted)), len(given & hard)


def load_polnear(folder: Path) -> Iterator[tuple[str, list[Attribution]]]:
    """Yield the text and the attributions of each article of one part of PolNeAR, the first annotator's."""
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rsplit("_", 1)[0]
        text = folder / "text" / f"{name}.txt"
        if name in seen or not text.exists():
            continue
        seen.add(name)
        yield text.read_bytes().decode("utf-8"), _attributions(path.read_text(encoding="utf-8"))


def _attributions(standoff: str) -> list[Attribution]:
    places: dict[str, Ranges] = {}
    for match in _ENTRY.finditer(standoff):
        numbers = [int(part) for part in re.findall(r"\d+", match.group("ranges"))]
        places["T" + match.group("id")] = tuple(zip(numbers[::2], numbers[1::2], strict=True))
    found = []
    for line in standoff.splitlines():
        if not line.startswith("E"):
            continue
        parts: dict[str, tuple[tuple[int, int], ...]] = {}
        for role, entry in (part.split(":", 1) for part in line.split("\t")[1].split()):
            key = role.rstrip("0123456789")
            parts[key] = (*parts.get(key, ()), *places.get(entry, ()))
        if parts.get("Content"):
            found.append(Attribution(parts.get("Source", ()), parts.get("Cue", ()), parts["Content"]))
    return found


def plain_document(text: str) -> Document:
    """Return a document whose text is kept as it is, one block a line, the first line its title."""
    blocks: list[Block] = []
    for match in re.finditer(r"[^\r\n]+", text):
        if match.group().strip():
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            kind = "paragraph" if blocks else "title"
            blocks.append(Block(kind, Span(start, start + len(match.group().strip()))))  # type: ignore[arg-type]
    unknown = PublicationDate(None, None, "unknown")
    offsets = OffsetMap((Run(0, 0, len(text)),))
    return Document(
        id="plain", report_id="plain", text=text, blocks=tuple(blocks), offsets=offsets, cuts=(), title="",
        outlet=Outlet("", "", "unknown"), authors=(), published=unknown, url=None, language="en", genre="report",
        place="", media_type="text/plain", sha256="",
    )  # fmt: skip


@lru_cache(maxsize=2)
def read_polnear(folder: Path, *, model: bool) -> tuple[tuple[str, list[Attribution], tuple[Quote, ...]], ...]:
    """Return the text, the attributions and our quotes of each article of one part of PolNeAR."""
    found = []
    with with_model(model):
        for text, gold in load_polnear(folder):
            document = plain_document(text)
            sentences = find_sentences(document)
            mentions = find_mentions(document, sentences, tag=find_tag())
            found.append((text, gold, find_quotes(document, sentences, mentions, tag=find_tag())))
    return tuple(found)


def score_polnear(folder: Path) -> dict[str, float]:
    """Return overlap and exact figures of whole attributions and of their parts."""
    total = said = right = said_right = exact = given = sources = source_right = cues = cue_right = 0
    for text, gold, quotes in read_polnear(folder, model=is_model_used()):
        contents = [tuple((span.start, span.end) for span in quote.content) for quote in quotes]
        pairs = match_closest(contents, [item.content for item in gold])
        verbal = {j for j, item in enumerate(gold) if _is_saying(text, item.cue)}
        total, said, given = total + len(gold), said + len(verbal), given + len(quotes)
        right, said_right = right + len(pairs), said_right + sum(j in verbal for _, j in pairs)
        for i, j in pairs:
            exact += _bare(text, contents[i]) == _bare(text, gold[j].content)
            span, cue = quotes[i].speaker_span, quotes[i].cue
            if gold[j].source:
                sources += 1
                source_right += span is not None and overlap(((span.start, span.end),), gold[j].source) > 0
            if gold[j].cue:
                cues += 1
                cue_right += cue is not None and overlap(((cue.start, cue.end),), gold[j].cue) > 0
    overlapping = Score(right, given, total)
    return {
        "precision": overlapping.precision,
        "recall": overlapping.recall,
        "F1": overlapping.f1,
        "recall of sayings": said_right / said,
        "exact content": exact / right,
        "source": source_right / sources,
        "cue": cue_right / cues,
    }


def _is_saying(text: str, cue: Ranges) -> bool:
    words = re.findall(r"\w+", " ".join(text[start:end] for start, end in cue).lower())
    kinds = {form.verb.kind for word in words for form in cue_forms().get(word, ())}
    return bool(kinds - {"think", "show"}) or "according" in words


def _bare(text: str, ranges: Ranges) -> str:
    """The words of a content without marks at its ends, so that only real differences of extent count."""
    return " ".join(re.findall(r"\w+", " ".join(text[start:end] for start, end in ranges)))


def main() -> None:
    """Print the figures; an argument `show` lists what was missed, `--model` lets the reader model help."""
    skip_if_absent()
    take_flag()
    for story in load_stories():
        documents = read_story(story)
        score, found = score_statements(story, documents, show="show" in sys.argv)
        speakers = sum(map(is_right_speaker, found)) / max(1, len(found))
        pairs, joined = score_utterances(story, documents, show="show" in sys.argv)
        print(f"{story.name:8} statements  {score}  right speaker {speakers:.3f}")
        print(f"{'':8} utterances  {pairs}  hard negatives joined {joined}")
    folder = shared_folder() / "data" / "polnear" / "data" / "dev"
    if folder.is_dir():
        print("PolNeAR dev ", "  ".join(f"{name} {value:.3f}" for name, value in score_polnear(folder).items()))


if __name__ == "__main__":
    main()

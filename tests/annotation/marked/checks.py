"""What differs between a marked row and what is found in it, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tests.annotation.marked.values import MarkedMention, MarkedQuote, Row

from tellings.types.annotations import AnnotatedDocument, Mention, Quote
from tellings.types.spans import Span

_WORD = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*|\.\.\.|…")
_ARTICLE = re.compile(r"\A(?:the|a|an|his|her|its|their) ", re.IGNORECASE)
# What may follow the name of a speaker: a relative clause, something between commas or brackets.
_ASIDE = re.compile(r",? \(|, | who | which | that ")
_LINK = re.compile(r"\b(?:of|at|for|in|from|with|by|to|on|near|and)\b")
_MOST_STEPS = 8  # from a pronoun to a name


def find_differences(row: Row, annotated: AnnotatedDocument) -> list[str]:
    """Return one sentence for each thing that is wrong, wanting or too much; none where all is as marked."""
    found: list[str] = []
    if row.checks & {"quotes", "sayings"}:
        found.extend(_quotes(row, annotated))
    found.extend(_mentions(row, annotated))
    if "credits" in row.checks:
        found.extend(_credits(row, annotated))
    if "silences" in row.checks:
        found.extend(_silences(row, annotated))
    return found


def words_of(text: str, spans: Sequence[Span]) -> list[tuple[int, str]]:
    """Return the words of some spans with their places, marks of punctuation left out."""
    return sorted(
        {(span.start + match.start(), match[0].lower()) for span in spans for match in _WORD.finditer(span.of(text))}
    )


def _quotes(row: Row, annotated: AnnotatedDocument) -> Iterator[str]:
    pairs = _pair(row, annotated.quotes)
    numbers = {index: number for number, index in pairs.items()}
    for marked in row.quotes:
        index = pairs.get(marked.number)
        if index is None:
            yield f"quote {marked.number} is not found: {_show(row.text, marked.content)}"
            continue
        for difference in _compare(row, annotated, marked, annotated.quotes[index], numbers):
            yield f"quote {marked.number}: {difference}"
    for index, quote in enumerate(annotated.quotes):
        if index not in numbers and not (quote.kind != "saying" and "sayings" in row.checks):
            words, who = _show(row.text, quote.content), _one(row.text, quote.speaker_span)
            yield f"a quote too much: {quote.mode}, {words}, by {who}"


def _pair(row: Row, quotes: Sequence[Quote]) -> dict[int, int]:
    """The found quote for each marked one: the closest in content and cue first."""
    close: list[tuple[float, int, int]] = []
    for marked in row.quotes:
        wanted = {*words_of(row.text, marked.content)}
        for index, quote in enumerate(quotes):
            given = {*words_of(row.text, quote.content)}
            share = len(wanted & given) / max(1, len(wanted | given))
            if share:
                same = marked.cue == quote.cue or bool(marked.cue and quote.cue and marked.cue.overlap(quote.cue))
                close.append((share + same, -marked.number, -index))
    pairs: dict[int, int] = {}
    for _, number, index in sorted(close, reverse=True):
        if -number not in pairs and -index not in pairs.values():
            pairs[-number] = -index
    return pairs


def _compare(
    row: Row, annotated: AnnotatedDocument, marked: MarkedQuote, quote: Quote, numbers: dict[int, int]
) -> Iterator[str]:
    text = row.text
    if _said(text, marked.content) != _said(text, quote.content):
        yield f"content is {_show(text, marked.content)}, found {_show(text, quote.content)}"
    cues = [words_of(text, [cue] if cue else []) for cue in (marked.cue, quote.cue)]
    if cues[0] != cues[1]:
        yield f"cue is {_one(text, marked.cue)}, found {_one(text, quote.cue)}"
    if not _same_speaker(text, marked.speaker, quote.speaker_span):
        yield f"speaker is {_one(text, marked.speaker)}, found {_one(text, quote.speaker_span)}"
    elif marked.name is not None:
        name = _name_of(annotated.mentions, quote.speaker)
        if name != marked.name:
            yield f"the speaker stands for {marked.name}, found {name}"
    inside = None if quote.nested_in is None else numbers.get(quote.nested_in, 0)
    for part, wanted, given in (
        ("mode", marked.mode, quote.mode),
        ("channel", marked.channel, quote.channel),
        ("via", marked.via, quote.via),
        ("the quote around it", marked.nested_in, inside),
        ("denied", marked.denied, quote.denied),
        ("kind", marked.kind, quote.kind),
    ):
        if wanted != given:
            yield f"{part} is {wanted}, found {given}"


def _said(text: str, content: Sequence[Span]) -> list[tuple[int, str]]:
    """The words of a content, less a "that" that leads it in: marks leave it out, finds take it in."""
    words = words_of(text, content)
    return words[1:] if words and words[0][1] == "that" else words


def _same_speaker(text: str, marked: Span | None, found: Span | None) -> bool:
    """Whether both phrases name the same one, with or without a role in small letters before the name."""
    if marked is None or found is None:
        return marked is found
    wanted = [_bare(part) for part in _ASIDE.split(marked.of(text))]
    given = _bare(_ASIDE.split(found.of(text))[0])
    if not marked.overlap(found):
        return False
    return any(part == given or _is_role(part, given) or _is_role(given, part) for part in wanted)


def _is_role(longer: str, name: str) -> bool:
    role = longer.removesuffix(name).strip()
    return name[:1].isupper() and longer.endswith(name) and role.islower() and not _LINK.search(role)


def _bare(words: str) -> str:
    """A phrase without its article and without the ending of an owner."""
    return re.sub(r"(?<=\w)['’]s?\Z", "", _ARTICLE.sub("", words.strip(" ,")))


def _name_of(mentions: Sequence[Mention], index: int | None) -> str:
    """The name at the end of a chain of mentions; "open" where it ends in a pronoun or a bare role."""
    for _ in range(_MOST_STEPS):
        if index is None:
            return "open"
        mention = mentions[index]
        if mention.antecedent is None:
            return "open" if mention.pronoun or _bare(mention.name)[:1].islower() else mention.name
        index = mention.antecedent
    return "open"


def _mentions(row: Row, annotated: AnnotatedDocument) -> Iterator[str]:
    for marked in row.mentions:
        yield from _compare_mention(row.text, annotated.mentions, marked)
    if "mentions" not in row.checks:
        return
    for mention in annotated.mentions:
        is_marked = any(mention.span.overlap(marked.span) for marked in row.mentions)
        if not is_marked and not mention.pronoun and mention.name[:1].isupper():
            yield f"a mention too much: {mention.kind} {mention.span.of(row.text)!r}"


def _compare_mention(text: str, mentions: Sequence[Mention], marked: MarkedMention) -> Iterator[str]:
    words = marked.span.of(text)
    touching = [index for index, mention in enumerate(mentions) if mention.span.overlap(marked.span)]
    if marked.kind == "none":
        for index in touching:
            yield f"{words!r} names nobody, found {mentions[index].kind} {mentions[index].span.of(text)!r}"
        return
    if not touching:
        yield f"{words!r} is not found as a mention"
        return
    index = max(touching, key=lambda each: (_bare(mentions[each].span.of(text)) == _bare(words),
                                            -len(mentions[each].span)))  # fmt: skip
    mention = mentions[index]
    if _bare(mention.span.of(text)) != _bare(words):
        yield f"the mention is {words!r}, found {mention.span.of(text)!r}"
    if marked.antecedent is not None:
        name = _name_of(mentions, index)
        if name != marked.antecedent:
            yield f"{words!r} stands for {marked.antecedent}, found {name}"
    for part, wanted, given in (
        ("kind", marked.kind, mention.kind),
        ("name", marked.name, mention.name),
        ("role", marked.role, mention.role or "none"),
        ("party", marked.party, mention.party or "none"),
        ("metonym", marked.is_metonym, mention.metonym),
    ):
        if wanted is not None and wanted != given:
            yield f"{words!r}: {part} is {wanted}, found {given}"


def _credits(row: Row, annotated: AnnotatedDocument) -> Iterator[str]:
    left = list(annotated.credits)
    for marked in row.credits:
        credit = next((each for each in left if each.span.contains(marked.span)), None)
        if credit is None:
            yield f"no credit for {marked.span.of(row.text)!r}"
            continue
        left.remove(credit)
        if (credit.source, credit.reach) != (marked.source, marked.reach):
            yield f"the credit is {marked.source}, {marked.reach}; found {credit.source}, {credit.reach}"
    for credit in left:
        yield f"a credit too much: {credit.source!r}, {credit.reach}, in {credit.span.of(row.text)!r}"


def _silences(row: Row, annotated: AnnotatedDocument) -> Iterator[str]:
    left = [each for each in annotated.statements if each.predicate in ("no-comment", "respond")]
    for marked in row.silences:
        words = marked.span.of(row.text)
        wanted = "respond" if marked.is_answer else "no-comment"
        statement = next((each for each in left if each.span.overlap(marked.span)), None)
        if statement is None:
            yield f"{words!r} is not found as {wanted}"
            continue
        left.remove(statement)
        if statement.predicate != wanted:
            yield f"{words!r} is {wanted}, found {statement.predicate}"
        actors = [annotated.mentions[actor].span for actor in statement.actors]
        if marked.party is not None and not any(actor.overlap(marked.party) for actor in actors):
            found = [actor.of(row.text) for actor in actors]
            yield f"{wanted} is that of {_one(row.text, marked.party)}, found {found}"
    for statement in left:
        yield f"{statement.predicate} too much: {statement.span.of(row.text)!r}"


def _show(text: str, spans: Sequence[Span]) -> str:
    return " | ".join(span.of(text) for span in spans)


def _one(text: str, span: Span | None) -> str:
    return "nobody" if span is None else repr(span.of(text))

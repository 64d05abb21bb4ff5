"""Who says it: the subject of a cue, the agent of a passive, the author of a paper, the owner of a claim."""

from __future__ import annotations

from tellings.annotation.clauses import find_subjects
from tellings.annotation.parses import Parse
from tellings.tables.cues import AUTHORED
from tellings.tables.grammar import PAPER_NOUNS
from tellings.tables.speakers import SPEAKER_NOUNS

_OWNING = frozenset({"by", "from", "of"})


def find_source(parse: Parse, index: int) -> int | None:
    """Return the head of whoever speaks: agent of a passive, own subject, or that of the clause it hangs on."""
    if parse.first(index, "aux:pass", "nsubj:pass") is not None:
        return find_agent(parse, index)
    if _is_bare_participle(parse, index) or _is_of_another(parse, index):
        return find_agent(parse, index)
    quoted = parse.heads[index]
    if quoted >= 0 and parse.lows[quoted] in ("quoted", "cited") and parse.lows[index].endswith("ing"):
        subject = parse.first(quoted, "nsubj:pass", "nsubj")
        return subject if subject is not None else _quoted_noun(parse, quoted)
    subjects = find_subjects(parse, index)
    return _author(parse, index, subjects[0]) if subjects else None


def _author(parse: Parse, index: int, source: int) -> int | None:
    """Who wrote it, in "Oru issued a statement saying"; None where the parse does not say."""
    if parse.heads[index] != source or not _is_written(parse, index, source):
        return source
    if parse.relations[source] == "nsubj" or parse.heads[source] < 0:
        return source
    owner = find_owner(parse, source)
    above = find_subjects(parse, parse.heads[source])
    return owner if owner is not None else above[0] if above else None


def _is_written(parse: Parse, index: int, source: int) -> bool:
    """Whether a noun with a verb of saying behind it is what somebody writes, or does, to say it."""
    low = parse.lows[source]
    if low in AUTHORED:
        return True
    does = parse.words[source].tag == "NOUN" and parse.words[index].relation == "acl"
    return does and low not in SPEAKER_NOUNS | PAPER_NOUNS and parse.relations[source] in ("obj", "obl", "nmod")


def _quoted_noun(parse: Parse, quoted: int) -> int | None:
    """The noun on which a "quoted as saying" hangs."""
    head = parse.heads[quoted]
    return head if head >= 0 and parse.relations[quoted] == "acl" else None


def _is_bare_participle(parse: Parse, index: int) -> bool:
    """ "asked whether he would go, Oru said": somebody else asked."""
    if parse.lows[index].endswith("ing") or parse.words[index].relation not in ("acl", "advcl"):
        return False
    return parse.first(index, "nsubj", "aux") is None and not any(
        parse.lows[at] == "to" for at in parse.having(index, "mark")
    )


def _is_of_another(parse: Parse, index: int) -> bool:
    """ "called on her to resign for saying": whoever says it is not the subject of the clause around."""
    marks = {parse.lows[at] for at in (*parse.having(index, "mark"), *parse.having(index, "case"))}
    head = parse.heads[index]
    return bool(marks & {"for", "from", "instead", "without"}) and parse.first(head, "aux:pass", "nsubj:pass") is None


def find_agent(parse: Parse, index: int) -> int | None:
    """Return who does what a passive tells, None where nobody is named."""
    for child in parse.having(index, "obl", "nmod"):
        is_by = any(parse.lows[case] == "by" for case in parse.having(child, "case"))
        if child > index and (parse.words[child].relation == "obl:agent" or is_by):
            return child
    return None


def find_owner(parse: Parse, index: int) -> int | None:
    """Return whose a claim or statement is: "Oru's claim", "a claim by Oru"."""
    owner = parse.first(index, "nmod:poss")
    if owner is not None:
        return owner
    for child in parse.having(index, "nmod"):
        if any(parse.lows[case] in _OWNING for case in parse.having(child, "case")):
            return child
    return None

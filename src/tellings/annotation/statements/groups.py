"""Verb groups: a main verb with its auxiliaries, read for tense, modality, voice and negation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from tellings.annotation.statements.tags import Word

GroupKind = Literal["finite", "infinitive", "ing", "participle", "base"]
_NON_FINITE = frozenset({"be", "been", "being", "having"})
_ACCEPTS = {
    "MOD": frozenset({"BASE", "BE", "HAVE", "DO", "PRES"}),
    "TO": frozenset({"BASE", "BE", "HAVE", "DO"}),
    "DO": frozenset({"BASE", "HAVE", "DO"}),
    "HAVE": frozenset({"PART", "BE", "HAVE"}),
    "BE": frozenset({"PART", "ING", "BE"}),
}
_INNER = frozenset("first all both each either yet".split())
_SUBJECT_TAGS = frozenset({"NAME", "NOUN", "SBJ", "PRO", "DET", "GEN", "ADJ", "NUM"})


class Group(NamedTuple):
    """A verb group over the words `start:end`; `head` is the main verb's place, `modal` the modal verb or ""."""

    start: int
    end: int
    head: int
    kind: GroupKind
    base: str
    modal: str = ""
    past: bool = False
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    negated: bool = False

    @property
    def finite(self) -> bool:
        """Return whether the group has a tense and can carry a clause of its own."""
        return self.kind == "finite"


def find_groups(words: Sequence[Word]) -> tuple[Group, ...]:
    """Return the verb groups of a sentence from left to right."""
    found: list[Group] = []
    index = 0
    while index < len(words):
        group = _group_at(words, index)
        if group is None:
            index += 1
            continue
        found.append(group)
        index = group.end
    return tuple(found)


def _group_at(words: Sequence[Word], index: int) -> Group | None:
    word = words[index]
    if word.tag in ("MOD", "PRES", "PAST") or (word.tag in ("BE", "HAVE", "DO") and word.low not in _NON_FINITE):
        return _read(words, index, _chain(words, index), "finite")
    if word.tag == "TO":
        chain = _chain(words, index)
        return _read(words, index, chain, "infinitive") if len(chain) > 1 else None
    if word.tag == "ING" or word.low in ("having", "being"):
        return _read(words, index, _chain(words, index), "ing")
    if word.tag == "PART":
        return _read(words, index, [index], "participle")
    if word.tag == "BASE" or word.tag in ("BE", "HAVE"):
        return _read(words, index, _chain(words, index), "base")
    return None


def _chain(words: Sequence[Word], index: int) -> list[int]:
    """The places of the verbs that hang together from `index` on: auxiliaries first, main verb last."""
    chain = [index]
    while True:
        last = words[chain[-1]]
        accepted = _ACCEPTS.get(last.tag)
        if accepted is None:
            return chain
        following = _past_insertion(words, chain[-1]) or _next_verb(
            words, chain[-1], inverted=len(chain) == 1 and _opens(words, index)
        )
        if following is None:
            return chain
        tag = words[following].tag
        if tag not in accepted and not (
            last.tag == "HAVE" and tag == "PAST" and words[following - 1].tag in ("QUOTE", "ADV")
        ):
            return chain
        if (
            last.tag in ("BE", "HAVE")
            and tag in ("BE", "HAVE")
            and words[following].low not in ("been", "being", "had")
        ):
            return chain
        chain.append(following)


def _past_insertion(words: Sequence[Word], index: int) -> int | None:
    """The verb after a short insertion between commas ("could, in theory, reach"), if one stands there."""
    if index + 1 >= len(words) or words[index + 1].tag != "COMMA":
        return None
    for place in range(index + 2, min(index + 8, len(words) - 1)):
        if words[place].tag == "COMMA":
            tag = words[place + 1].tag
            return place + 1 if tag in ("BASE", "PART") and words[index].tag in ("MOD", "HAVE") else None
    return None


def _next_verb(words: Sequence[Word], index: int, *, inverted: bool) -> int | None:
    """The next word that is no adverb, negation or mark; past a short subject where the order is inverted."""
    place = index + 1
    while place < len(words) and (words[place].tag in ("ADV", "NOT", "QUOTE") or words[place].low in _INNER):
        place += 1
    if inverted and place < len(words) and words[place].tag in _SUBJECT_TAGS:
        limit = place + 5
        while place < min(limit, len(words)) and words[place].tag in _SUBJECT_TAGS:
            place += 1
        if not (place < len(words) and words[place].tag in ("BASE", "PART", "ING", "BE")):
            return None
    return place if place < len(words) else None


def _opens(words: Sequence[Word], index: int) -> bool:
    """Whether an auxiliary stands at the start of a question or an inverted clause ("Nor did he answer")."""
    return (
        index == 0
        or words[index - 1].tag in ("REL", "QUOTE", "CC", "STOP")
        or words[index - 1].low in ("only", "never")
    )


def _read(words: Sequence[Word], start: int, chain: Sequence[int], kind: GroupKind) -> Group:
    head = chain[-1]
    first = words[start]
    tags = [words[place].tag for place in chain]
    finite_past = kind == "finite" and (first.tag == "PAST" or first.low in ("was", "were", "had", "did"))
    if kind == "finite" and len(chain) > 1 and tags[0] == "HAVE" and tags[-1] == "PAST":
        tags[-1] = "PART"
    before_head = chain[-2] if len(chain) > 1 else -1
    passive = tags[-1] == "PART" and before_head >= 0 and words[before_head].tag == "BE"
    inner = range(start, head + 1)
    negated = any(words[place].tag == "NOT" for place in inner)
    after = head + 1
    if len(chain) == 1 and after < len(words) and words[after].tag == "NOT":
        negated = True
    if start and words[start - 1].tag == "NOT" and kind != "finite":
        negated = True
    return Group(
        start=start,
        end=head + 1,
        head=head,
        kind=kind,
        base=words[head].base or words[head].low,
        modal=first.low if first.tag == "MOD" else "",
        past=finite_past,
        perfect=any(tag == "HAVE" for tag in tags[:-1]) or (tags[0] == "HAVE" and len(tags) > 1),
        progressive=tags[-1] == "ING" and before_head >= 0 and words[before_head].tag == "BE",
        passive=passive,
        negated=negated or (start > 0 and words[start - 1].low == "never"),
    )

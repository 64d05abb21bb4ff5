"""Which subjects can do what: only people and bodies praise, demand and promise, and a source is no content."""

from __future__ import annotations

from tellings.annotation.quotes.contents import Content
from tellings.annotation.quotes.lines import Line
from tellings.annotation.quotes.subjects import Phrase, is_animate, phrase_after
from tellings.annotation.quotes.verbs import is_silence
from tellings.tables.cues import CueVerb
from tellings.tables.speakers import SPEAKER_NOUNS

# Verbs that also mean something else with an object: only a clause or quoted words make them speech.
_CLAUSE_ONLY = frozenset(
    "add maintain note repeat show find read mention reveal outline estimate report explain specify calculate "
    "predict "
    "contend indicate imply hint disclose argue forecast admit suggest clarify recount stipulate".split()
)
_OF_MATTERS = frozenset({"cite", "confirm"})


def fits(line: Line, subject: Phrase, verb: CueVerb, content: Content) -> bool:
    """Return whether the subject is one that can do this: only people and bodies praise, demand, promise."""
    if content.frame in ("noun", "infinitive", "object", "gerund", "preposition"):
        if verb.lemma in _CLAUSE_ONLY and content.frame == "noun":
            return line.items[content.first].mark is not None
        if line.items[content.first].low == "anonymity":
            return False  # "requested anonymity": how somebody spoke, not what
        if verb.lemma == "refuse" and is_silence(line.items, content.first):
            return False
        if verb.lemma in _OF_MATTERS and content.frame == "noun" and _names_source(line, content):
            return False
        return is_animate(line, subject)
    return True


def _names_source(line: Line, content: Content) -> bool:
    """Whether what is cited or confirmed is somebody ("citing officials", "confirmed Ana Oru as judge")."""
    phrase = phrase_after(line, content.first)
    if phrase is None or phrase.stop > content.stop:
        return False
    head = line.items[phrase.head]
    return head.low in SPEAKER_NOUNS or all(item.is_name for item in line.items[phrase.first : phrase.stop])

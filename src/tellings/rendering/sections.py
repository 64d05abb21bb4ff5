"""The sections of the page above its pictures: title, brief, sides, disputes, what is shared, planned, told alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tellings.rendering.accounts import (
    count_origins,
    find_lead,
    group_passages,
    list_claims,
    list_lone_claims,
    list_open_claims,
    list_stray_disputes,
    list_utterances,
    name_teller,
)
from tellings.rendering.contests import ContestSide, order_contests, split_contest
from tellings.rendering.headlines import find_headline, find_status
from tellings.rendering.labels import CONTESTS, MODES, MOODS, ORIGINS, name_period, plural
from tellings.rendering.markup import Html, fold, isolate, join, tag, text
from tellings.rendering.places import show_controls
from tellings.rendering.sides import Saying, Side, Voice, list_sides
from tellings.rendering.views import View, group_claims, show_claim, show_claims, show_mood, show_section
from tellings.rendering.wordings import find_differences
from tellings.types.dossiers import Claim, Contest, ContestKind, Utterance, Version
from tellings.types.spans import Span

SHOWN_CLAIMS: Final = 12
SHOWN_SAYINGS: Final = 3
SHOWN_VOICES: Final = 3
SHOWN_CONTESTS: Final = 8
SHOWN_UTTERANCES: Final = 6
"""Items of each list shown at once; the rest is folded, never dropped."""

_SIGNS: Final[dict[ContestKind, str]] = {
    "contradiction": "≠",
    "superseded": "→",
    "position_conflict": "⇄",
    "compatible": "≈",
}


def show_title(view: View) -> Html:
    """Return the title with its status, and how many reports, outlets and origins there are."""
    account = view.account
    headline, lead = find_headline(account), find_lead(account)
    title = view.words(headline) if headline else text(f"Story {account.dossier.story.id}")
    status = ""
    if mood := find_status(account):
        words = MOODS[mood]
        status = tag("p.status", tag(f"span.chip.mood-{mood}", words[0].upper() + words[1:]))
    source = tag("p.source", "Title of ", view.cite(headline)) if headline else ""
    at = {"id": view.id("title")}
    key = "Serif: the exact words of a report. The number after a name is their place in it, and leads there."
    facts = join([_show_facts(view, lead), tag("p.note", key)])
    return tag("header.title", status, tag(f"h{view.level}", title, at=at), source, facts)


def _show_facts(view: View, lead: Claim | None) -> Html:
    account = view.account
    outlets = len({account.outlet_key(item.document.id) for item in account.documents})
    independent = [origin for origin in account.dossier.origins if origin.kind not in ("outlet", "unknown")]
    story = account.dossier.story
    days = name_period(story.first, story.last) if story.first or story.last else "unknown"
    facts = [
        ("Reports", f"{len(account.documents)} by {plural(outlets, 'outlet')}"),
        ("Published", days),
        ("Voices", plural(len(independent), "origin") + " beside the outlets’ own"),
    ]
    if lead is not None:
        facts.append(("First sentence", count_origins(account, lead)))
    rows = [tag("div", tag("dt", name), tag("dd", isolate(words))) for name, words in facts]
    return tag("dl.facts", *rows)


def show_brief(view: View) -> Html:
    """Return the brief: whole sentences of reports, in order, each with all its tellings."""
    rows = []
    for sentence in view.account.dossier.brief:
        claim = view.account.by_claim.get(sentence.claim_id)
        if claim is not None:
            rows.append(tag("li", show_claim(view, claim, sentence.passage)))
        else:
            source = tag("div.source", view.cite(sentence.passage))
            rows.append(tag("li", view.said(sentence.passage), source))
    if not rows:
        return Html("")
    return show_section(view, "brief", "The brief", tag("ol.brief", *rows))


def show_sides(view: View) -> Html:
    """Return the parties as columns, each with its voices and what they are given as saying."""
    sides = list_sides(view.account)
    if not sides:
        return Html("")
    columns = [_show_side(view, side, number) for number, side in enumerate(sides, 1)]
    return show_section(view, "sides", "Who says what", tag("div.columns", *columns))


def _show_side(view: View, side: Side, number: int) -> Html:
    name = view.id(f"side{number}")
    title = tag(f"h{min(6, view.level + 2)}", isolate(side.name), at={"id": name})
    heard = tag("p.note", f"Heard in {side.documents} of {plural(len(view.account.documents), 'report')}")
    voices = [_show_voice(view, voice) for voice in side.voices]
    return tag(
        "section.side",
        title,
        heard,
        fold(voices, SHOWN_VOICES, "more voices", kind="ul.voices"),
        at={"aria-labelledby": name},
    )


def _show_voice(view: View, voice: Voice) -> Html:
    kind = voice.origin.kind if voice.origin else "person"
    label = tag("span.how", ORIGINS[kind]) if kind != "person" else ""
    sayings = [tag("li", _show_saying(view, saying)) for saying in voice.sayings]
    return tag(
        "li", tag("p.voice", isolate(voice.name), " ", label), fold(sayings, SHOWN_SAYINGS, "more", kind="ul.sayings")
    )


def _show_saying(view: View, saying: Saying) -> Html:
    how = _describe_version(saying.version) if saying.version else Html("")
    moods = join(dict.fromkeys(show_mood(claim.mood) for claim in saying.claims))
    return join([view.said(*saying.passages), tag("div.source", view.cite(*saying.passages), moods, how)])


def _describe_version(version: Version) -> Html:
    parts: list[str] = [MODES[version.mode]]
    parts += [version.channel] if version.channel else []
    parts += [f"via {version.via}"] if version.via else []
    return tag("span.how", isolate(" · ".join(parts)))


def show_disputes(view: View) -> Html:
    """Return what is in dispute, by kind, with every side cited."""
    contests = [tag(f"li.{contest.kind}", _show_contest(view, contest)) for contest in order_contests(view.account)]
    strays = [
        tag("li.stray", show_claims(view, claims))
        for claims in group_claims(view.account, list_stray_disputes(view.account))
    ]
    if not contests and not strays:
        return Html("")
    return show_section(
        view,
        "disputed",
        "In dispute",
        fold([*contests, *strays], SHOWN_CONTESTS, "more disputes", kind="ul.contests"),
    )


def _show_contest(view: View, contest: Contest) -> Html:
    sign = tag("span.sign", _SIGNS[contest.kind], at={"aria-hidden": "true"})
    title = tag(f"h{min(6, view.level + 2)}", sign, " ", CONTESTS[contest.kind])
    columns = [_show_contest_side(view, side) for side in split_contest(view.account, contest)]
    return join([title, tag("p.note", isolate(contest.why)), tag("div.columns.versus", *columns)])


def _show_contest_side(view: View, side: ContestSide) -> Html:
    claims = dict(side.told)
    rows = []
    for passages in group_passages(view.account, claims).values():
        claim = claims[passages[0]]
        source = [view.cite(*passages)]
        if claim is not None:
            source += [show_mood(claim.mood), tag("span.how", isolate(name_teller(view.account, claim, passages[0])))]
        rows.append(tag("li", view.said(*passages), tag("div.source", *source)))
    name = tag("p.voice", isolate(side.name)) if side.name else ""
    return tag("div.side", name, fold(rows, SHOWN_SAYINGS, "more", kind="ul.sayings"))


def show_shared(view: View) -> Html:
    """Return what independent origins tell, and apart from it what one origin tells through several outlets."""
    parts = []
    together = list_claims(view.account, "corroborated")
    if together:
        parts += [view.heading(2, "By independent origins"), _list_claims(view, together)]
    repeated = list_claims(view.account, "one_origin")
    if repeated:
        note = tag("p.note", "Outlets that repeat one origin do not confirm one another.")
        parts += [view.heading(2, "By one origin, in several outlets"), note, _list_claims(view, repeated)]
    return show_section(view, "shared", "Told by several outlets", *parts) if parts else Html("")


def show_open(view: View) -> Html:
    """Return what is planned or proposed, kept apart from what is told as done."""
    claims = list_open_claims(view.account)
    if not claims:
        return Html("")
    return show_section(
        view, "open", "Planned or proposed", _list_claims(view, claims), note="Not yet happened, and not certain to."
    )


def _list_claims(view: View, claims: Sequence[Claim], *, counted: bool = True) -> Html:
    rows = [tag("li", show_claims(view, group, counted=counted)) for group in group_claims(view.account, claims)]
    return fold(rows, SHOWN_CLAIMS, "more", kind="ul.claims")


def show_utterances(view: View) -> Html:
    """Return each act of speech that has several wordings, with the words marked in which they differ."""
    chosen = list_utterances(view.account)
    if not chosen:
        return Html("")
    rows = [tag("li", _show_utterance(view, utterance)) for utterance in chosen]
    note = "Words that no other wording has are underlined twice."
    return show_section(
        view,
        "wordings",
        "One statement, several wordings",
        fold(rows, SHOWN_UTTERANCES, "more statements", kind="ul.utterances"),
        note=note,
    )


def _show_utterance(view: View, utterance: Utterance) -> Html:
    speaker = isolate(view.account.name(utterance.speaker_id))
    occasion = join([", ", isolate(utterance.occasion)]) if utterance.occasion else ""
    differences = find_differences(view.account, utterance)
    rows = []
    for version, spans in zip(utterance.versions, differences, strict=True):
        words = tag("bdi.words", _mark_words(view.account.words(version.passage), spans))
        source = tag("div.source", view.cite(version.passage), _describe_version(version))
        rows.append(tag("li", tag("p.said", words), source))
    title = tag(f"h{min(6, view.level + 2)}", speaker, occasion)
    return join([title, fold(rows, 8, "more wordings", kind="ul.versions")])


def _mark_words(words: str, spans: Sequence[Span]) -> Html:
    parts: list[Html] = []
    at = 0
    for span in spans:
        parts += [text(words[at : span.start]), tag("em.differs", show_controls(span.of(words)))]
        at = span.end
    return join([*parts, text(words[at:])])


def show_lone(view: View) -> Html:
    """Return what one outlet alone reports, by outlet: neither hidden nor promoted."""
    groups = list_lone_claims(view.account)
    if not groups:
        return Html("")
    parts = []
    for outlet, claims in groups:
        title = tag(f"h{min(6, view.level + 2)}", isolate(outlet))
        rows = [tag("li", show_claims(view, group, counted=False)) for group in group_claims(view.account, claims)]
        parts.append(tag("div.group", title, fold(rows, 6, "more", kind="ul.claims")))
    return show_section(view, "lone", "Reported by one outlet only", tag("div.groups", *parts))

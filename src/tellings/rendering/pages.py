"""One self-contained HTML page: no request leaves it, no script of a report can run in it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from tellings.rendering.accounts import Account
from tellings.rendering.explanations import flatten
from tellings.rendering.headlines import find_headline
from tellings.rendering.labels import plural
from tellings.rendering.markup import Html, isolate, join, tag
from tellings.rendering.matrices import show_matrix
from tellings.rendering.networks import show_network
from tellings.rendering.readings import show_readings
from tellings.rendering.sections import (
    show_brief,
    show_disputes,
    show_lone,
    show_open,
    show_shared,
    show_sides,
    show_title,
    show_utterances,
)
from tellings.rendering.timelines import show_pending, show_timeline
from tellings.rendering.views import View, make_view, show_section
from tellings.types.documents import Rejection

_CONTENTS = {
    "brief": "The brief",
    "sides": "Who says what",
    "disputed": "In dispute",
    "shared": "Told by several outlets",
    "open": "Planned or proposed",
    "pending": "Open and closed",
    "timeline": "Timeline",
    "network": "Who has it from whom",
    "wordings": "Several wordings",
    "lone": "One outlet only",
    "coverage": "Coverage",
    "reports": "The reports",
    "limits": "Limits and doubts",
}


def render_page(accounts: Sequence[Account], rejections: Sequence[Rejection] = ()) -> str:
    """Return the page of one account, or of several one after the other under one title."""
    several = len(accounts) != 1
    level = 2 if several else 1
    articles: list[Html] = []
    contents: list[Html] = []
    broken: list[str] = []
    for number, account in enumerate(accounts, 1):
        view = make_view(account, prefix=f"s{number}-" if several else "", level=level)
        parts, pieces = _show_account(view)
        articles.append(tag("article.story", *parts.values(), at={"aria-labelledby": view.id("title")}))
        contents.append(_list_contents(view, parts, several))
        broken += pieces
    reports = sum(len(account.documents) for account in accounts)
    title = f"{plural(len(accounts), 'story')} from {plural(reports, 'report')}" if several else _name(accounts[0])
    top = tag("header.title", tag("h1", title)) if several else Html("")
    body = [top, *articles, _show_rejections(rejections)]
    return write_page(title, body, contents=join(contents), broken=broken)


def _name(account: Account) -> str:
    headline = find_headline(account)
    return account.words(headline) if headline else f"Story {account.dossier.story.id}"


def _show_account(view: View) -> tuple[dict[str, Html], tuple[str, ...]]:
    readings, broken = show_readings(view)
    parts = {
        "title": show_title(view),
        "brief": show_brief(view),
        "sides": show_sides(view),
        "disputed": show_disputes(view),
        "shared": show_shared(view),
        "open": show_open(view),
        "pending": show_pending(view),
        "timeline": show_timeline(view),
        "network": show_network(view),
        "wordings": show_utterances(view),
        "lone": show_lone(view),
        "coverage": show_matrix(view),
        "reports": readings,
        "limits": _show_limits(view),
    }
    return {name: part for name, part in parts.items() if part}, broken


def _show_limits(view: View) -> Html:
    limits = tag("ul.limits", *[tag("li", isolate(words)) for words in view.account.dossier.limits])
    story = view.account.dossier.story
    rows = [("story", story.id), *flatten(view.account.dossier.parameters)]
    table = tag(
        "dl.parameters", *[tag("div", tag("dt", isolate(name)), tag("dd", isolate(words))) for name, words in rows]
    )
    folded = tag("details.more", tag("summary", "How this account was made: versions and thresholds"), table)
    return show_section(view, "limits", "Limits and doubts", limits, folded)


def _list_contents(view: View, parts: dict[str, Html], several: bool) -> Html:
    rows = [
        tag("li", tag("a", words, at={"href": f"#{view.id(name)}"}))
        for name, words in _CONTENTS.items()
        if name in parts
    ]
    if not several:
        return tag("ul", *rows)
    title = tag("a", isolate(_name(view.account)), at={"href": f"#{view.id('title')}"})
    return tag("details.more", tag("summary", isolate(_name(view.account))), tag("ul", tag("li", title), *rows))


def _show_rejections(rejections: Sequence[Rejection]) -> Html:
    if not rejections:
        return Html("")
    rows = [
        tag("li", isolate(item.report_id), tag("span.how", f" {item.stage}: ", isolate(item.reason)))
        for item in rejections
    ]
    title = tag("h2", "Not read", at={"id": "rejected"})
    return tag("section.part", title, tag("ul.limits", *rows), at={"aria-labelledby": "rejected"})


@lru_cache
def load_asset(name: str) -> str:
    """Return a style sheet or script that lies beside this module, read once."""
    return files(__package__).joinpath(name).read_text("utf-8")


def write_page(
    title: str,
    body: Sequence[Html],
    *,
    contents: Html,
    broken: Sequence[str] = (),
    style: str = "",
    script: bool = True,
) -> str:
    """Return a whole page around `body`; its policy lets in only its own style and script, by their digests."""
    sheet = load_asset("page.css") + style + _light_pieces(broken)
    code = load_asset("page.js") if script else ""
    script_source = _digest(code) if code else "'none'"
    sources = f"style-src {_digest(sheet)}; script-src {script_source}"
    policy = f"default-src 'none'; {sources}; base-uri 'none'; form-action 'none'"
    head = [
        tag("meta", at={"charset": "utf-8"}),
        tag("meta", at={"name": "generator", "content": "Tellings"}),
        tag("meta", at={"http-equiv": "Content-Security-Policy", "content": policy}),
        tag("meta", at={"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        tag("meta", at={"name": "color-scheme", "content": "light dark"}),
        tag("meta", at={"name": "referrer", "content": "no-referrer"}),
        tag("title", title),
        Html(f"<style>{sheet}</style>"),
    ]
    side = tag("nav.contents", contents, at={"aria-label": "Contents"}) if contents else Html("")
    parts = [
        tag("a.skip", "Skip to the account", at={"href": "#account"}),
        tag("div.frame", side, tag("main", *body, _show_footer(bool(code)), at={"id": "account"})),
        Html(f"<script>{code}</script>") if code else Html(""),
    ]
    return f"<!doctype html>\n{tag('html', tag('head', *head), tag('body', *parts), at={'lang': 'en'})}\n"


def _digest(code: str) -> str:
    """The source expression by which a policy lets in exactly this inline style or script."""
    return f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"


def _light_pieces(broken: Sequence[str]) -> str:
    """Rules that light every piece of a citation that crosses another one, without a script."""
    return "".join(
        f'body:has([id="{name}"]:target) [data-of="{name}"]{{background:var(--target)}}\n' for name in broken
    )


def _show_footer(scripted: bool) -> Html:
    """Return the key to the page; the part about keys shows itself only where its script runs."""
    words = "Made by Tellings. It measures what is reported and does not say what is true."
    if not scripted:
        return tag("footer", tag("p.note", words))
    switch = tag("input", at={"type": "checkbox", "id": "keys-on", "checked": ""})
    keys = [tag("kbd", "j"), " next citation, ", tag("kbd", "k"), " the one before, ", tag("kbd", "Esc"), " back. "]
    label = tag("label", switch, " Keys on", at={"for": "keys-on"})
    return tag("footer", tag("p.note", words), tag("p.note", *keys, label, at={"id": "keys", "hidden": ""}))

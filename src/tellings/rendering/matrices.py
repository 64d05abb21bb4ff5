"""The coverage matrix: which outlet tells which claim, and how."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tellings.rendering.accounts import Account
from tellings.rendering.labels import STANCE_SIGNS, STANCES, STANDINGS, plural
from tellings.rendering.markup import Html, isolate, join, tag
from tellings.rendering.views import View, show_mood, show_section
from tellings.types.dossiers import Claim, Telling

SHOWN_SIGNS: Final = 3
"""Signs in one cell; further tellings of the same outlet are counted."""
WIDE: Final = 6
"""Outlets from which the column heads stand upright."""


def show_matrix(view: View) -> Html:
    """Return the matrix of claims and outlets; claims that one outlet alone tells are folded away."""
    account = view.account
    if not account.dossier.claims:
        return Html("")
    columns = dict.fromkeys(account.outlet_key(item.document.id) for item in account.documents)
    wide = [claim for claim in account.dossier.claims if len(_outlets(account, claim)) > 1]
    wide.sort(key=lambda claim: -len(_outlets(account, claim)))
    alone = [claim for claim in account.dossier.claims if claim not in wide]
    parts = []
    if wide:
        parts.append(_write_table(view, wide, list(columns), "Claims that several outlets tell"))
    if alone:
        table = _write_table(view, alone, list(columns), "Claims that one outlet alone tells")
        summary = tag("summary", f"{plural(len(alone), 'claim')} of one outlet only")
        parts.append(tag("details.more", summary, table))
    legend = [tag("li", tag("span.sign", STANCE_SIGNS[stance]), f" {words}") for stance, words in STANCES.items()]
    key = tag("ul.legend", *legend, at={"aria-label": "Signs"})
    return show_section(view, "coverage", "Coverage: claims by outlet", key, *parts)


def _outlets(account: Account, claim: Claim) -> set[str]:
    return {account.outlet_key(telling.passage.document_id) for telling in claim.tellings}


def _write_table(view: View, claims: Sequence[Claim], columns: Sequence[str], title: str) -> Html:
    names: dict[str, str] = {}
    for item in view.account.documents:
        names.setdefault(view.account.outlet_key(item.document.id), view.account.outlet(item.document.id))
    heads = [tag("th", tag("span", isolate(names[key])), at={"scope": "col"}) for key in columns]
    head = tag("thead", tag("tr", tag("th.corner", "Claim", at={"scope": "col"}), *heads))
    rows = [_write_row(view, claim, columns) for claim in claims]
    kind = "table.matrix.upright" if len(columns) > WIDE else "table.matrix"
    table = tag(kind, tag("caption", f"{title}: {plural(len(claims), 'claim')}"), head, tag("tbody", *rows))
    return tag(
        "div.scroll.tall",
        table,
        at={"tabindex": "0", "role": "region", "aria-label": view.label(f"{title}, scrolls inside")},
    )


def _write_row(view: View, claim: Claim, columns: Sequence[str]) -> Html:
    cells: dict[str, list[Telling]] = {key: [] for key in columns}
    for telling in claim.tellings:
        cells[view.account.outlet_key(telling.passage.document_id)].append(telling)
    standing = tag("span.how", STANDINGS[claim.standing])
    name = tag("span.how", isolate(claim.id))
    about = tag("div.source", name, standing, show_mood(claim.mood))
    head = tag("th", view.said(claim.wording), about, at={"scope": "row", "id": view.id(f"claim-{claim.id}")})
    return tag("tr", head, *[_write_cell(view, told) for told in cells.values()])


def _write_cell(view: View, told: Sequence[Telling]) -> Html:
    signs = []
    for telling in told[:SHOWN_SIGNS]:
        sign = tag("span", STANCE_SIGNS[telling.stance], at={"aria-hidden": "true"})
        said = tag("span.hidden", f"{STANCES[telling.stance]}, {view.place(telling.passage)}")
        signs.append(tag("a.cell", sign, said, at={"href": f"#{view.anchor(telling.passage)}"}))
    more = f"+{len(told) - SHOWN_SIGNS}" if len(told) > SHOWN_SIGNS else ""
    return tag("td", join(signs), more)

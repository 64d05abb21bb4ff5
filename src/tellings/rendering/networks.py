"""Who has it from whom as a picture: outlets, the media between, the origins; and the table beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log2
from typing import Final

from tellings.rendering.accounts import Account
from tellings.rendering.labels import plural
from tellings.rendering.markup import Html, isolate, join, tag
from tellings.rendering.routes import TRANSFERS, Route, list_routes, name_holder, name_rings
from tellings.rendering.views import View, show_section
from tellings.types.dossiers import Holder, OriginKind, Transfer
from tellings.types.spans import Passage

_ROW: Final = 34
_WIDTH: Final = 860
_OUTLET_X, _VIA_X, _ORIGIN_X, _VIA_WIDTH = 250, 345, 610, 170
_LETTERS: Final = 30
SHOWN_NODES: Final = 60
"""Outlets, and others, that are drawn; the table has all."""
SHOWN_ROWS: Final = 24
"""Lines of the table that stand open; the rest is folded."""
SHOWN_PLACES: Final = 4
"""Places that are linked in one line of the table; the rest is counted."""
_UNNAMED: Final = frozenset({"anonymous", "witness", "unknown"})
_PAPERS: Final = frozenset({"post", "document"})
_SIGNS: Final = {
    "square": "outlet of the story",
    "pill": "agency or outlet on the way",
    "disc": "person or body",
    "paper": "post or document",
    "ring": "without a name",
}


def show_network(view: View) -> Html:
    """Return the section on who has it from whom, or nothing where the story names nobody."""
    routes = list_routes(view.account)
    if not routes:
        return Html("")
    note = (
        "From left to right: the outlet, what it came through where that is said, from whom in the end. An arrow"
        " points to whom it is from; thicker: more places. A chain adds no origin."
    )
    rings = tag("ul.limits", *[tag("li", isolate(words)) for words in name_rings(view.account)])
    parts = [_draw(view), rings if view.account.dossier.provenance.rings else Html(""), *_write_tables(view, routes)]
    return show_section(view, "network", "Who has it from whom", *parts, note=note)


@dataclass(frozen=True, slots=True)
class Layout:
    """Places of the holders: column (0 outlets, 1 media between, 2 the others) and height.

    The media between stand above the rows, so that no line runs behind them.
    """

    columns: Mapping[str, int]
    heights: Mapping[str, float]

    def ends(self, name: str) -> tuple[float, float, float]:
        """Return the left edge, the right edge and the height of a holder."""
        if self.columns[name] == 1:
            return _VIA_X, _VIA_X + _VIA_WIDTH, self.heights[name]
        x = _OUTLET_X if self.columns[name] == 0 else _ORIGIN_X
        return x - 8, x + 8, self.heights[name]


def _column(holder: Holder, carriers: frozenset[str]) -> int:
    if holder.documents or holder.id in carriers:
        return 0
    return 1 if holder.kind in ("agency", "outlet") else 2


def _choose(account: Account) -> tuple[dict[str, Holder], list[Transfer]]:
    """Return the first outlets and those that most outlets have something from, with the transfers among them."""
    provenance = account.dossier.provenance
    weight: Counter[str] = Counter()
    for transfer in provenance.transfers:
        weight.update({transfer.citing: 0, transfer.cited: transfer.count})
    own = [holder.id for holder in provenance.holders if holder.documents and holder.id in weight][:SHOWN_NODES]
    others = [name for name, _ in weight.most_common() if name not in own][:SHOWN_NODES]
    chosen = {holder.id: holder for holder in provenance.holders if holder.id in {*own, *others}}
    return chosen, [step for step in provenance.transfers if step.citing in chosen and step.cited in chosen]


def _lay_out(holders: Mapping[str, Holder], steps: Sequence[Transfer]) -> Layout:
    carriers = frozenset(step.citing for step in steps if step.kind == "carries")
    columns = {name: _column(holder, carriers) for name, holder in holders.items()}
    outlets, vias, others = ([name for name in holders if columns[name] == at] for at in (0, 1, 2))
    for step in steps:  # a carrier stands under the outlet that it carries
        if step.kind == "carries" and step.cited in outlets and not holders[step.citing].documents:
            outlets.remove(step.citing)
            outlets.insert(outlets.index(step.cited) + 1, step.citing)
    rank = {name: number for number, name in enumerate(outlets)}
    heights: dict[str, list[int]] = defaultdict(list)
    for step in steps:
        if step.citing in rank:
            heights[step.cited].append(rank[step.citing])
    others.sort(key=lambda name: sum(heights[name]) / len(heights[name]) if heights[name] else len(outlets))
    rows = max(len(outlets), len(others))
    return Layout(
        columns,
        {
            **{name: _ROW * (number + 0.8) for number, name in enumerate(vias)},
            **_spread(outlets, rows, len(vias)),
            **_spread(others, rows, len(vias)),
        },
    )


def _spread(names: Sequence[str], rows: int, above: int) -> dict[str, float]:
    """Return heights that spread the names over the rows, below the given number of rows."""
    step = _ROW * rows / max(1, len(names))
    return {name: _ROW * (above + 0.3) + step * (number + 0.5) for number, name in enumerate(names)}


def _draw(view: View) -> Html:
    holders, steps = _choose(view.account)
    if not steps:
        return Html("")
    layout = _lay_out(holders, steps)
    parts = [_draw_step(step, layout) for step in steps]
    parts += [_draw_holder(view, holder, layout) for holder in holders.values()]
    height = round(max(layout.heights.values()) + _ROW * 0.7)
    outlets = sum(column == 0 for column in layout.columns.values())
    counts = f"{plural(outlets, 'outlet')} and {len(holders) - outlets} others that they have it from"
    size = {"viewBox": f"0 0 {_WIDTH} {height}", "width": str(_WIDTH), "height": str(height)}
    svg = tag("svg.picture", *parts, at={**size, "role": "img", "aria-label": f"{counts}; the table says the same"})
    around = {"tabindex": "0", "role": "region", "aria-label": view.label("Who has it from whom, scrolls sideways")}
    return join([tag("div.scroll", svg, at=around), _write_legend(holders.values(), steps, layout)])


def _draw_step(step: Transfer, layout: Layout) -> Html:
    """A line with its arrowhead at whom it is from; inside one column it bends out to the side of the lines."""
    left, right = layout.ends(step.citing), layout.ends(step.cited)
    one, two = layout.columns[step.citing], layout.columns[step.cited]
    if one == two:
        side = 0 if one == 2 else 1
        x, y1, y2 = left[side], left[2], right[2]
        bend = x + (44 if side else -44)
        path = f"M{x:.0f} {y1:.0f}C{bend:.0f} {y1:.0f} {bend:.0f} {y2:.0f} {x:.0f} {y2:.0f}"
        head = _draw_head(x, y2, -1 if side else 1)
    else:
        forward = one < two
        x1, x2 = (left[1], right[0]) if forward else (left[0], right[1])
        y1, y2, middle = left[2], right[2], (x1 + x2) / 2
        path = f"M{x1:.0f} {y1:.0f}C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
        head = _draw_head(x2, y2, 1 if forward else -1)
    kind = "denied" if step.denied else step.kind
    line = tag(f"path.edge.{kind}", at={"d": path, "stroke-width": f"{1.2 + log2(max(1, step.count)):.1f}"})
    return tag("g", line, head)


def _draw_head(x: float, y: float, way: int) -> Html:
    return tag("path.head", at={"d": f"M{x:.0f} {y:.0f}l{-9 * way} -4.5v9z"})


def _sign_of(kind: OriginKind, column: int) -> str:
    if column == 1:
        return "pill"
    if column == 0:
        return "square" if kind != "unknown" else "ring"
    return "ring" if kind in _UNNAMED else "paper" if kind in _PAPERS else "disc"


def _draw_sign(sign: str, x: float, y: float) -> Html:
    if sign in ("square", "paper"):
        width, height = (10, 10) if sign == "square" else (10, 13)
        box = {"x": f"{x - width / 2:.0f}", "y": f"{y - height / 2:.1f}", "width": str(width), "height": str(height)}
        return tag(f"rect.node.{sign}", at=box)
    if sign == "pill":
        box = {"x": f"{x - 9:.0f}", "y": f"{y - 6:.0f}", "width": "18", "height": "12", "rx": "6"}
        return tag("rect.via", at=box)
    return tag(f"circle.node.{sign}", at={"cx": f"{x:.0f}", "cy": f"{y:.0f}", "r": "5"})


def _draw_holder(view: View, holder: Holder, layout: Layout) -> Html:
    column, y = layout.columns[holder.id], layout.heights[holder.id]
    name = name_holder(view.account, holder)
    if column == 1:
        box = {"x": str(_VIA_X), "y": f"{y - 14:.0f}", "width": str(_VIA_WIDTH), "height": "28", "rx": "14"}
        at = {"x": str(_VIA_X + _VIA_WIDTH // 2), "y": f"{y + 5:.0f}", "text-anchor": "middle"}
        return tag("g", tag("rect.via", at=box), tag("text.name", _shorten(name, 20), at=at))
    x, anchor, offset = (_OUTLET_X, "end", -14) if column == 0 else (_ORIGIN_X, "start", 14)
    words = tag("text.name", _shorten(name), at={"x": str(x + offset), "y": f"{y + 5:.0f}", "text-anchor": anchor})
    return tag("g", _draw_sign(_sign_of(holder.kind, column), x, y), words)


def _shorten(name: str, letters: int = _LETTERS) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _write_legend(holders: Iterable[Holder], steps: Sequence[Transfer], layout: Layout) -> Html:
    """The signs and lines that are drawn, each with its meaning."""
    used = {_sign_of(holder.kind, layout.columns[holder.id]) for holder in holders}
    drawn: dict[str, str] = {step.kind: TRANSFERS[step.kind] for step in steps if not step.denied}
    drawn |= {"denied": "told only to be denied"} if any(step.denied for step in steps) else {}
    size = {"viewBox": "0 0 34 16", "width": "34", "height": "16", "aria-hidden": "true"}
    rows = [
        tag("li", tag("svg.picture", _draw_sign(sign, 17, 8), at=size), " ", words)
        for sign, words in _SIGNS.items()
        if sign in used
    ]
    rows += [
        tag(
            "li",
            tag("svg.picture", tag(f"path.edge.{kind}", at={"d": "M1 8H33", "stroke-width": "2"}), at=size),
            " ",
            words,
        )
        for kind, words in drawn.items()
    ]
    return tag("ul.legend", *rows)


def _write_tables(view: View, routes: Sequence[Route]) -> list[Html]:
    first = _write_table(view, routes[:SHOWN_ROWS], "From whom each outlet has it")
    if len(routes) <= SHOWN_ROWS + 1:
        return [_write_table(view, routes, "From whom each outlet has it")]
    more = f"{len(routes) - SHOWN_ROWS} more ways"
    return [first, tag("details.more", tag("summary", more), _write_table(view, routes[SHOWN_ROWS:], more))]


def _write_table(view: View, routes: Sequence[Route], title: str) -> Html:
    bodies = []
    for holder, group in groupby(routes, key=lambda route: route.holder):
        rows = [
            [
                tag("td", isolate(route.how)),
                tag("td", isolate(route.name_through(view.account))),
                tag("td", _write_places(view, route)),
            ]
            for route in group
        ]
        at = {"scope": "rowgroup", "rowspan": str(len(rows))}
        rows[0].insert(0, tag("th", isolate(name_holder(view.account, holder)), at=at))
        bodies.append(tag("tbody", *[tag("tr", *cells) for cells in rows]))
    head = [tag("th", words, at={"scope": "col"}) for words in ("Outlet", "How", "From whom", "Where it says so")]
    table = tag("table.ways", tag("caption", title), tag("thead", tag("tr", *head)), *bodies)
    around = {"tabindex": "0", "role": "region", "aria-label": view.label(f"Table: {title}")}
    return tag("div.scroll", table, at=around)


def _write_places(view: View, route: Route) -> Html:
    """The places in which the outlet says so, as links by report; where none does, why it is known."""
    shown: dict[str, list[Passage]] = {}
    for passage in route.passages[:SHOWN_PLACES]:
        if passage.document_id in view.account.by_document:
            shown.setdefault(passage.document_id, []).append(passage)
    own = [passage for name in route.holder.documents for passage in shown.pop(name, ())]
    parts = [tag("a.cite", tag("span.at", view.place(passage)), at=view.lead(passage)) for passage in own]
    parts += [tag("span", view.cite(*passages)) for passages in shown.values()]
    left = route.count - len(own) - sum(map(len, shown.values()))
    parts += [tag("span.how", f"and {left} more")] if parts and left > 0 else []
    parts += [tag("span.how", isolate(route.why))] if route.why else []
    return tag("div.source", *parts)

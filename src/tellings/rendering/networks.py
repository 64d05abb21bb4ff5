"""Who cites whom as a picture: outlet, what it came through, origin; and the table behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log2
from typing import Final, NamedTuple

from tellings.rendering.accounts import Account, find_version
from tellings.rendering.labels import ORIGINS, plural
from tellings.rendering.markup import Html, isolate, join, tag
from tellings.rendering.views import View, show_section

_ROW: Final = 34
_WIDTH: Final = 840
_OUTLET_X, _VIA_X, _ORIGIN_X, _VIA_WIDTH = 250, 340, 590, 160
_LETTERS: Final = 32
SHOWN_NODES: Final = 60
"""Outlets and origins drawn; the table has all."""


class Edge(NamedTuple):
    """One way in which reports of an outlet have something: `via` is what it came through, if that is said."""

    outlet: str
    via: str | None
    origin_id: str


def count_edges(account: Account) -> dict[Edge, int]:
    """Return how many tellings took each way from an origin to an outlet, in story order."""
    order = {account.outlet(item.document.id): number for number, item in enumerate(account.documents)}
    found: Counter[Edge] = Counter()
    for claim in account.dossier.claims:
        for telling in claim.tellings:
            if telling.origin_id is not None and telling.origin_id in account.by_origin:
                version = find_version(account, telling.passage)
                via = version[1].via if version else None
                found[Edge(account.outlet(telling.passage.document_id), via, telling.origin_id)] += 1
    return dict(
        sorted(
            found.items(), key=lambda pair: (order[pair[0].outlet], -pair[1], pair[0].origin_id, pair[0].via or "")
        )
    )


def show_network(view: View) -> Html:
    """Return the section on who cites whom, or nothing where no telling has an origin."""
    edges = count_edges(view.account)
    if not edges:
        return Html("")
    cited = {edge: count for edge, count in edges.items() if _is_cited(view.account, edge)}
    note = (
        "From left to right: the outlet, what it came through where that is said, the origin. Thicker: more tellings."
    )
    table = tag(
        "details.more",
        tag("summary", f"The table behind it: {plural(len(edges), 'line')}"),
        _write_table(view, edges),
    )
    return show_section(view, "network", "Who has it from whom", _draw(view, cited), table, note=note)


def _is_cited(account: Account, edge: Edge) -> bool:
    """Whether the edge leads to somebody else than the outlet's own voice or the unknown."""
    origin = account.by_origin[edge.origin_id]
    return origin.kind != "unknown" and not (origin.kind == "outlet" and origin.name == edge.outlet)


@dataclass(frozen=True, slots=True)
class Layout:
    """Heights of the nodes; what things came through stands above the rows, so that no line runs behind it."""

    outlets: Mapping[str, float]
    vias: Mapping[str, float]
    origins: Mapping[str, float]


def _choose(edges: Mapping[Edge, int]) -> dict[Edge, int]:
    """Return the edges of the first outlets and of the origins that most outlets have."""
    outlets = frozenset(list(dict.fromkeys(edge.outlet for edge in edges))[:SHOWN_NODES])
    weight = Counter(edge.origin_id for edge in edges if edge.outlet in outlets)
    origins = frozenset(name for name, _ in weight.most_common(SHOWN_NODES))
    return {edge: count for edge, count in edges.items() if edge.outlet in outlets and edge.origin_id in origins}


def _lay_out(edges: Mapping[Edge, int]) -> Layout:
    vias = list(dict.fromkeys(edge.via for edge in edges if edge.via))
    outlets = list(dict.fromkeys(edge.outlet for edge in edges))
    rank = {name: number for number, name in enumerate(outlets)}
    heights: dict[str, list[int]] = defaultdict(list)
    for edge in edges:
        heights[edge.origin_id].append(rank[edge.outlet])
    origins = sorted(heights, key=lambda name: (sum(heights[name]) / len(heights[name]), name))
    rows = max(len(outlets), len(origins))
    return Layout(
        _spread(outlets, rows, len(vias)),
        {name: _ROW * (number + 0.8) for number, name in enumerate(vias)},
        _spread(origins, rows, len(vias)),
    )


def _spread(names: Sequence[str], rows: int, above: int) -> dict[str, float]:
    """Return heights that spread the names over the rows, below the given number of rows."""
    step = _ROW * rows / len(names)
    return {name: _ROW * (above + 0.3) + step * (number + 0.5) for number, name in enumerate(names)}


def _draw(view: View, edges: Mapping[Edge, int]) -> Html:
    shown = _choose(edges)
    if not shown:
        return Html("")
    layout = _lay_out(shown)
    parts = [_draw_edge(edge, count, layout) for edge, count in shown.items()]
    parts += [_draw_end(name, _OUTLET_X, y, "end") for name, y in layout.outlets.items()]
    parts += [_draw_via(name, y) for name, y in layout.vias.items()]
    parts += [
        _draw_end(view.account.by_origin[name].name, _ORIGIN_X, y, "start") for name, y in layout.origins.items()
    ]
    height = round(max([*layout.outlets.values(), *layout.origins.values()]) + _ROW * 0.7)
    counts = f"{plural(len(layout.outlets), 'outlet')} and {plural(len(layout.origins), 'origin')}"
    size = {"viewBox": f"0 0 {_WIDTH} {height}", "width": str(_WIDTH), "height": str(height)}
    label = f"{counts}; the table below says the same"
    svg = tag("svg.picture", *parts, at={**size, "role": "img", "aria-label": label})
    around = {"tabindex": "0", "role": "region", "aria-label": view.label("Who has it from whom, scrolls sideways")}
    return tag("div.scroll", svg, at=around)


def _draw_edge(edge: Edge, count: int, layout: Layout) -> Html:
    start, end = (_OUTLET_X + 8, layout.outlets[edge.outlet]), (_ORIGIN_X - 8, layout.origins[edge.origin_id])
    stops = [start, end]
    if edge.via:
        y = layout.vias[edge.via]
        stops = [start, (_VIA_X, y), (_VIA_X + _VIA_WIDTH, y), end]
    path = f"M{start[0]} {start[1]:.0f}"
    for (x1, y1), (x2, y2) in pairwise(stops):
        middle = (x1 + x2) / 2
        path += f"C{middle:.0f} {y1:.0f} {middle:.0f} {y2:.0f} {x2} {y2:.0f}"
    width = f"{1.2 + log2(count):.1f}"
    return tag("path.edge", at={"d": path, "stroke-width": width})


def _draw_end(name: str, x: int, y: float, anchor: str) -> Html:
    offset = -12 if anchor == "end" else 12
    words = tag("text.name", _shorten(name), at={"x": str(x + offset), "y": f"{y + 5:.0f}", "text-anchor": anchor})
    return tag("g", tag("circle.node", at={"cx": str(x), "cy": f"{y:.0f}", "r": "5"}), words)


def _draw_via(name: str, y: float) -> Html:
    box = {"x": str(_VIA_X), "y": f"{y - 14:.0f}", "width": str(_VIA_WIDTH), "height": "28", "rx": "14"}
    at = {"x": str(_VIA_X + _VIA_WIDTH // 2), "y": f"{y + 5:.0f}", "text-anchor": "middle"}
    return tag("g", tag("rect.via", at=box), tag("text.name", _shorten(name, 20), at=at))


def _shorten(name: str, letters: int = _LETTERS) -> str:
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def _write_table(view: View, edges: Mapping[Edge, int]) -> Html:
    rows = []
    for edge, count in edges.items():
        origin = view.account.by_origin[edge.origin_id]
        kind = tag("span.how", f" {ORIGINS[origin.kind]}") if origin.kind not in ("person", "unknown") else ""
        name = "origin not known" if origin.kind == "unknown" else origin.name
        cells = [tag("th", isolate(edge.outlet), at={"scope": "row"}), tag("td", isolate(edge.via or "directly"))]
        rows.append(tag("tr", *cells, tag("td", join([isolate(name), kind])), tag("td.number", str(count))))
    head = [tag("th", words, at={"scope": "col"}) for words in ("Outlet", "Through", "Origin", "Tellings")]
    caption = tag("caption", "Each way from an origin to an outlet")
    table = tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *rows))
    return tag(
        "div.scroll",
        table,
        at={"tabindex": "0", "role": "region", "aria-label": view.label("Table of who has it from whom")},
    )

"""The signs of a timeline: what happened, is planned, proposed, awaited or called off, told apart by shape."""

from __future__ import annotations

import re
from typing import Final, Literal

from tellings.rendering.labels import MOODS
from tellings.rendering.markup import Html, tag
from tellings.types.dossiers import Event, EventKind

Sign = Literal["happened", "doubted", "planned", "proposed", "awaited", "cancelled"]
Wing = Literal["bar", "open"]
DOT: Final = 13
WING: Final = 26
"""How far the bar behind a sign reaches to each side, where its event has several days."""
SIGN_WORDS: Final[dict[Sign, str]] = {
    "happened": "told as done",
    "doubted": "denied, or told at second hand",
    "planned": "planned",
    "proposed": "proposed",
    "awaited": "awaited",
    "cancelled": "called off",
}
_MONTH: Final = re.compile(
    r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember)\b"
)
_YEAR: Final = re.compile(r"(.+?)(?: of)? (\d{4})\Z")


def find_sign(event: Event) -> Sign:
    """Return the sign of an event; what is told as done, but denied or told at second hand, is no plain fact."""
    kind: EventKind = event.kind
    return "doubted" if kind == "happened" and event.mood in MOODS else kind


def shorten_days(words: str) -> tuple[str, str]:
    """Return days for a picture, with short months, and apart from them the year.

    >>> shorten_days("28 February – 3 March 2031"), shorten_days("week 15 of 2031"), shorten_days("2031")
    (('28 Feb – 3 Mar', '2031'), ('week 15', '2031'), ('2031', ''))
    """
    short = _MONTH.sub(r"\1", words)
    found = _YEAR.match(short)
    return (found[1], found[2]) if found else (short, "")


def draw_sign(sign: Sign, x: float, y: float, size: float = DOT) -> list[Html]:
    """Return the sign itself, without its number."""
    if sign == "awaited":
        reach = size * 1.3
        corners = f"M{x:g} {y - reach:g}L{x + reach:g} {y:g}L{x:g} {y + reach:g}L{x - reach:g} {y:g}Z"
        return [tag("path.dot.awaited", at={"d": corners})]
    parts = [_circle(f"circle.dot.{sign}", x, y, size)]
    if sign == "doubted":
        parts.append(_circle("circle.dot.inner", x, y, size - 3))
    return parts


def draw_strike(sign: Sign, x: float, y: float, size: float = DOT) -> list[Html]:
    """Return the line that strikes out what is called off; nothing for others."""
    if sign != "cancelled":
        return []
    reach = size + 8
    return [_line("line.strike", x - reach, y + reach / 2, x + reach, y - reach / 2)]


def draw_wings(sign: Sign, x: float, y: float, left: Wing | None, right: Wing | None) -> list[Html]:
    """Return what lies behind the sign of an event without one sure day: bars to other days, arrows to open sides."""
    parts = []
    start, end = (x - WING if left == "bar" else x), (x + WING if right == "bar" else x)
    if end > start:
        box = {"x": f"{start:g}", "y": f"{y - 6:g}", "width": f"{end - start:g}", "height": "12", "rx": "2"}
        parts.append(tag(f"rect.bar.{sign}", at=box))
    for way, wing in ((-1, left), (1, right)):
        if wing == "open":
            tip = x + way * (WING + 3)
            head = f"M{tip - way * 8:g} {y - 6:g}L{tip:g} {y:g}L{tip - way * 8:g} {y + 6:g}"
            parts += [_line("line.reach", x, y, tip, y), tag("path.reach", at={"d": head})]
    return parts


def draw_bar(sign: Sign, start: float, end: float, y: float, *, begins: bool, ends: bool) -> list[Html]:
    """Return the part of a bar that lies in one piece; its ends are closed where it begins and ends."""
    top, bottom = y - 9, y + 9
    parts = []
    if sign == "happened":
        box = {"x": f"{start:g}", "y": f"{top:g}", "width": f"{end - start:g}", "height": "18"}
        parts.append(tag("rect.span.happened", at=box))
    edges = f"M{start:g} {top:g}H{end:g}M{start:g} {bottom:g}H{end:g}"
    edges += f"M{start:g} {top:g}V{bottom:g}" if begins else ""
    edges += f"M{end:g} {top:g}V{bottom:g}" if ends else ""
    parts.append(tag(f"path.span.{sign}", at={"d": edges}))
    if sign == "cancelled":
        parts.append(_line("line.strike", start, y, end, y))
    return parts


def draw_arrow(start: tuple[float, float], end: tuple[float, float]) -> list[Html]:
    """Return the arrow from one sign to the one that follows it; a long one runs above what lies between."""
    (x0, y0), (x1, y1) = start, end
    rise = 0.0 if x1 - x0 < 60 else 26.0
    length = max(1.0, ((x1 - x0) ** 2 + (y1 - y0 + rise) ** 2) ** 0.5)
    dx, dy = (x1 - x0) / length, (y1 - y0 + rise) / length
    from_x, from_y = x0 + (DOT + 2) * dx, y0 + (DOT + 2) * (dy if not rise else -0.6)
    to_x, to_y = x1 - (DOT + 3) * dx, y1 - (DOT + 3) * (dy if not rise else 0.6)
    middle = f"Q{(x0 + x1) / 2:.1f} {min(y0, y1) - rise - 8:.1f} " if rise else "L"
    left = f"{to_x - 7 * dx + 4 * dy:.1f} {to_y - 7 * dy - 4 * dx:.1f}"
    right = f"{to_x - 7 * dx - 4 * dy:.1f} {to_y - 7 * dy + 4 * dx:.1f}"
    path = f"M{from_x:.1f} {from_y:.1f}{middle}{to_x:.1f} {to_y:.1f}M{left}L{to_x:.1f} {to_y:.1f}L{right}"
    return [tag("path.next", at={"d": path})]


def draw_number(sign: Sign, number: int, x: float, y: float) -> Html:
    """Return the number that stands in a sign."""
    kind = "text.done" if sign == "happened" else "text.open"
    return tag(kind, str(number), at={"x": f"{x:g}", "y": f"{y + 4.5:g}"})


def _circle(kind: str, x: float, y: float, radius: float) -> Html:
    return tag(kind, at={"cx": f"{x:g}", "cy": f"{y:g}", "r": f"{radius:g}"})


def _line(kind: str, x0: float, y0: float, x1: float, y1: float) -> Html:
    return tag(kind, at={"x1": f"{x0:g}", "y1": f"{y0:g}", "x2": f"{x1:g}", "y2": f"{y1:g}"})

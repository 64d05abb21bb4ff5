"""An account as terminal text and as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Sequence
from typing import Final, Literal

from tellings.rendering.outlines import Entry, Outline, Section
from tellings.rendering.places import show_plainly, to_one_line
from tellings.types.documents import Rejection

Role = Literal["headline", "heading", "words", "label", "note"]
Emphasis = Callable[[Role, str], str]
"""Given the role of a printed line and the line, return the line as it is to appear (coloured, say)."""

_MARKS = re.compile(r"([\\`*_\[\]<>|~&$])")
_LINE_START = re.compile(r"^(\s{0,3})([#+=-]|\d{1,9}(?=[.)]))", re.MULTILINE)
LEGEND: Final = (
    "Places are [report:start-end], counted in characters of the report as delivered. "
    "c1, c2 and so on name claims, t1, t2 and so on events: `tellings explain` says why each stands as it does."
)


def leave_plain(role: Role, line: str) -> str:
    """Return the line as it is."""
    return line


def render_text(
    outlines: Sequence[Outline],
    rejections: Sequence[Rejection] = (),
    *,
    width: int | None = None,
    emphasis: Emphasis = leave_plain,
) -> str:
    """Return accounts as terminal text, wrapped at `width` where given; unwrapped lines hold each sentence whole."""
    lines: list[str] = []
    for outline in outlines:
        lines += _write(show_plainly(outline.headline), "headline", "", width, emphasis)
        facts = [*outline.facts, *([outline.place] if outline.place else [])]
        lines += _write(show_plainly(" ".join(facts)), "note", "", width, emphasis)
        for section in outline.sections:
            lines += ["", *_write(section.title.upper(), "heading", "", width, emphasis)]
            if section.note:
                lines += _write(section.note, "note", "", width, emphasis)
            lines += _write_rows(section.rows, width, emphasis)
            lines += _write_entries(section.entries, section.numbered, "  ", width, emphasis)
        lines += ["", ""]
    if rejections:
        lines += _write("NOT READ", "heading", "", width, emphasis)
        for rejection in rejections:
            words = f"{rejection.report_id} ({rejection.stage}): {rejection.reason}"
            lines += _write(show_plainly(words), "note", "  ", width, emphasis)
        lines.append("")
    if outlines:
        lines += _write(LEGEND, "note", "", width, emphasis)
    return "\n".join(lines).rstrip("\n") + "\n"


def _write(line: str, role: Role, indent: str, width: int | None, emphasis: Emphasis, *, lead: str = "") -> list[str]:
    """Return one entry as lines; the first begins with `lead`, and all others stand below its words."""
    line = to_one_line(line)
    if width is None:
        return [indent + lead + emphasis(role, line)]
    room = max(20, width - len(indent) - len(lead))
    wrapped = textwrap.wrap(line, room, break_long_words=False, break_on_hyphens=False) or [""]
    pad = " " * len(lead)
    return [indent + (pad if index else lead) + emphasis(role, piece) for index, piece in enumerate(wrapped)]


def _write_entries(
    entries: Sequence[Entry], numbered: bool, indent: str, width: int | None, emphasis: Emphasis
) -> list[str]:
    lines: list[str] = []
    for number, entry in enumerate(entries, 1):
        lead = f"{number:>2}  " if numbered else ""
        shown = entry.words if entry.words is not None else entry.label or ""
        role: Role = "words" if entry.words is not None else "label"
        lines += _write(show_plainly(shown), role, indent, width, emphasis, lead=lead)
        below = indent + (" " * len(lead) or "  ")
        for note in entry.notes:
            lines += _write(show_plainly(note), "note", below, width, emphasis)
        lines += _write_entries(entry.entries, False, indent + "  ", width, emphasis)
    return lines


def _write_rows(rows: Sequence[Sequence[str]], width: int | None, emphasis: Emphasis) -> list[str]:
    """Return a table in columns; where it does not fit, each row wrapped under its first cell."""
    shown = [[show_plainly(to_one_line(cell)) for cell in row] for row in rows]
    widths = [max(map(len, cells)) for cells in zip(*shown, strict=True)]
    lines: list[str] = []
    for number, row in enumerate(shown):
        role: Role = "label" if number == 0 else "note"
        if width is None or sum(widths) + 2 * len(widths) <= width:
            cells = [cell.ljust(room) for cell, room in zip(row, widths, strict=True)]
            lines.append("  " + emphasis(role, "  ".join(cells).rstrip()))
        else:
            lines += _write(row[0], "label", "  ", width, emphasis)
            lines += _write(" ".join(filter(None, row[1:])), role, "    ", width, emphasis)
    return lines


def escape_markdown(text: str) -> str:
    """Return text that Markdown shows as it is.

    >>> escape_markdown("1. a *bold* [claim](x)")
    '1\\\\. a \\\\*bold\\\\* \\\\[claim\\\\](x)'
    """
    escaped = _MARKS.sub(r"\\\1", show_plainly(text))
    return _LINE_START.sub(
        lambda match: match[1] + (match[2] + "\\" if match[2].isdigit() else "\\" + match[2]), escaped
    )


def render_markdown(outlines: Sequence[Outline], rejections: Sequence[Rejection] = ()) -> str:
    """Return accounts as Markdown: report text is escaped, so that none of it acts as markup."""
    parts: list[str] = []
    for outline in outlines:
        parts += [f"# {escape_markdown(to_one_line(outline.headline))}", ""]
        facts = [*outline.facts, *([outline.place] if outline.place else [])]
        parts += [f"*{escape_markdown(to_one_line(' '.join(facts)))}*", ""]
        for section in outline.sections:
            parts += _mark_section(section)
    if rejections:
        told = [to_one_line(f"{item.report_id} ({item.stage}): {item.reason}") for item in rejections]
        parts += ["## Not read", "", *(f"- {escape_markdown(words)}" for words in told)]
        parts.append("")
    if outlines:
        parts += ["---", "", escape_markdown(LEGEND)]
    return "\n".join(parts).rstrip("\n") + "\n"


def _mark_section(section: Section) -> list[str]:
    parts = [f"## {section.title}", ""]
    if section.note:
        parts += [f"*{section.note}*", ""]
    return [*parts, *_mark_rows(section.rows), *_mark_entries(section.entries, section.numbered, ""), ""]


def _mark_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a table with bars; bars inside a cell are escaped."""
    marked = [" | ".join(escape_markdown(to_one_line(cell)) or " " for cell in row) for row in rows]
    if not marked:
        return []
    rule = "|".join([" --- "] * len(rows[0]))
    return [f"| {marked[0]} |", f"|{rule}|", *(f"| {row} |" for row in marked[1:]), ""]


def _mark_entries(entries: Sequence[Entry], numbered: bool, indent: str) -> list[str]:
    parts: list[str] = []
    for number, entry in enumerate(entries, 1):
        lead = f"{number}. " if numbered else "- "
        shown = escape_markdown(to_one_line(entry.words if entry.words is not None else entry.label or ""))
        shown = shown if entry.words is not None else f"**{shown}**"
        below = indent + " " * len(lead)
        breaks = "".join(f"  \n{below}{escape_markdown(to_one_line(note))}" for note in entry.notes)
        parts.append(f"{indent}{lead}{shown}{breaks}")
        parts += _mark_entries(entry.entries, False, below)
    return parts

"""Dossier → text, Markdown, HTML, JSON, iCalendar: every sentence shown is the exact words of a span."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Literal, get_args

from tellings.errors import UsageError
from tellings.rendering.accounts import make_account
from tellings.rendering.explanations import render_explanation
from tellings.rendering.layers import render_annotated
from tellings.rendering.outlines import make_outline
from tellings.rendering.pages import render_page
from tellings.rendering.stories import render_reasons
from tellings.rendering.texts import Emphasis, leave_plain, render_markdown, render_text
from tellings.types.annotations import AnnotatedDocument
from tellings.types.codec import encode_dossier
from tellings.types.codec.rows import escape_signs
from tellings.types.documents import Rejection
from tellings.types.dossiers import Dossier

Format = Literal["text", "md", "html", "json", "ics"]

__all__ = ["Format", "render", "render_all", "render_annotated", "render_explanation", "render_reasons"]


def render(
    dossier: Dossier,
    documents: Sequence[AnnotatedDocument],
    *,
    format: Format,  # noqa: A002 - the word that users type
    with_text: bool = False,
    width: int | None = None,
    emphasis: Emphasis = leave_plain,
) -> str:
    """Return one account as terminal text, Markdown, one self-contained HTML page, JSON, or iCalendar.

    `documents` are those of the story, in any order. `with_text` embeds their texts in JSON, `width` wraps
    terminal text, `emphasis` may colour its lines. A calendar holds what is planned, proposed, awaited or called off.
    Raise UsageError for another format, or where a document of the story is missing.
    """
    if format == "json":
        return _write_json(_encode(dossier, documents, with_text))
    return render_all([dossier], documents, format=format, width=width, emphasis=emphasis)


def render_all(
    dossiers: Sequence[Dossier],
    documents: Sequence[AnnotatedDocument],
    *,
    format: Format,  # noqa: A002 - the word that users type
    rejections: Sequence[Rejection] = (),
    with_text: bool = False,
    width: int | None = None,
    emphasis: Emphasis = leave_plain,
) -> str:
    """Return several accounts in one text, page or JSON object, with what could not be read and why."""
    if format not in get_args(Format):
        raise UsageError(f"an account is rendered as {', '.join(get_args(Format))}; found {format!r}")
    if format == "json":
        written = [_encode(dossier, documents, with_text) for dossier in dossiers]
        return _write_json({"dossiers": written, "rejections": [_encode_rejection(item) for item in rejections]})
    accounts = [make_account(dossier, documents) for dossier in dossiers]
    if format == "html":
        return render_page(accounts, rejections)
    if format == "ics":
        from tellings.rendering.calendars import render_calendar  # its library takes long to load

        return render_calendar(accounts)
    outlines = [make_outline(account) for account in accounts]
    if format == "md":
        return render_markdown(outlines, rejections)
    return render_text(outlines, rejections, width=width, emphasis=emphasis)


def _encode(dossier: Dossier, documents: Sequence[AnnotatedDocument], with_text: bool) -> dict[str, object]:
    account = make_account(dossier, documents)
    return encode_dossier(dossier, account.by_document, with_text=with_text)


def _encode_rejection(rejection: Rejection) -> dict[str, str]:
    return {"report": rejection.report_id, "stage": rejection.stage, "reason": rejection.reason}


def _write_json(value: object) -> str:
    return escape_signs(json.dumps(value, ensure_ascii=False, indent=1)) + "\n"

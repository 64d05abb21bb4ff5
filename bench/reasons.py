"""Why a story lies far below the seeds, said by whoever read its errors; the report prints them where they apply."""

from __future__ import annotations

from collections.abc import Mapping

REASONS: Mapping[tuple[str, str], str] = {}

"""Clauses of a document as statements: spans with mood, polarity, predicate, actors, numbers, times and source."""

from __future__ import annotations

from tellings.annotation.statements.finders import find_statements

__all__ = ["find_statements"]

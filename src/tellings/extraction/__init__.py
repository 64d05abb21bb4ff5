"""Report in, document or rejection out: what is text and what is page, who published, and what was cut and why."""

from tellings.extraction.documents import extract
from tellings.extraction.templates import learn_furniture

__all__ = ["extract", "learn_furniture"]

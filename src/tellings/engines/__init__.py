"""Local processes that hostile input can hang or crash without harm."""

from tellings.engines.processes import Answer, Processes

__all__ = ["Answer", "Processes"]

"""The only door to the network: one guarded client for every request, which refuses what is not public."""

from tellings.readers.web.clients import Client, Thresholds

__all__ = ["Client", "Thresholds"]

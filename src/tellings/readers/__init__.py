"""The edge where reports come in: files, folders, patterns and standard input, each read by what it holds."""

from tellings.readers.files import read_json, read_json_lines, read_reports
from tellings.readers.limits import Thresholds
from tellings.readers.places import Fetch, Fetched

__all__ = ["Fetch", "Fetched", "Thresholds", "read_json", "read_json_lines", "read_reports"]

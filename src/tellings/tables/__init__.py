"""Data tables with their origin and licence beside them, read once."""

"""Tellings."""

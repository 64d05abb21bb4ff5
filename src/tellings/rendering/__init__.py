"""Rendering room."""

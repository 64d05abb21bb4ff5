"""Faces room."""

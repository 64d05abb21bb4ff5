"""Clustering room."""

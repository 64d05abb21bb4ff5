"""Frozen values that flow from stage to stage; standard library only, links are ids or indices."""

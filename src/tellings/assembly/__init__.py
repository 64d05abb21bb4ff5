"""Assembly room."""

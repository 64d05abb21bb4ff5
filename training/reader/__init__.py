"""The recipe of the reader model: `python -m training.reader`."""

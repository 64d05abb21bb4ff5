"""The edge where people come in: the command line, its messages and its output."""

"""The weights of line shapes: which lines of a whole web page are its report, and which one is the title."""

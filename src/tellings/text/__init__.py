"""String work that knows nothing of news; every function is pure and keeps offsets into the string it was given."""

"""The reader model behind two functions: `tag` reads a sentence, `encode` gives its vector."""

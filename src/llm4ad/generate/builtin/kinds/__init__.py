"""The kinds of statements: what each means, and the program that checks it."""

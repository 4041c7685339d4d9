"""Foundation models as finders: part names in words, nothing to teach, weights to download."""

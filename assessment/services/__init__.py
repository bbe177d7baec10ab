"""One module per activity; a function is one use case: open, check, change, save."""

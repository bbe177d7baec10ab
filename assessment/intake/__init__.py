"""Opening what comes from outside safely."""

"""Checklists in: YAML files become records or remarks, never half of each."""

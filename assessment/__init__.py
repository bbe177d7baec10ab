"""Self-assessment and audit toolkit for ISO 10002 complaints handling."""

__version__ = "0.1.0"

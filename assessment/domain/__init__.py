"""Values and rules of the field: standard library and pydantic only, no clock, no input or output."""

"""Report models to bytes: a template or a layout places phrases that were final before."""

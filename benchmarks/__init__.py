"""How fast it is, as ratios of medians within one run: machines differ, ratios hold."""

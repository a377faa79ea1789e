"""Scenarios: typed, with units, distributions, hypotheses, sources."""

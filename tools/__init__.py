"""Installs, runs and tests Colead with nothing but Python's standard library."""

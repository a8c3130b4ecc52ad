"""Builds the shipped model from the corpus; left out of the wheel."""

"""Tocsin: an event monitor for news. Documents in, structured alerts out, nothing lost."""

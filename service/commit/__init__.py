"""Alerts, dead letters, deduplication and acknowledgement in one atomic step; recovery."""

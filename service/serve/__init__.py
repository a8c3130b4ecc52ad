"""Metrics, health and the HTTP port."""

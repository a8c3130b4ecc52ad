"""Webhooks: hands alerts to HTTP targets, each at least once, and keeps what none would take."""

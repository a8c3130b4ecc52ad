"""The monitoring tried in earnest: a real Prometheus scrapes a running service under load."""

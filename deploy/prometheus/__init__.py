"""The rules for Prometheus, and their form for its operator."""

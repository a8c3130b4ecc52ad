"""What is shipped to deploy Tocsin: the container, the manifests, the monitoring."""

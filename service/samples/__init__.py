"""Documents for trying Tocsin out: invented, none of it happened."""

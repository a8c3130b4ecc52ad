"""Tocsin: an event monitor for news. Documents in, structured alerts out, nothing lost."""

import os

# One worker uses one core; the linear algebra library would start a thread per core for
# products far too small to share. It reads this once, when numpy is first imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")

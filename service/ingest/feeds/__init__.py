"""Feeds of the outside world to news documents: one file per kind of source.

The parsers (``syndication``, ``ninjs``, ``newsml``, ``page``, ``objects``, ``plain``) are pure:
bytes in, items out. Only ``fetch``, ``guard``, ``hosts``, ``robots``, ``web``, ``folder``,
``files``, ``stdin`` and ``sink`` touch the network, the disk or Redis.
"""

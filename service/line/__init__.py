"""The line: ingest, classify and commit put in order, for one batch and for ever."""

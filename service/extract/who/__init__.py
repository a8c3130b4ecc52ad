"""Who did what to whom: the words marked or governed by a deed, and who they stand for."""

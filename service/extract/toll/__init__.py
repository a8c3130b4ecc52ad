"""How many people an event killed, injured or took, and which sentences may tell it."""

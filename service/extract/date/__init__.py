"""When an event happened: the days that sentences tell, and which of them is the event's."""

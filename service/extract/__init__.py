"""Fields of an event: tolls, date and place, from its words alone."""

"""Where an event happened: read off its sentences, the document around them and a gazetteer."""

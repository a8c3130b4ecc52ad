"""What both ends of the line know of Redis: kinds of trouble, and the consumer group."""

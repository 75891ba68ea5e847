"""Files of every kind that we read, as text with places, in ``formaat``; and text and tables as we write them."""

"""The demo shops: what they are called, what they work on, and the pictures drawn for them."""

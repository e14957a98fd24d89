"""Measurements anyone can repeat with one command: `python3 dev.py bench`."""

"""Shapes of the outside world, read and written by pure functions."""

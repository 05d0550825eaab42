"""Requests of every kind against a running service, and what must be true of it after each of them."""

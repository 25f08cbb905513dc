"""Tests that walk the built site in a real browser."""

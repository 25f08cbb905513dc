"""Staged plans in YAML, checked and rendered as the pages of a static guide."""

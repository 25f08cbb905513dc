"""Ratios against other engines, each taken within one run on one machine."""

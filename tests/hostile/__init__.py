"""Hostile and broken input, in numbers: nothing crashes, nothing runs, nothing changes its meaning.

A small sample of our own always runs. The large corpora are looked for in ../shared/corpora,
seen from the project's root, or where TEST_CORPORA says.
"""

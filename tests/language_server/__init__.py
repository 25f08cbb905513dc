"""The language server that editors run, and a talk with it."""

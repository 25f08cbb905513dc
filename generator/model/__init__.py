"""The contract of a guide's data: what its files may say, as types.

Everything here is frozen and strict: a value has the type it was written with.
Descriptions are written for plan authors; the editor schema and the key
reference are made from them.
"""

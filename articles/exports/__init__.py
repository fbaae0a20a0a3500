"""The archive's way out of the house: which stories, as which values, into which files.

`choosing` turns what a command was asked into stories, `changes` knows what came and went since an
earlier export, `telling` reads stories in batches, `files` writes what is whole or not there.
`recall` says who holds a text that is no longer right, `ledger` lists every published version.
"""

"""Submissions on the branches of this clone to the figures of the queue.

`refs/microcred/gathered` says that all open pull requests of GitHub were gathered into this clone:
then there being none means that nobody waits. Elsewhere it may only mean that they are not here.

E05 the queue's figures that a build was given cannot be read.
"""

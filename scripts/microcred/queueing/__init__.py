"""Submissions on the branches of this clone to the figures of the queue.

`refs/microcred/gathered` says that all open pull requests of GitHub were gathered into this clone:
then there being none means that nobody waits. Where some were gathered and others could not be, and
where there is no submission at all, this clone cannot tell, and there is no page.

E05 the queue's figures that a build was given cannot be read.
"""

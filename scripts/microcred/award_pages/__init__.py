"""The ledger on the site: award pages and their data, earners' pages, did.json, images.

Award pages do not pass through the workshop's site: 100,000 of them are laid out on a stage, and
moved to their places in the published folder once all else is done and right.
"""

"""Timings that README quotes. Run them with `make bench`."""

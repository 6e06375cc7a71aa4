"""Frozen models, one module per kind of file. Unknown keys are an error."""

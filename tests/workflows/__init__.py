"""The workflows: what they must keep to, and how they run."""

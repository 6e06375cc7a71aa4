"""The mkdocs theme `microcred`: templates and assets on top of mkdocs-material."""

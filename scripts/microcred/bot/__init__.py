"""What the bot does on GitHub: something happened, and what is known of it, to a list of actions.

Pure: nothing here reads GitHub or Git. Nothing is remembered but by the bot's own comments.
"""

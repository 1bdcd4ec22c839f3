"""The line of stages from articles to events."""

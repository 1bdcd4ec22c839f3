"""What the page shows, made from the tables without any widget."""

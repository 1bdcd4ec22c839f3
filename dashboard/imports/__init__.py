"""Event tables that others coded, read into our own."""

"""What people corrected: the log, and its replay on what the articles alone give."""

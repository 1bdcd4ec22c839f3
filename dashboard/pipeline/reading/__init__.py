"""Reading one article as a coder does: from its cues to its gatherings, with the place, day and crowd of each."""

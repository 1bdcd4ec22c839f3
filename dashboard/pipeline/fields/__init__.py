"""Words for days, crowds and organizers, found in a text by themselves; the reading links them to gatherings."""

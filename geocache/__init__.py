"""Geocoders and the cached table they fill. Knows nothing of articles, events or pages."""

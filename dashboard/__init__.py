"""Protest Map: reads news articles, finds the rallies in them and shows each on a map."""

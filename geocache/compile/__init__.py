"""Makes the embedded gazetteer and the page's basemap from their sources; needs the packages of the test extra."""

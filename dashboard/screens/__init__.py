"""The page's parts as Streamlit shows them; what they show is worked out in `dashboard.page`."""

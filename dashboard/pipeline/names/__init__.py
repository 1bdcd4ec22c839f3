"""Place names as written, told apart from people, firms and streets, and the places they mean."""

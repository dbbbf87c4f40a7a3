"""Charts described once, in values, words and roles: the page, pictures and slides draw them each in their own way."""

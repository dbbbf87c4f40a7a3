"""Documents: a brief described once, and written as a page of HTML (dashboard/parts), for Word and as PDF."""

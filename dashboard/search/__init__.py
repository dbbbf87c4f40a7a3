"""What the search of the header finds: countries, indicators, pages and quoted figures, and what readers call them."""

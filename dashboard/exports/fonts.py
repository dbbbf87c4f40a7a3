"""The fonts of documents and slides, which the offices that open them bring."""

from __future__ import annotations

LATIN, COMPLEX, ASIAN = "Arial", "Arial", "Microsoft YaHei"
"""That come with every office, for each kind of script."""
SYMBOLS = "Segoe UI Symbol"
"""Of Windows, for signs, which are of one size in it; where it is missing, offices take one other font that has them
all."""

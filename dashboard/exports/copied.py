"""What a reader pastes into a text: a view's message as a sentence with its footnote, and its table as cells."""

from __future__ import annotations

from dashboard.exports.picture.composition import Content
from dashboard.figures.shown import Table
from dashboard.i18n import in_sentences, translate
from dashboard.i18n.published import unmarked
from dashboard.words.names import capitalised

MARK = "\u00b9"
"""Of the footnote, after the sentence and before the note."""
_ENDS = (".", "!", "?", "…", "。", "؟")


def sentence(content: Content, aloud: str = "") -> str:
    """The message and its caveat; then, below an empty line, whose figures it rests on, what it counts, and where.

    The message is the view's own one, also where the reader has worded a title. `aloud`: the same as somebody says it;
    empty where it has no other form than the title.
    """
    message = aloud or _ended(content.message or content.title)
    told = in_sentences(filter(None, (f"{message}{MARK}", unmarked(content.caveat))))
    # Where bars have the figures of a title, a text has them nowhere else.
    figures = "" if content.aloud in f"{told} {content.counted}" else content.aloud
    counted = (_ended(capitalised(text)) for text in (content.counted, figures))
    note = in_sentences(filter(None, (content.source, *counted, _ended(content.seen))))
    return f"{told}\n\n{MARK} {note}\n"


def cells(content: Content, table: Table) -> str:
    """The table with tabs between its cells; below an empty line its title, caveat, source and address."""
    headings = dict(table.parts)
    lines = ["\t".join(map(_cell, table.columns))]
    for place, row in enumerate(table.rows):
        if place in headings:
            lines.append(_cell(headings[place]))
        lines.append("\t".join(map(_cell, row)))
    told = (content.title, content.subtitle, content.caveat, content.source, content.seen)
    return "\n".join((*lines, "", *(_cell(text) for text in told if text), ""))


def _ended(text: str) -> str:
    """A sentence with its end, as a message on a picture has none."""
    return text if not text or text.endswith(_ENDS) else translate("{sentence}.", sentence=text)


def _cell(text: str) -> str:
    """A text that stays in its cell, and that no spreadsheet takes for a formula."""
    plain = " ".join(unmarked(text).split())
    return f"'{plain}" if plain[:1] in ("=", "@", "+") else plain

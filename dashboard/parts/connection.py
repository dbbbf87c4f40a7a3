"""What a page says while the server cannot be reached: the place of the banner, and its words."""

from __future__ import annotations

from dashboard.i18n import current_language, translate
from dashboard.parts.elements import as_script

SCRIPT = "connection.js"
"""Runs before the other scripts of each document."""


def words() -> dict[str, str]:
    """The words of assets/connection.js, and of what shows an older answer meanwhile."""
    return {
        "away": translate("Since {time} the server cannot be reached."),
        "failing": translate("Since {time} the server answers with errors."),
        "refused": translate("Since {time} the server no longer takes what this page asks. Please load it again."),
        "figures": translate("The figures shown here are those of {time}."),
        "kept": translate("This page was kept in this browser; its figures are those of {time}."),
        "again": translate("What could not be fetched is asked for again by itself."),
        "retry": translate("Try again now"),
        "reload": translate("Load the page again"),
        "back": translate("The server answers again."),
        "still": translate("Still shows: {what}"),
        "notYet": translate("Not loaded yet"),
        "pageAway": translate("“{page}” could not be loaded"),
        "pageLate": translate("“{page}” is on its way"),
        "keptPages": translate("Pages kept in this browser"),
        "unkept": translate("This page is not kept in this browser"),
        "pageComes": translate("It appears here by itself as soon as the server answers."),
    }


def place() -> str:
    """The banner, empty as long as all is well, what is heard of it, and the words that the first script needs."""
    told = as_script({"lang": current_language(), "words": words()})
    return (
        '<div id="connection"></div>\n<p id="connection-said" class="unseen" role="status"></p>\n'
        f'<script type="application/json" id="connection-words">{told}</script>'
    )


def late() -> str:
    """What is said where the page that the HTML brings does not begin to work, and to who has no script.

    The sheet shows the first sentence after a while, and only until the page works.
    """
    long = translate("Maps, charts and filters take longer than usual to begin.")
    again = translate("Load the page again")
    without = translate(
        "Live maps and charts need JavaScript, which is turned off in this browser. Pictures and tables stand in their "
        "place."
    )
    return (
        f'<p class="first-late">{long} <a href="">{again}</a></p>'
        f'<noscript><p class="without-script">{without}</p></noscript>'
    )

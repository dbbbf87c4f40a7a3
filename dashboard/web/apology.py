"""What a browser shows in place of a page that the server cannot give just now: a plain sentence, and another try."""

from __future__ import annotations

from html import escape

from flask import Response, request

from dashboard.i18n import DEFAULT, is_right_to_left, language, translate, translate_number
from dashboard.web import tongues

PAUSE = 15
"""Seconds after which the page tries again by itself."""
_LOOK = (
    ":root{color-scheme:light dark}body{margin:0;padding:15vh 24px;font:18px/1.5 system-ui,sans-serif;"
    "background:Canvas;color:CanvasText}main{max-width:60ch;margin:auto}h1{font-size:26px;line-height:1.25}"
    "a{display:inline-block;min-height:44px;line-height:44px;padding:0 16px;border:1px solid;border-radius:6px;"
    "color:inherit}[hidden]{display:none}.unseen{position:absolute;clip-path:inset(50%)}th,td{text-align:start;"
    "padding:6px 16px 6px 0}td a{min-height:24px;line-height:1.4;padding:0;border:0}button{font:inherit;"
    "min-height:44px;padding:0 16px}h2{font-size:20px}.small{font-size:15px}"
)


def is_wanted() -> bool:
    """Whether the request is a reader's for a page, rather than a program's, a picture's or a script's."""
    return request.method == "GET" and is_read()


def is_read() -> bool:
    """Whether a reader's browser shows the answer, however it asked: a program takes lines or data."""
    return "text/html" in request.headers.get("Accept", "")


def apology(status: int, busy: int = 0) -> Response:
    """The page, in the reader's language. `busy`: seconds until another try, where the server knows them."""
    lang = tongues.asked()
    with language(lang):
        return _written(lang, status, busy)


def no_release(status: int, name: str) -> Response:
    """For a release that there is not, or no more: its name, those that are kept, and the newest figures."""
    lang = tongues.asked()
    query = request.query_string.decode("ascii", "replace")
    path = f"/{request.path.lstrip('/')}"  # Two slashes would lead to another host.
    newest = escape(f"{path}?{query}" if query else path)
    with language(lang):
        title = (
            translate("This release is no longer kept")
            if status == 410
            else translate("There is no such release, or not this page in it")
        )
        said = translate("The address names the release: {release}.", release=name)
        kept, now = translate("All releases that are kept"), translate("This page with the newest figures")
    body = (
        f'<p>{escape(said)}</p>\n<p><a href="/data/changes">{escape(kept)}</a> <a href="{newest}">{escape(now)}</a></p>'
    )
    return document(lang, status, escape(title), body)


def refusal(status: int, line: str) -> Response:
    """For what there is not: that, in the reader's language, and the line that a program gets, which is in English."""
    lang = tongues.asked()
    with language(lang):
        title, about = escape(translate("There is no such page")), escape(translate("The address leads nowhere."))
        if status == 405:
            title, about = escape(translate("This address can only be read")), ""
        overview = escape(translate("Overview"))
    body = (
        f"{f'<p>{about}</p>' if about else ''}\n"
        f'<p class="small" lang="{DEFAULT}" dir="ltr">{escape(line)}</p>\n'
        f'<p><a href="{escape(tongues.spoken("/", lang))}">{overview}</a></p>'
    )
    return document(lang, status, title, body)


def document(lang: str, status: int, title: str, body: str, head: str = "") -> Response:
    """A document without anything from the server but these words."""
    return Response(
        f"""<!DOCTYPE html>
<html lang="{lang}" dir="{"rtl" if is_right_to_left(lang) else "ltr"}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
{head}<title>{title}</title>
<style>{_LOOK}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
""",
        status,
        content_type="text/html; charset=utf-8",
    )


def _written(lang: str, status: int, busy: int) -> Response:
    pause = busy or PAUSE
    title = escape(translate("Reach 2030 cannot show this page just now"))
    why = (
        translate("The server is busy, or is being started again.")
        if status == 503
        else translate("Something went wrong on the server; it has noted what.")
    )
    soon = translate_number(
        "This page tries again by itself in {number} second.",
        "This page tries again by itself in {number} seconds.",
        pause,
    )
    body = f'<p>{escape(why)} {escape(soon)}</p>\n<p><a href="">{escape(translate("Try again now"))}</a></p>'
    return document(lang, status, title, body, f'<meta http-equiv="refresh" content="{pause}">\n')

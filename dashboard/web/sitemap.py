"""What programs that list pages are told: `/robots.txt`, and `/sitemap.xml` with every page and every country."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from flask import Flask, Response, abort

from dashboard.context import Context

ROBOTS, SITEMAP = "/robots.txt", "/sitemap.xml"
COSTLY = ("/download/", "/copy/", "/export/", "/print/")
"""Files that are made for whoever asks: nobody looks for them by their words."""
_DAY = "public, max-age=86400"


def newest_release(context: Context) -> str:
    """The newest day, month or year (ISO 8601) on which a source was released or fetched."""
    return max((source.retrieved or source.released for source in context.sources.values()), default="")


def sitemap(context: Context, paths: Iterable[str]) -> str:
    """The pages at `paths` and those of all countries and areas, under the dashboard's public address."""
    root, changed = context.config.root, newest_release(context)
    countries = (f"/country/{code}" for code in sorted(context.geography.areas))
    day = f"<lastmod>{escape(changed)}</lastmod>" if changed else ""
    entries = "".join(f"<url><loc>{escape(root + path)}</loc>{day}</url>\n" for path in (*paths, *countries))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{entries}</urlset>\n'
    )


def register(server: Flask, context: Context, paths: Iterable[str]) -> None:
    """Register both. Addresses in a sitemap are whole: without a public address of this server there is none."""
    written = sitemap(context, paths) if context.config.public_url else ""
    rules = ["User-agent: *", *(f"Disallow: {context.config.prefix}{path}" for path in COSTLY)]
    if written:
        rules.append(f"Sitemap: {context.config.root}{SITEMAP}")

    def robots() -> Response:
        return _told("\n".join(rules) + "\n", "text/plain; charset=utf-8")

    def pages() -> Response:
        if not written:
            abort(404, "There is no sitemap: the public address of this server is not set.")
        return _told(written, "application/xml; charset=utf-8")

    server.add_url_rule(ROBOTS, "robots", robots)
    server.add_url_rule(SITEMAP, "sitemap", pages)


def _told(text: str, media_type: str) -> Response:
    answer = Response(text, content_type=media_type)
    answer.headers["Cache-Control"] = _DAY
    return answer

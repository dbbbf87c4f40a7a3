"""HTML elements with attributes that the typed components of Dash do not name, and many elements as one component."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.i18n import (
    DEFAULT,
    Slot,
    current_language,
    gap_behind,
    in_a_row,
    in_sentences,
    labelled,
    pieces,
    slots,
    translate,
)
from dashboard.i18n.published import MARKED, TERMS
from dashboard.words.releases import shown_now

_HTML = "dash_html_components"
_IN_ENGLISH = rf'<span lang="{DEFAULT}" dir="ltr">\1</span>'
_TERM = re.compile(rf"\b({'|'.join(TERMS)})\b")
_NAMES = {"className": "class", "tabIndex": "tabindex", "colSpan": "colspan", "rowSpan": "rowspan", "htmlFor": "for"}


def caption(text: str) -> Component:
    """What a table is of, for whoever does not see what stands above it."""
    return html.Caption(text, className="unseen")


def element(kind: Any, children: Any = None, attributes: Mapping[str, str] | None = None, **known: Any) -> Component:
    """An element of `dash.html` with children, free `attributes` ("data-panel", "aria-label") and known ones."""
    made: Component = kind(children, **known, **(attributes or {}))
    return made


def inside(text: Any, href: str, **known: Any) -> Component:
    """A link to another page of ours, also within text that is written out: the browser changes the page by itself."""
    return element(html.A, text, {"data-act": "go"}, href=href, **known)


def filled(text: str, **parts: Any) -> list[Any]:
    """A translated sentence with components in its slots."""
    return [parts[piece] if isinstance(piece, Slot) else piece for piece in pieces(text)]


def set_apart(*sentences: Any) -> list[Any]:
    """Sentences one after another, texts, elements or lists of these, set apart as `in_sentences` does it."""
    found: list[Any] = []
    for sentence in filter(None, sentences):
        gap = gap_behind(_end_of(found))
        found += [gap] if gap else []
        found += sentence if isinstance(sentence, list) else [sentence]
    return found


def _end_of(part: Any) -> str:
    """The last text in what a page is made of."""
    while isinstance(part, Component):
        part = getattr(part, "children", "")
    if isinstance(part, list | tuple):
        return next((text for item in reversed(part) if (text := _end_of(item))), "")
    return str(part or "")


def release_shown(release: str) -> list[Any]:
    """Which release is shown, its name in the order of its letters, whatever way the words around it go."""
    return filled(shown_now(**slots("release")), release=html.Bdi(release, className="release"))


def links_in(links: Sequence[Any], together: Callable[[Iterable[str]], str] = in_a_row) -> tuple[str, dict[str, Any]]:
    """Links in a row as the language joins them: a text with slots for a sentence, and what `filled` puts there."""
    named = {f"link{at}": link for at, link in enumerate(links)}
    return together(slots(*named).values()), named


def named_by(kind: Any, heading: str, told: Sequence[Any], name: str, **known: Any) -> Component:
    """An article called what its heading says, in the language of its words. `kind`: of the heading; `name`: its id."""
    title = f"{name}-title"
    parts = [element(kind, heading, id=title), *told]
    return element(html.Article, parts, {"aria-labelledby": title}, id=name, **known)


def origin_link(href: str, of: str) -> Component:
    """The way from a number to where it comes from; `of`: what it is of, which tells it from others that are heard."""
    asked = whence_said()
    name = {"data-act": "go", "aria-label": in_sentences((asked, of))}
    return element(html.A, asked, name, href=href, className="origin")


def whence_said() -> str:
    """What is asked of a number that leads to its rows."""
    return translate("Where does this come from?")


def figure_link(figure: str, href: str, of: str, **known: Any) -> Component:
    """A figure that leads to its rows; `of`: what it is of, which is heard behind it."""
    return inside(figure, href, **known, **{"aria-label": labelled(figure, of)})


def in_order() -> None:
    """Let components tell their `data-` and `aria-` properties by name, whatever order they were given in; and quickly.

    Dash puts names of arguments through a set, so that the same page would have other bytes, and the layout another
    address, after each start and on each host: a browser's copy would be worth nothing at the next one. It also looks
    through all names of properties for each element that is made, and again for each that is written.
    """
    if getattr(Component.to_plotly_json, "in_order", False):
        return
    Component.to_plotly_json = _told  # type: ignore[method-assign]
    for kind in vars(html).values():
        if isinstance(kind, type) and issubclass(kind, Component):
            _make_quick(kind)


def _told(self: Component) -> dict[str, Any]:
    """As Dash tells a component, but those of free names by name."""
    having, free = vars(self), tuple(self._valid_wildcard_attributes)
    props = {name: having[name] for name in self._prop_names if name in having}
    rest = sorted(name for name in having if name.startswith(free) and name not in props)
    props.update((name, having[name]) for name in rest)
    return {"props": props, "type": self._type, "namespace": self._namespace}


_told.in_order = True  # type: ignore[attr-defined]


def _make_quick(kind: type[Component]) -> None:
    """Let elements of a kind be made without a look at each name; one in which something is odd is made as before."""
    sample = vars(kind())
    made: Callable[..., None] = kind.__init__
    names = frozenset(sample["_prop_names"]) - {"children", "id"}
    free = tuple(sample["_valid_wildcard_attributes"])
    for name, value in sample.items():
        if name != "children":
            setattr(kind, name, value)

    def quick(self: Component, children: Any = None, **known: Any) -> None:
        for name, value in known.items():
            is_known = name in names or (name == "id" and type(value) is str) or name.startswith(free)
            if not is_known or isinstance(value, Component):
                made(self, children, **known)
                return
        vars(self).update(known, children=children)

    kind.__init__ = quick  # type: ignore[method-assign]


def plain(component: Any) -> Any:
    """A component as the JSON that is sent for it: what never changes is turned into it once, not at every request."""
    if isinstance(component, Component):
        made = component.to_plotly_json()  # type: ignore[no-untyped-call]
        return {**made, "props": {name: plain(value) for name, value in made["props"].items()}}
    if isinstance(component, (list, tuple)):
        return [plain(part) for part in component]
    return component


class Markup(str):
    """Markup of our own making, such as a picture as SVG, which goes into what is written out as it is."""


def markup(*parts: Any) -> str:
    """Elements of `dash.html`, texts and Markup as HTML. Raises TypeError for components that are no HTML."""
    return "".join(map(_written, parts))


def written(*components: Component) -> Component:
    """Elements of `dash.html` that are connected to nothing, written out as text inside one component.

    Each component of a page costs the browser time at every callback: a table of thousands of cells blocks it for
    many seconds. The browser puts the text in its place. Raises TypeError for components that are no HTML.
    """
    return element(html.Div, None, {"data-html": markup(*components)})


def sealed(kind: Any, children: Any, attributes: Mapping[str, str] | None = None, **known: Any) -> Component:
    """An element of `dash.html` as one component: what is inside it is connected to nothing, and written out as text.

    Raises TypeError for components that are no HTML.
    """
    return element(kind, None, {**(attributes or {}), "data-html": markup(children)}, **known)


def text_html(text: str) -> str:
    """A text as HTML, in which words of a publisher are said to be English (dashboard/i18n/published.py)."""
    written = MARKED.sub(_IN_ENGLISH, escape(text))
    return written if current_language() == DEFAULT else _TERM.sub(_IN_ENGLISH, written)


def _written(part: Any) -> str:
    if part is None or isinstance(part, Markup):
        return part or ""
    if isinstance(part, (list, tuple)):
        return "".join(map(_written, part))
    if not isinstance(part, Component):
        return text_html(str(part))
    if part._namespace != _HTML:
        raise TypeError(f"{part._type} is no HTML element")
    having, name = vars(part), part._type.lower()
    attributes = "".join(attribute(each, having[each]) for each in _attributes(type(part), tuple(having)))
    # What was written out before stands within it as it is.
    inner = having.get("data-html") or _written(having.get("children"))
    return f"<{name}{attributes}>{inner}</{name}>"


@lru_cache(maxsize=2_048)
def _attributes(kind: type[Component], having: tuple[str, ...]) -> tuple[str, ...]:
    """Which of the names that an element of a kind has are attributes, in the order in which `_told` has them."""
    sample = kind()
    known, free = sample._prop_names, tuple(sample._valid_wildcard_attributes)
    rest = sorted(name for name in having if name.startswith(free) and name not in known)
    return tuple(
        name for name in (*(name for name in known if name in having), *rest) if name not in ("children", "data-html")
    )


def attribute(name: str, value: Any) -> str:
    """An attribute of `dash.html` as it is written, with a space before it; nothing for one that is off."""
    if value is None or value is False:
        return ""
    if not isinstance(value, (str, int, float)):
        raise TypeError(f"{name} cannot be written as text: {value!r}")
    return f' {_NAMES.get(name, name)}="{"" if value is True else escape(str(value))}"'


def as_script(value: Any) -> str:
    """A value as JSON that can stand inside a script element, whatever strings are in it."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text

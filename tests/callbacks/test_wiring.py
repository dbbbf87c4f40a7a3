"""Every wire leads from something that some page has to something that some page has."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import dash
import pytest
from dash.development.base_component import Component

from dashboard import pages
from dashboard.context import Context
from dashboard.parts.blocks import BLOCKS
from dashboard.selection import Selection
from dashboard.views import PAGE_VIEWS, VIEWS

Id = str | dict[str, Any]
# Acts of buttons that stand in tables, in blocks, and where there is no page: the layouts do not hold them yet.
LATER_ACTS = {
    *("against", "save", "anchor", "area", "cell", "copy", "earlier", "later", "play", "quote", "quotes", "search"),
    *("sort", "tongue", "year"),  # Languages stand in the menu where there are several.
}


def components(part: Any) -> Iterator[Component]:
    """A component with all within it; parts that were turned into JSON before hold nothing wired."""
    if isinstance(part, Component):
        yield part
        yield from components(getattr(part, "children", None))
    elif isinstance(part, (list, tuple)):
        for item in part:
            yield from components(item)


def selection_on(context: Context, path: str) -> Selection:
    """What a page opens with."""
    name, _, country, _ = pages.find(context, path) or pytest.fail(f"no page at {path}")
    return context.reader.parse("", PAGE_VIEWS[name].scope(context.indicators, country))[0]


@pytest.fixture(scope="module")
def by_page(app: dash.Dash, shared: Context) -> dict[str, list[Component]]:
    """The components of the frame (under "") and of each page."""
    made = {"": list(components(app.layout))}
    for path in (*pages.PAGES, "/country/NGA"):
        found = pages.find(shared, path)
        assert found is not None
        made[path] = list(components(found[3](shared, selection_on(shared, path))))
    return made


def ids(parts: list[Component]) -> list[Id]:
    """The ids of components."""
    return [part.id for part in parts if getattr(part, "id", None) is not None]


def wires(app: dash.Dash) -> Iterator[tuple[Id, str]]:
    """Id (with wildcards) and property of every input, state and output."""
    for entry in app.callback_map.values():
        outputs = entry["output"] if isinstance(entry["output"], list) else [entry["output"]]
        ends = [(output.component_id_str(), output.component_property) for output in outputs]
        ends += [(wire["id"], wire["property"]) for wire in (*entry["inputs"], *entry["state"])]
        for name, prop in ends:
            yield (json.loads(name) if name.startswith("{") else name), prop.split("@")[0]


def fits(declared: Id, found: Id) -> bool:
    """Whether a component is meant by a declared id."""
    if not isinstance(declared, Mapping) or not isinstance(found, Mapping):
        return declared == found
    return declared.keys() == found.keys() and all(
        isinstance(value, list) or value == found[key] for key, value in declared.items()
    )


def test_every_wire_ends_at_a_component_that_has_the_property(
    app: dash.Dash, by_page: dict[str, list[Component]]
) -> None:
    everything = [part for parts in by_page.values() for part in parts if getattr(part, "id", None) is not None]
    ends = list(wires(app))
    assert len(ends) > 20
    for declared, prop in ends:
        meant = [part for part in everything if fits(declared, part.id)]
        assert meant, f"no page has {declared}"
        assert all(prop in ("id", *part._prop_names) for part in meant), f"{declared} has no {prop}"


def test_every_component_with_a_dictionary_as_id_is_wired(app: dash.Dash, by_page: dict[str, list[Component]]) -> None:
    declared = [name for name, _ in wires(app)]
    ours = [name for parts in by_page.values() for name in ids(parts) if isinstance(name, dict)]
    assert len(ours) > 80
    assert [name for name in ours if not any(fits(one, name) for one in declared)] == []


def test_no_two_components_of_a_page_share_an_id(by_page: dict[str, list[Component]]) -> None:
    frame = ids(by_page[""])
    for path, parts in by_page.items():
        names = [json.dumps(name, sort_keys=True) for name in ids(parts) + (frame if path else [])]
        assert len(names) == len(set(names)), path


def page_of(found: tuple[str, str]) -> str:
    """By page alone, so that the order within a page stays."""
    return found[0]


def test_every_view_and_every_block_stands_on_its_page_in_its_order_and_no_other(
    by_page: dict[str, list[Component]],
) -> None:
    of_page = {
        "/country/NGA": "country",
        **{path: page.name for path, page in pages.PAGES.items() if path != "/country"},
    }
    found: dict[str, list[tuple[str, str]]] = {"panel": [], "block": []}
    for path, page in of_page.items():
        for place, names in found.items():
            marks = [getattr(part, f"data-{place}", None) for part in by_page[path]]
            names += [(page, name) for name in marks if name]
    assert sorted(found["panel"], key=page_of) == sorted(
        ((view.page, view.panel) for view in VIEWS.values()), key=page_of
    )
    assert sorted(name for _, name in found["block"]) == sorted(BLOCKS)


@pytest.fixture(scope="module")
def modules(shared: Context) -> dict[str, str]:
    """What the browser runs, by module."""
    return {path.name: path.read_text(encoding="utf-8") for path in (shared.config.assets / "reach").glob("*.js")}


def test_every_function_that_callbacks_name_is_in_the_browsers_script(app: dash.Dash, modules: dict[str, str]) -> None:
    functions = [entry["clientside_function"] for entry in app._callback_list if entry["clientside_function"]]
    named = {function["function_name"] for function in functions if function["namespace"] == "reach"}
    offered = re.search(r"answerDash\(\{(.*?)\}\)", modules["start.js"], re.DOTALL)
    assert offered
    assert named == {pair.split(":")[0].strip() for pair in offered[1].split(",") if pair.strip()}


def test_every_act_of_a_button_is_one_that_the_browser_knows(
    by_page: dict[str, list[Component]], modules: dict[str, str]
) -> None:
    table = re.search(r"const acts = \{(.*?)\n\};", modules["acts.js"], re.DOTALL)
    assert table
    known = {quoted or plain for quoted, plain in re.findall(r'^  (?:"([\w-]+)"|(\w+)):', table[1], re.MULTILINE)}
    props = [part.to_plotly_json()["props"] for parts in by_page.values() for part in parts]
    used = {found["data-act"] for found in props if "data-act" in found}
    used |= {act for found in props for act in re.findall(r'data-act="([a-z-]+)"', found.get("data-html", ""))}
    assert used
    assert used - known == {"year"}, "the timeline hears of it, not a click"
    assert known - used <= LATER_ACTS | {"about", "welcomed", "with-year"}

"""A map of flows is the same in every medium: its lines, its rings, its ground, and what is said of each."""

from __future__ import annotations

import io
import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations, product
from typing import Any, NamedTuple

import pytest
from pptx import Presentation

from dashboard import theme
from dashboard.charts.flows import LATITUDES, OPACITY, QUIET, REFERRED, Flow, FlowMap, Ring
from dashboard.context import Context
from dashboard.exports.picture.canvas import Box
from dashboard.exports.picture.composition import compose
from dashboard.exports.picture.content import Asked, content_of, permalink_of
from dashboard.exports.picture.flow_map import SPOT, beyond, keyed, keys_beside_list, points_of, stood, written
from dashboard.exports.picture.look import LEGIBLE, Look
from dashboard.exports.picture.nearby import Word, lead, nearby
from dashboard.exports.picture.outlines import HEIGHT, WIDTH, outlines
from dashboard.exports.picture.ranked import APART
from dashboard.exports.picture.sizes import CARD, SIZES
from dashboard.exports.slides.content import slides_of
from dashboard.exports.slides.deck import deck
from dashboard.figures.flow_words import asked as flows_asked
from dashboard.kinds.arcs import Point, to_plane
from dashboard.kinds.flows import (
    BROADEST,
    FROM,
    LARGEST_RING,
    LEAST,
    LEAST_RING,
    MOST_COUNTED,
    MOST_NAMED,
    TO,
    flow_map,
)
from dashboard.metrics.flows import into, out_of, total
from dashboard.plotly.flows import CLASSES, flows_figure
from dashboard.plotly.words import hover
from dashboard.views import VIEWS, selection_of
from dashboard.words.names import area_name, short_name
from dashboard.words.signs import AT_LEAST, DOUBTED, PARTLY
from tests.fixtures.pictures import SVG
from tests.fixtures.spaces import spaced
from tests.fixtures.sweeps import WALKS, Walk, chosen, each

VIEW = VIEWS["flows-map"]
QUERIES = {
    "the world": "",
    "nobody is detected there": "area=BGD",
    "closer, with a ring": "area=ITA",
    "a region": "area=150",
    "no line": "area=PRK",
    "cases": "indicator=case-corridors",
    "refugees": "indicator=refugee-corridors&area=UKR",
}


LISTS = (
    "Largest known pairs",
    "Citizens of ",
    "To the chosen countries",
    "From the chosen countries",
    "Refugees living ",
)
"""How what stands over a list of the largest lines begins."""


class Seen(NamedTuple):
    """One line or ring of a medium: its ends, the same for a ring, and what is said of it, without breaks."""

    start: str
    end: str
    said: str


@lru_cache
def map_of(context: Context, query: str) -> FlowMap:
    body = flow_map(context, VIEW, selection_of(context, VIEW, query)).body
    assert isinstance(body, FlowMap)
    return body


def asked_of(context: Context, query: str) -> Asked:
    return Asked(VIEW, selection_of(context, VIEW, query), permalink_of(context, VIEW, query, "https://example.org"))


def described(chart: FlowMap) -> list[Seen]:
    flows = [Seen(flow.start, flow.end, hover(flow.hover)) for flow in chart.flows]
    return [*flows, *(Seen(ring.code, ring.code, hover(ring.hover)) for ring in chart.rings)]


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_the_page_has_every_line_and_ring_at_its_place_and_each_country_in_its_class(
    shared: Context, query: str
) -> None:
    chart = map_of(shared, query)
    figure = flows_figure(chart)
    lines = [trace for trace in figure["data"] if "from" in trace.get("meta", {})]
    rings = [trace for trace in figure["data"] if "ids" in trace]
    told = [Seen(trace["meta"]["from"], trace["meta"]["to"], trace["meta"]["text"]) for trace in lines]
    told += [Seen(code, code, text) for trace in rings for code, text in zip(trace["ids"], trace["text"], strict=True)]
    assert told == described(chart)
    for trace, flow in zip(lines, chart.flows, strict=True):
        assert list(zip(trace["lon"], trace["lat"], strict=True)) == list(flow.outline)
    ground = [trace["locations"] for trace in figure["data"] if trace["type"] == "choropleth"]
    assert figure["layout"]["meta"]["ground"] == [CLASSES[part.role] for part in chart.ground]
    assert ground == [[land.code for land in part.areas] for part in chart.ground]
    meta = figure["layout"]["meta"]
    assert [(key["of"], key["said"]) for key in meta["keys"]] == [
        (key.of, key.said) for key in chart.signed(chart.legend, 0)
    ]
    told_labels = [(label["of"], tuple(label["ends"]), label["said"], label["ink"]) for label in meta["labels"]]
    assert told_labels == [(label.of, label.about, label.said, theme.ink(label.ink)) for label in chart.labels]
    for told_one, label in zip(meta["labels"], chart.labels, strict=True):
        assert [pytest.approx(spot, abs=0.01) for spot in label.spots] == told_one["spots"]


@pytest.mark.parametrize(
    "query",
    each(QUERIES.values(), {QUERIES["closer, with a ring"]: "a line and a ring", QUERIES["the world"]: "the most"}),
)
def test_the_picture_has_them_where_their_places_are(shared: Context, query: str) -> None:
    chart = map_of(shared, query)
    root = ET.fromstring(compose(content_of(shared, asked_of(shared, query)), SIZES["slide"]))
    (globe,) = [group for group in root.iter(f"{SVG}g") if "scale(" in group.get("transform", "")]
    frame = tuple(map(float, re.findall(r"-?[\d.]+", globe.attrib["transform"])))
    assert len(frame) == 3
    marks = [group for group in root.iter(f"{SVG}g") if group.get("data-mark") in ("Flow", "Ring")]
    rows = [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Rank"]
    chart = chart.beside(len(rows))
    heads = [one.hover.head for one in (*chart.flows, *chart.rings)]
    assert [group.attrib["data-name"] for group in marks] == heads
    for group, flow in zip(marks, chart.flows, strict=False):
        assert (group.attrib["data-from"], group.attrib["data-to"]) == (flow.start, flow.end)
        corners = [float(part) for part in re.findall(r"-?[\d.]+", group[0].attrib["d"])]
        wanted = [side for point in points_of(flow.outline, frame) for side in point]
        assert corners == pytest.approx(wanted, abs=0.5)
    for group, ring in zip(marks[len(chart.flows) :], chart.rings, strict=True):
        (middle,) = points_of([ring.place], frame)
        assert (float(group[0].attrib["cx"]), float(group[0].attrib["cy"])) == pytest.approx(middle, abs=0.5)
        assert [2 * float(one.attrib["r"]) for one in group] == [pytest.approx(ring.size, abs=0.1)] * 2
        # Nigeria's lay under a knot of lines that end there.
        assert group[0].attrib["stroke"] == theme.LIGHT["ground"] != group[1].attrib["stroke"]
        assert float(group[0].attrib["stroke-width"]) > 3 * float(group[1].attrib["stroke-width"])
    labels = [group.attrib["data-about"] for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Label"]
    has_list_as_the_table(shared, query, chart, rows)
    assert labels and set(labels) <= ends_of(chart, rows) if rows else words_in(root) == words_of(chart)
    grounds = [group.attrib["data-role"] for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Ground"]
    assert grounds == [part.role for part in chart.ground]


@pytest.mark.parametrize(
    "query",
    each(QUERIES.values(), {QUERIES["closer, with a ring"]: "a line and a ring", QUERIES["cases"]: "of all, of cases"}),
)
def test_the_slide_has_a_named_shape_for_each_in_the_same_order(shared: Context, query: str) -> None:
    chart = map_of(shared, query)
    file = Presentation(io.BytesIO(deck(slides_of(shared, asked_of(shared, query)), "16x9", shared.today())))
    groups = {shape.name: shape for shape in every_shape(file.slides[0].shapes) if hasattr(shape, "shapes")}
    names = [shape.name for shape in groups["Flows"].shapes] if chart.flows or chart.rings else []
    rows = next((groups[name].shapes for name in groups if name.startswith(LISTS)), [])
    # Bars are named as their rows are told, a range has two.
    bars = list(dict.fromkeys(shape.name for shape in rows if not shape.text_frame.text))
    chart = chart.beside(len({rank.told for rank in chart.ranks}.intersection(bars)))
    # A list leaves lines that lead beyond the map, and so their heads.
    seen = [head.name for head in chart.heads if head.name in names]
    heads = len(seen)
    assert names[len(chart.flows) :][:heads] == seen and heads > len(chart.heads) / 2 - 1
    names = [*names[: len(chart.flows)], *names[len(chart.flows) + heads :]]
    marks = (*chart.flows, *chart.rings)
    assert [name.partition(":")[0] for name in names] == [mark.hover.head for mark in marks]
    for name, mark in zip(names, marks, strict=True):
        assert all(line in name for line in mark.hover.rest.split("\n"))
    told = groups["Names and numbers"].shapes if chart.labels else []
    # A figure that has no place on the map stands in its key.
    spare = [key for key in groups["Map with legend"].shapes if key.name in {label.said for label in chart.labels}]
    texts = [shape.text_frame.text for shape in (*told, *spare) if shape.has_text_frame]
    keys = {shape.name for shape in groups["Map with legend"].shapes}
    if not rows:
        assert (
            len(spare) <= 2
            and said_in(texts) == words_of(chart)
            and {key.said for key in chart.signed(chart.legend, 0)} <= keys
        )
    else:
        # Their figures stand in the list, which is made of shapes of its own.
        listed = chart.list_of(chart.listed)
        ranks = [rank for part in listed.parts for rank in part.ranks]
        rests = [part.rest for part in listed.parts if part.rest]
        words = [" ".join(shape.text_frame.text.split()) for shape in rows if shape.text_frame.text]
        heads_and_rest = [*(part.head for part in listed.parts), *listed.home, listed.foot]
        told_rows = [text for rank in (*ranks, *rests) for text in (rank.said, rank.figure)]
        assert words == [*filter(None, heads_and_rest), *told_rows] and len(ranks) > 2
        # All others together, which are no pair, have none.
        assert bars == [rank.told for rank in ranks]
        assert {" ".join(text.split()) for text in texts if text} <= {name.said for name in chart.names}
        *marks, note = keys_beside_list(chart, chart.legend, chart.listed)
        assert {key.said for key in marks} <= keys
        # Remarks stand together below the marks, as one text.
        assert [name for name in keys if name.startswith(note.said)] and note.of == "Note"
    known = outlines(shared.config.assets / "boundaries" / "world.geojson").paths
    areas = [land.code for part in chart.ground for land in part.areas if land.code in known]
    assert 0 < len(groups["Countries and areas"].shapes) <= len(areas)


SIGNS = str.maketrans("", "", f"{REFERRED}{PARTLY}{DOUBTED}")
"""Takes away the signs at countries of detection."""


def ends_of(chart: FlowMap, rows: list[ET.Element]) -> set[str]:
    """The areas of which a map beside a list of some lines has names."""
    heart = {name.about[0] for name in chart.names if name.spot == chart.heart}
    return heart | {row.attrib[f"data-{end}"] for row in rows for end in ("from", "to")}


def told_as(said: str, flow: Flow, figure: str) -> str:
    """A figure of the table as list and map say it, with "≥" where they do: `tests/gate/test_named.py` recomputes of
    whom. The world's title said "at least 10,673" over a row "10,673"."""
    return f"{AT_LEAST}{math.floor(flow.least):,}" if AT_LEAST in said else figure


def has_list_as_the_table(shared: Context, query: str, chart: FlowMap, rows: list[ET.Element]) -> None:
    """15 of the world's 20 lines had no name, beside an empty third of the picture: as many rows as have room, with the
    figures of the table, bars as long as these, and pale to the upper end of a range."""
    assert len(rows) >= min(4, len(chart.flows)) or len(chart.flows) < 2
    table = flow_map(shared, VIEW, selection_of(shared, VIEW, query)).table
    short = {area_name(shared, code): short_name(shared, code) for code in shared.geography.areas}
    longest = 0.0
    every = map_of(shared, query).flows
    by_pair = {(flow.start, flow.end): (flow, cells) for flow, cells in zip(every, table.rows, strict=False)}
    # In parts by what their lines tell, each with the largest first.
    parts = [rank.ends for part in chart.list_of(len(rows)).parts for rank in part.ranks]
    assert [(group.attrib["data-from"], group.attrib["data-to"]) for group in rows] == (parts if rows else [])
    for group in rows:
        start, end = group.attrib["data-from"], group.attrib["data-to"]
        flow, cells = by_pair[start, end]
        *names, figure = ["".join(text.itertext()) for text in group.iter(f"{SVG}text")]
        whole = [short[cell] for cell in cells[:2]]
        alone = [name for code, name in zip((start, end), whole, strict=True) if query != f"area={code}"]
        named = " ".join(" ".join(names).split()).translate(SIGNS)
        assert named in (" → ".join(whole), *(alone if len(alone) == 1 else ()))
        assert figure == told_as(figure, flow, cells[2])
        bars = [float(bar.attrib["width"]) for bar in group.iter(f"{SVG}rect")]
        ends = [float(part) for part in re.findall(r"\d+", figure.replace(",", ""))]
        longest = max(longest, bars[0] / ends[0])
        assert bars[0] / ends[0] == pytest.approx(longest, rel=0.05, abs=0.02)
        if len(ends) == 2:
            assert sum(bars) / ends[1] == pytest.approx(longest, rel=0.05, abs=0.02)


def words_of(chart: FlowMap) -> list[str]:
    """Names and numbers on a map, each number as often as it is there."""
    return said_in(label.said for label in chart.labels)


def said_in(texts: Iterable[str]) -> list[str]:
    """The words of labels, wherever a number stands with the name of an end."""
    return sorted(word.removesuffix(":") for text in texts for word in text.split())


def words_in(root: ET.Element) -> list[str]:
    labels = [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Label"]
    return said_in("".join(text.itertext()) for group in labels for text in group.iter(f"{SVG}text"))


def every_shape(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        found.append(shape)
        if hasattr(shape, "shapes"):
            found += every_shape(shape.shapes)
    return found


def test_a_breadth_follows_the_number_and_the_largest_comes_first(shared: Context) -> None:
    flows = map_of(shared, "").flows
    assert [flow.least for flow in flows] == sorted((flow.least for flow in flows), reverse=True)
    # Five heads over Britain were one dark blob: where lines end stands one, over them, in the colour of the largest.
    for query in ("", "area=150", "indicator=refugee-corridors", "area=BGD"):
        chart = map_of(shared, query)
        inks = {flow.end: flow.ink for flow in reversed(chart.flows)}
        assert {head.code: head.ink for head in reversed(chart.heads)} == inks
        # One more where lines come from another side: that from China to the United States had none to be seen.
        more = len(chart.heads) - len({head.code for head in chart.heads})
        assert more == 1 if not query else 0 <= more <= len(chart.heads) / 2
        svg = compose(content_of(shared, asked_of(shared, query)), SIZES["slide"])
        drawn, shown = re.findall(r'data-mark="(Flow|Head|Ring)"', svg), chart.beside(svg.count('data-mark="Rank"'))
        assert drawn == ["Flow"] * len(shown.flows) + ["Head"] * len(shown.heads) + ["Ring"] * len(shown.rings)
        for head in chart.heads:
            left, tip, right, _ = (Point(*point) for point in head.outline)
            area = shared.geography.areas[head.code]
            assert tip == pytest.approx((area.lon, area.lat), abs=0.01)
            # It points the way of a line that ends there.
            base = Point((left.x + right.x) / 2, (left.y + right.y) / 2)
            ways = [flow.spine[-2:] for flow in chart.flows if flow.end == head.code]
            assert any((tip.x - base.x) * (b[0] - a[0]) + (tip.y - base.y) * (b[1] - a[1]) > 0 for a, b in ways)
        traces = [trace for trace in flows_figure(chart)["data"] if "head" in trace.get("meta", {})]
        assert [list(zip(one["lon"], one["lat"], strict=True)) for one in traces] == [
            list(head.outline) for head in chart.heads
        ]


def test_the_five_largest_lines_bear_the_number_of_the_table_and_the_names_of_both_ends(shared: Context) -> None:
    """ "Albania → 10,673" led nowhere."""
    for query in ("", "area=150"):
        shown = flow_map(shared, VIEW, selection_of(shared, VIEW, query))
        chart = shown.body
        assert isinstance(chart, FlowMap)
        largest = shown.table.rows[: min(5 if query else MOST_COUNTED, len(chart.flows))]
        short = {area_name(shared, code): short_name(shared, code) for code in shared.geography.areas}
        labels = [label.said for label in chart.labels if label.of == "Flow"]
        told = [
            f"{short[origin]} → {short[place]}: {told_as(said, flow, figure)}"
            for flow, (origin, place, figure, *_), said in zip(chart.flows, largest, labels, strict=False)
        ]
        assert [said.translate(SIGNS) for said in labels] == told
        # None of them lists the citizenship of few in the whole period, as its land would say.
        assert not any(PARTLY in said for said in labels)
        # "Pakistan, at home: 99,859" was the largest number under "Victims detected abroad".
        assert not [label for label in chart.labels if label.of == "End"]
        assert bool(query) == bool(chart.rings) == ("Ring" in {key.of for key in chart.legend})
        # Countries that a title counts stand below it, since whoever sees the map asks which they are.
        part = "the 8 are 37 to 39% of all 74,000 to 79,000, reported by 117 countries and areas; "
        known = f"United Kingdom: 4, United States: 3. Each group is of citizens of one country in another; {part}"
        potential = "at least 19,601 are potential victims†."
        # Many more than these have no known citizenship, which stood in small type alone.
        more = "Citizenship not known: 131,000 to 134,000 more."
        assert (shown.words.subtitle == f"{known}{potential} {more}") == (not query)
    assert f"Albania → United Kingdom{REFERRED}: {AT_LEAST}10,673" in [
        label.said for label in map_of(shared, "").labels
    ]
    # Of the world alone the key told of lines "to the chosen countries", which were those of areas outside of it.
    for query in ("", "indicator=refugee-corridors", "indicator=case-corridors"):
        assert map_of(shared, f"{query}&area=001") == map_of(shared, query)
    # A name at a mark leaves words of the UN's out, and puts no other in their place.
    whole = ("COD", "SYR", "PRK", "PSE", "ATG", "HKG")
    assert [short_name(shared, code) for code in whole] == [area_name(shared, code) for code in whole]


def test_of_one_country_each_figure_stands_with_the_name_of_the_other_end_and_a_range_stays_one(
    shared: Context,
) -> None:
    shown = flow_map(shared, VIEW, selection_of(shared, VIEW, "area=LBN"))
    chart = shown.body
    assert isinstance(chart, FlowMap)
    labels = {label.about: label.said for label in chart.labels}
    assert (labels.pop(("LBN",)), labels[("ESP",)]) == ("Lebanon, at home: <5", "Spain: 2 to 8")
    assert not chart.home and "few (under 10)" in f"{shown.words.title} {shown.words.subtitle}"
    largest = shown.table.rows[: len(labels)]
    # Lebanon lists few of 2018.
    told = {f"{origin}: {figure}" for origin, place, figure, *_ in largest if place == "Lebanon"}
    told = {re.sub(r": (?=\d\d+$)", f": {AT_LEAST}", said) for said in told}
    assert set(labels.values()) == told | {"Lebanon → Australia*: 12"}
    # Which end is wide said the map of the world alone.
    for query in ("", "area=LBN", "area=BGD", "area=150", "indicator=refugees-by-origin&area=DEU"):
        shown_map = map_of(shared, query)
        kinds = [key.of for key in shown_map.legend]
        assert kinds.count("Arrow") == bool(shown_map.flows) == bool(shown_map.heads), query
        assert kinds.count("Note") == bool(shown_map.flows) + (query == "area=BGD"), query
        assert bool(shown_map.flows) <= kinds.count("Breadth") <= 2, query
    # Six numbers stood below Nigeria's title: what it detected itself stands in its list, which adds up to the others.
    at_home = ("Citizens of Nigeria detected in Nigeria: 7,504 (2018 to 2022)",)
    silent = ("Bangladesh did not report whose citizens it detected (2017 to 2022).",)
    assert [map_of(shared, f"area={code}").home for code in ("NGA", "BGD")] == [at_home, silent]
    for query, ink in (("area=NGA", FROM), ("area=THA", TO), ("indicator=case-corridors&area=PHL", FROM)):
        each_number_says_its_direction(shared, query, ink)


def each_number_says_its_direction(shared: Context, query: str, told: str) -> None:
    """ "Benin: 159" stood under "Citizens of Nigeria detected elsewhere", and was of people of Benin in Nigeria."""
    chart = map_of(shared, query)
    country, inks = query[-3:], {(flow.start, flow.end): flow.ink for flow in chart.flows}
    flows = [label for label in chart.labels if label.of == "Flow"]
    alone = [label.about[0] for label in flows if len(label.about) == 1]
    ends = [(country, code) if told == FROM else (code, country) for code in alone]
    whole = [pair for pair, ink in list(inks.items())[: chart.whole] if ink == told]
    assert ends == whole[:MOST_NAMED]
    assert {label.ink for label in flows if len(label.about) == 1} == {told}
    (other,) = [label for label in flows if len(label.about) == 2]
    assert country in other.about and "→" in other.said
    assert inks[other.about[0], other.about[1]] == other.ink != told
    svg = compose(content_of(shared, asked_of(shared, query)), SIZES["slide"])
    rows = re.findall(r'data-mark="Rank" data-from="(\w+)" data-to="(\w+)"[^>]*>(.*?)</g>', svg, re.DOTALL)
    assert len(rows) >= 4
    for start, end, look in rows:
        colour = theme.ink(inks[start, end])
        assert theme.contrast(colour, theme.LIGHT["ground"]) >= 4.5
        assert set(re.findall(r'fill="(#\w+)"', look)) == {colour}
        assert "→" not in look
    parts = chart.list_of(len(rows)).parts
    assert [part.ink for part in parts] == [told, FROM if told == TO else TO]
    one = flows_asked(shared, selection_of(shared, VIEW, query))
    rests = [part.rest for part in parts if part.rest]
    # A list of six of 32 did not add up to its title, nor "Benin 159" to the others detected in Nigeria: one row has
    # all others of each direction.
    for part in parts if chart.rests else ():
        whole_sum = total((out_of if part.ink == FROM else into)(one.flows.pairs, {country}).values())
        listed = (*part.ranks, *filter(None, [part.rest]))
        assert sum(rank.least for rank in listed) == whole_sum.lower
        # The bar of a least number has no other end.
        assert whole_sum.lower <= sum(rank.most for rank in listed) <= whole_sum.upper
    others = re.findall(r'data-mark="Rest".*?</g>', svg, re.DOTALL)
    # "28 other countries", with the longest bar, was read as the finding, and set the scale of all pairs: it has none.
    assert len(others) == len(rests) and not any("<rect" in other for other in others)
    assert not any(theme.ink(part.ink) in other for part, other in product(parts, others))
    told = [re.sub("</?tspan[^>]*>", "", other) for other in others]  # A sign may have a font of its own.
    assert all(f">{rest.figure}<" in other for rest, other in zip(rests, told, strict=True))
    assert all(words in re.sub("<[^>]*>", "", svg) for words in (*chart.home, parts[0].head[:20]))


@pytest.mark.parametrize("query", ["", "area=BGD"])
def test_every_label_has_a_spot_and_stands_on_no_line_of_others(shared: Context, query: str) -> None:
    """ "Malaysia" stood on the lines to the Seychelles, and "United Kingdom" on the ring of the United States."""
    svg = compose(content_of(shared, asked_of(shared, query)), SIZES["slide"])
    root, chart = ET.fromstring(svg), map_of(shared, query)
    spots = [mark for mark in root.iter(f"{SVG}circle") if float(mark.attrib["r"]) == SPOT]
    labels = [group for group in root.iter(f"{SVG}g") if group.get("data-mark") == "Label"]
    assert len(spots) == len(labels) > 4
    # The dot of "Viet Nam → United Kingdom" lay on the coast of Myanmar, half way others did: it is where people are
    # from, and of a line that leads from what is chosen where they were found.
    geography = shared.geography.areas
    for several in (chart, map_of(shared, "area=BGD,IND"), map_of(shared, "indicator=refugee-corridors")):
        for label in several.labels:
            place = geography[label.about[-1 if label.ink == FROM else 0]]
            assert label.spots == ((place.lon, place.lat),), label.said
        for label in several.names:
            place = geography[label.about[0]]
            assert label.spots == ((place.lon, place.lat),), label.said
    keys, beside = keyed(chart, Box(30, 143, 930, 399), Look(12.5, least=LEGIBLE))
    assert keys.listed and len(beside.labels) > 4
    frame, window = stood(beside, keys.rest)
    for one in written(beside, frame, window, 12.5):
        # "Sudan → United Kingdom" stood on South America, at the end of a line across the Atlantic; Eritrea's words
        # beside the United Kingdom, with a black line from there over Europe and the Sahara.
        line = lead(one.word, one.box)
        assert line is None or math.dist(*line) <= 4 * 12.5, one.label.said
        for mark in (*chart.flows, *chart.rings):
            ends = {mark.code} if isinstance(mark, Ring) else {mark.start, mark.end}
            if not ends & set(one.label.about):
                places = (mark.place,) if isinstance(mark, Ring) else mark.spine
                under = [at for at in points_of(places, frame) if one.box.meets(Box(*at, *at))]
                # Near by there may be no place but on one that steps back, or where another one ends.
                most = 0 if isinstance(mark, Ring) else len(places) if mark.is_quiet else 4
                assert len(under) <= most, one.label.said
    # The second largest number, 785 in the United Kingdom, had no name for a pale line to Ireland that ends near by.
    seen = {code for one in written(beside, frame, window, 12.5) for code in one.label.about}
    assert seen >= {code for rank in keys.listed.ranks for code in rank.ends}, query
    # Of the list 831 people, the most, stood at an end without a name, and Argentina had none on the world's map.
    told = {code for name in beside.labels for code in name.about}
    listed = keys.listed.ranks
    wanted = 1 if query else len(listed)
    assert all(told.issuperset(rank.ends) for rank in listed[:wanted]), "the largest first, on the world's map all"
    assert not query or len(told) >= len(listed) - 1, "each row has one other end"
    # Among many lines those that bear their number can be followed; beside a list those that it has, over all others.
    quiet = [flow for flow in chart.flows if flow.is_quiet]
    named = {label.about for label in chart.labels}
    assert {(flow.start, flow.end) for flow in quiet}.isdisjoint(named)
    assert len(quiet) == (0 if query else len(chart.flows) - len(named))
    looks = re.findall(r'data-mark="Flow"[^>]* opacity="([\d.]+)"', svg)
    rows = svg.count('data-mark="Rank"')
    # "A fan of pale unlabelled lines": none is drawn that the list does not name, and each has its head.
    assert looks == [str(OPACITY)] * rows
    heads = re.findall(r'data-mark="Head" data-to="(\w+)"', svg)
    assert {*heads} == {*re.findall(r'data-mark="Rank" data-from="\w+" data-to="(\w+)"', svg)}
    keys_said = " ".join(re.sub("<[^>]*>", " ", svg).split())
    assert "beyond this map" not in keys_said and "pairs drawn" not in keys_said
    assert " reports citizenships " in keys_said
    assert ("Citizens of Bangladesh detected elsewhere" if query else "Largest known pairs") in keys_said
    # What the sign means stands in the caveat, once.
    assert keys_said.count("potential victims, in total about as many as were referred") == 2, (
        "in the words for those who do not see it, too"
    )
    assert [trace["opacity"] for trace in flows_figure(chart)["data"] if "from" in trace.get("meta", {})] == [
        QUIET if flow.is_quiet else OPACITY for flow in chart.flows
    ]


def test_words_stand_in_the_window_and_none_over_another(shared: Context) -> None:
    for query in QUERIES.values():
        chart = map_of(shared, query)
        for room in (Box(0, 0, 900, 440), Box(40, 200, 880, 540), Box(0, 0, 340, 240)):
            frame, window = stood(chart, room)
            found = written(chart, frame, window, 12)
            boxes = [one.box for one in found]
            assert not [one for one, other in combinations(boxes, 2) if one.meets(other)]
            assert all(window.left <= box.left and box.right <= window.right for box in boxes)
            assert all(window.top <= box.top and box.bottom <= window.bottom for box in boxes)
            if room.width > 800:
                # Words that have a place only at another end, or across many lines, stand in the key.
                assert len(found) >= len(chart.labels) / 2
    # A piece without length, as outlines end with, was crossed by each line to words: the Netherlands had no name.
    word = Word(20, 10, ((50, 50),), is_on=False, led=0, cut=1, most_cut=0)
    assert nearby([word], Box(0, 0, 100, 100), [], [[(90, 90), (90, 90)]]) != [None]


def test_words_leave_lines_free_where_they_can(shared: Context) -> None:
    chart = map_of(shared, "area=NGA")
    frame, window = stood(chart, Box(0, 0, 572, 250))
    passed = [point for flow in chart.flows for point in points_of(flow.spine, frame)]
    covered = [
        point
        for one in written(chart, frame, window, 12.5)
        for point in passed
        if one.box.left < point[0] < one.box.right and one.box.top < point[1] < one.box.bottom
    ]
    assert len(covered) < 30, "83 where words stood as near as they could"


@pytest.mark.parametrize("query", ["area=NGA", "area=BGD"])
def test_a_map_taken_along_holds_what_bears_a_hundredth_and_its_country_away_from_the_edge(
    shared: Context, query: str
) -> None:
    """One person found in South Africa made Europe and West Africa, where all others were, two thirds as large; and
    Nigeria lay at a tenth of the height."""
    chart, room = map_of(shared, query), Box(0, 0, 572, 250)
    people = [flow.least for flow in chart.flows]
    assert chart.whole is not None and MOST_NAMED <= chart.whole < len(people)
    assert people[chart.whole - 1] >= 0.01 * sum(people) > people[chart.whole]
    frame, window = stood(chart, room)
    assert frame[2] > min(room.width / WIDTH, room.height / HEIGHT) * chart.closer.times
    assert chart.heart
    ((x, y),) = points_of([chart.heart], frame)
    assert 0.19 * 572 < x < 0.81 * 572 and 0.19 * 250 < y < 0.81 * 250
    ends = [[points_of(flow.spine, frame)[end] for end in (0, -1)] for flow in chart.flows]
    out = [pair for pair in ends if not all(0 <= x <= 572 and 0 <= y <= 250 for x, y in pair)]
    assert not [pair for pair in ends[: chart.whole] if pair in out]
    notes = [key.said for key in beyond(chart, frame, window)]
    assert not any(re.search(r"\d ", note) for note in notes), "a line ended with a number"
    notes = [spaced(note) for note in notes]
    # "25 of 27 country pairs are drawn. 2 lines lead beyond the edge." read as if these were the two.
    assert re.fullmatch(r"(\d+) smaller pairs \((\d+) or fewer each\) are not drawn\.", notes[0])
    ending = "1 line leads beyond this map." if len(out) == 1 else f"{len(out)} lines lead beyond this map."
    assert notes[1:] == ([ending] if out else [])
    # Beside a list its lines are held, which are all; nothing that lies beyond the world, for which the Philippines had
    # no room for a list.
    listed = chart.beside(4)
    (_, _, most), _ = stood(listed, room, is_least=True)
    (left, top, scale), seen_of = stood(listed, room)
    assert scale >= 0.85 * most and most > frame[2]
    ends = [points_of((flow.spine[0], flow.spine[-1]), (left, top, scale)) for flow in listed.flows]
    assert len(ends) == 4 and all(Box(*at, *at).meets(seen_of) for pair in ends for at in pair)
    wide = map_of(shared, "area=PHL")
    (_, _, scale), seen_of = stood(wide, room)
    assert scale >= 0.94 * 572 / WIDTH and seen_of.width == pytest.approx(572, abs=1)
    # Each size has an edge of its own, and beside a list no line leads beyond it.
    for other, size in ((query, "slide"), (query, "column"), ("area=THA", "square")):
        svg = compose(content_of(shared, asked_of(shared, other)), SIZES[size])
        flows = map_of(shared, other).beside(svg.count('data-mark="Rank"')).flows
        ((*whole,),) = re.findall(r"translate\((\S+) (\S+)\) scale\((\S+)\)", svg)
        edges = re.findall(r'<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)" fill="none" stroke', svg)
        edge = max(edges, key=lambda found: float(found[3]))  # The others are bars.
        left, top, wide, tall = map(float, edge)
        places = [points_of((flow.spine[0], flow.spine[-1]), tuple(map(float, whole))) for flow in flows]
        is_in = [[-0.6 <= x - left <= wide + 0.6 and -0.6 <= y - top <= tall + 0.6 for x, y in ends] for ends in places]
        assert 3 < len(is_in) < 10 and all(map(all, is_in)) and "beyond this map" not in svg
    assert beyond(map_of(shared, ""), *stood(map_of(shared, ""), room)) == []
    corridors, small = map_of(shared, "indicator=refugee-corridors"), Box(30, 143, 330, 300)
    told = {one.label.said for one in written(corridors, *stood(corridors, small), 12.6)}
    assert [one.said for one in corridors.labels if one.said not in told], "some have no place"
    for other in ("area=ROU", "area=BRA", "area=CHN"):
        svg = compose(content_of(shared, asked_of(shared, other)), SIZES["square"])
        on_map = re.sub(r'<g data-mark="Label".*?</g>|<text class="halo".*?</text>', "", svg, flags=re.DOTALL)
        left = " ".join(re.sub("<[^>]*>", " ", on_map.rpartition("</defs>")[2]).split())
        labels = [one for one in map_of(shared, other).labels if one.of == "Flow"]
        # "Romania: 638" among the keys said nothing of where.
        keyed = [one for one in labels if (one.alone or one.said) in left and "→" in (one.alone or one.said)]
        on_it = len(re.findall('data-mark="Label" data-of="Flow"', svg))
        # A list of the largest lines has their figures, and the map their names alone.
        assert (on_it, keyed) == (0, []) if 'data-mark="Rank"' in svg else keyed and on_it + len(keyed) == len(labels)


def test_beside_a_map_around_one_country_no_half_of_it_is_empty(shared: Context) -> None:
    """Half of Nigeria's was Asia, where one person had been found; its map is as wide as its lines ask for."""
    for query, least, most in (("area=NGA", 220, 365), ("area=BGD", 450, 680)):
        chart = map_of(shared, query)
        keys, beside = keyed(chart, Box(0, 0, 900, 250), Look(12.5, least=LEGIBLE))
        frame, window = stood(beside, keys.rest)
        assert least < window.width < most and chart.heart and keys.listed
        ((x, _),) = points_of([chart.heart], frame)
        assert 0.2 < (x - window.left) / window.width < 0.8
        ends = {code for rank in keys.listed.ranks[:5] for code in rank.ends}
        assert ends <= {code for one in written(beside, frame, window, 12.5) for code in one.label.about}
        # A ring around its dot was in no key: its number stands in the list.
        assert not beside.rings and chart.home == chart.list_of(5).home != ()
        # They end where the list does: a fifth of the picture beside them was empty.
        every = (*keys.listed.rows, *keys.listed.rests)
        bars = [row.bar.width + (row.more.width if row.more else 0) for row in every if row.bar]
        assert len(bars) >= 5 and max(bars) == pytest.approx(keys.listed.width - keys.listed.figures - APART)


CLOSER = {
    "ATA": "of all areas the one with an end nearest to the edge",
    "ISR": "the nearest to it of those drawn little closer",
    "BHS": "five times as large, ends around it",
}
"""Areas of which `make test` looks at the map."""


@pytest.mark.parametrize("walk", WALKS)
def test_a_map_of_the_page_that_is_drawn_closer_holds_the_ends_that_it_names(shared: Context, walk: Walk) -> None:
    south, north = (to_plane(0, lat).y for lat in LATITUDES)
    out, closer = [], 0
    for code in chosen(sorted(shared.geography.areas), CLOSER, walk):
        chart = map_of(shared, f"area={code}")
        if chart.closer.times <= 1:
            continue
        closer += 1
        middle = to_plane(*chart.closer.middle).y
        ends = [to_plane(*spot).y for label in chart.labels for spot in [label.spot]]
        if any(abs(end - middle) * chart.closer.times > (north - south) / 2 for end in ends):
            out.append(code)
    assert closer > 200 if walk == "all" else closer == len(CLOSER)
    assert out == []


def test_the_key_has_breadths_of_numbers_as_lines_have_them(shared: Context) -> None:
    for query in ("", "area=ITA", "area=BGD", "indicator=refugee-corridors&area=UKR"):
        chart = map_of(shared, query)
        greatest = max(flow.least for flow in chart.flows)
        broad, thin = [key for key in chart.legend if key.of == "Breadth"]
        number, fewest = (float(re.sub(r"\D", "", key.said)) for key in (broad, thin))
        assert thin.size == pytest.approx(LEAST / chart.closer.times) and " or fewer " in thin.said
        assert number <= greatest < 5 * number
        # All that are thin are of that number at most: 55 were drawn as thin as "50 or fewer".
        assert broad.size / (LEAST / chart.closer.times) == pytest.approx(number / fewest)
        assert greatest <= fewest * BROADEST / LEAST <= 1.5 * greatest
        # Where the legend has no room for that the map says it: of five shapes of picture three had no such key.
        view = VIEWS["flows-map"]
        asked = Asked(view, selection_of(shared, view, query), permalink_of(shared, view, query, "https://example.org"))
        for size in (*SIZES.values(), CARD):
            svg = compose(content_of(shared, asked), size)
            assert ('data-mark="Measure"' in svg) != (">a line for" in svg), (query, size.name)


def test_a_ring_is_as_large_for_the_same_number_whatever_is_chosen(shared: Context) -> None:
    """Lebanon's, for fewer than ten people, was as large as the largest of the world."""
    group = {ring.code: ring.size for ring in map_of(shared, "area=002,142,150,019").rings}
    for code in ("LBN", "ITA"):
        assert [ring.size for ring in map_of(shared, f"area={code}").rings] == [group[code]]
    assert group["LBN"] == LEAST_RING < group["ITA"] < max(group.values()) == LARGEST_RING
    # The world's map has none: dozens of small ones were its strongest ink, and its headline is of people abroad.
    assert not map_of(shared, "").rings


def test_a_map_without_a_line_names_the_chosen_country_and_has_no_key_of_lines(shared: Context) -> None:
    chart = map_of(shared, "area=PRK")
    assert not chart.flows
    assert [label.said for label in chart.labels] == ["Democratic People's Republic of Korea"]
    assert [key.said for key in chart.legend if key.of == "Land"] == [
        "reports citizenships",
        "lists the citizenship of fewer than half of its victims",
        "status undetermined",
    ]
    assert {key.of for key in chart.legend} <= {"Ring", "Land", "Ground"}

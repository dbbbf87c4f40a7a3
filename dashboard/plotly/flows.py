"""The page's backend for maps of flows: as the JSON that plotly.js draws on its globe, and flows.js finishes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dashboard import theme
from dashboard.charts.flows import (
    LATITUDES,
    RINGS,
    Flow,
    FlowKey,
    FlowLabel,
    FlowMap,
    Ground,
    GroundRole,
    Head,
    Ring,
)
from dashboard.plotly.words import TEMPLATE, hover

OUTLINES = "/assets/boundaries/world.geojson"
"""Where the outlines are; the browser puts the address with the checksum in its place."""
PARTS_OF_PLOTLYS_OWN_MAP = ("showframe", "showcoastlines", "showland", "showocean", "showlakes", "showcountries")
CLASSES: dict[GroundRole, str] = {"": "s", "whole": "r", "partly": "s", "silent": "n", "undetermined": "u"}
"""Of the ground, by which the style sheet gives its colour or hatching."""


def flows_figure(chart: FlowMap) -> dict[str, Any]:
    """A map of flows as figure: its ground, its lines, its rings; and what flows.js adds: keys, names and numbers."""
    lon, lat = chart.closer.middle
    scale = chart.closer.times
    data = [_fill(ground) for ground in chart.ground]
    data += [_line(flow) for flow in chart.flows] + [_head(head) for head in chart.heads]
    data += _rings(chart.rings) if chart.rings else []
    layout = {
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "autosize": True,
        "font": {"family": theme.FONT, "size": theme.FONT_SIZE, "color": theme.LIGHT["ink"]},
        "paper_bgcolor": theme.CLEAR,
        "dragmode": "pan",
        "hovermode": "closest",
        "hoverdistance": 10,
        "showlegend": False,
        "geo": {
            "domain": {"x": [0, 1], "y": [0, 1]},
            "projection": {"type": "equal earth", "scale": scale},
            "center": {"lon": lon, "lat": lat},
            "lataxis": {"range": list(LATITUDES)},
            "fitbounds": False,
            "bgcolor": theme.CLEAR,
            # Moved or closer, the map stays so from year to year.
            "uirevision": chart.keeps,
            **dict.fromkeys(PARTS_OF_PLOTLYS_OWN_MAP, False),
        },
        "meta": {
            "ground": [CLASSES[ground.role] for ground in chart.ground],
            "home": {"lon": lon, "lat": lat, "scale": scale},
            "keys": [_key(key) for key in chart.signed(chart.legend, 0)],
            "labels": [_label(label) for label in chart.labels],
        },
    }
    return {"data": data, "layout": layout}


def _fill(ground: Ground) -> dict[str, Any]:
    colour = theme.ink(ground.ink)
    trace: dict[str, Any] = {
        "type": "choropleth",
        "geojson": OUTLINES,
        "locations": [land.code for land in ground.areas],
        "z": [0] * len(ground.areas),
        "colorscale": [[0, colour], [1, colour]],
        "showscale": False,
        "showlegend": False,
        "marker": {"line": {"width": 0.5, "color": theme.LIGHT["no-report-line"]}},
    }
    if ground.role == "undetermined":
        return {**trace, "hoverinfo": "skip"}
    return {
        **trace,
        "customdata": [hover(land.hover) for land in ground.areas],
        "hovertemplate": TEMPLATE,
    }


def _filled(shape: Flow | Head) -> dict[str, Any]:
    """What lines and heads have in common: an outline, filled with its own ink."""
    colour = theme.ink(shape.ink)
    return {
        "type": "scattergeo",
        "mode": "lines",
        "fill": "toself",
        "fillcolor": colour,
        "line": {"width": 0.4, "color": colour},
        "lon": [lon for lon, _ in shape.outline],
        "lat": [lat for _, lat in shape.outline],
        "showlegend": False,
    }


def _line(flow: Flow) -> dict[str, Any]:
    return {
        **_filled(flow),
        "opacity": flow.opacity,
        "meta": {"from": flow.start, "to": flow.end, "text": hover(flow.hover), "quiet": flow.is_quiet},
        "hovertemplate": "%{meta.text}<extra></extra>",
    }


def _head(head: Head) -> dict[str, Any]:
    return {**_filled(head), "meta": {"head": True}, "hoverinfo": "skip"}


def _rings(rings: Sequence[Ring]) -> list[dict[str, Any]]:
    return [
        {
            "type": "scattergeo",
            "mode": "markers",
            "lon": [ring.place[0] for ring in rings],
            "lat": [ring.place[1] for ring in rings],
            "marker": {
                "symbol": "circle",
                "size": [round(ring.size, 1) for ring in rings],
                "color": theme.CLEAR,
                "line": {"width": 1.3, "color": theme.ink(RINGS)},
            },
            "showlegend": False,
            "ids": [ring.code for ring in rings],
            "text": [hover(ring.hover) for ring in rings],
            "hovertemplate": "%{text}<extra></extra>",
        }
    ]


def _key(key: FlowKey) -> dict[str, Any]:
    """An entry of the legend."""
    return {"of": key.of, "said": key.said, "ink": theme.ink(key.ink), "size": round(key.size, 4)}


def _label(label: FlowLabel) -> dict[str, Any]:
    """Words on the map, with the places where they may belong."""
    spots = [[round(side, 2) for side in spot] for spot in label.spots]
    ink = theme.ink(label.ink)
    return {"of": label.of, "ends": list(label.about), "spots": spots, "said": label.said, "ink": ink}

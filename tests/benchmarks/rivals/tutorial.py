"""The same map and line as a tutorial of Dash builds them: one file, express figures, boundaries within the figure."""

from __future__ import annotations

from typing import Any

import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from tests.benchmarks.rivals.figures import AGES, boundaries, latest, rates

TABLES = {age: rates(age) for age in AGES}
SHAPES = boundaries()
HERE = {"topojsonURL": "/assets/"}
"""Coastlines, which plotly wants of a foreign host else; here none, so that the map is not even made slower by them."""

app = Dash(__name__, title="Detected victims")
app.layout = html.Div(
    [
        html.H1("Detected victims per 100,000"),
        dcc.Dropdown(list(AGES), "Children", id="age", clearable=False),
        html.Div(
            [dcc.Graph(id="map", config=HERE, style={"width": "50%"}), dcc.Graph(id="line", style={"width": "50%"})],
            style={"display": "flex"},
        ),
    ]
)
server = app.server


@app.callback(Output("map", "figure"), Input("age", "value"))
def show_map(age: str) -> Any:
    """The map of an age."""
    figure = px.choropleth(
        latest(TABLES[age]), geojson=SHAPES, locations="area", color="rate", hover_name="name", title=age
    )
    return figure.update_geos(visible=False)


@app.callback(Output("line", "figure"), Input("map", "clickData"), Input("age", "value"))
def show_line(clicked: Any, age: str) -> Any:
    """The line of the country that was clicked."""
    area = clicked["points"][0]["location"] if clicked else "NGA"
    table = TABLES[age]
    chosen = table[table.area == area]
    return px.line(chosen, x="year", y="rate", markers=True, title=f"{chosen['name'].iloc[0]}, {age}")


# Dash learns which scripts it may serve when it first makes its page; a worker that never made one would answer 500.
with server.test_request_context():
    app.index()

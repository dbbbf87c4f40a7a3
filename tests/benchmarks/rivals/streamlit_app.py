"""The same map and line in Streamlit, as its documentation shows: the script runs anew after each choice."""

from __future__ import annotations

import sys
from pathlib import Path

import plotly.express as px
import streamlit as st

# Streamlit runs this file by its path.
sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

from tests.benchmarks.rivals.figures import AGES, boundaries, latest, rates

tables = st.cache_data(rates)
shapes = st.cache_data(boundaries)

# Coastlines, which plotly wants of a foreign host else.
here = {"topojsonURL": "app/static/"}
st.set_page_config(layout="wide")
st.title("Detected victims per 100,000")
age = st.selectbox("Age", list(AGES))
table = tables(age)
left, right = st.columns(2)
figure = px.choropleth(latest(table), geojson=shapes(), locations="area", color="rate", hover_name="name", title=age)
figure.update_geos(visible=False)
with left:
    event = st.plotly_chart(figure, key="map", on_select="rerun", selection_mode="points", config=here)
points = event.selection.points
chosen = table[table.area == (points[0]["location"] if points else "NGA")]
with right:
    st.plotly_chart(
        px.line(chosen, x="year", y="rate", markers=True, title=f"{chosen['name'].iloc[0]}, {age}"), key="line"
    )

"""What statuses and bounds mean is said alike at all doors, and is true of every table that has them."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dashboard.context import Context
from dashboard.exports.codes import STATUS
from dashboard.exports.provenance import Origin, notes
from dashboard.exports.structure import ATTRIBUTES

LISTED = "no figure, though the publisher lists the area"
AROUND = "its publisher gives around it"


def _doors(context: Context) -> Iterator[tuple[str, str, str]]:
    """Of each door what it says of the status M, of Q, and of the bounds."""
    bounds = " ".join(part.about for part in ATTRIBUTES if part.id in ("OBS_LOWER", "OBS_UPPER"))
    yield STATUS["M"], STATUS["Q"], bounds
    package = json.loads((context.config.published / "datapackage.json").read_text(encoding="utf-8"))
    fields = {
        field["name"]: field.get("description", field.get("title", ""))
        for table in package["resources"]
        if table["name"] == "palermo-protocol"
        for field in table["schema"]["fields"]
    }
    yield fields["obs_status"], fields["obs_status"], f"{fields['obs_lower']} {fields['obs_upper']}"
    sheet = notes(context, ["palermo-protocol"], [], Origin("", (), "", context.today()), 0)[-1]
    told = {row[0]: row[1] for row in sheet.rows}
    yield told["obs_status"], told["obs_status"], told["obs_lower, obs_upper"]


def test_a_row_without_a_number_was_not_always_asked_for(shared: Context) -> None:
    """The compilations of treaties asked nobody, and the US Department of Labor says "unknown" itself."""
    for listed, interval, bounds in _doors(shared):
        assert LISTED in listed[:1].lower() + listed[1:]
        assert "asked" not in listed.lower()
        assert "interval" in interval.lower()
        assert AROUND in bounds

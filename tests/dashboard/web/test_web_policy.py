"""Documents beside the pages come under a policy that runs our scripts alone; that they keep it: `test_policy.py`."""

from __future__ import annotations

from flask.testing import FlaskClient

DOCUMENTS = (
    "/present?country=NGA",
    "/print/country/NGA",
    "/print/deck",
    "/victims?view=victims-map.map&area=NGA&embed=1",
    "/data/coverage?area=011&embed=1",
)


def test_every_document_beside_the_pages_runs_our_scripts_alone(small_client: FlaskClient) -> None:
    for address in DOCUMENTS:
        policy = small_client.get(address).headers["Content-Security-Policy"]
        rules = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
        assert "'self'" in rules["script-src"].split(), address
        assert not {"'unsafe-inline'", "'unsafe-eval'", "*"} & set(rules["script-src"].split()), address

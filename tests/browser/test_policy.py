"""Documents beside the pages keep the policy under which they come, with all that they show."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.steps import until
from tests.fixtures.sweeps import each

SHOWN = {
    "/present?country=NGA": ".slide.shown .slide-link",
    "/print/country/NGA": "main.paper",
    "/victims?view=victims-map.map&area=BGD&embed=1": "path.choroplethlocation[data-k]",
    "/flows?view=flows-map.chart&area=ITA&embed=1": ".main-svg path",
    "/data/coverage?area=034&embed=1": ".coverage-cells path",
}
"""What stands in each once it is there; every page of the menu is in test_every_page.py."""


# What a policy refuses is an error that every test of these hears: `test_present.py`, `test_paper.py`, `test_embed.py`.
@pytest.mark.parametrize("address", each(SHOWN, []))
def test_a_document_beside_the_pages_keeps_its_policy(reader: Page, address: str) -> None:
    reader.add_init_script(
        "window.refused = [];"
        "addEventListener('securitypolicyviolation', (e) => window.refused.push(e.effectiveDirective + e.blockedURI))"
    )
    answer = reader.goto(address)
    assert answer is not None
    assert "script-src 'self'" in answer.headers["content-security-policy"]
    until(reader, "(selector) => document.querySelector(selector)", SHOWN[address])
    assert reader.evaluate("window.refused") == []

"""The live page under axe-core, in both themes, wide and narrow."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor


def violations(page: Page) -> list[str]:
    """Return what axe finds serious or critical, and where."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{one['impact']} {one['id']}: {node['html'][:200]} {node['failureSummary']}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(
    desk: str, visitor: Visitor, raise_alert: Callable[..., str], scheme: str, width: int
) -> None:
    page = visitor.open(
        desk, viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    expect(page.locator("#blank-title")).to_have_text("Listening")
    assert violations(page) == []
    for severity in ("low", "medium", "high", "critical"):
        for relation in ("new", "update", "cancel", "duplicate"):
            story = {"id": "s", "relation": relation, "revision": 2, "reports": 2, "sources": 1}
            raise_alert(f"{severity} {relation}", severity=severity, story=story, detained=4)
    expect(page.locator(".row").first).to_be_visible()
    if width < 860:
        page.locator("#more").click()
    page.get_by_role("radio", name="Medium").check()
    page.locator("#repeats").check()
    page.keyboard.press("p")
    assert violations(page) == []
    if width < 860:
        page.locator("#more").click()
        page.locator("#view").click()
        assert violations(page) == []
        page.locator("#view").click()
    page.locator(".row-open").first.click()
    page.locator("#detail summary").click()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("#try").click()
    page.locator("#try-text").fill("Police ARREST one.")
    page.locator("#try-go").click()
    expect(page.locator("#try-answer mark")).to_be_visible()
    assert violations(page) == []

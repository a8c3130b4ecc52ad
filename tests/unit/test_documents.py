"""The documents: where their links lead."""

import pytest

from tests.support.documents import DOCUMENTS, anchors, document, links
from tests.support.processes import ROOT


@pytest.mark.parametrize("path", DOCUMENTS)
def test_every_link_leads_somewhere(path: str) -> None:
    for link in links(document(path)):
        name, _, anchor = link.partition("#")
        target = (ROOT / path).parent / name if name else ROOT / path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link

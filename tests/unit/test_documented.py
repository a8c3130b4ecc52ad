"""The README names every key of the files that an operator writes."""

import re

import pytest
from pydantic import BaseModel

from service.forward.targets import Target
from service.ingest.feeds.plan import FeedPlan, FilePlan, FolderPlan, WebPlan
from tests.support.processes import ROOT

TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("heading", "models"),
    [
        ("Connect your feeds", (FeedPlan, WebPlan, FolderPlan, FilePlan)),
        ("By webhook", (Target,)),
    ],
)
def test_every_key_is_told(heading: str, models: tuple[type[BaseModel], ...]) -> None:
    section = re.split(r"\n##+ ", TEXT.split(f"\n### {heading}\n")[1])[0]
    told = set(re.findall(r"^(\w+) = |^\[\[(\w+)\]\]|`(?:\[\[)?(\w+)", section, re.MULTILINE))
    keys = {name for model in models for name in model.model_fields}
    assert keys <= {name for names in told for name in names}
    for file in ("feeds.toml", "targets.toml"):
        comment = (ROOT / "deploy" / file).read_text(encoding="utf-8").replace("\n# ", " ")
        assert any(f'"{one}"' in comment for one in re.findall(r"^### (.+)$", TEXT, re.MULTILINE))

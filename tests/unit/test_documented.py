"""The documentation names every key of the files that an operator writes."""

import re

import pytest
from pydantic import BaseModel

from service.forward.targets import Target
from service.ingest.feeds.plan import FeedPlan, FilePlan, FolderPlan, WebPlan
from tests.support.documents import document, section


@pytest.mark.parametrize(
    ("path", "heading", "models", "file"),
    [
        (
            "service/ingest/feeds/README.md",
            "The plan",
            (FeedPlan, WebPlan, FolderPlan, FilePlan),
            "deploy/feeds.toml",
        ),
        ("deploy/README.md", "Webhooks", (Target,), "deploy/targets.toml"),
    ],
)
def test_every_key_is_told(
    path: str, heading: str, models: tuple[type[BaseModel], ...], file: str
) -> None:
    text = section(document(path), heading)
    told = set(re.findall(r"^(\w+) = |^\[\[(\w+)\]\]|`(?:\[\[)?(\w+)", text, re.MULTILINE))
    keys = {name for model in models for name in model.model_fields}
    assert keys <= {name for names in told for name in names}
    # The file that the operator edits says where they are told.
    comment = document(file).replace("\n# ", " ")
    assert f'{path}, "{heading}"' in comment

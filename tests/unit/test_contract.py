"""The wire contract: the files in schemas/ are what the models say, and old alerts parse."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from schemas import Alert, DeadLetter, NewsDocument
from service.classify import load_classifier
from service.contract import contract_files

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"


def test_the_files_in_schemas_are_current() -> None:
    for name, content in contract_files(load_classifier().categories).items():
        assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == content, (
            f"{name} is out of date: run `make schema`"
        )


@pytest.mark.parametrize("path", sorted(GOLDEN.glob("alert-*.json")), ids=lambda path: path.stem)
def test_old_alerts_parse_for_ever(path: Path) -> None:
    raw = json.loads(path.read_text(encoding="utf-8"))
    alert = Alert.model_validate(raw)
    again = json.loads(alert.model_dump_json())
    assert keeps(raw, again)
    schema = json.loads((ROOT / "schemas" / "alert.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(again)


def keeps(old: Any, new: Any) -> bool:
    """Tell whether all of an old value is in the new one."""
    if isinstance(old, dict):
        return all(key in new and keeps(value, new[key]) for key, value in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(keeps, old, new))
    return bool(old == new)


def test_there_are_golden_alerts() -> None:
    assert list(GOLDEN.glob("alert-1.0-*.json"))


@pytest.mark.parametrize("model", [Alert, DeadLetter, NewsDocument])
def test_every_field_is_described(model: Any) -> None:
    schema = model.model_json_schema(mode="serialization")
    for part in [schema, *schema.get("$defs", {}).values()]:
        for name, field in part.get("properties", {}).items():
            assert field.keys() & {"description", "$ref"}, (
                f"{part['title']}.{name} lacks a description"
            )


def test_a_reader_of_an_older_minor_version_reads_newer_alerts() -> None:
    raw = json.loads((GOLDEN / "alert-1.0-arrest.json").read_text(encoding="utf-8"))
    raw["data"]["something_new"] = {"a": 1}
    raw["future"] = True
    assert Alert.model_validate(raw).data.category == "arrest"


def test_schemas_need_nothing_but_pydantic() -> None:
    program = (
        "import sys, schemas; "
        "print([m for m in ('service', 'redis', 'faststream', 'prometheus_client') "
        "if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_the_alert_in_the_readme_is_one() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    block = text.split("```json\n", 1)[1].split("```", 1)[0]
    alert = Alert.model_validate_json(block)
    assert alert.data.story is not None
    (span,) = alert.data.evidence
    assert span.sentence[span.start - span.sentence_start :].startswith(span.text)

"""The wire contract: the files in schemas/ are what the models say, and old alerts parse."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from schemas import Alert, DeadLetter, NewsDocument, Undelivered
from service.classify import load_classifier
from service.contract import MODELS, contract_files
from tests.support.documents import blocks, document

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
    for written in (raw, again):
        jsonschema.Draft202012Validator(schema).validate(written)


def keeps(old: Any, new: Any) -> bool:
    """Tell whether all of an old value is in the new one."""
    if isinstance(old, dict):
        return all(key in new and keeps(value, new[key]) for key, value in old.items())
    if isinstance(old, list):
        return len(old) == len(new) and all(map(keeps, old, new))
    return bool(old == new)


def test_there_are_golden_alerts() -> None:
    assert list(GOLDEN.glob("alert-1.0-*.json"))


@pytest.mark.parametrize("model", [Alert, DeadLetter, NewsDocument, Undelivered])
def test_every_field_is_described(model: Any) -> None:
    schema = model.model_json_schema(mode="serialization")
    for part in [schema, *schema.get("$defs", {}).values()]:
        for name, field in part.get("properties", {}).items():
            assert field.keys() & {"description", "$ref"}, (
                f"{part['title']}.{name} lacks a description"
            )


def test_a_reader_of_an_older_minor_version_reads_newer_alerts() -> None:
    for path in GOLDEN.glob("newer-1.*.json"):
        raw = json.loads(path.read_text(encoding="utf-8"))
        alert = Alert.model_validate(raw)
        assert alert.data.category == "arrest"
        assert alert.data.versions.alert_schema == "1.9"


@pytest.mark.parametrize("name", ["schemas", "tocsin_schemas"])
def test_a_copy_of_schemas_needs_nothing_but_pydantic(tmp_path: Path, name: str) -> None:
    shutil.copytree(ROOT / "schemas", tmp_path / name)
    program = (
        f"import sys, {name} as found; print(found.__file__, "
        "[m for m in ('service', 'redis', 'faststream', 'prometheus_client') if m in sys.modules])"
    )
    done = subprocess.check_output([sys.executable, "-c", program], text=True, cwd=tmp_path)
    assert done.strip() == f"{tmp_path / name / '__init__.py'} []"
    # A subscriber may have a package schemas of his own.
    assert not re.search(r"^\s*(from|import) schemas\b", _sources(tmp_path / name), re.MULTILINE)


def _sources(folder: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.py")))


@pytest.mark.parametrize("name", MODELS)
def test_the_schemas_are_schemas_and_their_examples_parse(name: str) -> None:
    schema = json.loads((ROOT / "schemas" / name).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["examples"]
    for example in schema["examples"]:
        jsonschema.Draft202012Validator(schema).validate(example)
        MODELS[name].model_validate(example)


def test_the_schemas_tell_generators_of_code_what_is_sent() -> None:
    schema = json.loads((ROOT / "schemas" / "alert.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["time"]["format"] == "date-time"
    published = schema["$defs"]["DocumentRef"]["properties"]["published_at"]
    assert {"type": "string", "format": "date-time"} in published["anyOf"]
    for part in [schema, *schema["$defs"].values()]:
        assert not any("title" in one for one in part.get("properties", {}).values())


def test_the_asyncapi_document_has_the_same_schemas() -> None:
    components = asyncapi()["components"]["schemas"]
    for name, model in MODELS.items():
        text = (ROOT / "schemas" / name).read_text(encoding="utf-8")
        schema = json.loads(text.replace("#/$defs/", "#/components/schemas/"))
        own = {key: value for key, value in schema.items() if key[0] != "$" and key != "examples"}
        assert components[model.__name__] == own
        assert schema.get("$defs", {}).items() <= components.items()
    assert not any("correlationId" in one for one in asyncapi()["components"]["messages"].values())
    for channel in asyncapi()["channels"].values():
        if channel["address"].startswith(("news:alerts", "news:stories")):
            assert "__data__ holds the payload as JSON" in channel["description"]


def asyncapi() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "schemas" / "asyncapi.json").read_text("utf-8"))
    return found


def test_the_asyncapi_document_is_one() -> None:
    package = ROOT / "tests" / "node" / "node_modules" / "@asyncapi" / "specs"
    if not package.is_dir():
        pytest.skip("the npm package @asyncapi/specs is not there: `make test` installs it")
    schema = json.loads((package / "schemas" / "3.0.0.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft7Validator(schema)
    assert not list(validator.iter_errors(asyncapi()))
    broken = asyncapi() | {"channels": {"a": {"address": 7}}}
    assert list(validator.iter_errors(broken))


def test_references_names_and_examples_of_the_asyncapi_document() -> None:
    document = asyncapi()

    def references(part: Any) -> Any:
        if isinstance(part, dict):
            if "$ref" in part:
                yield part["$ref"]
            part = list(part.values())
        if isinstance(part, list):
            for one in part:
                yield from references(one)

    for reference in references(document):
        at = document
        for step in reference.removeprefix("#/").split("/"):
            at = at[step]
    for named in document["components"].values():
        assert all(re.fullmatch(r"[a-zA-Z0-9._-]+", name) for name in named)
    models = {model.__name__: model for model in MODELS.values()}
    messages = document["components"]["messages"]
    assert len(messages) >= 12
    for message in messages.values():
        name = message["payload"]["$ref"].rpartition("/")[2]
        for example in message["examples"]:
            models[name].model_validate(example["payload"])


def test_the_alert_in_the_manual_is_one() -> None:
    ((_language, block),) = [
        one for one in blocks(document("schemas/README.md")) if one[0] == "json"
    ]
    alert = Alert.model_validate_json(block)
    assert alert.data.story is not None
    assert alert.data.evidence
    for span in alert.data.evidence:
        assert span.sentence[span.start - span.sentence_start :].startswith(span.text)
    # It shows every field, as Tocsin writes them all.
    assert json.loads(block) == alert.model_dump(mode="json")


def test_the_readme_shows_the_alert_of_the_manual_but_for_evidence() -> None:
    full, short = (
        json.loads(block)
        for path in ("schemas/README.md", "README.md")
        for language, block in blocks(document(path))
        if language == "json"
    )
    assert len(full["data"]["evidence"]) == 4
    assert "whole but for three more sentences of evidence" in document("README.md")
    del full["data"]["evidence"][1:]
    assert short == full

"""The wire contract as files: JSON Schemas from the models, AsyncAPI from FastStream."""

import json
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from faststream.redis import RedisBroker, StreamSub
from faststream.specification import AsyncAPI
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema

from schemas import Alert, DeadLetter, NewsDocument, Undelivered
from service.contract_examples import EXAMPLES
from service.settings import Settings

MODELS: dict[str, type[BaseModel]] = {
    "document.schema.json": NewsDocument,
    "alert.schema.json": Alert,
    "dead_letter.schema.json": DeadLetter,
    "undelivered.schema.json": Undelivered,
}


_FLAT = "Flat fields id, category and severity; __data__ holds the payload as JSON."


def contract_files(categories: Sequence[str]) -> dict[str, str]:
    """Return name and content of each file that `schemas/` keeps."""
    found = {name: _dump(_json_schema(model)) for name, model in MODELS.items()}
    found["asyncapi.json"] = _dump(_asyncapi(categories))
    return found


def _dump(content: dict[str, Any]) -> str:
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


class _Schema(GenerateJsonSchema):
    """Gives fields no titles: makers of code name a type by each (Text, Text1, Text2 ...)."""

    def field_title_should_be_set(self, _schema: Any) -> bool:
        return False


def _json_schema(model: type[BaseModel]) -> dict[str, Any]:
    schema = model.model_json_schema(mode="serialization", schema_generator=_Schema)
    schema["examples"] = [EXAMPLES[model.__name__]]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _components() -> dict[str, Any]:
    """Return the same schemas for the AsyncAPI document, in place of FastStream's own."""
    _, found = models_json_schema(
        [(model, "serialization") for model in MODELS.values()],
        schema_generator=_Schema,
        ref_template="#/components/schemas/{model}",
    )
    return dict(found["$defs"])


def _asyncapi(categories: Sequence[str]) -> dict[str, Any]:
    """Describe the streams by a broker that is never started."""
    settings = Settings.model_construct()
    broker = RedisBroker("redis://localhost:6379")

    async def documents(document: NewsDocument) -> None:
        pass

    broker.subscriber(
        stream=StreamSub(settings.documents_stream),
        title="Documents",
        description="News documents, read by the consumer group of the service: each member a flat "
        "field, or all as JSON in one field, for example __data__.",
    )(documents)
    streams = {
        settings.alerts_stream: f"Every alert. {_FLAT}",
        settings.stories_stream: f"Alerts that open, change or cancel a story. {_FLAT} Also flat: "
        "story (its id) and relation.",
    } | {
        settings.category_stream(category): f"Alerts of the category {category}. {_FLAT}"
        for category in categories
    }
    for stream, description in streams.items():
        broker.publisher(stream=stream, title=stream, description=description, schema=Alert)
    broker.publisher(
        stream=settings.dead_stream,
        title=settings.dead_stream,
        description="Entries that could not become alerts, with the reason, as flat fields.",
        schema=DeadLetter,
    )
    broker.publisher(
        stream=settings.forward_dead_stream,
        title=settings.forward_dead_stream,
        description="Alerts that a webhook's target did not take, with the reason, as flat fields; "
        "__data__ holds the alert's JSON.",
        schema=Undelivered,
    )
    specification = AsyncAPI(
        broker,
        title="Tocsin",
        version=version("tocsin"),
        description="Event monitor for news: documents in, structured alerts out.",
        schema_version="3.0.0",
    )
    described: dict[str, Any] = json.loads(specification.to_specification().to_json())
    described["components"]["schemas"] = _components()
    for message in described["components"]["messages"].values():
        del message["correlationId"]  # of FastStream's envelope, which these entries do not have
        schema = message["payload"]["$ref"].rpartition("/")[2]
        message["examples"] = [{"payload": EXAMPLES[schema]}]
    # FastStream keeps publishers in a set: without an order of ours the file would change.
    ordered: dict[str, Any] = json.loads(json.dumps(_valid_keys(described), sort_keys=True))
    return {"asyncapi": ordered.pop("asyncapi"), "info": ordered.pop("info")} | ordered


def _valid_keys(part: Any) -> Any:
    """Name components by letters, digits, dots, hyphens and underscores, as AsyncAPI 3 asks."""
    if isinstance(part, list):
        return [_valid_keys(one) for one in part]
    if not isinstance(part, dict):
        return part
    found = {key: _valid_keys(value) for key, value in part.items()}
    if (reference := found.get("$ref", "")).startswith("#/components/"):
        found["$ref"] = reference.replace(":", ".")
    if "components" in found:
        found["components"] = {
            kind: {name.replace(":", "."): one for name, one in named.items()}
            for kind, named in found["components"].items()
        }
    return found

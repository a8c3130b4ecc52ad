"""`tocsin classify`: documents to events, without Redis."""

import sys
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer

from schemas.dead_letter import Reason
from service.classify import load_classifier
from service.cli.common import read_lines
from service.errors import RejectionError
from service.ingest.decode import Limits, to_document
from service.ingest.envelope import check_depth
from service.settings import load_settings


def classify(
    file: Annotated[
        Path | None, typer.Argument(help="JSON Lines file, or - for standard input.")
    ] = None,
) -> None:
    """Classify documents (JSON Lines: id, title, text, published_at), one answer per line.

    Each line becomes {"id", "categories", "events"}; a line that is not a document becomes
    {"id": null, "error"}, and the exit status is then 1.
    """
    settings = load_settings()
    limits = Limits(settings.max_document_bytes, settings.max_json_depth)
    classifier = load_classifier(settings.taxonomy)
    if file is not None and str(file) != "-" and not file.is_file():
        raise typer.BadParameter(f"{file} is no file")
    status = 0
    for line in read_lines(file):
        if not line.strip():
            continue
        answer: dict[str, Any]
        try:
            document = to_document(_parse(line, limits))
        except RejectionError as error:
            status = 1
            answer = {"id": None, "error": f"{error.reason.value}: {error.detail}"}
        else:
            events = classifier.classify(document)
            answer = {
                "id": document.id,
                "categories": sorted({event.category for event in events}),
                "events": [event.model_dump(mode="json") for event in events],
            }
            if not events and (code := classifier.language(document)) != "en":
                answer["language"] = code  # not read: only English is
        sys.stdout.buffer.write(orjson.dumps(answer, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()
    raise typer.Exit(status)


def _parse(line: bytes, limits: Limits) -> dict[str, Any]:
    if len(line) > limits.max_bytes:
        raise RejectionError(
            Reason.TOO_LARGE,
            f"the line has {len(line)} bytes, more than {limits.max_bytes} "
            "(TOCSIN_MAX_DOCUMENT_BYTES)",
        )
    check_depth(line, "line", limits.max_depth)
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise RejectionError(Reason.NOT_JSON, f"not JSON: {error}") from None
    if not isinstance(found, dict):
        raise RejectionError(Reason.WRONG_TYPE, "not a JSON object")
    return found

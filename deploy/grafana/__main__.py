"""Writes the dashboards: `make dashboards`, or `python -m deploy.grafana [FOLDER]`."""

import json
import sys
from pathlib import Path
from typing import Any

from grafana_foundation_sdk.cog.encoder import JSONEncoder

from deploy.grafana import newsroom, operations

FOLDER = Path(__file__).parent / "dashboards"


def rendered() -> dict[str, str]:
    """Return each dashboard's file name and JSON."""
    found = {}
    for name, board in (("operations", operations.build()), ("newsroom", newsroom.build())):
        content: Any = json.loads(JSONEncoder(sort_keys=True).encode(board.build()))
        for number, panel in enumerate(content["panels"], 1):
            panel["id"] = number
        found[f"{name}.json"] = json.dumps(content, indent=2, sort_keys=True) + "\n"
    return found


def main() -> None:
    """Write them."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    for name, content in rendered().items():
        (folder / name).write_text(content, encoding="utf-8")
        print(folder / name)


if __name__ == "__main__":
    main()

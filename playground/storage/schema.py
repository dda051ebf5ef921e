"""The JSON Schema of plain set-up files, for editors and other programs.

It is generated from the descriptions by `python -m playground.storage.schema` and committed; a test fails when the
committed one is out of date.
"""

from __future__ import annotations

import json
from pathlib import Path

from playground.resources import resource
from playground.storage.atomic import write_atomically
from playground.storage.to_document import VERSION


def schema_path() -> Path:
    """Where the committed schema lies."""
    return resource("schema", f"setup-{VERSION}.schema.json")


def schema_text() -> str:
    """The schema of this version's set-up files."""
    from playground.storage.description import SetUpDescription  # late: pydantic, only when a schema is made

    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **SetUpDescription.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_atomically(schema_path(), schema_text().encode("utf-8"))

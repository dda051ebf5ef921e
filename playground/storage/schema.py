"""The JSON Schemas of plain set-up files and of lessons, for editors and other programs.

They are generated from the descriptions by `python -m playground.storage.schema` and committed; a test fails when a
committed one is out of date.
"""

from __future__ import annotations

import json
from pathlib import Path

from playground.resources import resource
from playground.storage.atomic import write_atomically
from playground.storage.setups.to_document import VERSION


def schema_path() -> Path:
    """Where the committed schema of set-ups lies."""
    return resource("schema", f"setup-{VERSION}.schema.json")


def lesson_schema_path() -> Path:
    """Where the committed schema of lessons lies."""
    return resource("schema", "lesson-1.schema.json")


def schema_text() -> str:
    """The schema of this version's set-up files."""
    from playground.storage.setups.description import SetUpDescription  # late: pydantic, only when a schema is made

    return _text(SetUpDescription.model_json_schema())


def lesson_schema_text() -> str:
    """The schema of this version's lesson files."""
    from playground.storage.lessons.description import LessonDescription  # late: the same

    schema = LessonDescription.model_json_schema()
    setups = schema["properties"]["setups"]["patternProperties"]
    setups.update({pattern: {"$ref": schema_path().name} for pattern in setups})  # pydantic knows no other files
    return _text(schema)


def _text(schema: dict[str, object]) -> str:
    whole = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    write_atomically(schema_path(), schema_text().encode("utf-8"))
    write_atomically(lesson_schema_path(), lesson_schema_text().encode("utf-8"))

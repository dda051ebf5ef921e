"""The committed JSON Schema is that of the descriptions, and what is saved is what it says."""

from __future__ import annotations

import json

import jsonschema
import pytest
from hypothesis import given

from playground.network.setup import SetUp
from playground.storage.schema import schema_path, schema_text
from playground.storage.setup_file import Form, setup_to_bytes
from tests.storage.setups import setups, small_setup

VALIDATOR = jsonschema.Draft202012Validator(json.loads(schema_path().read_text(encoding="utf-8")))


def test_the_committed_schema_is_up_to_date() -> None:
    assert json.loads(schema_path().read_text(encoding="utf-8")) == json.loads(schema_text()), (
        "run: python -m playground.storage.schema"
    )


def test_it_is_a_schema() -> None:
    VALIDATOR.check_schema(VALIDATOR.schema)


@given(setups(samples=True))
def test_what_is_saved_is_valid(setup: SetUp) -> None:
    VALIDATOR.validate(json.loads(setup_to_bytes(setup, Form.JSON)))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["layers", 0, "stride"], [0, 1]),
        (["layers", 0, "kind"], "eval"),
        (["layers", 0, "kernels"], [[["x"]]]),
        (["layers", 0, "extra"], 1),
        (["view", "rule"], "x"),
        (["version"], 2),
        (["picture"], None),
    ],
)
def test_what_is_wrong_is_invalid(path: list[str | int], value: object) -> None:
    document = inner = json.loads(setup_to_bytes(small_setup(), Form.JSON))
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    assert not VALIDATOR.is_valid(document)

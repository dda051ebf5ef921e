"""Set-ups over sentences and sounds: what stands in the file, and what is refused of it with its place."""

from __future__ import annotations

import base64
import json
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from playground.default_session import resolve_sample
from playground.examples import example_setup
from playground.inputs.input_error import InputError
from playground.inputs.reading import read
from playground.network.network import Network
from playground.network.setup import SetUp
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput
from playground.network.source.word_vectors import word_vectors
from playground.storage.faults import SetUpError
from playground.storage.setup_file import Form, setup_from_bytes, setup_to_bytes

MANY = word_vectors("glove.txt", {"cat": (1, 2), "the": (3, 4), "dog": (5, 6)})


def over(source: SentenceInput | SoundInput) -> SetUp:
    return SetUp("a", source, Network(source.shape, ()))


def document_of(source: SentenceInput | SoundInput) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(setup_to_bytes(over(source), Form.JSON))
    return content


def refusal(document: dict[str, Any]) -> str:
    with pytest.raises(SetUpError) as caught:
        setup_from_bytes(json.dumps(document).encode(), "x.json")
    return str(caught.value).removeprefix("x.json was not opened. ")


def test_a_sentence_is_readable_in_plain_json() -> None:
    document = document_of(SentenceInput('她说："好" \\ ok', 32, 5))
    assert document["input"] == {"kind": "sentence", "text": '她说："好" \\ ok', "dimensions": 32, "seed": 5}
    assert document["picture"] == {"name": ""}


@pytest.mark.parametrize("form", Form)
def test_only_the_vectors_of_its_tokens_are_kept(form: Form) -> None:
    setup = over(SentenceInput("The cat purrs", vectors=MANY))
    again = setup_from_bytes(setup_to_bytes(setup, form), "x")
    assert isinstance(again.input, SentenceInput)
    assert again.input.vectors is not None
    assert (again.input.vectors.name, dict(again.input.vectors.words)) == ("glove.txt", {"the": 0, "cat": 1})
    np.testing.assert_array_equal(read(again.input).x, read(setup.input).x)
    assert setup_to_bytes(again, form) == setup_to_bytes(setup, form)


def test_a_sample_sound_is_named_and_another_one_kept_whole() -> None:
    setup = example_setup("sound")
    assert isinstance(setup.input, SoundInput)
    document = document_of(setup.input)
    assert document["picture"] == {"name": "Chirp", "sample": "chirp"}
    assert resolve_sample(setup_from_bytes(json.dumps(document).encode(), "x")).input.content is setup.input.sound
    own = replace(setup.input, sound=replace(setup.input.sound, sample=None))
    again = resolve_sample(setup_from_bytes(setup_to_bytes(over(own), Form.BUNDLE), "x"))
    np.testing.assert_array_equal(read(again.input).x, read(own).x)
    document["picture"]["sample"] = "unheard"
    with pytest.raises(InputError, match="There is no sample sound unheard"):
        resolve_sample(setup_from_bytes(json.dumps(document).encode(), "x"))


SENTENCE, SOUND = SentenceInput("a b"), example_setup("sound").input


@pytest.mark.parametrize(
    ("source", "entries", "said"),
    [
        (SENTENCE, {"input.text": "x " * 2049}, "picture: The input: width cannot be 2049"),
        (SENTENCE, {"input.text": "x" * 20_001}, "input.text: "),
        (SENTENCE, {"input.text": 7}, "input.text: "),
        (SENTENCE, {"input.dimensions": 1025}, "input.dimensions: "),
        (SENTENCE, {"input.seed": -1}, "input.seed: "),
        (SENTENCE, {"input.width": 7}, "input.width: There is no such entry here."),
        (SENTENCE, {"picture.sample": "cat"}, "picture: Either the key of a sample or the picture's data is needed."),
        (SENTENCE, {"picture.data": "a 1 2\nb 3\n"}, "picture: Line 2 is not a word and 2 numbers."),
        (SENTENCE, {"picture.data": "\n"}, "picture: It holds no word vectors."),
        (SOUND, {"input.hop": 0}, "input.hop: "),
        (SOUND, {"input.length": 60_000}, "picture: The input: width cannot be 4000"),
        (SOUND, {"input.scale": "bark"}, "input.scale: "),
        (SOUND, {"input.bands": 2049}, "input.bands: "),
        (SOUND, {"input.start": 1.5}, "input.start: "),
        (SOUND, {"picture.sample": None}, "picture: Either the key of a sample or the picture's data is needed."),
    ],
    ids=range(15),
)
def test_what_is_wrong_is_named_with_its_place(
    source: SentenceInput | SoundInput, entries: dict[str, Any], said: str
) -> None:
    document = document_of(source)
    for entry, value in entries.items():
        part, name = entry.split(".")
        document[part][name] = base64.b64encode(value.encode()).decode() if name == "data" else value
    assert refusal(document).startswith(said)

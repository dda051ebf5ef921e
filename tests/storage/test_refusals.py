"""A wrong set-up in plain JSON is refused with every fault and its place, and the refusal is short."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playground.network.sentence import Sentence
from playground.storage.faults import FaultsFound, SetUpError, StorageError
from playground.storage.setup_file import Form, load_setup, setup_from_bytes, setup_to_bytes
from playground.storage.setups import from_document
from tests.storage.setups import assert_same, small_setup

CONVOLUTION = {"kind": "convolution", "name": "c", "kernels": [[[[1, 2], [3, 4]]]]}
Change = Callable[[dict[str, Any]], Any]


def document() -> dict[str, Any]:
    return json.loads(setup_to_bytes(small_setup(), Form.JSON))


def refusal(value: Any) -> SetUpError:
    with pytest.raises(SetUpError) as caught:
        setup_from_bytes(json.dumps(value).encode(), "wrong.json")
    return caught.value


def changed(place: str, value: Any) -> dict[str, Any]:
    """The small set-up with `value` at `place`, as `layers.0.stride`."""
    result = inner = document()
    *path, last = [int(part) if part.isdigit() else part for part in place.split(".")]
    for part in path:
        inner = inner[part]
    inner[last] = value
    return result


@pytest.mark.parametrize(
    ("path", "value", "place", "words"),
    [
        ("title", 5, "title", "A text in quotes is needed, not 5."),
        ("title", "x" * 256, "title", "longer than 255 characters"),
        ("format", "other", "", "not a set-up of CNN Playground"),
        ("version", True, "version", "A whole number is needed, not true."),
        ("version", 2, "version", "its version is 2, this program knows up to 1"),
        ("version", 10**30, "version", "knows up to 1"),
        ("version", 0, "version", "Version 0 is not known; this program writes 1."),
        ("extra", 1, "extra", "There is no such entry here."),
        ("checksums", {"weights": "0" * 64, "picture": "0" * 64}, "checksums", "no such entry"),
        ("input", [], "input", "Entries in { } are needed, not […]."),
        ("input.width", 0, "input.width", "0 is too small, 1 is the least."),
        ("input.height", 2049, "input.height", "2049 is too large, 2048 is the most."),
        ("input.width", 64.0, "input.width", "A whole number is needed, not 64.0."),
        ("input.framing", "zoom", "input.framing", "possible is 'crop', 'fit', 'stretch'."),
        ("input.center", [0.5], "input.center", "The list has 1 values, 2 are the least."),
        ("input.center", [0.5, 1.5], "input.center[1]", "1.5 is too large"),
        ("input.zoom", 0.5, "input.zoom", "0.5 is too small"),
        ("input.pattern", {"kind": "spiral"}, "input.pattern.kind", "possible is 'grating'"),
        ("input.pattern", {"kind": "edge", "position": 1.5}, "input.pattern.position", "1.5 is too large, 1.0 is"),
        ("input.pattern", {"kind": "noise", "seed": 0.5}, "input.pattern.seed", "A whole number is needed, not 0.5."),
        ("input.pattern", {"kind": "edge"}, "picture", "A test pattern is drawn: it needs no picture."),
        ("input.strokes", [{"width": 0, "points": [[0, 0]]}], "input.strokes[0].width", "0 is too small"),
        ("input.strokes", [{"width": 1, "points": []}], "input.strokes[0].points", "The list has 0 values, 1 are the"),
        ("input.strokes", [{"width": 1, "points": [[0, 3]]}], "input.strokes[0].points[0][1]", "3 is too large"),
        ("input.strokes", [{"width": 1, "points": [[0.0, 0.0]] * 20_001}] * 2, "input.strokes", "The drawing is full"),
        ("input.mean", True, "input.mean", "A number is needed, not true."),
        ("layers", {}, "layers", "A list in [ ] is needed, not {…}."),
        ("layers", [5], "layers[0]", "Entries in { } are needed, not 5."),
        ("layers", [{}], "layers[0]", 'The entry "kind" is missing.'),
        ("layers", [{"kind": "eval", "name": "a"}], "layers[0]", 'There is no layer of kind "eval"'),
        ("layers", [{"kind": "relu"}], "layers[0].name", "The entry is missing."),
        ("layers", [{"kind": "relu", "name": "a"}] * 201, "layers", "The list has 201 values, 200 are the most."),
        ("layers.1.name", "", "layers[1].name", "The text is empty."),
        ("layers.1.name", "a/b", "layers[1].name", "/ is not possible in files"),
        ("layers.1.name", "a\nb", "layers[1].name", "invisible character, U+000A"),
        ("layers.1.name", "边缘", "layers[1].name", "There is already a layer called 边缘"),
        ("layers.1.name", "x" * 61, "layers[1].name", "longer than 60 characters"),
        ("layers.1.muted", 1, "layers[1].muted", "true or false is needed, not 1."),
        ("layers.1.slope", "x", "layers[1].slope", 'A number is needed, not "x".'),
        ("layers.1.slope", 1e39, "layers[1].slope", "1e+39 is too large"),
        ("layers.0.stride", [1, 0], "layers[0].stride[1]", "0 is too small, 1 is the least."),
        ("layers.0.stride", [65, 1], "layers[0].stride[0]", "65 is too large, 64 is the most."),
        ("layers.0.stride", 2, "layers[0].stride", "A list in [ ] is needed, not 2."),
        ("layers.0.dilation", [1, 33], "layers[0].dilation[1]", "33 is too large"),
        ("layers.0.groups", 0, "layers[0].groups", "0 is too small"),
        ("layers.0.flipped", None, "layers[0].flipped", "true or false is needed, not null."),
        ("layers.0.padding", "valid", "layers[0].padding", "possible is 'same'"),
        ("layers.0.padding", {"top": -1}, "layers[0].padding.top", "-1 is too small"),
        ("layers.0.padding", {"above": 1}, "layers[0].padding.above", "no such entry"),
        ("layers.0.kernels", None, "layers[0].kernels", "A list in [ ] is needed, not null."),
        ("layers.0.kernels", {"shape": [1, 1, 3, 3]}, "layers[0].kernels", "Rows of numbers are needed here"),
        ("layers.0.kernels", {"shape": [1, 0]}, "layers[0].kernels.shape[1]", "0 is too small"),
        ("layers.0.kernels", {"shape": [1], "file": "../x"}, "layers[0].kernels.file", "There is no such entry here."),
        ("layers.0.kernels", [], "layers[0].kernels", "The list has 0 values, 1 are the least."),
        ("layers.0.kernels", [[[1, 2]]], "layers[0].kernels[0][0][0]", "A list in [ ] is needed, not 1."),
        ("layers.0.kernels", [[[[[1]]]]], "layers[0].kernels[0][0][0][0]", "A number is needed, not […]."),
        ("layers.0.kernels", [[[[1, 2], [3]]]], "layers[0].kernels[0][0][1]", "1 values, the first one beside it 2"),
        ("layers.0.kernels", [[[[1]]], [[[1]], [[1]]]], "layers[0].kernels[1]", "2 values, the first one beside it 1"),
        ("layers.0.kernels", [[[[1]]], [[[1], [2]]]], "layers[0].kernels[1][0]", "2 values, the first one beside it 1"),
        ("layers.0.kernels", [[[[1]], [[1], [2]]]], "layers[0].kernels[0][1]", "2 values, the first one beside it 1"),
        ("layers.0.kernels", [[[[1, "2"]]]], "layers[0].kernels[0][0][0][1]", 'A number is needed, not "2".'),
        ("layers.0.kernels", [[[[-1e39]]]], "layers[0].kernels[0][0][0][0]", "-1e+39 is too small"),
        ("layers.0.kernels", [[[[1] * 64]]], "layers[0].kernels[0][0][0]", "The list has 64 values, 63 are the most."),
        ("layers.0", {**CONVOLUTION, "kernels": [[[[1]]]] * 4097}, "layers[0].kernels", "4097 values, 4096"),
        ("layers.0.bias", [1, 2], "layers[0].bias", "There are 2 biases for 1 outputs."),
        ("layers.0.bias", [True], "layers[0].bias[0]", "A number is needed, not true."),
        ("layers.0.units", 1, "layers[0].units", "no such entry"),
        ("view.layer", "gone", "view.layer", "There is no layer called gone."),
        ("view.inspected", "gone", "view.inspected", "There is no layer called gone."),
        ("view.map", 1, "view.map", "边缘 has 1 maps, counted from 0; there is no map 1."),
        ("view.map", -1, "view.map", "-1 is too small"),
        ("view.kernel", 2**31, "view.kernel", "too large"),
        ("view.rule", "deconv", "view.rule", '"deconv" is not possible here'),
        ("view.seed.unit", [1, 2, 3], "view.seed.unit", "The list has 3 values, 2 are the most."),
        ("classes", {}, "classes", "A list in [ ] is needed, not {…}."),
        ("classes", ["cat"], "classes[0]", 'Entries in { } are needed, not "cat".'),
        ("classes", [{"id": "1"}], "classes[0].en", "The entry is missing."),
        ("classes", [{"id": "", "en": "one"}], "classes[0].id", "The text is empty."),
        ("classes", [{"id": "1", "en": "one", "fr": "un"}], "classes[0].fr", "There is no such entry here."),
        ("classes", [{"id": "1", "en": "x" * 256}], "classes[0].en", "longer than 255 characters"),
        ("classes", [{"id": "1", "en": "a"}, {"id": "1", "en": "b"}], "classes[1].id", "already a class with the id 1"),
        ("classes", [{"id": "1", "en": "a"}] * 10_001, "classes", "The list has 10001 values, 10000 are the most."),
        ("picture", {"name": "a"}, "picture", "Either the key of a sample or the picture's data is needed."),
        ("picture", {"name": "a", "data": ""}, "picture", "Either the key of a sample"),
        ("picture.sample", "cat", "picture", "Either the key of a sample"),
        ("picture", {"name": "a", "sample": "../cat"}, "picture.sample", '"../cat" is not possible here.'),
        ("picture", {"name": "a", "path": "/etc/passwd"}, "picture.path", "no such entry"),
        ("picture.data", "!!!!", "picture.data", "The data is not base64."),
        ("picture.data", "QUJ", "picture.data", "The data is not base64."),
        ("picture.data", "QÜJD", "picture.data", "The data is not base64."),
        ("picture.name", "x" * 256, "picture.name", "longer than 255"),
    ],
)  # fmt: skip
def test_refused_with_its_place(path: str, value: Any, place: str, words: str) -> None:
    error = refusal(changed(path, value))
    assert [fault.place for fault in error.faults] == [place]
    assert words in str(error)
    assert str(error).startswith("wrong.json was not opened. ")


def test_every_fault_is_told_and_the_message_has_the_first_three() -> None:
    wrong = changed("layers.0.stride", [0, 0.5])
    wrong["input"]["zoom"] = 0
    wrong["layers"][1]["slope"] = None
    error = refusal(wrong)
    places = ["input.zoom", "layers[0].stride[0]", "layers[0].stride[1]", "layers[1].slope"]
    assert [fault.place for fault in error.faults] == places
    assert str(error) == (
        "wrong.json was not opened: 4 faults. input.zoom: 0 is too small, 1.0 is the least. "
        "layers[0].stride[0]: 0 is too small, 1 is the least. "
        "layers[0].stride[1]: A whole number is needed, not 0.5."
    )
    assert all(isinstance(fault.sentence, Sentence) for fault in error.faults)


def test_a_wrong_array_is_one_fault_however_many_cells_are_wrong() -> None:
    error = refusal(changed("layers.0.kernels", [[[["x"] * 9] * 9] * 9] * 9))
    assert [fault.place for fault in error.faults] == ["layers[0].kernels[0][0][0][0]"]


@pytest.mark.parametrize("value", [None, 1, "text", [], {}])
def test_json_that_is_no_setup(value: Any) -> None:
    assert "not a set-up of CNN Playground" in str(refusal(value))


@pytest.mark.parametrize("entry", ["version", "picture"])
def test_entries_that_must_be_there(entry: str) -> None:
    wrong = document()
    del wrong[entry]
    assert [fault.place for fault in refusal(wrong).faults] == [entry]


def test_what_a_file_leaves_out_is_as_a_new_layer_has_it() -> None:
    short = {
        "format": "cnn-playground-setup",
        "version": 1,
        "layers": [CONVOLUTION, {"kind": "max_pooling", "name": "p"}],
        "picture": {"name": "cat", "sample": "cat"},
    }
    setup = setup_from_bytes(json.dumps(short).encode(), "short.json")
    convolution, pooling = setup.network.layers
    assert (convolution.stride, convolution.bias, convolution.flipped) == ((1, 1), None, False)
    assert (pooling.size, pooling.stride, pooling.ceil) == ((2, 2), (2, 2), False)
    assert setup.network.problem is not None  # the picture has three channels, the kernel one
    assert_same(setup_from_bytes(setup_to_bytes(setup, Form.JSON), "x"), setup)


def test_an_older_version_is_migrated_step_by_step() -> None:
    migrations = {
        -1: lambda old: {**old, "titel": old["name"]},
        0: lambda old: (
            {key: value for key, value in old.items() if key not in ("name", "titel")} | {"title": old["titel"]}
        ),
    }
    old = {**document(), "version": -1, "name": "alt"}
    del old["title"]
    assert from_document.described(old, migrations).title == "alt"
    with pytest.raises(FaultsFound, match="Version -2 is not known"):
        from_document.described({**old, "version": -2}, migrations)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "It is empty."),
        (b"\x89PNG\r\n\x1a\n", "not a set-up"),
        (b"<?xml ?>", "not a set-up"),
        ('{"format"'.encode("utf-16"), "not UTF-8 text"),
        (b"{", "not valid JSON at line 1, column 2"),
        (b"PK", "It is damaged"),
    ],
)
def test_bytes_that_are_no_setup(data: bytes, words: str) -> None:
    with pytest.raises(SetUpError, match=words) as caught:
        setup_from_bytes(data, "小猫.json")
    assert str(caught.value).startswith("小猫.json was not opened.")
    assert isinstance(caught.value, StorageError)


def test_paths_that_are_no_file(tmp_path: Path) -> None:
    loop = tmp_path / "loop.json"
    loop.symlink_to(loop)
    pipe = tmp_path / "pipe.json"
    os.mkfifo(pipe)
    cases = {
        tmp_path / "gone.json": "There is no such file.",
        tmp_path: "It is a folder.",
        tmp_path / "gone.json" / "x.json": "There is no such file.",
        tmp_path / ("x" * 300): "not possible on this system",
        tmp_path / "zero\0byte": "not possible on this system",
        loop: "a link that leads back to itself",
        pipe: "It is not a plain file.",
        Path("/dev/zero"): "It is not a plain file.",
    }
    for path, words in cases.items():
        with pytest.raises(SetUpError, match=words):
            load_setup(path)


def test_a_file_that_is_too_long_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "long.cnnplay"
    with path.open("wb") as stream:
        stream.write(b"PK")
        stream.truncate(600 * 2**20)
    with pytest.raises(SetUpError, match="629,145,600 bytes; 536,870,912 are possible"):
        load_setup(path)

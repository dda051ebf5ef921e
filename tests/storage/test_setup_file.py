"""Set-ups come back as they were saved, to the bit, in both forms, under any name."""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given

from playground.network.layers import LAYER_KINDS, Convolution
from playground.network.network import Network
from playground.network.setup import ClassName, Picture, PictureInput, SetUp, View
from playground.network.source.array_input import ArrayInput
from playground.storage.faults import SetUpError
from playground.storage.setup_file import Form, load_setup, save_setup, setup_from_bytes, setup_to_bytes
from tests.storage.setups import PNG, assert_same, setups, small_setup


@pytest.mark.parametrize("form", Form)
@given(setup=setups())
def test_every_setup_comes_back_as_it_was(form: Form, setup: SetUp) -> None:
    data = setup_to_bytes(setup, form)
    again = setup_from_bytes(data, "x")
    assert_same(again, setup)
    assert setup_to_bytes(again, form) == data


@given(setups(samples=True))
def test_a_bundle_keeps_the_bytes_of_a_sample_and_json_its_key(setup: SetUp) -> None:
    assert_same(setup_from_bytes(setup_to_bytes(setup, Form.BUNDLE), "x"), setup)
    picture = setup_from_bytes(setup_to_bytes(setup, Form.JSON), "x").input.picture
    assert picture.sample == setup.input.picture.sample
    assert picture.data == (setup.input.picture.data if picture.sample is None else b"")


@pytest.mark.parametrize("name", ["小猫 的 网络.cnnplay", "小猫.json", "UPPER.JSON", "emoji 🐈.cnnplay"])
def test_files_of_any_name(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "课程 一"
    folder.mkdir()
    save_setup(small_setup(), folder / name)
    assert_same(load_setup(folder / name), small_setup())
    assert [path.name for path in folder.iterdir()] == [name]


def test_the_content_tells_the_form_not_the_name(tmp_path: Path) -> None:
    save_setup(small_setup(), tmp_path / "a.json")
    save_setup(small_setup(), tmp_path / "b.cnnplay")
    (tmp_path / "a.json").rename(tmp_path / "c.cnnplay")
    (tmp_path / "b.cnnplay").rename(tmp_path / "d.png")
    assert_same(load_setup(tmp_path / "c.cnnplay"), small_setup())
    assert_same(load_setup(tmp_path / "d.png"), small_setup())


def test_json_with_the_mark_that_windows_editors_put_first() -> None:
    data = b"\xef\xbb\xbf" + setup_to_bytes(small_setup(), Form.JSON)
    assert_same(setup_from_bytes(data, "x"), small_setup())


def test_an_unknown_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(SetUpError, match=r"net\.zip was not saved\..*\.cnnplay or \.json"):
        save_setup(small_setup(), tmp_path / "net.zip")
    assert not list(tmp_path.iterdir())


def test_surplus_kernel_slices_and_an_impossible_geometry_are_kept() -> None:
    surplus = Convolution(name="conv", kernels=np.ones((2, 9, 3, 3)), groups=2)
    too_large = Convolution(name="large", kernels=np.ones((1, 2, 63, 63)))
    setup = small_setup()
    setup = setup.with_network(replace(setup.network, layers=(surplus, too_large)))
    setup = replace(setup, view=View())
    assert setup.network.problem is not None
    for form in Form:
        assert_same(setup_from_bytes(setup_to_bytes(setup, form), "x"), setup)


def test_a_view_of_what_has_gone_is_saved_as_a_view_of_nothing() -> None:
    setup = replace(small_setup(), view=View(layer="gone", inspected="gone", map=3))
    again = setup_from_bytes(setup_to_bytes(setup, Form.JSON), "x")
    assert again.view == View(map=3)
    setup = replace(small_setup(), view=View(layer="边缘", map=7))
    assert setup_from_bytes(setup_to_bytes(setup, Form.JSON), "x").view == View(layer="边缘")


def test_names_that_are_no_text_are_saved_with_question_marks() -> None:
    source = PictureInput(Picture("caf\udce9.png", PNG))
    setup = SetUp("\udce9", source, replace(small_setup().network, input_shape=source.shape, layers=()))
    for form in Form:
        again = setup_from_bytes(setup_to_bytes(setup, form), "x")
        assert (again.title, again.input.picture.name) == ("?", "caf?.png")


@pytest.mark.parametrize(
    ("setup", "place"),
    [
        (replace(small_setup(), title="x" * 256), "title"),
        (replace(small_setup(), input=replace(small_setup().input, zoom=0.5)), "input.zoom"),
        (replace(small_setup(), input=replace(small_setup().input, mean=float("nan"))), "input.mean"),
        (
            small_setup().with_network(
                replace(small_setup().network, layers=(Convolution(name="c", kernels=[[[[float("inf")]]]]),))
            ),
            "layers[0].kernels",
        ),
        (
            small_setup().with_network(replace(small_setup().network, layers=small_setup().network.layers * 2)),
            "layers[2].name",
        ),
        (replace(small_setup(), classes=(ClassName("a", "one"), ClassName("a", "two"))), "classes[1].id"),
    ],
)
@pytest.mark.parametrize("form", Form)
def test_what_reading_would_refuse_is_not_written(setup: SetUp, place: str, form: Form) -> None:
    with pytest.raises(SetUpError, match="was not saved") as caught:
        setup_to_bytes(setup, form)
    assert caught.value.faults[0].place == place


def test_a_bundle_without_the_bytes_of_its_picture_is_not_written() -> None:
    setup = setup_from_bytes(setup_to_bytes(small_setup("cat"), Form.JSON), "x")
    with pytest.raises(SetUpError, match="picture: The picture has no data"):
        setup_to_bytes(setup, Form.BUNDLE)


def test_every_kind_has_a_description_with_the_fields_of_its_layer() -> None:
    from playground.storage.setups.description import SetUpDescription  # late, as the module itself is

    kinds = SetUpDescription.model_fields["layers"].annotation.__args__[0].__args__[0].__args__
    described = {kind.model_fields["kind"].annotation.__args__[0]: set(kind.model_fields) - {"kind"} for kind in kinds}
    assert described == {kind.kind: {field.name for field in fields(kind)} for kind in LAYER_KINDS}


def test_importing_loads_no_pydantic_and_no_qt() -> None:
    program = (
        "import sys, playground.storage.setup_file; "
        "print({'pydantic', 'safetensors', 'PySide6', 'cv2'} & set(sys.modules))"
    )
    assert subprocess.check_output([sys.executable, "-c", program], text=True).strip() == "set()"


@pytest.mark.parametrize("form", Form)
def test_an_array_comes_back_bit_by_bit(form: Form) -> None:
    array = np.random.default_rng(0).normal(size=(3, 24, 24)).astype(np.float32)
    array[0, 0, :3] = np.nan, np.inf, -0.0
    old = SetUp("t", ArrayInput("mine", array), Network(array.shape, small_setup("cat").network.layers))
    new = setup_from_bytes(setup_to_bytes(old, form), "x")
    assert isinstance(new.input, ArrayInput)
    assert new.input.name == "mine"
    assert new.input.array.tobytes() == array.tobytes()
    assert not new.input.array.flags.writeable
    assert setup_to_bytes(new, form) == setup_to_bytes(old, form)


@pytest.mark.parametrize("content", [b"", b"no array", b"\x93NUMPY\x01\x00"])
def test_an_array_that_is_none_is_refused(content: bytes) -> None:
    document = json.loads(setup_to_bytes(small_setup("cat"), Form.JSON))
    document["input"] = {"kind": "array"}
    document["picture"] = {"name": "x", "data": base64.b64encode(content or b"x").decode()}
    with pytest.raises(SetUpError) as caught:
        setup_from_bytes(json.dumps(document).encode(), "x")
    assert "npy" in str(caught.value)


def test_an_unknown_kind_of_input_is_refused() -> None:
    document = json.loads(setup_to_bytes(small_setup("cat"), Form.JSON))
    document["input"] = {"kind": "smell"}
    with pytest.raises(SetUpError) as caught:
        setup_from_bytes(json.dumps(document).encode(), "x")
    assert "input.kind" in str(caught.value)


@pytest.mark.parametrize(
    ("entry", "value"),
    [("scale", 0.0), ("blur", 1000.0), ("noise", -0.1), ("patch", 2.0), ("angle", 400), ("shift", [1]), ("warp", 1)],
)
def test_a_transform_beyond_its_limits_is_refused_by_its_place(entry: str, value: object) -> None:
    document = json.loads(setup_to_bytes(small_setup("cat"), Form.JSON))
    document["input"]["transform"] = {entry: value}
    with pytest.raises(SetUpError, match=rf"input\.transform\.{entry}"):
        setup_from_bytes(json.dumps(document).encode(), "x")

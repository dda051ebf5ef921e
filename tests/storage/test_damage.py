"""Damaged and hostile files through the reader: refused, soon and in little memory, or the set-up that was saved."""

from __future__ import annotations

import functools
import gc
import hashlib
import io
import json
import random
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from safetensors.numpy import save

from playground import limits
from playground.storage.faults import SetUpError
from playground.storage.setup_file import Form, setup_from_bytes, setup_to_bytes
from tests.pace import is_within
from tests.storage.setups import PNG, assert_same, small_setup

BUNDLE = setup_to_bytes(small_setup("cat"), Form.BUNDLE)
PLAIN = setup_to_bytes(small_setup(), Form.JSON)
SECONDS = 1.0
"""A refusal takes no longer, by trust.md; measured without the tracing that slows it."""
MEMORY = 64 * limits.MEGABYTE


def members(data: bytes = BUNDLE) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(content: dict[str, bytes] | list[tuple[str, bytes]], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression, compresslevel=1) as archive:
        for name, data in content.items() if isinstance(content, dict) else content:
            archive.writestr(name, data)
    return buffer.getvalue()


def rewritten(**changes: object) -> bytes:
    """The small bundle with other entries in its document and fitting checksums, as a forger would make it."""
    content = members()
    document = json.loads(content["setup.json"])
    weights = changes.pop("weights", content["weights.safetensors"])
    assert isinstance(weights, bytes)
    document["checksums"]["weights"] = hashlib.sha256(weights).hexdigest()
    document.update(changes)
    return zipped({**content, "setup.json": json.dumps(document).encode(), "weights.safetensors": weights})


def refusal(data: bytes) -> SetUpError:
    with pytest.raises(SetUpError) as caught:
        setup_from_bytes(data, "x.cnnplay")
    return caught.value


def test_a_bundle_cut_anywhere_is_refused() -> None:
    for length in range(len(BUNDLE)):
        refusal(BUNDLE[:length])


def test_plain_json_cut_anywhere_is_refused() -> None:
    end = len(PLAIN.rstrip())
    for length in range(end):
        refusal(PLAIN[:length])
    assert_same(setup_from_bytes(PLAIN[:end], "x"), small_setup())


def test_a_flipped_bit_is_never_another_network() -> None:
    refused = 0
    for bit in range(8 * len(BUNDLE)):
        data = bytearray(BUNDLE)
        data[bit // 8] ^= 1 << bit % 8
        refused += not same_or_refused(bytes(data))
    assert refused > 0.85 * 8 * len(BUNDLE)  # the others are in dates and versions, of which nothing is made


@given(st.lists(st.tuples(st.integers(0, len(BUNDLE) - 1), st.binary(max_size=4), st.integers(0, 4)), min_size=1))
def test_a_damaged_bundle_is_never_another_network(damage: list[tuple[int, bytes, int]]) -> None:
    data = BUNDLE
    for start, put, taken in damage:
        data = data[:start] + put + data[start + taken :]
    same_or_refused(data)


def same_or_refused(data: bytes) -> bool:
    try:
        setup = setup_from_bytes(data, "x")
    except SetUpError:
        return False
    assert_same(setup, small_setup("cat"))
    return True


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.binary(max_size=3), st.integers(0, 3)), min_size=1))
def test_damaged_json_is_refused_or_a_whole_setup(damage: list[tuple[int, bytes, int]]) -> None:
    data = PLAIN
    for start, put, taken in damage:
        data = data[:start] + put + data[start + taken :]
    try:
        setup = setup_from_bytes(data, "x")
    except SetUpError:
        return
    assert_same(setup_from_bytes(setup_to_bytes(setup, Form.JSON), "x"), setup)


def test_the_members_are_as_documented() -> None:
    assert list(members()) == ["setup.json", "weights.safetensors", "picture"]
    assert members()["picture"] == PNG


def test_a_bundle_packed_again_by_another_program_is_taken() -> None:
    packed = zipped(members(), zipfile.ZIP_DEFLATED)
    assert_same(setup_from_bytes(packed, "x"), small_setup("cat"))


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("picture")
    info.external_attr = 0o120777 << 16
    return info


CONTENT = members()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ([*CONTENT.items(), ("extra", b"")], "damaged"),
        ([*CONTENT.items(), ("picture", b"other")], "damaged"),
        (list(CONTENT.items())[:2], "damaged"),
        ([*list(CONTENT.items())[:2], ("../picture", PNG)], r'"../picture"'),
        ([*list(CONTENT.items())[:2], ("/etc/passwd", PNG)], r'"/etc/passwd"'),
        ([*list(CONTENT.items())[:2], ("setup.json", b"{}")], "where setup.json, weights.safetensors, picture are"),
        ([*list(CONTENT.items())[:2], ("picture/", b"")], r'"picture/"'),
        ([*list(CONTENT.items())[:2], (link(), b"/etc/passwd")], "picture: It is not a plain file"),
        ({**CONTENT, "picture": b"other"}, "picture: It is damaged: its checksum is another"),
        ({**CONTENT, "weights.safetensors": b"other"}, "weights.safetensors: It is damaged"),
        ({**CONTENT, "setup.json": b"{}"}, "not a set-up of CNN Playground"),
        ({**CONTENT, "setup.json": PLAIN}, "A shape is needed here, not rows of numbers"),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_other_members_are_refused(content: dict[str, bytes] | list[tuple[str, bytes]], words: str) -> None:
    assert words in str(refusal(zipped(content)))


@pytest.mark.parametrize("compression", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions_are_refused(compression: int) -> None:
    assert "compression" in str(refusal(zipped(CONTENT, compression)))


def test_an_encrypted_bundle_is_refused() -> None:
    data = bytearray(BUNDLE)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert "damaged" in str(refusal(bytes(data)))


@pytest.mark.parametrize(
    ("array", "words"),
    [
        (np.zeros((1, 1, 2, 3), np.float64), "does not hold the float32 arrays"),
        (np.zeros((1, 1, 2, 3), np.int32), "does not hold the float32 arrays"),
        (np.zeros((1, 1, 3, 2), np.float32), "does not hold the float32 arrays"),
        (np.zeros((1, 1, 2, 2), np.float32), "numbers of 4 bytes do not make"),
        (np.full((1, 1, 2, 3), np.nan, np.float32), "0.kernels holds a number that is not finite"),
        (np.full((1, 1, 2, 3), -np.inf, np.float32), "0.kernels holds a number that is not finite"),
    ],
)  # fmt: skip
def test_weights_that_are_not_those_of_the_layers(array: np.ndarray, words: str) -> None:
    bias = np.zeros(1, np.float32)
    padded = array if array.dtype != np.float64 else array[..., :0]
    for weights in ({"0.kernels": array, "0.bias": bias}, {"0.kernels": padded, "0.bias": bias}):
        error = refusal(rewritten(weights=save(weights)))
        assert words in str(error) or "do not make" in str(error)
        assert error.faults[0].place == "weights.safetensors"


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        ([1, 1, 1, 64], "The array cannot be 1 x 1 x 1 x 64; 4096 x 4096 x 63 x 63 is the most."),
        ([4097, 1, 1, 1], "The array cannot be 4097 x 1 x 1 x 1"),
        ([6], "The array cannot be 6;"),
        ([2, 1, 1, 3], "layers[0].bias: There are 1 biases for 2 outputs."),
    ],
)
def test_shapes_that_no_layer_can_have(shape: list[int], words: str) -> None:
    layers = json.loads(members()["setup.json"])["layers"]
    layers[0]["kernels"]["shape"] = shape
    assert words in str(refusal(rewritten(layers=layers)))


def safetensors_text(header: object, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


GOOD = {
    "0.kernels": {"dtype": "F32", "shape": [1, 1, 2, 3], "data_offsets": [0, 24]},
    "0.bias": {"dtype": "F32", "shape": [1], "data_offsets": [24, 28]},
}


@pytest.mark.parametrize(
    "weights",
    [
        b"",
        b"\xff" * 8,
        struct.pack("<Q", 2**63) + b"{}",
        safetensors_text(b"{" * 30, bytes(28)),
        safetensors_text([], bytes(28)),
        safetensors_text({}, bytes(28)),
        safetensors_text({**GOOD, "1.kernels": GOOD["0.bias"]}, bytes(28)),
        safetensors_text({**GOOD, "__metadata__": {"a": "b"}}, bytes(28)),
        safetensors_text({**GOOD, "0.bias": {**GOOD["0.bias"], "dtype": "BF16"}}, bytes(28)),
        safetensors_text({**GOOD, "0.bias": {**GOOD["0.bias"], "shape": [1, 1]}}, bytes(28)),
        safetensors_text({**GOOD, "0.bias": {**GOOD["0.bias"], "data_offsets": [0, 4]}}, bytes(28)),
        safetensors_text({**GOOD, "0.bias": {**GOOD["0.bias"], "data_offsets": [24, 2**62]}}, bytes(28)),
        safetensors_text({**GOOD, "0.bias": {"dtype": "F32", "shape": [1]}}, bytes(28)),
        safetensors_text(json.dumps(GOOD).encode().replace(b'"0.bias"', b'"0.kernels"'), bytes(28)),
        safetensors_text(GOOD, bytes(27)),
    ],
)  # fmt: skip
def test_forged_weights_are_refused(weights: bytes) -> None:
    assert refusal(rewritten(weights=weights)).faults[0].place == "weights.safetensors"


def test_these_forgeries_are_each_one_change_away_from_good_weights() -> None:
    setup = setup_from_bytes(rewritten(weights=safetensors_text(GOOD, bytes(28))), "x")
    assert not setup.network.layers[0].kernels.any()


def huge_shape() -> bytes:
    layer = {"kind": "fully_connected", "name": "f", "weights": {"shape": [65536, 2**29]}}
    return rewritten(layers=[layer], view={})


@functools.cache
def bomb() -> bytes:
    """A document of 256 MB of blanks, in a megabyte."""
    return zipped({**CONTENT, "setup.json": b" " * (256 * limits.MEGABYTE)}, zipfile.ZIP_DEFLATED)


def bomb_that_lies() -> bytes:
    """The same, but it says that it is ten bytes long."""
    data = bytearray(bomb())
    struct.pack_into("<L", data, 22, 10)
    struct.pack_into("<L", data, data.index(b"PK\x01\x02") + 24, 10)
    return bytes(data)


def many_members() -> bytes:
    return zipped([(f"{number}", b"") for number in range(60_000)])


def row(text: bytes) -> bytes:
    """The small set-up with `text` in place of a kernel row."""
    return PLAIN.replace(b"[-1, 0, 1]", text)


def kernels(text: bytes) -> bytes:
    """A set-up of one convolution with `text` as its kernels."""
    start = b'{"format":"cnn-playground-setup","version":1,"picture":{"name":"","sample":"cat"},"layers":['
    return start + b'{"kind":"convolution","name":"c","kernels":[' + text + b"]}]}"


LARGE: dict[str, Callable[[], bytes]] = {
    "huge shape": huge_shape,
    "bomb": bomb,
    "bomb that lies": bomb_that_lies,
    "many members": many_members,
    "deep": lambda: b"{" + b'"a":[' * 2_000_000,
    "numbers": lambda: b'{"a":[' + b"0.5," * 490_000 + b"0]}",
    "lists": lambda: b'{"a":[' + b"[]," * 245_000 + b"0]}",
    "not numbers": lambda: b'{"a":[' + b"NaN," * 490_000 + b"0]}",
    "escapes": lambda: b'{"a":"' + b"\\n" * 490_000 + b'"}',
    "open text": lambda: b'{"a":"' + b"x" * 15_000_000,
    "blanks": lambda: b" " * 16_000_000 + b"{",
    "layers": lambda: b'{"format":"cnn-playground-setup","version":1,"layers":[' + b"{}," * 245_000 + b"{}]}",
    "texts in a row": lambda: row(b"[" + b'"",' * 160_000 + b"0]"),
    "a long row": lambda: row(b"[" + b"0," * 490_000 + b"0]"),
    "too many rows": lambda: row(b"[1]," * 245_000 + b"[1, 2]"),
    "an uneven kernel at the end": lambda: kernels((b"[" + b",".join([b"[[1]]"] * 3000) + b"],") * 54 + b"[[[1, 2]]]"),
}


@pytest.mark.parametrize("make", LARGE.values(), ids=LARGE)
def test_refused_within_a_second_and_64_megabytes(make: Callable[[], bytes]) -> None:
    data = make()
    gc.collect()
    gc.freeze()  # what other tests left is not the program's to look through
    start = time.process_time()
    refusal(data)
    seconds = time.process_time() - start
    gc.unfreeze()
    assert is_within(seconds, SECONDS)
    tracemalloc.start()
    try:
        refusal(data)
        assert tracemalloc.get_traced_memory()[1] < MEMORY
    finally:
        tracemalloc.stop()


def test_random_bytes_are_refused() -> None:
    source = random.Random(0)
    for start in (b"PK\x03\x04", b"{", b""):
        for _ in range(50):
            refusal(start + source.randbytes(source.randrange(1, 2000)))

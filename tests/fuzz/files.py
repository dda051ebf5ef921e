"""Set-ups, networks, weights and arrays that are damaged at random, each as the files of one folder."""

from __future__ import annotations

import functools
import io
import json
import random
import struct
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import numpy as np

from playground.network.editing.drawing_edits import with_strokes
from playground.network.editing.edits import insert
from playground.network.editing.new_layer import new_layer
from playground.network.layers import LAYER_KINDS
from playground.network.network import Network
from playground.network.setup import SetUp
from playground.network.source.array_input import ArrayInput
from playground.network.source.pattern import Pattern, PatternKind
from playground.network.source.stroke import Stroke
from playground.storage.exports.weights_file import named_weights, to_safetensors
from playground.storage.setup_file import Form, setup_to_bytes
from tests.fuzz import changes, json_changes, pictures, protobuf_changes
from tests.inputs import clips
from tests.storage.networks.keras.keras_files import Keras
from tests.storage.networks.onnx.onnx_files import Chain, noise
from tests.storage.setups import small_setup

Files = Mapping[str, bytes]
"""Name -> content; the first one is opened."""
Maker = Callable[[random.Random], Files]


@functools.cache
def many_kinds() -> SetUp:
    """A small set-up with a layer of every kind, as far as they go together."""
    small = small_setup("cat")
    network = Network((1, 6, 8))
    for kind in LAYER_KINDS:
        index = len(network.layers)
        longer = insert(network, index, new_layer(kind, network, index))
        network = longer if longer.problem is None else network
    return SetUp(small.title, small.input, network)


@functools.cache
def setups(form: Form) -> tuple[bytes, ...]:
    over_array = SetUp("array", ArrayInput("x", noise(1, 6, 8)), Network((1, 6, 8), small_setup().network.layers))
    drawing = with_strokes(Pattern(PatternKind.BAR), (Stroke([(0.1, 0.2), (0.3, 0.4)], 0.1, (1, 2, 3)),) * 2)
    drawn = replace(small_setup(), input=replace(small_setup().input, picture=drawing))
    return tuple(setup_to_bytes(one, form) for one in (small_setup("cat"), many_kinds(), over_array, drawn))


def setup_zip(chance: random.Random) -> Files:
    """Damaged as a whole, or in a member whose checksums are right again."""
    seeds = setups(Form.BUNDLE)
    data = chance.choice(seeds)
    if chance.random() < 0.4:
        return {"x.cnnplay": changes.damaged(chance, data, seeds)}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice(list(members))
    is_text = name.endswith(".json") and chance.random() < 0.8
    wrong = json_changes.damaged(chance, members[name]) if is_text else _damaged(chance, members[name])
    members[name] = wrong
    if chance.random() < 0.7:
        members = _with_checksums(members)
    return {"x.cnnplay": _zipped(members, chance)}


def _with_checksums(members: dict[str, bytes]) -> dict[str, bytes]:
    name = next(iter(members))
    try:
        document = json.loads(members[name])
        keys = list(document["checksums"])
        for key, content in zip(keys, list(members.values())[1:], strict=False):
            document["checksums"][key] = sha256(content).hexdigest()
        return {**members, name: json.dumps(document).encode("utf-8", "surrogatepass")}
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError):
        return members


def _zipped(members: Mapping[str, bytes], chance: random.Random) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, archive.compression)
    return buffer.getvalue()


def _damaged(chance: random.Random, data: bytes) -> bytes:
    return changes.damaged(chance, data or b"\0", (data or b"\0",))


def setup_json(chance: random.Random) -> Files:
    seeds = setups(Form.JSON)
    data = chance.choice(seeds)
    return {
        "x.json": json_changes.damaged(chance, data) if chance.random() < 0.7 else changes.damaged(chance, data, seeds)
    }


@functools.cache
def networks() -> tuple[bytes, ...]:
    """ONNX files of a few kilobytes with nearly every operator that is read."""
    one = Chain([1, 3, 12, 12]).conv(3, 4, 3, "conv", pads=[1, 1, 1, 1]).relu().pool(2, 2, ceil_mode=1)
    one.add("BatchNormalization", noise(4), noise(4) + 1, noise(4), np.abs(noise(4)) + 0.1, epsilon=1e-3)
    one.add("Pad", np.array([0, 0, 1, 1, 0, 0, 1, 1])).conv(4, 4, 3).add("LeakyRelu", alpha=0.1)
    one.add("AveragePool", kernel_shape=[2, 2], auto_pad="SAME_UPPER").add("Flatten").dense(144, 5, "fc")
    two = Chain([1, 8, 8, 3]).add("Transpose", perm=[0, 3, 1, 2]).add("Mul", np.float32([2])).conv(3, 4, 3, "c")
    two.add("GlobalAveragePool").add("Reshape", np.array([1, -1])).add("MatMul", noise(4, 3)).add("Add", noise(3))
    three = Chain(["batch", 1, "h", "w"]).conv(1, 2, 3, auto_pad="SAME_LOWER", strides=[2, 2]).add("Sigmoid")
    three.add("ReduceMean", axes=[2, 3], keepdims=0).dense(2, 4).add("Softmax", axis=1)
    return tuple(chain.bytes() for chain in (one.add("Softmax", axis=1), two, three, _with_curves()))


def _with_curves() -> Chain:
    """Stamps, norms, and activations in one node and in several."""
    chain = Chain([1, 2, 6, 6], 18).add("ConvTranspose", noise(2, 3, 3, 3), noise(3), strides=[2, 2], pads=[1, 0, 0, 1])
    x = chain.last
    chain.add("Sigmoid").add("Mul")
    chain.nodes[-1].input.append(x)
    chain.add("LpPool", kernel_shape=[2, 2], strides=[2, 2], p=3).add("Max", np.float32(0)).add("Min", np.float32(6))
    x = chain.last
    chain.add("Div", np.float32(2**0.5)).add("Erf").add("Add", np.float32(1)).add("Mul")
    chain.nodes[-1].input.append(x)
    chain.add("Mul", np.float32(0.5)).add("ConvTranspose", noise(3, 2, 2, 2), group=1, output_shape=[9, 9])
    chain.add("Resize", np.float32([]), np.float32([1, 1, 2, 1]))
    chain.add("LRN", size=3).add("Elu", alpha=0.5).add("PRelu", noise(2, 1, 1))
    return chain.add("InstanceNormalization", noise(2), noise(2)).add("ReduceL2", axes=[2, 3], keepdims=0)


def onnx(chance: random.Random) -> Files:
    seeds = networks()
    data = chance.choice(seeds)
    wrong = protobuf_changes.damaged(chance, data) if chance.random() < 0.6 else changes.damaged(chance, data, seeds)
    return {"x.onnx": wrong}


@functools.cache
def layers_models() -> tuple[Files, ...]:
    one = Keras([8, 8, 2]).conv(2, 4, 3, padding="same", activation="relu").pool("MaxPooling2D", 2).norm(4)
    deep = {"depthwise_kernel": noise(3, 3, 4, 1), "bias": noise(4)}
    one.add("DepthwiseConv2D", lambda x: x, deep, strides=[1, 1], padding="same")
    up = {"kernel": noise(2, 2, 3, 4), "bias": noise(3)}
    one.add("Conv2DTranspose", lambda x: x, up, strides=[2, 2], padding="valid").flatten().dense(192, 5)
    two = Keras([None, None, 3]).add("Rescaling", lambda x: x, scale=0.1, offset=[1, 2, 3])
    two.add("ZeroPadding2D", lambda x: x, padding=[[1, 0], [0, 1]]).conv(3, 2, 3, strides=[2, 2])
    two.add("GlobalAveragePooling2D", lambda x: x).add("Reshape", lambda x: x, target_shape=[2]).activate("softmax")
    three = Keras([12, 2]).add("Conv1D", lambda x: x, {"kernel": noise(3, 2, 4), "bias": noise(4)}, strides=[1])
    three.add("PReLU", lambda x: x, {"alpha": noise(1, 4)}, shared_axes=[1]).add("UpSampling1D", lambda x: x, size=2)
    three.add("MaxPooling1D", lambda x: x, pool_size=[2]).add("GlobalAveragePooling1D", lambda x: x).dense(4, 3)
    made = []
    for keras, describe, stored in ((one, Keras.sequential, None), (two, Keras.functional, "uint8"),
                                    (three, Keras.sequential, None),
                                    (one, Keras.functional_of_keras_3, "float16")):  # fmt: skip
        with tempfile.TemporaryDirectory() as folder:
            keras.write(Path(folder), describe(keras), stored=stored, shard=1500)
            names = sorted(path.name for path in Path(folder).iterdir())
            names.sort(key="model.json".__ne__)
            made.append({name: Path(folder, name).read_bytes() for name in names})
    return tuple(made)


def tensorflow_js(chance: random.Random) -> Files:
    """The description damaged, mostly so that it is still JSON, or a file of weights."""
    files = dict(chance.choice(layers_models()))
    name = "model.json" if chance.random() < 0.85 else chance.choice(list(files))
    if name == "model.json" and chance.random() < 0.8:
        files[name] = json_changes.damaged(chance, files[name])
    elif chance.random() < 0.1:
        del files[name]
    else:
        files[name] = _damaged(chance, files[name])
    return files if "model.json" in files else {"model.json": b"{}", **files}


@functools.cache
def weights() -> Network:
    """What the weights are put into."""
    small = Network((1, 6, 8))
    for kind in LAYER_KINDS[:2] + LAYER_KINDS[-6:]:
        index = len(small.layers)
        longer = insert(small, index, new_layer(kind, small, index))
        small = longer if longer.problem is None else small
    return Network(small.input_shape, small.layers)


def safetensors(chance: random.Random) -> Files:
    """The header damaged so that it is still JSON of the length that is said, or anything anywhere."""
    data = to_safetensors(weights())
    if chance.random() < 0.4:
        return {"x.safetensors": _damaged(chance, data)}
    length = int.from_bytes(data[:8], "little")
    header = json_changes.damaged(chance, data[8 : 8 + length])
    return {"x.safetensors": struct.pack("<Q", len(header)) + header + data[8 + length :]}


def npz(chance: random.Random) -> Files:
    """Named as weights or as nothing, so that both readers of such files are reached."""
    named = named_weights(weights())
    arrays = {name: npy_bytes(array) for name, array in named.items()} if chance.random() < 0.7 else {
        "left": npy_bytes(noise(3, 4, 5)), "right": npy_bytes(noise(4, 5).astype(np.uint8))}  # fmt: skip
    is_within = chance.random() < 0.7
    if is_within:
        name = chance.choice(list(arrays))
        arrays[name] = _damaged_npy(chance, arrays[name])
    data = _zipped({f"{name}.npy": content for name, content in arrays.items()}, chance)
    return {"x.npz": data if is_within else _damaged(chance, data)}


def npy(chance: random.Random) -> Files:
    kinds = (np.float32, np.float64, np.uint8, np.int16, ">f4", np.float16, bool)
    array = noise(*chance.choice(((3, 4, 5), (4, 5), (7,), (1, 3, 4, 5)))).astype(chance.choice(kinds))
    return {"x.npy": _damaged_npy(chance, npy_bytes(np.asarray(array, order=chance.choice(("C", "F")))))}


SIDES = (
    b"(2**40,)",
    b"(65535, 65535)",
    b"(-1,)",
    b"(1, 1, 1)",
    b"(" * 50,
    b"(9" + b"9" * 200 + b",)",
    b"None",
    b"(3.5,)",
)
KINDS = (b"'|O'", b"'<f8'", b"'<M8[s]'", b"'<U9'", b"[('a', '<f4')]", b"'|V4'", b"'<c8'", b"''", b"'<f16'")


def _damaged_npy(chance: random.Random, data: bytes) -> bytes:
    """Its Python literal says something else, or anything anywhere."""
    if chance.random() < 0.5:
        return _damaged(chance, data)
    start, end = data.index(b"{"), data.index(b"}") + 1
    literal = data[start:end]
    for mark, values in ((b"'shape': ", SIDES), (b"'descr': ", KINDS)):
        if chance.random() < 0.6:
            place = literal.index(mark) + len(mark)
            stop = literal.index(b")" if mark == b"'shape': " else b",", place) + (mark == b"'shape': ")
            literal = literal[:place] + chance.choice(values) + literal[stop:]
    rest = data[end:].lstrip(b" \n")
    header = literal + b" " * (-(10 + len(literal) + 1) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + rest


def npy_bytes(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


def picture(chance: random.Random) -> Files:
    return {"x": pictures.damaged(chance)}


@functools.cache
def videos() -> tuple[Files, ...]:
    """A few frames in each container; the WebM is kept, as a new one has other numbers in it at every run."""
    kept = Path(clips.__file__).parent / "data" / "square.webm"
    with tempfile.TemporaryDirectory() as folder:
        made = [clips.write_clip(Path(folder, f"x{ending}"), frames=6) for ending in (".avi", ".mp4")]
        return tuple({f"x{path.suffix}": path.read_bytes()} for path in (*made, kept))


def video(chance: random.Random) -> Files:
    """Damaged anywhere, or only where the container describes itself."""
    [(name, data)] = chance.choice(videos()).items()
    if chance.random() < 0.6:
        return {name: _damaged(chance, data)}
    is_behind = name.endswith(".mp4")  # its description is at the end
    described, rest = (data[-700:], data[:-700]) if is_behind else (data[:400], data[400:])
    wrong = changes.damaged(chance, described, (described,))
    return {name: rest + wrong if is_behind else wrong + rest}


READERS: Mapping[str, Maker] = {
    "picture": picture,
    "video": video,
    "cnnplay": setup_zip,
    "json": setup_json,
    "onnx": onnx,
    "tfjs": tensorflow_js,
    "safetensors": safetensors,
    "npz": npz,
    "npy": npy,
}
"""What can be opened -> what makes a damaged one."""
EACH = "each"
"""All of them in turn, but for pictures, of which there are many more cases: one process reads them all."""
TURNS = [reader for reader in READERS if reader != "picture"]


def kind_of(reader: str, number: int) -> str:
    """The reader of case `number`."""
    return TURNS[number % len(TURNS)] if reader == EACH else reader


def damaged(reader: str, number: int) -> Files:
    """The files of case `number`: the same at every run."""
    own = number // len(TURNS) if reader == EACH else number
    return READERS[kind_of(reader, number)](random.Random(own))

"""Opens a network that someone else trained: told by the name's ending and the content, read in bounds, never run."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from playground import limits
from playground.files.plain_file import FileRefused, opened, own_content
from playground.network.layer_limits import check_input_shape
from playground.network.layers import Array
from playground.network.network import Network
from playground.network.progress import Progress, silent
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence
from playground.storage.faults import Fault, FaultsFound, StorageError
from playground.storage.networks.siblings import Siblings, no_siblings

ONNX_ENDING = ".onnx"
_TOPOLOGY, _SETUP = b'"modelTopology"', b'"cnn-playground-setup"'
"""What a network of TensorFlow.js has an entry of, and a set-up, which is JSON too, names as its format."""

_TORCH = QT_TRANSLATE_NOOP(
    "Sentence",
    "{file} was not opened: such a file can run code, and is read by PyTorch alone. These three lines make an .onnx "
    'file of it:\nimport torch;\nnetwork = torch.load("{file}", weights_only=False).eval();\n'
    'torch.onnx.export(network, torch.zeros(1, 3, 224, 224), "network.onnx", dynamo=False)',
)
_KERAS = QT_TRANSLATE_NOOP(
    "Sentence",
    "{file} was not opened: such a file can run code, and is read by Keras alone. These three lines make an .onnx "
    "file of it, with the package tf2onnx:\nimport keras;\n"
    'network = keras.models.load_model("{file}"); network(keras.ops.zeros((1, *network.input_shape[1:])));\n'
    'network.export("network.onnx", format="onnx")',
)
CONVERTED_ELSEWHERE: Mapping[str, str] = {
    ".pt": _TORCH,
    ".pth": _TORCH,
    ".ckpt": _TORCH,
    ".h5": _KERAS,
    ".hdf5": _KERAS,
    ".keras": _KERAS,
}
"""Ending -> the sentence that says how such a file becomes one that is read here."""


class ImportedNetworkError(StorageError):
    """A trained network that cannot be opened: refused in words."""


class Origin(Protocol):
    """What an imported network was made of: enough to compute the file's own arithmetic."""

    @property
    def batch(self) -> int:
        """How many pictures the file wants at once."""
        ...

    def output(self, x: Array, progress: Progress) -> Array:
        """What the file itself makes of x, (N, C, H, W) like the network's input: again (N, C, H, W).

        `progress(done, all)` comes before each step and may raise to stop. Raises UncheckedError where the file's own
        arithmetic is missing.
        """
        ...


@dataclass(frozen=True, eq=False)
class ImportedNetwork:
    """A network of another program; `name` is its file's."""

    name: str
    network: Network
    origin: Origin


def is_network_file(path: Path) -> bool:
    """Whether a file holds a trained network, readable or not: by its ending, or as the JSON of TensorFlow.js."""
    return path.suffix.lower() in (ONNX_ENDING, *CONVERTED_ELSEWHERE) or _is_layers_model(path)


def _is_layers_model(path: Path) -> bool:
    """What cannot be read is left to the readers' own sentences."""
    try:
        with opened(path, limits.JSON_FILE_BYTES) as stream:
            start = stream.read(64)
            if not start.removeprefix(codecs.BOM_UTF8).lstrip().startswith(b"{"):
                return False
            data = start + stream.read(limits.JSON_FILE_BYTES)
    except FileRefused:
        return False
    return _TOPOLOGY in data and _SETUP not in data


def read_network(path: Path, progress: Progress = silent) -> ImportedNetwork:
    """The network in the file at `path`. Its arrays are views of the file's bytes. Raises ImportedNetworkError.

    `progress(done, all)`, in bytes of one file after the other, may raise to stop.
    """
    name, ending = path.name or str(path), path.suffix.lower()
    if ending in CONVERTED_ELSEWHERE:
        raise ImportedNetworkError(CONVERTED_ELSEWHERE[ending], file=name)
    read = _onnx if ending == ONNX_ENDING else _layers_model
    return _refusing(name, lambda: read(name, _content(path, progress), Siblings(path, progress)))


def network_from_bytes(data: bytes, name: str) -> ImportedNetwork:
    """The same from the bytes of an .onnx file that has all its weights in itself."""
    return _refusing(name, lambda: _onnx(name, memoryview(data), no_siblings))


def _layers_model(name: str, data: memoryview, siblings: Siblings) -> ImportedNetwork:
    from playground.storage.networks.keras.layers_model import read_layers_model  # late: only when a network is opened

    network, origin = read_layers_model(bytes(data), siblings.joined)
    check_input_shape(network.input_shape)
    return ImportedNetwork(name, network, origin)


def _onnx(name: str, data: memoryview, siblings: Callable[[str], memoryview]) -> ImportedNetwork:
    from playground.storage.networks.onnx.onnx_arithmetic import OnnxOrigin
    from playground.storage.networks.onnx.onnx_graph import read_graph  # late: only when a network is opened
    from playground.storage.networks.onnx.onnx_layers import walked

    graph = read_graph(data, siblings)
    way, walker = walked(graph)
    network = Network(walker.stack.input_shape, walker.stack.finish())
    check_input_shape(network.input_shape)
    origin = OnnxOrigin(graph, way, walker.input_axes, walker.axes, walker.stack.rows_last, walker.batch)
    return ImportedNetwork(name, network, origin)


def _content(path: Path, progress: Progress) -> memoryview:
    try:
        return own_content(path, limits.NETWORK_FILE_BYTES, progress)
    except FileRefused as refused:
        raise FaultsFound([Fault("", refused.sentence)]) from None


def _refusing(name: str, read: Callable[[], ImportedNetwork]) -> ImportedNetwork:
    """What `read` gives; what the readers refuse is told with the file's name."""
    try:
        return read()
    except FaultsFound as found:
        sentence = found.faults[0].told
    except NetworkError as error:
        sentence = error.sentence
    raise _not_opened(name, sentence)


def _not_opened(name: str, reason: Sentence) -> ImportedNetworkError:
    return ImportedNetworkError(
        QT_TRANSLATE_NOOP("Sentence", "{file} was not opened. {fault}"), file=name, fault=reason
    )

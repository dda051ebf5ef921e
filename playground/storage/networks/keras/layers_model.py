"""A network as TensorFlow.js keeps it: a `model.json` that describes the layers, and files beside it with the weights.

The form is described in the sources of TensorFlow.js, `tfjs-core/src/io/types.ts`.
"""

from __future__ import annotations

import re
from typing import Any

from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage import strict_json
from playground.storage.faults import one_fault
from playground.storage.networks.keras.keras_arithmetic import KerasOrigin
from playground.storage.networks.keras.keras_layer import entries
from playground.storage.networks.keras.keras_layers import walked
from playground.storage.networks.keras.keras_topology import Topology
from playground.storage.networks.keras.keras_weights import Joined, Weights
from playground.storage.networks.wire import damaged

_LAYERS = "layers-model"
_GRAPH = QT_TRANSLATE_NOOP(
    "Sentence",
    "It is a graph of TensorFlow's operations, no layers model any more. It opens when the network is converted from "
    "Keras anew: tensorflowjs_converter --input_format keras --output_format tfjs_layers_model",
)


def read_layers_model(data: bytes, joined: Joined) -> tuple[Network, KerasOrigin]:
    """The network that a model.json describes, and what it was made of. Raises FaultsFound and NetworkError."""
    file = entries(strict_json.parse(data))
    topology = file.get("modelTopology")
    if file.get("format", _LAYERS) != _LAYERS or (isinstance(topology, dict) and "node" in topology):
        raise one_fault(_GRAPH)
    described = entries(topology)
    network = Topology(described.get("model_config", described))
    stack, origin = walked(network, Weights(file.get("weightsManifest"), joined), _version(file, described))
    if not stack.layers:
        raise damaged()
    return Network(stack.input_shape, stack.finish()), origin


def _version(file: Any, described: Any) -> int:
    """The first number of the Keras that the file is of; TensorFlow.js is like Keras 2."""
    for value in (described.get("keras_version"), file.get("generatedBy")):
        found = re.match(r"(?:keras v)?(\d)\.\d", value) if isinstance(value, str) else None
        if found:
            return int(found.group(1))
    return 2

"""How the layers of a Keras network hang together: Sequential and Functional, in the words of Keras 2, 3 and TF.js."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from playground import limits
from playground.storage.networks.graph import Graph, Node, Tensor
from playground.storage.networks.keras.keras_layer import entries, items, text, whole
from playground.storage.networks.wire import damaged

_SEQUENTIAL = "Sequential"
_FUNCTIONAL = ("Functional", "Model")
_INPUT = "InputLayer"
_SHAPES = ("batch_input_shape", "batch_shape")
_SOURCE = "(input)"


class Topology:
    """`graph` has a node per layer, in order; `settings` what each of them says, by the node's place."""

    def __init__(self, network: Any) -> None:
        """`network` is a file's description of a whole network. Raises FaultsFound."""
        self.settings: list[Mapping[str, Any]] = []
        self._nodes: list[Node] = []
        self._inputs: list[Tensor] = []
        outputs = self._network(entries(network), "", ())
        shown = tuple(Tensor(name, None) for name in outputs)
        self.graph = Graph(0, tuple(self._nodes), {}, tuple(self._inputs), shown)

    def _network(self, network: Mapping[str, Any], prefix: str, sources: tuple[str, ...]) -> tuple[str, ...]:
        """The arrays that a network gives when it is fed with `sources` (none: the file's own input)."""
        config = network.get("config")
        if network.get("class_name") == _SEQUENTIAL:
            return self._sequential(config, prefix, sources)
        if network.get("class_name") in _FUNCTIONAL:
            return self._functional(entries(config), prefix, sources)
        raise damaged()

    def _sequential(self, config: Any, prefix: str, sources: tuple[str, ...]) -> tuple[str, ...]:
        layers = config if isinstance(config, list) else items(entries(config).get("layers"))
        first = {} if isinstance(config, list) else entries(config)
        given = first.get("build_input_shape")
        for layer in map(entries, layers):
            sources = self._layer(layer, prefix, sources or self._source(layer, given))
        return sources

    def _functional(self, config: Mapping[str, Any], prefix: str, sources: tuple[str, ...]) -> tuple[str, ...]:
        """Layers may stand in any order: those whose sources are made come first."""
        made = dict(zip(_ends(config.get("input_layers")), sources, strict=False))
        waiting = [entries(layer) for layer in items(config.get("layers"))]
        if len(waiting) > limits.NETWORK_NODES:
            raise damaged()
        while waiting:
            later = [layer for layer in waiting if not self._is_made(layer, prefix, made)]
            if len(later) == len(waiting):
                raise damaged()
            waiting = later
        try:
            return tuple(made[name] for name in _ends(config.get("output_layers")))
        except KeyError:
            raise damaged() from None

    def _is_made(self, layer: Mapping[str, Any], prefix: str, made: dict[str, str]) -> bool:
        """Make the layer where all its sources are there."""
        name = _name(layer)
        taken = _taken(layer.get("inbound_nodes", []))
        if not all(source in made for source in taken):
            return False
        if name not in made:
            sources = tuple(made[source] for source in taken)
            outputs = self._layer(layer, prefix, sources or self._source(layer))
            if not outputs:
                raise damaged()
            made[name] = outputs[0]
        return True

    def _source(self, layer: Mapping[str, Any], given: Any = None) -> tuple[str, ...]:
        """The file's input, as its first layer has it."""
        config = entries(layer.get("config"))
        if layer.get("class_name") == _SEQUENTIAL or layer.get("class_name") in _FUNCTIONAL:
            return ()
        shape = next((config[key] for key in _SHAPES if config.get(key) is not None), given)
        sides = None if shape is None else tuple(None if side is None else whole(side) for side in items(shape))
        name = _SOURCE + str(len(self._inputs) or "")
        self._inputs.append(Tensor(name, sides))
        return (name,)

    def _layer(self, layer: Mapping[str, Any], prefix: str, sources: tuple[str, ...]) -> tuple[str, ...]:
        kind, name = text(layer.get("class_name")), _name(layer)
        if kind == _INPUT:
            return sources
        if kind == _SEQUENTIAL or kind in _FUNCTIONAL:
            return self._network(layer, f"{prefix}{name}/", sources)
        if len(self._nodes) >= limits.NETWORK_NODES:
            raise damaged()
        place = len(self._nodes)
        made = f"{prefix}{name}#{place}"
        self._nodes.append(Node(kind, sources, (made,), name, place=place))
        self.settings.append(entries(layer.get("config")))
        return (made,)


def _name(layer: Mapping[str, Any]) -> str:
    """A functional network's layer has it twice."""
    return text(entries(layer.get("config")).get("name", layer.get("name")))


def _ends(value: Any) -> list[str]:
    """Names of layers: `[["a", 0, 0], ...]`, or a single `["a", 0, 0]` as Keras 3 writes it."""
    ends = items(value)
    if ends and isinstance(ends[0], str):
        return [text(ends[0])]
    return [text(items(end)[0]) for end in ends if items(end)]


def _taken(calls: Any) -> list[str]:
    """The layers whose outputs a layer takes, at all of its uses."""
    names: list[str] = []
    for call in items(calls):
        if isinstance(call, dict):
            names += _histories(call.get("args"))
        else:
            names += [text(items(one)[0]) for one in items(call) if items(one)]
    return names


def _histories(value: Any) -> list[str]:
    """The layers that Keras 3 names in the arguments of a call."""
    if isinstance(value, list):
        return [name for one in value for name in _histories(one)]
    if isinstance(value, dict):
        history = value.get("config", {}).get("keras_history") if isinstance(value.get("config"), dict) else None
        return [text(items(history)[0])] if history else []
    return []

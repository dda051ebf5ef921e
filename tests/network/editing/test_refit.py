from __future__ import annotations

import numpy as np
import pytest

from playground import limits
from playground.network.editing.refit import refitted
from playground.network.layers import Convolution, FullyConnected, Layer, MaxPooling, ReLU
from playground.network.network import Network
from playground.network.sentence import NetworkError


def convolution(name: str, outputs: int, inputs: int, **values: object) -> Convolution:
    kernels = np.arange(outputs * inputs, dtype=np.float32).reshape(outputs, inputs, 1, 1)
    return Convolution(name=name, kernels=kernels, **values)  # type: ignore[arg-type]


def layer_shapes(network: Network) -> list[tuple[int, ...]]:
    return [layer.kernels.shape for layer in network.layers if isinstance(layer, Convolution)]


def test_what_fits_stays_the_same_objects() -> None:
    network = Network((2, 4, 4), (convolution("a", 3, 2), ReLU(name="r"), convolution("b", 1, 3)))
    assert refitted(network, network.layers) is network
    again = refitted(network, (network.layers[0], network.layers[2]))
    assert again.layers == (network.layers[0], network.layers[2])


def test_a_grown_input_keeps_the_weights_and_adds_some() -> None:
    network = Network((2, 4, 4), (convolution("a", 3, 2), convolution("b", 1, 3)))
    grown = refitted(network, (convolution("a", 5, 2), network.layers[1]))
    assert layer_shapes(grown) == [(5, 2, 1, 1), (1, 5, 1, 1)]
    second, before = grown.layers[1], network.layers[1]
    assert isinstance(second, Convolution)
    assert isinstance(before, Convolution)
    np.testing.assert_array_equal(second.kernels[:, :3], before.kernels)
    assert second.kernels[:, 3:].all()
    again = refitted(network, (convolution("a", 5, 2), network.layers[1])).layers[1]
    assert isinstance(again, Convolution)
    np.testing.assert_array_equal(again.kernels, second.kernels)


def test_a_shrunk_input_forgets_nothing() -> None:
    network = Network((2, 4, 4), (convolution("a", 3, 2), convolution("b", 1, 3)))
    shrunk = refitted(network, (network.layers[1],))
    assert shrunk.layers[0] is network.layers[1]
    assert shrunk.problem is None


def test_groups_need_only_their_share() -> None:
    layer = convolution("a", 4, 1, groups=2)
    assert layer_shapes(refitted(Network((2, 4, 4)), (layer,))) == [(4, 1, 1, 1)]
    assert layer_shapes(refitted(Network((6, 4, 4)), (layer,))) == [(4, 3, 1, 1)]
    odd = refitted(Network((5, 4, 4)), (layer,))
    assert odd.layers[0] is layer
    assert odd.problem is not None


def test_a_fully_connected_layer_grows_with_its_inputs() -> None:
    layer = FullyConnected(name="f", weights=np.ones((2, 8)))
    fitted = refitted(Network((2, 2, 2)), (layer,), (2, 3, 3)).layers[0]
    assert isinstance(fitted, FullyConnected)
    assert fitted.weights.shape == (2, 18)
    assert (fitted.weights[:, :8] == 1).all()


def test_muted_layers_and_those_behind_a_problem_wait() -> None:
    layers: tuple[Layer, ...] = (
        convolution("a", 5, 1, muted=True),
        MaxPooling(name="p", size=(9, 9)),
        convolution("b", 1, 1),
    )
    network = refitted(Network((3, 4, 4)), layers)
    assert network.layers == layers
    unmuted = refitted(network, (convolution("a", 5, 1), MaxPooling(name="p"), layers[2]))
    assert layer_shapes(unmuted) == [(5, 3, 1, 1), (1, 5, 1, 1)]


def test_all_layers_together_have_one_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SESSION_BYTES", 4 * 100)
    small = FullyConnected(name="f1", weights=np.ones((8, 8)))
    network = refitted(Network((4, 1, 2)), (small, FullyConnected(name="f2", weights=np.ones((4, 8)))))
    with pytest.raises(NetworkError, match="f2 would need 12 x 8 weights"):
        refitted(
            network,
            (FullyConnected(name="f1", weights=np.ones((8, 8))), FullyConnected(name="f2", weights=np.ones((12, 1)))),
        )

"""The state on the way through the layers of a Keras network, and how their weights are found."""

from __future__ import annotations

from collections.abc import Callable

from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import FaultsFound, one_fault
from playground.storage.networks.graph import Tensor
from playground.storage.networks.keras_layer import KerasLayer
from playground.storage.networks.keras_weights import Weights
from playground.storage.networks.stack import Stack
from playground.storage.networks.way import refused

MAPS, ROWS, VECTOR = "H, W, C", "H, W", "C"
"""How one example's array lies in the file; ROWS is a grey picture without an axis for its one channel."""


class KerasWalker:
    """`form` is how the file's array lies; `version` the first number of the Keras that wrote the file."""

    def __init__(self, source: Tensor, weights: Weights, version: int, side: int) -> None:
        self.weights, self.version = weights, version
        shape = source.shape
        if shape is None or len(shape) not in (2, 3, 4):
            raise one_fault(
                QT_TRANSLATE_NOOP(
                    "Sentence", "Its input has {rank} axes; pictures, rows of vectors or vectors are needed."
                ),
                rank="?" if shape is None else len(shape),
            )
        self.form = {4: MAPS, 3: ROWS, 2: VECTOR}[len(shape)]
        self.stack = Stack(_input_shape(shape, side))

    def needed(self, layer: KerasLayer, axes: int, *fields: str) -> Array:
        """The weights of a layer that has to have them, with so many axes. Raises FaultsFound."""
        array = self.weights.find(layer.name, *fields)
        if array is None or array.ndim != axes or 0 in array.shape:
            raise refused(layer.node, QT_TRANSLATE_NOOP("Sentence", "{node} has no fitting weights in the file."))
        return array

    def bias(self, layer: KerasLayer) -> Array | None:
        """The bias of a layer that may have one."""
        return self.needed(layer, 1, "bias").copy() if layer.flag("use_bias", True) else None  # no hold on its file

    def check_form(self, layer: KerasLayer, *forms: str) -> None:
        """Raises FaultsFound where the array that comes in has none of `forms`."""
        if self.form not in forms:
            raise self.wrong_form(layer)

    def wrong_form(self, layer: KerasLayer) -> FaultsFound:
        """The refusal of what comes in."""
        return refused(
            layer.node,
            QT_TRANSLATE_NOOP(
                "Sentence", "{node} is applied to an array of the form {form}, which no layer here does."
            ),
            form=self.form,
        )


Handler = Callable[[KerasWalker, KerasLayer], None]


def _input_shape(shape: tuple[int | None, ...], side: int) -> Shape:
    """(C, H, W) of the file's input; height and width that it leaves open are `side`."""
    if len(shape) == 3:
        return 1, shape[1] or side, shape[2] or side
    channels = shape[-1]
    if channels is None:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "Its input has no fixed number of channels."))
    return (channels, 1, 1) if len(shape) == 2 else (channels, shape[1] or side, shape[2] or side)

"""The state on the way through the layers of a Keras network, and how their weights are found."""

from __future__ import annotations

from collections.abc import Callable

from playground.network.layers import Array, Shape
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.storage.faults import FaultsFound, one_fault
from playground.storage.networks.graph import Tensor
from playground.storage.networks.keras.keras_layer import KerasLayer
from playground.storage.networks.keras.keras_weights import Weights
from playground.storage.networks.stack import Stack
from playground.storage.networks.way import refused

MAPS, SEQUENCE, ROWS, VECTOR = "H, W, C", "W, C", "H, W", "C"
"""How one example's array lies in the file; SEQUENCE is a row of vectors, ROWS a grey picture without an axis for its
one channel."""


class KerasWalker:
    """`form` is how the file's array lies; `version` the first number of the Keras that wrote the file."""

    def __init__(self, source: Tensor, weights: Weights, version: int, side: int, *, is_sequence: bool) -> None:
        self.weights, self.version = weights, version
        shape = source.shape
        if shape is None or len(shape) not in (2, 3, 4):
            raise one_fault(
                QT_TRANSLATE_NOOP(
                    "Sentence", "Its input has {rank} axes; pictures, rows of vectors or vectors are needed."
                ),
                rank="?" if shape is None else len(shape),
            )
        self.form = {4: MAPS, 3: SEQUENCE if is_sequence else ROWS, 2: VECTOR}[len(shape)]
        self.stack = Stack(_input_shape(shape, side, is_sequence=is_sequence))

    def needed(self, layer: KerasLayer, axes: int, *fields: str) -> Array:
        """The weights of a layer that has to have them, with so many axes. Raises FaultsFound."""
        array = self.weights.find(layer.name, *fields)
        if array is None or array.ndim != axes or 0 in array.shape:
            raise refused(layer.node, QT_TRANSLATE_NOOP("Sentence", "{node} has no fitting weights in the file."))
        return array

    def kernel(self, layer: KerasLayer, *fields: str) -> Array:
        """Kernels of four axes, rows first; along rows of vectors they are one row high."""
        return self.needed(layer, 3, *fields)[None] if layer.is_of_rows else self.needed(layer, 4, *fields)

    def check_maps(self, layer: KerasLayer) -> None:
        """Raises FaultsFound where what comes in is not what the layer's windows slide over."""
        self.check_form(layer, SEQUENCE if layer.is_of_rows else MAPS)

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


def _input_shape(shape: tuple[int | None, ...], side: int, *, is_sequence: bool) -> Shape:
    """(C, H, W) of the file's input; height and width that it leaves open are `side`."""
    if len(shape) == 3 and not is_sequence:
        return 1, shape[1] or side, shape[2] or side
    channels = shape[-1]
    if channels is None:
        raise one_fault(QT_TRANSLATE_NOOP("Sentence", "Its input has no fixed number of channels."))
    if len(shape) < 4:
        return channels, 1, 1 if len(shape) == 2 else shape[1] or side
    return channels, shape[1] or side, shape[2] or side

"""What an array of one, two or three sides is as a network's input."""

from __future__ import annotations

from dataclasses import dataclass

from playground.network.layer_limits import check_input_shape
from playground.network.layers import Shape
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, SpokenError


@dataclass(frozen=True)
class ArrayEntry:
    """One array of a file that can be a network's input: its name, its shape as one, and the kind of its numbers."""

    name: str
    shape: Shape
    kind: str


class ShapeRefused(SpokenError):
    """The sentence says why, without the file's name."""


def input_shape(shape: tuple[int, ...]) -> Shape:
    """(C, H, W) of numbers of this shape: a signal (W,) has one channel and one row, a table (H, W) one channel.

    Raises ShapeRefused for other numbers of sides, empty ones, and what no network takes.
    """
    if not 1 <= len(shape) <= 3 or min(shape) < 1:
        raise ShapeRefused(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "Its shape is {shape}; one to three sides are needed: channels, height, width.",
            ),
            shape=str(shape),
        )
    whole = (1,) * (3 - len(shape)) + shape
    channels, height, width = whole
    try:
        check_input_shape((channels, height, width))
    except NetworkError as refused:
        raise ShapeRefused(refused.sentence.template, **refused.sentence.values) from None
    return channels, height, width

"""Questions about a map: which kernel made it, or where it will be strong."""

from __future__ import annotations

import numpy as np

from playground.network.feeding import feeding_convolution
from playground.network.layers import KernelLayer
from playground.network.lessons.kernel_guess import other_kernels
from playground.network.lessons.lesson import Guess, KernelGuess, Lesson, SketchGuess
from playground.network.lessons.scene_parts import Blank
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError
from playground.network.setup import View

LEAST_SKETCHED = 4
"""Units along the longer side of a map that can be sketched."""


def guess_about(network: Network, view: View, blank: Blank, *, is_sketched: bool) -> Guess:
    """The question about the map that `view` pins. Raises NetworkError where there is none to be asked."""
    maker = None if view.layer is None else feeding_convolution(network, network.index_of(view.layer))
    if maker is None:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "Click a map that a convolution makes: the question is about it.")
        )
    layer = network.layers[maker]
    assert isinstance(layer, KernelLayer)
    if not is_sketched:
        return KernelGuess(layer.name, view.map, other_kernels(layer, view.map), blank)
    if max(network.shapes[maker + 1][1:]) < LEAST_SKETCHED:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "The maps of {layer} are too small to sketch."), layer=layer.name
        )
    return SketchGuess(layer.name, view.map, blank)


def unasked_map(lesson: Lesson, count: int) -> int:
    """One of `count` maps that no question of the lesson is about; any one where all were asked. Always the same."""
    questions = [scene.question for scene in lesson.scenes]
    asked = {guess.map for guess in questions if isinstance(guess, KernelGuess | SketchGuess)}
    left = [number for number in range(count) if number not in asked] or list(range(count))
    return int(np.random.default_rng(len(lesson.scenes)).choice(left))


def next_blank(lesson: Lesson, *, is_sketched: bool) -> Blank:
    """What the next question covers: map and way back by turns."""
    blanks = (Blank.MAP, Blank.PROJECTION) if is_sketched else (Blank.PROJECTION, Blank.MAP)
    return blanks[len(lesson.scenes) % 2]

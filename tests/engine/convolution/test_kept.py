"""What is made of kernels is kept by identity, as long as they live, within a limit, and never for writable ones."""

from __future__ import annotations

import gc

import numpy as np

from playground.engine.convolution.kept import Kept
from playground.network.layers import Array


def frozen(number: float, size: int = 4) -> Array:
    array = np.full((2, 2, size), number)
    array.flags.writeable = False
    return array


class Asked:
    """Doubles, and counts how often it had to."""

    def __init__(self, kept: Kept) -> None:
        self.kept, self.made = kept, 0

    def __call__(self, kernels: Array, how: str = "doubled") -> Array:
        def make() -> Array:
            self.made += 1
            return kernels * 2

        found = self.kept.get(kernels, how, make)
        np.testing.assert_array_equal(found, kernels * 2)
        return found


def test_the_same_kernels_are_asked_for_once() -> None:
    ask, kernels = Asked(Kept()), frozen(1)
    assert ask(kernels) is ask(kernels)
    assert ask.made == 1
    assert ask(kernels[:, ::-1].swapaxes(0, 1)) is ask(kernels[:, ::-1].swapaxes(0, 1))
    ask(kernels, "otherwise")
    ask(kernels[:1])
    ask(frozen(1))
    assert ask.made == 5


def test_kernels_that_may_be_written_into_are_made_anew() -> None:
    ask, kernels = Asked(Kept()), np.ones((2, 2, 4))
    ask(kernels)
    kernels[0] = 5
    ask(kernels)
    view = kernels[:]
    view.flags.writeable = False
    ask(view)
    kernels[0] = 6
    ask(view)
    assert ask.made == 4


def test_what_is_kept_ends_with_its_kernels() -> None:
    ask = Asked(Kept())
    for number in range(50):
        kernels = frozen(number)
        ask(kernels)
        assert ask.kept.nbytes == kernels.nbytes
    del kernels
    gc.collect()
    assert ask.kept.nbytes == 0


def test_a_row_that_does_not_fit_keeps_its_first_ones() -> None:
    """Passes ask in the same order each time: the least recently used would always be the next one."""
    row = [frozen(number) for number in range(6)]
    ask = Asked(Kept(4 * row[0].nbytes))
    for _ in range(10):
        for kernels in row:
            ask(kernels)
    assert ask.kept.nbytes == 4 * row[0].nbytes
    assert ask.made == 4 + 2 * 10


def test_those_nobody_asks_for_any_more_make_room() -> None:
    old, new = [frozen(number) for number in range(4)], [frozen(10 + number) for number in range(4)]
    ask = Asked(Kept(4 * old[0].nbytes))
    for kernels in old:
        ask(kernels)
    for _ in range(20):
        for kernels in new:
            ask(kernels)
    ask.made = 0
    for kernels in new:
        ask(kernels)
    assert ask.made == 0

"""How like a sketch is what was covered: of itself, of its opposite, of chance, of nothing, and whatever the sizes."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.measures.sketch_likeness import LIKE, likeness, strength


def disc(size: int, row: float, column: float, radius: float = 0.15) -> np.ndarray:
    y, x = np.mgrid[:size, :size] / size
    return ((y - row) ** 2 + (x - column) ** 2 < radius**2).astype(float)


COVERED = disc(224, 0.2, 0.75) + disc(224, 0.7, 0.2)


@pytest.mark.parametrize("size", [32, 64, 300])
def test_the_same_in_any_size_and_strength_is_alike(size: int) -> None:
    alike = likeness(0.3 * (disc(size, 0.2, 0.75) + disc(size, 0.7, 0.2)), COVERED)
    assert alike.sketch == pytest.approx(1, abs=0.02)
    assert alike.is_like


def test_its_opposite_is_as_far_as_can_be() -> None:
    alike = likeness(1 - (disc(64, 0.2, 0.75) + disc(64, 0.7, 0.2)), COVERED)
    assert alike.sketch == pytest.approx(-1, abs=0.02)
    assert not alike.is_like


def test_a_little_beside_it_still_counts_and_elsewhere_does_not() -> None:
    assert likeness(disc(64, 0.24, 0.71) + disc(64, 0.66, 0.23), COVERED).is_like
    assert not likeness(disc(64, 0.8, 0.8), COVERED).is_like


def test_a_spot_in_the_middle_is_no_knowledge() -> None:
    covered = disc(100, 0.5, 0.5, 0.3)
    alike = likeness(disc(64, 0.5, 0.5, 0.5), covered)
    assert alike.sketch is not None
    assert alike.spot is not None
    assert LIKE < alike.sketch < alike.spot
    assert not alike.is_like


@pytest.mark.parametrize("value", [0.0, 2.5])
def test_what_is_the_same_everywhere_is_like_nothing(value: float) -> None:
    alike = likeness(disc(64, 0.5, 0.5), np.full((50, 80), value))
    assert (alike.sketch, alike.spot, alike.is_like) == (None, None, False)
    assert likeness(np.zeros((64, 64)), np.full((50, 80), value)).is_like == (value == 0)


def test_an_empty_sheet_is_not_alike() -> None:
    alike = likeness(np.zeros((64, 64)), COVERED)
    assert alike.sketch is None
    assert alike.spot is not None
    assert not alike.is_like


def test_one_row_is_compared_along_it() -> None:
    covered = np.zeros((1, 40))
    covered[0, 30:] = 1
    assert likeness(np.repeat([0.0, 0.0, 0.0, 1.0], 16)[None], covered).sketch == pytest.approx(1, abs=0.02)


def test_strength_is_the_farthest_from_zero_of_all_channels() -> None:
    maps = np.array([[[1.0, -3.0, np.nan]], [[-2.0, 1.0, np.inf]]])
    assert strength(maps).tolist() == [[2.0, 3.0, 0.0]]

"""The figures of a map agree with NumPy's; its strongest units are real, apart from each other, and in order."""

from __future__ import annotations

import numpy as np
import pytest

from playground.engine.measures.map_figures import MOST_UNITS, StrongUnit, map_figures
from tests.engine.cases import values


def test_mean_deviation_and_zeros_are_those_of_the_values() -> None:
    map_ = np.maximum(values(0, (40, 30)), 0).astype(np.float32)
    figures = map_figures(map_)
    assert figures.mean == pytest.approx(map_.mean(), rel=1e-5)
    assert figures.deviation == pytest.approx(map_.std(), rel=1e-5)
    assert figures.zeros == np.mean(map_ == 0)
    assert figures.count == 1200


def test_one_peak_is_told_of_once() -> None:
    map_ = np.zeros((64, 64), np.float32)
    for row, column, height in ((10, 10, 5.0), (50, 40, 3.0), (20, 60, 1.0)):
        map_[row - 1 : row + 2, column - 1 : column + 2] = height / 2
        map_[row, column] = height
    found = map_figures(map_).strongest
    assert found == (StrongUnit(10, 10, 5), StrongUnit(50, 40, 3), StrongUnit(20, 60, 1))


def test_at_most_five_and_in_order() -> None:
    found = map_figures(np.abs(values(1, (64, 64))).astype(np.float32)).strongest
    assert len(found) == MOST_UNITS
    assert [unit.value for unit in found] == sorted((unit.value for unit in found), reverse=True)


def test_units_of_a_vector_are_all_apart() -> None:
    found = map_figures(np.array([1, 5, 4, -3, 2], np.float32)).strongest
    assert [(unit.row, unit.value) for unit in found] == [(1, 5), (2, 4), (4, 2), (0, 1)]


def test_nothing_above_zero_has_no_strongest_unit_and_nan_is_left_out() -> None:
    assert map_figures(np.full((8, 8), -1, np.float32)).strongest == ()
    map_ = np.full((8, 8), np.nan, np.float32)
    figures = map_figures(map_)
    assert np.isnan(figures.mean)
    assert figures.strongest == ()
    map_[3, 4] = 2
    assert map_figures(map_).strongest == (StrongUnit(3, 4, 2),)

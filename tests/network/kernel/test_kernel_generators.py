"""The generators at every size and everywhere in their ranges, and what their numbers do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.kernel.kernel_generators import CONTRAST, GENERATORS, Generator, generated_kernel
from playground.network.layers import Array
from playground.network.sentence import NetworkError

BY_KEY = {generator.key: generator for generator in GENERATORS}
SIDES = st.tuples(st.integers(1, 12), st.integers(1, 12))


def drawn(key: str, size: tuple[int, int] = (9, 9), **values: float) -> Array:
    return generated_kernel(BY_KEY[key], size, values).astype(np.float64)


@given(st.sampled_from(GENERATORS), SIDES, st.lists(st.floats(0, 1), min_size=5, max_size=5))
def test_anywhere_in_its_ranges_it_is_finite_and_of_its_weight(
    generator: Generator, size: tuple[int, int], places: list[float]
) -> None:
    parameters = generator.parameters(size)
    values = {p.key: p.low + place * (p.high - p.low) for p, place in zip(parameters, places, strict=False)}
    assert all(p.low <= p.first <= p.high for p in parameters)
    try:
        kernel = generated_kernel(generator, size, values)
    except NetworkError:
        assert generator.key != "motion"
        return
    assert kernel.shape == size
    assert kernel.dtype == np.float32
    assert np.isfinite(kernel).all()
    if generator.key == "motion":
        assert kernel.sum() == pytest.approx(1, abs=1e-5)
        assert kernel.min() >= 0
    else:
        assert abs(kernel.sum()) < 1e-4
        assert np.abs(kernel).sum() == pytest.approx(CONTRAST, rel=1e-4)


@pytest.mark.parametrize("generator", GENERATORS, ids=lambda generator: generator.key)
def test_at_the_usual_sizes_the_first_values_draw_something(generator: Generator) -> None:
    for side in (3, 4, 5, 7, 11, 63):
        assert np.abs(generated_kernel(generator, (side, side), {})).max() > 0


def test_a_single_cell_holds_no_contrast() -> None:
    with pytest.raises(NetworkError, match="1 x 1 cells"):
        generated_kernel(BY_KEY["gabor"], (1, 1), {})


def test_numbers_beyond_the_limits_count_as_the_limit() -> None:
    np.testing.assert_array_equal(drawn("gabor", wavelength=1e9), drawn("gabor", wavelength=18))


def test_the_phase_makes_a_line_an_edge_and_a_dark_line() -> None:
    line, edge, dark = (drawn("gabor", phase=phase) for phase in (0, -90, 180))
    np.testing.assert_allclose(line, line[:, ::-1], atol=1e-7)
    np.testing.assert_allclose(edge, -edge[:, ::-1], atol=1e-7)
    assert edge[4, 5] > 0
    np.testing.assert_allclose(dark, -line, atol=1e-7)


def test_a_quarter_turn_of_the_angle_turns_the_kernel() -> None:
    for key in ("gabor", "motion", "edge"):
        np.testing.assert_allclose(drawn(key, angle=90), np.rot90(drawn(key, angle=0), -1), atol=1e-7)


def test_a_small_aspect_makes_the_stripes_longer() -> None:
    def reach(kernel: Array) -> float:
        rows = np.abs(kernel).sum(axis=1)
        return float((rows * np.abs(np.arange(9) - 4)).sum() / rows.sum())

    assert reach(drawn("gabor", aspect=0.5, spread=1.5)) > reach(drawn("gabor", aspect=2, spread=1.5))


def test_motion_along_the_rows_is_a_mean_of_so_many_cells() -> None:
    expected = np.zeros((9, 9))
    expected[4, 2:7] = 1 / 5
    np.testing.assert_allclose(drawn("motion", length=5), expected, atol=1e-7)
    expected = np.zeros((9, 9))
    expected[4, 4] = 1
    np.testing.assert_allclose(drawn("motion", length=1), expected, atol=1e-7)
    slanted = drawn("motion", length=9, angle=45)
    assert slanted[4, 4] > slanted[4, 5] > slanted[4, 6]
    np.testing.assert_allclose(slanted, slanted.T, atol=1e-7)


def test_a_difference_of_gaussians_has_a_light_spot_in_darker_surroundings() -> None:
    kernel = drawn("gaussians")
    assert kernel[4, 4] == kernel.max() > 0
    assert kernel[4, 4 + 3] < 0
    wider = drawn("gaussians", spread=2.5)
    assert np.count_nonzero(wider > 0) > np.count_nonzero(kernel > 0)


def test_an_edge_gets_brighter_where_it_points_and_softer_when_wider() -> None:
    edge = drawn("edge", angle=0)
    assert edge[4, 5:].sum() > 0 > edge[4, :4].sum()
    assert abs(drawn("edge", width=3)[4, 8]) > abs(edge[4, 8])

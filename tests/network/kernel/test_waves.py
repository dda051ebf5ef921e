from __future__ import annotations

import numpy as np
import pytest

from playground.network.kernel.waves import edge, gabor, gaussian


def test_gaussian_peaks_in_the_middle_and_is_symmetric() -> None:
    spot = gaussian((5, 7), 1.5)
    assert spot[2, 3] == spot.max() == 1
    np.testing.assert_allclose(spot, spot[::-1, ::-1])
    assert spot[2, 4] == pytest.approx(np.exp(-1 / (2 * 1.5**2)))


def test_an_even_side_has_its_middle_between_two_pixels() -> None:
    spot = gaussian((4, 4), 1.0)
    assert spot[1, 1] == spot[1, 2] == spot[2, 1] == spot[2, 2]


def test_an_even_wave_is_symmetric_an_odd_one_antisymmetric() -> None:
    even, odd = (gabor((7, 7), 0.3, 4, phase, 2) for phase in (0, -np.pi / 2))
    np.testing.assert_allclose(even, even[::-1, ::-1])
    np.testing.assert_allclose(odd, -odd[::-1, ::-1], atol=1e-12)


@pytest.mark.parametrize(("angle", "row", "column"), [(0, 3, 4), (np.pi / 2, 4, 3), (np.pi, 3, 2), (-np.pi / 2, 2, 3)])
def test_angles_point_right_then_down(angle: float, row: int, column: int) -> None:
    for shape in (gabor((7, 7), angle, 4, -np.pi / 2, 2), edge((7, 7), angle, 1, 2)):
        assert shape[row, column] == shape.max() > 0


def test_an_edge_is_longer_than_it_is_wide() -> None:
    across = np.abs(edge((9, 9), 0, 0.7, 3))
    assert across[:, 5].min() > across[4, :3].max()

"""What stands in a cell: as many figures as there is room for, and never a row of zeros for values that differ."""

from __future__ import annotations

import pytest

from playground.ui.inspector.kernel_grid import cell_text


@pytest.mark.parametrize(
    ("value", "columns", "largest", "text"),
    [
        (0.1234, 3, 1.0, "0.123"),
        (0.1234, 7, 0.3, "0.12"),
        (0.034, 9, 0.3, ".03"),
        (-0.25, 11, 0.3, "−.25"),
        (0.001, 9, 0.3, "0"),
        (-0.996, 9, 0.999, "−1.00"),
        (2.5, 9, 3.0, "2.5"),
        (0.0, 9, 3.0, "0.0"),
    ],
)
def test_figures_fit_the_cell(value: float, columns: int, largest: float, text: str) -> None:
    assert cell_text(value, columns, largest) == text

"""A pattern taken by hand goes where the hand goes, within what a file may hold."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.inputs.pictures.pattern_pixels import pattern_pixels
from playground.network.editing.pattern_edits import direction, moved, resized, turned
from playground.network.source.pattern import ENDS, Pattern, PatternKind
from tests.storage.setups import patterns

MOVABLE = [kind for kind in PatternKind if kind not in (PatternKind.NOISE, PatternKind.COLOUR_BARS, PatternKind.PLAIN)]


@pytest.mark.parametrize("kind", [kind for kind in MOVABLE if kind is not PatternKind.CHIRP])
@pytest.mark.parametrize("angle", [0, 90])
def test_its_pixels_move_with_it(kind: PatternKind, angle: float) -> None:
    pattern = Pattern(kind, angle=angle, wavelength=9, size=7, sigma=3)
    right, down = (4, 0) if angle == 0 else (0, 4)
    before, after = (pattern_pixels(one, 48, 64).astype(int) for one in (pattern, moved(pattern, right, down, 48, 64)))
    there = np.roll(before, (down, right), axis=(0, 1))[8:-8, 8:-8]
    assert np.abs(after[8:-8, 8:-8] - there).max() <= 2
    assert np.abs(after - before).max() > 10


def test_a_direction_is_exact_along_the_sides() -> None:
    assert [direction(angle) for angle in (0, 90, 180, -180, -90)] == [(1, 0), (0, 1), (-1, 0), (-1, 0), (0, -1)]
    assert direction(30) == (pytest.approx(np.sqrt(3) / 2), pytest.approx(0.5))


def test_what_cannot_be_moved_turned_or_resized_stays() -> None:
    noise = Pattern(PatternKind.NOISE)
    assert moved(noise, 3, 3, 9, 9) is turned(noise, 5) is resized(noise, 2) is noise
    assert turned(Pattern(angle=178), 5).angle == -177
    assert resized(Pattern(wavelength=10), 1.5).wavelength == 15
    point = Pattern(PatternKind.BLOB, sigma=0.5)
    assert resized(point, 0.9).sigma == 0
    assert resized(resized(point, 0.9), 1.1).sigma == pytest.approx(0.55)


@given(patterns, st.floats(-1e4, 1e4), st.floats(-1e4, 1e4), st.floats(0.1, 10))
def test_it_stays_within_its_ends(pattern: Pattern, across: float, down: float, times: float) -> None:
    for other in (moved(pattern, across, down, 30, 40), turned(pattern, across), resized(pattern, times)):
        for name, (low, high) in ENDS.items():
            assert low <= getattr(other, name) <= high

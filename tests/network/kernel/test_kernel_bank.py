from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.network.kernel.kernel_bank import SHARES, TYPICAL_RESPONSE, article_bank
from playground.network.layers import Array


def natural_picture(seed: int, channels: int = 3) -> Array:
    """Noise with a 1/f spectrum, in the range of a picture: (channels, 96, 96) around 0."""
    rng = np.random.default_rng(seed)
    fy, fx = np.fft.fftfreq(96)[:, None], np.fft.fftfreq(96)[None, :]
    amplitude = 1 / np.sqrt(fx**2 + fy**2 + 1 / 64**2)
    noise = np.fft.ifft2(np.fft.fft2(rng.normal(size=(1 + channels, 96, 96))) * amplitude).real
    noise *= 0.25 / noise.std(axis=(1, 2), keepdims=True)
    return noise[:1] + noise[1:] / 3


def correlated(picture: Array, kernels: Array) -> Array:
    """The maps (n, H', W') of kernels (n, K, I, J) over a picture (K, H, W), nothing padded."""
    view = np.lib.stride_tricks.sliding_window_view(picture, kernels.shape[2:], axis=(1, 2))
    return np.einsum("kyxij,nkij->nyx", view, kernels, optimize=True)


def test_the_articles_bank_has_96_different_kernels() -> None:
    bank = article_bank()
    assert bank.shape == (96, 3, 7, 7)
    assert bank.dtype == np.float32
    assert sum(SHARES) == 96
    directions = bank.reshape(96, -1) / np.linalg.norm(bank.reshape(96, -1), axis=1, keepdims=True)
    assert (directions @ directions.T - np.eye(96)).max() < 0.95


def test_it_is_the_same_every_time() -> None:
    np.testing.assert_array_equal(article_bank(), article_bank())


def test_waves_and_edges_do_not_see_an_even_surface_and_waves_share_their_channels() -> None:
    bank = article_bank()
    waves, blobs, rest = np.split(bank, [SHARES[0], SHARES[0] + SHARES[1]])
    for zero_mean in (waves, rest):
        np.testing.assert_allclose(zero_mean.sum(axis=(2, 3)), 0, atol=1e-4)
    np.testing.assert_array_equal(waves[:, 0], waves[:, 1])
    assert (np.abs(blobs.sum(axis=(2, 3))).max(axis=1) > 0.1).all()


def test_waves_come_in_eight_orientations_three_wavelengths_two_phases() -> None:
    waves = article_bank()[: SHARES[0], 0].astype(np.float64)
    even = [np.allclose(wave, wave[::-1, ::-1], atol=1e-6) for wave in waves]
    assert sum(even) == SHARES[0] // 2
    peaks = set()
    for wave in waves:
        power = np.abs(np.fft.rfft2(wave, (64, 64)))
        fy, fx = np.unravel_index(power.argmax(), power.shape)
        row = int(fy) if fy < 32 else int(fy) - 64
        peaks.add((round(np.degrees(np.arctan2(row, int(fx)))) % 180 // 22.5, round(np.hypot(row, int(fx)) / 4)))
    assert len({direction for direction, _ in peaks}) == 8
    assert len({frequency for _, frequency in peaks}) >= 3


@pytest.mark.parametrize("channels", [1, 3])
def test_all_kernels_answer_a_natural_picture_about_equally(channels: int) -> None:
    bank = article_bank(channels=channels)
    deviations = correlated(natural_picture(1, channels), bank).std(axis=(1, 2))
    assert deviations.max() / deviations.min() < 4
    assert 0.3 * TYPICAL_RESPONSE < np.median(deviations) < 2 * TYPICAL_RESPONSE


def test_colour_is_seen_by_some_and_not_by_others() -> None:
    bank = article_bank()
    red = np.zeros((3, 7, 7))
    red[0], red[1:] = 1, -1
    seen = np.abs((bank * red).sum(axis=(1, 2, 3)))
    assert (seen[: SHARES[0]] < 1e-3).all()
    assert (seen[SHARES[0] : SHARES[0] + 8] > 0.5).sum() >= 6


@given(st.integers(1, 130), st.tuples(st.integers(1, 9), st.integers(1, 9)), st.integers(1, 8))
def test_any_count_size_and_channels_give_live_kernels(count: int, size: tuple[int, int], channels: int) -> None:
    bank = article_bank(count, size, channels)
    assert bank.shape == (count, channels, *size)
    assert np.isfinite(bank).all()
    assert (np.abs(bank).max(axis=(1, 2, 3)) > 1e-4).all()


def test_few_kernels_are_a_mixture() -> None:
    assert len(np.unique(article_bank(8, (3, 3)).reshape(8, -1).round(4), axis=0)) == 8
    colour_blind = [np.allclose(kernel[0], kernel[1]) for kernel in article_bank(8, (3, 3))]
    assert 2 <= sum(colour_blind) <= 6


def test_the_largest_kernels_are_possible() -> None:
    assert np.isfinite(article_bank(12, (63, 63), 3)).all()

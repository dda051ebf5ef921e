"""Transforms of the input: what they do to known pixels, exactly where that can be; and that they are undone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.inputs.pictures.preparation import prepare, shown
from playground.inputs.pictures.transformed import moving_matrix, patch_box, transformed
from playground.network.setup import Channels, Framing, Picture, PictureInput
from playground.network.source.transform import IDENTITY, Border, Transform

RED = (200, 10, 20)


def picture(height: int = 12, width: int = 16, channels: int = 3) -> np.ndarray:
    return np.random.default_rng(5).integers(0, 256, (height, width, channels), dtype=np.uint8)


def made(pixels: np.ndarray, **values: object) -> np.ndarray:
    return transformed(pixels, Transform(**values), RED[: pixels.shape[2]])  # type: ignore[arg-type]


@pytest.mark.parametrize("channels", [1, 3])
@pytest.mark.parametrize(("border", "mode"), [(Border.EDGE, "edge"), (Border.MIRROR, "reflect"), (Border.WRAP, "wrap")])
def test_a_whole_shift_moves_every_pixel_exactly(border: Border, mode: str, channels: int) -> None:
    pixels = picture(channels=channels)
    wide = np.pad(pixels, ((4, 4), (4, 4), (0, 0)), mode=mode)  # type: ignore[call-overload]
    result = made(pixels, shift=(3.0, -2.0), border=border)
    np.testing.assert_array_equal(result, wide[6:18, 1:17])


def test_a_neutral_border_has_the_colour_that_becomes_zero() -> None:
    pixels = picture()
    result = made(pixels, shift=(3.0, 0.0), border=Border.NEUTRAL)
    assert (result[:, :3] == RED).all()
    np.testing.assert_array_equal(result[:, 3:], pixels[:, :-3])


def test_flips_are_exact_and_undo_themselves() -> None:
    pixels = picture()
    np.testing.assert_array_equal(made(pixels, flip_horizontal=True), pixels[:, ::-1])
    np.testing.assert_array_equal(made(pixels, flip_vertical=True), pixels[::-1])
    both = made(pixels, flip_horizontal=True, flip_vertical=True)
    np.testing.assert_array_equal(both, pixels[::-1, ::-1])


def test_a_square_is_turned_counter_clockwise_about_its_middle() -> None:
    pixels = picture(9, 9)
    np.testing.assert_array_equal(made(pixels, angle=90.0), np.rot90(pixels))
    np.testing.assert_array_equal(made(pixels, angle=180.0), np.rot90(pixels, 2))


def test_the_middle_stays_when_it_is_scaled_and_turned() -> None:
    for transform in (Transform(scale=2.0), Transform(angle=33.0, scale=0.5), Transform(flip_vertical=True)):
        middle = moving_matrix(transform, 11, 21) @ (10, 5, 1)
        np.testing.assert_allclose(middle, (10, 5), atol=1e-9)


def test_twice_the_scale_shows_the_middle_half_twice_as_large() -> None:
    pixels = np.zeros((32, 32, 3), np.uint8)
    pixels[12:20, 12:20] = 255
    result = made(pixels, scale=2.0)
    assert (result[9:23, 9:23] == 255).all()
    assert (result[:7] == 0).all()
    smaller = made(pixels, scale=0.5, border=Border.EDGE)
    assert abs(int(smaller[..., 0].sum()) - 16 * 255) < 255


def test_tones_are_the_formula_and_stay_in_range() -> None:
    pixels = picture()
    expected = np.clip(np.rint((pixels.astype(float) - 127.5) * 2 + 127.5 - 51), 0, 255)
    assert abs(made(pixels, contrast=2.0, brightness=-0.2).astype(float) - expected).max() <= 1
    assert (made(pixels, brightness=1.0) == 255).all()
    assert (made(pixels, contrast=0.0) == 128).all()


def test_noise_has_its_deviation_and_is_the_same_for_its_seed() -> None:
    grey = np.full((80, 80, 3), 128, np.uint8)
    one, same, other = (made(grey, noise=0.1, noise_seed=seed) for seed in (4, 4, 5))
    np.testing.assert_array_equal(one, same)
    assert (one != other).mean() > 0.9
    assert one.astype(float).std() == pytest.approx(25.5, rel=0.05)


def test_a_blur_spreads_a_point_and_keeps_its_sum() -> None:
    pixels = np.zeros((41, 41, 1), np.uint8)
    pixels[20, 20] = 255
    result = made(pixels, blur=1.5)[..., 0].astype(float)
    assert result.sum() == pytest.approx(255, rel=0.05)
    rows = (result.sum(axis=1) * (np.arange(41) - 20) ** 2).sum() / result.sum()
    assert rows**0.5 == pytest.approx(1.5, rel=0.1)


def test_the_patch_covers_its_place_and_nothing_else() -> None:
    pixels = picture(20, 40)
    transform = Transform(patch=0.5, patch_center=(0.25, 0.5), patch_grey=1.0)
    assert patch_box(transform, 20, 40) == (5, 5, 15, 15)
    result = transformed(pixels, transform, RED)
    assert (result[5:15, 5:15] == 255).all()
    result[5:15, 5:15] = pixels[5:15, 5:15]
    np.testing.assert_array_equal(result, pixels)
    assert patch_box(replace(transform, patch_center=(0.0, 1.0)), 20, 40) == (0, 15, 5, 20)


def test_the_smallest_patch_is_a_pixel_and_no_patch_none() -> None:
    left, top, right, bottom = patch_box(Transform(patch=0.001), 20, 40)
    assert (right - left, bottom - top) == (1, 1)
    left, top, right, bottom = patch_box(IDENTITY, 20, 40)
    assert (right - left) * (bottom - top) == 0


def test_what_a_transform_does() -> None:
    assert IDENTITY.is_identity
    assert Transform(border=Border.WRAP, noise_seed=7, patch_center=(0.1, 0.9), patch_grey=0.0).is_identity
    for values in ({"shift": (0.0, 1.0)}, {"angle": 1.0}, {"flip_vertical": True}, {"noise": 0.1}, {"patch": 0.2}):
        assert not Transform(**values).is_identity  # type: ignore[arg-type]


@pytest.mark.parametrize("channels", list(Channels))
@pytest.mark.parametrize("framing", list(Framing))
def test_the_network_gets_what_is_shown(channels: Channels, framing: Framing) -> None:
    source = PictureInput(
        Picture("p", b""),
        width=20,
        height=14,
        framing=framing,
        channels=channels,
        transform=Transform(shift=(2.0, 1.0), angle=20.0, noise=0.1, patch=0.3, blur=1.0),
    )
    pixels = picture(60, 60)
    x, seen = prepare(source, pixels), shown(source, pixels)
    planes = seen.transpose(2, 0, 1)[:: -1 if channels is Channels.BGR else 1][: len(x)]
    np.testing.assert_allclose(x, planes / np.float32(255) - np.float32(0.45), atol=1e-6)
    assert not x.flags.writeable
    plain = replace(source, transform=IDENTITY)
    assert not np.array_equal(shown(plain, pixels), seen)
    assert seen.shape == (14, 20, 3)


def test_a_transformed_picture_that_is_fitted_has_its_bars_in_the_neutral_colour() -> None:
    source = PictureInput(Picture("p", b""), 20, 10, Framing.FIT, transform=Transform(flip_horizontal=True))
    pixels = picture(10, 10)
    seen = shown(source, pixels)
    assert (seen[:, :5] == 115).all()
    np.testing.assert_array_equal(seen[:, 5:15], pixels[:, ::-1])
    assert abs(prepare(source, pixels)[:, :, :5]).max() < 0.002

"""Every kind of picture file becomes the same upright 8-bit RGB pixels, however it stores them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import Decoded, decode
from playground.inputs.pictures.picture_file import picture_from_bytes, picture_from_pixels
from playground.network.setup import Picture
from playground.opencv import cv2
from tests.inputs import made_files as made
from tests.inputs.made_files import Pixels

RGB = made.gradients()
GREY = RGB[..., 0]
DEEP = RGB.astype(np.uint16) * 257
DATA = Path(__file__).parent / "data"


def decoded(data: bytes) -> Decoded:
    return decode(picture_from_bytes("x", data))


def pixels_of(data: bytes) -> Pixels:
    shown = decoded(data)
    assert shown.note is None
    assert shown.pixels.dtype == np.uint8
    assert shown.pixels.flags.c_contiguous
    assert not shown.pixels.flags.writeable
    return shown.pixels


def spread(grey: Pixels) -> Pixels:
    return np.repeat(grey[..., None], 3, axis=2)


def difference(data: bytes, expected: Pixels) -> int:
    pixels = pixels_of(data)
    assert pixels.shape == expected.shape
    return int(np.abs(pixels.astype(int) - expected).max())


LOSSLESS = {
    "png": made.encoded(".png", RGB),
    "webp": made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 101),
    "bmp": made.bmp(RGB),
    "bmp from the top": made.bmp(RGB, is_top_down=True),
    "tiff": made.tiff(RGB),
    "tiff big-endian": made.tiff(RGB, order=">"),
    "bigtiff": made.tiff(RGB, is_big=True),
    "bigtiff big-endian": made.tiff(RGB, is_big=True, order=">"),
    "tiff in planes": made.tiff(RGB.transpose(2, 0, 1), {made.PLANES: 2, made.PHOTOMETRIC: 2}),
    "tiff lzw": made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 5),
    "tiff deflate": made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 8),
}


@pytest.mark.parametrize("kind", LOSSLESS)
def test_lossless_files_come_back_to_the_bit(kind: str) -> None:
    np.testing.assert_array_equal(pixels_of(LOSSLESS[kind]), RGB)


@pytest.mark.parametrize(
    ("data", "tolerance"),
    [
        (made.encoded(".jpg", RGB, cv2.IMWRITE_JPEG_QUALITY, 98), 16),
        (made.encoded(".jpg", RGB, cv2.IMWRITE_JPEG_QUALITY, 98, cv2.IMWRITE_JPEG_PROGRESSIVE, 1), 16),
        (made.encoded(".jpg", RGB, cv2.IMWRITE_JPEG_QUALITY, 98, cv2.IMWRITE_JPEG_RST_INTERVAL, 1), 16),
        (made.encoded(".webp", RGB, cv2.IMWRITE_WEBP_QUALITY, 100), 16),
        (made.encoded(".avif", RGB, cv2.IMWRITE_AVIF_QUALITY, 95), 16),
        (made.encoded(".tif", RGB, cv2.IMWRITE_TIFF_COMPRESSION, 7), 24),
    ],
    ids=["jpeg", "progressive jpeg", "jpeg with restarts", "webp", "avif", "tiff with jpeg"],
)
def test_lossy_files_come_back_nearly(data: bytes, tolerance: int) -> None:
    assert difference(data, RGB) <= tolerance


@pytest.mark.parametrize("ending", [".png", ".jpg", ".webp", ".avif", ".bmp", ".tif"])
def test_grey_is_spread_over_the_three_channels(ending: str) -> None:
    data = made.encoded(ending, spread(GREY) if ending == ".avif" else GREY)  # not every encoder writes grey AVIF
    pixels = pixels_of(data)
    assert (pixels[..., 0] == pixels[..., 1]).all()
    assert (pixels[..., 1] == pixels[..., 2]).all()
    assert difference(data, spread(GREY)) <= 12


def test_a_print_picture_in_four_inks_is_shown_in_its_colours() -> None:
    y, x = np.mgrid[:16, :24]
    assert difference((DATA / "cmyk.jpg").read_bytes(), np.stack([x * 10, y * 15, 255 - x * 10], axis=-1)) <= 12


def test_white_as_zero() -> None:
    np.testing.assert_array_equal(pixels_of(made.tiff(255 - GREY, {made.PHOTOMETRIC: 0})), spread(GREY))


def test_a_palette() -> None:
    numbers = np.arange(12, dtype=np.uint8).reshape(3, 4) % 5
    colours = np.array([[0, 0, 0], [255, 0, 0], [0, 200, 0], [9, 8, 7], [250, 251, 252]], np.uint8)
    data = made.png(numbers, made.PALETTE, made.chunk(b"PLTE", colours.tobytes()))
    np.testing.assert_array_equal(pixels_of(data), colours[numbers])
    see_through = made.chunk(b"tRNS", bytes([255, 0]))
    data = made.png(numbers, made.PALETTE, made.chunk(b"PLTE", colours.tobytes()), see_through)
    colours[1] = 255
    np.testing.assert_array_equal(pixels_of(data), colours[numbers])


# 16 bits and floats


@pytest.mark.parametrize("values", [DEEP, DEEP[..., 0]], ids=["rgb", "grey"])
def test_16_bits_keep_their_upper_half_rounded(values: Pixels) -> None:
    colour = made.COLOUR if values.ndim == 3 else made.GREY
    expected = RGB if values.ndim == 3 else spread(GREY)
    for data in (made.png(values, colour), made.tiff(values), made.tiff(values, order=">")):
        np.testing.assert_array_equal(pixels_of(data), expected)
    steps = np.arange(0, 65536, 13, dtype=np.uint16).reshape(1, -1)
    exact = np.rint(steps / 257).astype(np.uint8)
    np.testing.assert_array_equal(pixels_of(made.png(steps, made.GREY)), spread(exact))


@pytest.mark.parametrize("depth", [10, 12])
def test_avif_of_more_bits_uses_all_of_its_range(depth: int) -> None:
    values = (RGB.astype(int) * ((1 << depth) - 1) // 255).astype(np.uint16)
    data = made.encoded(".avif", values, cv2.IMWRITE_AVIF_DEPTH, depth, cv2.IMWRITE_AVIF_QUALITY, 98)
    assert difference(data, RGB) <= 12
    assert pixels_of(data).max() > 240


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_floats_from_0_to_1_are_pixels(kind: type) -> None:
    np.testing.assert_array_equal(pixels_of(made.tiff((RGB / 255).astype(kind))), RGB)


def test_other_floats_are_stretched_and_that_is_said() -> None:
    shown = decoded(made.tiff(np.array([[-2.0, 0.0, 3.0]], np.float32)))
    assert shown.pixels[0, :, 0].tolist() == [0, 102, 255]
    assert str(shown.note) == "Its values from -2 to 3 are shown as 0 to 255."


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_values_that_are_no_numbers_are_counted(bad: float) -> None:
    shown = decoded(made.tiff(np.array([[1.0, bad, 5.0, bad]], np.float32)))
    assert shown.pixels[0, :, 0].tolist() == [0, 0, 255, 0]
    assert "2 of its values are not finite numbers" in str(shown.note)


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int32, np.uint32])
def test_other_numbers_are_refused_by_name(kind: type) -> None:
    by_older_decoders = "|of a kind that cannot be read" if kind is np.uint32 else ""
    with pytest.raises(InputError, match=np.dtype(kind).name + by_older_decoders):
        decoded(made.tiff(GREY.astype(kind) // 2))


@pytest.mark.parametrize(
    "data",
    [
        made.tiff(DEEP.transpose(2, 0, 1), {made.PLANES: 2, made.PHOTOMETRIC: 2}),
        made.tiff(DEEP[..., 0], {made.PHOTOMETRIC: 0}),
    ],
    ids=["planes", "white as zero"],
)
def test_what_the_decoder_would_show_wrong_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="a kind that is not read"):
        decoded(data)


# alpha


def on_white(colours: Pixels, alpha: Pixels) -> Pixels:
    """In floating numbers, straight from the definition."""
    share = alpha[..., None] / 255
    return np.rint(colours * share + 255 * (1 - share)).astype(np.uint8)


ALPHA = np.ascontiguousarray(RGB[..., 2])
WITH_ALPHA = np.dstack([RGB, ALPHA])
ENDS = np.where(GREY > 100, 255, 0).astype(np.uint8)


@pytest.mark.parametrize(
    "data",
    [
        made.encoded(".png", WITH_ALPHA),
        made.png(WITH_ALPHA.astype(np.uint16) * 257, made.COLOUR_ALPHA),
        made.encoded(".webp", WITH_ALPHA, cv2.IMWRITE_WEBP_QUALITY, 101),
        made.tiff(WITH_ALPHA.astype(np.uint16) * 257, {made.EXTRA_SAMPLES: 2}),
        made.tiff(WITH_ALPHA, {made.EXTRA_SAMPLES: 2}),
    ],
    ids=["png", "png of 16 bits", "webp", "tiff of 16 bits", "tiff"],
)
def test_what_is_seen_through_is_white(data: bytes) -> None:
    assert difference(data, on_white(RGB, ALPHA)) <= 2


def test_colours_multiplied_by_their_alpha_are_not_multiplied_again() -> None:
    multiplied = np.rint(RGB * (ALPHA[..., None] / 255)).astype(np.uint8)
    stored = np.dstack([multiplied, ALPHA])
    for values in (stored, stored.astype(np.uint16) * 257):
        assert difference(made.tiff(values, {made.EXTRA_SAMPLES: 1}), on_white(RGB, ALPHA)) <= 2


def test_avif_with_alpha() -> None:
    data = made.encoded(".avif", np.dstack([RGB, ENDS]), cv2.IMWRITE_AVIF_QUALITY, 98)
    assert difference(data, on_white(RGB, ENDS)) <= 24


def test_grey_with_alpha() -> None:
    data = made.png(np.dstack([GREY, ENDS]), made.GREY_ALPHA)
    np.testing.assert_array_equal(pixels_of(data), on_white(spread(GREY), ENDS))


# animations: the first picture

FRAMES = [GREY // 2, 127 - GREY // 2, np.zeros_like(GREY)]


def test_a_gif_shows_its_first_frame() -> None:
    np.testing.assert_array_equal(pixels_of(made.gif(FRAMES)), spread(FRAMES[0] * 2))
    assert difference(made.encoded(".gif", RGB), RGB) <= 85  # the encoder's palette has 4 blues


def test_a_gif_that_is_damaged_behind_its_first_frame_shows_it() -> None:
    whole = made.gif(FRAMES)
    alone = made.gif(FRAMES[:1])
    np.testing.assert_array_equal(pixels_of(whole[: len(alone) + 40]), spread(FRAMES[0] * 2))
    np.testing.assert_array_equal(pixels_of(alone[:-1]), spread(FRAMES[0] * 2))


def test_a_gif_is_white_where_it_is_transparent() -> None:
    grey = FRAMES[0].copy()
    grey[:4] = 77
    expected = spread(grey * 2)
    expected[grey == 77] = 255
    np.testing.assert_array_equal(pixels_of(made.gif([grey], transparent=77)), expected)


@pytest.mark.parametrize("ending", [".webp", ".png", ".avif", ".gif"])
def test_an_animation_shows_its_first_frame(ending: str) -> None:
    animation = cv2.Animation()
    frames = [np.ascontiguousarray(np.roll(RGB, turn, axis=1)[..., ::-1]) for turn in (0, 13, 26)]
    animation.frames, animation.durations = frames, [50, 50, 50]
    is_written, data = cv2.imencodeanimation(ending, animation)
    assert is_written
    pixels = pixels_of(data.tobytes()).astype(int)
    assert np.abs(pixels - RGB).mean() < 20
    assert np.abs(pixels - np.roll(RGB, 13, axis=1)).mean() > 40


def test_an_animated_png_shows_the_picture_itself() -> None:
    """It is not part of the animation here; every other program shows it."""
    whole = made.png(RGB, made.COLOUR)
    control = made.chunk(b"acTL", (2).to_bytes(4, "big") + bytes(4))
    np.testing.assert_array_equal(pixels_of(made.png(RGB, made.COLOUR, control)), RGB)
    assert len(whole) < len(made.png(RGB, made.COLOUR, control))


# pictures that are no files


def test_pixels_come_back_to_the_bit() -> None:
    for pixels, expected in ((RGB, RGB), (GREY, spread(GREY)), (RGB[:, ::-1], RGB[:, ::-1])):
        np.testing.assert_array_equal(decode(picture_from_pixels("pasted", pixels)).pixels, expected)


def test_one_pixel() -> None:
    for data in (made.encoded(".png", RGB[:1, :1]), made.bmp(RGB[:1, :1]), made.tiff(RGB[:1, :1])):
        assert pixels_of(data).tolist() == [[RGB[0, 0].tolist()]]


def test_a_picture_is_decoded_once_while_it_lives() -> None:
    picture = Picture("x", LOSSLESS["png"])
    assert decode(picture) is decode(picture)
    assert decode(Picture("x", LOSSLESS["png"])) is not decode(picture)

"""Pictures stand upright as their cameras noted, by each format's own way of noting it."""

from __future__ import annotations

import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.inputs.headers.orientation import UPRIGHT, orientation_of, turned
from playground.inputs.pictures.decode import decode, decode_small
from playground.inputs.pictures.picture_file import picture_from_bytes
from playground.opencv import cv2
from tests.inputs import made_files as made
from tests.inputs.made_files import Pixels

EDGES = {1: "TL", 2: "TR", 3: "BR", 4: "BL", 5: "LT", 6: "RT", 7: "RB", 8: "LB"}
"""At which edge of the upright picture the stored first row and first column are, as the table in EXIF 2.32 has it."""
UPRIGHT_PICTURE = made.gradients(16, 24)


def as_stored(upright: Pixels, orientation: int) -> Pixels:
    """How a camera stores an upright picture (H, W, C), straight from the table."""
    first_row, first_column = EDGES[orientation]
    if first_row in "LR":
        upright = upright.transpose(1, 0, 2)  # rows of the file are columns of the picture
    if first_row in "BR":
        upright = upright[::-1]
    if first_column in "BR":
        upright = upright[:, ::-1]
    return np.ascontiguousarray(upright)


@pytest.mark.parametrize("orientation", EDGES)
def test_turned_undoes_what_the_camera_did(orientation: int) -> None:
    pixels = turned(as_stored(UPRIGHT_PICTURE, orientation), orientation)
    np.testing.assert_array_equal(pixels, UPRIGHT_PICTURE)
    assert pixels.flags.c_contiguous


def with_avif_block(stored: Pixels, orientation: int) -> bytes:
    """The encoder turns the EXIF block into AVIF's own turn and mirror."""
    block = np.frombuffer(made.exif(orientation), np.uint8)
    bgr = np.ascontiguousarray(stored[..., ::-1])
    quality = [cv2.IMWRITE_AVIF_QUALITY, 98]
    is_written, data = cv2.imencodeWithMetadata(".avif", bgr, [cv2.IMAGE_METADATA_EXIF], [block], quality)
    assert is_written
    return bytes(data.tobytes())


def file_of(kind: str, stored: Pixels, orientation: int) -> bytes:
    height, width = stored.shape[:2]
    if kind == "jpeg":
        return made.jpeg_with_exif(made.encoded(".jpg", stored, cv2.IMWRITE_JPEG_QUALITY, 98), made.exif(orientation))
    if kind == "jpeg of a big-endian camera":
        block = made.exif(orientation, ">")
        return made.jpeg_with_exif(made.encoded(".jpg", stored, cv2.IMWRITE_JPEG_QUALITY, 98), block)
    if kind == "png":
        return made.png_with_exif(made.encoded(".png", stored), made.exif(orientation))
    if kind == "webp":
        data = made.encoded(".webp", stored, cv2.IMWRITE_WEBP_QUALITY, 101)
        return made.webp_with_exif(data, made.exif(orientation), width, height)
    if kind == "tiff":
        return made.tiff(stored, {made.ORIENTATION: orientation})
    if kind == "tiff of 16 bits":
        return made.tiff(stored.astype(np.uint16) * 257, {made.ORIENTATION: orientation})
    return with_avif_block(stored, orientation)


@pytest.mark.parametrize("orientation", EDGES)
@pytest.mark.parametrize(
    "kind", ["jpeg", "jpeg of a big-endian camera", "png", "webp", "avif", "tiff", "tiff of 16 bits"]
)
def test_every_format_is_turned(kind: str, orientation: int) -> None:
    data = file_of(kind, as_stored(UPRIGHT_PICTURE, orientation), orientation)
    pixels = decode(picture_from_bytes("x", data)).pixels
    assert pixels.shape == UPRIGHT_PICTURE.shape
    assert np.abs(pixels.astype(int) - UPRIGHT_PICTURE).max() <= 24


@pytest.mark.parametrize("orientation", [1, 6, 8])
@pytest.mark.parametrize(("side", "factor"), [(30, 8), (59, 4), (120, 2), (200, 1)])
def test_a_jpeg_is_decoded_small_as_it_is_large(orientation: int, side: int, factor: int) -> None:
    upright = made.gradients(160, 240)
    picture = picture_from_bytes("x", file_of("jpeg", as_stored(upright, orientation), orientation))
    small = decode_small(picture, side)
    assert small.shape == (160 // factor, 240 // factor, 3)
    assert max(small.shape) >= side
    whole = cv2.resize(decode(picture).pixels, small.shape[1::-1], interpolation=cv2.INTER_AREA)
    assert np.abs(small.astype(int) - whole).max() <= 12


@pytest.mark.parametrize("order", ["<", ">"])
def test_the_orientation_is_found_with_and_without_its_name(order: str) -> None:
    for orientation in EDGES:
        block = made.exif(orientation, order)
        assert orientation_of(block) == orientation_of(b"Exif\0\0" + block) == orientation


def test_it_is_found_among_other_entries() -> None:
    maker = struct.pack("<HHII", 0x010F, 2, 4, 0)
    turn = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    assert orientation_of(b"II*\0" + struct.pack("<IH", 8, 2) + maker + turn) == 6


@pytest.mark.parametrize(
    "block",
    [
        b"",
        b"II*\0",
        b"XX*\0" + bytes(30),
        made.exif(0),
        made.exif(9),
        made.exif(6)[:-8],
        made.exif(6)[:12],
        b"II*\0" + struct.pack("<I", 0xFFFFFFFF),
        b"II*\0" + struct.pack("<IHHHIHH", 8, 1, 0x0112, 4, 1, 6, 0),
    ],
)
def test_a_block_that_says_nothing_leaves_the_picture(block: bytes) -> None:
    assert orientation_of(block) == UPRIGHT


@given(st.binary(max_size=80), st.sampled_from([b"", b"II*\0\x08\0\0\0", b"MM\0*\0\0\0\x08"]))
def test_any_block_is_read(rest: bytes, start: bytes) -> None:
    assert 1 <= orientation_of(start + rest) <= 8

"""What must not reach the decoder is refused by its header: bombs, cut files, other kinds of file."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from playground import limits
from playground.inputs.headers import jpeg
from playground.inputs.headers.gate import header_of
from playground.inputs.headers.header import PictureRefused
from playground.inputs.input_error import InputError
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_bytes
from playground.network.setup import Picture
from playground.opencv import cv2
from tests.inputs import made_files as made
from tests.inputs.bombs import BOMBS, HUGE_CHUNK, MAKERS, PICTURE, TOO_MANY
from tests.pace import is_within

ROOT = Path(__file__).resolve().parents[2]
WHOLE = {
    "png": made.encoded(".png", PICTURE),
    "png of 16 bits": made.png(PICTURE.astype(np.uint16), made.COLOUR),
    "jpeg": made.encoded(".jpg", PICTURE),
    "progressive jpeg": made.encoded(".jpg", PICTURE, cv2.IMWRITE_JPEG_PROGRESSIVE, 1),
    "gif": made.gif([PICTURE[..., 0] // 2, PICTURE[..., 1] // 2]),
    "webp": made.encoded(".webp", PICTURE, cv2.IMWRITE_WEBP_QUALITY, 101),
    "lossy webp": made.encoded(".webp", PICTURE, cv2.IMWRITE_WEBP_QUALITY, 80),
    "extended webp": made.webp_with_exif(made.encoded(".webp", PICTURE, 64, 101), made.exif(6), 40, 24),
    "avif": made.encoded(".avif", PICTURE),
    "bmp": made.bmp(PICTURE),
    "tiff": made.tiff(PICTURE),
    "bigtiff": made.tiff(PICTURE, is_big=True, order=">"),
    "tiff with deflate": made.encoded(".tif", PICTURE, cv2.IMWRITE_TIFF_COMPRESSION, 8),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_the_size_is_read(kind: str) -> None:
    header = header_of(WHOLE[kind])
    assert (header.width, header.height) == (40, 24)


# bombs


def test_the_small_png_is_the_one_of_49_bytes() -> None:
    assert len(HUGE_CHUNK) == 49


@pytest.mark.parametrize("kind", MAKERS)
def test_a_bomb_differs_from_a_picture_by_its_size_alone(kind: str) -> None:
    """So that the size is what it is refused for."""
    header = header_of(MAKERS[kind](40, 24))
    assert (header.width, header.height) == (40, 24)


@pytest.mark.parametrize("kind", BOMBS)
def test_a_bomb_is_refused_before_it_is_decoded(kind: str) -> None:
    with pytest.raises(InputError) as caught:
        picture_from_bytes("bomb", BOMBS[kind])
    assert str(caught.value).startswith("bomb was not opened. It ")
    if "too" in kind:
        assert f"{limits.PICTURE_PIXELS:,} are possible, and {limits.PICTURE_SIDE:,} on a side" in str(caught.value)


def test_a_bomb_in_a_set_up_is_refused_too() -> None:
    with pytest.raises(InputError, match="ends too early"):
        decode(Picture("from a bundle", HUGE_CHUNK))


def test_the_largest_picture_is_let_through() -> None:
    header = header_of(MAKERS["png"](8000, 8000))
    assert header.width * header.height == limits.PICTURE_PIXELS < TOO_MANY**2
    assert header_of(MAKERS["png"](limits.PICTURE_SIDE, 1)).width == limits.PICTURE_SIDE


MEASURED = """
import json, resource, time
from playground.inputs.pictures.decode import decode
from playground.inputs.input_error import InputError
from playground.network.setup import Picture
from tests.inputs.bombs import BOMBS

before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
seconds = 0.0
for data in BOMBS.values():
    start = time.process_time()
    try:
        decode(Picture("bomb", data))
    except InputError:
        seconds = max(seconds, time.process_time() - start)
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts kilobytes as Linux does")
def test_bombs_cost_neither_memory_nor_time() -> None:
    run = subprocess.run([sys.executable, "-c", MEASURED], cwd=ROOT, capture_output=True, text=True, check=True)
    seconds, kilobytes = json.loads(run.stdout)
    assert is_within(seconds, 1)
    assert kilobytes < 64 * 1024


def test_many_scans_are_refused() -> None:
    """A progressive picture of few bytes and thousands of passes over all its pixels."""
    data = WHOLE["progressive jpeg"]
    last = data.rindex(b"\xff\xda")
    scan = data[last:-2]
    assert decode(Picture("x", data[:-2] + scan + b"\xff\xd9")).pixels.shape == PICTURE.shape
    with pytest.raises(PictureRefused):
        header_of(data[:-2] + scan * jpeg.SCANS + b"\xff\xd9")


def test_long_files_of_nothing_are_read_soon() -> None:
    size = 8 * limits.MEGABYTE
    extension = b"GIF89a" + bytes(7) + b"\x21\xff"
    for start in (b"\xff\xd8\xff", extension, WHOLE["png"][:33], b"II*\0\x08\0\0\0", WHOLE["avif"][:40]):
        for filling in (b"\0", b"\xff", b"\xff\xda", b"\1", b"\0\0\0\x08free"):
            data = start + filling * (size // len(filling))
            begin = time.process_time()
            with pytest.raises(PictureRefused):
                header_of(data)
            assert is_within(time.process_time() - begin, 5)


# cut and damaged files


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_cut_anywhere_is_refused_or_the_whole_picture(kind: str) -> None:
    """The whole picture: what is behind it, as a second frame, may be missing."""
    whole = decode(Picture("x", WHOLE[kind])).pixels
    for length in range(len(WHOLE[kind])):
        try:
            pixels = decode(Picture("cut", WHOLE[kind][:length])).pixels
        except InputError:
            continue
        np.testing.assert_array_equal(pixels, whole)


@pytest.mark.parametrize("kind", ["png", "png of 16 bits"])
def test_a_png_with_one_wrong_bit_is_refused(kind: str) -> None:
    data = WHOLE[kind]
    for place in range(8, len(data)):
        wrong = bytearray(data)
        wrong[place] ^= 1 << place % 8
        with pytest.raises(InputError):
            decode(Picture("x", bytes(wrong)))


def test_a_jpeg_with_a_second_picture_behind_it_is_whole() -> None:
    data = WHOLE["jpeg"]
    assert header_of(data + data[:100]).data == data + data[:100]
    thumbnail = made.jpeg_with_exif(data, made.exif(1) + data)[:-2]
    with pytest.raises(PictureRefused, match="ends too early"):
        header_of(thumbnail)


def test_a_second_size_is_refused() -> None:
    """A decoder goes by the first, a careless reader by the last."""
    head, jpeg_frame = made.png_head(40, 24, 8, made.COLOUR), WHOLE["jpeg"].index(b"\xff\xc0")
    with pytest.raises(PictureRefused, match="It is damaged"):
        header_of(WHOLE["png"][:8] + head + WHOLE["png"][8:])
    length = struct.unpack_from(">H", WHOLE["jpeg"], jpeg_frame + 2)[0]
    frame = WHOLE["jpeg"][jpeg_frame : jpeg_frame + 2 + length]
    with pytest.raises(PictureRefused, match="It is damaged"):
        header_of(WHOLE["jpeg"][:jpeg_frame] + frame + WHOLE["jpeg"][jpeg_frame:])


def test_texts_and_profiles_do_not_reach_the_decoder() -> None:
    bomb = made.chunk(b"zTXt", b"Comment\0\0" + bytes(1000)) + made.chunk(b"iCCP", bytes(50))
    with_extras = made.png(PICTURE, made.COLOUR, bomb)
    assert header_of(with_extras).data == made.png(PICTURE, made.COLOUR)


# other files


@pytest.mark.parametrize(
    "data",
    [
        b"no picture at all",
        b"%PDF-1.7\n",
        b"PK\x03\x04" + bytes(60),
        b"P6\n1 1\n255\nabc",
        b"#?RADIANCE\n",
        b"\0\0\0\x0cjP  \r\n\x87\n" + bytes(40),
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40),
        b"RIFF\x24\0\0\0WAVEfmt ",
        b"\0",
    ],
)
def test_another_kind_of_file_is_refused_with_the_kinds_that_are_read(data: bytes) -> None:
    with pytest.raises(PictureRefused, match="JPEG, PNG, WebP, AVIF, BMP, TIFF, GIF"):
        header_of(data)


def test_an_empty_file_is_called_empty() -> None:
    with pytest.raises(PictureRefused, match="It is empty"):
        header_of(b"")


@pytest.mark.parametrize("kind", MAKERS)
def test_no_pixels_are_damage(kind: str) -> None:
    if kind == "webp":  # it counts from 1
        return
    for size in ((0, 24), (40, 0)):
        with pytest.raises(PictureRefused, match="It is damaged"):
            header_of(MAKERS[kind](*size))


def test_a_tiff_whose_tags_lie_is_refused() -> None:
    data = made.tiff(PICTURE)
    directory = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, directory)[0]
    for entry in range(entries):
        place = directory + 2 + 12 * entry
        for count in (0, 1, 7, 1 << 28, (1 << 32) - 1):
            lying = bytearray(data)
            struct.pack_into("<I", lying, place + 4, count)
            try:
                pixels = decode(Picture("x", bytes(lying))).pixels
            except InputError:
                continue
            assert pixels.shape[2] == 3

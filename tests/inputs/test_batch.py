"""Folders and selections as batches: what is in them, in which order, read one by one, and damaged ones refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground import limits
from playground.inputs.batch import gathered
from playground.inputs.decoded_once import DecodedOnce
from playground.inputs.input_error import InputError
from playground.inputs.pictures import decode as decoding
from playground.inputs.pictures.picture_file import picture_from_pixels, read_picture
from playground.inputs.pictures.preparation import prepare
from playground.inputs.reading import read
from playground.inputs.scenes.scene import scene
from playground.inputs.sound.sound_file import read_sound
from playground.inputs.sound.sounds import sample_sound
from playground.network.setup import Channels, Picture, PictureInput
from playground.network.source.sound_input import SoundInput
from playground.network.source.transform import Transform


def write(path: Path, seed: int = 1, side: int = 24) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture_from_pixels("", scene(seed, 0, side)[0]).data)
    return path


def test_a_folder_is_a_batch_in_the_order_of_its_numbers(tmp_path: Path) -> None:
    for name in ("b10.png", "b9.png", "a/2.png", "a/10.PNG", ".hidden.png"):
        write(tmp_path / name)
    (tmp_path / "notes.txt").write_text("no picture")
    batch = gathered([tmp_path])
    assert [batch.name(index) for index in range(len(batch))] == ["a/2.png", "a/10.PNG", "b9.png", "b10.png"]


def test_a_selection_is_a_batch_as_it_was_selected(tmp_path: Path) -> None:
    files = [write(tmp_path / "z.png"), write(tmp_path / "a.png"), tmp_path / "notes.txt"]
    batch = gathered([*files, files[0], write(tmp_path / "more/1.png").parent])
    assert [batch.name(index) for index in range(len(batch))] == ["z.png", "a.png", "1.png"]
    assert batch.folder is None


def test_what_is_no_batch_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="There are no pictures and no sounds in"):
        gathered([tmp_path])
    with pytest.raises(InputError, match="There is no folder"):
        gathered([tmp_path / "gone"])
    with pytest.raises(InputError, match="no pictures and no sounds among these files"):
        gathered([tmp_path / "a.txt", tmp_path / "b.txt"])
    files = [write(tmp_path / name) for name in ("1.png", "2.png", "3.png")]
    monkeypatch.setattr(limits, "BATCH_PICTURES", 2)
    with pytest.raises(InputError, match="3 files are too many for one batch: up to 2"):
        gathered(files)
    with pytest.raises(InputError, match="more than 2 files"):
        gathered([tmp_path])


def test_sounds_are_taken_where_there_are_no_pictures(tmp_path: Path) -> None:
    for key in ("chirp", "beats"):
        (tmp_path / f"{key}.wav").write_bytes(sample_sound(key).data)
    batch = gathered([tmp_path])
    assert batch.is_of_sounds
    assert [batch.name(index) for index in range(len(batch))] == ["beats.wav", "chirp.wav"]
    like = SoundInput(sample_sound("drums"), bands=16, length=300)
    assert batch.fits(like)
    assert np.array_equal(batch.array(1, like), read(replace(like, sound=read_sound(tmp_path / "chirp.wav"))).x)
    write(tmp_path / "a.png")
    assert [path.name for path in gathered([tmp_path]).files] == ["a.png"]


def test_a_picture_is_prepared_as_the_sessions_with_its_crop_and_transform(tmp_path: Path) -> None:
    path = write(tmp_path / "a.png", 3, 50)
    framing = PictureInput(
        Picture("own", b""), 20, 12, center=(0.2, 0.8), zoom=2, channels=Channels.GREY, transform=Transform(angle=30)
    )
    picture = read_picture(path)
    expected = prepare(framing, decoding.decode(picture).pixels)
    assert np.array_equal(gathered([path]).array(0, framing), expected)


def test_a_thumbnail_is_the_whole_picture_made_small(tmp_path: Path) -> None:
    pixels = np.zeros((40, 80, 3), np.uint8)
    pixels[:, 40:] = (200, 100, 50)
    (tmp_path / "wide.png").write_bytes(picture_from_pixels("", pixels).data)
    batch = gathered([tmp_path])
    small = batch.thumbnail(0, 16)
    assert small.shape == (8, 16, 3)
    assert small[:, 8:].reshape(-1, 3).tolist() == [[200, 100, 50]] * 64
    assert np.array_equal(batch.thumbnail(0, 200), pixels)


def test_a_damaged_or_missing_file_is_refused_when_it_is_looked_at(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\nrubbish")
    batch = gathered([tmp_path / "bad.png", tmp_path / "gone.png"])
    for index, name in enumerate(("bad", "gone")):
        with pytest.raises(InputError, match=rf"{name}\.png was not opened"):
            batch.thumbnail(index, 16)


def test_decoded_pixels_make_room_for_newer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    pictures = [picture_from_pixels(str(index), np.full((10, 10, 3), index, np.uint8)) for index in range(4)]
    kept = DecodedOnce[Picture, decoding.Decoded](lambda decoded: decoded.pixels.nbytes)
    monkeypatch.setattr(decoding, "_decoded", kept)
    monkeypatch.setattr(limits, "DECODED_BYTES", 2 * 300)
    first = decoding.decode(pictures[0])
    assert decoding.decode(pictures[0]) is first
    for picture in pictures[1:]:
        decoding.decode(picture)
    assert set(kept._known) == set(pictures[2:])
    assert np.array_equal(decoding.decode(pictures[0]).pixels, first.pixels)

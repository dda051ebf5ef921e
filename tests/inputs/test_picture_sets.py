"""Folders and scenes as picture sets: which pictures, in which order, as what array, of what class."""

from __future__ import annotations

import os
import pickle
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from playground import limits
from playground.inputs.input_error import InputError
from playground.inputs.picture_sets import FolderPictures, ScenePictures, framing_of
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import picture_from_pixels, read_picture
from playground.inputs.pictures.preparation import prepare, shown
from playground.inputs.reading import read
from playground.inputs.scenes.scene import SCENE_CLASSES, scene
from playground.inputs.sound.sound_sets import FolderSounds, sound_framing
from playground.inputs.sound.sounds import sample_sound
from playground.network.setup import Channels, Picture, PictureInput
from playground.network.source.sound_input import SoundInput

GREY = PictureInput(Picture("own", b"data"), 20, 12, channels=Channels.GREY, center=(0.1, 0.9), zoom=3)
FRAMING = framing_of(GREY)


def write(path: Path, seed: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(picture_from_pixels("", scene(seed, 0, 24)[0]).data)


def test_the_pictures_of_a_set_are_framed_as_the_session_from_their_middle() -> None:
    assert (FRAMING.center, FRAMING.zoom, FRAMING.picture.data) == ((0.5, 0.5), 1, b"")
    assert (FRAMING.width, FRAMING.height, FRAMING.channels) == (20, 12, Channels.GREY)


def test_a_folder_is_searched_with_its_sub_folders_in_the_order_of_paths(tmp_path: Path) -> None:
    for name in ("b/z.png", "b/Ä.PNG", "a.png", "a/deep/er/1.png", ".hidden/x.png", "b/.thumb.png"):
        write(tmp_path / name, 1)
    (tmp_path / "notes.txt").write_text("no picture")
    pictures = FolderPictures(tmp_path, FRAMING)
    assert pictures.find() == ("a.png", "a/deep/er/1.png", "b/z.png", "b/Ä.PNG")
    assert [pictures.label(key) for key in pictures.find()] == [None, "a/deep/er", "b", "b"]
    assert [pictures.name(key) for key in pictures.find()] == list(pictures.find())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_back_to_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 1)
    (tmp_path / "again").symlink_to(tmp_path)
    assert FolderPictures(tmp_path, FRAMING).find() == ("a.png",)


def test_a_folders_picture_is_prepared_as_when_it_is_opened(tmp_path: Path) -> None:
    write(tmp_path / "a.png", 5)
    pictures = pickle.loads(pickle.dumps(FolderPictures(tmp_path, FRAMING)))
    pixels = decode(read_picture(tmp_path / "a.png")).pixels
    assert np.array_equal(pictures.array("a.png"), prepare(FRAMING, pixels))
    assert np.array_equal(pictures.pixels("a.png"), shown(FRAMING, pixels))


def test_colours_come_back_in_the_order_they_are_seen(tmp_path: Path) -> None:
    array = np.arange(3)[:, None, None]
    blue_first = framing_of(replace(GREY, channels=Channels.BGR))
    for pictures in (ScenePictures(1, blue_first), FolderPictures(tmp_path, blue_first)):
        assert pictures.as_colours(array).ravel().tolist() == [2, 1, 0]


def test_a_damaged_picture_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\nrubbish")
    with pytest.raises(InputError, match=r"a\.png was not opened"):
        FolderPictures(tmp_path, FRAMING).array("a.png")


def test_folders_without_pictures_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="There are no pictures in"):
        FolderPictures(tmp_path, FRAMING).find()
    with pytest.raises(InputError, match="There is no folder"):
        FolderPictures(tmp_path / "none", FRAMING).find()
    for name in "abc":
        write(tmp_path / f"{name}.png", 1)
    monkeypatch.setattr(limits, "SEARCHED_PICTURES", 2)
    with pytest.raises(InputError, match="more than 2 pictures"):
        FolderPictures(tmp_path, FRAMING).find()


def test_scenes_are_a_set_without_a_file() -> None:
    pictures = pickle.loads(pickle.dumps(ScenePictures(6, FRAMING, seed=4)))
    assert pictures.find() == range(6)
    pixels, label = scene(4, 2, 20)
    assert np.array_equal(pictures.array(2), prepare(FRAMING, pixels))
    assert np.array_equal(pictures.pixels(2), shown(FRAMING, pixels))
    assert np.array_equal(decode(pictures.picture(2)).pixels, pixels)
    assert pictures.label(2) == SCENE_CLASSES[label].key
    assert pictures.name(2) == "scene 4-2"


@pytest.mark.parametrize("count", [0, limits.SEARCHED_PICTURES + 1])
def test_too_few_or_too_many_scenes_are_refused(count: int) -> None:
    with pytest.raises(InputError, match="cannot be searched"):
        ScenePictures(count, FRAMING).find()


def test_sounds_are_a_set_cut_as_the_sessions_from_their_beginning(tmp_path: Path) -> None:
    for name, key in (("tones/a.wav", "beats"), ("b.WAV", "drums"), (".c.wav", "drums"), ("d.png", "drums")):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(sample_sound(key).data)
    source = SoundInput(sample_sound("chirp"), start=300, length=600, bands=32)
    sounds = pickle.loads(pickle.dumps(FolderSounds(tmp_path, sound_framing(source))))
    assert sounds.find() == ("b.WAV", "tones/a.wav")
    assert [sounds.label(key) for key in sounds.find()] == [None, "tones"]
    opened = read(replace(source, sound=sounds.picture("tones/a.wav"), start=0))
    assert np.array_equal(sounds.array("tones/a.wav"), opened.x)
    assert np.array_equal(sounds.pixels("tones/a.wav"), opened.picture)
    assert sounds.shape == source.shape == sounds.array("b.WAV").shape
    empty = tmp_path / "empty"
    empty.mkdir()
    (tmp_path / "b.WAV").write_bytes(b"RIFF....WAVErubbish")
    with pytest.raises(InputError, match=r"b\.WAV was not opened"):
        sounds.array("b.WAV")
    with pytest.raises(InputError, match="There are no sounds in"):
        FolderSounds(empty, sound_framing(source)).find()

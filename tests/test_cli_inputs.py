"""Sounds, texts, word vectors and tables go into a network from the command line, or are refused in one line."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from playground.examples import example_setup
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import read_sound
from playground.inputs.sound.sounds import wav_bytes
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput
from playground.storage.setup_file import save_setup
from tests.inputs.clips import write_clip
from tests.test_cli import Terminal, terminal  # noqa: F401 - a fixture


@pytest.fixture
def files(terminal: Terminal) -> None:  # noqa: F811
    for key in ("sentence", "sound"):
        save_setup(example_setup(key), Path(f"{key}.cnnplay"))
    Path("诗.txt").write_text("很好", "utf-8")
    Path("words.vec").write_text("this 1 2\nfilm 3 4\n")
    Path("noise.wav").write_bytes(wav_bytes(np.random.default_rng(0).uniform(-1, 1, 9000), 8000))
    write_clip(Path("clip.avi"), frames=2)
    Path("table.csv").write_text("\n".join(",".join(["0.5"] * 100) for _ in range(64)))


@pytest.mark.usefixtures("files")
def test_a_text_takes_the_place_of_the_set_ups_own(terminal: Terminal) -> None:  # noqa: F811
    status, _, errors = terminal("activations", "sentence.cnnplay", "--input", "诗.txt", "-o", "a.npz")
    assert (status, errors) == (0, "")
    maps = np.load("a.npz")
    source = example_setup("sentence").input
    assert isinstance(source, SentenceInput)
    np.testing.assert_array_equal(maps["00_input"], read(SentenceInput("很好", seed=source.seed)).x)
    assert maps["05_answer"].ravel().argmax() == 0


@pytest.mark.usefixtures("files")
def test_a_sound_is_taken_as_the_set_up_takes_its_own(terminal: Terminal) -> None:  # noqa: F811
    status, _, errors = terminal("activations", "sound.cnnplay", "--input", "noise.wav", "-o", "a.npz")
    assert (status, errors) == (0, "")
    expected = read(SoundInput(read_sound(Path("noise.wav")))).x
    np.testing.assert_array_equal(np.load("a.npz")["00_input"], expected)
    assert terminal("activations", "sound.cnnplay", "--input", "table.csv", "-o", "b.npz")[0] == 0
    assert np.load("b.npz")["00_input"].shape == (1, 64, 100)


@pytest.mark.usefixtures("files")
def test_a_sentence_is_projected_back_to_its_tokens(terminal: Terminal) -> None:  # noqa: F811
    chosen = ("--layer", "found", "--map", "12", "-o", "back.npy")
    status, _, errors = terminal("backproject", "sentence.cnnplay", *chosen)
    assert (status, errors) == (0, "")
    strength = np.abs(np.load("back.npy")).max(axis=(0, 1))
    assert set(np.flatnonzero(strength)) == {3, 5}  # "not" and "good", of seven


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("summary", "诗.txt"), "诗.txt is a text, not a set-up: give it with --input."),
        (("summary", "words.vec"), "words.vec is a text, not a set-up: give it with --input."),
        (("summary", "noise.wav"), "noise.wav is a sound, not a set-up: give it with --input."),
        (("summary", "clip.avi"), "clip.avi is a video: only the window plays it."),
        (("summary", "table.csv"), "table.csv is an array, not a set-up: give it with --input."),
        (("activations", "sound.cnnplay", "--image", "cat.png", "-o", "a.npz"), "cat.png"),
        (("activations", "sentence.cnnplay", "--input", "noise.wav", "-o", "a.npz"), "1 channels"),
        (("activations", "sentence.cnnplay", "--input", "words.vec", "-o", "a.npz"), "2 channels"),
        (("activations", "sound.cnnplay", "--input", "none.wav", "-o", "a.npz"), "none.wav"),
    ],
    ids=range(9),
)
def test_what_cannot_be_done_is_one_line(terminal: Terminal, arguments: tuple[str, ...], said: str) -> None:  # noqa: F811
    status, output, errors = terminal(*arguments)
    assert (status, output) == (2, "")
    assert said in errors
    assert errors.count("\n") == 1

"""The example set-ups open, are what they are made from, and show what they are there to show."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import numpy as np
import pytest

from playground.default_session import open_file
from playground.engine.back.backproject import back_project, shown_pixels
from playground.engine.forward import Pass, run
from playground.examples import EXAMPLES, example_setup
from playground.inputs.pictured import strongest_channel
from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.preparation import shown
from playground.inputs.reading import read
from playground.inputs.sound.sound_file import decode_sound
from playground.inputs.sound.sounds import sample_sound, wav_bytes
from playground.network.editing.edits import set_input_shape
from playground.network.layers import Array, Convolution
from playground.network.setup import SetUp
from playground.network.source.sound_input import Sound
from playground.resources import resource
from playground.storage.schema import schema_path
from playground.storage.setup_file import Form, setup_to_bytes
from tests.example_setups import DIRECTIONS, LINES, PHRASES, made

KEYS = [example.key for example in EXAMPLES]


def passed(setup: SetUp) -> Pass:
    return run(setup.network, read(setup.input).x)


def test_the_folder_holds_the_listed_ones_and_nothing_else() -> None:
    assert {path.name for path in resource("setups").iterdir()} == {f"{key}.json" for key in KEYS}


@pytest.mark.parametrize("key", KEYS)
def test_a_file_is_what_it_is_made_from(key: str) -> None:
    written = resource("setups", f"{key}.json").read_bytes()
    assert written == setup_to_bytes(made(key), Form.JSON), "run: python -m tests.example_setups"
    jsonschema.validate(json.loads(written), json.loads(schema_path().read_text(encoding="utf-8")))


@pytest.mark.parametrize("key", KEYS)
def test_it_opens_and_every_layer_is_computed(key: str) -> None:
    setup = example_setup(key)
    assert setup.network.problem is None
    assert isinstance(open_file(resource("setups", f"{key}.json")), SetUp)
    assert setup.title == next(example.title for example in EXAMPLES if example.key == key)
    assert all(np.isfinite(step.output).all() for step in passed(setup).steps)


@pytest.mark.parametrize("key", KEYS)
def test_its_pinned_map_has_a_back_projection_to_see(key: str) -> None:
    setup = example_setup(key)
    view = setup.view
    index = setup.network.index_of(str(view.layer))
    result = back_project(passed(setup), index, view.map, view.seed, view.rule)
    assert result.empty_reason is None
    pixels, _ = shown_pixels(result.picture if len(result.picture) <= 3 else strongest_channel(result.picture))
    assert np.abs(pixels.astype(int) - 128).max() >= 127
    inspected = setup.network.layers[setup.network.index_of(str(view.inspected))]
    assert isinstance(inspected, Convolution)
    assert view.kernel < inspected.output_channels


def test_points_draw_the_kernel_turned_by_half_or_as_it_is() -> None:
    setup = example_setup("points")
    (layer,) = setup.network.layers
    assert isinstance(layer, Convolution)
    letter = layer.kernels[0, 0]
    rows, columns = np.nonzero(shown(setup.input, decode(setup.input.picture).pixels)[..., 0] == 255)
    assert len(rows) == 4
    flipped = replace(layer, flipped=True)
    for drawn, kernel in ((layer, letter[::-1, ::-1]), (flipped, letter)):
        output = passed(replace(setup, network=replace(setup.network, layers=(drawn,)))).output(0)[0, 0]
        for row, column in zip(rows, columns, strict=True):
            around = output[row - 4 : row + 5, column - 4 : column + 5]
            np.testing.assert_allclose(around, kernel * (255 - 115) / 255, atol=0.05)


def stripes(degrees: float, side: int = 112) -> Array:
    y, x = np.mgrid[:side, :side]
    along = x * np.cos(np.radians(degrees)) + y * np.sin(np.radians(degrees))
    return (0.5 * np.sin(2 * np.pi * along / 7))[None].astype(np.float32)


def test_the_stripes_are_answered_by_their_direction() -> None:
    setup = example_setup("stripes")
    for number, degrees in enumerate(DIRECTIONS):
        for off in (-10, 0, 10):
            answer = run(setup.network, stripes(degrees + off)).output(len(setup.network.layers) - 1)[0, :, 0, 0]
            assert answer.argmax() == number
            assert answer.sum() == pytest.approx(1, abs=1e-5)
    own = passed(setup).output(len(setup.network.layers) - 1)[0, :, 0, 0]
    assert own.argmax() == DIRECTIONS.index(30)  # the grating it starts with
    assert own.max() > 0.5


def test_blurring_takes_away_and_sharpening_gives_back_some() -> None:
    def contrast(maps: Array) -> float:
        return float(np.abs(np.diff(maps[0, :, 10:-10, 10:-10], axis=-1)).mean())

    through = passed(example_setup("blur_sharpen"))
    before, blurred, sharpened = (contrast(through.output(index)) for index in (-1, 0, 1))
    assert blurred < sharpened < before


def test_edge_kernels_come_in_pairs_that_answer_opposite_slopes() -> None:
    setup = example_setup("edges")
    layer = setup.network.layers[0]
    assert isinstance(layer, Convolution)
    np.testing.assert_array_equal(layer.kernels[::2], -layer.kernels[1::2])
    assert np.abs(layer.kernels.sum(axis=(1, 2, 3))).max() < 1e-6


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("This film is not very good.", 1),
        ("This film is very good.", 0),
        ("It is not bad at all, I love it!", 0),
        ("boring", 1),
        ("这部电影不太好。", 1),
        ("这部电影很好。", 0),
        ("我不喜欢它", 1),
        ("我喜欢它", 0),
        ("The plot is bad and the music boring, but I love it.", 1),
    ],
)
def test_a_sentence_is_good_or_bad_by_its_phrases(text: str, answer: int) -> None:
    setup = example_setup("sentence")
    source = replace(setup.input, text=text)
    through = run(set_input_shape(setup.network, source.shape), read(source).x)
    scores = through.output(len(setup.network.layers) - 1)[0, :, 0, 0]
    assert scores.argmax() == answer
    assert scores.max() > 0.8


def test_a_kernel_answers_its_phrase_alone() -> None:
    setup = example_setup("sentence")
    for number, (phrase, _) in enumerate(PHRASES):
        source = replace(setup.input, text=f"so we said {phrase.replace('·', 'ever')} of a new day")
        found = run(set_input_shape(setup.network, source.shape), read(source).x).output(2)[0, :, 0, 0]
        assert found[number] == pytest.approx(1, abs=0.5)
        parts = [other for other, (words, _) in enumerate(PHRASES) if set(words.split()) <= set(phrase.split()) | {"·"}]
        assert set(np.flatnonzero(found > 0.3)) <= set(parts)


@pytest.mark.parametrize(
    ("key", "answer"),
    [("chirp", "rising"), ("beats", "tone"), ("chords", "tone"), ("vowels", "tone"), ("drums", "stroke")],
)
def test_a_sound_is_known_by_the_lines_of_its_spectrogram(key: str, answer: str) -> None:
    setup = example_setup("sound")
    scores = passed(replace(setup, input=replace(setup.input, sound=sample_sound(key)))).output(4)[0, :, 0, 0]
    assert [named.id for named in setup.classes][int(scores.argmax())] == answer


def test_a_sound_backwards_glides_the_other_way() -> None:
    setup = example_setup("sound")
    samples = decode_sound(setup.input.sound).samples
    backwards = Sound("backwards", wav_bytes(samples[::-1], 16_000))
    scores = passed(replace(setup, input=replace(setup.input, sound=backwards))).output(4)[0, :, 0, 0]
    assert scores.argmax() == list(LINES).index("falling")

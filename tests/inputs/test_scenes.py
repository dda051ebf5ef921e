"""Generated scenes: the same for the same numbers, different for others, of every class, and learnable."""

import numpy as np
import pytest

from playground.inputs.pictures.decode import decode
from playground.inputs.scenes import shapes, textures
from playground.inputs.scenes.colours import CONTRAST, brightness, contrasting, random_colour
from playground.inputs.scenes.letters import LETTERS
from playground.inputs.scenes.scene import (
    SCENE_CLASSES,
    named_scene,
    nearest_of_class,
    scene,
    scene_label,
    scene_picture,
    scenes,
)

SHAPES = [shapes.circle, shapes.ring, shapes.square, shapes.cross, shapes.moon, shapes.heart]
SHAPES += [shapes.triangle, shapes.star, shapes.arrow]


def plane(side: int) -> tuple[np.ndarray, np.ndarray]:
    middles = np.linspace(-1.5, 1.5, side, dtype=np.float32)
    x, y = np.meshgrid(middles, middles)
    return x, y


def test_a_scene_depends_on_its_two_numbers_alone() -> None:
    pixels, label = scene(3, 17)
    scene(3, 16)
    again, label_again = scene(3, 17)
    assert np.array_equal(pixels, again)
    assert label == label_again == scene_label(3, 17)
    assert not np.array_equal(pixels, scene(3, 18)[0])
    assert not np.array_equal(pixels, scene(4, 17)[0])


def test_a_class_has_its_scenes_before_and_behind_every_number() -> None:
    for label, kind in enumerate(SCENE_CLASSES):
        on, back = nearest_of_class(3, kind.key, 40), nearest_of_class(3, kind.key, 39, -1)
        assert on is not None
        assert on == next(index for index in range(40, 1000) if scene_label(3, index) == label)
        assert back == next((index for index in range(39, -1, -1) if scene_label(3, index) == label), None)
    first = SCENE_CLASSES[scene_label(3, 0)].key
    other = next(kind.key for kind in SCENE_CLASSES if kind.key != first)
    assert (nearest_of_class(3, first, 0, -1), nearest_of_class(3, other, 0, -1)) == (0, None)


def test_a_pictures_name_tells_which_scene_it_is() -> None:
    assert named_scene(scene_picture(3, 14, 16).name) == (SCENE_CLASSES[scene_label(3, 14)], 3, 14)
    wrong = SCENE_CLASSES[scene_label(3, 14) - 1].key
    for name in (f"{wrong} 3-14.png", "holiday 3-14.png", "circle.png", "circle 3-14.jpg", "circle 3-99999999999.png"):
        assert named_scene(name) is None, name


def test_many_scenes_are_the_single_ones() -> None:
    pixels, labels = scenes(5, 4, size=32, first=7)
    assert pixels.shape == (4, 32, 32, 3)
    assert pixels.dtype == np.uint8
    for at in range(4):
        one, label = scene(5, 7 + at, 32)
        assert np.array_equal(pixels[at], one)
        assert labels[at] == label


def test_every_class_is_about_as_frequent() -> None:
    counts = np.bincount(scenes(1, 1300, size=16)[1], minlength=len(SCENE_CLASSES))
    assert counts.min() > 65
    assert counts.max() < 140


@pytest.mark.parametrize("size", [1, 17, 64, 160])
def test_a_scene_fills_any_size(size: int) -> None:
    pixels, _ = scene(0, 3, size)
    assert pixels.shape == (size, size, 3)


def test_a_scene_shows_the_same_thing_at_any_size() -> None:
    small, large = scene(2, 5, 32)[0].astype(float), scene(2, 5, 128)[0].astype(float)
    shrunk = large.reshape(32, 4, 32, 4, 3).mean((1, 3))
    assert np.corrcoef(small.ravel(), shrunk.ravel())[0, 1] > 0.95


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_a_shape_is_a_distance_that_is_negative_inside(shape: shapes.Shape) -> None:
    x, y = plane(301)
    distance = shape(x, y)
    step = 3 / 300
    assert distance.dtype == np.float32
    for axis in (0, 1):  # no distance changes faster than one walks
        assert np.abs(np.diff(distance, axis=axis)).max() <= step * 1.01
    inside = distance < 0
    assert 0.05 < inside.mean() < 0.35
    assert not inside[[0, -1]].any()
    assert not inside[:, [0, -1]].any()


def test_a_polygon_is_the_shape_between_its_corners() -> None:
    x, y = plane(61)
    box = shapes.polygon([(-1, -0.5), (1, -0.5), (1, 0.5), (-1, 0.5)], x, y)
    assert np.array_equal(box < 0, (np.abs(x) < 1) & (np.abs(y) < 0.5))
    assert box[30, 30] == pytest.approx(-0.5)
    assert box[30, -1] == pytest.approx(0.5)


@pytest.mark.parametrize("letter", LETTERS)
def test_letters_lie_in_their_box(letter: str) -> None:
    points = np.array([point for line in LETTERS[letter] for point in line])
    assert np.abs(points[:, 0]).max() <= 0.7
    assert np.abs(points[:, 1]).max() == 0.85


@pytest.mark.parametrize(
    ("texture", "share"), [(textures.stripes, 0.5), (textures.checker, 0.5), (textures.dots, np.pi * 0.31**2)]
)
def test_textures_repeat_with_period_one(texture: textures.Texture, share: float) -> None:
    middles = (np.arange(200, dtype=np.float32) + 0.5) / 50  # four periods
    x, y = np.meshgrid(middles, middles)
    values = texture(x, y, 0.02)
    assert values.min() == 0
    assert values.max() == 1
    assert values.mean() == pytest.approx(share, abs=0.01)
    assert np.allclose(values, texture(x + 1, y - 1, 0.02), atol=1e-4)


def test_contrasting_colours_can_be_told_apart() -> None:
    random = np.random.default_rng(0)
    for value in (np.zeros(3, np.float32), np.full(3, 0.5, np.float32), np.ones(3, np.float32)):
        assert abs(brightness(contrasting(value, random)) - brightness(value)) >= CONTRAST
        assert random_colour(random).min() >= 0


def test_a_thing_stands_out_from_what_is_around_it() -> None:
    """Brightness differs within every scene by more than its noise."""
    pixels, _ = scenes(9, 60)
    spread = pixels.astype(float).mean(-1).reshape(60, -1)
    assert np.all(np.percentile(spread, 99, axis=1) - np.percentile(spread, 1, axis=1) > 25)


def test_a_scene_as_a_picture_is_the_scene() -> None:
    picture = scene_picture(6, 2, 48)
    pixels, label = scene(6, 2, 48)
    assert np.array_equal(decode(picture).pixels, pixels)
    assert picture.name == f"{SCENE_CLASSES[label].key} 6-2.png"


def test_scenes_are_told_apart_by_what_they_show() -> None:
    """A rough test that labels belong to pictures: nearest class means of edge directions beat chance clearly."""

    def features(pixels: np.ndarray) -> np.ndarray:
        grey = pixels.astype(float).mean(-1)
        spectrum = np.abs(np.fft.rfft2(grey - grey.mean((1, 2), keepdims=True)))
        spectrum /= spectrum.sum((1, 2), keepdims=True) + 1e-9
        return np.log(spectrum.reshape(len(pixels), -1) + 1e-4)

    pixels, labels = scenes(0, 900, size=24)
    means = np.stack([features(pixels[labels == label]).mean(0) for label in range(len(SCENE_CLASSES))])
    fresh, truth = scenes(1, 200, size=24)
    guessed = np.argmin(((features(fresh)[:, None] - means) ** 2).sum(-1), axis=1)
    assert (guessed == truth).mean() > 2.5 / len(SCENE_CLASSES)

"""Generated pictures of one thing each, with its name: an endless labelled picture set that needs no file.

A scene is a background, some clutter and one thing in its own colour, place, size and turn, under a light, with noise.
It depends on (seed, index) alone: the same two numbers give the same picture, whichever were made before.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

import numpy as np

from playground import limits
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes import shapes, textures
from playground.inputs.scenes.canvas import Canvas, Random
from playground.inputs.scenes.colours import Colour, contrasting, near, random_colour
from playground.inputs.scenes.letters import LETTERS
from playground.inputs.scenes.shapes import Shape
from playground.inputs.scenes.textures import Texture
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import Picture

SIDE = 64
"""Pixels, unless another size is asked for."""


@dataclass(frozen=True)
class SceneClass:
    """What a scene can show; `title` is marked for translation."""

    key: str
    title: str


SCENE_CLASSES: tuple[SceneClass, ...] = (
    SceneClass("circle", QT_TRANSLATE_NOOP("Scene", "Circle")),
    SceneClass("square", QT_TRANSLATE_NOOP("Scene", "Square")),
    SceneClass("triangle", QT_TRANSLATE_NOOP("Scene", "Triangle")),
    SceneClass("star", QT_TRANSLATE_NOOP("Scene", "Star")),
    SceneClass("cross", QT_TRANSLATE_NOOP("Scene", "Cross")),
    SceneClass("ring", QT_TRANSLATE_NOOP("Scene", "Ring")),
    SceneClass("heart", QT_TRANSLATE_NOOP("Scene", "Heart")),
    SceneClass("moon", QT_TRANSLATE_NOOP("Scene", "Moon")),
    SceneClass("arrow", QT_TRANSLATE_NOOP("Scene", "Arrow")),
    SceneClass("letter", QT_TRANSLATE_NOOP("Scene", "Letter")),
    SceneClass("stripes", QT_TRANSLATE_NOOP("Scene", "Stripes")),
    SceneClass("dots", QT_TRANSLATE_NOOP("Scene", "Dots")),
    SceneClass("checker", QT_TRANSLATE_NOOP("Scene", "Checker")),
)
"""The classes in the order of their labels."""

_TEXTURES: dict[str, Texture] = {"stripes": textures.stripes, "dots": textures.dots, "checker": textures.checker}
_SHAPES: dict[str, Shape] = {
    "circle": shapes.circle,
    "square": shapes.square,
    "triangle": shapes.triangle,
    "star": shapes.star,
    "cross": shapes.cross,
    "ring": shapes.ring,
    "heart": shapes.heart,
    "moon": shapes.moon,
    "arrow": shapes.arrow,
}
_TURNS = {"letter": 0.35, "heart": 0.6}
"""How far a thing is turned at most, in radians; the others stand any way round."""


def scene(seed: int, index: int, size: int = SIDE) -> tuple[Array, int]:
    """uint8 RGB (size, size, 3) and the label, a place in SCENE_CLASSES. Seed and index are 0 or more."""
    random, label = _begun(seed, index)
    kind = SCENE_CLASSES[label]
    canvas = Canvas(size)
    ground = random_colour(random)
    canvas.fill(ground, random)
    canvas.clutter(ground, random)
    if kind.key in _TEXTURES:
        _draw_texture(canvas, _TEXTURES[kind.key], ground, random)
    else:
        shape = _SHAPES[kind.key] if kind.key in _SHAPES else _letter(random)
        _draw_shape(canvas, shape, _TURNS.get(kind.key, np.pi), contrasting(ground, random), random)
    return canvas.photographed(random), label


def scene_label(seed: int, index: int) -> int:
    """The label of a scene, without drawing it."""
    return _begun(seed, index)[1]


def scenes(seed: int, count: int, size: int = SIDE, first: int = 0) -> tuple[Array, Array]:
    """Scenes `first`, `first` + 1 ...: uint8 RGB (count, size, size, 3) and their labels, int64 (count,)."""
    pixels = np.empty((count, size, size, 3), np.uint8)
    labels = np.empty(count, np.int64)
    for index in range(count):
        pixels[index], labels[index] = scene(seed, first + index, size)
    return pixels, labels


def scene_picture(seed: int, index: int, size: int = SIDE) -> Picture:
    """A scene as a picture like one from a file, kept as PNG. Its name tells how to make it again."""
    pixels, label = scene(seed, index, size)
    return picture_from_pixels(f"{SCENE_CLASSES[label].key} {seed}-{index}.png", pixels)


def named_scene(name: str) -> tuple[SceneClass, int, int] | None:
    """Class, seed and index of the scene that a picture's name tells of; None where it tells of none."""
    found = re.fullmatch(r"([a-z]+) (\d{1,9})-(\d{1,9})\.png", name)
    if found is None:
        return None
    seed, index = int(found[2]), int(found[3])
    kind = SCENE_CLASSES[scene_label(seed, index)]
    return (kind, seed, index) if kind.key == found[1] else None


def nearest_of_class(seed: int, key: str, index: int, step: int = 1) -> int | None:
    """The first scene of the class `key` from `index` on, or back from it with `step` -1; None where there is none."""
    wanted = next(label for label, kind in enumerate(SCENE_CLASSES) if kind.key == key)
    while 0 <= index < limits.SEARCHED_PICTURES:
        if scene_label(seed, index) == wanted:
            return index
        index += step
    return None


def _begun(seed: int, index: int) -> tuple[Random, int]:
    random = np.random.default_rng((seed, index))
    return random, int(random.integers(len(SCENE_CLASSES)))


def _draw_shape(canvas: Canvas, shape: Shape, turn: float, colour: Colour, random: Random) -> None:
    """Whole inside the picture; half of them throw a shadow, and the colour fades from one side to the other."""
    scale = random.uniform(0.4, 0.72)
    center = random.uniform(scale - 0.95, 0.95 - scale, 2)
    turned, stretch = random.uniform(-turn, turn), random.uniform(0.85, 1.05)
    x, y = canvas.moved((center[0], center[1]), scale, turned, stretch)
    distance = shape(x, y) * np.float32(scale)
    if random.random() < 0.5:
        shift = random.uniform(0.04, 0.1, 2)
        x, y = canvas.moved((center[0] + shift[0], center[1] + shift[1]), scale, turned, stretch)
        soft = canvas.coverage(shape(x, y) * np.float32(scale), blur=0.16)
        canvas.paint(soft * np.float32(random.uniform(0.2, 0.45)), np.zeros(3, np.float32))
    fade = np.clip((x * np.float32(0.5) + np.float32(0.5)), 0, 1)[..., None]
    canvas.paint(canvas.coverage(distance), colour + (near(colour, random, 0.1) - colour) * fade)
    if random.random() < 0.3:  # an outline
        edge = np.abs(distance + np.float32(0.03)) - np.float32(0.03)
        canvas.paint(canvas.coverage(edge), colour * np.float32(random.choice((0.55, 0.7))))


def _draw_texture(canvas: Canvas, texture: Texture, ground: Colour, random: Random) -> None:
    """Over all of the picture, or in a disc or a square of it."""
    period = random.uniform(0.26, 0.52)
    start = random.uniform(0, 1, 2)
    x, y = canvas.moved((start[0], start[1]), period, random.uniform(-np.pi, np.pi), 1.0)
    share = texture(x, y, canvas.pixel / period)[..., None]
    colour = near(ground, random)
    cloth = colour + (contrasting(colour, random) - colour) * share
    if random.random() < 0.5:
        canvas.paint(np.ones_like(canvas.x), cloth)
        return
    patch = (shapes.circle, shapes.square)[int(random.integers(2))]
    scale = random.uniform(0.75, 1.0)
    center = random.uniform(-0.15, 0.15, 2)
    distance = patch(*canvas.moved((center[0], center[1]), scale, random.uniform(-np.pi, np.pi), 1.0))
    canvas.paint(canvas.coverage(distance * np.float32(scale)), cloth)


def _letter(random: Random) -> Shape:
    lines = LETTERS[str(random.choice(list(LETTERS)))]
    return partial(shapes.strokes, lines, random.uniform(0.13, 0.21))

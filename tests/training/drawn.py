"""Pictures drawn for the networks to open with: a hand, a stop sign, a digit. No data set's picture ships."""

from __future__ import annotations

import numpy as np

from playground.network.layers import Array
from playground.opencv import cv2

SIDE = 256
FINER = 4
"""Drawn so many times as large and then averaged: no edge is jagged."""
FULL = SIDE * FINER

Point = tuple[float, float]
"""x, y in pixels of the finished picture."""

_FINGERS: dict[str, tuple[Point, Point, int]] = {
    "index": ((98, 128), (70, 36), 21),
    "middle": ((122, 122), (124, 16), 22),
    "ring": ((144, 124), (156, 26), 21),
    "little": ((164, 138), (200, 66), 17),
    "thumb": ((108, 186), (22, 128), 24),
}
"""Where a finger begins and ends, and how wide it is."""
_PALM = [(86, 130), (120, 116), (174, 124), (178, 150), (164, 208), (102, 208), (88, 172)]
_ARM = [(98, 280), (104, 190), (162, 190), (168, 280)]
_SKIN = (201, 160, 128)


def hand(*fingers: str) -> Array:
    """A hand with these fingers stretched and the others folded, before a light wall: uint8 RGB (256, 256, 3)."""
    wall = np.linspace(206, 176, FULL)[:, None] + np.linspace(0, 14, FULL)[None] - 60 * _from_the_middle() ** 2
    picture = np.stack([wall + 2, wall, wall - 3], axis=2).astype(np.float32)
    body = _rounded(_polygon(_PALM), 20) | _polygon(_ARM)
    for name in fingers:
        start, end, width = _FINGERS[name]
        body |= _line([start, end], width)
    body = cv2.morphologyEx(body, cv2.MORPH_CLOSE, _disc(5))
    picture *= 1 - 0.22 * _shadow(body)
    _paint_skin(picture, body, 1.0)
    for name, (start, _, width) in _FINGERS.items():
        if name not in fingers:
            x, y = start
            _paint_skin(picture, _line([(x, y + 2), (x + 1, y + 26)], width), 0.92)
    return _finished(picture)


def stop_sign() -> Array:
    """The red octagon before sky and trees: uint8 RGB (256, 256, 3)."""
    y, x = np.mgrid[:FULL, :FULL] / FULL
    picture = np.stack([150 + 50 * y, 184 + 34 * y, 224 + 10 * y], axis=2).astype(np.float32)
    random = np.random.default_rng(5)
    for _ in range(420):
        place = (random.uniform(-10, 266), random.uniform(150, 262) + 20 * np.sin(random.uniform(0, 6)))
        green = np.array([58, 84, 44]) * random.uniform(0.6, 1.5)
        _paint(picture, _line([place, place], int(random.uniform(10, 26))), green)
    _paint(picture, _line([(128, 190), (128, 300)], 11), (146, 148, 150))
    for radius, colour in ((98, (120, 20, 26)), (96, (240, 240, 238)), (87, (188, 24, 34))):
        corners = np.deg2rad(np.arange(22.5, 360, 45))
        octagon = [(128 + radius * np.cos(angle), 112 + radius * np.sin(angle)) for angle in corners]
        _paint(picture, _polygon(octagon), colour)
    _write_stop(picture)
    picture *= (1.06 - 0.16 * x[..., None]).astype(np.float32)
    return _finished(picture)


def digit() -> Array:
    """A three as a pen writes it, white on black: uint8 RGB (256, 256, 3)."""
    upper = _arc((124, 88), (38, 36), -160, 90)
    lower = _arc((122, 164), (46, 42), -90, 155)
    return _finished(np.repeat(_line([*upper, *lower], 22)[..., None], 3, axis=2).astype(np.float32))


def _write_stop(picture: Array) -> None:
    white, width = (240, 240, 238), 11
    s = [*_arc((70, 99), (13, 13), -30, -270), *_arc((70, 125), (13, 13), -90, 150)]
    strokes = (
        s,
        [(92, 86), (124, 86)],
        [(108, 86), (108, 138)],
        _arc((142, 112), (14, 26), 0, 360),
        [(170, 138), (170, 86)],
        [(170, 86), *_arc((178, 100), (13, 14), -90, 90), (170, 114)],
    )
    for stroke in strokes:
        _paint(picture, _line(stroke, width), white)


def _arc(center: Point, radii: Point, first: float, last: float) -> list[Point]:
    """Points of an ellipse from `first` to `last` degrees, clockwise from the right."""
    angles = np.deg2rad(np.linspace(first, last, 40))
    return [(center[0] + radii[0] * np.cos(angle), center[1] + radii[1] * np.sin(angle)) for angle in angles]


def _line(points: list[Point], width: float) -> Array:
    mask = np.zeros((FULL, FULL), np.uint8)
    cv2.polylines(mask, [_scaled(points)], False, 255, round(width * FINER), cv2.LINE_AA)
    return mask


def _polygon(points: list[Point]) -> Array:
    mask = np.zeros((FULL, FULL), np.uint8)
    cv2.fillPoly(mask, [_scaled(points)], 255, cv2.LINE_AA)
    return mask


def _scaled(points: list[Point]) -> Array:
    return np.rint(np.array(points) * FINER).astype(np.int32)


def _rounded(mask: Array, radius: int) -> Array:
    return cv2.morphologyEx(mask, cv2.MORPH_OPEN, _disc(radius))


def _disc(radius: int) -> Array:
    return cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius * FINER + 1, 2 * radius * FINER + 1))


def _from_the_middle() -> Array:
    """0 in the middle, 1 in the corners."""
    y, x = np.mgrid[:FULL, :FULL] / (FULL / 2) - 1
    return np.sqrt((x * x + y * y) / 2)


def _blurred(mask: Array, pixels: float) -> Array:
    """A mask as 0..1, float32, its edge spread over so many pixels."""
    return cv2.GaussianBlur(mask.astype(np.float32) / 255, (0, 0), pixels * FINER)


def _shadow(mask: Array) -> Array:
    """The mask moved down and to the right, soft; (FULL, FULL, 1)."""
    moved = np.zeros_like(mask)
    moved[7 * FINER :, 5 * FINER :] = mask[: -7 * FINER, : -5 * FINER]
    return _blurred(moved, 7)[..., None]


def _paint(picture: Array, mask: Array, colour: object) -> None:
    share = _blurred(mask, 0.4)[..., None]
    picture += share * (np.asarray(colour, np.float32) - picture)


def _paint_skin(picture: Array, mask: Array, light: float) -> None:
    """Round: darker towards the edges, and to the right where the light does not come from."""
    depth = cv2.distanceTransform((mask > 127).astype(np.uint8), cv2.DIST_L2, 5) / (13 * FINER)
    roundness = cv2.GaussianBlur(np.clip(depth, 0, 1) ** 0.6, (0, 0), 2 * FINER)
    across = np.linspace(1.05, 0.9, FULL, dtype=np.float32)[None]
    shade = (0.56 + 0.48 * roundness) * across * np.float32(light)
    _paint(picture, mask, np.asarray(_SKIN, np.float32) * shade[..., None])


def _finished(picture: Array) -> Array:
    small = cv2.resize(np.clip(picture, 0, 255), (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    return np.rint(small).astype(np.uint8)

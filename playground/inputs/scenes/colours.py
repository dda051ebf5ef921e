"""Random colours, float32 (3,) RGB in 0..1, and pairs of them that can be told apart."""

from __future__ import annotations

import colorsys

import numpy as np

from playground.network.layers import Array

Colour = Array

CONTRAST = 0.28
"""The least difference in brightness (Rec. 601) between a thing and what lies behind it."""

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def random_colour(random: np.random.Generator) -> Colour:
    """Any hue; from pale to strong and from dark to bright."""
    hue, saturation, value = random.random(), 0.85 * random.random() ** 0.8, 0.12 + 0.85 * random.random()
    return np.array(colorsys.hsv_to_rgb(hue, saturation, value), np.float32)


def contrasting(other: Colour, random: np.random.Generator) -> Colour:
    """A colour clearly brighter or darker than `other`."""
    behind = brightness(other)
    while True:  # at least one colour in three will do, whatever `other` is
        colour = random_colour(random)
        if abs(brightness(colour) - behind) >= CONTRAST:
            return colour


def near(other: Colour, random: np.random.Generator, spread: float = 0.14) -> Colour:
    """A colour little different from `other`."""
    changed = other + random.uniform(-spread, spread, 3).astype(np.float32)
    mixed: Array = np.clip(changed, 0, 1)
    return mixed


def brightness(colour: Colour) -> float:
    return float(colour @ _LUMA)

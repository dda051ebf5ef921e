"""The pictures the networks open with: drawn or generated here, so that none of a data set ships."""

from __future__ import annotations

from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene_picture
from playground.network.setup import Picture
from tests.training import drawn

SCENE = (3, 14, 256)
"""Seed, index and size of the scene that Shapes opens with; its seed is neither that of training nor of checking."""


def shipped_picture(name: str) -> Picture:
    """The picture of the network `name`, 256 pixels square."""
    if name == "hands":
        return picture_from_pixels("hand.png", drawn.hand("thumb", "index", "middle"))
    if name == "things":
        return picture_from_pixels("stop sign.png", drawn.stop_sign())
    if name == "digits":
        return picture_from_pixels("three.png", drawn.digit())
    return scene_picture(*SCENE)

"""A frame of a camera or a video as a picture: it becomes a file only when somebody wants one, as when it is saved."""

from __future__ import annotations

from functools import cached_property

from playground.inputs.pictures.decode import remember
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.network.layers import Array
from playground.network.setup import Picture


class FramePicture(Picture):
    """A picture whose bytes, a PNG of the very pixels, are made when they are first asked for."""

    def __init__(self, name: str, pixels: Array) -> None:
        vars(self).update(name=name, sample=None, _pixels=pixels)

    @cached_property
    def data(self) -> bytes:
        return picture_from_pixels(self.name, vars(self)["_pixels"]).data


def frame_picture(name: str, pixels: Array) -> Picture:
    """The picture of a frame, uint8 RGB (H, W, 3), read-only; nothing is encoded or decoded."""
    picture = FramePicture(name, pixels)
    remember(picture, pixels)
    return picture

"""The pinned back-projection as pictures: what comes out, its stages, and the reverse pass in the columns."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from playground.engine import pixels
from playground.engine.back.backproject import BackProjection, Stage, overlay_pixels, shown_pixels
from playground.engine.back.live_maps import LiveMaps
from playground.engine.forward import Pass
from playground.inputs.pictured import visible_channels
from playground.network.layers import Array, Shape
from playground.network.sentence import Sentence
from playground.network.setup import Input
from playground.session.frame_parts.columns import Column, Look, make_column, thumbnail_size


@dataclass(frozen=True, eq=False)
class StagePicture:
    """One stage of a back-projection, ready to be shown: its strongest map, or all units of a vector, coloured."""

    layer_index: int
    operation: str
    maps: LiveMaps
    shown_map: int
    shown: Array  # (h, w), what `pixels` shows: that map, or the units of a vector row by row
    live_maps: int
    live_units: int
    pixels: Array  # (h, w) uint32
    range: float
    removed: int
    notes: tuple[Sentence, ...]

    @property
    def shape(self) -> Shape:
        """Of all its maps, (C, H, W)."""
        return self.maps.total, int(self.maps.values.shape[1]), int(self.maps.values.shape[2])

    @property
    def is_vector(self) -> bool:
        return self.maps.total > 1 and self.shape[1:] == (1, 1)

    @property
    def array(self) -> Array:
        """All its maps, (C, H, W); made on the first call where only some of them are not zero."""
        return self.maps.array


@dataclass(frozen=True, eq=False)
class Projection:
    """The pinned back-projection as pictures (uint8 RGB) and stages."""

    result: BackProjection
    pixels: Array
    scale: float
    overlay: Array
    stages: tuple[StagePicture, ...]


def make_projection(result: BackProjection, source: Input, picture: Array, look: Look) -> Projection:
    """The pictures of a back-projection to `source`, which the network sees as `picture` (H, W, 3) uint8."""
    image, scale = shown_pixels(visible_channels(source.as_colours(result.picture)))
    stages = tuple(_stage_picture(stage, look) for stage in result.stages)
    return Projection(result, _as_rgb(image), scale, overlay_pixels(picture, result.picture), stages)


def backward_columns(passed: Pass, projection: Projection | None, look: Look) -> tuple[Column, ...]:
    """The reverse pass in the same columns: at each layer what came back there; layers after the seed stay empty."""
    arrays: dict[int, Array] = {}
    if projection is not None:
        for stage in projection.result.stages:
            arrays[stage.layer_index if stage.operation == "seed" else stage.layer_index - 1] = stage.array
    network_range = max((float(pixels.map_ranges(array).max()) for array in arrays.values()), default=0.0)
    columns = []
    for index in range(-1, len(passed.steps)):
        array = arrays.get(index)
        shape = passed.maps(index).shape[1:]
        height, width = thumbnail_size(shape, look.thumbnail)
        if array is None:
            empty = np.zeros(shape[0], np.float32)
            thumbs = np.zeros((shape[0], height, width), np.float32)
            columns.append(make_column(shape, empty, thumbs, empty, empty, look, network_range, live=False))
        else:
            array = np.ascontiguousarray(array, dtype=np.float32)
            thumbs, own = pixels.strongest(array, height, width), pixels.map_ranges(array)
            bad = pixels.count_bad(array)
            columns.append(make_column(shape, array[:, 0, 0], thumbs, own, bad, look, network_range))
    return tuple(columns)


def _stage_picture(stage: Stage, look: Look) -> StagePicture:
    values = np.ascontiguousarray(stage.maps.values, dtype=np.float32)
    strength = pixels.map_ranges(values)
    best = int(strength.argmax())
    total, channels = stage.maps.total, stage.maps.channels
    shown = values[best]
    if total > 1 and shown.shape == (1, 1):
        shown = pixels.unit_field(stage.array[:, 0, 0], math.isqrt(total - 1) + 1)
    image = pixels.coloured(shown[None], strength[best : best + 1], look.table, look.bad_colour)[0]
    return StagePicture(
        stage.layer_index,
        stage.operation,
        stage.maps,
        best if channels is None else int(channels[best]),
        shown,
        int(np.count_nonzero(strength)),
        int(np.count_nonzero(values != 0)),
        image,
        float(strength[best]),
        stage.removed,
        stage.notes,
    )


def _as_rgb(image: Array) -> Array:
    """(H, W, 1) or (H, W, 3) uint8 as contiguous RGB."""
    return np.ascontiguousarray(np.repeat(image, 3, axis=2) if image.shape[2] == 1 else image)

"""Labelled pictures to train and to check on, read as the program reads them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from playground.inputs.pictures.decode import decode
from playground.inputs.pictures.picture_file import read_picture
from playground.inputs.scenes.scene import scenes
from playground.network.layers import Array
from tests.training.recipes import Recipe

Labelled = tuple[list[Array], Array]
"""uint8 RGB pictures (H, W, 3), and the number of each one's class, int64."""

SCENES = {"train": (1, 16_000), "val": (2, 2_000)}
"""Seed and count of the generated pictures."""


def labelled(recipe: Recipe, folder: Path, part: str) -> Labelled:
    """The pictures of `part`, "train" or "val": generated, of MNIST's arrays, or a folder of files a class."""
    if recipe.source == "scenes":
        seed, count = SCENES[part]
        pixels, labels = scenes(seed, count, recipe.side)
        return list(pixels), labels
    if recipe.source == "mnist":
        arrays = np.load(folder / "mnist" / "mnist.npz")
        pixels = np.repeat(arrays[f"x_{part}"][..., None], 3, axis=3)
        return list(pixels), arrays[f"y_{part}"].astype(np.int64)
    root = folder / recipe.source / part
    files = [
        (path, label) for label, named in enumerate(recipe.classes) for path in sorted((root / named.id).iterdir())
    ]
    return [decode(read_picture(path)).pixels for path, _ in files], np.array([label for _, label in files])


def mean_of(pictures: list[Array]) -> float:
    """The mean of all values in 0..1, to two decimals as the input panel shows it."""
    return round(float(np.mean([picture.mean() for picture in pictures])) / 255, 2)

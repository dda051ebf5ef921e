"""A square picture that stands for an input."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from playground.inputs.pictured import pictured
from playground.inputs.pictures.picture_pixels import picture_pixels
from playground.inputs.pictures.preparation import shown
from playground.inputs.reading import read
from playground.inputs.sound.sounds import RATE, sample_sound, sample_values
from playground.inputs.sound.spectrogram import spectrogram, spectrogram_picture
from playground.network.layers import Array
from playground.network.setup import Input, PictureInput
from playground.network.source.sound_input import SoundInput
from playground.opencv import cv2


def emblem(source: Input, side: int) -> Array:
    """uint8 RGB (side, side, 3): a picture as the network sees it, but finer; a sentence with its tokens as columns;
    another input as it is shown. Raises InputError.
    """
    if isinstance(source, PictureInput):
        finer = replace(source, width=side, height=side)
        return shown(finer, picture_pixels(finer).pixels)
    reading = read(source)
    is_sequence = reading.x.shape[1] == 1
    picture = pictured(reading.x.transpose(1, 0, 2)) if is_sequence else reading.picture
    return _square(picture, side)


def sound_emblem(key: str, side: int) -> Array:
    """The spectrogram of an embedded sound, uint8 RGB (side, side, 3), read-only; without the decoder of sounds."""
    x = spectrogram(SoundInput(sample_sound(key), window=48, hop=24), sample_values(key), RATE)
    return _square(spectrogram_picture(x), side)


def _square(picture: Array, side: int) -> Array:
    square: Array = np.ascontiguousarray(cv2.resize(picture, (side, side), interpolation=cv2.INTER_NEAREST))
    square.flags.writeable = False
    return square

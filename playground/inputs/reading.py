"""From an input of any kind to the array that goes into the network, and to what can be shown of it."""

from __future__ import annotations

from dataclasses import dataclass

from playground.inputs.pictured import pictured
from playground.inputs.pictures.picture_pixels import picture_pixels
from playground.inputs.pictures.pixel_steps import StepKind, last_step, pixel_steps, step_picture
from playground.inputs.pictures.preparation import prepare, shown
from playground.inputs.sound.sound_file import decode_sound
from playground.inputs.sound.spectrogram import spectrogram, spectrogram_picture
from playground.inputs.text.token_vectors import missing_words, token_picture, token_vectors
from playground.network.layers import Array
from playground.network.sentence import Sentence
from playground.network.setup import Input, PictureInput
from playground.network.source.array_input import ArrayInput
from playground.network.source.sentence_input import SentenceInput
from playground.network.source.sound_input import SoundInput


@dataclass(frozen=True, eq=False)
class Reading:
    """`x` float32 (C, H, W), read-only, goes in; `picture` uint8 (H, W, 3) shows it in its place.

    `source` is the whole picture it was cut from, if it is one; `note` says what was changed or is damaged in it.
    """

    x: Array
    picture: Array
    source: Array | None = None
    note: Sentence | None = None


def read(source: Input) -> Reading:
    """Read an input. Raises InputError where its content is refused."""
    if isinstance(source, ArrayInput):
        return Reading(source.array, pictured(source.array))
    if isinstance(source, SentenceInput):
        x = token_vectors(source)
        return Reading(x, token_picture(x), note=missing_words(source))
    if isinstance(source, SoundInput):
        sound = decode_sound(source.sound)
        x = spectrogram(source, sound.samples, sound.rate)
        return Reading(x, spectrogram_picture(x), note=sound.note)
    decoded = picture_pixels(source)
    pixels = decoded.pixels
    given = last_step(source, pixels)
    return Reading(prepare(source, pixels, given), shown(source, pixels, given), pixels, decoded.note)


@dataclass(frozen=True, eq=False)
class StepPicture:
    """What a step of the preparation made, as uint8 RGB (H, W, 3)."""

    kind: StepKind
    picture: Array


def step_pictures(source: Input) -> tuple[StepPicture, ...]:
    """How a picture was prepared, step by step; () for other inputs. Raises InputError where it is refused."""
    if not isinstance(source, PictureInput):
        return ()
    steps = pixel_steps(source, picture_pixels(source).pixels)
    return tuple(StepPicture(step.kind, step_picture(source, step)) for step in steps)

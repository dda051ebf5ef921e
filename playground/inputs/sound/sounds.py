"""The sounds that come with the program, made here: each shows one thing in a spectrogram."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from playground.inputs.input_error import InputError
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.source.sound_input import Sound

RATE = 16_000
"""Samples a second."""
SECONDS = 1.5


@dataclass(frozen=True)
class SampleSound:
    """An embedded sound; title and `about` are marked for translation."""

    key: str
    title: str
    about: str


SOUNDS: tuple[SampleSound, ...] = (
    SampleSound(
        "chirp",
        QT_TRANSLATE_NOOP("Sound", "Chirp"),
        QT_TRANSLATE_NOOP("Sound", "A tone gliding from 150 to 6,000 Hz"),
    ),
    SampleSound(
        "beats",
        QT_TRANSLATE_NOOP("Sound", "Beats"),
        QT_TRANSLATE_NOOP("Sound", "Two tones 8 Hz apart: together they throb eight times a second"),
    ),
    SampleSound(
        "chords",
        QT_TRANSLATE_NOOP("Sound", "Chords"),
        QT_TRANSLATE_NOOP("Sound", "C, F and G major on plucked strings"),
    ),
    SampleSound(
        "vowels",
        QT_TRANSLATE_NOOP("Sound", "Vowels"),
        QT_TRANSLATE_NOOP("Sound", "A voice of one pitch saying a, i, u: other formants each time"),
    ),
    SampleSound(
        "drums",
        QT_TRANSLATE_NOOP("Sound", "Drums"),
        QT_TRANSLATE_NOOP("Sound", "A loop: bass drum, snare drum, hi-hat"),
    ),
)


@cache
def sample_sound(key: str) -> Sound:
    """The sound of that key, always the same value; raises InputError when there is none."""
    if key not in _MAKERS:
        raise InputError(
            QT_TRANSLATE_NOOP("Sentence", "There is no sample sound {key}; there are: {keys}."),
            key=key,
            keys=", ".join(_MAKERS),
        )
    (title,) = (sound.title for sound in SOUNDS if sound.key == key)
    return Sound(title, wav_bytes(_MAKERS[key](), RATE), key)


def sample_values(key: str) -> Array:
    """The samples of that sound as it is made, float64 (n,), at RATE a second."""
    return _MAKERS[key]()


def wav_bytes(samples: Array, rate: int) -> bytes:
    """A WAV file of 16-bit mono samples (n,); a loudest sample beyond 1 is brought to 1."""
    import wave  # late: only a sound needs it

    loudest = max(float(np.abs(samples).max(initial=0)), 1.0)
    file = io.BytesIO()
    with wave.open(file, "wb") as writer:
        writer.setnchannels(1)
        writer.setsampwidth(2)
        writer.setframerate(rate)
        writer.writeframes(np.rint(samples / loudest * 32767).astype("<i2").tobytes())
    return file.getvalue()


def _times(seconds: float) -> Array:
    return np.arange(round(seconds * RATE)) / RATE


def _faded(samples: Array, seconds: float = 0.02) -> Array:
    """Its ends rise and fall softly: a cut would be heard, and seen, as a click."""
    count = round(seconds * RATE)
    slope = np.sin(np.linspace(0, np.pi / 2, count)) ** 2
    samples[:count] *= slope
    samples[-count:] *= slope[::-1]
    return samples


def _chirp() -> Array:
    low, high, t = 150.0, 6000.0, _times(SECONDS)
    growth = np.log(high / low) / SECONDS
    return _faded(0.6 * np.sin(2 * np.pi * low * np.expm1(growth * t) / growth))


def _beats() -> Array:
    t = _times(SECONDS)
    return _faded(0.4 * (np.sin(2 * np.pi * 600 * t) + np.sin(2 * np.pi * 608 * t)))


def _chords() -> Array:
    """Three chords of three strings; the upper partials of a string die away sooner."""
    chords = ((261.63, 329.63, 392.0), (349.23, 440.0, 523.25), (392.0, 493.88, 587.33))
    return np.concatenate([_faded(0.35 * np.sum([_string(tone) for tone in chord], axis=0), 0.005) for chord in chords])


def _string(tone: float) -> Array:
    t = _times(SECONDS / 3)
    partials = [np.sin(2 * np.pi * n * tone * t) * np.exp(-(2 + 1.5 * n) * t) / n for n in range(1, 9)]
    string: Array = np.sum(partials, axis=0)
    return string


def _vowels() -> Array:
    """The formants, in Hz, of a man's a, i and u (Peterson & Barney 1952)."""
    formants = ((730, 1090, 2440), (270, 2290, 3010), (300, 870, 2240))
    return np.concatenate([_faded(_vowel(three), 0.03) for three in formants])


def _vowel(formants: Sequence[float], pitch: float = 120, width: float = 90) -> Array:
    """Pulses of one pitch through resonances `width` Hz wide; made twice as long, their start cut off."""
    count = round(SECONDS / 3 * RATE)
    pulses = np.zeros(2 * count)
    pulses[:: round(RATE / pitch)] = 1
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(2 * count))
    radius = np.exp(-np.pi * width / RATE)
    spectrum = np.fft.rfft(pulses)
    for formant in formants:
        spectrum = spectrum / (1 - 2 * radius * np.cos(2 * np.pi * formant / RATE) * turn + radius**2 * turn**2)
    voice = np.fft.irfft(spectrum, 2 * count)[count:]
    vowel: Array = 0.7 * voice / np.abs(voice).max()
    return vowel


def _drums() -> Array:
    """Eight strokes: the hi-hat on each, the bass drum on 0, 4 and 5, the snare drum on 2 and 6."""
    stroke = SECONDS / 8
    loop = np.zeros(round(SECONDS * RATE))
    for number in range(8):
        parts = [_hi_hat()]
        parts += [_bass_drum()] if number in (0, 4, 5) else []
        parts += [_snare_drum()] if number in (2, 6) else []
        for part in parts:
            start = round(number * stroke * RATE)
            end = min(start + len(part), len(loop))
            loop[start:end] += part[: end - start]
    return _faded(loop, 0.002)


def _bass_drum() -> Array:
    t = _times(0.18)
    stroke: Array = 0.8 * np.sin(2 * np.pi * (50 * t + 4 * -np.expm1(-t / 0.03))) * np.exp(-t / 0.06)
    return stroke


def _snare_drum() -> Array:
    t = _times(0.16)
    stroke: Array = (0.35 * _noise(len(t), 1) + 0.3 * np.sin(2 * np.pi * 190 * t)) * np.exp(-t / 0.05)
    return stroke


def _hi_hat() -> Array:
    t = _times(0.06)
    stroke: Array = 0.35 * np.diff(_noise(len(t) + 2, 2), 2) / 2 * np.exp(-t / 0.015)
    return stroke


def _noise(count: int, seed: int) -> Array:
    return np.random.default_rng(seed).uniform(-1, 1, count)


_MAKERS: dict[str, Callable[[], Array]] = {
    "chirp": _chirp,
    "beats": _beats,
    "chords": _chords,
    "vowels": _vowels,
    "drums": _drums,
}

"""From a sound's file to its samples: mono, once per sound, its length and channels checked before it is decoded."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from playground import limits
from playground.files.plain_file import FileRefused, content, opened
from playground.inputs.decoded_once import DecodedOnce
from playground.inputs.input_error import InputError, not_opened
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, Sentence
from playground.network.source.sound_input import Sound

ENDINGS = (".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff")
UNREAD_ENDINGS = (".m4a", ".aac", ".wma")
"""Sounds too, of kinds that are not read; refused as sounds."""
_BLOCK = 1 << 16
"""Sample frames decoded at a time."""
_START = 16


@dataclass(frozen=True, eq=False)
class DecodedSound:
    """The mean of all channels, float32 (n,) in -1..1, read-only, n >= 1; samples a second; `channels` of the file.

    `note` says what is damaged in it.
    """

    samples: Array
    rate: int
    channels: int
    note: Sentence | None = None

    @property
    def milliseconds(self) -> int:
        """How long it lasts, rounded up."""
        return -(-1000 * len(self.samples) // self.rate)


class _Bytes(io.BytesIO):
    """The content of a file in which a damaged header may ask for a place before the first byte."""

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        try:
            return super().seek(offset, whence)
        except ValueError:
            return super().seek(0)


_decoded: DecodedOnce[Sound, DecodedSound] = DecodedOnce(lambda decoded: decoded.samples.nbytes)


def is_sound_file(path: Path) -> bool:
    """Whether a file is a sound by its content, or is called one. False for what cannot be read."""
    if path.suffix.lower() in UNREAD_ENDINGS:
        return True
    try:
        with opened(path, limits.SETUP_FILE_BYTES) as stream:
            return _is_known(stream.read(_START))
    except FileRefused:
        return False


def read_sound(path: Path) -> Sound:
    """The sound in a file, decoded once. Raises InputError."""
    name = path.name or str(path)
    try:
        data = content(path, limits.SOUND_FILE_BYTES)
    except FileRefused as refused:
        raise not_opened(name, refused.sentence) from None
    sound = Sound(name, data)
    decode_sound(sound)
    return sound


def decode_sound(sound: Sound) -> DecodedSound:
    """The samples of a sound; the same value again while the sound lives and no more than limits.DECODED_BYTES were
    decoded since. Raises InputError when it is refused.
    """
    return _decoded.of(sound, _decode)


def _is_known(start: bytes) -> bool:
    """Whether a file begins as WAV, FLAC, Ogg, AIFF or MP3 do."""
    if start[:4] in (b"RIFF", b"RIFX", b"RF64"):
        return start[8:12] == b"WAVE"
    if start[:4] == b"FORM":
        return start[8:12] in (b"AIFF", b"AIFC")
    is_mpeg_layer_3 = len(start) > 1 and start[0] == 0xFF and start[1] & 0xE6 == 0xE2
    return start[:4] in (b"fLaC", b"OggS") or start[:3] == b"ID3" or is_mpeg_layer_3


def _decode(sound: Sound) -> DecodedSound:
    if not _is_known(sound.data[:_START]):
        raise _unreadable(sound.name)
    import soundfile  # late: few sessions have a sound

    try:
        with soundfile.SoundFile(_Bytes(sound.data)) as file:
            _check(sound.name, file)
            samples = _mono(sound.name, file)
            expected, rate, channels = int(file.frames), int(file.samplerate), int(file.channels)
    except (soundfile.SoundFileError, RuntimeError, ValueError, TypeError, OSError):
        raise _unreadable(sound.name) from None
    if not len(samples):
        raise not_opened(sound.name, Sentence(QT_TRANSLATE_NOOP("Sentence", "It holds no sound.")))
    note = _mended(samples, expected, rate)
    samples.flags.writeable = False
    return DecodedSound(samples, rate, channels, note)


def _check(name: str, file: Any) -> None:
    """Its own word on how long it is; what it has more than that is not read."""
    if not 1 <= file.channels <= limits.SOUND_CHANNELS or not 1 <= file.samplerate <= limits.SOUND_RATE:
        template = QT_TRANSLATE_NOOP(
            "Sentence",
            "It has {channels} channels of {rate:,} samples a second; {most} channels of {limit:,} are possible.",
        )
        values = {
            "channels": file.channels,
            "rate": file.samplerate,
            "most": limits.SOUND_CHANNELS,
            "limit": limits.SOUND_RATE,
        }
        raise not_opened(name, Sentence(template, values))
    if file.frames > limits.SOUND_SAMPLES:
        raise _too_long(name, file.samplerate)


def _too_long(name: str, rate: int) -> InputError:
    template = QT_TRANSLATE_NOOP(
        "Sentence", "It lasts longer than {seconds:,} seconds, the most at its {rate:,} samples a second."
    )
    return not_opened(name, Sentence(template, {"seconds": limits.SOUND_SAMPLES // rate, "rate": rate}))


def _mono(name: str, file: Any) -> Array:
    """The mean of the channels, block by block; what is too large for it is infinite."""
    blocks, count = [], 0
    while len(block := file.read(_BLOCK, dtype="float32", always_2d=True)):
        with np.errstate(over="ignore", invalid="ignore"):
            blocks.append(block.mean(axis=1, dtype=np.float32))
        count += len(block)
        if count > limits.SOUND_SAMPLES:
            raise _too_long(name, file.samplerate)
    return np.concatenate(blocks) if blocks else np.zeros(0, np.float32)


def _mended(samples: Array, expected: int, rate: int) -> Sentence | None:
    """Silence in the place of what is no number, in place; what is to be said of the file."""
    bad = ~np.isfinite(samples)
    count = int(np.count_nonzero(bad))
    if count:
        samples[bad] = 0
        template = QT_TRANSLATE_NOOP("Sentence", "{count:,} of its samples are not finite numbers and are silent.")
        return Sentence(template, {"count": count})
    if len(samples) < expected:
        template = QT_TRANSLATE_NOOP("Sentence", "It ends early: {seconds:.2f} of {expected:.2f} seconds are there.")
        return Sentence(template, {"seconds": len(samples) / rate, "expected": expected / rate})
    return None


def _unreadable(name: str) -> InputError:
    template = QT_TRANSLATE_NOOP(
        "Sentence", "It is damaged, or no sound of a kind that is read: WAV, FLAC, Ogg, MP3 or AIFF."
    )
    return not_opened(name, Sentence(template))

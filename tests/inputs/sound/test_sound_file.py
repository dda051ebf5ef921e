"""A sound is decoded as it was written, to the mean of its channels; what is wrong with a file is one sentence."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from playground import limits
from playground.default_session import open_file
from playground.inputs.input_error import InputError
from playground.inputs.sound.sound_file import decode_sound, is_sound_file, read_sound
from playground.inputs.sound.sounds import sample_sound, wav_bytes
from playground.network.layers import Array
from playground.network.source.sound_input import Sound

RATE = 8000
LEFT = 0.5 * np.sin(2 * np.pi * 440 * np.arange(RATE) / RATE)
STEREO = np.stack([LEFT, -0.5 * LEFT], axis=1)


def encoded(samples: Array, kind: str, subtype: str | None = None, rate: int = RATE) -> bytes:
    file = io.BytesIO()
    soundfile.write(file, samples, rate, format=kind, subtype=subtype)
    return file.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        decode_sound(Sound("声音.wav", data))
    assert str(caught.value).startswith("声音.wav was not opened. ")
    return str(caught.value).removeprefix("声音.wav was not opened. ")


@pytest.mark.parametrize(
    ("kind", "subtype", "error"),
    [
        ("WAV", "PCM_U8", 0.01),
        ("WAV", "PCM_16", 1e-4),
        ("WAV", "PCM_24", 1e-6),
        ("WAV", "FLOAT", 1e-7),
        ("WAV", "DOUBLE", 1e-7),
        ("WAV", "ULAW", 0.02),
        ("RF64", "PCM_16", 1e-4),
        ("FLAC", "PCM_16", 1e-4),
        ("AIFF", "PCM_16", 1e-4),
        ("OGG", "VORBIS", 0.1),
        ("MP3", "MPEG_LAYER_III", 0.1),
    ],
)
def test_every_kind_is_decoded_to_the_mean_of_its_channels(kind: str, subtype: str, error: float) -> None:
    sound = Sound("a", encoded(STEREO, kind, subtype))
    decoded = decode_sound(sound)
    assert (decoded.rate, decoded.channels, decoded.samples.dtype) == (RATE, 2, np.float32)
    assert not decoded.samples.flags.writeable
    assert decoded.note is None
    middle = decoded.samples[2000:6000]  # coders with a memory begin softly
    assert np.abs(middle - STEREO.mean(axis=1)[2000:6000]).max() < error
    assert decode_sound(sound) is decoded


def test_decoded_samples_make_room_for_newer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    sounds = [Sound(str(number), encoded(STEREO, "WAV")) for number in range(3)]
    first = decode_sound(sounds[0])
    monkeypatch.setattr(limits, "DECODED_BYTES", 2 * first.samples.nbytes)
    newer = [decode_sound(sound) for sound in sounds[1:]]
    assert [decode_sound(sound) for sound in sounds[1:]] == newer
    assert decode_sound(sounds[0]) is not first


def test_a_file_is_known_by_its_content(tmp_path: Path) -> None:
    for kind in ("WAV", "FLAC", "OGG", "MP3", "AIFF"):
        path = tmp_path / f"{kind}.dat"
        path.write_bytes(encoded(STEREO, kind))
        assert is_sound_file(path)
        sound = open_file(path)
        assert isinstance(sound, Sound)
        assert sound.name == path.name
    for name, data in (("a.jpg", b"\xff\xd8\xff\xe0"), ("b.webp", b"RIFF\0\0\0\0WEBP"), ("c.txt", b"\xff\xfea\0")):
        (tmp_path / name).write_bytes(data)
        assert not is_sound_file(tmp_path / name)
    assert not is_sound_file(tmp_path / "none.wav")


def test_what_is_not_read_is_said(tmp_path: Path) -> None:
    kinds = "It is damaged, or no sound of a kind that is read: WAV, FLAC, Ogg, MP3 or AIFF."
    (tmp_path / "a.m4a").write_bytes(b"\0\0\0\x20ftypM4A ")
    with pytest.raises(InputError) as caught:
        open_file(tmp_path / "a.m4a")
    assert str(caught.value) == f"a.m4a was not opened. {kinds}"
    for data in (b"", b"RIFF\0\0\0\0WAVE", b"fLaC", b"OggS", b"ID3", b"\xff\xfb", b"FORM\0\0\0\0AIFF"):
        assert refusal(data) in (kinds, "It holds no sound.")
    assert refusal(encoded(STEREO[:0], "WAV")) == "It holds no sound."
    with pytest.raises(InputError) as caught:
        read_sound(tmp_path)
    assert str(caught.value).endswith("was not opened. It is a folder.")


def test_what_is_too_much_is_refused_with_its_limit(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    many = np.zeros((10, limits.SOUND_CHANNELS + 1))
    assert "It has 33 channels of 8,000 samples a second; 32 channels of 384,000 are possible." in refusal(
        encoded(many, "WAV")
    )
    assert "500,000 samples a second" in refusal(encoded(LEFT, "WAV", rate=500_000))
    monkeypatch.setattr(limits, "SOUND_SAMPLES", 4000)
    for kind in ("WAV", "OGG", "MP3"):
        assert "It lasts longer than 0 seconds, the most at its 8,000 samples a second." in refusal(encoded(LEFT, kind))
    with (tmp_path / "large.wav").open("wb") as stream:
        stream.truncate(limits.SOUND_FILE_BYTES + 1)
    with pytest.raises(InputError, match="67,108,864 are possible"):
        read_sound(tmp_path / "large.wav")


def test_a_header_that_promises_hours_takes_no_memory() -> None:
    data = bytearray(encoded(LEFT[:100], "WAV", "PCM_16"))
    place = data.index(b"data")
    data[place + 4 : place + 8] = (2**31 - 1).to_bytes(4, "little")
    data[4:8] = (2**31 - 1).to_bytes(4, "little")
    with contextlib.suppress(InputError):
        assert len(decode_sound(Sound("a", bytes(data))).samples) == 100


def test_samples_that_are_no_numbers_are_silent() -> None:
    samples = np.array([0.5, np.nan, np.inf, -0.25], np.float32)
    decoded = decode_sound(Sound("a", encoded(samples, "WAV", "FLOAT")))
    assert decoded.samples.tolist() == [0.5, 0, 0, -0.25]
    assert str(decoded.note) == "2 of its samples are not finite numbers and are silent."


def test_milliseconds_are_rounded_up() -> None:
    assert decode_sound(Sound("a", wav_bytes(np.zeros(8001), RATE))).milliseconds == 1001


GOOD = {kind: encoded(STEREO[:2000], kind) for kind in ("WAV", "FLAC", "OGG", "MP3", "AIFF")}


@given(kind=st.sampled_from(sorted(GOOD)), places=st.lists(st.integers(0), max_size=6), cut=st.integers(0, 4000))
def test_mutated_files_are_read_or_refused(kind: str, places: list[int], cut: int) -> None:
    data = bytearray(GOOD[kind])
    for place in places:
        data[place % len(data)] ^= 1 << (place % 7)
    data = data[: len(data) - cut % len(data)] if cut % 3 else data
    with contextlib.suppress(InputError):
        assert np.isfinite(decode_sound(Sound("a", bytes(data))).samples).all()


def test_nothing_of_it_is_loaded_before_a_sound_is_opened() -> None:
    code = "import sys, playground.inputs.reading, playground.default_session; print('soundfile' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def test_a_sample_is_always_the_same_value() -> None:
    assert sample_sound("chirp") is sample_sound("chirp")
    with pytest.raises(InputError, match="There is no sample sound drum; there are: chirp"):
        sample_sound("drum")

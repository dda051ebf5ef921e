"""Every value of a spectrogram is how loud a band is at a time: tones and clicks lie where they were put."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from playground.inputs.reading import read
from playground.inputs.sound.sounds import RATE, SECONDS, SOUNDS, sample_sound, wav_bytes
from playground.inputs.sound.spectrogram import band_triangles, spectrogram, spectrogram_picture
from playground.network.layers import Array
from playground.network.source.sound_input import FrequencyScale, Sound, SoundInput
from tests.inputs.naive_spectrogram import naive

NOTHING = Sound("a", b"")
SCALES = pytest.mark.parametrize("scale", FrequencyScale)


def sine(hertz: float, seconds: float = 1.0, rate: int = 16_000, loudness: float = 1.0) -> Array:
    return (loudness * np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate)).astype(np.float32)


@SCALES
@pytest.mark.parametrize("hertz", [300, 1000, 3000, 7000])
def test_a_tone_lies_in_its_band_all_the_time(scale: FrequencyScale, hertz: float) -> None:
    source = SoundInput(NOTHING, length=900, scale=scale)
    x = spectrogram(source, sine(hertz), 16_000)
    assert (x.shape, x.dtype, x.flags.c_contiguous, x.flags.writeable) == (source.shape, np.float32, True, False)
    rows = x[0, :, 5:-5].argmax(axis=0)
    assert (np.abs(rows + 0.5 - source.row_of(hertz)) <= 1).all()


@SCALES
def test_a_full_tone_is_1_and_one_80_decibels_below_it_nothing(scale: FrequencyScale) -> None:
    source = SoundInput(NOTHING, length=900, scale=scale)
    middle = source.hertz(20.5)  # of a band, wider than the window tells tones apart
    full = spectrogram(source, sine(middle), 16_000)[0, 20, 10:-10]
    np.testing.assert_allclose(full, 1, atol=0.02)
    half = spectrogram(source, sine(middle, loudness=0.1), 16_000)[0, 20, 10:-10]
    np.testing.assert_allclose(half, full - 20 / 80, atol=0.005)
    assert spectrogram(source, sine(middle, loudness=1e-4), 16_000).max() < 0.02


@SCALES
@pytest.mark.parametrize("rate", [8000, 16_000, 44_100])
def test_it_is_what_loops_over_its_definition_give(scale: FrequencyScale, rate: int) -> None:
    samples = np.random.default_rng(0).uniform(-0.5, 0.5, rate // 8).astype(np.float32)
    source = SoundInput(NOTHING, start=20, length=60, scale=scale, bands=12, window=20, hop=13, top=5000, floor=70)
    x = spectrogram(source, samples, rate)
    np.testing.assert_allclose(x, naive(source, samples, rate), atol=1e-4)


def test_a_click_lies_in_the_columns_whose_window_it_is_in() -> None:
    samples = np.zeros(16_000, np.float32)
    samples[8000] = 1
    x = spectrogram(SoundInput(NOTHING, length=1000, window=20, hop=10, floor=120), samples, 16_000)
    assert np.flatnonzero(x[0].max(axis=0)).tolist() == [49, 50]


def test_beyond_the_sound_and_above_half_its_rate_it_is_silent() -> None:
    noise = np.random.default_rng(0).uniform(-1, 1, 4000).astype(np.float32)
    source = SoundInput(NOTHING, length=1000, scale=FrequencyScale.LINEAR, top=8000)
    x = spectrogram(source, noise, 8000)[0]
    assert (x[:, 40:] == 0).all()  # after half a second
    assert (x[:31] == 0).all()  # above 4,000 Hz
    assert (x[33:, :30] > 0.2).all()


def test_a_later_start_shows_what_comes_later() -> None:
    samples = np.random.default_rng(0).uniform(-1, 1, 16_000).astype(np.float32)
    source = SoundInput(NOTHING, length=600)
    whole, later = (spectrogram(replace(source, start=start), samples, 16_000) for start in (0, 150))
    np.testing.assert_array_equal(whole[0, :, 10:], later[0, :, :-10])


@SCALES
@pytest.mark.parametrize(("bands", "size"), [(8, 512), (64, 512), (400, 256), (1, 64)])
def test_no_band_below_half_the_rate_is_empty(scale: FrequencyScale, bands: int, size: int) -> None:
    source = SoundInput(NOTHING, scale=scale, bands=bands)
    triangles = band_triangles(source, 16_000, size)
    assert triangles.shape == (bands, size // 2 + 1)
    assert (triangles.max(axis=1) > 0.4).all()
    assert triangles.max() <= 1
    assert triangles.min() == 0


def test_the_axes_agree_with_one_another() -> None:
    for scale in FrequencyScale:
        source = SoundInput(NOTHING, start=500, length=1000, hop=10, scale=scale)
        assert source.seconds(50) == 1.0
        assert source.hertz(0) == pytest.approx(8000)
        assert source.hertz(64) == pytest.approx(0, abs=1e-9)
        for row in (0.5, 20, 63):
            assert source.row_of(source.hertz(row)) == pytest.approx(row)
    assert SoundInput(NOTHING).row_of(1000) == pytest.approx(64 * (1 - 1000 / 2840), abs=0.1)  # 1,000 Hz are 1,000 mel


def test_silence_is_zero_and_a_picture_of_it_dark() -> None:
    x = spectrogram(SoundInput(NOTHING), np.zeros(100, np.float32), 16_000)
    assert not x.any()
    picture = spectrogram_picture(x)
    assert (picture.shape, picture.dtype) == ((64, 100, 3), np.uint8)
    assert picture[0, 0].tolist() == [68, 1, 84]  # viridis' first colour


@pytest.mark.parametrize("key", [sound.key for sound in SOUNDS])
def test_every_sample_fills_its_part_and_is_never_too_loud(key: str) -> None:
    reading = read(SoundInput(sample_sound(key)))
    assert reading.note is None
    assert 0.7 < reading.x.max() < 1.01
    assert reading.x[0].max(axis=0)[:-1].min() > 0 or key == "drums"
    assert read(SoundInput(sample_sound(key))).x.tobytes() == reading.x.tobytes()


def test_beats_throb_eight_times_a_second() -> None:
    loudness = read(SoundInput(sample_sound("beats"), hop=5)).x[0].max(axis=0)
    spectrum = np.abs(np.fft.rfft(loudness - loudness.mean()))
    assert np.fft.rfftfreq(len(loudness), 0.005)[spectrum.argmax()] == pytest.approx(8, abs=0.4)


def test_a_wav_is_brought_to_full_scale_and_no_further() -> None:
    source = SoundInput(Sound("a", wav_bytes(5 * sine(1000), 16_000)), length=900)
    assert read(source).x.max() == pytest.approx(1, abs=0.02)
    assert SECONDS * RATE == 24_000

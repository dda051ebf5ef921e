"""Every way to compute a convolution against the naive loops, also where another one would have been chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from playground.engine.cancel import nothing
from playground.engine.convolution import columns, conv, fourier, lines, one_map, winograd
from playground.engine.pooling import pool, reducing
from playground.network.geometry import output_shape, windows
from playground.network.layers import Array, Convolution, MaxPooling, Padding, SumPooling
from tests.engine import reference
from tests.engine.cases import paddings, pairs, seeds, values

TOLERANCE = 2e-5


def computed(convolve: Callable[..., None], layer: Convolution, x: Array) -> Array:
    out = np.full((len(x), *output_shape(layer, x.shape[1:])), np.nan, dtype=x.dtype)
    bias = None if layer.bias is None else layer.bias.astype(x.dtype)
    convolve(x, layer.kernels.astype(x.dtype), bias, windows(layer, *x.shape[2:]), out, nothing)
    return out


@st.composite
def layers(draw: st.DrawFn, channels: int, most: int = 5) -> Convolution:
    outputs, seed = draw(st.sampled_from([1, 2, 4, 6, 7])), draw(seeds)
    return Convolution(
        name="conv",
        kernels=values(seed, (outputs, channels, *draw(pairs(1, most)))),
        bias=draw(st.sampled_from([None, values(seed + 1, (outputs,))])),
        stride=draw(pairs(1, 3)),
        padding=draw(paddings),
        dilation=(1, draw(st.integers(1, 2))),
    )


@settings(max_examples=150)
@given(st.data(), st.integers(1, 4), pairs(1, 14), st.integers(1, 2), st.sampled_from([1, 300, 1 << 20]))
def test_line_by_line(data: st.DataObject, channels: int, size: tuple[int, int], count: int, buffer: int) -> None:
    """Also when the buffer holds a single line, and the kernels are taken in parts."""
    layer, x = data.draw(layers(channels)), values(data.draw(seeds), (count, channels, *size))
    assume(all(way.span <= n + way.before + way.after for way, n in zip(windows(layer, *size), size, strict=True)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lines, "BUFFER_BYTES", buffer)
        patch.setattr(lines, "UNPACKED_PRODUCT", buffer)
        lines.Plan.of.cache_clear()
        found = computed(lines.convolve, layer, x)
        lines.Plan.of.cache_clear()
    np.testing.assert_allclose(found, reference.forward(layer, x), atol=1e-12)


@settings(max_examples=20)
@given(st.data(), st.integers(1, 3), pairs(3, 13), st.integers(1, 2), st.sampled_from([winograd.TWO, winograd.FOUR]))
def test_winograd(data: st.DataObject, channels: int, size: tuple[int, int], count: int, form: winograd.Form) -> None:
    kernels = values(data.draw(seeds), (2, channels, 3, 3))
    bias = data.draw(st.sampled_from([None, values(1, (2,))]))
    padding = Padding(*data.draw(st.tuples(*[st.integers(0, 2)] * 4)))
    layer = Convolution(name="conv", kernels=kernels, bias=bias, padding=padding)
    x = values(data.draw(seeds), (count, channels, *size), np.float32)
    wanted = reference.forward(layer, x)
    assert (
        np.abs(computed(partial(winograd.convolve, form=form), layer, x) - wanted).max()
        <= TOLERANCE * np.abs(wanted).max()
    )


@settings(max_examples=60)
@given(st.data(), st.integers(1, 3), pairs(1, 15), st.integers(1, 2), st.sampled_from([np.float32, np.float64]))
def test_spectra(data: st.DataObject, channels: int, size: tuple[int, int], count: int, kind: type) -> None:
    """Also when a map takes several tiles, and whether the spectra are kept or not."""
    outputs, kernel = data.draw(st.integers(1, 3)), data.draw(pairs(1, 5))
    bias = data.draw(st.sampled_from([None, values(1, (outputs,))]))
    kernels = values(data.draw(seeds), (outputs, channels, *kernel))
    layer = Convolution(name="conv", kernels=kernels, bias=bias, padding=data.draw(paddings))
    x = values(data.draw(seeds), (count, channels, *size), kind)
    assume(all(way.span <= n + way.before + way.after for way, n in zip(windows(layer, *size), size, strict=True)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fourier, "SIDES", data.draw(st.sampled_from([(256,), (10,)])))
        fourier._sides.cache_clear()
        found = computed(fourier.convolve, layer, x)
        fourier._sides.cache_clear()
    np.testing.assert_allclose(found, reference.forward(layer, x), atol=1e-12 if kind is np.float64 else TOLERANCE)


@pytest.mark.parametrize("kind", [np.float32, np.float64])
@pytest.mark.parametrize("bright", [0.0, 0.01, 1.0])
def test_dark_stays_dark(kind: type, bright: float) -> None:
    """Rounding above zero would pass a ReLU, and its gradient."""
    layer = Convolution(name="conv", kernels=np.round(4 * values(1, (3, 2, 15, 15))), padding="same")
    x = np.round(4 * values(0, (1, 2, 80, 80), kind)) * (values(2, (80, 80)) < 2 * bright - 1)
    x[..., 30:] = 0
    found, wanted = (computed(way.convolve, layer, x.astype(kind)) for way in (fourier, columns))
    assert not found[..., 37:].any()
    np.testing.assert_array_equal(found == 0, wanted == 0)


@pytest.mark.parametrize("bias", [None, values(3, (3,))])
@pytest.mark.parametrize("form", [winograd.TWO, winograd.FOUR])
def test_dark_stays_dark_beside_a_bright_tile(form: winograd.Form, bias: np.ndarray | None) -> None:
    kernels = values(1, (3, 2, 3, 3))
    layer = Convolution(name="conv", kernels=kernels, bias=bias, padding=Padding(1, 2, 0, 1))
    x = values(0, (2, 2, 11, 14), np.float32) * (values(2, (11, 14), np.float32) > 0.9)
    x[0, :, :, 5:] = 0
    found, wanted = computed(partial(winograd.convolve, form=form), layer, x), computed(columns.convolve, layer, x)
    dark = wanted == (0 if bias is None else bias.astype(np.float32)[:, None, None])
    assert dark[0, :, :, 6:].all()
    np.testing.assert_array_equal(found[dark], wanted[dark])


@pytest.mark.parametrize(
    ("channels", "side", "form"), [(128, 13, winograd.FOUR), (384, 13, winograd.TWO), (384, 16, winograd.FOUR)]
)
def test_winograd_takes_the_form_with_less_to_multiply_and_to_read(
    channels: int, side: int, form: winograd.Form
) -> None:
    assert winograd._form((channels, channels, 3, 3), (side, side)) is form


@settings(max_examples=60)
@given(st.data(), st.integers(1, 4), pairs(1, 15), st.integers(1, 2), st.sampled_from([np.float32, np.float64]))
def test_one_map(data: st.DataObject, channels: int, size: tuple[int, int], count: int, kind: type) -> None:
    kernel = data.draw(pairs(1, 7))
    before = [data.draw(st.integers(0, length - 1)) for length in kernel]
    after = [data.draw(st.integers(0, length - 1 - first)) for length, first in zip(kernel, before, strict=True)]
    assume(all(n + a + b >= k for n, a, b, k in zip(size, before, after, kernel, strict=True)))
    bias = data.draw(st.sampled_from([None, values(1, (1,))]))
    kernels = values(data.draw(seeds), (1, channels, *kernel))
    padding = Padding(before[0], after[0], before[1], after[1])
    layer = Convolution(name="conv", kernels=kernels, bias=bias, padding=padding)
    x = values(data.draw(seeds), (count, channels, *size), kind)
    fits = one_map.fits(kernels.shape, windows(layer, *size), output_shape(layer, x.shape[1:])[1:])
    assert fits == (kernels[0, 0].size >= 4)
    found = computed(one_map.convolve, layer, x)
    np.testing.assert_allclose(found, reference.forward(layer, x), atol=1e-12 if kind is np.float64 else TOLERANCE)


@pytest.mark.parametrize("outputs", [1, 4])
@pytest.mark.parametrize("bad", [np.nan, -np.inf, 1e30])
def test_bad_numbers_stay_where_they_are(outputs: int, bad: float) -> None:
    """The product of spectra would spread them over its tile."""
    layer = Convolution(name="conv", kernels=values(1, (outputs, 2, 15, 15)), padding="same")
    x = values(0, (1, 2, 40, 40), np.float32)
    x[0, 1, 3, 4] = bad
    with np.errstate(invalid="ignore"):
        found, wanted = conv.forward(layer, x), computed(columns.convolve, layer, x)
    np.testing.assert_allclose(found, wanted, rtol=TOLERANCE, atol=TOLERANCE * 10)


@pytest.mark.parametrize(
    ("shape", "kernels", "way"),
    [
        ((3, 64, 64), (8, 3, 3, 3), lines),
        ((3, 64, 64), (8, 3, 1, 3), columns),
        ((3, 12, 12), (8, 3, 3, 3), lines),
        ((32, 12, 12), (32, 32, 3, 3), winograd),
        ((16, 12, 12), (16, 16, 3, 3), columns),
        ((64, 20, 20), (64, 64, 3, 3), winograd),
        ((64, 8, 8), (64, 64, 3, 3), winograd),
        ((64, 7, 7), (64, 64, 3, 3), columns),
        ((3, 64, 64), (8, 3, 15, 15), fourier),
        ((3, 64, 64), (8, 3, 7, 7), lines),
        ((16, 64, 64), (16, 16, 9, 9), fourier),
        ((256, 64, 64), (256, 256, 15, 15), columns),
        ((1, 64, 64), (1, 1, 3, 3), one_map),
        ((1, 64, 64), (1, 1, 9, 9), lines),
        ((1, 64, 64), (1, 1, 31, 31), fourier),
        ((8, 64, 64), (1, 8, 3, 3), lines),
    ],
)
def test_each_is_chosen_in_its_regime(
    monkeypatch: pytest.MonkeyPatch, shape: tuple[int, ...], kernels: tuple[int, ...], way: object
) -> None:
    taken = []
    for algorithm in (columns, fourier, lines, one_map, winograd):
        monkeypatch.setattr(algorithm, "convolve", lambda *_, algorithm=algorithm: taken.append(algorithm))
    layer = Convolution(name="conv", kernels=values(1, kernels), padding="same")
    conv.forward(layer, np.zeros((1, *shape), dtype=np.float32))
    assert taken == [way]


@pytest.mark.parametrize("kind", [MaxPooling, SumPooling])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("bad", [0.0, np.nan, -np.inf, 3e38])
def test_lines_are_pooled_alike_by_opencv(kind: type[MaxPooling | SumPooling], dtype: type, bad: float) -> None:
    """Also with numbers that OpenCV's maximum would lose, in either of two lines."""
    layer = kind(name="pool", size=(3, 2), stride=(2, 2), ceil=True)
    x = values(0, (2, 3, 2 * reducing.FEW_LINES // 4, 7), dtype)
    x[0, 1, 4, 2] = x[1, 2, 7, 3] = bad
    assert pool.Plan.of(layer, x.shape[2:], x.dtype).down.lines
    with np.errstate(over="ignore"):
        found, plain = pool.forward(layer, x), pool.forward(layer, x[:, :, :-1])
    np.testing.assert_array_equal(found[:, :, :-1], plain[:, :, : found.shape[2] - 1])
    if not np.isnan(bad):  # Python's max may lose a NaN as well
        np.testing.assert_allclose(found, reference.forward(layer, x.astype(np.float64)), rtol=1e-6, atol=1e-6)

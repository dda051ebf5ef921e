"""A unit's arithmetic as one line, with its numbers, and as one long line for the tooltip."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.explain.terms import (
    Bent,
    Damped,
    ForwardTerms,
    Moved,
    Normalised,
    Pooled,
    Returned,
    Shared,
    Summed,
    Weighted,
)
from playground.network.layers import (
    ELU,
    GELU,
    SELU,
    Clip,
    HardSigmoid,
    Layer,
    LeakyReLU,
    LogSoftmax,
    ParametricReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softplus,
    Tanh,
)
from playground.ui.kit.layer_words import number_text, value_text

translate = QCoreApplication.translate
FEW = 4
"""So many sums of channels are written out; the others are one number."""
MANY = 12
"""So many numbers of a window are written out."""


def line(layer: Layer, terms: ForwardTerms, names: Sequence[str]) -> str:
    """The arithmetic of a unit on one line; `names` are those of the input channels by number."""
    if isinstance(terms, Summed):
        return _summed(terms, names)
    if isinstance(terms, Pooled):
        return _pooled(terms)
    if isinstance(terms, Weighted):
        return _weighted(terms)
    if isinstance(terms, Shared):
        return _log_shared(terms) if isinstance(layer, LogSoftmax) else _shared(terms)
    if isinstance(terms, Returned):
        return returned_line(terms)
    if isinstance(terms, Damped):
        return _damped(terms)
    if isinstance(terms, Normalised):
        return _normalised(terms)
    if isinstance(terms, Bent):
        return _bent(layer, terms)
    return _moved(terms)


def product_line(terms: Summed, place: int) -> str:
    """Every product of one channel and their sum: "0.25·0.02 + 0.2·0.02 ... = −0.454"."""
    inside = terms.place.inside
    pairs = zip(terms.windows[place][inside].tolist(), terms.kernels[place][inside].tolist(), strict=True)
    parts = [f"{plain(x)}·{bracketed(weight)}" for x, weight in pairs]
    return f"{' + '.join(parts) or '0'} = {plain(float(terms.sums[place]))}"


def plain(value: float) -> str:
    """A number without a plus sign."""
    return value_text(value, signed=False)


def bracketed(value: float) -> str:
    """A number that can stand behind an operator: a negative one in brackets."""
    return f"({plain(value)})" if value < 0 else plain(value)


def sum_sign(channel: str) -> str:
    """ "Σ R", "Σ[12]": a channel's number as an index, which is not taken for a value."""
    return f"Σ[{channel}]" if channel.isdecimal() else f"Σ {channel}"


def _summed(terms: Summed, names: Sequence[str]) -> str:
    order = range(len(terms.sums))
    if len(terms.sums) > FEW:
        order = np.argsort(-np.abs(np.nan_to_num(terms.sums, nan=np.inf)), kind="stable")[:FEW].tolist()
    is_alone = len(terms.sums) == 1
    signs = ["Σ" if is_alone else sum_sign(names[int(terms.channels[place])]) for place in order]
    parts = [f"{sign} {bracketed(float(terms.sums[place]))}" for sign, place in zip(signs, order, strict=True)]
    others = len(terms.sums) - len(parts)
    if others:
        rest = float(np.delete(terms.sums, list(order)).sum())
        parts.append(
            translate("Computed", "{count} others {sum}").format(count=number_text(others), sum=bracketed(rest))
        )
    parts.append(translate("Computed", "bias {value}").format(value=bracketed(terms.bias)))
    return f"{'  +  '.join(parts)}  =  {plain(terms.value)}"


def _pooled(terms: Pooled) -> str:
    seen = terms.window[terms.place.inside].tolist()
    if len(seen) > MANY:
        return _pooled_many(terms, seen)
    if terms.how == "lp":
        return f"({' + '.join(f'|{plain(x)}|^{terms.p:g}' for x in seen)})^(1/{terms.p:g})  =  {plain(terms.value)}"
    if terms.how == "max":
        return f"max({', '.join(map(plain, seen))})  =  {plain(terms.value)}"
    numbers = " + ".join([plain(seen[0]), *map(bracketed, seen[1:])]) if seen else "0"
    return (
        f"({numbers}) / {terms.divisor}  =  {plain(terms.value)}"
        if terms.how == "average"
        else (f"{numbers}  =  {plain(terms.value)}")
    )


def _pooled_many(terms: Pooled, seen: list[float]) -> str:
    count, value = number_text(len(seen)), plain(terms.value)
    if terms.how == "max":
        return translate("Computed", "the largest of {count} values  =  {value}").format(count=count, value=value)
    if terms.how == "lp":
        return f"(Σ |x|^{terms.p:g})^(1/{terms.p:g})  =  {value}"
    total = plain(sum(seen))
    if terms.how == "average":
        return translate("Computed", "Σ of {count} values / {divisor}  =  {sum} / {divisor}  =  {value}").format(
            count=count, divisor=number_text(terms.divisor), sum=total, value=value
        )
    return translate("Computed", "Σ of {count} values  =  {value}").format(count=count, value=value)


def _weighted(terms: Weighted) -> str:
    parts = [f"{plain(x)}·{bracketed(w)}" for x, w in zip(terms.x[:FEW], terms.weights[:FEW], strict=True)]
    others = terms.count - len(parts)
    if others:
        rest = terms.rest + float(terms.products[FEW:].sum())
        parts.append(
            translate("Computed", "{count} others {sum}").format(count=number_text(others), sum=bracketed(rest))
        )
    parts.append(translate("Computed", "bias {value}").format(value=bracketed(terms.bias)))
    return f"{'  +  '.join(parts)}  =  {plain(terms.value)}"


def _shared(terms: Shared) -> str:
    z = float(terms.z[terms.channel])
    power = f"exp({plain(z)} − {bracketed(terms.largest)})"
    return f"{power} / Σ exp(z − max)  =  {plain(float(terms.exps[terms.channel]))} / {plain(terms.sum)}" + (
        f"  =  {plain(terms.value)}"
    )


def _log_shared(terms: Shared) -> str:
    z = float(terms.z[terms.channel])
    return f"{plain(z)} − {bracketed(terms.largest)} − log Σ exp(z − max)  =  {plain(terms.value)}"


def returned_line(terms: Returned) -> str:
    """What an un-pooling brought to a pixel, on the way forward or back."""
    landed = np.flatnonzero(terms.shares)
    if not len(landed):
        return translate("Back", "No maximum came from this pixel: 0.")
    parts = [
        plain(value) if share == 1 else f"{plain(value)}·{plain(share)}"
        for value, share in zip(terms.values[landed].tolist(), terms.shares[landed].tolist(), strict=True)
    ]
    if len(parts) == 1 and terms.shares[landed[0]] == 1:
        return translate("Back", "{value} returns to this pixel: its switch points here.").format(value=parts[0])
    return f"{'  +  '.join(parts)}  =  {plain(terms.value)}"


def _damped(terms: Damped) -> str:
    squares = plain(float((terms.z * terms.z).sum()))
    strength = f"{plain(terms.offset)} + {plain(terms.share)} · Σ x² {squares}"
    return f"{plain(float(terms.z[terms.place]))} / ({strength})^{terms.beta:g}  =  {plain(terms.value)}"


def _normalised(terms: Normalised) -> str:
    middle = f"({plain(terms.x)} − {bracketed(terms.mean)}) / {plain(terms.deviation)}"
    return f"{middle} · {bracketed(terms.scale)} + {bracketed(terms.shift)}  =  {plain(terms.value)}"


def _bent(layer: Layer, terms: Bent) -> str:
    x, y = plain(terms.x), plain(terms.value)
    if isinstance(layer, ReLU):
        return f"max(0, {x})  =  {y}"
    if isinstance(layer, LeakyReLU | ParametricReLU):
        slope = layer.slope if isinstance(layer, LeakyReLU) else float(layer.slopes[terms.channel])
        return f"{x}  =  {y}" if terms.x >= 0 else f"{plain(slope)} · {bracketed(terms.x)}  =  {y}"
    if isinstance(layer, Sigmoid):
        return f"1 / (1 + exp(−{bracketed(terms.x)}))  =  {y}"
    if isinstance(layer, Tanh):
        return f"tanh({x})  =  {y}"
    if isinstance(layer, ELU | SELU):
        line = x if terms.x >= 0 else f"{plain(layer.alpha)} · (exp({x}) − 1)"
        return f"{line}  =  {y}" if isinstance(layer, ELU) else f"{plain(layer.gamma)} · {line}  =  {y}"
    if isinstance(layer, GELU):
        return f"{x} · Φ({x})  =  {y}"
    if isinstance(layer, SiLU):
        return f"{x} / (1 + exp(−{bracketed(terms.x)}))  =  {y}"
    if isinstance(layer, Softplus):
        return f"log(1 + exp({x}))  =  {y}"
    if isinstance(layer, HardSigmoid):
        middle = f"{plain(layer.slope)} · {bracketed(terms.x)} + {bracketed(layer.offset)}"
        return f"min(1, max(0, {middle}))  =  {y}"
    if isinstance(layer, Clip):
        return f"min({plain(layer.high)}, max({plain(layer.low)}, {x}))  =  {y}"
    return f"{layer.name}({x})  =  {y}"


def _moved(terms: Moved) -> str:
    source = terms.source
    return translate("Computed", "map {map}, ({row}, {column}) is handed on unchanged: {value}").format(
        map=source.map, row=source.row, column=source.column, value=plain(terms.value)
    )

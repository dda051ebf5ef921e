"""The arithmetic of a pixel of the way back as one line, with its numbers."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from playground.engine.explain.terms import Moved, Returned, Ruled, Scaled, Summed, Terms, Weighted
from playground.network.setup import Rule, Unpooling
from playground.ui.computed.computed_words import FEW, bracketed, plain, returned_line
from playground.ui.kit.layer_words import number_text

translate = QCoreApplication.translate


def back_line(terms: Terms) -> str:
    """What arrived at the pixel, and from what."""
    if isinstance(terms, Summed):
        return _summed(terms)
    if isinstance(terms, Weighted):
        return _terms([f"{plain(r)}·{bracketed(w)}" for r, w in zip(terms.x, terms.weights, strict=True)], terms)
    if isinstance(terms, Returned):
        return returned_line(terms)
    if isinstance(terms, Ruled):
        return _ruled(terms)
    if isinstance(terms, Scaled):
        return f"{plain(terms.back)} · {bracketed(terms.factor)}  =  {plain(terms.value)}"
    if isinstance(terms, Moved):
        return translate("Back", "{value} is handed on unchanged").format(value=plain(terms.value))
    return plain(terms.value)


def unpooling_words() -> dict[str, tuple[str, str]]:
    """Where un-pooled values go -> its name, and what that means."""
    return {
        Unpooling.SWITCHES.value: (
            translate("Back", "switches"),
            translate("Back", "Every value returns to where its maximum came from."),
        ),
        Unpooling.CORNER.value: (
            translate("Back", "corner"),
            translate("Back", "Forget the switches: every value goes to the first pixel of its window."),
        ),
        Unpooling.CENTRE.value: (
            translate("Back", "centre"),
            translate("Back", "Forget the switches: every value goes to the middle of its window."),
        ),
        Unpooling.SPREAD.value: (
            translate("Back", "spread"),
            translate("Back", "Forget the switches: every value is spread over its window."),
        ),
    }


def _summed(terms: Summed) -> str:
    order = np.argsort(-np.abs(np.nan_to_num(terms.sums, nan=np.inf)), kind="stable")[:FEW].tolist()
    parts = [f"Σ {int(terms.channels[place])} {bracketed(float(terms.sums[place]))}" for place in order]
    others = len(terms.sums) - len(parts)
    if others:
        rest = bracketed(float(np.delete(terms.sums, order).sum()))
        parts.append(translate("Computed", "{count} others {sum}").format(count=number_text(others), sum=rest))
    words = translate("Back", "{sum}  =  {value}  (no bias on the way back)")
    return words.format(sum="  +  ".join(parts) or "0", value=plain(terms.value))


def _terms(parts: list[str], terms: Weighted) -> str:
    shown, others = parts[:FEW], terms.count - min(len(parts), FEW)
    if others:
        rest = bracketed(terms.rest + float(terms.products[FEW:].sum()))
        shown.append(translate("Computed", "{count} others {sum}").format(count=number_text(others), sum=rest))
    return f"{'  +  '.join(shown) or '0'}  =  {plain(terms.value)}"


def _ruled(terms: Ruled) -> str:
    r, z, value = plain(terms.back), plain(terms.forward), plain(terms.value)
    formula = {
        Rule.DECONVNET: f"max({r}, 0)  =  {value}",
        Rule.GRADIENT: f"{r} · [{z} > 0]  =  {value}",
        Rule.GUIDED: f"max({r}, 0) · [{z} > 0]  =  {value}",
        Rule.LINEAR: f"R  =  {value}",
    }[terms.rule]
    if terms.back and not terms.value:
        return translate("Back", "{formula}: removed by the rule").format(formula=formula)
    return formula

"""A scene's text as it is shown: its figures filled in from the frame, **strong** words, paragraphs."""

from __future__ import annotations

import html
import re

from playground.engine.measures.figures import PATTERN, Figure, FigureError, Numbers, figure
from playground.session.frame import Frame
from playground.ui.kit.layer_words import number_text, shape_text, value_text

STRONG = re.compile(r"\*\*(.+?)\*\*")
UNKNOWN = "…"


def numbers_of(frame: Frame | None) -> Numbers | None:
    """What the figures are taken from; None while nothing is computed."""
    if frame is None or frame.passed is None:
        return None
    stages = () if frame.projection is None else frame.projection.stages
    return Numbers(frame.request.network, frame.passed, tuple(stage.live_units for stage in stages))


def figure_text(value: Figure) -> str:
    """A figure the way the window writes its kind."""
    if isinstance(value, str):
        return value
    if isinstance(value, tuple):
        return shape_text(value)
    return number_text(value) if isinstance(value, int) else value_text(value, signed=value < 0)


def filled(text: str, numbers: Numbers | None) -> str:
    """The text with its figures; one that cannot be had, now or any more, is "…"."""

    def one(found: re.Match[str]) -> str:
        if numbers is None:
            return UNKNOWN
        try:
            return figure_text(figure(found[0][1:-1], numbers))
        except FigureError:
            return UNKNOWN

    return PATTERN.sub(one, text)


def rich(text: str, numbers: Numbers | None, accent: str) -> str:
    """The same for a label: figures in the accent, strong words, a paragraph for every line."""
    parts = []
    for line in text.split("\n"):
        if line.strip():
            shown = STRONG.sub(r"<b>\1</b>", html.escape(line, quote=False))
            shown = PATTERN.sub(lambda found: f'<span style="color:{accent}">{filled(found[0], numbers)}</span>', shown)
            parts.append(f'<p style="margin:0 0 8px 0">{shown}</p>')
    return "".join(parts)

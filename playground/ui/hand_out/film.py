"""Three pictures side by side that move: a knob turned over its range, or the window led over its input."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from playground.engine import pixels
from playground.engine.explain.terms import Pooled, Summed
from playground.network.knob import Knob, Sweep
from playground.network.layers import Array
from playground.network.progress import Progress, silent
from playground.network.setup import SetUp
from playground.session.films.sweep import SweepStep, sweep_steps
from playground.session.films.window_walk import Walk, WalkStep, window_walk
from playground.ui.hand_out.knob_words import knob_words, value_words
from playground.ui.hand_out.page import page_font
from playground.ui.hand_out.printing import painted
from playground.ui.inspector.kernel_picture import kernel_image
from playground.ui.kit.colours import bad_color, signed_table
from playground.ui.kit.image_data import rgb_of
from playground.ui.kit.layer_words import pair_text, value_text
from playground.ui.kit.picture_tile import to_image
from playground.ui.kit.theme import LIGHT

translate = QCoreApplication.translate
SIDE, MARGIN, GAP, HEAD, WORDS, FOOT = 216, 16, 12, 32, 24, 28
SIZE = QSize(2 * MARGIN + 3 * SIDE + 2 * GAP, HEAD + SIDE + WORDS + FOOT + MARGIN)
RATIO = 1.5
STEP_TIME, END_TIME = 100, 800
"""Milliseconds."""
LEFT, RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
Film = tuple[list[Array], list[int]]
"""Pictures (H, W, 3) uint8 RGB of one size with even sides, and how long each is shown, in milliseconds."""


def film(setup: SetUp, sweep: Sweep, progress: Progress = silent) -> Film:
    """The pictures of what is asked for. Raises SpokenError; `progress` may raise to stop."""
    if sweep.knob is None:
        return walk_film(setup, sweep.count, progress)
    return sweep_film(setup, sweep.knob, sweep.low, sweep.high, sweep.count, progress)


def sweep_film(setup: SetUp, knob: Knob, low: float, high: float, count: int, progress: Progress = silent) -> Film:
    """What the pinned map does while `knob` goes from `low` to `high` in `count` pictures. Raises SpokenError."""
    steps = sweep_steps(setup, knob, knob.values(low, high, count), progress)
    reach = max(step.range for step in steps)
    return _timed([_sweep_picture(step, knob, low, high, reach) for step in steps])


def walk_film(setup: SetUp, count: int, progress: Progress = silent) -> Film:
    """How the pinned map comes about, window by window, in about `count` pictures. Raises SpokenError."""
    walk = window_walk(setup, count, progress)
    return _timed([_walk_picture(walk, place) for place in range(len(walk.steps))])


def _timed(pictures: list[Array]) -> Film:
    return pictures, [STEP_TIME] * (len(pictures) - 1) + [END_TIME]


def _sweep_picture(step: SweepStep, knob: Knob, low: float, high: float, reach: float) -> Array:
    view = step.setup.view

    def paint(painter: QPainter) -> None:
        _head(painter, knob_words(knob), value_words(knob, step.value))
        _box(painter, 0, to_image(step.picture), translate("Film", "what goes in"))
        _box(painter, 1, _map_image(step.map, reach), f"{view.layer}:{view.map}{_size(step)}", _strength(step, reach))
        _box(painter, 2, to_image(step.projection), translate("Film", "back-projection"), _scale(step))
        _slider(painter, (step.value - low) / (high - low) if high != low else 1.0, *_ends(knob, low, high))

    return rgb_of(painted(paint, SIZE, RATIO))


def _size(step: SweepStep) -> str:
    """ " · 112×112"; nothing of a single unit."""
    return "" if step.size == (1, 1) else f" · {pair_text(step.size)}"


def _strength(step: SweepStep, reach: float) -> str:
    """How far the scale of the map goes, or the value of a single unit."""
    if step.size == (1, 1):
        value = float(step.map[0, 0])
        return value_text(value, signed=value < 0)
    return f"±{value_text(reach, signed=False)}"


def _scale(step: SweepStep) -> str:
    return f"±{value_text(step.scale, signed=False)}"


def _ends(knob: Knob, low: float, high: float) -> tuple[str, str]:
    return value_words(knob, low), value_words(knob, high)


def _walk_picture(walk: Walk, place: int) -> Array:
    step = walk.steps[place]
    reach = float(pixels.map_ranges(np.ascontiguousarray(walk.map[None], np.float32))[0])
    known = np.where(step.reached, walk.map, 0).astype(np.float32)

    def paint(painter: QPainter) -> None:
        where = translate("Film", "row {row}, column {column}").format(row=step.unit.row, column=step.unit.column)
        _head(painter, f"{walk.layer.name}:{walk.number}", where)
        seen, name = _under(walk)
        _mark(painter, _box(painter, 0, seen, name), step.terms, walk.under.shape[:2])
        _window(painter, walk, step)
        box = _box(
            painter, 2, _map_image(known, reach), translate("Film", "the map so far"), f"±{value_text(reach, False)}"
        )
        _mark_unit(painter, box, step, walk.map.shape)
        _slider(painter, (place + 1) / len(walk.steps), "", "")

    return rgb_of(painted(paint, SIZE, RATIO))


def _under(walk: Walk) -> tuple[QImage, str]:
    """What the window goes over, and its name."""
    if walk.channel is None:
        return to_image(walk.under), translate("Film", "what goes in")
    reach = float(pixels.map_ranges(np.ascontiguousarray(walk.under[None], np.float32))[0])
    return _map_image(walk.under, reach), translate("Film", "input map {number}").format(number=walk.channel)


def _window(painter: QPainter, walk: Walk, step: WalkStep) -> None:
    """In the middle: what the window sees, above the kernel it is multiplied by, and what that comes to."""
    terms, half = step.terms, (SIDE - GAP) / 2
    value = value_text(terms.value, signed=terms.value < 0)
    box = _place(1)
    if isinstance(terms, Pooled):
        reach = float(np.abs(walk.under).max()) or 1.0
        _fit(painter, box.adjusted(half / 2, half / 2, -half / 2, -half / 2), _map_image(terms.window, reach))
        _caption(painter, box, translate("Film", "{how} of the window").format(how=_how(terms)), value)
        return
    shown = terms.windows if walk.channel is None else terms.windows[list(terms.channels).index(walk.channel)][None]
    kernel = terms.kernels if walk.channel is None else terms.kernels[list(terms.channels).index(walk.channel)][None]
    left = (box.width() - half) / 2
    _fit(painter, QRectF(box.left() + left, box.top(), half, half), kernel_image(shown))
    _fit(painter, QRectF(box.left() + left, box.top() + half + GAP, half, half), kernel_image(kernel))
    painter.setPen(LIGHT.color("ink"))
    painter.setFont(page_font(15, strong=True))
    painter.drawText(QRectF(box.left(), box.top() + half - 4, box.width(), GAP + 8), Qt.AlignmentFlag.AlignCenter, "×")
    _caption(painter, box, translate("Film", "{count} products, added up").format(count=terms.products.size), value)


def _how(terms: Pooled) -> str:
    return {
        "max": translate("Film", "largest"),
        "average": translate("Film", "mean"),
        "sum": translate("Film", "sum"),
        "lp": translate("Film", "p-norm"),
    }[terms.how]


def _mark(painter: QPainter, box: QRectF, terms: Summed | Pooled, shape: tuple[int, ...]) -> None:
    """The window's frame on its input; what hangs over the edge is padding."""
    down, across = box.height() / shape[0], box.width() / shape[1]
    rows, columns = terms.place.rows, terms.place.columns
    frame = QRectF(
        box.left() + float(columns[0]) * across,
        box.top() + float(rows[0]) * down,
        float(columns[-1] - columns[0] + 1) * across,
        float(rows[-1] - rows[0] + 1) * down,
    )
    _frame(painter, frame, LIGHT.color("accent"))


def _mark_unit(painter: QPainter, box: QRectF, step: WalkStep, shape: tuple[int, ...]) -> None:
    down, across = box.height() / shape[0], box.width() / shape[1]
    side = max(down, across, 5.0)
    middle = QPointF(box.left() + (step.unit.column + 0.5) * across, box.top() + (step.unit.row + 0.5) * down)
    _frame(painter, QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side), LIGHT.color("accent"))


def _frame(painter: QPainter, frame: QRectF, colour: QColor) -> None:
    """On every ground: a line in the accent on a wider one in the panel's colour."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for pen in (QPen(LIGHT.color("panel"), 4), QPen(colour, 2)):
        painter.setPen(pen)
        painter.drawRect(frame)


def _map_image(values: Array, reach: float) -> QImage:
    table, bad = signed_table(LIGHT.name), bad_color(LIGHT)
    ranges = np.array([reach], np.float32)
    return to_image(pixels.coloured(np.ascontiguousarray(values[None], np.float32), ranges, table, bad)[0]).copy()


def _place(number: int) -> QRectF:
    return QRectF(MARGIN + number * (SIDE + GAP), HEAD, SIDE, SIDE)


def _box(painter: QPainter, number: int, image: QImage, name: str, range_: str = "") -> QRectF:
    """One of the three pictures with its words below; where the picture lies."""
    _caption(painter, _place(number), name, range_)
    return _fit(painter, _place(number), image)


def _fit(painter: QPainter, room: QRectF, image: QImage) -> QRectF:
    size = QSizeF(image.size()).scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
    corner = QPointF(room.left() + (room.width() - size.width()) / 2, room.top() + (room.height() - size.height()) / 2)
    box = QRectF(corner, size)
    painter.drawImage(box, image)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(LIGHT.color("line"))
    painter.drawRect(box)
    return box


def _head(painter: QPainter, name: str, value: str) -> None:
    line = QRectF(MARGIN, 8, SIZE.width() - 2 * MARGIN, 20)
    painter.setPen(LIGHT.color("ink"))
    painter.setFont(page_font(14, strong=True))
    painter.drawText(line, LEFT, name)
    painter.setFont(page_font(14))
    painter.drawText(line, RIGHT, value)


def _caption(painter: QPainter, box: QRectF, name: str, value: str = "") -> None:
    line = QRectF(box.left(), box.bottom() + 5, box.width(), 16)
    painter.setFont(page_font(11))
    painter.setPen(LIGHT.color("ink"))
    painter.drawText(line, LEFT, name)
    painter.setPen(LIGHT.color("muted"))
    painter.drawText(line, RIGHT, value)


def _slider(painter: QPainter, done: float, low: str, high: str) -> None:
    """How far it is, between the two ends."""
    top = HEAD + SIDE + WORDS + FOOT / 2
    line = QRectF(MARGIN + 56, top - 2, SIZE.width() - 2 * MARGIN - 112, 4)
    painter.fillRect(line, LIGHT.color("line"))
    painter.fillRect(QRectF(line.left(), line.top(), line.width() * done, 4), LIGHT.color("accent"))
    painter.setPen(LIGHT.color("muted"))
    painter.setFont(page_font(11))
    painter.drawText(QRectF(MARGIN, top - 8, 50, 16), LEFT, low)
    painter.drawText(QRectF(SIZE.width() - MARGIN - 50, top - 8, 50, 16), RIGHT, high)

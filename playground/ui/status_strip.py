"""The status bar: whether the view is live, how fast, how much memory, the value under the mouse, the scale."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from playground.network.setup import PictureInput, Scale
from playground.session.compute import ComputeService, unit_value
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.seen import seen_box
from playground.session.selection import INPUT, Place, Selection
from playground.ui.kit.controls import TranslatedWidget, label
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.layer_words import bytes_text, milliseconds_text, value_text
from playground.ui.kit.theme import SPACE_4, fix_height, theme_of
from playground.ui.seen_words import seen_words

translate = QCoreApplication.translate


APART = " " * 5
"""Between two figures of one label: as wide as two labels are apart."""


class _Dot(QWidget):
    """Green while what is shown is what is set, muted while it is being computed, red when it failed."""

    def __init__(self) -> None:
        super().__init__()
        self._token = "muted"
        self.setFixedSize(QSize(8, 8))

    def set_token(self, token: str) -> None:
        if token != self._token:
            self._token = token
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme_of(self).color(self._token))
        painter.drawEllipse(self.rect())


class StatusStrip(TranslatedWidget):
    """Says what just happened, in one line."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._progress: tuple[int, int] | None = None
        self._latency: float | None = None
        self._has_frame = False
        self._place: Place | None = None
        self._said, self._said_of = "", document.noted
        self._dot = _Dot()
        self.state, self.speed, self.memory = (label("caption") for _ in range(3))
        self.value = ElidedLabel("muted", trailing=True)
        self.scale = QToolButton()
        self.scale.setProperty("role", "status")
        self.scale.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self.scale)
        self._group = QActionGroup(self._menu)
        for scale in Scale:
            action = self._menu.addAction("")
            action.setCheckable(True)
            action.setData(scale.value)
            self._group.addAction(action)
        self._group.triggered.connect(self._on_scale_chosen)
        self.scale.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_4, 0, SPACE_4, 0)
        row.setSpacing(SPACE_4)
        row.addWidget(self._dot)
        row.addSpacing(-10)
        for part in (self.state, self.speed, self.memory):
            row.addWidget(part)
        row.addWidget(self.value, 1)
        row.addWidget(self.scale)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        fix_height(self, 26)
        document.changed.connect(self._on_document_changed)
        service.frame_ready.connect(self._on_frame_ready)
        service.progressed.connect(self._on_progressed)
        service.busy_changed.connect(self._on_busy_changed)
        selection.changed.connect(self._render)
        selection.hovered.connect(self._on_hovered)
        self._retranslate()

    def _retranslate(self) -> None:
        words = scale_words()
        for action in self._group.actions():
            action.setText(words[Scale(action.data())])
        self.scale.setToolTip(translate("StatusStrip", "Over what the colours of a map are spread"))
        self._render()

    def _render(self) -> None:
        frame = self._service.frame
        scale = self._selection.view.scale
        self.scale.setText(scale_words()[scale])
        for action in self._group.actions():
            action.setChecked(action.data() == scale.value)
        self._render_state(frame)
        if frame is not None and frame.passed is not None:
            self.speed.setText(APART.join(self._speed_words(frame)))
            held = sum(step.maps.nbytes for step in frame.passed.steps)
            self.memory.setText(translate("StatusStrip", "maps {memory}").format(memory=bytes_text(held)))
        self._render_value()

    def _speed_words(self, frame: Frame) -> list[str]:
        """How long the last edit took to be seen, once there was one, and all maps to be computed."""
        words = [translate("StatusStrip", "all maps {compute} ms").format(compute=milliseconds_text(frame.seconds))]
        if self._latency is not None:
            latency = milliseconds_text(self._latency)
            words.insert(0, translate("StatusStrip", "edit → screen {latency} ms").format(latency=latency))
        return words

    def _render_state(self, frame: Frame | None) -> None:
        error = None if frame is None else frame.error
        self.state.setToolTip("" if error is None else spoken(error))
        if frame is not None and error is not None:
            self._dot.set_token("bad")
            stale = translate("StatusStrip", "stopped: these are earlier maps")
            self.state.setText(stale if frame.is_stale else translate("StatusStrip", "stopped"))
        elif self._document.network.problem is not None:
            self._dot.set_token("bad")
            self.state.setText(translate("StatusStrip", "a layer does not fit"))
        elif self._progress is not None and self._service.is_busy:
            self._dot.set_token("muted")
            done, total = self._progress
            self.state.setText(translate("StatusStrip", "layer {done} of {total}").format(done=done, total=total))
        else:
            self._dot.set_token("good")
            self.state.setText(translate("StatusStrip", "live"))

    def say(self, text: str) -> None:
        """What just happened; stays until something is edited. The frames of a live picture are no edits."""
        self._said, self._said_of = text, self._document.noted
        self._render_value()

    def _on_document_changed(self) -> None:
        if self._document.noted is not self._said_of:
            self.say("")

    def _render_value(self) -> None:
        place, frame = self._place, self._service.frame
        if place is None or frame is None or frame.passed is None or place.layer >= len(frame.passed.steps):
            self.value.set_text(self._said)
            return
        name = (
            translate("StatusStrip", "input")
            if place.layer == INPUT
            else frame.request.network.layers[place.layer].name
        )
        value = unit_value(frame.passed.maps(place.layer), place.map, place.row, place.column)
        words = translate("StatusStrip", "{layer}:{map} at ({row}, {column}) = {value}").format(
            layer=name, map=place.map, row=place.row, column=place.column, value=value_text(value)
        )
        source = frame.request.input
        seen = "" if isinstance(source, PictureInput) else seen_words(source, seen_box(frame.passed, place))
        self.value.set_text(f"{words} · {seen}" if seen else words)

    def _on_frame_ready(self, frame: Frame) -> None:
        if self._has_frame:  # the first one answers no edit
            self._latency = time.monotonic() - frame.request.created
        self._has_frame = True
        self._progress = None
        self._render()

    def _on_progressed(self, done: int, total: int) -> None:
        self._progress = (done, total)
        self._render_state(self._service.frame)

    def _on_busy_changed(self, busy: bool) -> None:
        if not busy:
            self._render_state(self._service.frame)

    def _on_hovered(self, place: Place | None) -> None:
        self._place = place
        self._render_value()

    def _on_scale_chosen(self) -> None:
        action = self._group.checkedAction()
        if action is not None:
            self._selection.set_scale(Scale(action.data()))


def scale_words() -> dict[Scale, str]:
    """Scale -> what it means, in the language that is on."""
    return {
        Scale.MAP: translate("StatusStrip", "scale: each map its own"),
        Scale.CLIPPED: translate("StatusStrip", "scale: own, strongest 2 % clipped"),
        Scale.LAYER: translate("StatusStrip", "scale: one per layer"),
        Scale.NETWORK: translate("StatusStrip", "scale: one for the network"),
    }

"""What the network says of the picture: its most probable classes, live. A click runs a class's score backwards."""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from playground.engine.measures.class_scores import ClassScores, class_scores
from playground.network.class_end import end_in_classes
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import language, spoken
from playground.session.selection import Selection
from playground.ui.kit.controls import HeadLabel, TranslatedWidget, label
from playground.ui.kit.empty_message import mute_repair
from playground.ui.kit.empty_note import EmptyNote, Repair
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_BODY, SPACE_1, SPACE_2, SPACE_3, font, scaled, theme_of

translate = QCoreApplication.translate
ROWS = 5
ROW_HEIGHT = 24
NAME_SHARE = 0.4
"""The widest a name gets, as a part of the row; longer ones end in an ellipsis."""
BAR_HEIGHT = 10


class ScoreRow(QAbstractButton):
    """One class: name, bar, probability. Checked, in the colour of the way back, while its score is pinned."""

    chosen = Signal(int)
    """The number of its class."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.number = 0
        self.probability = 0.0
        self._name_width = 0
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def show_class(self, number: int, name: str, probability: float, name_width: int) -> None:
        """Show class `number`; its bar begins `name_width` pixels in."""
        self.number, self.probability, self._name_width = number, probability, name_width
        self.setText(name)
        self.setAccessibleName(f"{name}: {percent(probability)}")
        self.setToolTip(translate("ScoresView", "{name}: run its score backwards to the picture").format(name=name))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(ROW_HEIGHT))

    def nextCheckState(self) -> None:
        """A click does not mark it: the selection does, once the score is pinned."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("warm_tint" if self.isChecked() else "field"))
            painter.drawRoundedRect(self.rect(), RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setFont(font(SIZE_BODY, strong=self.isChecked()))
        inside = self.rect().adjusted(SPACE_1, 0, -SPACE_1, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme.color("warm" if self.isChecked() else "ink"))
        name = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self._name_width)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, name)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, percent(self.probability))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("warm" if self.isChecked() else "accent"))
        painter.drawRoundedRect(self.bar(), 2, 2)

    def bar(self) -> QRectF:
        """Where the bar is: at least two pixels long, so that the eye finds its start."""
        left = SPACE_1 + self._name_width + SPACE_2
        room = self.width() - left - SPACE_2 - SPACE_1 - _percent_width()
        share = self.probability if math.isfinite(self.probability) else 0.0
        return QRectF(left, (self.height() - scaled(BAR_HEIGHT)) / 2, max(2.0, room * share), scaled(BAR_HEIGHT))

    def _on_clicked(self) -> None:
        self.chosen.emit(self.number)


class ScoresView(TranslatedWidget):
    """The five most probable classes of the newest frame, the pinned one always among them.

    Not there for a set-up without classes; where its network does not end in a unit a class, it says so.
    """

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._scores: ClassScores | None = None
        self._awaited = False  # another set-up was opened; frames of the old one say nothing about its classes
        self._head, self.hint, self.empty = HeadLabel(), label("caption"), EmptyNote(in_panel=True)
        self.hint.setWordWrap(True)
        self.rows = [ScoreRow(self) for _ in range(ROWS)]
        self._lay_out()
        for row in self.rows:
            row.chosen.connect(self._on_chosen)
        document.replaced.connect(self._on_replaced)
        document.changed.connect(self._render)
        selection.changed.connect(self._render)
        service.frame_ready.connect(self._on_frame)
        self._retranslate()
        if service.frame is not None:
            self._on_frame(service.frame)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_2, SPACE_3, SPACE_2, SPACE_2)
        column.setSpacing(0)
        self._head.setContentsMargins(SPACE_1, 0, 0, SPACE_1)
        self.hint.setContentsMargins(SPACE_1, SPACE_1, 0, 0)
        self.empty.setContentsMargins(SPACE_1, SPACE_1, 0, 0)
        for part in (self._head, *self.rows, self.hint, self.empty):
            column.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render()  # names have another width

    def _retranslate(self) -> None:
        self._head.setText(translate("ScoresView", "What it says"))
        self._render()

    def _render(self) -> None:
        classes, scores = self._document.setup.classes, self._scores
        self.setVisible(bool(classes))
        has_scores = scores is not None and len(scores.probabilities) == len(classes)
        self.hint.setVisible(has_scores)
        self.empty.setVisible(not has_scores)
        if scores is None or not has_scores:
            for row in self.rows:
                row.hide()
            self.empty.show_note(self._reason(), self._repair())
            return
        self.hint.setText(translate("ScoresView", "Click a class to run its score backwards."))
        pinned = self._pinned(scores)
        shown = scores.strongest(ROWS)
        if pinned is not None and pinned not in shown:
            shown[-1] = pinned
        names = [classes[number].name_in(language()) for number in shown]
        width = self._name_width(names)
        for row in self.rows[len(shown) :]:
            row.hide()
        for row, number, name in zip(self.rows, shown, names, strict=False):
            row.show_class(number, name, float(scores.probabilities[number]), width)
            row.setChecked(number == pinned)
            row.show()

    def _reason(self) -> str:
        """Why there are no scores."""
        if self._awaited or self._service.frame is None:
            return translate("ScoresView", "Being computed …")
        problem, error = self._document.network.problem, self._service.frame.error
        if problem is not None:
            return spoken(problem.sentence)
        if self._service.frame.passed is None and error is not None:
            return spoken(error)
        count = len(self._document.setup.classes)
        return translate("ScoresView", "The network does not end in {count} units, one for each class.").format(
            count=count
        )

    def _repair(self) -> Repair | None:
        """What would give every class its unit; None while a frame is awaited, or where its input cannot be read."""
        frame = self._service.frame
        if self._awaited or frame is None or frame.passed is None:
            return None
        count = len(self._document.setup.classes)
        words = translate("ScoresView", "End in {count} units").format(count=count)
        tip = translate("ScoresView", "A fully connected layer with random weights; undo takes it back.")
        edit = partial(self._document.edit, words, end_in_classes, count)
        return mute_repair(self._document, frame) or Repair(words, tip, edit)

    def _pinned(self, scores: ClassScores) -> int | None:
        """The class whose logit, or probability, is pinned."""
        view, network = self._selection.view, self._document.network
        ends = {layer.name for layer in network.layers[scores.logits :]}
        return view.map if view.layer in ends else None

    def _name_width(self, names: list[str]) -> int:
        metrics = QFontMetrics(font(SIZE_BODY, strong=True))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        return min(widest + SPACE_1, round(self.width() * NAME_SHARE))

    def _on_replaced(self) -> None:
        self._scores, self._awaited = None, True
        self._render()

    def _on_frame(self, frame: Frame) -> None:
        if self._awaited and frame.request.network is not self._document.network:
            return
        self._awaited = False
        classes = len(self._document.setup.classes)
        self._scores = class_scores(frame.passed, classes) if classes and frame.passed is not None else None
        self._render()

    def _on_chosen(self, number: int) -> None:
        if self._scores is not None:
            self._selection.pin(self._scores.logits, number)


def percent(probability: float) -> str:
    """ "98.5 %"; what is no number is said as such."""
    return f"{100 * probability:.1f} %" if math.isfinite(probability) else "NaN"


def _percent_width() -> int:
    return QFontMetrics(font(SIZE_BODY, strong=True)).horizontalAdvance("100.0 %")

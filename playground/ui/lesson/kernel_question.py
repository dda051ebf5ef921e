"""Which of four kernels made it? Four pictures of kernels to choose from; then the right one is marked."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout

from playground.network.layers import KernelLayer
from playground.network.lessons.kernel_guess import mixed
from playground.network.lessons.lesson import KernelGuess
from playground.network.lessons.scene_parts import Blank
from playground.network.network import Network
from playground.session.lesson_player import Answer
from playground.ui.inspector.kernel_picture import kernel_image
from playground.ui.kit.theme import RADIUS_CONTROL, SIZE_CAPTION, SPACE_2, font, line_width, scaled, theme_of
from playground.ui.lesson.question_card import MapQuestionCard

translate = QCoreApplication.translate
SIDE, WORDS = 72, 20


class KernelTile(QAbstractButton):
    """One kernel to choose; its number is told only afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._token = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_kernel(self, image: QImage, words: str, token: str) -> None:
        """The picture, what stands below it, and the colour of its frame ("" for none of its own)."""
        self._image, self._token = image, token
        self.setText(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(SIDE), scaled(SIDE + WORDS))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height() - scaled(WORDS)) - 4
        box = QRectF((self.width() - side) / 2, 2, side, side)
        if not self._image.isNull():
            painter.drawImage(box, self._image)
        marked = self.hasFocus() or (self.underMouse() and self.isEnabled())
        token = self._token or ("accent" if marked else "line")
        painter.setPen(QPen(theme.color(token), line_width() * (3 if self._token or marked else 1)))
        painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("ink"))
        below = QRectF(0, box.bottom() + 2, self.width(), scaled(WORDS) - 2)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())


class KernelQuestion(MapQuestionCard):
    """Shows one KernelGuess over the network it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._guess: KernelGuess | None = None
        self._layer: KernelLayer | None = None
        self._answer: Answer | None = None
        self.tiles = [KernelTile() for _ in range(4)]
        grid = QGridLayout()
        grid.setSpacing(SPACE_2)
        for place, tile in enumerate(self.tiles):
            grid.addWidget(tile, place // 2, place % 2, Qt.AlignmentFlag.AlignCenter)
            tile.clicked.connect(partial(self._on_chosen, place))
        self.column.addLayout(grid)
        for part in (self.result, self.another):
            self.column.addWidget(part)

    @property
    def kernels(self) -> tuple[int, ...]:
        """The kernels of the tiles, in their order."""
        return () if self._guess is None else mixed(self._guess.map, self._guess.others)

    def show_question(
        self, guess: KernelGuess | None, network: Network, answer: Answer | None, *, offers_another: bool
    ) -> None:
        """Ask `guess` of `network`; nothing is shown where that has no such layer."""
        self._guess, self._answer, self._layer = guess, answer, _layer_of(guess, network)
        self.setVisible(self._layer is not None)
        self.another.setVisible(offers_another and answer is not None)
        self._retranslate()

    def _retranslate(self) -> None:
        guess, answer, layer = self._guess, self._answer, self._layer
        if guess is None or layer is None:
            return
        super()._retranslate()
        question = (
            translate("Lesson", "Which of these kernels of {layer} made the covered map? Below is its way back.")
            if guess.blank is Blank.MAP
            else translate("Lesson", "Which of these kernels of {layer} made the marked map? Its way back is covered.")
        )
        self.ask(question.format(layer=layer.name))
        for place, (tile, number) in enumerate(zip(self.tiles, self.kernels, strict=True), 1):
            self._show_tile(tile, place, number, layer)
        self.result.setVisible(answer is not None)
        if answer is not None:
            words = translate("Lesson", "It was kernel {number}.").format(number=guess.map)
            self.tell(words, is_right=answer.is_right)

    def _show_tile(self, tile: KernelTile, place: int, number: int, layer: KernelLayer) -> None:
        guess, answer = self._guess, self._answer
        assert guess is not None
        words, token = "", ""
        if answer is not None:
            is_right = number == guess.map
            mark = "✓ " if is_right else "✗ " if number == answer.chosen else ""
            words, token = f"{mark}{number}", "good" if is_right else "bad" if number == answer.chosen else ""
        tile.show_kernel(kernel_image(layer.kernels[number]), words, token)
        tile.setEnabled(answer is None)
        tile.setAccessibleName(translate("Lesson", "Kernel {place} of four").format(place=place) + f" {words}".rstrip())
        tile.setToolTip(translate("Lesson", "Answer with this"))

    def _on_chosen(self, place: int) -> None:
        if self._guess is not None:
            number = self.kernels[place]
            self.answered.emit(Answer(number, number == self._guess.map))


def _layer_of(guess: KernelGuess | None, network: Network) -> KernelLayer | None:
    """The layer that is asked about, if it is there with all four kernels."""
    if guess is None:
        return None
    layer = next((layer for layer in network.layers if layer.name == guess.layer), None)
    if not isinstance(layer, KernelLayer) or max(guess.map, *guess.others) >= len(layer.kernels):
        return None
    return layer

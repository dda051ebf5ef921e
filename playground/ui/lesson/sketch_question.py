"""What will it look like? A kernel and a pad to sketch on; then the sketch beside what was covered, and how alike."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from playground.engine.measures.sketch_likeness import Likeness, likeness, strength
from playground.network.layers import Array, KernelLayer, Pair
from playground.network.lessons.lesson import SketchGuess
from playground.network.lessons.scene_parts import Blank
from playground.network.network import Network
from playground.session.frame import Frame
from playground.session.lesson_player import Answer, Sketch
from playground.ui.inspector.kernel_picture import KernelPicture
from playground.ui.kit.theme import SPACE_2
from playground.ui.lesson.question_card import MapQuestionCard
from playground.ui.lesson.sketch_pad import SketchPad, SketchPair

translate = QCoreApplication.translate
VERY, LITTLE = 0.7, 0.2
"""Likenesses from which on it is called very alike, and a little alike."""


class SketchQuestion(MapQuestionCard):
    """Shows one SketchGuess over the frame it is about."""

    def __init__(self) -> None:
        super().__init__()
        self._guess: SketchGuess | None = None
        self._layer: KernelLayer | None = None
        self._frame: Frame | None = None
        self._answer: Answer | None = None
        self.kernel, self.pad, self.pair = KernelPicture(), SketchPad(), SketchPair()
        self.clear, self.uncover = QPushButton(), QPushButton()
        self.uncover.setProperty("role", "primary")
        self.clear.clicked.connect(self.pad.clear)
        self.uncover.clicked.connect(self._on_uncover)
        self._lay_out()

    def _lay_out(self) -> None:
        steps = QHBoxLayout()
        steps.setSpacing(SPACE_2)
        steps.addWidget(self.clear)
        steps.addWidget(self.uncover, 1)
        self.column.addWidget(self.kernel, 0, Qt.AlignmentFlag.AlignHCenter)
        self.column.addWidget(self.pad)
        self.column.addLayout(steps)
        for part in (self.pair, self.result, self.another):
            self.column.addWidget(part)

    def show_question(
        self, guess: SketchGuess | None, network: Network, frame: Frame | None, answer: Answer | None, *, offers: bool
    ) -> None:
        """Ask `guess`; nothing is shown where the network has no such map. `offers` another one once it is answered."""
        if guess is not self._guess:
            self.pad.clear()
        self._guess, self._answer, self._layer = guess, answer, _layer_of(guess, network)
        self._frame = None if frame is None or frame.request.network is not network else frame
        self.setVisible(self._layer is not None)
        for asking in (self.pad, self.clear, self.uncover):
            asking.setVisible(answer is None)
        for told in (self.pair, self.result):
            told.setVisible(answer is not None)
        self.another.setVisible(offers and answer is not None)
        if guess is not None and self._layer is not None:
            self.kernel.set_slices(self._layer.kernels[guess.map])
            self.pad.show_sheet(_shape(guess, network), None if frame is None else frame.picture)
            self.uncover.setEnabled(_is_computed(guess, self._frame))
        self._retranslate()

    def _retranslate(self) -> None:
        guess = self._guess
        if guess is None:
            return
        super()._retranslate()
        question = (
            translate("Lesson", "Where will map {map} of {layer}, made by this kernel, be strong? Sketch it.")
            if guess.blank is Blank.MAP
            else translate("Lesson", "What will map {map} of {layer}, made by this kernel, come to on its way back?")
        )
        self.ask(question.format(map=guess.map, layer=guess.layer))
        self.clear.setText(translate("Lesson", "New sheet"))
        self.clear.setToolTip(translate("Lesson", "Rub the whole sketch out"))
        self.uncover.setText(translate("Lesson", "Uncover"))
        self.uncover.setToolTip(translate("Lesson", "Compare the sketch with what is there: the first one counts"))
        if self._answer is not None and self._answer.sketch is not None:
            self._show_result(self._answer.sketch, is_right=self._answer.is_right)

    def _show_result(self, sketch: Sketch, *, is_right: bool) -> None:
        self.tell(likeness_words(sketch.likeness), is_right=is_right)
        self.result.setToolTip(
            translate(
                "Lesson",
                "The correlation of the sketch with the size of the values, both brought to 32 points and blurred by "
                "two: 1 is the same, 0 no better than chance, below 0 the opposite.\n"
                "Right is 0.4 and more, and more than a spot in the middle has.",
            )
        )
        names = translate("Lesson", "your sketch"), translate("Lesson", "what is there")
        self.pair.show_pair((sketch.drawn, sketch.covered), names)

    def _on_uncover(self) -> None:
        if self._guess is not None and self._frame is not None:
            drawn, covered = self.pad.points, _covered(self._guess, self._frame)
            alike = likeness(drawn, covered)
            self.answered.emit(Answer(None, alike.is_like, Sketch(drawn, covered, alike)))


def likeness_words(alike: Likeness) -> str:
    """ "Alike (0.52 of 1). A spot in the middle would have had 0.18." """
    if alike.both_empty:
        return translate("Lesson", "It is zero everywhere, and nothing was drawn.")
    if alike.spot is None:
        return translate("Lesson", "It is the same everywhere: no sketch is like it.")
    if alike.sketch is None:
        return translate("Lesson", "Nothing was drawn, so there is nothing to compare.")
    words = _degree(alike.sketch).format(value=_two_digits(alike.sketch))
    spot = translate("Lesson", "A spot in the middle would have had {value}.")
    return f"{words} {spot.format(value=_two_digits(alike.spot))}"


def _two_digits(value: float) -> str:
    """More would say more than a sketch can."""
    return f"{value:.2f}".replace("-", "−")


def _degree(value: float) -> str:
    if value >= VERY:
        return translate("Lesson", "Very alike: {value} of 1.")
    if value >= LITTLE * 2:
        return translate("Lesson", "Alike: {value} of 1.")
    if value >= LITTLE:
        return translate("Lesson", "A little alike: {value} of 1.")
    return translate("Lesson", "Not alike: {value} of 1.")


def _layer_of(guess: SketchGuess | None, network: Network) -> KernelLayer | None:
    """The layer that is asked about, if it is there with that map."""
    if guess is None:
        return None
    layer = next((layer for layer in network.layers if layer.name == guess.layer), None)
    if not isinstance(layer, KernelLayer) or network.index_of(guess.layer) + 1 >= len(network.shapes):
        return None
    return layer if guess.map < len(layer.kernels) else None


def _shape(guess: SketchGuess, network: Network) -> Pair:
    """Rows and columns of what is covered."""
    place = network.index_of(guess.layer) + 1 if guess.blank is Blank.MAP else 0
    _, rows, columns = network.shapes[place]
    return rows, columns


def _is_computed(guess: SketchGuess, frame: Frame | None) -> bool:
    """Whether what is covered is there, to compare with."""
    if frame is None or frame.passed is None:
        return False
    if guess.blank is Blank.PROJECTION:
        return frame.projection is not None
    return frame.request.network.index_of(guess.layer) < len(frame.passed.steps)


def _covered(guess: SketchGuess, frame: Frame) -> Array:
    """The strength of what is covered, (H, W), once it is computed."""
    if guess.blank is Blank.PROJECTION:
        assert frame.projection is not None
        return strength(frame.projection.result.picture)
    assert frame.passed is not None
    return strength(frame.passed.maps(frame.request.network.index_of(guess.layer)).channel(guess.map)[:1])

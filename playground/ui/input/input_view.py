"""The input panel: the whole picture with its crop, and how it is brought to the network's size."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from playground.default_session import picture_over
from playground.inputs.pictures.framing import crop_box
from playground.inputs.pictures.samples import SAMPLES
from playground.inputs.scenes.scene import named_scene
from playground.inputs.sound.sounds import SOUNDS
from playground.network.editing import edits
from playground.network.editing.drawing_edits import pattern_of, put_under, with_strokes
from playground.network.sentence import NetworkError
from playground.network.setup import Drawing, Framing, Input, PictureInput
from playground.network.source.pattern import Pattern
from playground.network.source.sound_input import SoundInput
from playground.network.source.stroke import Stroke
from playground.network.source.transform import Transform
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame import Frame
from playground.session.language import spoken
from playground.session.seen import seen_box
from playground.session.selection import INPUT, Place, Selection
from playground.ui.draw.draw_section import DrawSection
from playground.ui.draw.draw_section import step_words as drawing_words
from playground.ui.field_follower import FieldFollower
from playground.ui.input.crop_view import CropView
from playground.ui.input.input_form import InputForm
from playground.ui.input.input_head import InputHead
from playground.ui.input.input_panels import InputPanels
from playground.ui.input.ready_inputs import ReadyInputs
from playground.ui.kit.controls import TranslatedWidget, label, pill
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.theme import SPACE_1, SPACE_2, SPACE_3, fix_least_width, theme_of
from playground.ui.pattern.pattern_section import PatternSection
from playground.ui.pattern.pattern_words import kind_words
from playground.ui.steps.steps_section import StepsSection
from playground.ui.transform.transform_section import TransformSection
from playground.ui.transform.transform_words import step_words

translate = QCoreApplication.translate
LEAST_WIDTH = 216


class InputView(TranslatedWidget):
    """Shows the document's input and edits it; opening another picture is asked of the window."""

    open_requested = Signal()
    folder_requested = Signal()
    """A folder as a batch."""
    paste_requested = Signal()
    sentence_wanted = Signal()
    sound_chosen = Signal(str)
    sample_chosen = Signal(str)
    pattern_chosen = Signal(str)
    """The name of a PatternKind."""
    scene_chosen = Signal(int, int)
    """Seed and number of a generated scene."""
    compare_requested = Signal()
    """Show how far the transform moves every layer's maps."""

    def __init__(self, document: Document, selection: Selection, service: ComputeService) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._gesture = 0
        self.head, self.ready = InputHead(), ReadyInputs()
        self.crop, self.draw = CropView(), DrawSection()
        self.source_name = ElidedLabel()
        self.sizes = ElidedLabel("muted")
        self.note = label("note")
        self.note.setWordWrap(True)
        self.another = pill()
        self.form = InputForm()
        self.transform, self.steps = TransformSection(), StepsSection()
        self.panels = InputPanels()
        self.pattern = PatternSection()
        self._lay_out()
        self.head.open.clicked.connect(self.open_requested)
        self.head.folder.clicked.connect(self.folder_requested)
        self.head.paste.clicked.connect(self.paste_requested)
        self.head.draw.clicked.connect(self._on_draw_clicked)
        self.draw.done.connect(self.toggle_draw)
        self.draw.drawn.connect(self._on_drawn)
        self.draw.page_wanted.connect(self._on_page_wanted)
        self.another.clicked.connect(self._on_another)
        self.ready.sample_chosen.connect(self.sample_chosen)
        self.ready.pattern_chosen.connect(self.pattern_chosen)
        self.ready.scene_chosen.connect(self.scene_chosen)
        self.ready.sentence_wanted.connect(self.sentence_wanted)
        self.ready.sound_chosen.connect(self.sound_chosen)
        self.pattern.edited.connect(self._on_pattern_edited)
        self.form.edited.connect(self._on_form_edited)
        self.crop.crop_edited.connect(self._on_crop_edited)
        self.panels.edited.connect(self._on_panel_edited)
        self.panels.vectors_wanted.connect(self.open_requested)
        self.transform.edited.connect(self._on_transform_edited)
        self.steps.edited.connect(self._on_form_edited)
        self.steps.opened.connect(service.show_steps)
        self.transform.compare_wanted.connect(self.compare_requested)
        self.panels.place_hovered.connect(self._on_place_hovered)
        self._area.verticalScrollBar().valueChanged.connect(self._fetch)
        selection.hovered.connect(self._on_hovered)
        FieldFollower(selection, service, self.crop.set_field, self)
        for part in (self.crop, self.draw, self.pattern, self.form, self.transform, self.steps, self.panels):
            part.gesture_begun.connect(self._on_gesture_begun)
            part.gesture_ended.connect(self._on_gesture_ended)
        self._rendered: tuple[object, ...] = ()
        self._kind: tuple[type[Input], bool] | None = None
        """Of the input that is shown, and whether it is a test pattern."""
        document.changed.connect(self._render_other)
        service.frame_ready.connect(self._on_frame_ready)
        self._retranslate()

    def _lay_out(self) -> None:
        self._content = QWidget()
        self._column = column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_1)
        column.addWidget(self.head)
        column.addWidget(self.crop)
        column.addWidget(self.draw)
        column.addWidget(self.pattern)
        column.addWidget(self.panels)
        column.addWidget(self.another, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.source_name, self.sizes, self.note):
            column.addWidget(part)
        column.addSpacing(SPACE_1)
        column.addWidget(self.form)
        column.addSpacing(SPACE_2)
        column.addWidget(self.transform)
        column.addWidget(self.steps)
        column.addWidget(self.ready)
        column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(self._content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        fix_least_width(self, LEAST_WIDTH)

    def add_below_picture(self, part: QWidget) -> None:
        """Show `part` between the picture and its name."""
        self._column.insertWidget(self._column.indexOf(self.panels), part)

    def show_transform(self) -> None:
        """Unfold the transform, bring it into sight and give it the keyboard; nothing for an input of another kind."""
        if self.transform.isHidden():
            return
        self.transform.unfold()
        self._column.activate()
        self._content.adjustSize()
        assert self.transform.panel is not None
        self.transform.panel.picture.setFocus()
        self._area.verticalScrollBar().setValue(self.transform.y())

    def toggle_draw(self) -> None:
        """Bring the tools to draw with into sight, with the keyboard on the picture, or put them away."""
        self.head.draw.click()

    def _on_draw_clicked(self) -> None:
        self.draw.set_open(self.head.draw.isChecked())
        self._render()
        if self.draw.panel is not None and self.draw.is_open:
            self._area.verticalScrollBar().setValue(0)
            self.draw.panel.picture.setFocus()

    def sizeHint(self) -> QSize:
        return QSize(250, 600)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 120)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme_of(self).color("panel"))

    def _retranslate(self) -> None:
        self.another.setText(translate("InputView", "Take a sample instead"))
        self.another.setToolTip(translate("InputView", "What there is cannot be read. Undo takes it back."))
        self.another.setAccessibleName(self.another.text())
        self.crop.setAccessibleName(translate("InputView", "The picture and its crop"))
        self._render()

    def _render_other(self) -> None:
        """Render unless all that is shown stayed the same: most edits of a drag concern the numbers of a layer."""
        frame, network = self._service.frame, self._document.network
        given: tuple[object, ...] = ()
        if frame is not None:
            given = frame.request.input, frame.source, frame.picture, frame.note, frame.error, frame.steps
        what = (self._document.setup.input, network.of_structure, *given)
        if len(what) != len(self._rendered) or any(a is not b for a, b in zip(what, self._rendered, strict=True)):
            self._rendered = what
            self._render()

    def _render(self) -> None:
        source, frame = self._document.setup.input, self._service.frame
        self._show_kind(source)
        is_own = frame is not None and frame.request.input is source
        self.another.setVisible(is_own and frame is not None and frame.picture is None and frame.error is not None)
        self.ready.show_input(source)
        if isinstance(source, PictureInput):
            self._render_picture(source, frame)
        else:
            self.panels.show_input(source, frame if frame is not None and frame.request.input is source else None)
            self.pattern.hide()

    def _show_kind(self, source: Input) -> None:
        """What belongs to a picture is there only for a picture."""
        is_picture = isinstance(source, PictureInput)
        for part in (self.source_name, self.sizes, self.form, self.transform, self.steps):
            part.setVisible(is_picture)
        self.note.setVisible(self.note.isVisible() and is_picture)
        self.panels.setVisible(not is_picture)
        self.head.draw.setEnabled(is_picture)
        self.draw.setVisible(is_picture and self.draw.is_open)
        is_pattern = isinstance(source, PictureInput) and pattern_of(source) is not None
        self.crop.setVisible(is_picture and not self.draw.is_open and not is_pattern)
        kind = type(source), is_pattern
        if kind != self._kind:  # it may have been chosen far below what now belongs to it
            self._kind = kind
            self._area.verticalScrollBar().setValue(0)

    def _render_picture(self, picture_input: PictureInput, frame: Frame | None) -> None:
        self.form.show_input(picture_input, self._document.network)
        self.transform.show_input(picture_input, None if frame is None else frame.picture)
        self.steps.show_frame(picture_input, frame)
        self._render_pattern(picture_input, frame)
        self.source_name.set_text(_title(picture_input))
        is_seen = frame is not None and frame.request.input is picture_input
        self.draw.show_input(picture_input, None if frame is None else frame.source, is_seen=is_seen)
        if frame is None or frame.source is None:
            error = frame.error if frame is not None else None
            hint = translate("InputView", "Being opened …") if error is None else spoken(error)
            self.crop.show_picture(None, picture_input, hint)
            self.sizes.set_text("")
            self.note.hide()
            return
        # until the frame of another picture is there, the old one stays with its own crop
        shown = frame.request.input
        if not isinstance(shown, PictureInput) or shown.content is picture_input.content:
            shown = picture_input
        self.crop.show_picture(frame.source, shown)
        self.crop.setToolTip(self._crop_tip(shown))
        height, width = frame.source.shape[:2]
        self.sizes.set_text(f"{width} × {height} → {shown.width} × {shown.height}", self._sizes_tip(shown, frame))
        self.note.setText("" if frame.note is None else spoken(frame.note))
        self.note.setVisible(frame.note is not None)

    def _render_pattern(self, source: PictureInput, frame: Frame | None) -> None:
        pattern = pattern_of(source)
        is_seen = frame is not None and frame.request.input is source
        picture = None if frame is None else frame.source
        self.pattern.show_pattern(pattern, source, picture, is_seen=is_seen, is_drawn_on=self.draw.is_open)

    def _crop_tip(self, shown: PictureInput) -> str:
        if shown.framing is Framing.CROP:
            return translate(
                "InputView",
                "Drag to move the crop, turn the wheel to zoom, double-click to reset.\nKeys: arrows, + and −, Home.",
            )
        return translate("InputView", "The whole picture goes in. Choose Crop to take a part of it.")

    def _sizes_tip(self, shown: PictureInput, frame: Frame) -> str:
        """What is done to the picture's size, with the numbers."""
        assert frame.source is not None
        height, width = frame.source.shape[:2]
        words = translate("InputView", "The picture is {width} × {height} pixels.").format(width=width, height=height)
        if shown.framing is Framing.CROP:
            left, top, across, down = crop_box(shown, height, width)
            crop = translate("InputView", "The crop takes {across} × {down} of them, from column {left} and row {top}.")
            words += "\n" + crop.format(across=round(across), down=round(down), left=round(left), top=round(top))
        given = translate("InputView", "The network gets {width} × {height}.")
        return words + "\n" + given.format(width=shown.width, height=shown.height)

    def _apply(self, text: str, new: Input, merge_key: object) -> None:
        is_other = vars(new) != vars(self._document.setup.input)  # the picture itself is compared by identity
        if not is_other or not self._document.edit_input(text, new, edits.set_input_shape, merge_key=merge_key):
            self._render()  # as it still is; what was taken has been rendered

    def _on_form_edited(self, new: PictureInput, what: str) -> None:
        words = {
            "framing": translate("InputView", "Frame picture"),
            "size": translate("InputView", "Change input size"),
            "channels": translate("InputView", "Change input channels"),
            "values": translate("InputView", "Change range of values"),
            "mean": translate("InputView", "Change mean"),
            "deviation": translate("InputView", "Change deviation"),
            "preprocessing": translate("InputView", "Change preprocessing"),
            "equalised": translate("InputView", "Equalise the picture"),
            "edges": translate("InputView", "Leave only the picture's edges"),
            "thresholds": translate("InputView", "Change the thresholds of edges"),
        }
        is_typed = what in ("size", "mean", "deviation", "thresholds")
        self._apply(words[what], new, ("input", what, self._gesture) if is_typed else None)

    def _on_panel_edited(self, new: Input, words: str, what: str) -> None:
        self._apply(words, new, ("input", what, self._gesture) if what else None)

    def _on_another(self) -> None:
        """Something that can be read, of the same kind."""
        if isinstance(self._document.setup.input, SoundInput):
            self.sound_chosen.emit(SOUNDS[0].key)
        else:
            self.sample_chosen.emit(SAMPLES[0].key)

    def _on_place_hovered(self, row: int, column: int) -> None:
        self._selection.hover(Place(INPUT, 0, row, column) if row >= 0 else None)

    def _on_hovered(self, place: Place | None) -> None:
        """Mark in the input what the unit under the mouse has seen of it."""
        frame = self._service.frame
        if place is None or frame is None or frame.passed is None or place.layer >= len(frame.passed.steps):
            self.panels.set_seen(None)
        else:
            self.panels.set_seen(seen_box(frame.passed, place))

    def _on_transform_edited(self, transform: Transform, what: str) -> None:
        source = self._document.setup.input
        if isinstance(source, PictureInput):
            key = None if what in ("flip", "border", "reset") else ("transform", what, self._gesture)
            self._apply(step_words()[what], replace(source, transform=transform), key)

    def _on_pattern_edited(self, pattern: Pattern, what: str) -> None:
        source = self._document.setup.input
        if isinstance(source, PictureInput):
            text = translate("InputView", "Change the test pattern")
            picture = put_under(source.picture, pattern)
            self._apply(text, replace(source, picture=picture), ("pattern", what, self._gesture))

    def _on_drawn(self, strokes: tuple[Stroke, ...], what: str) -> None:
        source = self._document.setup.input
        if not isinstance(source, PictureInput):
            return
        try:
            picture = with_strokes(source.picture, strokes)
        except NetworkError as full:
            self._document.refuse(full.sentence)
            self._render()
            return
        key = None if what == "clear" else ("draw", self._gesture)
        self._apply(drawing_words()[what], replace(source, picture=picture), key)

    def _on_page_wanted(self, page: Pattern) -> None:
        source = self._document.setup.input
        if isinstance(source, PictureInput):
            self._apply(translate("InputView", "Take a blank page"), picture_over(source, page), None)

    def _on_crop_edited(self, center: tuple[float, float], zoom: float) -> None:
        source = self._document.setup.input
        if not isinstance(source, PictureInput):
            return
        new = replace(source, center=center, zoom=zoom)
        self._apply(translate("InputView", "Crop picture"), new, ("crop", self._gesture))

    def _on_gesture_begun(self) -> None:
        self._gesture += 1  # a key of its own: two quick drags are two steps
        self._document.gestures.begin()

    def _on_gesture_ended(self) -> None:
        self._gesture += 1
        self._document.gestures.end()

    def _on_frame_ready(self, _frame: Frame) -> None:
        self._render_other()
        self._fetch()  # after the first maps, which come first

    def _fetch(self) -> None:
        self.ready.fetch()


def _title(picture_input: PictureInput) -> str:
    """The picture's name; a sample's, a pattern's or a scene's title in the language that is on."""
    if isinstance(picture_input.picture, Drawing):
        under = replace(picture_input, picture=picture_input.picture.under)
        return translate("InputView", "{name}, drawn on").format(name=_title(under))
    if isinstance(picture_input.picture, Pattern):
        return kind_words()[picture_input.picture.kind][0]
    for sample in SAMPLES:
        if sample.key == picture_input.picture.sample:
            return QCoreApplication.translate("Sample", sample.title)
    scene = named_scene(picture_input.picture.name)
    if scene is not None:
        kind, seed, number = scene
        return f"{QCoreApplication.translate('Scene', kind.title)} {seed}-{number}"
    return picture_input.picture.name

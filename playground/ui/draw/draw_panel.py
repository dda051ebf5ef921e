"""Drawing on the input: the picture and the tools below it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from playground.network.editing.drawing_edits import strokes_of
from playground.network.layers import Array
from playground.network.setup import Channels, PictureInput
from playground.network.source.pattern import Pattern, PatternKind
from playground.network.source.stroke import Colour
from playground.ui.draw.draw_picture import THINNEST, WIDEST, DrawPicture
from playground.ui.draw.swatches import COLOURS, GREYS, Swatches
from playground.ui.kit.controls import TranslatedWidget, icon_button, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.slider_row import SliderRow
from playground.ui.kit.theme import SPACE_1, theme_of

translate = QCoreApplication.translate
PAGES = {"black": 0.0, "white": 1.0}
"""A blank page's name and its grey."""
PERCENT = 100


class DrawPanel(TranslatedWidget):
    """Tells what is wanted of the drawing; the document decides."""

    drawn = Signal(object, str)
    """The strokes that are wanted, and what was done: "draw", "erase" or "clear"."""
    page_wanted = Signal(object)
    """A Pattern in the place of the picture."""
    done = Signal()
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture = DrawPicture()
        self.pen, self.eraser = icon_button(checkable=True), icon_button(checkable=True)
        self.pen.setChecked(True)
        self._tools = QButtonGroup(self)
        self.width_row = SliderRow(PERCENT * THINNEST, PERCENT * WIDEST, 1, logarithmic=True)
        self.width_row.set_value(PERCENT * self.picture.width_share)
        self.swatches = Swatches()
        self.pages = {name: pill() for name in PAGES}
        self.clear, self.finish = pill(), pill()
        self._lay_out()
        self._connect()
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_1)
        column.addWidget(self.picture)
        column.addSpacing(SPACE_1)
        tools = _line(self.pen, self.eraser)
        tools.addStretch(1)
        tools.addWidget(self.clear)
        tools.addWidget(self.finish)
        column.addLayout(tools)
        column.addWidget(self.width_row)
        column.addWidget(self.swatches)
        pages = _line(*self.pages.values())
        pages.addStretch(1)
        column.addLayout(pages)
        column.addSpacing(SPACE_1)

    def _connect(self) -> None:
        for tool in (self.pen, self.eraser):
            self._tools.addButton(tool)
        self._tools.buttonClicked.connect(self._on_tool_clicked)
        self.width_row.edited.connect(self._on_width_edited)
        self.swatches.chosen.connect(self._on_colour_chosen)
        for name, button in self.pages.items():
            button.clicked.connect(partial(self._on_page_clicked, name))
        self.clear.clicked.connect(self._on_clear)
        self.finish.clicked.connect(self.done)
        self.picture.drawn.connect(self._on_drawn)
        self.picture.width_chosen.connect(self._choose_width)
        self.picture.gesture_begun.connect(self.gesture_begun)
        self.picture.gesture_ended.connect(self.gesture_ended)

    def show_input(self, source: PictureInput, picture: Array | None, *, is_seen: bool) -> None:
        """Show `picture` (H, W, 3) uint8, all of the picture of `source`; `is_seen` when it is the newest."""
        self.picture.show_picture(picture, source, is_seen=is_seen)
        self.clear.setEnabled(bool(strokes_of(source.picture)))
        colours = GREYS if source.channels is Channels.GREY else COLOURS
        if self.picture.colour not in colours:
            self.picture.colour = colours[0]
        self.swatches.show_colours(colours, self.picture.colour)

    def _retranslate(self) -> None:
        self.picture.setAccessibleName(translate("Draw", "The picture to draw on"))
        self.picture.setToolTip(
            translate(
                "Draw",
                "Draw with the left button, rub out with the right one; every map follows.\nKeys: arrows lead the pen, "
                "with Shift further; Space puts it down and takes it up; [ and ] change its width.",
            )
        )
        self.width_row.set_words(
            translate("Draw", "Width"), translate("Draw", "Of the pen, in per cent of the picture's shorter side")
        )
        for button, words in (
            (self.pen, translate("Draw", "Pen")),
            (self.eraser, translate("Draw", "Eraser: the picture comes back where it goes")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        for button, text, tip in (
            (
                self.pages["black"],
                translate("Draw", "Black page"),
                translate("Draw", "A black page instead of the picture"),
            ),
            (
                self.pages["white"],
                translate("Draw", "White page"),
                translate("Draw", "A white page instead of the picture"),
            ),
            (self.clear, translate("Draw", "Clear"), translate("Draw", "Take all strokes off; the picture stays")),
            (self.finish, translate("Draw", "Done"), translate("Draw", "Put the tools away; the drawing stays")),
        ):
            button.setText(text)
            button.setToolTip(tip)
            button.setAccessibleName(f"{text}. {tip}")

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.pen.setIcon(icon("rename", theme.ink))
        self.eraser.setIcon(icon("eraser", theme.ink))

    def _choose_tool(self, *, is_eraser: bool) -> None:
        self.picture.is_eraser = is_eraser
        (self.eraser if is_eraser else self.pen).setChecked(True)

    def _choose_colour(self, colour: Colour) -> None:
        self.picture.colour = colour
        self._choose_tool(is_eraser=False)

    def _choose_width(self, share: float) -> None:
        self.picture.width_share = share
        self.picture.update()
        self.width_row.set_value(PERCENT * share)

    def _on_tool_clicked(self) -> None:
        self._choose_tool(is_eraser=self.eraser.isChecked())

    def _on_width_edited(self, percent: float) -> None:
        self._choose_width(percent / PERCENT)

    def _on_colour_chosen(self, colour: Colour) -> None:
        self._choose_colour(colour)

    def _on_drawn(self, strokes: object, is_eraser: bool) -> None:
        self.drawn.emit(strokes, "erase" if is_eraser else "draw")

    def _on_page_clicked(self, name: str) -> None:
        """With a pen that is seen on it."""
        self._choose_colour((0, 0, 0) if PAGES[name] else (255, 255, 255))
        self.page_wanted.emit(Pattern(PatternKind.PLAIN, grey=PAGES[name]))

    def _on_clear(self) -> None:
        self.drawn.emit((), "clear")


def _line(*parts: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(SPACE_1)
    for part in parts:
        line.addWidget(part)
    return line

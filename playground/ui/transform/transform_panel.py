"""The controls of a transform: the picture to drag, and a slider for everything that can be done to it."""

from __future__ import annotations

import secrets
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout

from playground import limits
from playground.network.layers import Array
from playground.network.setup import PictureInput
from playground.network.source.transform import IDENTITY, Border, Transform
from playground.ui.kit.controls import TranslatedWidget, icon_button, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.slider_row import SliderRow
from playground.ui.kit.theme import SPACE_1, SPACE_2, theme_of
from playground.ui.transform.transform_picture import TransformPicture
from playground.ui.transform.transform_words import border_words

translate = QCoreApplication.translate
FIRST_PATCH = 0.25


class TransformPanel(TranslatedWidget):
    """Shows the transform of a PictureInput; `edited` carries the one that is wanted and what of it was changed."""

    edited = Signal(object, str)
    gesture_begun = Signal()
    gesture_ended = Signal()
    compare_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._transform = IDENTITY
        self.picture = TransformPicture()
        scale = limits.TRANSFORM_SCALE
        self.rows = {
            "right": SliderRow(-1, 1, 0),
            "down": SliderRow(-1, 1, 0),
            "angle": SliderRow(-180, 180, 0),
            "scale": SliderRow(1 / scale, scale, 2, logarithmic=True),
            "blur": SliderRow(0, limits.TRANSFORM_BLUR, 1),
            "contrast": SliderRow(0, limits.TRANSFORM_CONTRAST, 2),
            "brightness": SliderRow(-1, 1, 2),
            "noise": SliderRow(0, 1, 2),
            "patch": SliderRow(0, 1, 2),
            "patch_grey": SliderRow(0, 1, 2),
        }
        self.flip_horizontal, self.flip_vertical = icon_button(checkable=True), icon_button(checkable=True)
        self.dice = icon_button()
        self.border = QComboBox()
        self.compare, self.reset = pill(), pill()
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
        for key in ("right", "down", "angle", "scale"):
            column.addWidget(self.rows[key])
        flips = QHBoxLayout()
        flips.setSpacing(SPACE_1)
        for part in (self.flip_horizontal, self.flip_vertical):
            flips.addWidget(part)
        flips.addWidget(self.border, 1)
        column.addLayout(flips)
        for key in ("blur", "contrast", "brightness", "noise", "patch", "patch_grey"):
            column.addWidget(self.rows[key])
        last = QHBoxLayout()
        last.setSpacing(SPACE_2)
        last.addWidget(self.compare)
        last.addStretch(1)
        last.addWidget(self.dice)
        last.addWidget(self.reset)
        column.addLayout(last)

    def _connect(self) -> None:
        for key, row in self.rows.items():
            row.edited.connect(partial(self._on_slider_edited, key))
        parts: list[TransformPicture | SliderRow] = [self.picture, *self.rows.values()]
        for part in parts:
            part.gesture_begun.connect(self.gesture_begun)
            part.gesture_ended.connect(self.gesture_ended)
        self.picture.edited.connect(self.edited)
        self.flip_horizontal.clicked.connect(self._on_flipped)
        self.flip_vertical.clicked.connect(self._on_flipped)
        self.border.activated.connect(self._on_border_activated)
        self.dice.clicked.connect(self._on_dice)
        self.compare.clicked.connect(self.compare_wanted)
        self.reset.clicked.connect(self._on_reset)

    def show_input(self, source: PictureInput, picture: Array | None) -> None:
        """Show the transform of `source`, and `picture` (H, W, 3) uint8, what goes in."""
        transform = self._transform = source.transform
        self.picture.show_picture(picture, source)
        self.rows["right"].set_range(-source.width, source.width)
        self.rows["down"].set_range(-source.height, source.height)
        values = {"right": transform.shift[0], "down": transform.shift[1]}
        for key, row in self.rows.items():
            row.set_value(values[key] if key in values else getattr(transform, key))
        self.flip_horizontal.setChecked(transform.flip_horizontal)
        self.flip_vertical.setChecked(transform.flip_vertical)
        self.border.setCurrentIndex(list(Border).index(transform.border))
        self.rows["patch_grey"].setEnabled(transform.patch > 0)
        self.dice.setEnabled(transform.noise > 0)
        self.reset.setEnabled(transform != IDENTITY)

    def _retranslate(self) -> None:
        for key, (name, tip) in row_words().items():
            self.rows[key].set_words(name, tip)
        self.picture.setAccessibleName(translate("Transforms", "What the network sees"))
        self.picture.setToolTip(
            translate(
                "Transforms",
                "Drag the picture to shift it, drag the patch to move it.\nAfter a click the wheel scales, with Shift "
                "it turns.\nKeys: arrows, with Shift further, with Ctrl the patch; + and − scale, [ and ] turn.",
            )
        )
        for button, words in (
            (self.flip_horizontal, translate("Transforms", "Flip left and right")),
            (self.flip_vertical, translate("Transforms", "Flip top and bottom")),
            (self.border, translate("Transforms", "What comes in at the edge of a moved picture")),
            (self.dice, translate("Transforms", "Other noise of the same strength")),
            (self.compare, translate("Transforms", "See in two worlds how far every layer's maps have moved")),
            (self.reset, translate("Transforms", "The picture as it was framed")),
        ):
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.compare.setText(translate("Transforms", "Compare"))
        self.reset.setText(translate("Transforms", "Reset"))
        index = self.border.currentIndex()
        self.border.clear()
        self.border.addItems(list(border_words().values()))
        self.border.setCurrentIndex(max(index, 0))

    def _restyle(self) -> None:
        theme = theme_of(self)
        self.flip_horizontal.setIcon(icon("flip_horizontal", theme.ink))
        self.flip_vertical.setIcon(icon("flip_vertical", theme.ink))
        self.dice.setIcon(icon("dice", theme.muted, theme.line))

    def _tell(self, what: str, **values: Any) -> None:
        self.edited.emit(replace(self._transform, **values), what)

    def _on_slider_edited(self, key: str, value: float) -> None:
        across, down = self._transform.shift
        if key == "right":
            self._tell("shift", shift=(value, down))
        elif key == "down":
            self._tell("shift", shift=(across, value))
        else:
            self._tell("patch" if key == "patch_grey" else key, **{key: value})

    def _on_flipped(self) -> None:
        flips = self.flip_horizontal.isChecked(), self.flip_vertical.isChecked()
        self._tell("flip", flip_horizontal=flips[0], flip_vertical=flips[1])

    def _on_border_activated(self, place: int) -> None:
        self._tell("border", border=list(Border)[place])

    def _on_dice(self) -> None:
        self._tell("noise", noise_seed=secrets.randbelow(limits.NOISE_SEED + 1))

    def _on_reset(self) -> None:
        self.edited.emit(Transform(), "reset")


def row_words() -> dict[str, tuple[str, str]]:
    """Row -> its name and what it does."""
    return {
        "right": (
            translate("Transforms", "Right"),
            translate("Transforms", "Shift to the right, in pixels of the network's input"),
        ),
        "down": (translate("Transforms", "Down"), translate("Transforms", "Shift down, in pixels")),
        "angle": (translate("Transforms", "Turn"), translate("Transforms", "Turn counter-clockwise, in degrees")),
        "scale": (translate("Transforms", "Scale"), translate("Transforms", "Larger or smaller about the middle")),
        "blur": (translate("Transforms", "Blur"), translate("Transforms", "Deviation of a Gaussian, in pixels")),
        "contrast": (translate("Transforms", "Contrast"), translate("Transforms", "A factor about mid-grey")),
        "brightness": (
            translate("Transforms", "Brightness"),
            translate("Transforms", "What is added, 1 being the way from black to white"),
        ),
        "noise": (
            translate("Transforms", "Noise"),
            translate("Transforms", "Deviation of random numbers that are added, the same for every strength"),
        ),
        "patch": (
            translate("Transforms", "Patch"),
            translate("Transforms", "The side of a square that covers a part of the picture; drag it over the picture"),
        ),
        "patch_grey": (translate("Transforms", "Its grey"), translate("Transforms", "0 is black, 1 is white")),
    }

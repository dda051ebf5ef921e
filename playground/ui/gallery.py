"""The gallery: everything that comes with the program, and what was opened last, as pictures to click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from playground.default_session import TITLE, default_setup
from playground.examples import EXAMPLES, NETWORKS, Example, example_setup
from playground.inputs.emblem import emblem
from playground.inputs.pictures.picture_pixels import picture_pixels
from playground.inputs.pictures.preparation import shown
from playground.inputs.pictures.samples import SAMPLES, thumbnail
from playground.lessons import LESSONS
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.network.setup import PictureInput, SetUp
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.input.samples_strip import THUMBNAIL, SampleTile
from playground.ui.kit.controls import HeadLabel
from playground.ui.kit.theme import SIZE_CAPTION, SPACE_1, SPACE_2, SPACE_3, SPACE_4, font, theme_of

translate = QCoreApplication.translate
WIDTH = 664
FRAME = 48
"""Of a window's title and edges."""
"""Of a row of tiles."""
PICTURE = 320
"""The side of a set-up's picture: enough for its tile at scale 2."""
LINE_HEIGHT = 17
NETWORK_LINES = 3
"""Lines of text below a picture: the title's, then those about it."""
SETUPS_IN_ROW, SETUP_SIDE = 3, 68
"""An example has its text beside a smaller picture: there are many."""
RECENT_SHOWN = 4
LESSONS_IN_ROW = 3
RECENT_WIDTH = (WIDTH - (RECENT_SHOWN - 1) * SPACE_2) // RECENT_SHOWN
ARTICLE = Example("", TITLE, QT_TRANSLATE_NOOP("Example", "96 kernels, one map run backwards"))
"""The session of a start without a file, which no file holds."""


class GalleryTile(SampleTile):
    """One set-up: its picture, title and a line about it."""

    def __init__(self, example: Example, side: int, lines: int, parent: QWidget) -> None:
        super().__init__(example.key, parent)
        self.example = example
        self.setFixedSize(side, side + SPACE_1 + lines * LINE_HEIGHT)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        self.setText(QCoreApplication.translate("SetUpTitle", self.example.title))
        about = QCoreApplication.translate("Example", self.example.about)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(about)
        self.setToolTip(about)

    def picture_box(self) -> QRectF:
        return QRectF(1, 1, self.width() - 2, self.width() - 2)

    def text_box(self) -> QRectF:
        """Where the text begins, and the width it has."""
        return QRectF(1, self.width() + SPACE_1, self.width() - 2, 2 * LINE_HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_of(self)
        painter = QPainter(self)
        wrapped = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        box = self.text_box()
        painter.setFont(font(strong=True))
        painter.setPen(theme.color("accent" if self.underMouse() else "ink"))
        painter.drawText(box, wrapped, self.text())
        used = painter.boundingRect(box, wrapped, self.text()).height()
        painter.setFont(font(SIZE_CAPTION))
        painter.setPen(theme.color("muted"))
        painter.drawText(box.translated(0, used + 1), wrapped, self.toolTip())


class SetUpTile(GalleryTile):
    """The same with its text beside the picture."""

    def __init__(self, example: Example, parent: QWidget) -> None:
        super().__init__(example, SETUP_SIDE, 0, parent)
        self.setFixedSize(_side(SETUPS_IN_ROW), SETUP_SIDE)

    def picture_box(self) -> QRectF:
        return QRectF(1, 1, SETUP_SIDE - 2, SETUP_SIDE - 2)

    def text_box(self) -> QRectF:
        left = SETUP_SIDE + SPACE_2
        return QRectF(left, 0, self.width() - left, 2 * LINE_HEIGHT)


class Gallery(QDialog):
    """A window beside the other, which goes on. What is chosen is asked of the window; the gallery goes away then."""

    article_chosen = Signal()
    setup_chosen = Signal(str)
    sample_chosen = Signal(str)
    lesson_chosen = Signal(str)
    file_chosen = Signal(object)
    """The Path of a file that was opened before."""

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self._tasks = Tasks(self)
        self._heads = [HeadLabel() for _ in range(5)]
        self.networks = [GalleryTile(example, _side(len(NETWORKS)), NETWORK_LINES, self) for example in NETWORKS]
        listed = (ARTICLE, *EXAMPLES)
        self.setups = [SetUpTile(example, self) for example in listed]
        self.samples = [SampleTile(sample.key, self) for sample in SAMPLES]
        self.lessons = [QPushButton(self) for _ in LESSONS]
        self.recent = [QPushButton(self) for _ in range(RECENT_SHOWN)]
        self._missing: dict[SampleTile, Callable[[], Array]] = {
            **{tile: partial(_setup_picture, tile.key) for tile in (*self.networks, *self.setups)},
            **{tile: partial(thumbnail, tile.key, THUMBNAIL) for tile in self.samples},
        }
        self._lay_out()
        for tile in (*self.networks, *self.setups):
            tile.clicked.connect(partial(self._on_setup_clicked, tile.key))
        for tile in self.samples:
            tile.clicked.connect(partial(self._on_sample_clicked, tile.key))
        for lesson, button in zip(LESSONS, self.lessons, strict=True):
            button.clicked.connect(partial(self._on_lesson_clicked, lesson.key))
        for button in self.recent:
            button.clicked.connect(partial(self._on_recent_clicked, button))
        self._retranslate()

    def _lay_out(self) -> None:
        for tile in self.samples:
            tile.setFixedSize(_side(len(self.samples)), _side(len(self.samples)))
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.recent:
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        rows = ((self.networks, len(self.networks)), (self.setups, SETUPS_IN_ROW), (self.samples, len(self.samples)))
        for head, (tiles, count) in zip(self._heads, rows, strict=False):
            column.addWidget(head)
            column.addLayout(_rows(tiles, count))
            column.addSpacing(SPACE_2)
        column.addWidget(self._heads[3])
        column.addLayout(self._lesson_grid())
        column.addSpacing(SPACE_2)
        column.addWidget(self._heads[-1])
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for button in self.recent:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.setFixedWidth(WIDTH + 2 * SPACE_4)

    def _lesson_grid(self) -> QGridLayout:
        """In the order of the article, row by row."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_2)
        grid.setVerticalSpacing(SPACE_1)
        for place, button in enumerate(self.lessons):
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.setStyleSheet("text-align: left; padding: 0 6px")
            grid.addWidget(button, place // LESSONS_IN_ROW, place % LESSONS_IN_ROW)
        return grid

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._render_recent()
        self.resize(self.sizeHint())
        self.networks[0].setFocus()
        for tile, work in self._missing.items():
            self._tasks.run(work, partial(self._on_fetched, tile), self._on_failed)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tasks.stop()  # no thread outlives the window

    def _retranslate(self) -> None:
        self.setWindowTitle(translate("Gallery", "Gallery"))
        words = (
            translate("Gallery", "Trained networks"),
            translate("Gallery", "Example set-ups"),
            translate("Gallery", "Pictures"),
            translate("Gallery", "Lessons"),
            translate("Gallery", "Opened last"),
        )
        for head, text in zip(self._heads, words, strict=True):
            head.setText(text)
        for tile in (*self.networks, *self.setups):
            tile.retranslate()
        for number, (lesson, button) in enumerate(zip(LESSONS, self.lessons, strict=True), 1):
            title = QCoreApplication.translate("LessonTitle", lesson.title)
            button.setText(f"{number}. {title}")
            button.setToolTip(translate("Gallery", "Play this lesson: {title}").format(title=title))
        for tile, sample in zip(self.samples, SAMPLES, strict=True):
            title = QCoreApplication.translate("Sample", sample.title)
            tile.setToolTip(f"{title}\n{sample.credit}".strip())
            tile.setAccessibleName(translate("Gallery", "Picture: {title}").format(title=title))
        self._render_recent()

    def _render_recent(self) -> None:
        files = self._settings.recent_files()[:RECENT_SHOWN]
        self._heads[-1].setVisible(bool(files))
        for place, button in enumerate(self.recent):
            button.setVisible(place < len(files))
            if place < len(files):
                room = RECENT_WIDTH - 2 * SPACE_3
                name = button.fontMetrics().elidedText(files[place].name, Qt.TextElideMode.ElideMiddle, room)
                button.setText(name.replace("&", "&&"))
                button.setAccessibleName(files[place].name)
                button.setToolTip(str(files[place]))

    def _on_fetched(self, tile: SampleTile, pixels: Array) -> None:
        self._missing.pop(tile, None)
        tile.set_pixels(pixels)

    def _on_failed(self, _error: SpokenError) -> None:
        """It keeps its name; choosing it says what is wrong."""

    def _on_setup_clicked(self, key: str) -> None:
        self.hide()
        if key == ARTICLE.key:
            self.article_chosen.emit()
        else:
            self.setup_chosen.emit(key)

    def _on_sample_clicked(self, key: str) -> None:
        self.hide()
        self.sample_chosen.emit(key)

    def _on_lesson_clicked(self, key: str) -> None:
        self.hide()
        self.lesson_chosen.emit(key)

    def _on_recent_clicked(self, button: QPushButton) -> None:
        self.hide()
        self.file_chosen.emit(Path(button.toolTip()))

    def sizeHint(self) -> QSize:
        """As high as what it holds, if the screen is: a low one scrolls."""
        room = self.screen().availableSize().height() - FRAME
        return QSize(WIDTH + 2 * SPACE_4, min(self._content.sizeHint().height(), room))


def _side(count: int) -> int:
    """The width of `count` tiles that fill a row."""
    return (WIDTH - (count - 1) * SPACE_2) // count


def _rows(tiles: Sequence[QWidget], count: int) -> QGridLayout:
    """The tiles, `count` of them in a row."""
    grid = QGridLayout()
    grid.setSpacing(SPACE_2)
    for place, tile in enumerate(tiles):
        grid.addWidget(tile, *divmod(place, count), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    grid.setColumnStretch(count, 1)
    return grid


def _setup_picture(key: str) -> Array:
    """What the network of a set-up sees, finer: uint8 RGB (PICTURE, PICTURE, 3)."""
    setup: SetUp = default_setup() if key == ARTICLE.key else example_setup(key)
    if not isinstance(setup.input, PictureInput):
        return emblem(setup.input, PICTURE)
    source = replace(setup.input, width=PICTURE, height=PICTURE)
    return shown(source, picture_pixels(source).pixels)

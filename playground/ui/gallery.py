"""The gallery: everything that comes with the program, and what was opened last, as pictures to click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from playground.default_session import TITLE, default_setup
from playground.examples import EXAMPLES, NETWORKS, Example, example_setup
from playground.inputs.emblem import emblem
from playground.inputs.pictures.samples import SAMPLES, thumbnail
from playground.lessons import LESSONS
from playground.network.layers import Array
from playground.network.sentence import QT_TRANSLATE_NOOP, SpokenError
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.kit.controls import HeadLabel
from playground.ui.kit.small_pictures import THUMBNAIL, SmallPicture
from playground.ui.kit.theme import SIZE_CAPTION, SPACE_2, SPACE_3, SPACE_4, font, scaled, theme_of

translate = QCoreApplication.translate
WIDTH = 880
"""Of a row of tiles, in pixels of the design; a narrow screen has fewer in a row."""
NETWORK_WIDTH, SETUP_WIDTH = 172, 214
"""What a picture and the words beside it take at least."""
NETWORK_SIDE, SETUP_SIDE = 104, 68
"""Of the pictures."""
FRAME = 48
"""Of a window's title and edges."""
PICTURE = 320
"""The side of a set-up's picture: enough for its tile at scale 2."""
LESSONS_IN_ROW = 4
RECENT_SHOWN = 4
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
ARTICLE = Example("", TITLE, QT_TRANSLATE_NOOP("Example", "96 kernels, one map run backwards"))
"""The session of a start without a file, which no file holds."""


class GalleryTile(SmallPicture):
    """One set-up: its picture, and its title and a line about it beside."""

    def __init__(self, example: Example, side: int, parent: QWidget) -> None:
        super().__init__(example.key, parent)
        self.example, self._design_side = example, side
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def retranslate(self) -> None:
        self.setText(QCoreApplication.translate("SetUpTitle", self.example.title))
        about = QCoreApplication.translate("Example", self.example.about)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(about)
        self.setToolTip(about)

    def fit(self, width: int) -> None:
        """Take so much of a row, and the height that picture and words need."""
        self.setFixedSize(width, max(self._side, self.words_height(width - self._words_left)))

    @property
    def _side(self) -> int:
        return scaled(self._design_side)

    @property
    def _words_left(self) -> int:
        return self._side + SPACE_2

    def _words(self) -> tuple[tuple[QFont, str, str], ...]:
        """(font, colour, words) of the title and of what stands below it."""
        title = "accent" if self.underMouse() else "ink"
        return (font(strong=True), title, self.text()), (font(SIZE_CAPTION), "muted", self.toolTip())

    def words_height(self, width: int) -> int:
        """What the words take in so much width."""
        room = QRect(0, 0, width, 10_000)
        return sum(QFontMetrics(face).boundingRect(room, WRAPPED, words).height() for face, _, words in self._words())

    def picture_box(self) -> QRectF:
        return QRectF(1, 1, self._side - 2, self._side - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = self.rect().adjusted(self._words_left, 0, 0, 0)
        for face, token, words in self._words():
            painter.setFont(face)
            painter.setPen(theme_of(self).color(token))
            painter.drawText(box, WRAPPED, words)
            box.translate(0, QFontMetrics(face).boundingRect(box, WRAPPED, words).height())


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
        self.networks = [GalleryTile(example, NETWORK_SIDE, self) for example in NETWORKS]
        listed = (ARTICLE, *EXAMPLES)
        self.setups = [GalleryTile(example, SETUP_SIDE, self) for example in listed]
        self.samples = [SmallPicture(sample.key, self) for sample in SAMPLES]
        self.lessons = [QPushButton(self) for _ in LESSONS]
        self.recent = [QPushButton(self) for _ in range(RECENT_SHOWN)]
        self._missing: dict[SmallPicture, Callable[[], Array]] = {
            **{tile: partial(_setup_picture, tile.key) for tile in (*self.networks, *self.setups)},
            **{tile: partial(thumbnail, tile.key, THUMBNAIL) for tile in self.samples},
        }
        self._lay_out()
        for setup in (*self.networks, *self.setups):
            setup.clicked.connect(partial(self._on_setup_clicked, setup.key))
        for sample in self.samples:
            sample.clicked.connect(partial(self._on_sample_clicked, sample.key))
        for lesson, button in zip(LESSONS, self.lessons, strict=True):
            button.clicked.connect(partial(self._on_lesson_clicked, lesson.key))
        for button in self.recent:
            button.clicked.connect(partial(self._on_recent_clicked, button))
        self._retranslate()

    def _lay_out(self) -> None:
        for tile in self.samples:
            tile.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for button in self.lessons:
            button.setStyleSheet("text-align: left; padding: 0 6px")
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_4, SPACE_4)
        column.setSpacing(SPACE_2)
        self._grids = [QGridLayout() for _ in self._heads]
        for head, grid in zip(self._heads, self._grids, strict=True):
            grid.setSpacing(SPACE_2)
            column.addWidget(head)
            column.addLayout(grid)
            column.addSpacing(SPACE_2)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _fit(self) -> None:
        """As many in a row as have room, whatever the language, the size of type and the screen."""
        screen = self.screen().availableSize().width() - 2 * SPACE_4
        width = min(scaled(WIDTH), screen - 2 * SPACE_4)
        networks = len(self.networks)
        while networks > 1 and _fitting(width, scaled(NETWORK_WIDTH)) < networks:
            networks //= 2  # rows of as many
        setups = _fitting(width, scaled(SETUP_WIDTH))
        lessons = min(LESSONS_IN_ROW, _fitting(width, max(button.sizeHint().width() for button in self.lessons)))
        counts = networks, setups, len(self.samples), lessons, RECENT_SHOWN
        groups: tuple[Sequence[QWidget], ...] = self.networks, self.setups, self.samples, self.lessons, self.recent
        for grid, widgets, count in zip(self._grids, groups, counts, strict=True):
            _place(grid, widgets, count, (width - (count - 1) * SPACE_2) // count)
        self.setFixedWidth(width + 2 * SPACE_4)
        self._render_recent()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
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
        for setup in (*self.networks, *self.setups):
            setup.retranslate()
        for number, (lesson, button) in enumerate(zip(LESSONS, self.lessons, strict=True), 1):
            title = QCoreApplication.translate("LessonTitle", lesson.title)
            button.setText(f"{number}. {title}")
            button.setToolTip(translate("Gallery", "Play this lesson: {title}").format(title=title))
        for tile, sample in zip(self.samples, SAMPLES, strict=True):
            title = QCoreApplication.translate("Sample", sample.title)
            tile.setToolTip(f"{title}\n{sample.credit}".strip())
            tile.setAccessibleName(translate("Gallery", "Picture: {title}").format(title=title))
        self._fit()

    def _render_recent(self) -> None:
        files = self._settings.recent_files()[:RECENT_SHOWN]
        self._heads[-1].setVisible(bool(files))
        for place, button in enumerate(self.recent):
            button.setVisible(place < len(files))
            if place < len(files):
                room = button.width() - 2 * SPACE_3
                name = button.fontMetrics().elidedText(files[place].name, Qt.TextElideMode.ElideMiddle, room)
                button.setText(name.replace("&", "&&"))
                button.setAccessibleName(files[place].name)
                button.setToolTip(str(files[place]))

    def _on_fetched(self, tile: SmallPicture, pixels: Array) -> None:
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
        return QSize(self.width(), min(self._content.sizeHint().height(), room))


def _fitting(width: int, least: int) -> int:
    """How many that take at least `least` have room in a row."""
    return max((width + SPACE_2) // (least + SPACE_2), 1)


def _place(grid: QGridLayout, widgets: Sequence[QWidget], count: int, width: int) -> None:
    """The widgets, `count` of them in a row, each so wide."""
    for place, widget in enumerate(widgets):
        if isinstance(widget, GalleryTile):
            widget.fit(width)
        elif isinstance(widget, SmallPicture):
            widget.setFixedSize(width, width)
        else:
            widget.setFixedWidth(width)
        grid.addWidget(widget, *divmod(place, count), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    for column in range(grid.columnCount() + 1):
        grid.setColumnStretch(column, int(column == count))


def _setup_picture(key: str) -> Array:
    """What the network of a set-up sees, finer: uint8 RGB (PICTURE, PICTURE, 3)."""
    setup = default_setup() if key == ARTICLE.key else example_setup(key)
    return emblem(setup.input, PICTURE)

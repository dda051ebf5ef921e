"""What leaves the window for others: it as a picture, a page, the way back as an animation, the maps as arrays."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from playground.engine.forward import run
from playground.engine.memory import check_memory
from playground.engine.named_outputs import named_outputs
from playground.inputs.reading import read
from playground.network.knob import Sweep
from playground.network.progress import Progress, silent
from playground.network.sentence import SpokenError
from playground.network.setup import SetUp
from playground.session.films.pinned import NOTHING_PINNED
from playground.session.language import spoken
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.storage.animation import ENDINGS, animation_bytes
from playground.storage.atomic import write_atomically
from playground.storage.npz import write_npz
from playground.ui.files.new_file import ask_for_new_file
from playground.ui.hand_out.content import HandOut, hand_out, pinned_place
from playground.ui.hand_out.film import film
from playground.ui.hand_out.films import Films
from playground.ui.hand_out.page import PAGE, page_title, paint_page
from playground.ui.hand_out.printing import PAGE_ENDINGS, painted, printed
from playground.ui.hand_out.way_back import way_back

translate = QCoreApplication.translate
WINDOW_RATIO = 3.0


class HandOuts(QObject):
    """Asks for a file, makes what goes into it and writes it beside the window. `setup` gives the session's value."""

    said = Signal(str)
    failed = Signal(str)

    def __init__(self, setup: Callable[[], SetUp], settings: Settings, tasks: Tasks, window: QWidget) -> None:
        super().__init__(window)
        self._setup, self._settings, self._tasks, self._window = setup, settings, tasks, window
        self.films: Films | None = None

    def save(self, what: str) -> None:
        """`what` is "window", "page", "way_back", "film" or "maps"."""
        saves = {
            "window": self.save_window,
            "page": self.save_page,
            "way_back": self.save_way_back,
            "maps": self.save_maps,
            "film": self.show_films,
        }
        saves[what]()

    def save_window(self) -> None:
        """The window as it is now, sharp enough for print."""
        path = self._asked(translate("HandOuts", "Save the window as a picture"), (".png", ".svg", ".pdf"))
        if path is not None:
            data = printed(
                self._paint_window, self._window.size(), self._window.windowTitle(), path.suffix.lower(), WINDOW_RATIO
            )
            self._write(path, lambda: write_atomically(path, data))

    def save_page(self) -> None:
        """A page for print with the figures."""
        path = self._asked(translate("HandOuts", "Save a page to hand out"), PAGE_ENDINGS)
        if path is not None:
            self._tasks.run(partial(hand_out, self._setup()), partial(self._print_page, path), self._on_failed)

    def save_way_back(self) -> None:
        """The pinned map's way back, stage by stage."""
        setup = self._setup()
        if pinned_place(setup.network, setup.view) is None:
            self.failed.emit(spoken(NOTHING_PINNED))
            return
        path = self._asked(translate("HandOuts", "Save the way back as an animation"), ENDINGS)
        if path is not None:
            self._tasks.run(partial(hand_out, setup), partial(self._animate, path), self._on_failed)

    def save_maps(self) -> None:
        """Every layer's output as arrays."""
        path = self._asked(translate("HandOuts", "Save all maps as arrays"), (".npz",))
        if path is not None:
            self._write(path, partial(_write_maps, self._setup(), path))

    def show_films(self) -> None:
        """Ask what is to move, in a dialog that stays until it is written."""
        if self.films is None:
            asked = partial(self._asked, translate("HandOuts", "Save the animation"), ENDINGS)
            self.films = Films(self._setup, asked, self._tasks, self._window)
            self.films.said.connect(self.said)
            self.films.failed.connect(self.failed)
        self.films.open()

    def _asked(self, title: str, endings: tuple[str, ...]) -> Path | None:
        """The file that is chosen, with the first of `endings` where it has none of them."""
        kinds = {ending: ending[1:].upper() for ending in endings}
        return ask_for_new_file(self._window, self._settings, title, f"{self._setup().title}{endings[0]}", kinds)

    def _paint_window(self, painter: QPainter) -> None:
        """As pixels: views that scroll rely on a clip that neither SVG nor PDF keeps."""
        picture = painted(lambda inner: self._window.render(inner, QPoint()), self._window.size(), WINDOW_RATIO)
        painter.drawImage(QRect(QPoint(), self._window.size()), picture)

    def _print_page(self, path: Path, content: HandOut) -> None:
        data = _page(content, path.suffix.lower())
        self._write(path, lambda: write_atomically(path, data))

    def _animate(self, path: Path, content: HandOut) -> None:
        self._write(path, lambda: write_atomically(path, _animation(content, path.suffix.lower())))

    def _write(self, path: Path, write: Callable[[], None]) -> None:
        self._tasks.run(write, partial(self._on_written, path), self._on_failed)

    def _on_written(self, path: Path, _: object) -> None:
        self.said.emit(translate("HandOuts", "Saved {name}").format(name=path.name))

    def _on_failed(self, error: SpokenError) -> None:
        self.failed.emit(spoken(error.sentence))


def handed_out(setup: SetUp, ending: str, sweep: Sweep | None = None, progress: Progress = silent) -> bytes:
    """The page or the animation, as `ending` says, in the language that is on. Raises SpokenError."""
    if sweep is not None:
        return animation_bytes(*film(setup, sweep, progress), ending, exact=False)
    content = hand_out(setup)
    return _animation(content, ending) if ending in ENDINGS else _page(content, ending)


def _page(content: HandOut, ending: str) -> bytes:
    return printed(partial(paint_page, content=content), PAGE, page_title(content), ending)


def _animation(content: HandOut, ending: str) -> bytes:
    """Raises SpokenError where there is no way back to show."""
    pictures, times = way_back(content)
    if pictures:
        return animation_bytes(pictures, times, ending)
    error = content.frame.error or NOTHING_PINNED
    raise SpokenError(error.template, **error.values)


def _write_maps(setup: SetUp, path: Path) -> None:
    problem = setup.network.problem
    if problem is not None:
        raise SpokenError(problem.sentence.template, **problem.sentence.values)
    check_memory(setup.network)
    write_npz(path, named_outputs(run(setup.network, read(setup.input).x)))

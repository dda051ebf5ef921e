"""What a scene does to the window: it opens a tab; hides, lights and covers parts."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from playground.network.feeding import maps_of_kernel
from playground.network.lessons.lesson import Guess, Scene, SketchGuess
from playground.network.lessons.scene_parts import Blank, Part, Tab
from playground.session.document import Document
from playground.session.lesson_player import LessonPlayer
from playground.ui.kit.theme import fix_least_width, scaled
from playground.ui.lesson.lesson_panel import LessonPanel
from playground.ui.lesson.spotlight import Spotlight
from playground.ui.look_closer import LookCloser
from playground.ui.stage.stage_view import StageView

WIDTH, LEAST_WIDTH = 264, 200
TABS = tuple(Tab)
"""In the order of the closer look's tabs; a test holds them to it."""


class Staging(QObject):
    """Puts the panel into a dock at the left, and follows the player."""

    def __init__(
        self,
        window: QMainWindow,
        player: LessonPlayer,
        panel: LessonPanel,
        document: Document,
        closer: LookCloser,
        stage: StageView,
        parts: dict[Part, QWidget],
    ) -> None:
        super().__init__(window)
        self._window, self._player, self._panel, self._document = window, player, panel, document
        self._closer, self._stage, self.parts = closer, stage, parts
        self._lights: list[Spotlight] = []
        self._keeps_hidden: frozenset[Part] = frozenset()
        self._has_notes_elsewhere = False
        self.dock = self._new_dock()
        player.scene_shown.connect(self._on_scene_shown)
        player.closed.connect(self._on_closed)
        player.changed.connect(self._render_covers)
        closer.tabs.currentChanged.connect(self._on_tab_changed)
        self._on_tab_changed(closer.tabs.currentIndex())

    @property
    def tab(self) -> Tab:
        """What the closer look shows now."""
        return TABS[self._closer.tabs.currentIndex()]

    def _new_dock(self) -> QDockWidget:
        dock = QDockWidget(self._window)
        dock.setObjectName("lesson")
        dock.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        dock.setTitleBarWidget(QWidget(dock))  # the panel has a head of its own
        dock.setWidget(self._panel)
        fix_least_width(self._panel, LEAST_WIDTH)
        self._window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
        dock.hide()
        return dock

    def open_dock(self) -> None:
        if not self.dock.isVisible():
            self.dock.show()
            self.fit()

    def fit(self) -> None:
        """The panel as wide as its type needs."""
        self._window.resizeDocks([self.dock], [scaled(WIDTH)], Qt.Orientation.Horizontal)

    def keep_hidden(self, parts: frozenset[Part], *, notes_elsewhere: bool) -> None:
        """Parts that stay hidden whatever a scene says: in front of a class. Where the presenter has the notes
        elsewhere, the panel is shown only with a question.
        """
        self._keeps_hidden, self._has_notes_elsewhere = parts, notes_elsewhere
        self._panel.set_clean(bool(parts))
        self.show_parts()
        self.fit()

    def show_parts(self) -> None:
        """Hide, show and light what the scene says."""
        scene = self._player.scene
        hidden = self._keeps_hidden | (frozenset() if scene is None else scene.hidden)
        if scene is not None:
            self.dock.setVisible(scene.question is not None or not self._has_notes_elsewhere)
        for part, widget in self.parts.items():
            widget.setVisible(part not in hidden)
        for light in self._lights:
            light.hide()
            light.deleteLater()
        lit = frozenset() if scene is None else scene.lit - hidden
        self._lights = [Spotlight(self.parts[part]) for part in self.parts if part in lit]

    def _on_scene_shown(self, scene: Scene) -> None:
        if scene.tab is not None:
            self._closer.open_tab(TABS.index(scene.tab))
        self.show_parts()

    def _on_closed(self) -> None:
        self.dock.hide()
        self.show_parts()

    def _on_tab_changed(self, place: int) -> None:
        self._player.look(TABS[place])

    def _render_covers(self) -> None:
        """Cover what is to be predicted, wherever it is shown; the other tabs would show it too."""
        covered = self._player.covered
        self._stage.set_covered(self._covered_maps(covered))
        self._closer.back_projection.set_blanks(_blanks(covered))
        self._closer.tabs.setEnabled(covered is None)

    def _covered_maps(self, guess: Guess | None) -> dict[str, int]:
        network = self._document.network
        makers = [index for index, layer in enumerate(network.layers) if guess and layer.name == guess.layer]
        if guess is None or guess.blank is not Blank.MAP or not makers:
            return {}
        return maps_of_kernel(network, makers[0], guess.map)


def _blanks(guess: Guess | None) -> frozenset[Blank]:
    """What the closer look covers: the way back of a map gives away where it is strong."""
    if guess is None:
        return frozenset()
    return frozenset(Blank) if isinstance(guess, SketchGuess) and guess.blank is Blank.MAP else frozenset({guess.blank})

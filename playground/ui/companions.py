"""Windows and dialogs that the main window opens beside itself, each made when it is first asked for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMainWindow

from playground.lessons import LESSONS
from playground.session.document import Document
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.files.file_actions import FileActions
from playground.ui.help.help_dialogs import show_about
from playground.ui.layer_steps import LayerSteps
from playground.ui.look_closer import LookCloser
from playground.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from playground.ui.gallery import Gallery
    from playground.ui.hand_out.hand_outs import HandOuts
    from playground.ui.palette.command_palette import CommandPalette
    from playground.ui.worlds.world_files import WorldFiles

HAND_OUTS = ("window", "page", "way_back", "film", "maps")


class Companions(QObject):
    """The gallery, the hand-outs, the files of world B, the command palette, the sheet of keys."""

    said = Signal(str)
    failed = Signal(str)
    lesson_chosen = Signal(str)
    welcome_made = Signal(object)
    """The WelcomeBar, at the first start."""

    def __init__(
        self,
        window: QMainWindow,
        document: Document,
        selection: Selection,
        settings: Settings,
        tasks: Tasks,
        actions: WindowActions,
        files: FileActions,
        closer: LookCloser,
        layer_steps: LayerSteps,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._selection = window, document, selection
        self._settings, self._tasks, self._actions, self._files = settings, tasks, actions, files
        self._closer, self._layer_steps = closer, layer_steps
        self.gallery: Gallery | None = None
        self.palette_view: CommandPalette | None = None
        self._hand_outs: HandOuts | None = None
        self._world_files: WorldFiles | None = None
        actions.connect_all(
            {
                "gallery": self.show_gallery,
                "palette": self._on_palette,
                "keys": self._on_keys,
                "whats_this": self._on_whats_this,
                "whats_focused": self._on_whats_focused,
                "about": self._on_about,
                **{f"hand_out_{what}": partial(self._on_hand_out, what) for what in HAND_OUTS},
            }
        )
        closer.world_file_wanted.connect(self._on_world_file_wanted)
        closer.world_sample_wanted.connect(self._on_world_sample_wanted)
        closer.losing_world.connect(files.saving.ask_before_losing_beside)

    def welcome(self) -> None:
        """At the very first start: say what can be done, and where to go on."""
        if self._settings.text("welcomed"):
            return
        from playground.ui.welcome_bar import WelcomeBar  # late: only once

        self._settings.set("welcomed", "yes")
        bar = WelcomeBar()
        bar.lesson_wanted.connect(partial(self.lesson_chosen.emit, LESSONS[0].key))
        bar.gallery_wanted.connect(self.show_gallery)
        for action in (self._actions["present"], self._actions["gallery"]):
            action.triggered.connect(bar.hide)
        self.welcome_made.emit(bar)

    def show_gallery(self) -> None:
        """Everything that comes with the program, in a window that does not block this one."""
        if self.gallery is None:
            self.gallery = self._new_gallery()
        self.gallery.show()
        self.gallery.activateWindow()

    def hide(self) -> None:
        """Close what is open beside the window: it closes too."""
        if self.gallery is not None:
            self.gallery.hide()

    # making

    def _new_gallery(self) -> Gallery:
        from playground.ui.gallery import Gallery  # late: only when it is first shown

        gallery = Gallery(self._settings, self._window)
        gallery.article_chosen.connect(self._files.new_session)
        gallery.setup_chosen.connect(self._files.open_example)
        gallery.sample_chosen.connect(self._files.inputs.open_sample)
        gallery.lesson_chosen.connect(self.lesson_chosen)
        gallery.file_chosen.connect(self._files.open_path)
        return gallery

    def _new_palette(self) -> CommandPalette:
        from playground.ui.palette.command_palette import CommandPalette  # late: only when it is first asked for
        from playground.ui.palette.window_commands import WindowCommands

        commands = WindowCommands(
            self._window.menuBar(), self._actions, self._document, self._selection, self._closer, self._layer_steps
        )
        return CommandPalette(self._window, commands)

    def _new_hand_outs(self) -> HandOuts:
        from playground.ui.hand_out.hand_outs import HandOuts  # late: only when something is handed out

        hand_outs = HandOuts(self._files.saving.current_setup, self._settings, self._tasks, self._window)
        hand_outs.said.connect(self.said)
        hand_outs.failed.connect(self.failed)
        return hand_outs

    def _files_of_worlds(self) -> WorldFiles:
        if self._world_files is None:
            from playground.ui.worlds.world_files import WorldFiles  # late: only when world B comes from elsewhere

            self._world_files = WorldFiles(self._document, self._files, self._tasks, self._window)
            self._world_files.chosen.connect(self._closer.worlds.world.put)
            self._world_files.failed.connect(self.failed)
        return self._world_files

    # slots

    def _on_hand_out(self, what: str) -> None:
        if self._hand_outs is None:
            self._hand_outs = self._new_hand_outs()
        self._hand_outs.save(what)

    def _on_world_file_wanted(self) -> None:
        self._files_of_worlds().ask()

    def _on_world_sample_wanted(self, key: str) -> None:
        self._files_of_worlds().take_sample(key)

    def _on_palette(self) -> None:
        if self.palette_view is None:
            self.palette_view = self._new_palette()
        self.palette_view.open()

    def _on_keys(self) -> None:
        from playground.ui.help.shortcuts_sheet import show_shortcuts  # late: only when somebody asks

        show_shortcuts(self._window, self._window.menuBar(), self._actions)

    def _on_whats_this(self) -> None:
        from playground.ui.help.whats_this import ask_by_mouse  # late: only when somebody asks

        ask_by_mouse()

    def _on_whats_focused(self) -> None:
        from playground.ui.help.whats_this import ask_by_keyboard  # late: only when somebody asks

        ask_by_keyboard(self._window)

    def _on_about(self) -> None:
        show_about(self._window)

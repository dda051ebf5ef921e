"""The window: an assembly. It makes the views, wires what they ask for to what does it, and remembers the layout."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QToolButton, QVBoxLayout, QWidget

from playground.network.lessons.scene_parts import Part
from playground.network.sentence import Sentence
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.frame_parts.projection import StagePicture
from playground.session.language import spoken
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.session.tasks import Tasks
from playground.ui.appearance import Appearance
from playground.ui.batch.batches import Batches
from playground.ui.classroom import Classroom
from playground.ui.companions import Companions
from playground.ui.files.drop_note import DropNote
from playground.ui.files.file_actions import FileActions
from playground.ui.input.input_view import InputView
from playground.ui.inspector.inspector_view import InspectorView
from playground.ui.kit.theme import scaled
from playground.ui.layer_actions import LayerActions
from playground.ui.live.live_actions import LiveActions
from playground.ui.look_closer import DESIGN, WORLDS, ZOOM, LookCloser
from playground.ui.menus import Menus
from playground.ui.notice_bar import NoticeBar
from playground.ui.stage.stage_view import StageView
from playground.ui.status_strip import StatusStrip
from playground.ui.tab_order import move_focus
from playground.ui.tool_bar import ToolBar, title_words
from playground.ui.view_choices import ViewChoices
from playground.ui.window_actions import WindowActions

if TYPE_CHECKING:
    from playground.session.top_nine import TopNineService
    from playground.ui.top_nine.top_nine_view import TopNineView

translate = QCoreApplication.translate
INPUT_WIDTH, INSPECTOR_WIDTH = 232, 308
CLOSER_HEIGHT, CLOSER_SHARE, HIGHEST_CLOSER = 268, 0.32, 420
MINIMUM_SIZE = QSize(1024, 640)


class MainWindow(QMainWindow):
    """All views around one document."""

    closed = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        service: ComputeService,
        settings: Settings,
        tasks: Tasks,
        appearance: Appearance,
        searches: Callable[[], TopNineService],
    ) -> None:
        super().__init__()
        self._document, self._selection, self._service, self._settings = document, selection, service, settings
        self._tasks, self._appearance, self._searches = tasks, appearance, searches
        self._may_close = False
        self.setMinimumSize(MINIMUM_SIZE)
        self.setAcceptDrops(True)
        self.actions_by_key = WindowActions(self)
        self.files = FileActions(document, selection, settings, tasks, self)
        self.layers = LayerActions(document, selection, self)
        self.notice = NoticeBar()
        self.drop_note = DropNote(self)
        self.tool_bar = ToolBar(self.actions_by_key, document, selection)
        self.input_view = InputView(document, selection, service)
        self.stage = StageView(document, selection, service)
        self.inspector = InspectorView(document, selection, service)
        self.closer = LookCloser(document, selection, service, self._make_top_nine)
        self.status = StatusStrip(document, selection, service)
        self._lay_out()
        self.classroom = self._new_classroom()
        self.companions = Companions(
            self,
            document,
            selection,
            settings,
            tasks,
            self.actions_by_key,
            self.files,
            self.closer,
            self.classroom.layer_steps,
        )
        self.live = LiveActions(
            self, document, service, settings, tasks, self.actions_by_key, self.files, self.input_view
        )
        self.batches = Batches(
            self, document, selection, service, settings, tasks, self.actions_by_key, self.input_view
        )
        self._menus = Menus(
            self.menuBar(),
            self.actions_by_key,
            self.files,
            self.layers,
            settings,
            self.classroom.start_lesson,
            self.live.fill,
        )
        ViewChoices(self.actions_by_key, selection, service, settings, self)
        self._wire_actions()
        self._wire_views()
        self._retranslate()
        self._render()
        self.setFocus()  # else the first button of the tool bar has it, outlined

    def _lay_out(self) -> None:
        self._upper = QSplitter(Qt.Orientation.Horizontal)
        for view in (self.input_view, self.stage, self.inspector):
            self._upper.addWidget(view)
        self._upper.setStretchFactor(1, 1)
        self._whole = QSplitter(Qt.Orientation.Vertical)
        above = QWidget()
        self._above = QVBoxLayout(above)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(0)
        self._above.addWidget(self._upper, 1)
        self._whole.addWidget(above)
        self._whole.addWidget(self.closer)
        self._whole.setStretchFactor(0, 1)
        for splitter in (self._upper, self._whole):
            splitter.setHandleWidth(1)
            splitter.setChildrenCollapsible(False)
        center = QWidget()
        self._column = column = QVBoxLayout(center)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tool_bar, self.notice, self._whole, self.status):
            column.addWidget(part, 1 if part is self._whole else 0)
        self.setCentralWidget(center)
        self.reset_layout()

    def _wire_actions(self) -> None:
        actions, document = self.actions_by_key, self._document
        actions.connect_all(
            {
                "new": self.files.new_session,
                "open": self.files.open_dialog,
                "paste": self.files.paste,
                "save": self._on_save,
                "save_as": self._on_save_as,
                "clear_recent": self._settings.clear_recent_files,
                "quit": self._on_quit,
                "undo": document.undo,
                "redo": document.redo,
                "rename": self.layers.rename_current,
                "duplicate": self.layers.duplicate_current,
                "mute": self.layers.toggle_mute_of_current,
                "move_left": self.layers.move_current_left,
                "move_right": self.layers.move_current_right,
                "remove": self.layers.remove_current,
                "transform": self.input_view.show_transform,
                "draw": self.input_view.toggle_draw,
                "keep_world": self._on_keep_world,
                "swap_worlds": self._on_swap_worlds,
                "larger": partial(self._appearance.turn_thumbnails, 1),
                "smaller": partial(self._appearance.turn_thumbnails, -1),
                "full_screen": self._on_full_screen,
                "reset_layout": self.reset_layout,
            }
        )

    def _wire_views(self) -> None:
        document, stage = self._document, self.stage
        document.changed.connect(self._render)
        document.saved_state_changed.connect(self._render)
        document.refused.connect(self._on_refused)
        document.changed.connect(self._render_undo)
        self._selection.changed.connect(self._render)
        stage.insert_requested.connect(self.layers.show_insert_menu)
        stage.menu_requested.connect(self.layers.show_context_menu)
        stage.rename_requested.connect(self.layers.rename)
        stage.move_requested.connect(self.layers.move)
        stage.enlarge_requested.connect(self._on_enlarge)
        stage.zoom_turned.connect(self._appearance.turn_thumbnails)
        self.inspector.design_requested.connect(self._on_design_requested)
        self.closer.back_projection.stage_requested.connect(self._on_stage_requested)
        self.input_view.open_requested.connect(self.files.open_dialog)
        self.input_view.compare_requested.connect(self._on_compare_requested)
        self.input_view.sample_chosen.connect(self.files.inputs.open_sample)
        self.input_view.sound_chosen.connect(self.files.inputs.open_sound)
        self.input_view.sentence_wanted.connect(self.files.inputs.open_sentence)
        self.input_view.scene_chosen.connect(self.files.inputs.open_scene)
        self.input_view.pattern_chosen.connect(self.files.inputs.open_pattern)
        self.input_view.paste_requested.connect(self.files.paste)
        self.tool_bar.present_wanted.connect(self.actions_by_key["present"].trigger)
        self.tool_bar.language_toggled.connect(self._appearance.toggle_language)
        self.classroom.scale_wanted.connect(self._appearance.scale_type)
        self.classroom.theme_wanted.connect(self._appearance.choose_theme)
        self.classroom.bar_made.connect(self._on_bar_made)
        self.companions.lesson_chosen.connect(self.classroom.start_lesson)
        self.companions.welcome_made.connect(self._on_welcome_made)
        self.batches.strip_made.connect(self._above.addWidget)
        self.files.batch_wanted.connect(self.batches.open)
        for source in (self.files, self.classroom, self.companions, self.live, self.batches):
            source.said.connect(self.status.say)
            source.failed.connect(self.notice.show_notice)
        self.classroom.repairable.connect(self.notice.show_notice)
        self.files.saving.failed.connect(self._on_save_failed)

    def _new_classroom(self) -> Classroom:
        return Classroom(
            self,
            self._document,
            self._selection,
            self._service,
            self._settings,
            self._tasks,
            self.actions_by_key,
            self.files,
            self.stage,
            self.closer,
            {Part.INPUT: self.input_view, Part.INSPECTOR: self.inspector},
            (self.menuBar(), self.tool_bar, self.status),
            (self._upper, self._whole),
        )

    def _make_top_nine(self) -> TopNineView:
        """The view of the strongest units with what it asks of the window, when its tab is first opened."""
        from playground.ui.top_nine.top_nine_actions import TopNineActions
        from playground.ui.top_nine.top_nine_view import TopNineView

        searches = self._searches()
        view = TopNineView(self._document, self._selection, searches)
        actions = TopNineActions(
            self._document, self._selection, searches, self._settings, self._tasks, self.files, view, self
        )
        actions.said.connect(self.status.say)
        actions.failed.connect(self.notice.show_notice)
        return view

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return move_focus(self, forwards=forwards)

    # words and states

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self.actions_by_key.restyle()

    def _retranslate(self) -> None:
        self.actions_by_key.retranslate()
        self._menus.rebuild()
        samples = QMenu(self.tool_bar.samples)
        self._menus.fill_everything(samples)
        _replace_menu(self.tool_bar.samples, samples)
        live = QMenu(self.tool_bar.live)
        live.aboutToShow.connect(partial(self.live.fill, live))
        _replace_menu(self.tool_bar.live, live)
        _replace_menu(self.tool_bar.add_layer, self.layers.insert_menu(self.tool_bar.add_layer, None))
        self._render()
        self._render_undo()

    def _render(self) -> None:
        actions = self.actions_by_key
        mark = "*" if self._document.is_modified else ""
        self.setWindowTitle(f"{title_words(self._document)}{mark} — CNN Playground")
        index, count = self.layers.current, len(self._document.network.layers)
        for key in ("rename", "duplicate", "mute", "remove"):
            actions[key].setEnabled(index >= 0)
        actions["move_left"].setEnabled(index > 0)
        actions["move_right"].setEnabled(0 <= index < count - 1)
        actions["mute"].setChecked(index >= 0 and self._document.network.layers[index].muted)

    def _render_undo(self) -> None:
        history = self._document.history
        for key, text, name in (
            ("undo", history.undo_text, translate("Actions", "Undo")),
            ("redo", history.redo_text, translate("Actions", "Redo")),
        ):
            action = self.actions_by_key[key]
            action.setEnabled(text is not None)
            action.setText(f"{name}: {text}" if text else name)
            action.setToolTip(f"{action.text()} ({action.shortcut().toString()})")

    def _on_refused(self, sentence: Sentence) -> None:
        self.notice.show_notice(spoken(sentence))

    def _on_save_failed(self, text: str, save_elsewhere: Callable[[], None]) -> None:
        self.notice.show_notice(text, translate("MainWindow", "Save elsewhere…"), save_elsewhere)

    # layout and closing

    def reset_layout(self) -> None:
        """The panels at their first sizes."""
        width, height = max(self.width(), MINIMUM_SIZE.width()), max(self.height(), MINIMUM_SIZE.height())
        sides = scaled(INPUT_WIDTH), scaled(INSPECTOR_WIDTH)
        self._upper.setSizes([sides[0], width - sum(sides), sides[1]])
        closer = min(max(CLOSER_HEIGHT, round(height * CLOSER_SHARE)), HIGHEST_CLOSER)
        self._whole.setSizes([height - closer, closer])

    def restore_layout(self) -> None:
        """The layout of the last time, if any."""
        self.restoreGeometry(self._settings.data("layout/window"))
        self._upper.restoreState(self._settings.data("layout/upper"))
        self._whole.restoreState(self._settings.data("layout/whole"))

    def _save_layout(self) -> None:
        self._settings.set("layout/window", self.saveGeometry())
        self._settings.set("layout/upper", self._upper.saveState())
        self._settings.set("layout/whole", self._whole.saveState())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close:
            self._ask_before_closing()
        if not self._may_close:
            event.ignore()
            return
        self.classroom.leave()
        self._save_layout()
        self.companions.hide()
        self.closed.emit()
        event.accept()

    def _ask_before_closing(self) -> None:
        self.classroom.ask_before_losing_lesson(partial(self.files.saving.ask_before_closing, self._allow_close))

    def _allow_close(self) -> None:
        """Nothing is lost any more: close, now or once the running save has ended."""
        self._may_close = True
        if self.isVisible():
            self.close()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage() or event.mimeData().hasText():
            event.acceptProposedAction()
            self.drop_note.show_over(event.mimeData())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.drop_note.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_note.hide()
        if self.files.take(event.mimeData()):
            event.acceptProposedAction()

    def open_path(self, path: Path) -> None:
        self.files.open_path(path)

    # slots

    def _on_save(self) -> None:
        self.files.saving.save()

    def _on_save_as(self) -> None:
        self.files.saving.save_as()

    def _on_quit(self) -> None:
        self.close()

    def _on_keep_world(self) -> None:
        self.closer.worlds.world.keep()
        self.closer.open_tab(WORLDS)

    def _on_compare_requested(self) -> None:
        self.closer.worlds.world.take_plain()
        self.closer.open_tab(WORLDS)

    def _on_swap_worlds(self) -> None:
        self.closer.open_tab(WORLDS)
        self.closer.worlds.swap()

    def _on_bar_made(self, bar: QWidget) -> None:
        self._column.insertWidget(0, bar)

    def _on_welcome_made(self, bar: QWidget) -> None:
        self._column.insertWidget(self._column.indexOf(self.notice), bar)
        bar.show()

    def _on_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _on_enlarge(self, index: int, number: int) -> None:
        self.closer.zoom.show_map(index, number)
        self.closer.open_tab(ZOOM)

    def _on_design_requested(self) -> None:
        self.closer.open_tab(DESIGN)

    def _on_stage_requested(self, stage: StagePicture, title: str) -> None:
        self.closer.zoom.show_array(stage.shown, title)
        self.closer.open_tab(ZOOM)


def _replace_menu(button: QToolButton, menu: QMenu) -> None:
    old = button.menu()
    button.setMenu(menu)
    if old is not None:
        old.deleteLater()

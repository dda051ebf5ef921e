"""The menu bar: which action stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from playground.examples import EXAMPLES, NETWORKS, Example
from playground.inputs.pictures.samples import SAMPLES
from playground.inputs.sound.sounds import SOUNDS
from playground.lessons import LESSONS
from playground.session.settings import Settings
from playground.ui.files.file_actions import FileActions
from playground.ui.files.network_export import export_words
from playground.ui.kit.menu_head import add_head
from playground.ui.layer_actions import LayerActions
from playground.ui.pattern.pattern_words import kind_words
from playground.ui.window_actions import IN_BATCH, WindowActions

translate = QCoreApplication.translate


def sample_title(title: str) -> str:
    """A sample's English title in the language that is on."""
    return QCoreApplication.translate("Sample", title)


class Menus:
    """Builds the menus once and again at every language change."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: WindowActions,
        files: FileActions,
        layers: LayerActions,
        settings: Settings,
        start_lesson: Callable[[str], None],
        fill_live: Callable[[QMenu], None],
    ) -> None:
        self._start_lesson, self.fill_live = start_lesson, fill_live
        self._bar, self._actions, self._files, self._layers, self._settings = bar, actions, files, layers, settings
        self._recent: QMenu | None = None
        self.rebuild()

    def rebuild(self) -> None:
        for action in self._bar.actions():
            menu = action.menu()
            if isinstance(menu, QMenu):
                menu.deleteLater()
        self._bar.clear()
        self._file_menu()
        edit = self._menu(translate("Menus", "Edit"))
        edit.addActions([self._actions["undo"], self._actions["redo"]])
        edit.addActions([self._actions["draw"], self._actions["transform"]])
        self._layer_menu()
        self._view_menu()
        self._lesson_menu()
        help_menu = self._menu(translate("Menus", "Help"))
        help_menu.addActions(
            [self._actions[key] for key in ("palette", "keys", "whats_this", "whats_focused", "about")]
        )

    def _menu(self, title: str) -> QMenu:
        menu = self._bar.addMenu(title)
        menu.setToolTipsVisible(True)
        return menu

    def _file_menu(self) -> None:
        menu = self._menu(translate("Menus", "File"))
        menu.addActions([self._actions[key] for key in ("new", "open", "open_folder", "open_pictures", "gallery")])
        self._recent = menu.addMenu(translate("Menus", "Open recent"))
        self._recent.aboutToShow.connect(self._fill_recent)
        samples = menu.addMenu(translate("Menus", "Samples"))
        self.fill_samples(samples)
        self._fill_patterns(menu.addMenu(translate("Menus", "Test patterns")))
        self.fill_others(menu.addMenu(translate("Menus", "Sounds and sentences")))
        live = menu.addMenu(translate("Menus", "Camera and video"))
        live.aboutToShow.connect(partial(self.fill_live, live))
        self._fill_examples(menu.addMenu(translate("Menus", "Trained networks")), NETWORKS)
        self._fill_examples(menu.addMenu(translate("Menus", "Example set-ups")), EXAMPLES)
        menu.addAction(self._actions["paste"])
        menu.addSeparator()
        menu.addActions([self._actions[key] for key in ("save", "save_as", "recover")])
        weights = menu.addAction(translate("Menus", "Load weights…"), self._files.weights.choose)
        weights.setToolTip(translate("Menus", "Arrays of a .safetensors or .npz file into the layers of this network"))
        exports = menu.addMenu(translate("Menus", "Export the network"))
        exports.setToolTipsVisible(True)
        for form, (text, tip) in export_words().items():
            exports.addAction(text, partial(self._files.exports.ask, form)).setToolTip(tip)
        handing_out = menu.addMenu(translate("Menus", "Hand out"))
        handing_out.addActions(
            [self._actions[f"hand_out_{what}"] for what in ("window", "page", "way_back", "film", "maps")]
        )
        menu.addSeparator()
        menu.addAction(self._actions["quit"])

    def _fill_examples(self, menu: QMenu, examples: tuple[Example, ...]) -> None:
        menu.setToolTipsVisible(True)
        for example in examples:
            title = QCoreApplication.translate("SetUpTitle", example.title)
            action = menu.addAction(title, partial(self._files.open_example, example.key))
            action.setToolTip(QCoreApplication.translate("Example", example.about))

    def fill_everything(self, menu: QMenu) -> None:
        """The gallery, the trained networks, the examples and the samples, for the tool bar."""
        menu.addAction(self._actions["gallery"])
        self._fill_examples(menu.addMenu(translate("Menus", "Example set-ups")), EXAMPLES)
        add_head(menu, translate("Menus", "Trained networks"))
        self._fill_examples(menu, NETWORKS)
        add_head(menu, translate("Menus", "Pictures"))
        self.fill_samples(menu)
        self._fill_patterns(menu.addMenu(translate("Menus", "Test patterns")))
        self.fill_others(menu.addMenu(translate("Menus", "Sounds and sentences")))

    def fill_samples(self, menu: QMenu) -> None:
        """Photographs, then drawn patterns."""
        kind = ""
        for sample in SAMPLES:
            if kind and sample.kind != kind:
                menu.addSeparator()
            kind = sample.kind
            menu.addAction(sample_title(sample.title), partial(self._files.inputs.open_sample, sample.key))

    def _fill_patterns(self, menu: QMenu) -> None:
        menu.setToolTipsVisible(True)
        for kind, (name, tip) in kind_words().items():
            menu.addAction(name, partial(self._files.inputs.open_pattern, kind.value)).setToolTip(tip)

    def fill_others(self, menu: QMenu) -> None:
        """A sentence, and the sounds."""
        menu.setToolTipsVisible(True)
        menu.addAction(translate("Menus", "Sentence"), self._files.inputs.open_sentence)
        for sound in SOUNDS:
            title = QCoreApplication.translate("Sound", sound.title)
            action = menu.addAction(title, partial(self._files.inputs.open_sound, sound.key))
            action.setToolTip(QCoreApplication.translate("Sound", sound.about))

    def _fill_recent(self) -> None:
        assert self._recent is not None
        self._recent.clear()
        files = self._settings.recent_files()
        for path in files:
            action = self._recent.addAction(path.name, partial(self._files.open_path, path))
            action.setToolTip(str(path))
        if files:
            self._recent.addSeparator()
            self._recent.addAction(self._actions["clear_recent"])
        else:
            self._recent.addAction(translate("Menus", "Nothing opened yet")).setEnabled(False)

    def _layer_menu(self) -> None:
        menu = self._menu(translate("Menus", "Layer"))
        add = self._layers.insert_menu(menu, None)
        add.setTitle(translate("Menus", "Add after the inspected one"))
        menu.addMenu(add)
        menu.addSeparator()
        menu.addActions([self._actions[key] for key in ("rename", "mute", "duplicate", "move_left", "move_right")])
        menu.addSeparator()
        menu.addAction(self._actions["remove"])

    def _view_menu(self) -> None:
        menu = self._menu(translate("Menus", "View"))
        menu.addActions([self._actions[key] for key in ("backwards", "effective_weight", "unpin")])
        self._choices(menu, translate("Menus", "Rule at a ReLU"), self._actions.rules)
        self._choices(menu, translate("Menus", "Seed"), self._actions.seeds)
        self._choices(menu, translate("Menus", "Colour scale"), self._actions.scales)
        self._choices(menu, translate("Menus", "Colours of the maps"), self._actions.colours)
        menu.addActions([self._actions["larger"], self._actions["smaller"]])
        menu.addSeparator()
        menu.addActions([self._actions["keep_world"], self._actions["swap_worlds"]])
        batch = menu.addMenu(translate("Menus", "Batch"))
        batch.addActions([self._actions[key] for key in IN_BATCH])
        menu.addSeparator()
        self._choices(menu, translate("Menus", "Theme"), self._actions.themes)
        self._choices(menu, translate("Menus", "Size of type and controls"), self._actions.sizes)
        self._choices(menu, "Language / 语言", self._actions.languages)
        menu.addSeparator()
        menu.addActions([self._actions[key] for key in ("present", "laser", "hold", "full_screen", "reset_layout")])

    def _lesson_menu(self) -> None:
        menu = self._menu(translate("Menus", "Lessons"))
        for number, lesson in enumerate(LESSONS, 1):
            title = QCoreApplication.translate("LessonTitle", lesson.title)
            menu.addAction(f"{number}. {title}", partial(self._start_lesson, lesson.key))
        menu.addSeparator()
        menu.addActions([self._actions["quiz"], self._actions["quiz_sketch"]])
        menu.addSeparator()
        menu.addActions(
            [
                self._actions[key]
                for key in ("lesson_open", "lesson_record", "scene_remove", "lesson_edit", "lesson_save")
            ]
        )
        menu.addSeparator()
        menu.addActions([self._actions[key] for key in ("scene_back", "scene_next", "scene_return", "lesson_close")])

    def _choices(self, parent: QMenu, title: str, group: QActionGroup) -> None:
        menu = parent.addMenu(title)
        menu.setToolTipsVisible(True)
        menu.addActions(group.actions())

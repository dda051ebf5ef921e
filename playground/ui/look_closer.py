"""The bottom panel: one thing at a time looked at closely, chosen by tabs; what is pinned is said at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from playground.network.setup import SeedKind
from playground.session.compute import ComputeService
from playground.session.document import Document
from playground.session.selection import Selection
from playground.ui.back.backprojection_view import BackProjectionView, SeedChooser
from playground.ui.kit.controls import TranslatedWidget
from playground.ui.kit.elided_label import ElidedLabel
from playground.ui.kit.layer_words import number_text
from playground.ui.kit.theme import SPACE_1, SPACE_3, SPACE_4, refit, theme_of

if TYPE_CHECKING:
    from playground.ui.back.back_view import BackView
    from playground.ui.back.rules_view import RulesView
    from playground.ui.computed.computed_view import ComputedView
    from playground.ui.design.design_view import DesignView
    from playground.ui.numbers.numbers_view import NumbersView
    from playground.ui.top_nine.top_nine_view import TopNineView
    from playground.ui.worlds.worlds_view import WorldsView
    from playground.ui.zoom.zoom_view import ZoomView

translate = QCoreApplication.translate
View = TypeVar("View", bound=QWidget)
BACK_PROJECTION, BACK, RULES, COMPUTED, ZOOM, TOP_NINE, NUMBERS, WORLDS, DESIGN = range(9)
PINNED = (BACK_PROJECTION, BACK, RULES)
"""The tabs about the pinned map's way back: its seed is chosen there."""


def tab_words() -> dict[int, tuple[str, str]]:
    """Tab -> its text and what it shows."""
    return {
        BACK_PROJECTION: (
            translate("LookCloser", "Back-projection"),
            translate("LookCloser", "The pinned map, run backwards to the picture stage by stage"),
        ),
        BACK: (
            translate("LookCloser", "How it goes back"),
            translate("LookCloser", "The way back step by step, and what piles up in a pixel"),
        ),
        RULES: (
            translate("LookCloser", "Four rules"),
            translate("LookCloser", "The pinned map run backwards by each rule, side by side"),
        ),
        COMPUTED: (
            translate("LookCloser", "How it is computed"),
            translate("LookCloser", "One unit: the numbers it comes from and their sum"),
        ),
        ZOOM: (
            translate("LookCloser", "Zoom"),
            translate("LookCloser", "One map enlarged, down to the value of every unit"),
        ),
        TOP_NINE: (
            translate("LookCloser", "Top 9"),
            translate("LookCloser", "The nine strongest units of each map over many pictures, and what they see"),
        ),
        NUMBERS: (
            translate("LookCloser", "Numbers"),
            translate("LookCloser", "What every layer costs, and what local connection and weight sharing save"),
        ),
        WORLDS: (
            translate("LookCloser", "Worlds"),
            translate("LookCloser", "The session beside another set-up or picture, and how far they are apart"),
        ),
        DESIGN: (
            translate("LookCloser", "Design"),
            translate("LookCloser", "The inspected kernel: its frequencies, its factors, and what to make it of"),
        ),
    }


class LookCloser(TranslatedWidget):
    """Holds the closer views; all but the first are imported and made when they are first looked at: together they
    would take as long as the rest of the window.

    `make_top_nine` makes the view of the strongest units: it asks for more of the window than the others.
    """

    world_file_wanted = Signal()
    """World B is to come from a file."""
    world_sample_wanted = Signal(str)
    """World B is to be this sample under the same network."""
    losing_world = Signal(object)
    """World B holds unsaved work and is to go; carries what is to be done when it may."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        service: ComputeService,
        make_top_nine: Callable[[], TopNineView],
    ) -> None:
        super().__init__()
        self._document, self._selection, self._service = document, selection, service
        self._is_clean = False
        self.back_projection = BackProjectionView(document, selection, service)
        self._make_top_nine = make_top_nine
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self._stack = QStackedWidget()
        self._top_bar: QWidget | None = None
        for _ in tab_words():
            self.tabs.addTab("")
        self._stack.addWidget(self.back_projection)
        self.summary = ElidedLabel("muted", trailing=True)
        self.seeds = SeedChooser(selection)
        self._lay_out()
        self.tabs.currentChanged.connect(self._on_tab_changed)
        selection.changed.connect(self._render)
        document.changed.connect(self._render)
        self._retranslate()

    def _lay_out(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(SPACE_4, 2, SPACE_4, 0)
        head.setSpacing(SPACE_3)
        head.addWidget(self.tabs)
        head.addWidget(self.summary, 1)
        head.addWidget(self.seeds)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addSpacing(SPACE_1)
        layout.addWidget(self._stack, 1)

    @cached_property
    def back(self) -> BackView:
        from playground.ui.back.back_view import BackView

        return self._added(BackView(self._document, self._selection, self._service))

    @cached_property
    def rules(self) -> RulesView:
        from playground.ui.back.rules_view import RulesView

        return self._added(RulesView(self._document, self._selection, self._service))

    @cached_property
    def computed(self) -> ComputedView:
        from playground.ui.computed.computed_view import ComputedView

        return self._added(ComputedView(self._document, self._selection, self._service))

    @cached_property
    def zoom(self) -> ZoomView:
        from playground.ui.zoom.zoom_view import ZoomView

        return self._added(ZoomView(self._document, self._selection, self._service))

    @cached_property
    def top_nine(self) -> TopNineView:
        view = self._make_top_nine()
        self._top_bar = view.bar
        self._head.insertWidget(self._head.indexOf(self.seeds), view.bar, 1)
        view.bar.hide()  # until its tab is the current one
        return self._added(view)

    @cached_property
    def numbers(self) -> NumbersView:
        from playground.ui.numbers.numbers_view import NumbersView

        return self._added(NumbersView(self._document, self._selection, self._service))

    @cached_property
    def worlds(self) -> WorldsView:
        from playground.ui.worlds.worlds_view import WorldsView

        view = self._added(WorldsView(self._document, self._selection, self._service))
        view.file_wanted.connect(self.world_file_wanted)
        view.sample_wanted.connect(self.world_sample_wanted)
        view.losing.connect(self.losing_world)
        return view

    @cached_property
    def design(self) -> DesignView:
        from playground.ui.design.design_view import DesignView

        return self._added(DesignView(self._document, self._selection, self._service))

    def _added(self, view: View) -> View:
        self._stack.addWidget(view)
        refit([view, *view.findChildren(QWidget)])
        return view

    def _view(self, place: int) -> QWidget:
        """The view of a tab, made now if nobody has looked at it yet."""
        views: dict[int, Callable[[], QWidget]] = {
            BACK_PROJECTION: lambda: self.back_projection,
            BACK: lambda: self.back,
            RULES: lambda: self.rules,
            COMPUTED: lambda: self.computed,
            ZOOM: lambda: self.zoom,
            TOP_NINE: lambda: self.top_nine,
            NUMBERS: lambda: self.numbers,
            WORLDS: lambda: self.worlds,
            DESIGN: lambda: self.design,
        }
        return views[place]()

    def open_tab(self, place: int) -> None:
        self.tabs.setCurrentIndex(place)

    def set_clean(self, clean: bool) -> None:
        """For a class: the tabs and what they show, without the choices beside them."""
        self._is_clean = clean
        self._render()

    def _retranslate(self) -> None:
        for place, (text, tip) in tab_words().items():
            self.tabs.setTabText(place, text)
            self.tabs.setTabToolTip(place, tip)
        self.tabs.setAccessibleName(translate("LookCloser", "Look closer"))
        self._render()

    def _render(self) -> None:
        is_back, is_top = self.tabs.currentIndex() in PINNED, self.tabs.currentIndex() == TOP_NINE
        self.seeds.setVisible(is_back and not self._is_clean)
        self.summary.setVisible(not is_top and not self._is_clean)
        if self._top_bar is not None:
            self._top_bar.setVisible(is_top)
        if self.tabs.property("backwards") != (is_back or is_top):
            self.tabs.setProperty("backwards", is_back or is_top)
            self.tabs.style().unpolish(self.tabs)
            self.tabs.style().polish(self.tabs)
        self.summary.set_text(self._summary_words() if is_back else "")

    def _summary_words(self) -> str:
        """ "pool1 · map 22 · 95 others set to zero"."""
        view, network = self._selection.view, self._document.network
        if view.layer is None:
            return ""
        try:
            index = network.index_of(view.layer)
        except KeyError:
            return ""
        if index + 1 >= len(network.shapes):
            return view.layer
        others = network.shapes[index + 1][0] - 1
        is_vector = others and network.shapes[index + 1][1:] == (1, 1)
        template = (
            translate("LookCloser", "{layer} · unit {map} · {others} others set to zero")
            if is_vector
            else translate("LookCloser", "{layer} · map {map} · {others} others set to zero")
        )
        words = template.format(layer=view.layer, map=view.map, others=number_text(others))
        if view.seed.kind is SeedKind.UNIT and not is_vector:
            words += translate("LookCloser", " · unit ({row}, {column})").format(
                row=view.seed.unit[0], column=view.seed.unit[1]
            )
        return words

    def _on_tab_changed(self, place: int) -> None:
        self._stack.setCurrentWidget(self._view(place))
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        painter.setPen(theme.color("line"))
        bottom = self._stack.geometry().top() - 1
        painter.drawLine(0, 0, self.width(), 0)
        painter.drawLine(0, bottom, self.width(), bottom)

"""Joins the actions that choose how things are looked at (rule, seed, scale, backwards, what weighs in a field) with
the selection, the service and what is remembered."""

from __future__ import annotations

from PySide6.QtCore import QObject

from playground.network.setup import Rule, Scale, SeedKind
from playground.session.compute import ComputeService
from playground.session.selection import Selection
from playground.session.settings import Settings
from playground.ui.window_actions import WindowActions, check


class ViewChoices(QObject):
    """A triggered action changes the selection; a changed selection checks its actions."""

    def __init__(
        self,
        actions: WindowActions,
        selection: Selection,
        service: ComputeService,
        settings: Settings,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._actions, self._selection, self._service, self._settings = actions, selection, service, settings
        actions.rules.triggered.connect(self._on_rule)
        actions.seeds.triggered.connect(self._on_seed)
        actions.scales.triggered.connect(self._on_scale)
        actions["backwards"].triggered.connect(selection.show_backwards)
        actions["effective_weight"].triggered.connect(self._on_weight)
        actions["unpin"].triggered.connect(self._on_unpin)
        selection.changed.connect(self._render)
        weighs = bool(settings.number("effective_weight", 1))
        actions["effective_weight"].setChecked(weighs)
        service.weigh_units(weighs)
        self._render()

    def _render(self) -> None:
        view, actions = self._selection.view, self._actions
        check(actions.rules, view.rule.value)
        check(actions.seeds, view.seed.kind.value)
        check(actions.scales, view.scale.value)
        actions["backwards"].setChecked(self._selection.shows_backwards)
        actions["unpin"].setEnabled(view.layer is not None)

    def _on_rule(self) -> None:
        self._selection.set_rule(Rule(self._actions.rules.checkedAction().data()))

    def _on_seed(self) -> None:
        self._selection.set_seed_kind(SeedKind(self._actions.seeds.checkedAction().data()))

    def _on_scale(self) -> None:
        self._selection.set_scale(Scale(self._actions.scales.checkedAction().data()))

    def _on_weight(self, weighs: bool) -> None:
        self._settings.set("effective_weight", int(weighs))
        self._service.weigh_units(weighs)

    def _on_unpin(self) -> None:
        self._selection.unpin()

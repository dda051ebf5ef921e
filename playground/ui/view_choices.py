"""Joins the actions that choose how things are looked at (rule, seed, scale, backwards) with the selection."""

from __future__ import annotations

from PySide6.QtCore import QObject

from playground.network.setup import Rule, Scale, SeedKind
from playground.session.selection import Selection
from playground.ui.window_actions import WindowActions, check


class ViewChoices(QObject):
    """A triggered action changes the selection; a changed selection checks its actions."""

    def __init__(self, actions: WindowActions, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._selection = actions, selection
        actions.rules.triggered.connect(self._on_rule)
        actions.seeds.triggered.connect(self._on_seed)
        actions.scales.triggered.connect(self._on_scale)
        actions["backwards"].triggered.connect(selection.show_backwards)
        actions["unpin"].triggered.connect(self._on_unpin)
        selection.changed.connect(self._render)
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

    def _on_unpin(self) -> None:
        self._selection.unpin()

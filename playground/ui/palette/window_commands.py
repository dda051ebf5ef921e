"""All that the palette offers: the menus, the layers and their maps, the closer views, the steps of a presentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenuBar

from playground.session.document import Document
from playground.session.selection import Selection
from playground.ui.kit.layer_words import describe
from playground.ui.layer_steps import LayerSteps
from playground.ui.look_closer import LookCloser, tab_words
from playground.ui.palette.commands import Command, action_command, menu_commands
from playground.ui.window_actions import PRESENTING, WindowActions

translate = QCoreApplication.translate
MAP = re.compile(r"\s*(\S+?)\s*[:\s]\s*(\d{1,7})\s*")
"""A map as it is named everywhere: "conv1:12"."""


class WindowCommands:
    """Read anew whenever something is typed: what cannot be done now is not in it."""

    def __init__(
        self,
        bar: QMenuBar,
        actions: WindowActions,
        document: Document,
        selection: Selection,
        closer: LookCloser,
        steps: LayerSteps,
    ) -> None:
        self._bar, self._actions, self._document, self._selection = bar, actions, document, selection
        self._closer, self._steps = closer, steps

    def __call__(self, typed: str) -> list[Command]:
        return [*self._map_named(typed), *menu_commands(self._bar), *self._elsewhere()]

    def _elsewhere(self) -> list[Command]:
        where, commands = translate("Palette", "Go to the layer"), []
        for place, layer in enumerate(self._document.network.layers):
            go = partial(self._steps.go, place + 1)
            commands.append(Command(f"{layer.name} · {describe(layer)}", (where,), (), go))
        for tab, (text, _) in tab_words().items():
            open_tab: Callable[[], None] = partial(self._closer.open_tab, tab)
            commands.append(Command(text, (translate("Palette", "Look closer"),), (), open_tab))
        steps = (self._actions[key] for key in PRESENTING if key not in ("laser", "hold"))  # those are in a menu
        presentation = translate("Palette", "Presentation")
        return commands + [action_command(action, presentation) for action in steps if action.isEnabled()]

    def _map_named(self, typed: str) -> list[Command]:
        """ "conv1:12" pins that map, if there is one."""
        found = MAP.fullmatch(typed)
        network = self._document.network
        index = next((i for i, layer in enumerate(network.layers) if found and layer.name == found[1]), None)
        if found is None or index is None or index + 1 >= len(network.shapes):
            return []
        number = int(found[2])
        if number >= network.shapes[index + 1][0]:
            return []
        words = f"{network.layers[index].name}:{number}"
        pin = partial(self._selection.pin, index, number)
        return [Command(f"{typed.strip()} ", (translate("Palette", "Pin map {map}").format(map=words),), (), pin)]

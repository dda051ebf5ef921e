"""The parameters of a layer as rows of a form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from playground.network.editing.channel_edits import ChannelEdit
from playground.network.layers import Layer, PerChannelLayer
from playground.network.network import Network
from playground.ui.inspector.layer_parameters import CHOICE_WORDS, PARAMETERS, LayerEdit, parameter_words
from playground.ui.kit.controls import TranslatedWidget, label, row
from playground.ui.kit.form_fields import ChoiceField, FormField, NameField, WholeField
from playground.ui.kit.theme import SPACE_1

translate = QCoreApplication.translate


class LayerForm(TranslatedWidget):
    """Shows a layer's parameters. `edited` carries the parameter's key, its LayerEdit and the value wanted.

    Of a layer with numbers for every channel those of one are shown; `channel_chosen` carries another one.
    """

    edited = Signal(str, object, object)
    channel_chosen = Signal(object)
    gesture_begun = Signal()
    gesture_ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._kind: type[Layer] | None = None
        self._channel = 0
        self._rows: dict[str, QWidget] = {}
        self._names: dict[str, QLabel] = {}
        self.fields: dict[str, FormField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)
        self.channel, self._channel_name = WholeField(0, 0), label()
        self.channel.edited.connect(self.channel_chosen)
        self._channel_row = row(self._channel_name, self.channel)
        self._column.addWidget(self._channel_row)

    def show_layer(
        self, layer: Layer, channel: int = 0, channels: int | None = None, poolings: Sequence[str] = ()
    ) -> None:
        """Show the values of `layer`; the rows are made anew for another kind.

        `channel` of its `channels` (None: as many as it has numbers for) is the one whose numbers are shown. `poolings`
        are the names an un-pooling can choose from.
        """
        if type(layer) is not self._kind:
            self._make_rows(type(layer))
        has_channels = isinstance(layer, PerChannelLayer)
        self._channel_row.setVisible(has_channels)
        if isinstance(layer, PerChannelLayer):
            last = (layer.channels if channels is None else min(channels, layer.channels)) - 1
            self._channel = min(channel, last)
            self.channel.field.high = last
            self.channel.set_value(self._channel)
        for key, field in self.fields.items():
            parameter = PARAMETERS[key]
            if isinstance(field, NameField):
                field.set_choices(poolings)
            value = parameter.read(layer)
            field.set_value(float(value[self._channel]) if parameter.per_channel else value)
            self._rows[key].setVisible(parameter.matters(layer))

    def _make_rows(self, kind: type[Layer]) -> None:
        for old in self._rows.values():
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._kind, self._rows, self._names, self.fields = kind, {}, {}, {}
        for key, parameter in PARAMETERS.items():
            if not issubclass(kind, parameter.kinds):
                continue
            field = parameter.make()
            field.edited.connect(partial(self._on_edited, key))
            field.gesture_begun.connect(self.gesture_begun)
            field.gesture_ended.connect(self.gesture_ended)
            self._names[key], self.fields[key] = label(), field
            self._rows[key] = row(self._names[key], field)
            self._column.addWidget(self._rows[key])
        self._retranslate()

    def _retranslate(self) -> None:
        words = parameter_words()
        name, tip = (
            translate("LayerForm", "Map"),
            translate("LayerForm", "Whose numbers are shown; a click on a map shows it"),
        )
        self._channel_name.setText(name)
        self._channel_name.setToolTip(tip)
        self.channel.set_name(name, tip)
        for key, field in self.fields.items():
            self._names[key].setText(words[key][0])
            self._names[key].setToolTip(words[key][1])
            field.set_name(*words[key])
        for key, make in CHOICE_WORDS.items():
            choice = self.fields.get(key)
            if isinstance(choice, ChoiceField):
                choice.set_words(make())

    def _on_edited(self, key: str, value: object) -> None:
        parameter = PARAMETERS[key]
        edit: LayerEdit = parameter.edit
        if parameter.per_channel:
            edit = partial(_of_channel, parameter.edit, self._channel)
        self.edited.emit(key, edit, value)


def _of_channel(edit: ChannelEdit, channel: int, network: Network, index: int, value: float) -> Network:
    return edit(network, index, channel, value)

"""What the user looks at: pinned map, inspected layer and kernel, seed, rule, scale, and what the mouse is over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from playground.network.feeding import feeding_convolution
from playground.network.layers import (
    KernelLayer,
    PerChannelLayer,
    Shape,
)
from playground.network.network import Network
from playground.network.setup import Rule, Scale, SeedKind, Unpooling, View

INPUT = -1
"""The index that stands for the network's input."""
MANY = 1 << 30
"""More maps than any layer has."""


@dataclass(frozen=True)
class Place:
    """A position in a map: layer index (INPUT for the input), map, row, column."""

    layer: int
    map: int
    row: int
    column: int


class Selection(QObject):
    """The view part of the session. It is saved with the set-up but is no undo step."""

    changed = Signal()
    """Pinned map, seed, rule or scale changed: something else must be computed or drawn."""
    inspected_changed = Signal()
    """Another layer or kernel stands in the inspector."""
    slice_changed = Signal()
    """Another slice of the inspected kernel is edited, or all of them."""
    hovered = Signal(object)
    """The Place under the mouse, or None."""
    backwards_changed = Signal(bool)
    """The columns show the reverse pass (True) or the forward maps."""

    def __init__(self, view: View, network: Network, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = fitting(view, network)
        self._network = network
        self._backwards = False
        self._slice: int | None = 0
        self._hovered: Place | None = None

    @property
    def view(self) -> View:
        return self._view

    @property
    def looked_at(self) -> Place | None:
        """The unit under the mouse, else the one that is kept of the pinned map; its layer may have no maps now."""
        view, place = self._view, self._hovered
        if place is not None or view.layer is None or view.seed.kind is not SeedKind.UNIT:
            return place
        return Place(self._network.index_of(view.layer), view.map, *view.seed.unit)

    @property
    def shows_backwards(self) -> bool:
        return self._backwards

    @property
    def slice(self) -> int | None:
        """The slice of the inspected kernel that edits go into; None: all. Another layer begins with a single one."""
        return self._slice

    def set_view(self, view: View) -> None:
        """Look at `view`; a map, kernel or unit that its layer has not is replaced by the last one it has."""
        view = _inside(view, self._network)
        if view == self._view:
            return
        inspected = (view.inspected, view.kernel) != (self._view.inspected, self._view.kernel)
        if view.inspected != self._view.inspected:
            self._slice = self._slice or 0
        self._view = view
        if inspected:
            self.inspected_changed.emit()
        self.changed.emit()

    def pin(self, index: int, channel: int, unit: tuple[int, int] | None = None) -> None:
        """Pin a map; the inspector goes to the kernel that makes it, unless it shows this layer already or it has
        numbers of its own for the map."""
        layer = self._network.layers[index]
        maker = feeding_convolution(self._network, index)
        inspected = layer.name
        has_own = isinstance(layer, PerChannelLayer)
        if maker is not None and self._view.inspected != layer.name and not has_own:
            inspected = self._network.layers[maker].name
        seed = self._view.seed if unit is None else replace(self._view.seed, unit=unit)
        view = replace(self._view, layer=layer.name, map=channel, seed=seed, inspected=inspected, kernel=channel)
        self.set_view(view)

    def pin_unit(self, index: int, channel: int, unit: tuple[int, int]) -> None:
        """Pin a map and keep nothing of it but this unit."""
        self.set_view(replace(self._view, seed=replace(self._view.seed, kind=SeedKind.UNIT)))
        self.pin(index, channel, unit)

    def unpin(self) -> None:
        self.set_view(replace(self._view, layer=None, map=0))

    def inspect(self, name: str | None, kernel: int | None = None) -> None:
        """Show a layer (None: the input) in the inspector; the pin stays."""
        chosen = self._view.kernel if kernel is None else kernel
        self.set_view(replace(self._view, inspected=name, kernel=chosen))

    def choose_slice(self, slice: int | None) -> None:
        """Edit this slice of the inspected kernel; None: all together."""
        if slice != self._slice:
            self._slice = slice
            self.slice_changed.emit()

    def set_rule(self, rule: Rule) -> None:
        self.set_view(replace(self._view, rule=rule))

    def set_unpooling(self, unpooling: Unpooling) -> None:
        self.set_view(replace(self._view, unpooling=unpooling))

    def set_seed_kind(self, kind: SeedKind) -> None:
        self.set_view(replace(self._view, seed=replace(self._view.seed, kind=kind)))

    def set_own_value(self, own: bool) -> None:
        self.set_view(replace(self._view, seed=replace(self._view.seed, own_value=own)))

    def set_scale(self, scale: Scale) -> None:
        self.set_view(replace(self._view, scale=scale))

    def show_backwards(self, backwards: bool) -> None:
        if backwards != self._backwards:
            self._backwards = backwards
            self.backwards_changed.emit(backwards)
            self.changed.emit()

    def hover(self, place: Place | None) -> None:
        self._hovered = place
        self.hovered.emit(place)

    def follow(self, network: Network) -> None:
        """Keep pointing at something that exists after an edit: by name, else at the same place in the stack."""
        old, self._network = self._network, network
        self.set_view(_following(self._view, old, network))

    def reset(self, view: View, network: Network) -> None:
        """Take over the view of a set-up that was opened."""
        self._network = network
        self.set_view(_following(view, network, network))


def fitting(view: View, network: Network) -> View:
    """The view with layers, maps and units that `network` has."""
    return _inside(_following(view, network, network), network)


def _following(view: View, old: Network, new: Network) -> View:
    return replace(view, layer=_successor(old, new, view.layer), inspected=_successor(old, new, view.inspected))


def _successor(old: Network, new: Network, name: str | None) -> str | None:
    if name is None or not new.layers:
        return None
    if any(layer.name == name for layer in new.layers):
        return name
    try:
        index = old.index_of(name)
    except KeyError:
        index = 0
    return new.layers[min(index, len(new.layers) - 1)].name


def _inside(view: View, network: Network) -> View:
    """The view with numbers that are there; those of a layer that cannot be computed now stay for when it can."""
    kernel = min(view.kernel, _kernel_count(network, view.inspected) - 1)
    shape = _shape(network, view.layer)
    if shape is None:
        return replace(view, kernel=kernel)
    row, column = view.seed.unit
    seed = replace(view.seed, unit=(min(row, shape[1] - 1), min(column, shape[2] - 1)))
    return replace(view, map=min(view.map, shape[0] - 1), kernel=kernel, seed=seed)


def _shape(network: Network, name: str | None) -> Shape | None:
    """The output shape of the layer `name`, if it has one now."""
    if name is None:
        return None
    index = network.index_of(name)
    return network.shapes[index + 1] if index + 1 < len(network.shapes) else None


def _kernel_count(network: Network, name: str | None) -> int:
    """How many kernels or maps of the layer `name` there are to inspect; a muted convolution keeps its kernels."""
    if name is None:
        return 1
    layer = network.layers[network.index_of(name)]
    if isinstance(layer, KernelLayer):
        return layer.output_channels
    shape = _shape(network, name)
    return MANY if shape is None else shape[0]

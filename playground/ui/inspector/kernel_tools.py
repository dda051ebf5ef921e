"""What one can do to a kernel with a click: the presets by name, the transforms, scaling, random cells."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout

from playground.network.kernel.kernel_transforms import KERNEL_TRANSFORMS, random_kernel, scale
from playground.network.kernel.kernels import NAMED_KERNELS, named_kernel
from playground.network.layers import Array
from playground.ui.kit.controls import NumberField, TranslatedWidget, pill
from playground.ui.kit.icons import icon
from playground.ui.kit.theme import SPACE_1, SPACE_2, fix_width, theme_of

translate = QCoreApplication.translate
KernelFunction = Callable[[Array], Array]
"""From the kernel that is shown, (I, J) or (K, I, J), to the one wanted."""
_ICONS = {
    "flip_horizontally": "flip_horizontal",
    "flip_vertically": "flip_vertical",
    "rotate_90": "rotate",
    "transpose": "transpose",
    "negate": "negate",
}
_SHORT = {"rotate_180": "180°", "zero_sum": "Σ=0", "unit_sum": "Σ=1"}
_SUMS = ("zero_sum", "unit_sum")
SCALES = (0.5, 2.0, 10.0, 0.1)


class KernelTools(TranslatedWidget):
    """Pills. `wanted` carries the name of the step and the KernelFunction."""

    wanted = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.presets = pill()
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setMenu(QMenu(self.presets))
        self.scales = pill()
        self.scales.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.scales.setMenu(QMenu(self.scales))
        self.transforms: dict[str, QToolButton] = {}
        for transform in KERNEL_TRANSFORMS:
            button = pill(icon_only=transform.key in _ICONS)
            button.clicked.connect(partial(self._on_transform, transform.key))
            self.transforms[transform.key] = button
        self.random = pill(icon_only=True)
        self.random.clicked.connect(self._on_random)
        self.seed = NumberField(0, 9999)
        fix_width(self.seed, 46)
        self.seed.edited.connect(self._on_random)
        self._lay_out()
        self._retranslate()
        self._restyle()

    def _lay_out(self) -> None:
        sums = [self.transforms[key] for key in _SUMS]
        turns = [button for key, button in self.transforms.items() if key not in _SUMS]
        first, second = QHBoxLayout(), QHBoxLayout()
        for line, left, right in (
            (first, [self.presets, self.scales], sums),
            (second, turns, [self.seed, self.random]),
        ):
            line.setSpacing(SPACE_1 - 1)
            for button in left:
                line.addWidget(button)
            line.addStretch(1)
            for widget in right:
                line.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_2)
        layout.addLayout(first)
        layout.addLayout(second)

    def _retranslate(self) -> None:
        self.presets.setText(translate("KernelTools", "Preset"))
        self.presets.setToolTip(translate("KernelTools", "Draw a known kernel at this size"))
        self._fill(self.presets.menu(), [(entry.title, entry.key) for entry in NAMED_KERNELS])
        self.scales.setText(translate("KernelTools", "Scale"))
        self.scales.setToolTip(translate("KernelTools", "Multiply every cell"))
        menu = self.scales.menu()
        menu.clear()
        for factor in SCALES:
            menu.addAction(f"× {factor:g}", partial(self._on_scale, factor))
        for transform in KERNEL_TRANSFORMS:
            button, title = self.transforms[transform.key], translate("Kernel", transform.title)
            button.setText(_SHORT.get(transform.key, ""))
            button.setToolTip(title)
            button.setAccessibleName(title)
        words = translate("KernelTools", "Random cells from this seed: the same seed draws the same kernel")
        for widget in (self.random, self.seed):
            widget.setToolTip(words)
        self.random.setAccessibleName(translate("KernelTools", "Random cells"))
        self.seed.setAccessibleName(translate("KernelTools", "Seed of the random cells"))

    def _restyle(self) -> None:
        color = theme_of(self).muted
        for key, name in _ICONS.items():
            self.transforms[key].setIcon(icon(name, color))
        self.random.setIcon(icon("dice", color))

    def _fill(self, menu: QMenu, entries: list[tuple[str, str]]) -> None:
        menu.clear()
        for title, key in entries:
            menu.addAction(translate("Kernel", title), partial(self._on_preset, key))
            if key in ("zero", "emboss", "difference_of_gaussians", "line_falling"):
                menu.addSeparator()

    def _on_preset(self, key: str) -> None:
        title = next(entry.title for entry in NAMED_KERNELS if entry.key == key)
        self.wanted.emit(translate("Kernel", title), lambda kernel: named_kernel(key, kernel.shape[-2:]))

    def _on_transform(self, key: str) -> None:
        transform = next(entry for entry in KERNEL_TRANSFORMS if entry.key == key)
        self.wanted.emit(translate("Kernel", transform.title), transform.apply)

    def _on_scale(self, factor: float) -> None:
        text = translate("KernelTools", "Scale the kernel by {factor}").format(factor=f"{factor:g}")
        self.wanted.emit(text, lambda kernel: scale(kernel, factor))

    def _on_random(self, _: object = None) -> None:
        seed = int(self.seed.value())
        if self.sender() is self.random:
            seed += 1
            self.seed.set_value(seed)
        self.wanted.emit(translate("KernelTools", "Random kernel"), lambda kernel: random_kernel(seed, kernel.shape))

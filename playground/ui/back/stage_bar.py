"""Goes through the stages of the way back, from the seed to the picture."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.ui.computed.step_bar import StepBar

translate = QCoreApplication.translate


class StageBar(StepBar):
    """A StepBar whose places are stages."""

    def __init__(self) -> None:
        super().__init__(backwards=True)
        self.speed.set_current("slow")

    def _words(self) -> tuple[str, str, str, str]:
        return (
            translate("StageBar", "To the seed (Home)"),
            translate("StageBar", "The stage before (←)"),
            translate("StageBar", "The next stage on the way back (→)"),
            translate("StageBar", "From the seed at the left to the picture at the right"),
        )

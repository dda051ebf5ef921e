"""The forms in which a network can be written for other programs."""

from __future__ import annotations

from enum import Enum
from pathlib import Path


class ExportForm(str, Enum):
    """What can be written."""

    ONNX = "onnx"
    SAFETENSORS = "safetensors"
    NUMPY = "numpy"
    PYTORCH = "pytorch"
    KERAS = "keras"

    @property
    def ending(self) -> str:
        """Of the file's name."""
        return self.value if self in (ExportForm.ONNX, ExportForm.SAFETENSORS) else "py"

    def beside(self, path: Path) -> Path | None:
        """The file of weights that goes with source text at `path`; None for a form that is one file."""
        return None if self in (ExportForm.ONNX, ExportForm.SAFETENSORS) else path.with_suffix(".npz")

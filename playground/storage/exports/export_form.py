"""The forms in which a network can be written for other programs."""

from __future__ import annotations

from enum import Enum


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

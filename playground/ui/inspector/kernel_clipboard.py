"""Kernels through the clipboard: between slices, kernels, layers, windows and spreadsheets, as plain text."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication

from playground.network.editing.kernel_edits import set_kernel
from playground.network.kernel.kernel_fit import pasted
from playground.network.kernel.kernel_place import KernelPlace
from playground.network.kernel.kernel_text import kernel_from_text, kernel_text
from playground.network.sentence import SpokenError
from playground.session.document import Document

translate = QCoreApplication.translate


def copy_kernel(place: KernelPlace) -> None:
    """The chosen slice, or all slices in use, into the clipboard."""
    QGuiApplication.clipboard().setText(kernel_text(place.chosen))


def paste_kernel(document: Document, place: KernelPlace) -> None:
    """What the clipboard holds into the chosen slice; several slices into all. Refused in words where it cannot go."""
    try:
        copied = kernel_from_text(QGuiApplication.clipboard().text())
        slice = place.slice if len(copied) == 1 else None
        wanted = pasted(copied, (place.chosen if slice is not None else place.slices).shape)
    except SpokenError as error:
        document.refuse(error.sentence)
        return
    document.edit(_words(copied.shape[1:], place), set_kernel, place.index, place.number, slice, wanted)


def _words(size: tuple[int, ...], place: KernelPlace) -> str:
    """What the step is called; how the copy was made to fit is part of it."""
    own = place.layer.kernel_size
    if tuple(size) == own:
        return translate("KernelClipboard", "Paste a kernel into {name}").format(name=place.layer.name)
    return translate("KernelClipboard", "Paste a {old} kernel as {new} into {name}").format(
        old=f"{size[0]} × {size[1]}", new=f"{own[0]} × {own[1]}", name=place.layer.name
    )

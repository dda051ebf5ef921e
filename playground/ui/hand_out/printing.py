"""Puts what is painted into a file: PNG for slides, SVG and PDF, whose words stay words, for print."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from playground.ui.kit.image_data import png_of

Paint = Callable[[QPainter], None]
"""Paints on a surface whose unit is the point, 1/72 inch."""

PAGE_ENDINGS = (".pdf", ".svg", ".png")
PNG_RATIO = 2.5
"""Pixels a point: a page of A4 is 1488 x 2105."""
PDF_DOTS = 300
POINTS = 72


def printed(paint: Paint, size: QSize, title: str, ending: str, ratio: float = PNG_RATIO) -> bytes:
    """What `paint` paints on a surface of `size` points, as a file of one of PAGE_ENDINGS."""
    if ending == ".png":
        return png_of(painted(paint, size, ratio))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if ending == ".svg":
        _paint_svg(buffer, paint, size, title)
    else:
        _paint_pdf(buffer, paint, size, title)
    return bytes(buffer.data().data())


def painted(paint: Paint, size: QSize, ratio: float = PNG_RATIO) -> QImage:
    """The same as a picture on white."""
    image = QImage(size * ratio, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    try:
        painter.scale(ratio, ratio)
        paint(painter)
    finally:
        painter.end()  # Qt ends the program where a painter outlives what it paints on
    return image


def _paint_svg(buffer: QBuffer, paint: Paint, size: QSize, title: str) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(POINTS)
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    generator.setTitle(title)
    painter = QPainter(generator)
    paint(painter)
    painter.end()


def _paint_pdf(buffer: QBuffer, paint: Paint, size: QSize, title: str) -> None:
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setResolution(PDF_DOTS)
    page = QPageSize(QSizeF(size), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
    painter = QPainter(writer)
    painter.scale(PDF_DOTS / POINTS, PDF_DOTS / POINTS)
    paint(painter)
    painter.end()

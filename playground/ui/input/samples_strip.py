"""The embedded samples as small pictures: one click puts another one under the network."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from playground.inputs.pictures.samples import SAMPLES, thumbnail
from playground.network.layers import Array
from playground.ui.kit.small_pictures import THUMBNAIL, SmallPictures

translate = QCoreApplication.translate


class SamplesStrip(SmallPictures):
    """`chosen` carries the key of a sample."""

    def __init__(self) -> None:
        super().__init__([sample.key for sample in SAMPLES])

    def picture_of(self, key: str) -> Array:
        return thumbnail(key, THUMBNAIL)

    def words_of(self, key: str) -> tuple[str, str]:
        (sample,) = (sample for sample in SAMPLES if sample.key == key)
        title = QCoreApplication.translate("Sample", sample.title)  # marked where the samples are listed
        return translate("SamplesStrip", "Sample: {title}").format(title=title), f"{title}\n{sample.credit}".strip()

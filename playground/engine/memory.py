"""Memory is planned before it is taken: a pass that would not fit is refused with the arithmetic."""

from __future__ import annotations

from playground import limits
from playground.network.network import Network
from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError

FLOAT_BYTES = 4


def check_memory(network: Network, batch: int) -> None:
    """Raise NetworkError when the maps of one pass of `batch` images take more than limits.SESSION_BYTES."""
    values = sum(channels * height * width for channels, height, width in network.shapes)
    needed = values * FLOAT_BYTES * batch
    if needed > limits.SESSION_BYTES:
        raise NetworkError(
            QT_TRANSLATE_NOOP(
                "Sentence",
                "The maps need {values} values x {size} bytes x {batch} images = {needed} MB; the limit is {limit} MB.",
            ),
            values=f"{values:,}",
            size=FLOAT_BYTES,
            batch=batch,
            needed=f"{needed / limits.MEGABYTE:,.0f}",
            limit=f"{limits.SESSION_BYTES / limits.MEGABYTE:,.0f}",
        )

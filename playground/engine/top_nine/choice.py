"""Which maps of a layer are shown, and what their nine have in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

TWELVE = 12
"""Maps of the article's last figure."""


def random_maps(maps: int, count: int, seed: int) -> tuple[int, ...]:
    """`count` of the maps (all, if there are no more) by seed, in order."""
    chosen = np.random.default_rng(seed).choice(maps, min(count, maps), replace=False)
    return tuple(sorted(int(channel) for channel in chosen))


def commonest(labels: Sequence[str | None]) -> tuple[str, int] | None:
    """The label that most of the nine have, the stronger one's when several have; None when one has no label."""
    known = [label for label in labels if label is not None]
    if not known or len(known) < len(labels):
        return None
    return Counter(known).most_common(1)[0]

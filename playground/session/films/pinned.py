"""Which map is pinned, for work that needs one."""

from __future__ import annotations

from playground.network.sentence import QT_TRANSLATE_NOOP, NetworkError, Sentence, SpokenError
from playground.network.setup import SetUp

NOTHING_PINNED = Sentence(
    QT_TRANSLATE_NOOP("Sentence", "Nothing is pinned: click a map first, then its way back can be shown.")
)


def pinned_map(setup: SetUp) -> tuple[int, int]:
    """(layer index, map). Raises SpokenError where nothing is pinned, or there is no such map or it is not computed."""
    network, view = setup.network, setup.view
    names = [layer.name for layer in network.layers]
    if view.layer not in names:
        raise SpokenError(NOTHING_PINNED.template)
    index = names.index(view.layer)
    if network.problem is not None and index + 1 >= len(network.shapes):
        raise SpokenError(network.problem.sentence.template, **network.problem.sentence.values)
    if view.map >= network.shapes[index + 1][0]:
        raise NetworkError(
            QT_TRANSLATE_NOOP("Sentence", "{name} has no map {number} any more."), name=view.layer, number=view.map
        )
    return index, view.map

"""The menu of all kinds of layers, the many that are alike in sub-menus."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from playground.network.layers import (
    ELU,
    GELU,
    LAYER_KINDS,
    SELU,
    AdaptivePooling,
    AveragePooling,
    BatchNormalization,
    Clip,
    GlobalPooling,
    HardSigmoid,
    InstanceNormalization,
    Layer,
    LeakyReLU,
    LocalResponseNormalization,
    LpPooling,
    MaxPooling,
    MaxUnpooling,
    ParametricReLU,
    ReLU,
    Sigmoid,
    SiLU,
    Softplus,
    SumPooling,
    Tanh,
)
from playground.ui.kit.layer_words import kind_names, kind_purposes

translate = QCoreApplication.translate

GROUPS: dict[str, tuple[type[Layer], ...]] = {
    "activation": (ReLU, LeakyReLU, ParametricReLU, Sigmoid, Tanh, ELU, SELU, GELU, SiLU, Softplus, HardSigmoid, Clip),
    "normalisation": (BatchNormalization, InstanceNormalization, LocalResponseNormalization),
    "pooling": (MaxPooling, AveragePooling, SumPooling, LpPooling, AdaptivePooling, GlobalPooling, MaxUnpooling),
}
"""Kinds that share a sub-menu; it stands where the first of them does in LAYER_KINDS. All others stand alone."""


def group_names() -> dict[str, str]:
    """Group -> its name in the language that is on."""
    return {
        "activation": translate("LayerGroup", "Activation"),
        "normalisation": translate("LayerGroup", "Normalisation"),
        "pooling": translate("LayerGroup", "Pooling"),
    }


def kind_menu(parent: QWidget, choose: Callable[[type[Layer]], None]) -> QMenu:
    """A menu that calls `choose` with the kind; every action carries its kind's key."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)
    names, purposes, titles = kind_names(), kind_purposes(), group_names()
    places = {kind: group for group, kinds in GROUPS.items() for kind in kinds}
    menus: dict[str, QMenu] = {}
    for kind in LAYER_KINDS:
        group = places.get(kind)
        if group is not None and group not in menus:
            menus[group] = menu.addMenu(titles[group])
            menus[group].setToolTipsVisible(True)
        action = (menu if group is None else menus[group]).addAction(names[kind.kind])
        action.setToolTip(purposes[kind.kind])
        action.setData(kind.kind)
        action.triggered.connect(partial(choose, kind))
    return menu

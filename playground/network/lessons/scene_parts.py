"""The words that describe a scene of a lesson. They need nothing, so that the window can know them from its start."""

from __future__ import annotations

from enum import Enum


class Part(str, Enum):
    """What of the window a scene may hide or light."""

    INPUT = "input"
    INSPECTOR = "inspector"
    CLOSER = "closer"
    STAGE = "stage"


class Lock(str, Enum):
    """What of the session cannot be changed while a scene is shown."""

    NETWORK = "network"
    INPUT = "input"


class Tab(str, Enum):
    """What the closer look shows."""

    BACK_PROJECTION = "back_projection"
    BACK = "back"
    RULES = "rules"
    COMPUTED = "computed"
    ZOOM = "zoom"
    TOP_NINE = "top_nine"
    NUMBERS = "numbers"
    WORLDS = "worlds"
    DESIGN = "design"


class Blank(str, Enum):
    """What is covered until the answer is given."""

    MAP = "map"
    PROJECTION = "projection"

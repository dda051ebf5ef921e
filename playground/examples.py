"""The example set-ups that come with the program, each made to show one thing; `resources/setups` holds them."""

from __future__ import annotations

from dataclasses import dataclass

from playground.default_session import resolve_sample
from playground.network.sentence import QT_TRANSLATE_NOOP
from playground.network.setup import SetUp
from playground.resources import resource
from playground.storage.setup_file import load_setup


@dataclass(frozen=True)
class Example:
    """An embedded set-up; `title`, marked for translation, is also the one in its file."""

    key: str
    title: str


EXAMPLES: tuple[Example, ...] = (
    Example("edges", QT_TRANSLATE_NOOP("SetUpTitle", "Edge detectors")),
    Example("blur_sharpen", QT_TRANSLATE_NOOP("SetUpTitle", "Blur, then sharpen")),
    Example("points", QT_TRANSLATE_NOOP("SetUpTitle", "Points draw the kernel")),
    Example("stripes", QT_TRANSLATE_NOOP("SetUpTitle", "Which way do the stripes run?")),
)
"""In the order a menu lists them, from simple to deep."""


def example_setup(key: str) -> SetUp:
    """The example of that key, a fresh value; raises SetUpError when its file is missing or damaged."""
    return resolve_sample(load_setup(resource("setups", f"{key}.json")))

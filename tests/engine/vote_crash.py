"""A library that crashes at every third trial, for the test of what is made of one that does."""

from __future__ import annotations

import os

from tests.engine.trials import Trial
from tests.engine.votes import Vote


def vote(trial: Trial) -> tuple[list[Vote], None]:
    if trial.number % 3 == 2:
        os.abort()
    return ["it knows nothing"] * len(trial.network.layers), None

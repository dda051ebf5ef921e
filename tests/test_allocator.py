"""Freed memory stays with the process: counted in page faults, in a process of its own."""

from __future__ import annotations

import subprocess
import sys

import pytest

FAULTS = """
import resource
import numpy as np
from playground.allocator import keep_freed_memory

def faults(rounds):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(rounds):
        maps = [np.ones(1 << 20, np.float32) for _ in range(4)]
        del maps
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before

said = keep_freed_memory()
faults(3)
print(int(said), faults(20))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the allocator of another system")
def test_maps_made_again_are_made_of_the_memory_of_those_before() -> None:
    found = subprocess.run([sys.executable, "-c", FAULTS], capture_output=True, text=True, check=True).stdout.split()
    said, faults = map(int, found)
    if not said:
        pytest.skip("not glibc")
    pages = 20 * 4 * 4 * 1024 * 1024 // 4096
    assert faults < pages / 20

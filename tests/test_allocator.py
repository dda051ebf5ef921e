"""Freed memory stays with the process, in large pages: counted in processes of their own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

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


LARGE = """
import re
from pathlib import Path
import numpy as np
from playground.allocator import keep_freed_memory

said = keep_freed_memory()
maps = [np.ones(1 << 18, np.float32) for _ in range(64)]  # of 4 MB numpy would ask itself
sizes = re.findall("AnonHugePages: *([0-9]+) kB", Path("/proc/self/smaps").read_text())
print(int(said), sum(map(int, sizes)))
"""
SWITCH = Path("/sys/kernel/mm/transparent_hugepage/enabled")


@pytest.mark.skipif(not SWITCH.exists() or "[never]" in SWITCH.read_text(), reason="a system without large pages")
def test_maps_lie_in_large_pages() -> None:
    """64 maps of 1 MB each; the system may have few such pages left, so only some of them are asked for."""
    found = subprocess.run([sys.executable, "-c", LARGE], capture_output=True, text=True, check=True).stdout.split()
    said, kilobytes = map(int, found)
    if not said:
        pytest.skip("not glibc")
    assert kilobytes >= 16 * 1024


BACK = """
from pathlib import Path
import numpy as np
from playground.allocator import KEPT_BYTES, keep_freed_memory

def resident():
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

said = keep_freed_memory()
before = resident()
maps = [np.ones(1 << 20, np.float32) for _ in range(128)]
taken = resident() - before
del maps
print(int(said), taken, resident() - before, KEPT_BYTES)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the allocator of another system")
def test_what_is_more_than_is_kept_goes_back_to_the_system() -> None:
    found = subprocess.run([sys.executable, "-c", BACK], capture_output=True, text=True, check=True).stdout.split()
    said, taken, left, kept = map(int, found)
    if not said:
        pytest.skip("not glibc")
    assert taken > 4 * kept - (8 << 20)
    assert left < kept + (8 << 20)

"""Planned against taken memory of a batch: `python -m tests.session.batch_memory`, for a few numbers of pictures.

Each in a child process that makes all pictures small, computes one map of each, and prints the bytes that its peak lies
above what it had before, and the plan. Linux only: the peak is read from /proc.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop

from playground import limits
from playground.allocator import keep_freed_memory
from playground.engine.batch_map import BatchPlan, batch_plan
from playground.inputs.batch import gathered
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.scenes.scene import scene
from playground.network.network import Network
from playground.network.setup import PictureInput
from playground.session.batch.batch_order import BatchMaps, Order
from playground.session.batch.batch_run import BatchRun, PreparedPictures
from playground.session.batch.batch_thumbnails import BatchThumbnails
from tests.engine.memory_plan import _status
from tests.session.setups import layers

SIDE = 160
COUNTS = (60, 240, 800)


def measured(count: int, size: int) -> tuple[int, BatchPlan]:
    """The peak in bytes of a batch of `count` pictures, `size` at once, in a child, and its plan."""
    command = [sys.executable, "-m", "tests.session.batch_memory", str(count), str(size)]
    environment = os.environ | {"OPENBLAS_NUM_THREADS": "1", "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=300)
    peak, *plan = json.loads(child.stdout)
    return peak, BatchPlan(*plan)


def measure(folder: Path, count: int, size: int) -> tuple[int, BatchPlan]:
    """The same in this process."""
    data = [picture_from_pixels("", scene(1, number, 2 * SIDE)[0]).data for number in range(3)]
    for number in range(count):
        (folder / f"{number}.png").write_bytes(data[number % len(data)])
    source = PictureInput(picture_from_pixels("", scene(1, 0, SIDE)[0]), width=SIDE, height=SIDE)
    batch, network = gathered([folder]), Network(source.shape, layers())
    run_all(Order(gathered([folder / "0.png"]), source, network, 2, 0, 1, 64))  # all that is made once is there now
    order = Order(batch, source, network, 2, 0, size, 64)
    Path("/proc/self/clear_refs").write_text("5")  # the peak starts anew
    before = _status("VmRSS")
    kept = run_all(order)
    peak = _status("VmHWM") - before
    assert all(kept)
    return peak, batch_plan(network, 2, size, order.kept)


def run_all(order: Order) -> tuple[object, ...]:
    """Everything that a strip keeps of the pictures: made small, as they go in, and their maps."""
    thumbnails, pictures, told = BatchThumbnails(), PreparedPictures(), list[BatchMaps]()
    thumbnails.open(order.batch)
    thumbnails.want(range(len(order.batch)))
    while any(thumbnails.pixels(index) is None for index in range(len(order.batch))):
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    thumbnails.stop()
    BatchRun(order, lambda: 0).compute(pictures, told.append, lambda: None)
    assert len(told[-1].tiles) == len(order.batch)
    return thumbnails, pictures, told[-1]


def main() -> None:
    keep_freed_memory()  # as `cli.main` does
    if len(sys.argv) > 1:
        application = QCoreApplication([])
        with tempfile.TemporaryDirectory() as folder:
            peak, plan = measure(Path(folder), int(sys.argv[1]), int(sys.argv[2]))
        print(json.dumps((peak, plan.size, plan.maps, plan.besides, plan.kept, plan.session)))
        del application
        return
    for count in COUNTS:
        for size in (1, 16):
            peak, plan = measured(count, size)
            figures = f"{peak / limits.MEGABYTE:.1f} MB of {plan.batch / limits.MEGABYTE:.1f} planned"
            print(f"{count} pictures, {size} at once: {figures} = {peak / plan.batch:.2f}", flush=True)


if __name__ == "__main__":
    main()

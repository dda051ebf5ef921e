"""Searches on a local dask cluster, in a process of its own: dask leaves threads behind. Run by test_search.py.

Prints the values, pictures and units found; or, with an address, what is said when nothing answers there.
"""

from __future__ import annotations

import sys

from playground.engine.top_nine import workers
from playground.engine.top_nine.job import Job
from playground.engine.top_nine.search import search
from tests.engine.top_nine.sources import Noise, small_network

RELU2 = 4


def main(address: str | None) -> None:
    if address is not None:
        workers.PATIENCE = 0.3
        try:
            with workers.cluster(address):
                pass
        except workers.SearchError as error:
            print(error)
        return
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as local,
        workers.cluster(local.scheduler_address) as found_workers,
    ):
        found = search(Job.of(small_network(), RELU2, Noise()), range(60), found_workers, chunk=16)
        print(found_workers.count)
        print([place.key for channel in range(5) for place in found.strongest.places(channel)])


if __name__ == "__main__":
    main(*sys.argv[1:2] or [None])

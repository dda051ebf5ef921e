"""Write the golden files anew: `python -m tests.engine.golden`, with the extra `golden`."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from tests.engine.golden import networks, networks_by_captum, pooled, pooled_by_torch

POOLINGS = 400


def main() -> None:
    cases = [pooled.case(number) for number in range(POOLINGS)]
    pooled.write(cases, [pooled_by_torch.indices(layer, x) for layer, x in cases])
    tell(pooled.KEPT, f"{len(cases)} poolings")
    for name in networks.BUILDS:
        given = networks.draw(name)
        answers = networks_by_captum.answers(name, given)
        np.savez_compressed(networks.path(name), **given, **answers)
        tell(networks.path(name), f"{len(answers) - 1} pictures")
    print(networks_by_captum.VERSIONS)


def tell(path: Path, what: str) -> None:
    print(f"{path.name}: {what}, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()

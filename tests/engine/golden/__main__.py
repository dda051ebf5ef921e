"""Write the golden files anew: `python -m tests.engine.golden`, with the extra `golden`."""

from __future__ import annotations

from tests.engine.golden import pooled, pooled_by_torch

POOLINGS = 400


def main() -> None:
    cases = [pooled.case(number) for number in range(POOLINGS)]
    pooled.write(cases, [pooled_by_torch.indices(layer, x) for layer, x in cases])
    print(f"{pooled.KEPT.name}: {len(cases)} poolings, {pooled.KEPT.stat().st_size} bytes")


if __name__ == "__main__":
    main()

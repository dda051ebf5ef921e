"""`python -m tests.training NAME --data FOLDER`: trains a network that ships, checks it and writes it anew.

With --check nothing is trained or written: the accuracy of the network that is there is measured and printed.
With --dress its weights stay, and picture, names and view are put around them anew.
With --again it is trained as it was and compared, number by number, with the one that is there; nothing is written.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from playground.resources import resource
from playground.storage.setup_file import load_setup, save_setup
from tests.training.again import differences
from tests.training.bundle import setup_of
from tests.training.check import checked, report
from tests.training.data import labelled, mean_of
from tests.training.pictures import shipped_picture
from tests.training.recipes import RECIPES

REPORTS = Path(__file__).parent / "reports"


def main() -> None:
    arguments = _arguments()
    recipe, name = RECIPES[arguments.name], arguments.name
    path = arguments.output or resource("networks", f"{name}.cnnplay")
    if arguments.check:
        setup = load_setup(path)
        print(report(setup, checked(setup, labelled(recipe, arguments.data, "val")), None), end="")
        return
    if arguments.dress:
        before = load_setup(path)
        save_setup(setup_of(recipe, before.network, shipped_picture(name), before.input.mean), path)
        return
    from tests.training.trainer import trained  # late: checking needs no torch

    data = labelled(recipe, arguments.data, "train")
    mean = mean_of(data[0])
    network, seconds = trained(recipe, data, mean, arguments.seed, print)
    if arguments.again:
        print(differences(network, load_setup(path).network), end="")
        return
    setup = setup_of(recipe, network, shipped_picture(name), mean)
    save_setup(setup, path)
    text = report(setup, checked(setup, labelled(recipe, arguments.data, "val")), seconds)
    print(text, end="")
    if arguments.output is None:
        (REPORTS / f"{name}.md").write_text(text, encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.training", description=__doc__)
    parser.add_argument("name", choices=sorted(RECIPES))
    parser.add_argument("--data", type=Path, default=Path(), help="the folder with signs10, caltech16 and mnist in it")
    parser.add_argument("--seed", type=int, default=1, help="default: 1, of the weights that ship")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--check", action="store_true", help="measure the network that is there")
    what.add_argument("--dress", action="store_true", help="only put its picture, names and view anew")
    what.add_argument("--again", action="store_true", help="train it, and compare with the network that is there")
    parser.add_argument("-o", "--output", type=Path, help="another file than the one that ships; writes no report")
    return parser.parse_args()


if __name__ == "__main__":
    main()

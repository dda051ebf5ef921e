"""`top9`: the nine strongest units of some maps over many pictures or sounds, as a sheet and as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playground.commands.parser import CommandError, add_output, add_setup, output_path
from playground.commands.progress import progress_bar
from playground.commands.source import layer_index, named_setup
from playground.commands.top_nine_sheet import MapCard, draw_sheet
from playground.engine.threads import core_count
from playground.engine.top_nine.choice import TWELVE, commonest, random_maps
from playground.engine.top_nine.job import Job
from playground.engine.top_nine.reconstruction import QUANTILE, Reconstruction
from playground.engine.top_nine.search import Found, reconstruct_places, search
from playground.engine.top_nine.strongest import Place
from playground.engine.top_nine.workers import Workers, cluster, local_processes
from playground.inputs.picture_sets import FolderPictures, PictureSet, ScenePictures, framing_of
from playground.inputs.pictures.picture_file import picture_from_pixels
from playground.inputs.sound.sound_sets import FolderSounds, sound_framing
from playground.network.network import Network
from playground.network.receptive_field import receptive_fields
from playground.network.setup import Rule, SetUp
from playground.network.source.sound_input import SoundInput
from playground.storage.atomic import write_atomically

EXAMPLES = """\
--layer conv1 --scenes 500 -o sheet.png
hands.cnnplay --pictures photos --layer relu6 -o sheet.png --json nine.json
hands.cnnplay --pictures photos --layer relu6 --random 12 --seed 1 -o sheet.png
sound --sounds recordings --layer found -o sheet.png
hands.cnnplay --pictures /share/photos --layer relu6 --maps 0,5,7 --cluster tcp://head:8786 -o sheet.png"""

MOST_MAPS = 300
"""On one sheet."""


@dataclass(frozen=True, eq=False)
class Result:
    """What was searched, and what was found in it."""

    setup: SetUp
    layer: str
    pictures: PictureSet
    keys: Sequence[Any]
    found: Found
    maps: tuple[int, ...]
    rule: Rule
    reconstructions: dict[tuple[int, int, int, int], Reconstruction]

    def places(self, channel: int) -> tuple[Place, ...]:
        return self.found.strongest.places(channel)

    def reconstruction(self, place: Place) -> Reconstruction:
        return self.reconstructions[place.key]

    def key(self, place: Place) -> Any:
        return self.keys[place.picture]

    def shared(self, channel: int) -> tuple[str, int] | None:
        """The commonest class among a map's nine, and of how many."""
        return commonest([self.pictures.label(self.key(place)) for place in self.places(channel)])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """[SETUP] (--pictures | --sounds | --scenes) --layer [--maps | --random] [--rule] [--workers | --cluster] -o"""
    add_setup(parser)
    pictures = parser.add_mutually_exclusive_group(required=True)
    pictures.add_argument("--pictures", metavar="FOLDER", type=Path, help="search the pictures under this folder")
    pictures.add_argument(
        "--sounds", metavar="FOLDER", type=Path, help="search the sounds under this folder, where the input is a sound"
    )
    pictures.add_argument("--scenes", metavar="N", type=_whole(1), help="search N generated scenes instead")
    parser.add_argument("--layer", metavar="NAME", required=True, help="the layer whose maps are searched")
    maps = parser.add_mutually_exclusive_group()
    maps.add_argument("--maps", metavar="0,5,7", type=_maps, help="these maps (default: the 12 strongest)")
    maps.add_argument("--random", metavar="N", type=_whole(1), help="N maps at random")
    parser.add_argument(
        "--seed", metavar="S", type=_whole(0), default=0, help="of the random maps and of the scenes (default: 0)"
    )
    parser.add_argument(
        "--rule",
        choices=[rule.value for rule in Rule],
        default=Rule.DECONVNET.value,
        help="how a ReLU is passed on the way back (default: deconvnet)",
    )
    workers = parser.add_mutually_exclusive_group()
    workers.add_argument("--workers", metavar="N", type=_whole(1), help="processes to use (default: one a core)")
    workers.add_argument("--cluster", metavar="ADDRESS", help="use the workers of this dask scheduler instead")
    parser.add_argument("--json", metavar="OUT.json", type=output_path(".json"), help="write what was found, too")
    add_output(parser, ".png")


def run(arguments: argparse.Namespace) -> int:
    """0; pictures that cannot be read are listed and left out."""
    setup = named_setup(arguments)
    index = _searchable(setup.network, arguments.layer)
    maps = _chosen_maps(arguments, setup.network.shapes[index + 1][0])
    pictures = _pictures(arguments, setup)
    result = _searched(setup, index, pictures, maps, Rule(arguments.rule), _workers(arguments))
    for number, sentence in result.found.refused:
        print(f"{pictures.name(result.keys[number])}: {sentence}", file=sys.stderr)
    sheet = draw_sheet(_title(result, arguments), _notes(result), _cards(result), _field(setup.network, index))
    write_atomically(arguments.output, picture_from_pixels("", sheet).data)
    if arguments.json is not None:
        write_atomically(arguments.json, json.dumps(_as_json(result), indent=1, ensure_ascii=False).encode())
    print(_summary(result))
    return 0


def _searched(
    setup: SetUp,
    index: int,
    pictures: PictureSet,
    maps: tuple[int, ...] | None,
    rule: Rule,
    workers: AbstractContextManager[Workers],
) -> Result:
    keys = pictures.find()
    job = Job.of(setup.network, index, pictures)
    made: dict[tuple[int, int, int, int], Reconstruction] = {}
    with workers as started:
        with progress_bar("search", "picture") as show:
            show(0, len(keys))
            found = search(job, keys, started, report=lambda found: show(found.count, len(keys)))
        chosen = found.strongest.ranked_maps()[:TWELVE] if maps is None else maps
        places = [place for channel in chosen for place in found.strongest.places(channel)]
        with progress_bar("back-projections", "unit") as show:

            def keep(one: Reconstruction) -> None:
                made[one.place.key] = one
                show(len(made), len(places))

            reconstruct_places(job, keys, places, rule, started, keep)
    return Result(setup, setup.network.layers[index].name, pictures, keys, found, chosen, rule, made)


def _workers(arguments: argparse.Namespace) -> AbstractContextManager[Workers]:
    if arguments.cluster is not None:
        return cluster(arguments.cluster)
    return local_processes(arguments.workers or core_count())


def _pictures(arguments: argparse.Namespace, setup: SetUp) -> PictureSet:
    if arguments.sounds is not None:
        if not isinstance(setup.input, SoundInput):
            raise CommandError("Sounds cannot be searched: the input of {title} is no sound.", title=setup.title)
        return FolderSounds(arguments.sounds.absolute(), sound_framing(setup.input))
    framing = framing_of(setup.input)
    if arguments.pictures is not None:
        return FolderPictures(arguments.pictures.absolute(), framing)
    return ScenePictures(arguments.scenes, framing, arguments.seed)


def _searchable(network: Network, name: str) -> int:
    index = layer_index(network, name)
    if index + 1 >= len(network.shapes):
        raise CommandError("{name} has no maps: a layer up to it cannot be computed.", name=name)
    return index


def _chosen_maps(arguments: argparse.Namespace, count: int) -> tuple[int, ...] | None:
    """None: the strongest, which only the search can tell."""
    if arguments.random is not None:
        return random_maps(count, min(arguments.random, MOST_MAPS), arguments.seed)
    maps: tuple[int, ...] | None = arguments.maps
    if maps is not None and max(maps) >= count:
        raise CommandError(
            "{name} has the maps 0 to {last}, not {number}.", name=arguments.layer, last=count - 1, number=max(maps)
        )
    return maps


def _field(network: Network, index: int) -> tuple[int, int]:
    return list(receptive_fields(network))[index].size


def _title(result: Result, arguments: argparse.Namespace) -> str:
    which = "the strongest maps"
    if arguments.random is not None:
        which = f"{len(result.maps)} maps at random (seed {arguments.seed})"
    elif arguments.maps is not None:
        which = "chosen maps"
    return f"{result.setup.title}, {result.layer}: {which} of {len(result.found.strongest.values)}"


def _notes(result: Result) -> tuple[str, ...]:
    height, width = _field(result.setup.network, result.setup.network.index_of(result.layer))
    noun = _noun(result)
    seen = "spectrogram" if noun == "sound" else noun
    return (
        f"The nine strongest units of each map over {result.found.count:,} {noun}s, at most one per {noun}.",
        f"Left: each unit run backwards alone ({result.rule.value}), scaled by the {QUANTILE:.1%} quantile of |x|; "
        "0 is mid-grey.",
        f"Right: the {height} x {width} pixels of its {seen} that the unit sees; mid-grey lies outside the {seen}.",
    )


def _noun(result: Result) -> str:
    """What was searched, one of it."""
    return "sound" if isinstance(result.pictures, FolderSounds) else "picture"


def _cards(result: Result) -> list[MapCard]:
    cards = []
    for channel in result.maps:
        nine = [result.reconstruction(place) for place in result.places(channel)]
        detail = "never above zero"
        if nine:
            shared = result.shared(channel)
            detail = f"up to {nine[0].place.value:.3g}"
            detail += "" if shared is None else f", {shared[1]} of {len(nine)}: {shared[0]}"
        cards.append(MapCard(f"map {channel}", detail, nine))
    return cards


def _summary(result: Result) -> str:
    strongest = result.found.strongest
    read = result.found.count - len(result.found.refused)
    words = f"{result.layer}: {read:,} {_noun(result)}s searched"
    if result.found.refused:
        words += f", {len(result.found.refused):,} could not be read"
    silent = sum(not strongest.places(channel) for channel in range(len(strongest.values)))
    words += f"; {silent} of {len(strongest.values)} maps never above zero"
    purity = _purity(result)
    if purity is not None:
        words += f"; of the nine of a map {purity:.0%} are of one class on average"
    return words


def _purity(result: Result) -> float | None:
    """The mean share of the commonest class over all maps of the layer; None where no class is known."""
    shares = [_share(result, channel) for channel in range(len(result.found.strongest.values))]
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def _share(result: Result, channel: int) -> float | None:
    """Of a map's nine, how many are of their commonest class, 0..1."""
    shared = result.shared(channel)
    return None if shared is None else shared[1] / len(result.places(channel))


def _as_json(result: Result) -> dict[str, Any]:
    pictures = result.pictures
    if isinstance(pictures, ScenePictures):
        source: dict[str, Any] = {"scenes": pictures.count, "seed": pictures.seed}
    else:
        source = {"folder": str(pictures.folder)}
    return {
        "setup": result.setup.title,
        "layer": result.layer,
        "pictures": source,
        "searched": result.found.count - len(result.found.refused),
        "refused": [
            {"picture": pictures.name(result.keys[number]), "reason": str(sentence)}
            for number, sentence in result.found.refused
        ],
        "rule": result.rule.value,
        "scale_quantile": QUANTILE,
        "mean_class_share": _purity(result),
        "maps": [
            {"map": channel, "class_share": _share(result, channel), "nine": _nine_as_json(result, channel)}
            for channel in result.maps
        ],
    }


def _nine_as_json(result: Result, channel: int) -> list[dict[str, Any]]:
    """`box` is top, left, height, width in the network's input; `scale` what is black or white in the projection."""
    return [
        {
            "value": place.value,
            "picture": result.pictures.name(result.key(place)),
            "label": result.pictures.label(result.key(place)),
            "unit": [place.row, place.column],
            "box": list(result.reconstruction(place).box),
            "scale": result.reconstruction(place).scale,
        }
        for place in result.places(channel)
    ]


def _maps(text: str) -> tuple[int, ...]:
    numbers = text.split(",")
    if not all(number.isdecimal() and len(number) <= 6 for number in numbers) or len(numbers) > MOST_MAPS:
        raise argparse.ArgumentTypeError(f"{text!r} are not up to {MOST_MAPS} maps as 0,5,7")
    return tuple(dict.fromkeys(int(number) for number in numbers))


def _whole(least: int) -> Any:
    def read(text: str) -> int:
        if not (text.isdecimal() and len(text) <= 9 and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return read

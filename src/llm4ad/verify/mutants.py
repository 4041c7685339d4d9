"""Mutants: scenes made from the scene of a normal picture by one deliberate breakage."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.vocabulary import Part, Scene, half
from llm4ad.verify.movement import Movement, move_part, move_part_by
from llm4ad.verify.mutation import Mutation
from llm4ad.verify.places import (
    container_of,
    frame_around,
    free_place,
    mirrored_place,
    usual_area,
)
from llm4ad.verify.relations import Placed, changed_scene
from llm4ad.verify.silhouette import Silhouette, cell_size, move_silhouette, silhouette_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from llm4ad.scene.detection import Detection

_T = TypeVar("_T")
CERTAIN = 0.5  # probability from which on a part is mutated, or a template
MOST_PAIRS = 8  # of names, on one normal
NEAREST_EXCHANGE = 0.02  # of the picture's diagonal
LARGER, SMALLER = 1.5, 0.6
ELONGATED, TURNABLE = 2.0, 1.3  # length over thickness of parts that get longer or are turned
HALVES = ("left", "right", "top", "bottom")
SHIFT = (0.03, 0.02)  # of the picture's width and height


@dataclass(frozen=True, slots=True)
class Mutant:
    """A scene that is no longer normal, and what was done to it."""

    mutation: Mutation
    scene: Scene


@dataclass(frozen=True, slots=True)
class _Template:
    """A part of one of the normals, whose ``number`` this is."""

    number: int
    part: Part


def mutants_of(
    normals: Sequence[tuple[Scene, Sequence[Detection]]], number: int, names: Collection[str]
) -> list[Mutant]:
    """Make the mutants of the normal at a position, of the parts with these names.

    The detections are in the order of the scene's parts. Replacements and the places where parts
    usually lie are taken from all normals. Parts that nothing was done to, nor to a neighbour of
    theirs, are the same objects as in the normal's scene.
    """
    return list(_Workshop(normals, number, names).mutants())


class _Workshop:
    """One normal with its parts by name, the templates of all normals, and their silhouettes."""

    def __init__(
        self,
        normals: Sequence[tuple[Scene, Sequence[Detection]]],
        number: int,
        names: Collection[str],
    ) -> None:
        self._normals = normals
        self._number = number
        self._scene = normals[number][0]
        self._cell = cell_size(self._scene.width, self._scene.height)
        self._names = sorted(names)
        self._random = np.random.default_rng(number)
        self._templates: dict[str, list[_Template]] = {name: [] for name in self._names}
        for position, (scene, _) in enumerate(normals):
            for part in scene.parts:
                if part.name in self._templates and part.probability >= CERTAIN:
                    self._templates[part.name].append(_Template(position, part))
        self._container = container_of([p for p in self._scene.parts if p.probability >= CERTAIN])
        self._silhouettes: dict[tuple[int, int], Silhouette] = {}

    def mutants(self) -> Iterator[Mutant]:
        for name in self._names:
            if self._templates[name]:
                yield from self._added(name)
            if not self._own(name):
                continue
            yield from self._removed(name)
            yield from self._cleared(name)
            yield from self._moved(name)
            yield from self._resized(name)
            yield from self._rotated(name)
            yield from self._recoloured(name)
        yield from self._replaced()
        yield from self._exchanged()
        yield from self._emptied()
        yield from self._shifted()

    def _removed(self, name: str) -> Iterator[Mutant]:
        part = self._pick(self._own(name))
        scene = changed_scene(self._scene, self._silhouette, removed=(part.index,))
        yield Mutant(Mutation("remove", name), scene)

    def _cleared(self, name: str) -> Iterator[Mutant]:
        indices = [part.index for part in self._own(name)]
        if len(indices) > 1:
            scene = changed_scene(self._scene, self._silhouette, removed=indices)
            yield Mutant(Mutation("clear", name), scene)

    def _added(self, name: str) -> Iterator[Mutant]:
        template = self._any_template(name)
        found = ((self._normals[t.number][0], t.part) for t in self._templates[name])
        place = free_place(template.part, self._scene, usual_area(found), self._random)
        if place is not None:
            copy = self._placed(template, Movement(place), len(self._scene.parts))
            yield self._mutant(Mutation("add", name), copy)

    def _moved(self, name: str) -> Iterator[Mutant]:
        part = self._pick(self._own(name))
        frame = frame_around(part, self._scene, self._container)
        for upright, halves in ((False, HALVES[:2]), (True, HALVES[2:])):
            place = mirrored_place(part, frame, self._scene, upright=upright)
            moved = self._changed(part, Movement(place))
            beyond = frame.position_of(moved.part)[upright] >= 0.5
            yield self._mutant(Mutation("move", name, f"{halves[beyond]} half"), moved)

    def _resized(self, name: str) -> Iterator[Mutant]:
        own = self._own(name)
        for scale, what in ((LARGER, "larger"), (SMALLER, "smaller")):
            part = self._pick(own)
            resized = self._changed(part, Movement(_centre(part), along=scale, across=scale))
            yield self._mutant(Mutation("resize", name, what), resized)
        long = [part for part in own if part.length >= ELONGATED * part.thickness]
        if long:
            part = self._pick(long)
            longer = self._changed(part, Movement(_centre(part), along=LARGER))
            yield self._mutant(Mutation("resize", name, "longer"), longer)

    def _rotated(self, name: str) -> Iterator[Mutant]:
        own = self._own(name)
        turnable = [part for part in own if part.length >= TURNABLE * part.thickness]
        if turnable:
            part = self._pick(turnable)
            turned = self._changed(part, Movement(_centre(part), turn=90.0))
            yield self._mutant(Mutation("rotate", name), turned)

    def _recoloured(self, name: str) -> Iterator[Mutant]:
        part = self._pick(self._own(name))
        usual = {template.part.colour for template in self._templates[name]}
        unusual = [colour for colour in COLOUR_NAMES if colour not in usual]
        if unusual:
            colour = str(self._random.choice(unusual))
            colours = {colour: 0.9, part.colour: 0.1}
            painted = replace(part, colour=colour, colours=colours)
            parts = [painted if other is part else other for other in self._scene.parts]
            yield Mutant(Mutation("recolour", name, colour), self._with_parts(parts))

    def _replaced(self) -> Iterator[Mutant]:
        known = [name for name in self._names if self._templates[name]]
        for name, other in self._in_turn(list(permutations(known, 2))):
            if self._own(name):
                part = self._pick(self._own(name))
                movement = Movement(_centre(part))
                new = self._placed(self._any_template(other), movement, part.index)
                yield self._mutant(Mutation("replace", name, other), new)

    def _exchanged(self) -> Iterator[Mutant]:
        known = [name for name in self._names if self._templates[name]]
        nearest = NEAREST_EXCHANGE * math.hypot(self._scene.width, self._scene.height)
        for name, other in self._in_turn(list(combinations(known, 2))):
            pairs = [
                (one, partner)
                for one in self._own(name)
                for partner in self._own(other)
                if one.center_distance_to(partner) >= nearest
            ]
            if pairs:
                one, partner = self._pick(pairs)
                there = self._changed(one, Movement(_centre(partner)))
                here = self._changed(partner, Movement(_centre(one)))
                yield self._mutant(Mutation("exchange", name, other), there, here)

    def _emptied(self) -> Iterator[Mutant]:
        side = HALVES[self._number % len(HALVES)]
        region = half(self._container or self._scene, side)
        gone = [
            part.index
            for name in self._names
            for part in self._own(name)
            if part is not self._container and region.holds(part)
        ]
        if gone:
            scene = changed_scene(self._scene, self._silhouette, removed=gone)
            yield Mutant(Mutation("empty", "", f"{side} half"), scene)

    def _shifted(self) -> Iterator[Mutant]:
        if self._scene.parts:
            sign = self._pick((1, -1))
            x, y = sign * SHIFT[0] * self._scene.width, sign * SHIFT[1] * self._scene.height
            parts = [move_part_by(part, x, y) for part in self._scene.parts]
            yield Mutant(Mutation("shift", ""), self._with_parts(parts))

    def _own(self, name: str) -> list[Part]:
        return [t.part for t in self._templates[name] if t.number == self._number]

    def _any_template(self, name: str) -> _Template:
        return self._pick(self._templates[name])

    def _pick(self, among: Sequence[_T]) -> _T:
        return among[int(self._random.integers(len(among)))]

    def _in_turn(self, pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the pairs whose turn it is on this normal; all come up evenly over the normals."""
        amount = min(MOST_PAIRS, len(pairs))
        first = self._number * amount
        return [pairs[(first + step) % len(pairs)] for step in range(amount)]

    def _changed(self, part: Part, movement: Movement) -> Placed:
        return self._placed(_Template(self._number, part), movement, part.index)

    def _placed(self, template: _Template, movement: Movement, index: int) -> Placed:
        part = template.part
        before = self._silhouette_in(template.number, part.index)
        after = move_silhouette(before, _centre(part), part.angle, movement, self._cell)
        moved = replace(move_part(part, movement, after.hull), index=index)
        return Placed(moved, after)

    def _mutant(self, mutation: Mutation, *changed: Placed) -> Mutant:
        return Mutant(mutation, changed_scene(self._scene, self._silhouette, changed=changed))

    def _with_parts(self, parts: list[Part]) -> Scene:
        return Scene(self._scene.width, self._scene.height, parts, self._scene.frame)

    def _silhouette(self, index: int) -> Silhouette:
        return self._silhouette_in(self._number, index)

    def _silhouette_in(self, number: int, index: int) -> Silhouette:
        known = self._silhouettes.get((number, index))
        if known is None:
            scene, detections = self._normals[number]
            cell = cell_size(scene.width, scene.height)
            known = silhouette_of(detections[index], cell)
            self._silhouettes[(number, index)] = known
        return known


def _centre(part: Part) -> tuple[float, float]:
    return (part.center_x, part.center_y)

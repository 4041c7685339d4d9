from __future__ import annotations

import copy
import math
from collections import Counter
from dataclasses import replace
from itertools import pairwise, permutations
from typing import get_args

import numpy as np
import pytest

from llm4ad.scene.colours import COLOUR_NAMES
from llm4ad.scene.detection import Detection
from llm4ad.scene.vocabulary import Part, Scene, half
from llm4ad.verify.mutants import Mutant, mutants_of
from llm4ad.verify.mutation import Mutation, MutationKind, in_words
from tests.drawing import Canvas
from tests.verify.repainting import Normal, assert_related_alike, measured, normal

NAMES = ("coin", "bar", "tray")


def _normals(scale: int = 1, number: int = 5) -> list[Normal]:
    return [normal(seed, scale) for seed in range(number)]


def _of_kind(mutants: list[Mutant], kind: MutationKind, part: str = "") -> list[Mutant]:
    return [
        mutant
        for mutant in mutants
        if mutant.mutation.kind == kind and part in ("", mutant.mutation.part)
    ]


def _one(mutants: list[Mutant], mutation: Mutation) -> Scene:
    (scene,) = [mutant.scene for mutant in mutants if mutant.mutation == mutation]
    return scene


def _drawn(canvas: Canvas) -> Normal:
    return canvas.scene(), canvas.detections


def _difference(scene: Scene, mutant: Scene) -> tuple[list[Part], list[Part]]:
    """Return the parts that are gone or otherwise than before, and those they have become."""

    def measures(part: Part) -> tuple[object, ...]:
        colours = tuple(part.colours.items())
        return (part.index, part.name, part.left, part.top, part.width, part.angle, colours)

    before = {measures(part): part for part in scene.parts}
    after = {measures(part): part for part in mutant.parts}
    gone = [part for key, part in before.items() if key not in after]
    return gone, [part for key, part in after.items() if key not in before]


def test_every_kind_comes_up_and_has_words():
    normals = _normals()
    mutations = [
        mutant.mutation
        for number in range(len(normals))
        for mutant in mutants_of(normals, number, NAMES)
    ]
    assert {mutation.kind for mutation in mutations} == set(get_args(MutationKind))
    assert {m.other for m in mutations if m.kind == "resize"} == {"larger", "smaller", "longer"}
    halves = {"left half", "right half", "top half", "bottom half"}
    assert {m.other for m in mutations if m.kind == "move"} == halves
    assert {m.other for m in mutations if m.kind == "empty"} == halves
    assert all("{" not in in_words(mutation) for mutation in mutations)


@pytest.mark.parametrize("scale", [1, 2, 4])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_mutants_are_related_as_if_they_were_measured(scale: int, number: int):
    normals = _normals(scale)
    compared: Counter[str] = Counter()
    for mutant in mutants_of(normals, number, NAMES):
        kind, scene = mutant.mutation.kind, mutant.scene
        if kind in ("resize", "rotate", "shift", "recolour"):
            continue
        within = [
            part.left > -1
            and part.top > -1
            and part.right < scene.width + 1
            and part.bottom < scene.height + 1
            for part in scene.parts
        ]
        if all(within):
            detections = [_repainted(part, normals, scene) for part in scene.parts]
            assert_related_alike(scene, measured(scene, detections))
            compared[kind] += 1
    kinds = {"remove", "clear", "add", "replace", "exchange", "move", "empty"}
    assert kinds == set(compared)


def _repainted(part: Part, normals: list[Normal], scene: Scene) -> Detection:
    """Return the detection that a part of a mutant was made from, where it lies now."""
    mask = next(
        detections[template.index].mask
        for parts, detections in normals
        for template in parts.parts
        if (template.name, template.area) == (part.name, part.area)
        and (template.width, template.height) == pytest.approx((part.width, part.height))
        and template.angle == part.angle
    )
    left = min(max(0, round(part.left)), scene.width - mask.shape[1])
    top = min(max(0, round(part.top)), scene.height - mask.shape[0])
    xyxy = (left, top, left + mask.shape[1], top + mask.shape[0])
    return Detection(part.name, xyxy, mask, part.probability)


def test_normals_stay_as_they_are():
    normals = [
        (copy.deepcopy(scene), copy.deepcopy(detections)) for scene, detections in _normals()
    ]
    for number in range(len(normals)):
        mutants_of(normals, number, NAMES)
    for (scene, detections), (before, as_found) in zip(normals, _normals(), strict=True):
        assert scene == before
        for detection, other in zip(detections, as_found, strict=True):
            assert detection.xyxy == other.xyxy
            assert np.array_equal(detection.mask, other.mask)


def test_scenes_are_new_and_remember_no_finds():
    normals = [(replace(scene, finds=[]), found) for scene, found in _normals()]
    normals[0][0].find("coin")
    for mutant in mutants_of(normals, 0, NAMES):
        assert mutant.scene is not normals[0][0]
        assert mutant.scene.finds == []
        assert mutant.scene.parts is not normals[0][0].parts
        size = (mutant.scene.width, mutant.scene.height)
        assert size == (normals[0][0].width, normals[0][0].height)


def test_parts_that_nothing_was_done_to_are_the_same_objects():
    normals = _normals()
    shared = 0
    for number, (scene, _) in enumerate(normals):
        before = {part.index: part for part in scene.parts}
        for mutant in mutants_of(normals, number, NAMES):
            gone, new = _difference(scene, mutant.scene)
            changed = {part.index for part in (*gone, *new)}
            if mutant.mutation.kind == "shift":
                assert changed == set(before)
                continue
            for part in mutant.scene.parts:
                if part.index in changed:
                    continue
                known = before[part.index]
                involved = any(
                    changed & set(table)
                    for one in (part, known)
                    for table in (one.gaps, one.shares_inside, one.shares_filled)
                )
                # What is gone leaves its neighbours as they are: nobody can ask them of it.
                kept = ("recolour", "remove", "clear", "empty")
                same = mutant.mutation.kind in kept or not involved
                assert same is (part is known)
                shared += same
    assert shared > 300


def test_the_same_normals_give_the_same_mutants():
    once = mutants_of(_normals(), 2, NAMES)
    assert once == mutants_of(_normals(), 2, {*reversed(NAMES)})
    assert once != mutants_of(_normals(), 3, NAMES)


def test_another_normal_breaks_another_instance():
    scene, detections = normal(0)
    normals = [(scene, detections)] * 8
    removed = [
        _one(mutants_of(normals, number, ["coin"]), Mutation("remove", "coin"))
        for number in range(8)
    ]
    assert len({_difference(scene, mutant)[0][0].index for mutant in removed}) > 2


def test_clear_takes_all_of_a_name_away():
    cleared = [m for m in mutants_of(_normals(1), 0, NAMES) if m.mutation.kind == "clear"]
    assert cleared
    for mutant in cleared:
        assert mutant.mutation.part not in {part.name for part in mutant.scene.parts}


def test_remove_takes_one_away_and_leaves_the_others_as_they_are():
    scene, _ = normal(0)
    mutant = _one(mutants_of(_normals(), 0, NAMES), Mutation("remove", "bar"))
    (gone,), new = _difference(scene, mutant)
    assert (gone.name, new) == ("bar", [])
    assert len(mutant.parts) == len(scene.parts) - 1
    assert gone.index not in {part.index for part in mutant.parts}


@pytest.mark.parametrize("name", ["coin", "bar"])
@pytest.mark.parametrize("number", range(5))
def test_add_puts_one_more_where_such_parts_usually_lie(name: str, number: int):
    normals = _normals()
    scene = normals[number][0]
    mutant = _one(mutants_of(normals, number, NAMES), Mutation("add", name))
    gone, (new,) = _difference(scene, mutant)
    assert not gone
    assert mutant.parts[-1] is new
    assert (new.name, new.index) == (name, len(scene.parts))
    for part in scene.parts:
        if part.name != "tray":
            assert new.right <= part.left or part.right <= new.left or _one_above(new, part)
    centres = [(p.center_x, p.center_y) for s, _ in normals for p in s.parts if p.name == name]
    low, high = np.min(centres, axis=0), np.max(centres, axis=0)
    assert (low <= (new.center_x, new.center_y)).all()
    assert ((new.center_x, new.center_y) <= high).all()


def _one_above(one: Part, other: Part) -> bool:
    return one.bottom <= other.top or other.bottom <= one.top


def test_a_second_tray_lies_over_the_first_by_half_its_size():
    scene, _ = normal(0)
    mutant = _one(mutants_of([normal(0)], 0, NAMES), Mutation("add", "tray"))
    _, (new,) = _difference(scene, mutant)
    tray = scene.parts[0]
    across, down = abs(new.center_x - tray.center_x), abs(new.center_y - tray.center_y)
    assert across >= tray.width / 2 - 1e-6 or down >= tray.height / 2 - 1e-6


def test_add_goes_elsewhere_when_the_usual_place_is_taken_and_gives_up_when_all_is():
    canvas = Canvas(400, 300)
    canvas.box("label", (100, 100, 160, 140))
    mutant = _one(mutants_of([_drawn(canvas)], 0, ["label"]), Mutation("add", "label"))
    label, new = mutant.parts
    assert new.distance_to(label) > 0
    assert new.left >= 0
    assert new.bottom <= 300
    full = Canvas(400, 300)
    for row, column in ((0, 0), (0, 1), (1, 0), (1, 1)):
        full.box("label", (column * 200, row * 150, column * 200 + 195, row * 150 + 145))
    assert not _of_kind(mutants_of([_drawn(full)], 0, ["label"]), "add")


def test_replace_keeps_the_place_and_takes_the_size_of_the_template():
    normals = _normals()
    scene = normals[1][0]
    mutants = _of_kind(mutants_of(normals, 1, NAMES), "replace")
    pairs = {(mutant.mutation.part, mutant.mutation.other) for mutant in mutants}
    assert pairs == set(permutations(NAMES, 2))
    for mutant in mutants:
        (gone,), (new,) = _difference(scene, mutant.scene)
        assert (gone.name, new.name) == (mutant.mutation.part, mutant.mutation.other)
        assert gone.index == new.index
        assert new.frame.name == new.name
        assert (new.center_x, new.center_y) == (gone.center_x, gone.center_y)
        templates = {
            (part.area, part.length, part.angle, part.colour)
            for other, _ in normals
            for part in other.parts
            if part.name == new.name
        }
        assert (new.area, new.length, new.angle, new.colour) in templates


def _rows(amounts: dict[str, int]) -> Normal:
    canvas = Canvas(400, 300)
    for row, (name, amount) in enumerate(amounts.items()):
        for column in range(amount):
            x, y = 40 + 60 * column, 30 + 55 * row
            canvas.box(name, (x, y, x + 30, y + 12 + 4 * row))
    return _drawn(canvas)


def test_all_pairs_come_up_evenly_over_the_normals():
    names = ("nut", "screw", "bolt", "washer", "eyelet")
    normals = [_rows(dict.fromkeys(names, 2))] * 15
    replaced: Counter[tuple[str, str]] = Counter()
    exchanged: Counter[tuple[str, str]] = Counter()
    for number in range(len(normals)):
        mutants = mutants_of(normals, number, names)
        for kind, counts in (("replace", replaced), ("exchange", exchanged)):
            pairs = [(m.mutation.part, m.mutation.other) for m in _of_kind(mutants, kind)]
            assert len(pairs) == 8
            counts.update(pairs)
    assert set(replaced) == set(permutations(names, 2))
    assert set(replaced.values()) == {6}
    assert len(exchanged) == 10
    assert set(exchanged.values()) == {12}


def test_exchange_swaps_two_centres():
    scene, _ = normal(1)
    mutants = _of_kind(mutants_of(_normals(), 1, NAMES), "exchange")
    assert len(mutants) == 3
    for mutant in mutants:
        gone, new = _difference(scene, mutant.scene)
        assert sorted(part.name for part in gone) == sorted(part.name for part in new)
        before = {part.index: (part.center_x, part.center_y) for part in gone}
        after = {part.index: (part.center_x, part.center_y) for part in new}
        first, second = before
        assert (after[first], after[second]) == (before[second], before[first])
        moved = math.dist(before[first], before[second])
        assert moved >= 0.02 * math.hypot(scene.width, scene.height)


def test_nothing_is_exchanged_with_what_lies_in_the_same_place():
    canvas = Canvas(400, 300)
    canvas.box("bottle", (100, 50, 160, 250))
    canvas.box("label", (110, 130, 150, 168))
    assert not _of_kind(mutants_of([_drawn(canvas)], 0, ["bottle", "label"]), "exchange")


def _opposite(side: str) -> str:
    return {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}[side]


@pytest.mark.parametrize("number", range(5))
def test_a_moved_part_lies_in_the_other_half_of_the_tray(number: int):
    normals = _normals()
    scene = normals[number][0]
    for name in ("coin", "bar"):
        mutants = _of_kind(mutants_of(normals, number, NAMES), "move", name)
        assert len(mutants) == 2
        for mutant in mutants:
            (gone,), (new,) = _difference(scene, mutant.scene)
            side = mutant.mutation.other.removesuffix(" half")
            assert half(scene.parts[0], side).holds(new)
            assert half(scene.parts[0], _opposite(side)).holds(gone)
            positions = [scene.parts[0].frame.position_of(part) for part in (gone, new)]
            upright = side in ("top", "bottom")
            assert positions[1][not upright] == pytest.approx(positions[0][not upright])
            step = abs(positions[1][upright] - positions[0][upright])
            assert step >= 0.05 - 1e-9


def test_a_part_in_the_middle_moves_by_three_tenths_and_stays_in_the_picture():
    canvas = Canvas(400, 300)
    canvas.box("label", (180, 20, 216, 60))
    mutants = _of_kind(mutants_of([_drawn(canvas)], 0, ["label"]), "move")
    across, down = (mutant.scene.parts[0] for mutant in mutants)
    assert [mutant.mutation.other for mutant in mutants] == ["right half", "bottom half"]
    assert across.center_x == pytest.approx(198 + 120)
    assert down.center_y == pytest.approx(260)
    wide = Canvas(400, 300)
    wide.box("label", (125, 20, 271, 60))
    wide.box("label", (5, 200, 20, 220))
    moved = mutants_of([_drawn(wide)], 0, ["label"])
    assert all(part.right <= 400 for m in _of_kind(moved, "move") for part in m.scene.parts)


def test_resize_scales_around_the_centre():
    scene, _ = normal(3)
    mutants = mutants_of(_normals(), 3, NAMES)
    for what, along, across in (("larger", 1.5, 1.5), ("smaller", 0.6, 0.6), ("longer", 1.5, 1)):
        mutant = _one(mutants, Mutation("resize", "bar", what))
        (gone,), (new,) = _difference(scene, mutant)
        assert new.index == gone.index
        assert (new.center_x, new.center_y) == (gone.center_x, gone.center_y)
        assert new.length == pytest.approx(along * gone.length)
        assert new.thickness == pytest.approx(across * gone.thickness)
        assert new.area == pytest.approx(along * across * gone.area)
        assert new.angle == gone.angle
        frame, before = new.frame, gone.frame
        sizes = [
            sorted((math.hypot(f.across_x, f.across_y), math.hypot(f.down_x, f.down_y)))
            for f in (frame, before)
        ]
        if what != "longer":
            assert sizes[0] == pytest.approx([along * side for side in sizes[1]])
            assert new.width == pytest.approx(along * gone.width)
    assert not [
        mutant
        for mutant in _of_kind(mutants, "resize", "coin")
        if mutant.mutation.other == "longer"
    ]


def test_only_what_is_long_is_turned():
    scene, _ = normal(3)
    mutants = mutants_of(_normals(), 3, NAMES)
    assert not _of_kind(mutants, "rotate", "coin")
    (gone,), (new,) = _difference(scene, _one(mutants, Mutation("rotate", "bar")))
    assert (new.width, new.height) == pytest.approx((gone.height, gone.width))
    assert abs(new.angle - gone.angle) == pytest.approx(90)
    assert (new.area, new.length, new.colour) == (gone.area, gone.length, gone.colour)


def test_recolour_takes_a_colour_that_no_such_part_has():
    normals = _normals()
    for number, (scene, _) in enumerate(normals):
        for name in NAMES:
            usual = {p.colour for other, _ in normals for p in other.parts if p.name == name}
            (mutant,) = _of_kind(mutants_of(normals, number, NAMES), "recolour", name)
            (gone,), (new,) = _difference(scene, mutant.scene)
            assert new.colour == mutant.mutation.other
            assert new.colour in set(COLOUR_NAMES) - usual
            assert new.colours == {new.colour: 0.9, gone.colour: 0.1}
            assert (new.gaps, new.frame) == (gone.gaps, gone.frame)


def test_a_part_of_all_colours_is_not_recoloured():
    canvas = Canvas(600, 100)
    for number, colour in enumerate(COLOUR_NAMES):
        canvas.box("bead", (10 + 50 * number, 10, 40 + 50 * number, 40), colour)
    assert not _of_kind(mutants_of([_drawn(canvas)], 0, ["bead"]), "recolour")


@pytest.mark.parametrize("number", range(4))
def test_empty_takes_all_from_one_half_but_the_tray(number: int):
    normals = _normals()
    scene = normals[number][0]
    (mutant,) = _of_kind(mutants_of(normals, number, NAMES), "empty")
    side = ("left", "right", "top", "bottom")[number]
    assert mutant.mutation == Mutation("empty", "", f"{side} half")
    region = half(scene.parts[0], side)
    kept = [part.index for part in scene.parts if part.name == "tray" or not region.holds(part)]
    assert [part.index for part in mutant.scene.parts] == kept


def test_empty_takes_only_parts_of_the_given_names():
    (mutant,) = _of_kind(mutants_of([_rows({"nut": 3, "screw": 6})], 0, ["nut"]), "empty")
    assert [part.name for part in mutant.scene.parts] == ["screw"] * 6


def test_an_empty_half_is_not_emptied():
    canvas = Canvas(400, 300)
    canvas.box("label", (300, 100, 340, 140))
    assert not _of_kind(mutants_of([_drawn(canvas)], 0, ["label"]), "empty")


def test_shift_moves_all_by_the_same_step():
    signs = set()
    for number, (scene, _) in enumerate(_normals(number=8)):
        mutant = _one(mutants_of(_normals(number=8), number, NAMES), Mutation("shift", ""))
        steps = [
            (after.center_x - before.center_x, after.frame.y - before.frame.y)
            for before, after in zip(scene.parts, mutant.parts, strict=True)
        ]
        for one, other in pairwise(steps):
            assert one == pytest.approx(other)
        sign = math.copysign(1, steps[0][0])
        signs.add(sign)
        assert steps[0] == pytest.approx((sign * 0.03 * scene.width, sign * 0.02 * scene.height))
        for before, after in zip(scene.parts, mutant.parts, strict=True):
            assert after is not before
            assert (after.gaps, after.shares_inside) == (before.gaps, before.shares_inside)
    assert signs == {1, -1}


def test_of_a_name_without_instance_one_can_only_be_added():
    normals = [normal(0, bars=0), normal(1)]
    mutations = [mutant.mutation for mutant in mutants_of(normals, 0, ["bar"])]
    assert {mutation.kind for mutation in mutations} == {"add", "shift"}
    assert not [m for m in mutants_of(normals, 0, ["pearl"]) if m.mutation.kind != "shift"]


def test_an_empty_picture_gets_parts_added():
    empty = _drawn(Canvas(400, 300))
    assert mutants_of([empty], 0, NAMES) == []
    mutants = mutants_of([empty, normal(1)], 0, NAMES)
    assert [mutant.mutation for mutant in mutants if mutant.scene.parts[0].index == 0] == [
        Mutation("add", "bar"),
        Mutation("add", "coin"),
    ]


def test_uncertain_parts_are_not_mutated_and_no_templates():
    canvas = Canvas(400, 300)
    canvas.box("nut", (20, 20, 50, 40))
    canvas.box("nut", (100, 20, 150, 40), p=0.4)
    canvas.box("screw", (200, 20, 260, 40), p=0.4)
    canvas.box("bolt", (20, 60, 60, 80))
    scene, detections = _drawn(canvas)
    for number in range(6):
        for mutant in mutants_of([(scene, detections)] * 6, number, ["nut", "screw", "bolt"]):
            kind = mutant.mutation.kind
            assert "screw" not in (mutant.mutation.part, mutant.mutation.other)
            if kind != "shift":
                gone, new = _difference(scene, mutant.scene)
                assert all(part.probability > 0.5 for part in (*gone, *new))


def test_templates_from_pictures_of_another_size_keep_their_size():
    normals = [normal(0, 1, bars=0), normal(1, 3)]
    scene = normals[0][0]
    mutants = _of_kind(mutants_of(normals, 0, NAMES), "replace", "coin")
    to_bar = next(mutant.scene for mutant in mutants if mutant.mutation.other == "bar")
    (gone,), (new,) = _difference(scene, to_bar)
    assert new.area in {part.area for part in normals[1][0].parts}
    mask = next(
        detection.mask
        for part, detection in zip(normals[1][0].parts, normals[1][1], strict=True)
        if part.name == "bar" and part.area == new.area and part.angle == new.angle
    )
    left, top = round(new.left), round(new.top)
    detections = list(normals[0][1])
    if left >= 0 and top >= 0:
        xyxy = (left, top, left + mask.shape[1], top + mask.shape[0])
        detections[gone.index] = Detection("bar", xyxy, mask, 0.99)
        assert_related_alike(to_bar, measured(to_bar, detections))

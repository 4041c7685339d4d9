"""What does not belong into the breakfast box: other cereals and foreign things."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import breakfast_foods as foods
import numpy as np
import shapes
import studio
from mathutils import Matrix

if TYPE_CHECKING:
    import bpy

CEREAL_KINDS = ("coloured rings", "chocolate balls")
FOREIGN_THINGS = ("piece of blue plastic", "leaf", "insect", "screw")


def other_cereals(kind: str) -> list[bpy.types.Mesh]:
    """Make the shapes of another kind of cereals, none for no kind."""
    if not kind:
        return []
    if kind == "chocolate balls":
        skin = foods.Skin(
            ((0.35, (0.035, 0.014, 0.007)), (0.65, (0.085, 0.036, 0.017))),
            scale=9.0, roughness=0.5, relief=0.8, relief_scale=16.0, spread=0.15,
        )  # fmt: skip
        vectors, faces = foods.sphere(20, 14)
        return [foods.solid("ball", vectors * 0.17, faces, foods.skin_material("chocolate", skin))]
    angles = np.linspace(0.0, 2 * math.pi, 11)
    profile = [(0.14 + 0.065 * math.cos(a), 0.06 * math.sin(a), 0) for a in angles]
    colours = {
        "pink": (0.65, 0.06, 0.13),
        "green": (0.18, 0.42, 0.05),
        "yellow": (0.80, 0.55, 0.03),
        "violet": (0.22, 0.07, 0.40),
    }
    meshes = []
    for name, colour in colours.items():
        material = studio.plastic(name, colour, roughness=0.6, grain=0.4)
        vertices, faces = _ring(profile, 24)
        meshes.append(foods.solid("ring", vertices, faces, material))
    return meshes


def _ring(
    profile: list[tuple[float, float, int]], segments: int
) -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Turn a closed profile about the z axis."""
    angles = np.linspace(0.0, 2 * math.pi, segments, endpoint=False)
    sides = len(profile) - 1
    vertices = [(r * math.cos(a), r * math.sin(a), z) for a in angles for r, z, _ in profile[:-1]]
    faces: list[tuple[int, ...]] = []
    for k in range(segments):
        here, after = k * sides, (k + 1) % segments * sides
        for side in range(sides):
            other = (side + 1) % sides
            faces.append((here + side, after + side, after + other, here + other))
    return np.array(vertices), faces


def foreign_thing(kind: str, random: np.random.Generator) -> list[bpy.types.Object]:
    """Add the objects of a foreign thing that lies around the origin."""
    make = {
        "leaf": _leaf,
        "piece of blue plastic": _shard,
        "insect": _insect,
        "screw": _screw,
    }[kind]
    return make(random)


def _leaf(random: np.random.Generator) -> list[bpy.types.Object]:
    along, across = np.meshgrid(np.linspace(0, 1, 25), np.linspace(-1, 1, 13), indexing="ij")
    length, width = random.uniform(1.2, 1.6), random.uniform(0.28, 0.36)
    rim = width * np.sin(math.pi * along**0.8) ** 0.8 * (1 + 0.05 * np.sin(30 * along))
    vertices = np.stack(
        [
            (along - 0.5) * length,
            across * rim + 0.12 * np.sin(2.5 * along),
            0.06 + 0.16 * np.abs(across) * rim / width + 0.10 * np.sin(4 * along),
        ],
        axis=-1,
    ).reshape(-1, 3)
    faces = [
        (k, k + 13, k + 14, k + 1) for row in range(24) for k in range(row * 13, row * 13 + 12)
    ]
    green = foods.Skin(
        ((0.35, (0.035, 0.13, 0.012)), (0.65, (0.08, 0.24, 0.03))),
        scale=4.0, roughness=0.45, relief=0.5, relief_scale=8.0,
    )  # fmt: skip
    mesh = foods.solid("leaf", vertices, faces, foods.skin_material("leaf", green))
    return [shapes.place("leaf", mesh)]


def _shard(random: np.random.Generator) -> list[bpy.types.Object]:
    angles = np.linspace(0.0, 2 * math.pi, 6, endpoint=False) + random.uniform(-0.3, 0.3, 6)
    radii = random.uniform(0.25, 0.5, 6)
    outline = [
        (float(r * math.cos(a)), float(r * math.sin(a))) for r, a in zip(radii, angles, strict=True)
    ]
    blue = studio.plastic("blue", (0.02, 0.12, 0.55), roughness=0.25)
    return [
        shapes.moulding("shard", [outline], bottom=0.04, top=0.12, material=blue, rounding=0.015)
    ]


def _insect(random: np.random.Generator) -> list[bpy.types.Object]:
    black = studio.plastic("chitin", (0.010, 0.009, 0.009), roughness=0.22)
    vectors, faces = foods.sphere(24, 16)
    body = foods.solid("insect", vectors, faces, black)
    bodies = []
    for x, size in ((-0.26, (0.27, 0.17, 0.13)), (0.08, (0.14, 0.12, 0.10)), (0.27, (0.10,) * 3)):
        bodies.append(shapes.place("insect", body))
        bodies[-1].matrix_world = Matrix.Translation((x, 0, 0.08)) @ Matrix.Diagonal((*size, 1))
    for side in (-1, 1):
        for x, spread in ((-0.05, 2.2), (0.07, 1.5), (0.17, 0.8)):
            angle = side * (spread + random.uniform(-0.15, 0.15))
            leg = shapes.box("leg", (0, 0, 0), (0.42, 0.028, 0.028), material=black)
            leg.matrix_world = (
                Matrix.Translation((x, 0, 0.12))
                @ Matrix.Rotation(angle, 4, "Z")
                @ Matrix.Translation((0.2, 0, 0))
            )
            bodies.append(leg)
    return bodies


def _screw(random: np.random.Generator) -> list[bpy.types.Object]:
    length = random.uniform(0.9, 1.15)
    turns = np.arange(-0.3 * length, 0.5 * length, 0.05)
    thread = [(0.075 if k % 2 else 0.105, float(z), 0) for k, z in enumerate(turns)]
    profile = [
        (0.02, -0.56 * length, 0), (0.19, -0.54 * length, 0), (0.20, -0.48 * length, 0),
        (0.085, -0.40 * length, 0), *thread, (0.01, 0.62 * length, 0),
    ]  # fmt: skip
    mesh = shapes.turned_mesh("screw", profile, [studio.steel("steel")], segments=32)
    body = shapes.place("screw", mesh)
    body.matrix_world = Matrix.Translation((0, 0, 0.12)) @ Matrix.Rotation(math.pi / 2, 4, "Y")
    return [body]

"""The foods of the breakfast box: their skins and their shapes; nothing about where they lie.

Fruits have a radius of about 1 and are scaled when they are placed; everything else has its size.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Skin:
    """Describe a mottled surface: linear RGB stops along a noise, relief, and how items differ.

    `radial` adds that much of the distance from the middle of the item to the noise.
    """

    stops: tuple[tuple[float, Colour], ...]
    scale: float
    roughness: float = 0.5
    detail: float = 2.0
    relief: float = 0.0
    relief_scale: float = 20.0
    relief_depth: float = 0.03
    spread: float = 0.0  # of the brightness from item to item
    radial: float = 0.0


@dataclass(frozen=True, slots=True)
class Patch:
    """Say which part of a fruit is damaged: where, how large (radians), how deep, how it looks."""

    direction: tuple[float, float, float]
    angle: float
    depth: float
    skin: Skin


SKINS = {
    "tangerine": Skin(
        ((0.3, (0.80, 0.20, 0.008)), (0.7, (0.90, 0.30, 0.015))),
        scale=1.2, roughness=0.36, relief=0.55, relief_scale=17.0, relief_depth=0.035, spread=0.05,
    ),
    "nectarine": Skin(
        (
            (0.32, (0.66, 0.23, 0.03)), (0.40, (0.40, 0.05, 0.018)),
            (0.48, (0.20, 0.011, 0.012)), (0.64, (0.085, 0.005, 0.010)),
        ),
        scale=1.25, detail=4.0, roughness=0.3, relief=0.08, relief_scale=6.0, spread=0.08,
    ),
    "stem": Skin(((0.4, (0.10, 0.11, 0.025)), (0.6, (0.16, 0.09, 0.03))), scale=6.0),
    "scar": Skin(((0.4, (0.05, 0.02, 0.01)), (0.6, (0.10, 0.04, 0.015))), scale=6.0),
    "flake": Skin(
        ((0.3, (0.36, 0.17, 0.055)), (0.5, (0.56, 0.32, 0.12)), (0.7, (0.70, 0.47, 0.22))),
        scale=5.0, roughness=0.7, relief=0.5, relief_scale=22.0, spread=0.30,
    ),
    "cluster": Skin(
        ((0.35, (0.26, 0.11, 0.03)), (0.5, (0.42, 0.21, 0.07)), (0.65, (0.60, 0.38, 0.16))),
        scale=7.0, roughness=0.65, relief=0.8, relief_scale=14.0, relief_depth=0.06, spread=0.25,
    ),
    "crumb bed": Skin(
        ((0.35, (0.16, 0.07, 0.022)), (0.65, (0.46, 0.26, 0.10))),
        scale=7.0, detail=4.0, roughness=0.85, relief=1.0, relief_scale=9.0, relief_depth=0.08,
    ),
    "banana chip": Skin(
        (
            (0.32, (0.60, 0.36, 0.09)), (0.42, (0.80, 0.58, 0.22)),
            (0.68, (0.86, 0.69, 0.33)), (0.92, (0.72, 0.46, 0.11)),
        ),
        scale=3.2, roughness=0.42, relief=0.35, relief_scale=9.0, spread=0.12, radial=0.75,
    ),
    "almond": Skin(
        ((0.35, (0.085, 0.026, 0.008)), (0.65, (0.20, 0.072, 0.022))),
        scale=6.0, detail=5.0, roughness=0.55, relief=0.7, relief_scale=13.0, spread=0.2,
    ),
}  # fmt: skip
DAMAGES = {
    "bruise": (0.50, 0.05, ((0.4, (0.050, 0.020, 0.008)), (0.6, (0.13, 0.055, 0.018)))),
    "peeled patch": (0.62, 0.03, ((0.4, (0.80, 0.62, 0.40)), (0.6, (0.86, 0.76, 0.58)))),
    "bite": (0.58, 0.34, ((0.4, (0.72, 0.36, 0.06)), (0.6, (0.82, 0.55, 0.16)))),
    "mould": (0.50, -0.02, ((0.4, (0.20, 0.27, 0.20)), (0.6, (0.62, 0.66, 0.60)))),
}


def skin_material(name: str, skin: Skin) -> bpy.types.Material:
    """Make the material of a skin; its pattern and brightness differ from object to object."""
    material = bpy.data.materials.new(name)
    if material.node_tree is None:
        material.use_nodes = True
    tree = material.node_tree
    surface = tree.nodes["Principled BSDF"]
    surface.inputs["Roughness"].default_value = skin.roughness
    coordinates = tree.nodes.new("ShaderNodeTexCoord").outputs["Object"]
    item = tree.nodes.new("ShaderNodeObjectInfo").outputs["Random"]
    pattern = _noise(tree, coordinates, _math(tree, "MULTIPLY", item, 40.0), skin)
    if skin.radial > 0.0:
        length = tree.nodes.new("ShaderNodeVectorMath")
        length.operation = "LENGTH"
        tree.links.new(coordinates, length.inputs[0])
        weighted = _math(tree, "MULTIPLY", length.outputs["Value"], skin.radial)
        pattern = _math(tree, "ADD", _math(tree, "MULTIPLY", pattern, 0.8), weighted)
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    while len(ramp.color_ramp.elements) < len(skin.stops):
        ramp.color_ramp.elements.new(0.5)
    for element, (position, colour) in zip(ramp.color_ramp.elements, skin.stops, strict=True):
        element.position, element.color = position, (*colour, 1.0)
    tree.links.new(pattern, ramp.inputs["Fac"])
    tone = tree.nodes.new("ShaderNodeHueSaturation")
    varied = _math(tree, "MULTIPLY", item, 2 * skin.spread)
    tree.links.new(_math(tree, "ADD", varied, 1.0 - skin.spread), tone.inputs["Value"])
    tree.links.new(ramp.outputs["Color"], tone.inputs["Color"])
    tree.links.new(tone.outputs["Color"], surface.inputs["Base Color"])
    if skin.relief > 0.0:
        bump = tree.nodes.new("ShaderNodeBump")
        bump.inputs["Strength"].default_value = skin.relief
        bump.inputs["Distance"].default_value = skin.relief_depth
        fine = Skin((), scale=skin.relief_scale, detail=1.0)
        tree.links.new(_noise(tree, coordinates, item, fine), bump.inputs["Height"])
        tree.links.new(bump.outputs["Normal"], surface.inputs["Normal"])
    return material


def _noise(
    tree: bpy.types.NodeTree,
    coordinates: bpy.types.NodeSocket,
    shift: bpy.types.NodeSocket,
    skin: Skin,
) -> bpy.types.NodeSocket:
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value = skin.scale
    noise.inputs["Detail"].default_value = skin.detail
    moved = tree.nodes.new("ShaderNodeVectorMath")
    tree.links.new(coordinates, moved.inputs[0])
    tree.links.new(shift, moved.inputs[1])
    tree.links.new(moved.outputs["Vector"], noise.inputs["Vector"])
    return noise.outputs["Fac"]


def _math(
    tree: bpy.types.NodeTree,
    operation: str,
    first: bpy.types.NodeSocket,
    second: float | bpy.types.NodeSocket,
) -> bpy.types.NodeSocket:
    node = tree.nodes.new("ShaderNodeMath")
    node.operation = operation
    tree.links.new(first, node.inputs[0])
    if isinstance(second, float):
        node.inputs[1].default_value = second
    else:
        tree.links.new(second, node.inputs[1])
    return node.outputs[0]


def waves(
    random: np.random.Generator, frequency: float, count: int = 8
) -> Callable[[np.ndarray], np.ndarray]:
    """Return a smooth random function of places (n, 2 or 3), of mean 0 and deviation about 1."""
    vectors = random.normal(0.0, frequency, (3, count))
    phases = random.uniform(0.0, 2.0 * math.pi, count)

    def value(places: np.ndarray) -> np.ndarray:
        turned = places @ vectors[: places.shape[1]] + phases
        return np.sin(turned).sum(axis=1) / math.sqrt(count / 2)

    return value


def sphere(segments: int, rings: int) -> tuple[np.ndarray, list[tuple[int, ...]]]:
    """Return the unit vectors (n, 3) and the faces of a sphere with poles on the z axis."""
    heights = np.linspace(0.0, math.pi, rings + 1)[1:-1]
    angles = np.linspace(0.0, 2.0 * math.pi, segments, endpoint=False)
    polar, around = np.meshgrid(heights, angles, indexing="ij")
    ring = np.stack(
        [np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around), np.cos(polar)], axis=-1
    )
    vectors = np.concatenate([ring.reshape(-1, 3), [[0.0, 0.0, 1.0], [0.0, 0.0, -1.0]]])
    faces: list[tuple[int, ...]] = []
    last = (rings - 2) * segments
    for k in range(segments):
        after = (k + 1) % segments
        faces.append((len(vectors) - 2, k, after))
        faces.append((len(vectors) - 1, last + after, last + k))
        for start in range(0, last, segments):
            below = start + segments
            faces.append((start + k, below + k, below + after, start + after))
    return vectors, faces


def solid(
    name: str,
    vertices: np.ndarray,
    faces: Sequence[tuple[int, ...]],
    material: bpy.types.Material,
) -> bpy.types.Mesh:
    """Make a smooth mesh of one material."""
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices.tolist(), [], faces)
    mesh.materials.append(material)
    mesh.shade_smooth()
    return mesh


def fruit_meshes(
    kind: str, material: bpy.types.Material, random: np.random.Generator, patch: Patch | None
) -> list[bpy.types.Mesh]:
    """Make a tangerine or nectarine of radius 1, its stem, and the damaged patch if there is one.

    The fruit itself comes first, the patch last.
    """
    vectors, faces = sphere(*((160, 100) if patch else (64, 40)))
    shape = _tangerine if kind == "tangerine" else _nectarine
    vertices = shape(vectors, random)
    if kind == "tangerine":
        stem = sphere(10, 6)
        buttons = stem[0] * (0.10, 0.08, 0.045) + (0.0, 0.0, 0.77)
        stem_material = skin_material("stem", SKINS["stem"])
    else:
        stem = sphere(10, 6)
        buttons = stem[0] * (0.075, 0.075, 0.03) + (0.0, 0.0, 0.81)
        stem_material = skin_material("scar", SKINS["scar"])
    stem_mesh = solid("stem", buttons, stem[1], stem_material)
    if patch is None:
        return [solid(kind, vertices, faces, material), stem_mesh]
    apart = np.arccos(np.clip(vectors @ np.array(patch.direction), -1.0, 1.0))
    edge = patch.angle * (
        1.0 + 0.10 * waves(random, 3.0)(vectors) + 0.03 * waves(random, 9.0)(vectors)
    )
    inward = np.clip(1.0 - apart / edge, 0.0, 1.0)
    vertices = vertices * (1.0 - patch.depth * np.minimum(1.6 * inward, 1.0) ** 0.7)[:, None]
    damaged = inward > 0.0
    inner = [face for face in faces if all(damaged[k] for k in face)]
    outer = [face for face in faces if not all(damaged[k] for k in face)]
    return [
        solid(kind, vertices, outer, material),
        stem_mesh,
        solid("patch", vertices, inner, skin_material("patch", patch.skin)),
    ]


def _tangerine(vectors: np.ndarray, random: np.random.Generator) -> np.ndarray:
    lumps = waves(random, 2.0)(vectors)
    off_axis = np.hypot(vectors[:, 0], vectors[:, 1])
    around = np.arctan2(vectors[:, 1], vectors[:, 0])
    ribs = np.cos(9.0 * around) * np.exp(-(((off_axis - 0.22) / 0.12) ** 2))
    vertices = vectors * (1.0 + 0.012 * lumps + 0.010 * ribs)[:, None] * (1.0, 1.0, 0.86)
    vertices[:, 2] -= np.sign(vectors[:, 2]) * 0.11 * np.exp(-((off_axis / 0.17) ** 2))
    return vertices


def _nectarine(vectors: np.ndarray, random: np.random.Generator) -> np.ndarray:
    lumps = waves(random, 1.6)(vectors)
    off_axis = np.hypot(vectors[:, 0], vectors[:, 1])
    around = np.arctan2(vectors[:, 1], vectors[:, 0])
    suture = np.exp(-((around / 0.13) ** 2)) * off_axis
    vertices = vectors * (1.0 + 0.012 * lumps - 0.045 * suture)[:, None] * (1.0, 1.0, 0.95)
    vertices[:, 2] -= (vectors[:, 2] > 0.0) * 0.14 * np.exp(-((off_axis / 0.24) ** 2))
    return vertices


def flake_meshes(
    random: np.random.Generator, flake: bpy.types.Material, cluster: bpy.types.Material
) -> list[bpy.types.Mesh]:
    """Make the shapes of the cereals: flat bent flakes, and clusters of them."""
    meshes = []
    for _ in range(7):
        vectors, faces = sphere(14, 8)
        outline = 1.0 + 0.13 * waves(random, 2.2)(vectors)
        vertices = vectors * outline[:, None] * (0.21, random.uniform(0.13, 0.19), 0.034)
        bend = random.uniform(0.6, 1.8, 2) * random.choice((-1.0, 1.0))
        vertices[:, 2] += bend[0] * vertices[:, 0] ** 2 - 0.5 * bend[1] * vertices[:, 1] ** 2
        meshes.append(solid("flake", vertices, faces, flake))
    for _ in range(4):
        vectors, faces = sphere(18, 12)
        lumps = 1.0 + 0.10 * waves(random, 2.5)(vectors) + 0.08 * waves(random, 6.0)(vectors)
        meshes.append(
            solid("cluster", vectors * lumps[:, None] * (0.2, 0.16, 0.12), faces, cluster)
        )
    return meshes


def chip_meshes(random: np.random.Generator, material: bpy.types.Material) -> list[bpy.types.Mesh]:
    """Make banana chips: thin discs of radius 0.53 with a slightly wavy rim."""
    meshes = []
    for _ in range(5):
        vectors, faces = sphere(36, 14)
        around = np.arctan2(vectors[:, 1], vectors[:, 0])
        phase = random.uniform(0.0, 2.0 * math.pi, 3)
        rim = 1.0 + 0.05 * np.cos(2 * around + phase[0]) + 0.025 * np.cos(5 * around + phase[1])
        off_axis = np.hypot(vectors[:, 0], vectors[:, 1])
        wide = off_axis**0.6 / np.maximum(off_axis, 1e-6)
        vertices = vectors * (0.53 * rim * wide)[:, None]
        vertices[:, 2] = vectors[:, 2] * 0.055 * (1.0 - 0.25 * np.exp(-((off_axis / 0.3) ** 2)))
        wave = 0.035 * np.cos(3 * around + phase[2]) + 0.05
        vertices[:, 2] += wave * np.minimum(off_axis**2, 1.0)
        meshes.append(solid("banana chip", vertices, faces, material))
    return meshes


def almond_meshes(
    random: np.random.Generator, material: bpy.types.Material
) -> list[bpy.types.Mesh]:
    """Make almonds: flattened drops about 0.85 long, the tip towards x."""
    meshes = []
    for _ in range(4):
        vectors, faces = sphere(28, 20)
        along = vectors[:, 2]
        across = (1.0 + along) ** 0.5 * (1.0 - along) ** 0.8 / 1.1
        around = np.arctan2(vectors[:, 1], vectors[:, 0])
        ribs = 1.0 + 0.02 * np.cos(17 * around) + 0.03 * waves(random, 2.0)(vectors)
        width = random.uniform(0.235, 0.265)
        vertices = np.stack(
            [
                0.425 * along,
                width * across * ribs * np.cos(around),
                0.15 * across * ribs * np.sin(around),
            ],
            axis=1,
        )
        meshes.append(solid("almond", vertices, faces, material))
    return meshes


def crumb_meshes(random: np.random.Generator, material: bpy.types.Material) -> list[bpy.types.Mesh]:
    """Make small irregular pieces of a crushed topping."""
    meshes = []
    for _ in range(6):
        vectors, faces = sphere(8, 6)
        broken = 1.0 + 0.22 * waves(random, 3.0)(vectors)
        size = (random.uniform(0.10, 0.19), random.uniform(0.07, 0.13), random.uniform(0.03, 0.06))
        mesh = solid("crumb", vectors * broken[:, None] * size, faces, material)
        mesh.shade_flat()
        meshes.append(mesh)
    return meshes

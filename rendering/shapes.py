"""Shapes to build products of: rounded boxes, mouldings with openings, turned parts."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import bpy
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def box(
    name: str,
    centre: Sequence[float],
    size: Sequence[float],
    *,
    material: bpy.types.Material | None = None,
    rounding: float = 0.0,
) -> bpy.types.Object:
    """Add an axis-parallel box with rounded edges."""
    corners = [
        (x, y, z)
        for x in (-size[0] / 2, size[0] / 2)
        for y in (-size[1] / 2, size[1] / 2)
        for z in (-size[2] / 2, size[2] / 2)
    ]
    faces = [(0, 1, 3, 2), (4, 6, 7, 5), (0, 4, 5, 1), (2, 3, 7, 6), (0, 2, 6, 4), (1, 5, 7, 3)]
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(corners, [], faces)
    body = bpy.data.objects.new(name, mesh)
    body.location = centre
    if material is not None:
        mesh.materials.append(material)
    if rounding > 0.0:
        bevel = body.modifiers.new("rounding", "BEVEL")
        bevel.width, bevel.segments = rounding, 3
        mesh.shade_smooth()
        bevel.harden_normals = True
    return _add(body)


def rounded_rectangle(
    centre: tuple[float, float], size: tuple[float, float], radius: float
) -> list[tuple[float, float]]:
    """Return the outline of a rectangle with round corners, anticlockwise."""
    half_x, half_y = size[0] / 2 - radius, size[1] / 2 - radius
    corners = ((1, 1), (-1, 1), (-1, -1), (1, -1))
    return [
        (
            centre[0] + sign_x * half_x + radius * math.cos(angle),
            centre[1] + sign_y * half_y + radius * math.sin(angle),
        )
        for quarter, (sign_x, sign_y) in enumerate(corners)
        for angle in np.linspace(quarter * math.pi / 2, (quarter + 1) * math.pi / 2, 9)
    ]


def moulding(
    name: str,
    outlines: Iterable[list[tuple[float, float]]],
    *,
    bottom: float,
    top: float,
    material: bpy.types.Material,
    rounding: float,
) -> bpy.types.Object:
    """Add a plate with rounded edges: the first outline is its edge, the others are openings."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions, curve.fill_mode = "2D", "BOTH"
    curve.extrude = (top - bottom) / 2 - rounding
    curve.bevel_depth, curve.bevel_resolution, curve.offset = rounding, 3, -rounding
    for outline in outlines:
        spline = curve.splines.new("POLY")
        spline.points.add(len(outline) - 1)
        for point, (x, y) in zip(spline.points, outline, strict=True):
            point.co = (x, y, 0.0, 1.0)
        spline.use_cyclic_u = True
    curve.materials.append(material)
    body = bpy.data.objects.new(name, curve)
    body.location = (0.0, 0.0, (bottom + top) / 2)
    return _add(body)


def turned_mesh(
    name: str,
    profile: Sequence[tuple[float, float, int]],
    materials: Sequence[bpy.types.Material],
    *,
    segments: int = 48,
) -> bpy.types.Mesh:
    """Turn a profile of (radius, z, material index) about the z axis, closed at both ends."""
    angles = np.linspace(0.0, 2.0 * math.pi, segments, endpoint=False)
    vertices = [(r * math.cos(a), r * math.sin(a), z) for r, z, _ in profile for a in angles]
    faces: list[tuple[int, ...]] = [tuple(reversed(range(segments)))]
    slots = [profile[0][2]]
    for ring in range(len(profile) - 1):
        for k in range(segments):
            a, b = ring * segments + k, ring * segments + (k + 1) % segments
            faces.append((a, b, b + segments, a + segments))
            slots.append(profile[ring + 1][2])
    faces.append(tuple(range((len(profile) - 1) * segments, len(profile) * segments)))
    slots.append(profile[-1][2])
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, [], faces)
    for material in materials:
        mesh.materials.append(material)
    mesh.polygons.foreach_set("material_index", slots)
    mesh.shade_smooth()
    mesh.set_sharp_from_angle(angle=math.radians(38.0))
    return mesh


def place(
    name: str, mesh: bpy.types.Mesh, material: bpy.types.Material | None = None
) -> bpy.types.Object:
    """Add an object with a shared mesh; `material` replaces the mesh's first one."""
    body = bpy.data.objects.new(name, mesh)
    _add(body)
    if material is not None:
        body.material_slots[0].link = "OBJECT"
        body.material_slots[0].material = material
    return body


def world_vertices(body: bpy.types.Object) -> np.ndarray:
    """Return the mesh's vertices in scene units, shape (n, 3)."""
    flat = np.empty(len(body.data.vertices) * 3)
    body.data.vertices.foreach_get("co", flat)
    pose = np.array(body.matrix_world)
    return flat.reshape(-1, 3) @ pose[:3, :3].T + pose[:3, 3]


def _add(body: bpy.types.Object) -> bpy.types.Object:
    bpy.context.scene.collection.objects.link(body)
    return body

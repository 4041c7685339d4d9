"""Pushpins that are bent or broken, and foreign things that get into a tray of pushpins."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import bmesh
import bpy
import numpy as np
import shapes
import studio
from mathutils import Vector
from pushpin_tray import PROFILE

if TYPE_CHECKING:
    from collections.abc import Sequence

NEEDLE = (0.024, 0.322, 0.640, 0.770)  # radius, z of its foot, of where it narrows, of its tip
BEND_RADIUS = 0.07

# Linear RGB.
PUTTY = {
    "brown": (0.045, 0.022, 0.012),
    "black": (0.012, 0.012, 0.013),
    "turquoise": (0.015, 0.19, 0.20),
    "pink": (0.55, 0.10, 0.17),
}
THREAD = {
    "copper": (0.62, 0.26, 0.13),
    "black": (0.012, 0.012, 0.012),
    "red": (0.50, 0.02, 0.02),
    "blue": (0.02, 0.06, 0.35),
}
PAPER = {
    "white": (0.82, 0.82, 0.80),
    "blue": (0.20, 0.42, 0.68),
    "brown": (0.30, 0.17, 0.08),
}
THINGS = {"putty": PUTTY, "wire": THREAD, "paper": PAPER}


def pushpin(materials: Sequence[bpy.types.Material], size: float) -> bpy.types.Mesh:
    """Make a flawless pushpin; the materials are head and needle."""
    return shapes.turned_mesh(
        "pushpin", [(r * size, z * size, m) for r, z, m in PROFILE], materials
    )


def bent_pushpin(
    materials: Sequence[bpy.types.Material], size: float, height: float, angle: float
) -> bpy.types.Mesh:
    """Make a pushpin whose needle turns by `angle` degrees at that height."""
    head = [point for point in PROFILE if point[2] == 0]
    mesh = shapes.turned_mesh("bent pushpin", [*head, *_needle(NEEDLE[0])], materials)
    _bend(mesh, size, height, angle)
    return mesh


def bent_needle(size: float, height: float, angle: float) -> bpy.types.Mesh:
    """Make the needle of `bent_pushpin` alone, a little thicker, to mark where it is."""
    material = studio.steel("needle")
    mesh = shapes.turned_mesh("bent needle", _needle(NEEDLE[0] * 1.3), [material, material])
    _bend(mesh, size, height, angle)
    return mesh


def needle_line(height: float, angle: float) -> np.ndarray:
    """Return foot, bend and tip of a bent needle on a pushpin of size 1, shape (3, 3)."""
    line = [(0.0, 0.0, NEEDLE[1]), (0.0, 0.0, height), (0.0, 0.0, NEEDLE[3])]
    return _bent(np.array(line), height, angle)


def _needle(radius: float) -> list[tuple[float, float, int]]:
    """Return the profile of a needle with enough rings to bend it."""
    _, foot, shoulder, tip = NEEDLE
    shaft = [(radius, float(z), 1) for z in np.linspace(foot, shoulder, 18)]
    return [*shaft, (radius * 0.6, (shoulder + tip) / 2, 1), (radius * 0.2, tip, 1)]


def _bend(mesh: bpy.types.Mesh, size: float, height: float, angle: float) -> None:
    flat = np.empty(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("co", flat)
    mesh.vertices.foreach_set("co", (_bent(flat.reshape(-1, 3), height, angle) * size).ravel())
    mesh.update()


def _bent(points: np.ndarray, height: float, angle: float) -> np.ndarray:
    """Bend what lies above the height along an arc towards x, and straight on after it."""
    beyond = np.maximum(points[:, 2] - height, 0.0)
    turn = np.minimum(beyond / BEND_RADIUS, math.radians(angle))
    straight = beyond - turn * BEND_RADIUS
    sine, cosine = np.sin(turn), np.cos(turn)
    x = BEND_RADIUS * (1 - cosine) + straight * sine + points[:, 0] * cosine
    z = np.minimum(points[:, 2], height) + BEND_RADIUS * sine + straight * cosine
    return np.stack([x, points[:, 1], z - points[:, 0] * sine], axis=1)


def broken_pushpin(
    how: str, materials: Sequence[bpy.types.Material], size: float, random: np.random.Generator
) -> bpy.types.Mesh:
    """Make the rest of a pushpin whose cap, half a head or needle is gone.

    The third material is that of the fracture.
    """
    mesh = pushpin(materials, size)
    if how == "cap":
        tilt = math.radians(random.uniform(10.0, 32.0))
        point, normal = (
            (0.0, 0.0, random.uniform(-0.08, 0.04)),
            (math.sin(tilt), 0, -math.cos(tilt)),
        )
    elif how == "half":
        tilt = math.radians(random.uniform(18.0, 30.0))
        # the cut passes the needle's foot, or it would split the needle as well
        point = (random.uniform(0.06, 0.10), 0.0, 0.20)
        normal = (math.cos(tilt), 0.0, -math.sin(tilt))
    else:
        point, normal = (0.0, 0.0, 0.335), (0.0, 0.0, 1.0)
    _cut(mesh, np.array(point) * size, normal, random)
    return mesh


def _cut(
    mesh: bpy.types.Mesh,
    point: Sequence[float],
    normal: Sequence[float],
    random: np.random.Generator,
) -> None:
    """Take away what is on the normal's side, close the mesh roughly, centre it on its mass."""
    work = bmesh.new()
    work.from_mesh(mesh)
    cut = bmesh.ops.bisect_plane(
        work, geom=[*work.verts, *work.edges, *work.faces],
        plane_co=point, plane_no=normal, clear_outer=True,
    )  # fmt: skip
    rim = [part for part in cut["geom_cut"] if isinstance(part, bmesh.types.BMEdge)]
    faces = bmesh.ops.triangle_fill(work, edges=rim, use_beauty=True)["geom"]
    faces = [part for part in faces if isinstance(part, bmesh.types.BMFace)]
    inner = bmesh.ops.poke(work, faces=faces)
    for vertex in inner["verts"]:
        vertex.co -= Vector(normal) * random.uniform(0.0, 0.03)
    for face in inner["faces"]:
        face.material_index, face.smooth = 2, False
    bmesh.ops.recalc_face_normals(work, faces=work.faces)
    bmesh.ops.translate(work, verts=work.verts, vec=-_centre_of_mass(work))
    work.to_mesh(mesh)
    work.free()


def _centre_of_mass(work: bmesh.types.BMesh) -> np.ndarray:
    corners = np.array([[loop.vert.co for loop in three] for three in work.calc_loop_triangles()])
    volumes = np.linalg.det(corners)
    return (corners.sum(axis=1) * volumes[:, None]).sum(axis=0) / (4.0 * volumes.sum())


def foreign_thing(kind: str, colour: str, random: np.random.Generator) -> bpy.types.Object:
    """Add a lump of putty, a piece of wire or a paper scrap; its flat side faces along x."""
    make = {"putty": _lump, "wire": _wire, "paper": _scrap}[kind]
    mesh = make(random)
    linear = THINGS[kind][colour]
    if kind == "wire" and colour == "copper":
        material = studio.steel("copper")
        surface = material.node_tree.nodes["Principled BSDF"]
        surface.inputs["Base Color"].default_value = (*linear, 1.0)
    else:
        roughness = {"putty": 0.6, "wire": 0.35, "paper": 0.85}[kind]
        material = studio.plastic(kind, linear, roughness=roughness, grain=0.4)
    mesh.materials.append(material)
    mesh.polygons.foreach_set("use_smooth", [kind != "paper"] * len(mesh.polygons))
    return shapes.place(kind, mesh)


def _lump(random: np.random.Generator) -> bpy.types.Mesh:
    work = bmesh.new()
    bmesh.ops.create_icosphere(work, subdivisions=4, radius=1.0)
    waves = random.normal(0.0, 2.2, (7, 3))
    phases, size = random.uniform(0.0, 2 * math.pi, 7), random.uniform(0.17, 0.26)
    stretch = np.array([0.55, random.uniform(0.8, 1.0), random.uniform(1.0, 1.35)]) * size
    for vertex in work.verts:
        place = np.array(vertex.co)
        relief = 1.0 + 0.09 * float(np.sin(waves @ place + phases).sum())
        vertex.co = place * relief * stretch
    mesh = bpy.data.meshes.new("putty")
    work.to_mesh(mesh)
    work.free()
    return mesh


def _wire(random: np.random.Generator) -> bpy.types.Mesh:
    """Bend a wire at random in the y-z plane and sweep a circle along it."""
    steps = 60
    curvature = np.repeat(random.normal(0.0, 3.6, 6), steps // 6)
    curvature = np.convolve(curvature, np.ones(9) / 9, mode="same")
    length, radius = random.uniform(0.9, 1.5), random.uniform(0.016, 0.024)
    heading = np.cumsum(curvature) * length / steps
    y, z = np.cumsum([np.cos(heading), np.sin(heading)], axis=1) * length / steps
    x = 0.04 * np.sin(np.linspace(0.0, random.uniform(4.0, 9.0), steps))
    curve = bpy.data.curves.new("wire", "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution = "3D", radius, 2
    curve.use_fill_caps = True
    spline = curve.splines.new("POLY")
    spline.points.add(steps - 1)
    for point, place in zip(
        spline.points,
        np.stack([x, y - y.mean(), z - z.mean()], axis=1).tolist(),
        strict=True,
    ):
        point.co = (*place, 1.0)
    body = bpy.data.objects.new("wire", curve)
    mesh = bpy.data.meshes.new_from_object(body)
    bpy.data.objects.remove(body)
    return mesh


def _scrap(random: np.random.Generator) -> bpy.types.Mesh:
    """Tear an irregular piece and curl it a little."""
    around = np.sort(np.linspace(0.0, 2 * math.pi, 40, endpoint=False) + random.normal(0, 0.03, 40))
    corners = random.integers(3, 6)
    reach = 1.0 / np.cos((around % (2 * math.pi / corners)) - math.pi / corners)
    reach = reach * random.normal(1.0, 0.025, 40) * random.uniform(0.17, 0.24)
    y, z = np.cos(around) * reach * random.uniform(1.0, 1.5), np.sin(around) * reach
    shares = (0.25, 0.5, 0.75, 1.0)
    rings = [np.stack([y, z], axis=1) * share for share in shares]
    flat = np.concatenate([np.zeros((1, 2)), *rings])
    curl = random.uniform(0.25, 0.6) * (flat @ random.normal(0.0, 1.0, 2)) ** 2
    vertices = np.column_stack([curl, flat]).tolist()
    faces: list[tuple[int, ...]] = [(0, 1 + k, 1 + (k + 1) % 40) for k in range(40)]
    for ring in range(len(shares) - 1):
        start = 1 + ring * 40
        faces += [
            (start + k, start + 40 + k, start + 40 + (k + 1) % 40, start + (k + 1) % 40)
            for k in range(40)
        ]
    mesh = bpy.data.meshes.new("paper")
    mesh.from_pydata(vertices, [], faces)
    return mesh

"""Lever splicing connectors and the perforated mat they lie on."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import bpy
import numpy as np
import shapes
import studio
from mathutils import Matrix, Vector

if TYPE_CHECKING:
    from collections.abc import Sequence

PITCH = 0.52
HALF_LENGTH = 0.9  # along x, from the back to the nose
LEVER_TOP = 0.77
HINGE_X, HINGE_Z = 0.24, 0.66
ENTRY_X, ENTRY_Z = 0.68, 0.35  # the middle of the wire entry, on the slope of the nose
SIDES = ("left", "right")
BODY_IDS = {"left": 10, "right": 11}
LEVER_IDS = {"left": 20, "right": 30}  # of the first bay
GHOST_CONNECTOR_ID, GHOST_PIECE_ID, GHOST_LEVER_ID = 100, 103, 104

# Linear RGB.
COLOURS = {
    "orange": (0.80, 0.155, 0.008),
    "yellow": (0.80, 0.52, 0.02),
    "blue": (0.018, 0.10, 0.50),
    "red": (0.50, 0.016, 0.014),
    "green": (0.022, 0.25, 0.055),
    "white": (0.80, 0.80, 0.77),
    "black": (0.012, 0.012, 0.013),
    "grey": (0.57, 0.585, 0.60),
}
# (x, z) of the side view, anticlockwise; the lever's are relative to its hinge.
BODY_PROFILE = (
    (-0.90, 0.0), (0.90, 0.0), (0.90, 0.13), (0.46, 0.58), (0.34, 0.60), (-0.84, 0.60),
    (-0.90, 0.54),
)  # fmt: skip
LEVER_PROFILE = (
    (-1.01, -0.05), (0.09, -0.05), (0.13, 0.01), (0.09, 0.08), (0.00, 0.11), (-0.16, 0.08),
    (-0.68, 0.06), (-0.70, 0.09), (-0.74, 0.09), (-0.76, 0.06), (-0.80, 0.06), (-0.82, 0.09),
    (-0.86, 0.09), (-0.88, 0.06), (-0.96, 0.08), (-1.02, 0.04),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Connector:
    """Say how a connector lies and what is particular about it; bays count from the top."""

    clamps: int
    x: float
    y: float
    turn: float  # degrees, from its usual heading
    present: bool = True
    pose: str = "usual"  # or "upside down" or "facing outwards"
    body_colour: str = "grey"
    lever: int | None = None  # the bay whose lever is not as usual
    lever_state: str = "closed"  # or "open" or a colour
    opening: float = 0.0  # degrees, of the open lever
    broken: str = ""  # or "nose" or "back", at a corner, or "lever"
    broken_side: int = 1  # 1: the corner at the top of the picture, -1: at the bottom

    @property
    def width(self) -> float:
        """Return the length along y, across the bays."""
        return self.clamps * PITCH + 0.1


def pose_of(connector: Connector, side: str) -> Matrix:
    """Return where a connector lies: its own x axis points out of the wire entries."""
    angle = connector.turn + (180.0 if side == "right" else 0.0)
    angle += 180.0 if connector.pose == "facing outwards" else 0.0
    lies = Matrix.Translation((connector.x, connector.y, 0.0))
    lies = lies @ Matrix.Rotation(math.radians(angle), 4, "Z")
    if connector.pose == "upside down":
        lies = lies @ Matrix.Translation((0, 0, LEVER_TOP)) @ Matrix.Rotation(math.pi, 4, "X")
    return lies


def _bay_y(connector: Connector, side: str, slot: int) -> float:
    """Return the connector's own y of the bay that is `slot`-th from the picture's top."""
    upwards = pose_of(connector, side).to_3x3().col[1].y > 0
    y = ((connector.clamps - 1) / 2 - slot) * PITCH
    return y if upwards else -y


def entry(connector: Connector, side: str, slot: int, x: float = ENTRY_X) -> np.ndarray:
    """Return the place of a wire entry, or of another place at x in the same bay."""
    own = Vector((x, _bay_y(connector, side, slot), ENTRY_Z))
    return np.array(pose_of(connector, side) @ own)


def build_mat(*, tone: float, spacing: float, turn: float) -> None:
    """Lay a grey mat with round holes in rows; lengths in scene units, `turn` in degrees."""
    material = studio.plastic("mat", (tone, tone, tone * 1.03), roughness=0.6)
    tree = material.node_tree
    coordinates = tree.nodes.new("ShaderNodeTexCoord")
    grid = tree.nodes.new("ShaderNodeMapping")
    grid.inputs["Scale"].default_value = (1 / spacing, 1 / spacing, 0.0)
    grid.inputs["Rotation"].default_value = (0.0, 0.0, math.radians(turn))
    cell = tree.nodes.new("ShaderNodeVectorMath")
    cell.operation = "FRACTION"
    middle = tree.nodes.new("ShaderNodeVectorMath")
    middle.operation, middle.inputs[1].default_value = "DISTANCE", (0.5, 0.5, 0.0)
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    inside, outside = ramp.color_ramp.elements
    inside.position, outside.position = 0.24, 0.30
    inside.color = (0.035, 0.035, 0.036, 1.0)
    outside.color = (tone, tone, tone * 1.03, 1.0)
    tree.links.new(coordinates.outputs["Object"], grid.inputs["Vector"])
    tree.links.new(grid.outputs["Vector"], cell.inputs[0])
    tree.links.new(cell.outputs["Vector"], middle.inputs[0])
    tree.links.new(middle.outputs["Value"], ramp.inputs["Fac"])
    surface = tree.nodes["Principled BSDF"]
    tree.links.new(ramp.outputs["Color"], surface.inputs["Base Color"])
    shapes.box("mat", (0, 0, -0.05), (40, 40, 0.1), material=material)


def build_connector(connector: Connector, side: str, random: np.random.Generator) -> None:
    """Add a connector, or the hidden ghost of one that is absent."""
    holder = bpy.data.objects.new(f"connector {side}", None)
    bpy.context.scene.collection.objects.link(holder)
    holder.matrix_world = pose_of(connector, side)
    if not connector.present:
        size = (2 * HALF_LENGTH * 1.05, connector.width + 0.1, LEVER_TOP)
        ghost = shapes.box("ghost", (0, 0, LEVER_TOP / 2), size, rounding=0.03)
        ghost.parent, ghost.pass_index, ghost.hide_render = holder, GHOST_CONNECTOR_ID, True
        return
    body = _build_body(connector)
    for piece in body:
        piece.parent, piece.pass_index = holder, BODY_IDS[side]
    levers = _build_levers(connector, side)
    for lever in levers:
        lever.parent = holder
    if connector.broken:
        _break_off(connector, side, [*body, *levers], holder, random)


def _translucent(name: str, colour: tuple[float, float, float], alpha: float) -> bpy.types.Material:
    material = studio.plastic(name, colour, roughness=0.32)
    material.node_tree.nodes["Principled BSDF"].inputs["Alpha"].default_value = alpha
    return material


def _build_body(connector: Connector) -> list[bpy.types.Object]:
    width = connector.width
    colour = COLOURS[connector.body_colour]
    shell = _translucent("shell", colour, 0.74 if connector.body_colour == "grey" else 0.95)
    ring_colour = tuple(0.62 * channel for channel in colour)
    ring = studio.plastic("ring", ring_colour, roughness=0.4)
    dark = studio.plastic("dark", (0.012, 0.012, 0.013), roughness=0.5)
    metal = studio.steel("metal")
    parts = [
        _prism("body", BODY_PROFILE, width, shell, rounding=0.03),
        shapes.box("bar", (-0.1, 0, 0.3), (1.1, width - 0.2, 0.16), material=metal),
    ]
    for k in range(connector.clamps + 1):
        y = (k - connector.clamps / 2) * PITCH
        y *= 1 - 0.01 / PITCH
        size = (1.22, 0.085, 0.16)
        parts.append(shapes.box("rib", (-0.24, y, 0.61), size, material=shell, rounding=0.02))
    slope = Matrix.Rotation(math.atan2(0.45, 0.44), 4, "Y")
    disc = shapes.turned_mesh("entry", ((0.150, -0.01, 0), (0.150, 0.012, 0)), [dark])
    funnel_profile = (
        (0.225, -0.01, 0), (0.225, 0.022, 0), (0.205, 0.034, 0), (0.165, 0.030, 0), (0.150, 0.0, 0),
    )  # fmt: skip
    funnel = shapes.turned_mesh("funnel", funnel_profile, [ring])
    for slot in range(connector.clamps):
        y = ((connector.clamps - 1) / 2 - slot) * PITCH
        for mesh, lift in ((funnel, 0.0), (disc, 0.006)):
            part = shapes.place("entry", mesh)
            place = Matrix.Translation((ENTRY_X, y, ENTRY_Z)) @ slope
            part.matrix_local = place @ Matrix.Translation((0, 0, lift))
            parts.append(part)
        # what an open or a broken lever lets one see
        hole = (0.86, PITCH - 0.14, 0.02)
        parts.append(shapes.box("cavity", (-0.26, y, 0.595), hole, material=dark))
        clip = (0.20, PITCH - 0.26, 0.02)
        parts.append(shapes.box("clip", (0.02, y, 0.602), clip, material=metal))
        if connector.pose == "upside down":
            parts.append(shapes.box("slit", (-0.35, y, 0.0), (0.5, 0.07, 0.012), material=dark))
            parts.append(shapes.box("foot", (0.45, y, 0.0), (0.2, 0.24, 0.03), material=ring))
    return parts


def _build_levers(connector: Connector, side: str) -> list[bpy.types.Object]:
    orange = studio.plastic("lever", COLOURS["orange"], roughness=0.30)
    levers = []
    for slot in range(connector.clamps):
        special = slot == connector.lever
        material = orange
        if special and connector.lever_state in COLOURS:
            colour = COLOURS[connector.lever_state]
            material = studio.plastic(connector.lever_state, colour, roughness=0.30)
        lever = _prism("lever", LEVER_PROFILE, PITCH - 0.12, material, rounding=0.018)
        lever.location = (HINGE_X, _bay_y(connector, side, slot), HINGE_Z)
        lever.pass_index = LEVER_IDS[side] + slot
        levers.append(lever)
        if special and connector.lever_state == "open":
            lever.rotation_euler = (0.0, math.radians(connector.opening), 0.0)
            ghost = _prism("ghost", LEVER_PROFILE, PITCH - 0.12, material, rounding=0.018)
            ghost.location = lever.location
            ghost.pass_index, ghost.hide_render = GHOST_LEVER_ID, True
            levers.append(ghost)
    return levers


def _prism(
    name: str,
    profile: Sequence[tuple[float, float]],
    width: float,
    material: bpy.types.Material,
    *,
    rounding: float,
) -> bpy.types.Object:
    """Extrude a side view (x, z) along y, with rounded edges."""
    count = len(profile)
    vertices = [(x, y, z) for y in (-width / 2, width / 2) for x, z in profile]
    faces = [tuple(range(count)), tuple(range(2 * count - 1, count - 1, -1))]
    for k in range(count):
        following = (k + 1) % count
        faces.append((k, k + count, following + count, following))
    mesh = bpy.data.meshes.new(name)
    mesh.from_pydata(vertices, [], faces)
    mesh.materials.append(material)
    mesh.shade_smooth()
    body = bpy.data.objects.new(name, mesh)
    bpy.context.scene.collection.objects.link(body)
    bevel = body.modifiers.new("rounding", "BEVEL")
    bevel.width, bevel.segments, bevel.harden_normals = rounding, 2, True
    bevel.limit_method, bevel.angle_limit = "ANGLE", math.radians(20.0)
    return body


def _break_off(
    connector: Connector,
    side: str,
    parts: Sequence[bpy.types.Object],
    holder: bpy.types.Object,
    random: np.random.Generator,
) -> None:
    """Take a ragged piece away from the parts and add it as a hidden ghost."""
    rock = _rock(connector, side, random)
    rock.parent, rock.hide_render = holder, True
    if connector.broken == "lever":
        slot = connector.lever or 0
        parts = [part for part in parts if part.pass_index == LEVER_IDS[side] + slot]
    for part in parts:
        piece = part.copy()
        bpy.context.scene.collection.objects.link(piece)
        piece.pass_index, piece.hide_render = GHOST_PIECE_ID, True
        for body, operation in ((part, "DIFFERENCE"), (piece, "INTERSECT")):
            cut = body.modifiers.new("break", "BOOLEAN")
            cut.operation, cut.object, cut.solver = operation, rock, "EXACT"


def _rock(connector: Connector, side: str, random: np.random.Generator) -> bpy.types.Object:
    upwards = 1 if pose_of(connector, side).to_3x3().col[1].y > 0 else -1
    corner = upwards * connector.broken_side * connector.width / 2
    places = {
        "nose": ((0.84, corner, 0.25), 0.58),
        "back": ((-0.86, corner, 0.5), 0.46),
        "lever": ((-0.78, _bay_y(connector, side, connector.lever or 0), 0.7), 0.62),
    }
    centre, radius = places[connector.broken]
    rock = ball("rock", subdivisions=3, radius=radius)
    for vertex in rock.data.vertices:
        vertex.co *= 1.0 + float(random.normal(0.0, 0.05))
    rock.data.materials.append(studio.plastic("fracture", (0.7, 0.7, 0.7), roughness=0.7))
    rock.location = centre
    return rock


def ball(name: str, *, subdivisions: int, radius: float) -> bpy.types.Object:
    """Add a ball of triangles of about the same size, to be made into something else."""
    bpy.ops.mesh.primitive_ico_sphere_add(subdivisions=subdivisions, radius=radius)
    body = bpy.context.object
    body.name = name
    return body

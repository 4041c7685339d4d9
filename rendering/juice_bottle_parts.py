"""The glass of a juice bottle, the juice in it, and the bright cell where it is photographed.

The bottle lies in the x-y plane with its mouth towards +y; the camera looks at it along -z.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import bmesh
import bpy
import numpy as np
import shapes
from mathutils import Matrix

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

HEIGHT = 8.0
BOTTOM, MOUTH = -HEIGHT / 2, HEIGHT / 2
BODY_RADIUS, NECK_RADIUS, WALL, FLOOR = 1.4, 0.44, 0.05, 0.16
SHOULDER_FROM, SHOULDER_TO = 0.57, 0.79  # of the height
UPRIGHT = Matrix.Rotation(-math.pi / 2, 4, "X")  # from the z axis to the y axis

GLASS_ID, JUICE_ID = 1, 2

Colour = tuple[float, float, float]  # linear RGB

# Where little, much and most juice is in the line of sight.
JUICES: dict[str, tuple[Colour, Colour, Colour]] = {
    "red": ((0.58, 0.05, 0.035), (0.24, 0.008, 0.012), (0.095, 0.003, 0.006)),
    "yellow": ((0.96, 0.62, 0.14), (0.90, 0.43, 0.025), (0.80, 0.33, 0.012)),
    "white": ((0.86, 0.80, 0.64), (0.82, 0.71, 0.48), (0.76, 0.63, 0.38)),
    "green": ((0.30, 0.55, 0.10), (0.08, 0.34, 0.035), (0.04, 0.22, 0.02)),
    "blue": ((0.15, 0.38, 0.70), (0.03, 0.13, 0.50), (0.015, 0.07, 0.35)),
    "greyish": ((0.40, 0.40, 0.38), (0.22, 0.22, 0.21), (0.14, 0.14, 0.135)),
}


def height_at(share: float) -> float:
    """Return y at a share of the bottle's height."""
    return BOTTOM + share * HEIGHT


def outer_radius(y: float) -> float:
    """Return the radius of the plain glass, without the ring and the thread."""
    share = (y - BOTTOM) / HEIGHT
    if share < 0.032:
        return BODY_RADIUS - 0.26 + 0.26 * math.sqrt(1.0 - (1.0 - max(share, 0.0) / 0.032) ** 2)
    along = (share - SHOULDER_FROM) / (SHOULDER_TO - SHOULDER_FROM)
    along = min(max(along, 0.0), 1.0)
    shoulder = BODY_RADIUS + (NECK_RADIUS - BODY_RADIUS) * along * along * (3.0 - 2.0 * along)
    return shoulder - 0.05 * max(share - SHOULDER_TO, 0.0) / (1.0 - SHOULDER_TO)


def add_glass() -> None:
    """Add the empty bottle with its neck ring and its thread."""
    material, dull = _glass("glass", shiny=True), _glass("inner glass", shiny=False)
    outside = [BOTTOM + 0.256 * (1 - math.cos(a)) for a in np.linspace(0.0, math.pi / 2, 9)]
    outside += list(np.linspace(outside[-1] + 0.05, MOUTH - 0.03, 90))
    inside = [y for y in reversed(outside) if y > BOTTOM + FLOOR]
    profile = [(outer_radius(y), y, 0) for y in outside]
    profile += [(outer_radius(MOUTH) - WALL / 2, MOUTH, 0)]
    profile += [(outer_radius(y) - WALL, y, 1) for y in inside]
    profile += [(0.8 * BODY_RADIUS, BOTTOM + FLOOR, 1), (0.35, BOTTOM + FLOOR + 0.1, 1)]
    mesh = shapes.turned_mesh("glass", profile, [material, dull], segments=96)
    body = shapes.place("glass", mesh)
    body.matrix_basis = UPRIGHT
    body.pass_index = GLASS_ID
    ring = [(height_at(0.943), turn) for turn in np.linspace(0.0, 2 * math.pi, 49)]
    _add_bead("ring", ring, 0.055, material)
    thread = [
        (height_at(0.958) + 0.105 * turn / math.pi / 2, turn)
        for turn in np.linspace(0.0, 4.6 * math.pi, 130)
    ]
    _add_bead("thread", thread, 0.03, material)
    lip = [(MOUTH - 0.02, turn) for turn in np.linspace(0.0, 2 * math.pi, 49)]
    _add_bead("lip", lip, 0.03, material)


def _add_bead(
    name: str, course: Iterable[tuple[float, float]], radius: float, material: bpy.types.Material
) -> None:
    points = [
        (outer_radius(y) * math.cos(turn), y, outer_radius(y) * math.sin(turn))
        for y, turn in course
    ]
    add_thread(name, points, radius, material).pass_index = GLASS_ID


def add_thread(
    name: str,
    points: Sequence[tuple[float, float, float]],
    radius: float,
    material: bpy.types.Material,
) -> bpy.types.Object:
    """Add a round thread along the points."""
    curve = bpy.data.curves.new(name, "CURVE")
    curve.dimensions, curve.bevel_depth, curve.bevel_resolution = "3D", radius, 2
    spline = curve.splines.new("POLY")
    spline.points.add(len(points) - 1)
    for point, place in zip(spline.points, points, strict=True):
        point.co = (*place, 1.0)
    curve.materials.append(material)
    return linked(name, curve)


def add_juice(name: str, colour: str, bottom: float, top: float, tone: float) -> bpy.types.Object:
    """Fill the bottle between two heights (shares of its height) with juice, foam at its edge."""
    low, high = max(height_at(bottom), BOTTOM + FLOOR), height_at(top)
    heights = np.linspace(low, high - 0.035, max(int((high - low) / 0.08), 3))
    # A little into the glass: faces in the same place would flicker.
    profile = [(outer_radius(y) - 0.6 * WALL, float(y), 0) for y in heights]
    if bottom <= 0.0:
        profile = [(0.8 * BODY_RADIUS, low - 0.02, 0), *profile]
    radius = outer_radius(high) - 0.6 * WALL
    profile += [(radius, high, 1), (radius - 0.05, high - 0.012, 1), (0.02, high - 0.015, 0)]
    ramp = [tuple(min(channel * tone, 1.0) for channel in stop) for stop in JUICES[colour]]
    foam = tuple(0.55 * channel + 0.45 * 0.8 for channel in ramp[0])
    materials = [_juice(f"{name} juice", ramp), ink(f"{name} foam", foam)]
    body = shapes.place(name, shapes.turned_mesh(name, profile, materials, segments=96))
    body.matrix_basis = UPRIGHT
    return body


def add_clump(
    name: str,
    centre: tuple[float, float, float],
    size: tuple[float, float, float],
    random: np.random.Generator,
    material: bpy.types.Material,
) -> bpy.types.Object:
    """Add an uneven lump."""
    lump = bmesh.new()
    bmesh.ops.create_icosphere(lump, subdivisions=3, radius=1.0)
    waves = random.normal(0.0, 2.6, (4, 3))
    for vertex in lump.verts:
        bulge = 1.0 + 0.11 * float(np.sin(waves @ np.array(vertex.co)).sum())
        place = [bulge * co * half for co, half in zip(vertex.co, size, strict=True)]
        vertex.co = [offset + at for offset, at in zip(place, centre, strict=True)]
    mesh = bpy.data.meshes.new(name)
    lump.to_mesh(mesh)
    lump.free()
    mesh.materials.append(material)
    mesh.shade_smooth()
    return linked(name, mesh)


def ink(name: str, colour: Colour, *, roughness: float = 0.55) -> bpy.types.Material:
    """Return a printed or painted surface, made once for each name."""
    if name in bpy.data.materials:
        return bpy.data.materials[name]
    material = _material(name)
    surface = material.node_tree.nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (*colour, 1.0)
    surface.inputs["Roughness"].default_value = roughness
    return material


def _glass(name: str, *, shiny: bool) -> bpy.types.Material:
    # No refraction: against a bright backdrop clear glass is known by its dark edges, which a
    # transparency that falls off towards them gives at a fraction of the cost.
    material = _material(name)
    tree = material.node_tree
    tree.nodes.remove(tree.nodes["Principled BSDF"])
    facing = tree.nodes.new("ShaderNodeLayerWeight")
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    _set_ramp(
        ramp,
        [
            (0.0, (0.975, 0.985, 0.98)),
            (0.60, (0.95, 0.96, 0.955)),
            (0.85, (0.70, 0.75, 0.74)),
            (1.0, (0.12, 0.15, 0.15)),
        ],
    )
    clear = tree.nodes.new("ShaderNodeBsdfTransparent")
    output = tree.nodes["Material Output"]
    tree.links.new(facing.outputs["Facing"], ramp.inputs["Fac"])
    tree.links.new(ramp.outputs["Color"], clear.inputs["Color"])
    if not shiny:
        tree.links.new(clear.outputs["BSDF"], output.inputs["Surface"])
        return material
    shine = tree.nodes.new("ShaderNodeBsdfGlossy")
    shine.inputs["Roughness"].default_value = 0.06
    # A real Fresnel term would reflect totally at the inner faces and blacken the sides.
    grazing = tree.nodes.new("ShaderNodeMath")
    grazing.operation, grazing.inputs[1].default_value = "POWER", 4.0
    share = tree.nodes.new("ShaderNodeMath")
    share.operation, share.inputs[1].default_value = "MULTIPLY_ADD", 0.45
    share.inputs[2].default_value = 0.035
    mix = tree.nodes.new("ShaderNodeMixShader")
    tree.links.new(facing.outputs["Facing"], grazing.inputs[0])
    tree.links.new(grazing.outputs[0], share.inputs[0])
    tree.links.new(share.outputs[0], mix.inputs[0])
    tree.links.new(clear.outputs["BSDF"], mix.inputs[1])
    tree.links.new(shine.outputs["BSDF"], mix.inputs[2])
    tree.links.new(mix.outputs["Shader"], output.inputs["Surface"])
    return material


def _juice(name: str, ramp_colours: Sequence[Colour]) -> bpy.types.Material:
    """Colour juice by how much of it light from behind passes: radius times cosine."""
    material = _material(name)
    tree = material.node_tree
    surface = tree.nodes["Principled BSDF"]
    place = tree.nodes.new("ShaderNodeTexCoord")
    flat = tree.nodes.new("ShaderNodeVectorMath")
    flat.operation, flat.inputs[1].default_value = "MULTIPLY", (1.0, 1.0, 0.0)
    radius = tree.nodes.new("ShaderNodeVectorMath")
    radius.operation = "LENGTH"
    facing = tree.nodes.new("ShaderNodeLayerWeight")
    cosine = tree.nodes.new("ShaderNodeMath")
    cosine.operation, cosine.inputs[0].default_value = "SUBTRACT", 1.0
    depth = tree.nodes.new("ShaderNodeMath")
    depth.operation = "MULTIPLY"
    pulp = tree.nodes.new("ShaderNodeTexNoise")
    pulp.inputs["Scale"].default_value, pulp.inputs["Detail"].default_value = 1.6, 5.0
    cloudy = tree.nodes.new("ShaderNodeMath")
    cloudy.operation, cloudy.inputs[1].default_value = "MULTIPLY_ADD", 0.35
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    _set_ramp(ramp, list(zip((0.15, 0.62, 1.45), ramp_colours, strict=True)), reach=1.6)
    scaled = tree.nodes.new("ShaderNodeMath")
    scaled.operation, scaled.inputs[1].default_value = "DIVIDE", 1.6
    tree.links.new(place.outputs["Object"], flat.inputs[0])
    tree.links.new(flat.outputs["Vector"], radius.inputs[0])
    tree.links.new(facing.outputs["Facing"], cosine.inputs[1])
    tree.links.new(radius.outputs["Value"], depth.inputs[0])
    tree.links.new(cosine.outputs[0], depth.inputs[1])
    tree.links.new(place.outputs["Object"], pulp.inputs["Vector"])
    tree.links.new(pulp.outputs["Fac"], cloudy.inputs[0])
    tree.links.new(depth.outputs[0], cloudy.inputs[2])
    tree.links.new(cloudy.outputs[0], scaled.inputs[0])
    tree.links.new(scaled.outputs[0], ramp.inputs["Fac"])
    for socket in ("Base Color", "Emission Color"):
        tree.links.new(ramp.outputs["Color"], surface.inputs[socket])
    surface.inputs["Emission Strength"].default_value = 0.55
    surface.inputs["Roughness"].default_value = 0.5
    surface.inputs["Specular IOR Level"].default_value = 0.1
    return material


def _set_ramp(
    ramp: bpy.types.Node, stops: Sequence[tuple[float, Colour]], reach: float = 1.0
) -> None:
    elements = ramp.color_ramp.elements
    for _ in range(len(stops) - 2):
        elements.new(0.5)
    for element, (position, colour) in zip(elements, stops, strict=True):
        element.position, element.color = position / reach, (*colour, 1.0)


def light_cell(strength: float, kelvin: float, centre: tuple[float, float]) -> None:
    """Put up the glowing backdrop and a tall soft lamp on either side in front."""
    material = _material("backdrop")
    tree = material.node_tree
    glow = tree.nodes.new("ShaderNodeEmission")
    place = tree.nodes.new("ShaderNodeTexCoord")
    length = tree.nodes.new("ShaderNodeVectorMath")
    length.operation = "LENGTH"
    scaled = tree.nodes.new("ShaderNodeMath")
    scaled.operation, scaled.inputs[1].default_value = "DIVIDE", 9.0
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    _set_ramp(ramp, [(0.0, (0.93, 0.97, 1.0)), (0.5, (0.87, 0.92, 0.96)), (1.0, (0.62, 0.67, 0.7))])
    tree.links.new(place.outputs["Object"], length.inputs[0])
    tree.links.new(length.outputs["Value"], scaled.inputs[0])
    tree.links.new(scaled.outputs[0], ramp.inputs["Fac"])
    tree.links.new(ramp.outputs["Color"], glow.inputs["Color"])
    glow.inputs["Strength"].default_value = 1.3 * strength
    output = tree.nodes["Material Output"]
    tree.links.new(glow.outputs[0], output.inputs["Surface"])
    shapes.box("backdrop", (*centre, -4.0), (40.0, 40.0, 0.1), material=material)
    _add_lamp("left lamp", (-6.0, 0.6, 8.0), (1.6, 9.0), 700.0 * strength, kelvin)
    _add_lamp("right lamp", (6.6, 0.0, 7.0), (0.9, 8.0), 400.0 * strength, kelvin)
    world = bpy.data.worlds.new("surroundings")
    if world.node_tree is None:
        world.use_nodes = True
    sky = world.node_tree.nodes["Background"]
    sky.inputs["Color"].default_value = (0.95, 0.97, 1.0, 1.0)
    sky.inputs["Strength"].default_value = 0.45 * strength
    bpy.context.scene.world = world


def _add_lamp(
    name: str,
    place: tuple[float, float, float],
    size: tuple[float, float],
    watts: float,
    kelvin: float,
) -> None:
    data = bpy.data.lights.new(name, "AREA")
    data.shape, data.size, data.size_y = "RECTANGLE", *size
    data.energy, data.use_temperature, data.temperature = watts, True, kelvin
    lamp = linked(name, data)
    lamp.location = place
    # About the y axis only, so that the lamp's long side stays along the bottle.
    lamp.rotation_euler = (0.0, math.atan2(place[0], place[2]), 0.0)
    lamp.visible_camera = False


def _material(name: str) -> bpy.types.Material:
    material = bpy.data.materials.new(name)
    # What glows here is only to be seen; the lamps light the scene.
    material.cycles.emission_sampling = "NONE"
    if material.node_tree is None:
        material.use_nodes = True
    return material


def linked(name: str, data: bpy.types.ID) -> bpy.types.Object:
    """Put a new object with these data into the scene."""
    body = bpy.data.objects.new(name, data)
    bpy.context.scene.collection.objects.link(body)
    return body

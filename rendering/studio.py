"""A small photo studio in Blender: renderer, camera, lights, materials, physics and exact masks.

Nothing here knows a product. Lengths are in scene units, z points up to the camera, the products
stand on z = 0 around the origin. In the picture x points right and y points up.
"""

from __future__ import annotations

import math
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import bpy
import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

SENSOR_WIDTH = 36.0  # millimetres, as in a full-frame camera


@dataclass(frozen=True, slots=True)
class CameraPose:
    """Say where the camera hangs: offsets in scene units, rotation in degrees about its axis."""

    shift_x: float
    shift_y: float
    distance: float
    rotation: float


@dataclass(frozen=True, slots=True)
class Lighting:
    """Say how the lamps burn: strength 1 is nominal, the temperature is in kelvin."""

    strength: float
    temperature: float
    key_x: float
    key_y: float


def empty_studio(
    *, width: int, height: int, samples: int, seed: int, threads: int
) -> bpy.types.Scene:
    """Forget every object and return a scene that renders with Cycles on the processor."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = width, height
    scene.render.resolution_percentage = 100
    scene.render.threads_mode, scene.render.threads = "FIXED", threads
    scene.render.use_compositing = scene.render.use_sequencer = False
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.color_mode = "RGB"
    scene.cycles.device = "CPU"
    scene.cycles.samples, scene.cycles.seed = samples, seed
    scene.cycles.use_denoising = True
    scene.cycles.adaptive_threshold, scene.cycles.adaptive_min_samples = 0.04, 8
    scene.cycles.max_bounces, scene.cycles.diffuse_bounces = 3, 2
    scene.cycles.sample_clamp_indirect = 4.0
    scene.cycles.caustics_reflective = scene.cycles.caustics_refractive = False
    scene.view_settings.view_transform, scene.view_settings.exposure = "Standard", -0.4
    return scene


def hang_camera(pose: CameraPose, *, focal_length: float) -> None:
    """Hang the camera above the origin, looking straight down."""
    data = bpy.data.cameras.new("camera")
    data.sensor_width, data.lens = SENSOR_WIDTH, focal_length
    camera = bpy.data.objects.new("camera", data)
    camera.location = (pose.shift_x, pose.shift_y, pose.distance)
    camera.rotation_euler = (0.0, 0.0, math.radians(pose.rotation))
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera


def light_softly(lighting: Lighting) -> None:
    """Put up a large key lamp, a weaker fill lamp opposite and a faint surrounding light."""
    key_x, key_y = lighting.key_x, lighting.key_y
    _area_lamp("key", (key_x, key_y, 9.0), 2.4, 1150.0 * lighting.strength, lighting.temperature)
    fill = 230.0 * lighting.strength
    _area_lamp("fill", (-key_x, -key_y, 8.0), 6.0, fill, lighting.temperature)
    world = bpy.data.worlds.new("surroundings")
    background = _node_tree(world).nodes["Background"]
    background.inputs["Color"].default_value = (0.92, 0.96, 1.0, 1.0)
    background.inputs["Strength"].default_value = 0.16 * lighting.strength
    bpy.context.scene.world = world


def _area_lamp(
    name: str, place: tuple[float, float, float], size: float, watts: float, kelvin: float
) -> None:
    data = bpy.data.lights.new(name, "AREA")
    data.size, data.energy = size, watts
    data.use_temperature, data.temperature = True, kelvin
    lamp = bpy.data.objects.new(name, data)
    lamp.location = place
    towards_origin = -lamp.location
    lamp.rotation_euler = towards_origin.to_track_quat("-Z", "Y").to_euler()
    lamp.visible_camera = False
    bpy.context.scene.collection.objects.link(lamp)


def plastic(
    name: str,
    colour: tuple[float, float, float],
    *,
    roughness: float,
    grain: float = 0.0,
    grain_scale: float = 60.0,
) -> bpy.types.Material:
    """Make moulded plastic of a linear RGB colour whose roughness and surface vary a little.

    `grain` is the strength of the surface relief in [0, 1], `grain_scale` how fine it is.
    """
    material = bpy.data.materials.new(name)
    tree = _node_tree(material)
    surface = tree.nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (*colour, 1.0)
    _vary(tree, surface.inputs["Roughness"], roughness, 0.12, scale=2.5)
    if grain > 0.0:
        _roughen(tree, surface, grain, grain_scale)
        _blotch(tree, surface, colour)
    return material


def steel(name: str) -> bpy.types.Material:
    """Make polished steel."""
    material = bpy.data.materials.new(name)
    surface = _node_tree(material).nodes["Principled BSDF"]
    surface.inputs["Base Color"].default_value = (0.62, 0.62, 0.63, 1.0)
    surface.inputs["Metallic"].default_value = 1.0
    surface.inputs["Roughness"].default_value = 0.28
    return material


def _node_tree(owner: bpy.types.Material | bpy.types.World) -> bpy.types.NodeTree:
    if owner.node_tree is None:
        owner.use_nodes = True
    return owner.node_tree


def _noise(tree: bpy.types.NodeTree, scale: float, detail: float) -> bpy.types.Node:
    place = tree.nodes.new("ShaderNodeTexCoord")
    noise = tree.nodes.new("ShaderNodeTexNoise")
    noise.inputs["Scale"].default_value, noise.inputs["Detail"].default_value = scale, detail
    tree.links.new(place.outputs["Object"], noise.inputs["Vector"])
    return noise


def _vary(
    tree: bpy.types.NodeTree,
    socket: bpy.types.NodeSocket,
    middle: float,
    spread: float,
    *,
    scale: float,
) -> None:
    span = tree.nodes.new("ShaderNodeMapRange")
    span.inputs["From Min"].default_value, span.inputs["From Max"].default_value = 0.3, 0.7
    span.inputs["To Min"].default_value = max(middle - spread, 0.02)
    span.inputs["To Max"].default_value = min(middle + spread, 1.0)
    tree.links.new(_noise(tree, scale, 4.0).outputs["Fac"], span.inputs["Value"])
    tree.links.new(span.outputs["Result"], socket)


def _roughen(tree: bpy.types.NodeTree, surface: bpy.types.Node, grain: float, scale: float) -> None:
    bump = tree.nodes.new("ShaderNodeBump")
    bump.inputs["Strength"].default_value = grain
    bump.inputs["Distance"].default_value = 0.01
    tree.links.new(_noise(tree, scale, 3.0).outputs["Fac"], bump.inputs["Height"])
    tree.links.new(bump.outputs["Normal"], surface.inputs["Normal"])


def _blotch(
    tree: bpy.types.NodeTree, surface: bpy.types.Node, colour: tuple[float, float, float]
) -> None:
    """Let the brightness wander by a few percent, as on used plastic."""
    ramp = tree.nodes.new("ShaderNodeValToRGB")
    for element, factor in zip(ramp.color_ramp.elements, (0.93, 1.05), strict=True):
        element.color = (*(min(channel * factor, 1.0) for channel in colour), 1.0)
    ramp.color_ramp.elements[0].position, ramp.color_ramp.elements[1].position = 0.35, 0.65
    tree.links.new(_noise(tree, 1.3, 6.0).outputs["Fac"], ramp.inputs["Fac"])
    tree.links.new(ramp.outputs["Color"], surface.inputs["Base Color"])


def let_fall(
    bodies: Sequence[bpy.types.Object], obstacles: Sequence[bpy.types.Object], *, frames: int
) -> float:
    """Let the bodies fall onto the obstacles, fix them where they are after that many frames.

    Bodies collide as their convex hulls, so that none cuts another or a wall. Returns the largest
    distance a body still moved during the last frame; the obstacles are removed.
    """
    scene = bpy.context.scene
    bpy.ops.rigidbody.world_add()
    group = bpy.data.collections.new("falling")
    scene.rigidbody_world.collection = group
    scene.rigidbody_world.substeps_per_frame, scene.rigidbody_world.solver_iterations = 20, 30
    scene.rigidbody_world.point_cache.frame_end = frames
    for body in [*bodies, *obstacles]:
        group.objects.link(body)
        _make_rigid(body, moving=body in bodies)
    before = np.zeros((len(bodies), 3))
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
        if frame == frames - 1:
            before = np.array([body.matrix_world.translation for body in bodies])
    poses = [body.matrix_world.copy() for body in bodies]
    after = np.array([body.matrix_world.translation for body in bodies])
    bpy.ops.rigidbody.world_remove()
    for body, pose in zip(bodies, poses, strict=True):
        body.matrix_world = pose
    for obstacle in obstacles:
        bpy.data.objects.remove(obstacle)
    bpy.data.collections.remove(group)
    scene.frame_set(1)
    bpy.context.view_layer.update()
    return float(np.linalg.norm(after - before, axis=1).max(initial=0.0))


def _make_rigid(body: bpy.types.Object, *, moving: bool) -> None:
    rigid = body.rigid_body
    rigid.type = "ACTIVE" if moving else "PASSIVE"
    rigid.collision_shape = "CONVEX_HULL" if moving else "BOX"
    rigid.use_margin, rigid.collision_margin = True, 0.0
    rigid.friction, rigid.restitution = 0.7, 0.0
    rigid.linear_damping, rigid.angular_damping = 0.15, 0.45


def take_photo(*, noise: float, seed: int) -> np.ndarray:
    """Render the scene as RGB uint8 (H, W, 3), with the noise of a sensor in grey levels."""
    picture = _render().astype(np.float32)
    random = np.random.default_rng(seed)
    height, width = picture.shape[:2]
    y, x = np.mgrid[0:height, 0:width]
    off_axis = np.hypot((x - width / 2) / width, (y - height / 2) / width)
    picture *= (1.0 - 0.22 * off_axis**2)[..., None]
    picture += random.normal(0.0, noise, (height, width, 1))
    return np.clip(picture + 0.5, 0, 255).astype(np.uint8)


def prepare_identity_pass() -> None:
    """Make every later `take_identities` paint objects by their `pass_index`; no way back.

    One ray through the centre of each pixel, no light, no filter, no tone curve: what comes out
    is exactly the object seen at that place.
    """
    scene = bpy.context.scene
    scene.cycles.samples, scene.cycles.use_denoising = 1, False
    scene.cycles.use_adaptive_sampling = False
    scene.cycles.pixel_filter_type, scene.cycles.filter_width = "GAUSSIAN", 0.01
    scene.cycles.max_bounces = 0
    scene.render.dither_intensity = 0.0
    scene.view_settings.view_transform, scene.view_settings.exposure = "Raw", 0.0
    scene.world = bpy.data.worlds.new("none")
    sky = _node_tree(scene.world).nodes["Background"]
    sky.inputs["Strength"].default_value = 0.0
    bpy.context.view_layer.material_override = _identity_material()


def take_identities() -> np.ndarray:
    """Return for each pixel the `pass_index` (0-255) of the object seen there, uint8 (H, W)."""
    return _render()[..., 0]


def _identity_material() -> bpy.types.Material:
    material = bpy.data.materials.new("identity")
    tree = _node_tree(material)
    tree.nodes.clear()
    index = tree.nodes.new("ShaderNodeObjectInfo")
    scale = tree.nodes.new("ShaderNodeMath")
    scale.operation, scale.inputs[1].default_value = "DIVIDE", 255.0
    glow = tree.nodes.new("ShaderNodeEmission")
    output = tree.nodes.new("ShaderNodeOutputMaterial")
    tree.links.new(index.outputs["Object Index"], scale.inputs[0])
    tree.links.new(scale.outputs[0], glow.inputs["Color"])
    tree.links.new(glow.outputs[0], output.inputs["Surface"])
    return material


def _render() -> np.ndarray:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "render.png"
        bpy.context.scene.render.filepath = str(target)
        bpy.ops.render.render(write_still=True)
        picture = cv2.imread(str(target), cv2.IMREAD_COLOR)
    if picture is None:
        raise RuntimeError(f"Blender wrote no picture at {str(target)!r}; is the disk full?")
    return cv2.cvtColor(picture, cv2.COLOR_BGR2RGB)

"""The two labels of a juice bottle: sheets stuck around the glass, and what is printed on them.

Labels are made flat, x and y from their middle, and are then bent around the bottle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import bmesh
import bpy
import numpy as np
import shapes
import studio
from juice_bottle_icons import ICONS, Outline
from juice_bottle_parts import BODY_RADIUS, Colour, ink, linked, outer_radius
from mathutils import Matrix, Vector

FRUIT_LABEL, TEXT_LABEL = (2.06, 1.9), (2.9, 0.9)  # width along the glass, height
BORDER, ICON_SIZE, TEXT = 0.055, 1.02, "100% Juice"

FRUIT_LABEL_ID, TEXT_LABEL_ID, TEXT_ID, SCRATCH_ID = 3, 4, 5, 6
ICON_IDS = {
    "cherry": 10, "orange": 11, "banana": 12, "strawberry": 13, "grapes": 14, "blue star": 15
}  # fmt: skip
GHOST_FRUIT_LABEL_ID, GHOST_TEXT_LABEL_ID, GHOST_ICON_ID = 20, 21, 22
GHOST_CORNER_ID, GHOST_LETTERS_ID = 23, 24


@dataclass(frozen=True, slots=True)
class Place:
    """Say where a label is stuck: its middle along the glass, its turn in degrees, its lift."""

    x: float
    y: float
    turn: float
    lift: float


@dataclass(frozen=True, slots=True)
class Cut:
    """Take away what lies beyond a line across a label; `jag` is how far the edge wanders."""

    point: tuple[float, float]
    angle: float
    jag: float = 0.0
    phase: float = 0.0

    def reversed(self) -> Cut:
        """Keep what the cut takes away."""
        return Cut(self.point, self.angle + math.pi, self.jag, self.phase)

    def moved(self, distance: float) -> Cut:
        """Take away less."""
        x, y = self.point
        shift_x, shift_y = distance * math.cos(self.angle), distance * math.sin(self.angle)
        return Cut((x + shift_x, y + shift_y), self.angle, self.jag, self.phase)


def add_fruit_label(
    place: Place,
    icon: str,
    icon_place: tuple[float, float, float],
    *,
    blank: bool = False,
    icon_cut: Cut | None = None,
    tear: Cut | None = None,
) -> None:
    """Add the square label with its icon; a blank one and a cut icon have hidden ghosts.

    `icon_place` is x, y and turn in degrees of the icon on the label.
    """
    paper = studio.plastic(
        "fruit paper", (0.86, 0.81, 0.70), roughness=0.6, grain=0.12, grain_scale=45.0
    )
    rim = ink("fruit border", (0.05, 0.22, 0.07))
    _add_sheets("fruit label", FRUIT_LABEL, place, (rim, paper), FRUIT_LABEL_ID, tear)
    shapes_printed = _icon(icon, icon_place)
    for number, (outline, colour) in enumerate(shapes_printed):
        name, material = f"{icon} {number}", ink(f"print {colour}", colour)
        for cut in (icon_cut, icon_cut.reversed()) if icon_cut else (None,):
            ghost = blank or (icon_cut is not None and cut is not icon_cut)
            if cut is not None and not _is_crossed(outline, cut):
                continue
            stick(
                name,
                outline,
                place,
                material=material,
                layer=3 + number,
                pass_index=GHOST_ICON_ID if ghost else ICON_IDS[icon],
                cut=cut,
                hidden=ghost,
            )


def add_text_label(
    place: Place, *, gap: tuple[int, int] | None = None, tear: Cut | None = None
) -> None:
    """Add the wide label; `gap` are the first and the last letter that are not printed."""
    paper = studio.plastic(
        "text paper", (0.52, 0.70, 0.50), roughness=0.6, grain=0.12, grain_scale=45.0
    )
    rim = ink("text border", (0.06, 0.10, 0.32))
    _add_sheets("text label", TEXT_LABEL, place, (rim, paper), TEXT_LABEL_ID, tear)
    letters = lettering(TEXT, 0.46)
    material = ink("letters", (0.015, 0.018, 0.05))
    if gap is not None:
        spans = glyph_spans(letters)
        span = (spans[gap[0]][0], spans[gap[1]][1])
        letters = without_span(letters, span)
        empty = shapes.rounded_rectangle(
            ((span[0] + span[1]) / 2, 0.0), (span[1] - span[0] + 0.06, 0.46), 0.02
        )
        stick(
            "missing letters", empty, place, material=material, layer=4,
            pass_index=GHOST_LETTERS_ID, hidden=True,
        )  # fmt: skip
    stick("text", letters, place, material=material, layer=3, pass_index=TEXT_ID, cut=tear)


def add_missing_label(place: Place, size: tuple[float, float], pass_index: int) -> None:
    """Mark the place of a missing label by a hidden ghost."""
    sheet = shapes.rounded_rectangle((0.0, 0.0), size, 0.06)
    material = ink("ghost", (1.0, 1.0, 1.0))
    stick("ghost", sheet, place, material=material, layer=0, pass_index=pass_index, hidden=True)


def add_scratch(place: Place, outline: Outline) -> None:
    """Scratch a label: the print is rubbed off along the outline."""
    material = ink("scratch", (0.24, 0.22, 0.20), roughness=0.8)
    stick("scratch", outline, place, material=material, layer=24, pass_index=SCRATCH_ID)


def _add_sheets(
    name: str,
    size: tuple[float, float],
    place: Place,
    materials: tuple[bpy.types.Material, bpy.types.Material],
    pass_index: int,
    tear: Cut | None,
) -> None:
    inner = (size[0] - 2 * BORDER, size[1] - 2 * BORDER)
    sheets = [
        (shapes.rounded_rectangle((0.0, 0.0), size, 0.06), materials[0], tear),
        (shapes.rounded_rectangle((0.0, 0.0), inner, 0.03), materials[1], tear),
    ]
    if tear is not None:
        # Torn paper shows its white fibres along the edge.
        fibres = ink("fibres", (0.9, 0.9, 0.88), roughness=0.9)
        wider = tear.moved(0.05)
        sheets.insert(0, (sheets[0][0], fibres, wider))
        stick(
            "torn corner", sheets[0][0], place, material=fibres, layer=4,
            pass_index=GHOST_CORNER_ID, cut=tear.reversed(), hidden=True,
        )  # fmt: skip
    for layer, (outline, material, cut) in enumerate(sheets):
        stick(name, outline, place, material=material, layer=layer, pass_index=pass_index, cut=cut)


def _icon(icon: str, place: tuple[float, float, float]) -> list[tuple[Outline, Colour]]:
    """Return what is printed for an icon, centred at its place and ICON_SIZE large."""
    printed = ICONS[icon]()
    points = np.concatenate([np.array(outline) for outline, _ in printed])
    low, high = points.min(axis=0), points.max(axis=0)
    middle, scale = (low + high) / 2, ICON_SIZE / float((high - low).max())
    turn = math.radians(place[2])
    rotation = scale * np.array(
        [[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]]
    )
    return [
        (
            [(float(x), float(y)) for x, y in (np.array(outline) - middle) @ rotation + place[:2]],
            colour,
        )
        for outline, colour in printed
    ]


def _is_crossed(outline: Outline, cut: Cut) -> bool:
    """Say whether anything of the outline is left by the cut."""
    normal = (math.cos(cut.angle), math.sin(cut.angle))
    return any(
        (x - cut.point[0]) * normal[0] + (y - cut.point[1]) * normal[1] < -1e-3 for x, y in outline
    )


def stick(
    name: str,
    form: Outline | bpy.types.Mesh,
    place: Place,
    *,
    material: bpy.types.Material,
    layer: int,
    pass_index: int,
    cut: Cut | None = None,
    hidden: bool = False,
) -> bpy.types.Object:
    """Stick a flat form around the bottle; higher layers lie in front of lower ones."""
    sheet = _flat(form)
    if cut is not None:
        _divide(sheet, cut.point, cut.angle, clear=True)
    for axis, angle in ((0, 0.0), (1, math.pi / 2)):
        reach = [vertex.co[axis] for vertex in sheet.verts]
        for at in np.arange(math.floor(min(reach) / 0.08) + 1, max(reach) / 0.08) * 0.08:
            _divide(sheet, (at, 0.0) if axis == 0 else (0.0, at), angle, clear=False)
    if cut is not None and cut.jag > 0.0:
        _fray(sheet, cut)
    turn = math.radians(place.turn)
    for vertex in sheet.verts:
        x = place.x + vertex.co.x * math.cos(turn) - vertex.co.y * math.sin(turn)
        y = place.y + vertex.co.x * math.sin(turn) + vertex.co.y * math.cos(turn)
        radius = outer_radius(y) + place.lift + 0.002 * layer
        angle = x / BODY_RADIUS
        vertex.co = (radius * math.sin(angle), y, radius * math.cos(angle))
    mesh = bpy.data.meshes.new(name)
    sheet.to_mesh(mesh)
    sheet.free()
    mesh.materials.append(material)
    mesh.shade_smooth()
    body = linked(name, mesh)
    body.pass_index, body.hide_render = pass_index, hidden
    return body


def _flat(form: Outline | bpy.types.Mesh) -> bmesh.types.BMesh:
    sheet = bmesh.new()
    if isinstance(form, bpy.types.Mesh):
        sheet.from_mesh(form)
    else:
        sheet.faces.new([sheet.verts.new((x, y, 0.0)) for x, y in form])
    bmesh.ops.triangulate(sheet, faces=sheet.faces[:])
    return sheet


def _divide(
    sheet: bmesh.types.BMesh, point: tuple[float, float], angle: float, *, clear: bool
) -> None:
    bmesh.ops.bisect_plane(
        sheet,
        geom=[*sheet.verts, *sheet.edges, *sheet.faces],
        plane_co=(*point, 0.0),
        plane_no=(math.cos(angle), math.sin(angle), 0.0),
        clear_outer=clear,
    )


def _fray(sheet: bmesh.types.BMesh, cut: Cut) -> None:
    outwards = Vector((math.cos(cut.angle), math.sin(cut.angle), 0.0))
    along = Vector((-outwards.y, outwards.x, 0.0))
    for vertex in sheet.verts:
        offset = vertex.co - Vector((*cut.point, 0.0))
        if abs(offset.dot(outwards)) < 1e-4:
            t = abs(offset.dot(along))
            wave = math.sin(19.0 * t + cut.phase) + 0.6 * math.sin(47.0 * t + 3.0 * cut.phase)
            vertex.co += outwards * cut.jag * wave


def lettering(text: str, size: float) -> bpy.types.Mesh:
    """Return a text as a flat mesh around the origin."""
    curve = bpy.data.curves.new("lettering", "FONT")
    curve.body, curve.size, curve.space_character = text, size, 1.12
    curve.offset = 0.006
    body = linked("lettering", curve)
    found = bpy.context.evaluated_depsgraph_get()
    mesh = bpy.data.meshes.new_from_object(body.evaluated_get(found))
    bpy.data.objects.remove(body)
    places = np.array([vertex.co for vertex in mesh.vertices])
    middle = (places.min(axis=0) + places.max(axis=0)) / 2
    mesh.transform(Matrix.Translation(Vector(-middle)))
    return mesh


def glyph_spans(mesh: bpy.types.Mesh) -> list[tuple[float, float]]:
    """Return from where to where each letter of a lettering reaches, from left to right."""
    spans: list[tuple[float, float]] = []
    for low, high in sorted(_reach(mesh, face) for face in mesh.polygons):
        if spans and low <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(spans[-1][1], high))
        else:
            spans.append((low, high))
    return spans


def without_span(mesh: bpy.types.Mesh, span: tuple[float, float]) -> bpy.types.Mesh:
    """Return a lettering without what lies in a span."""
    sheet = bmesh.new()
    sheet.from_mesh(mesh)
    sheet.faces.ensure_lookup_table()
    gone = [face for face in sheet.faces if span[0] <= face.calc_center_median().x <= span[1]]
    bmesh.ops.delete(sheet, geom=gone, context="FACES")
    rest = bpy.data.meshes.new("rest")
    sheet.to_mesh(rest)
    sheet.free()
    return rest


def _reach(mesh: bpy.types.Mesh, face: bpy.types.MeshPolygon) -> tuple[float, float]:
    reach = [mesh.vertices[number].co.x for number in face.vertices]
    return min(reach), max(reach)

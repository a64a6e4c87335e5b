"""Let a coverage-guided fuzzer look for bytes that break a rule: `make fuzz`.

Each target runs in a process of its own for a given time. What it learns stays in build/fuzz and is
where the next run begins; a finding is a file that `test_corpus.py` replays once it is copied into
corpus/<target>/.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
CORPUS = HERE / "corpus"
LEARNT = ROOT / "build/fuzz"
SECONDS = 60
WATCHED = {
    "frame": ["hardware"],
    "driver": ["hardware"],
    "device": ["hardware"],
    "profile": ["hardware"],
    "settings": ["kiosk.settings"],
    "lies": ["kiosk.application", "kiosk.domain"],
}
"""Where new branches are worth keeping an input for: watching more only makes it slow."""
HANGS_S = 20
"""One input that takes longer than this is a finding, too."""
LENGTH_MAX = 1_000


def run(name: str, seconds: int) -> dict[str, object]:
    """Fuzz one target; return what came of it."""
    learnt, kept = LEARNT / name, CORPUS / name
    for folder in (learnt, kept):
        folder.mkdir(parents=True, exist_ok=True)
    before = set(LEARNT.glob(f"{name}-*"))
    options = [
        f"-max_total_time={seconds}",
        f"-artifact_prefix={LEARNT}/{name}-",
        f"-timeout={HANGS_S}",
        f"-max_len={LENGTH_MAX}",
        "-print_final_stats=1",
    ]
    done = subprocess.run(
        [sys.executable, __file__, "--one", name, *options, str(learnt), str(kept)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    (LEARNT / f"{name}.log").write_text(done.stdout)
    ran = re.findall(r"stat::number_of_executed_units: (\d+)", done.stdout)
    covered = re.findall(r"cov: (\d+)", done.stdout)
    return {
        "target": name,
        "executions": int(ran[-1]) if ran else 0,
        "seconds": seconds,
        "branches": int(covered[-1]) if covered else 0,
        "inputs": len(list(learnt.iterdir())),
        "findings": sorted(str(path) for path in set(LEARNT.glob(f"{name}-*")) - before),
        "is_sound": done.returncode == 0,
    }


def fuzz(name: str, options: list[str]) -> None:
    """Be the process that fuzzes one target; never returns."""
    import atheris  # noqa: PLC0415 - Only here: the rest needs none.

    with atheris.instrument_imports(include=WATCHED[name]):
        from fuzz.targets import TARGETS  # noqa: PLC0415 - While it watches.
    atheris.Setup([name, *options], TARGETS[name])
    atheris.Fuzz()


def say(text: str) -> None:
    """Print `text` at once: the next line is minutes away."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> int:
    """Fuzz every target that was named, or all; 1 where something was found."""
    if sys.argv[1:2] == ["--one"]:
        fuzz(sys.argv[2], sys.argv[3:])
    from fuzz.targets import TARGETS  # noqa: PLC0415 - In the other process it is watched.

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", choices=[[], *TARGETS], default=[])
    parser.add_argument("--seconds", type=int, default=SECONDS, help="for each target")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    figures = []
    for name in asked.target or TARGETS:
        found = run(name, asked.seconds)
        figures.append(found)
        if not asked.json:
            verdict = "sound" if found["is_sound"] else f"FOUND {found['findings']}"
            say(
                f"{name:10} {found['executions']:>10,} executions in {asked.seconds} s, "
                f"{found['branches']:>6,} branches, {found['inputs']:>5,} inputs: {verdict}"
            )
    if asked.json:
        say(json.dumps(figures, indent=2))
    return 0 if all(found["is_sound"] for found in figures) else 1


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT), str(HERE.parent)]
    sys.exit(main())

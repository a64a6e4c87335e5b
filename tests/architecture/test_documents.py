"""What a newcomer reads is there, and true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
HANDBOOK = sorted((ROOT / "docs").rglob("*.md"))
DECISIONS = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
FRENCH = {"texts.py", "fr.py"}
"""Where a word that is never right is right, in another language."""
CHANGES = (ROOT / "CHANGELOG.md").read_text()
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_every_make_command_that_is_written_down_exists() -> None:
    """Nobody is sent to a command that is not there."""
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert {"demo", "test", "check", "setup"} <= targets
    told = {
        (path.name, target)
        for path in [README, *HANDBOOK]
        for target in re.findall(r"(?:`|^|\s)make ([a-z][a-z-]+)(?=[`\s.,])", _commands(path))
    }
    assert ("README.md", "demo") in told
    assert ("README.md", "test") in told
    assert {target for _, target in told} <= targets


def _commands(path: Path) -> str:
    """Return what is set as code in a document."""
    text = path.read_text()
    blocks = re.findall(r"^```.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`\n]+)`", text)
    return "\n".join([*blocks, *(f" {span} " for span in spans)])


def test_every_link_between_documents_leads_somewhere() -> None:
    """A renamed file is renamed where it is named."""
    dead = [
        (path.relative_to(ROOT).as_posix(), link)
        for path in [README, ROOT / "CHANGELOG.md", *HANDBOOK]
        for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text())
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert dead == []


def test_every_test_that_a_document_names_is_there() -> None:
    """A proof that is named is one that runs."""
    named = {
        (path.name, file, name)
        for path in HANDBOOK
        for file, name in re.findall(r"`(tests/[a-z0-9_/]+\.py)::(test_\w+)`", path.read_text())
    }
    assert any(document == "threats.md" for document, _file, _name in named)
    missing = [
        one
        for one in sorted(named)
        if not (ROOT / one[1]).exists() or f"def {one[2]}(" not in (ROOT / one[1]).read_text()
    ]
    assert missing == []


def test_every_decision_tells_context_decision_and_consequences() -> None:
    """A decision whose reasons are lost is taken again, or never questioned."""
    assert DECISIONS
    for path in DECISIONS:
        headings = re.findall(r"^#{1,3} (.+)$", path.read_text(), re.MULTILINE)
        for part in ("Context", "Decision", "Consequences"):
            assert part in headings, f"{path.name} has no {part}"


def test_decisions_are_numbered_once() -> None:
    """A number names one decision for ever."""
    numbers = [path.name.split("-")[0] for path in DECISIONS]
    assert len(numbers) == len(set(numbers))
    assert all(re.fullmatch(r"\d{4}", number) for number in numbers)


def test_every_document_is_in_the_index() -> None:
    """What the index does not name is not found."""
    index = (ROOT / "docs/README.md").read_text()
    unnamed = [
        path.relative_to(ROOT / "docs").as_posix()
        for path in HANDBOOK
        if path.name != "README.md" and path.relative_to(ROOT / "docs").as_posix() not in index
    ]
    assert unnamed == []


def test_the_changelog_has_the_form_that_operators_know() -> None:
    """Newest first, this version among them, and only the sections of keep-a-changelog."""
    versions = re.findall(r"^## \[(.+?)\]", CHANGES, re.MULTILINE)
    assert versions[0] == "Unreleased" or versions[0] == PROJECT["version"]
    assert PROJECT["version"] in versions
    sections = set(re.findall(r"^### (.+)$", CHANGES, re.MULTILINE))
    assert sections <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def test_words_that_are_never_right_are_nowhere() -> None:
    """One word for one thing, the same in the code, on the screen and in the handbook."""
    glossary = ROOT / "docs/glossary.md"
    never = re.findall(r"^\* (.+)$", glossary.read_text().split("## Never right")[1], re.MULTILINE)
    assert {"gun", "pour"} <= set(never)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, never))})\b", re.IGNORECASE)
    texts = [
        *(ROOT / "ui").rglob("*.qml"),
        *(ROOT / "ui").rglob("*.py"),
        *(path for path in (ROOT / "kiosk").rglob("*.py") if path.name not in FRENCH),
        *(ROOT / "hardware").rglob("*.py"),
        *(ROOT / "assets/paypage").rglob("*.html"),
        *(path for path in HANDBOOK if path != glossary),
        README,
    ]
    wrong = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in texts
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if pattern.search(line)
    ]
    assert wrong == []

"""The wheel: everything that ships is in it, and it works far from the checkout."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from outsource_audit import __version__
from outsource_audit.storage.audit_file import read_audit
from program import contents, environment

ROOT = Path(__file__).parents[1]
PACKAGE = "outsource_audit"
AUDIT = "outsource-audit-demo/fern-and-tallow-harbour-fulfilment.audit.json"

pytestmark = pytest.mark.slow


class Installation:
    """The program as somebody installed it, and a folder to work in."""

    def __init__(self, program: Path, folder: Path) -> None:
        """Keep both; nothing is run yet."""
        self.program = program
        self.folder = folder

    def run(self, *arguments: str) -> str:
        """Run the installed program, which must end well; return what it printed."""
        ended = subprocess.run(
            [self.program, *arguments],
            cwd=self.folder,
            env=environment(PATH="/usr/bin:/bin"),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr
        return ended.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation"]
    ended = subprocess.run(
        [*build, "--outdir", str(place), str(ROOT)], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    (built,) = place.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """Return the program installed from the wheel into an environment of its own."""
    place = tmp_path_factory.mktemp("elsewhere")
    (place / "work").mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", place / "venv"], check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(place / "venv" / "bin" / "python")]
    subprocess.run([*pip, "install", "--quiet", f"{wheel}[docx]"], env=environment(), check=True)
    return Installation(place / "venv" / "bin" / "outsource-audit", place / "work")


def test_the_wheel_holds_all_that_ships(wheel: Path) -> None:
    """Questions, schemas, templates, style sheet and demo lie inside the package."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, patterns in {
        "questions": ["*.yaml", "*.schema.json"],
        "reports": ["**/*.j2", "**/*.css", "**/README.md", "*.docx", "*.txt"],
        "src/outsource_audit/demo": ["*.yaml"],
        "src/outsource_audit": ["**/*.py"],
    }.items():
        inside = folder.removeprefix("src/outsource_audit").strip("/")
        for pattern in patterns:
            files = list((ROOT / folder).glob(pattern))
            assert files
            for file in files:
                path = Path(PACKAGE, inside, file.relative_to(ROOT / folder))
                assert str(path) in names


def test_the_wheel_holds_nothing_else(wheel: Path) -> None:
    """No tests, caches, audits or reports are shipped."""
    for name in zipfile.ZipFile(wheel).namelist():
        assert name.split("/")[0] in (PACKAGE, f"{PACKAGE}-{__version__}.dist-info")
        assert not name.endswith((".pyc", ".audit.json", ".lock"))
        assert not name.endswith(".md") or name.startswith(f"{PACKAGE}/reports/")
        assert "__pycache__" not in name


def test_the_version_is_the_packages(installed: Installation) -> None:
    """What is installed says the version that was built."""
    assert installed.run("--version") == f"outsource-audit {__version__}\n"


def test_the_banks_are_those_inside(installed: Installation) -> None:
    """The installed program reads its own question banks, not the checkout's."""
    told = installed.run("bank", "check").replace("\n", "")
    assert str(installed.program.parents[1] / "lib") in told
    assert str(ROOT) not in told


def test_everything_runs_from_another_folder(installed: Installation) -> None:
    """Demo, answers, score and both reports work where only the wheel is installed."""
    assert "A made-up audit" in installed.run("demo")
    form = installed.folder / "my.yaml"
    form.write_text(installed.run("answers", AUDIT))
    installed.run("run", "again.audit.json", "--answers", "my.yaml")
    assert read_audit(installed.folder / "again.audit.json").business == "Fern & Tallow"
    first, again = (
        json.loads(installed.run("score", file, "--json")) for file in (AUDIT, "again.audit.json")
    )
    assert first == again
    installed.run("report", AUDIT, "-f", "md", "-f", "html", "-o", "out/")
    installed.run("report", AUDIT, "-o", "report.docx")
    assert (installed.folder / "report.docx").read_bytes().startswith(b"PK")
    installed.run("report", "templates", "export", "mine")
    assert {"report.html.j2", "report.docx", "report-view.md"} <= contents(
        installed.folder / "mine"
    ).keys()
    installed.run("report", AUDIT, "--templates", "mine", "-o", "own.html")
    installed.run("report", AUDIT, "--templates", "letter", "-o", "letter.html")
    reports = contents(installed.folder / "out")
    style = (ROOT / "reports" / "report.css").read_text().split("{")[0].strip()
    assert len(reports) == 2
    for name, data in reports.items():
        assert b"Fern &" in data
        assert (style.encode() in data) is name.endswith(".html")

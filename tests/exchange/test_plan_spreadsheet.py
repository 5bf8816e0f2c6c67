"""The plan file through a real spreadsheet program: opened, saved, edited and read back."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from outsource_audit.domain.remediation import Remediation, Status
from outsource_audit.exchange.plan_csv import Taken
from plan_files import Planned, planned

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed here"),
]

HEADLESS = ("--headless", "--norestore")
COMMA, SEMICOLON, TAB = 44, 59, 9
UTF_8, WINDOWS = 76, 1
SETTINGS = {
    "data-05": Remediation(
        Status.IN_PROGRESS, "Zoë Lee, Ann", "2026-12-05", 'two\nlines "and"; € ½'
    ),
    "data-01": Remediation(owner="=1+1", note="@SUM(A1)", due="2026-01-02"),
    "data-02": Remediation(
        Status.ACCEPTED, reason="- it is small", review="2027-03-01", note="'quoted'"
    ),
}


class Saved(NamedTuple):
    """One way to save: the separator and the encoding by LibreOffice's numbers."""

    separator: int
    encoding: int
    told: tuple[str, ...]


READ_AS_WINDOWS = (
    "The file is not UTF-8 and was read as Windows-1252: look at letters with accents."
)
WAYS = (
    Saved(COMMA, UTF_8, ()),
    Saved(SEMICOLON, UTF_8, ()),
    Saved(TAB, UTF_8, ()),
    Saved(SEMICOLON, WINDOWS, (READ_AS_WINDOWS,)),
)


def convert(file: Path, to: str, folder: Path, *more: str) -> Path:
    """Have LibreOffice open a file and save it as something else."""
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(file.parent / 'profile').as_uri()}"
    ended = subprocess.run(
        [OFFICE, profile, *HEADLESS, *more, "--convert-to", to, "--outdir", str(folder), str(file)],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    saved = folder / file.with_suffix("." + to.split(":", maxsplit=1)[0]).name
    assert saved.exists(), ended.stdout + ended.stderr
    return saved


@pytest.fixture(scope="module")
def ours() -> Planned:
    """Return the plan that goes out."""
    return planned(SETTINGS)


@pytest.fixture(scope="module")
def workbook(ours: Planned, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the plan, opened as UTF-8 with commas and saved as a workbook."""
    folder = tmp_path_factory.mktemp("office")
    file = folder / "plan.csv"
    file.write_bytes(ours.encoded)
    opened = f"--infilter=CSV:{COMMA},34,{UTF_8},1,,0,false,true"
    return convert(file, "xlsx", folder, opened)


def as_saved(workbook: Path, way: Saved, folder: Path) -> bytes:
    """Return the CSV that LibreOffice saves of a workbook."""
    filter_ = f"csv:Text - txt - csv (StarCalc):{way.separator},34,{way.encoding}"
    return convert(workbook, filter_, folder).read_bytes()


@pytest.mark.parametrize("way", WAYS)
def test_a_plan_opened_and_saved_changes_nothing(
    ours: Planned, workbook: Path, way: Saved, tmp_path: Path
) -> None:
    """Through a workbook and back, in the separators and encodings people choose."""
    assert ours.read(as_saved(workbook, way, tmp_path)) == Taken({}, way.told)


def test_the_spreadsheet_computes_nothing(workbook: Path, tmp_path: Path) -> None:
    """A text that looks like a formula is shown as the text it is."""
    data = as_saved(workbook, WAYS[0], tmp_path)
    row = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))[1]
    assert (row["Owner"], row["Note"]) == ("'=1+1", "'@SUM(A1)")


def test_an_edit_is_exactly_what_comes_back(ours: Planned, workbook: Path, tmp_path: Path) -> None:
    """A status and an owner edited in what the spreadsheet saved, and saved by it once more."""
    data = as_saved(workbook, WAYS[1], tmp_path)
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[1][5], rows[2][6], rows[4][7] = "Done", "Bo", "2027-02-01"
    edited = tmp_path / "edited.csv"
    with edited.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter=";").writerows(rows)
    opened = f"--infilter=CSV:{SEMICOLON},34,{UTF_8},1,,0,false,true"
    again = convert(
        convert(edited, "ods", tmp_path, opened),
        f"csv:Text - txt - csv (StarCalc):{TAB},34,{UTF_8}",
        tmp_path,
    )
    assert ours.read(again.read_bytes()) == Taken(
        {
            "data-05": Remediation(
                Status.DONE, "Zoë Lee, Ann", "2026-12-05", 'two\nlines "and"; € ½'
            ),
            "data-01": Remediation(owner="Bo", note="@SUM(A1)", due="2026-01-02"),
            "data-03": Remediation(due="2027-02-01"),
        },
        (),
    )

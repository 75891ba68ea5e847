"""A dossier of one's own: what ``nieuw`` lays beside it can be read in as it is."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from verandertheorie.cli.hoofd import app


def test_the_theory_that_is_laid_beside_an_empty_dossier_reads_in_without_a_remark(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "mijn-theorie.yaml" in CliRunner().invoke(app, ["nieuw", "eigen.sqlite"]).output
    klaar = CliRunner().invoke(app, ["importeer", "mijn-theorie.yaml"])
    assert klaar.exit_code == 0, klaar.output
    assert "3 beweringen nieuw" in klaar.output
    assert "let op" not in klaar.output


def test_what_lies_there_already_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mijn-theorie.yaml").write_text("van mij", encoding="utf-8")
    assert "gelaten zoals het was" in CliRunner().invoke(app, ["nieuw", "eigen.sqlite"]).output
    assert (tmp_path / "mijn-theorie.yaml").read_text(encoding="utf-8") == "van mij"

"""What the tests of documents start from: golden files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

GOUDEN = Path(__file__).parent / "gouden"


@pytest.fixture
def gouden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a text with a golden file; renews it with ``--gouden`` (where defined) or ``VT_GOUDEN=1``."""

    def vergelijk(naam: str, tekst: str) -> None:
        pad = GOUDEN / naam
        if request.config.getoption("--gouden", default=False) or os.environ.get("VT_GOUDEN") == "1":
            pad.parent.mkdir(exist_ok=True)
            pad.write_text(tekst, encoding="utf-8")
        assert tekst == pad.read_text(encoding="utf-8"), f"{naam} changed; read it aloud, then renew with VT_GOUDEN=1"

    return vergelijk

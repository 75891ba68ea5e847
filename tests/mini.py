"""The little theory that tests start from, as text: help gives courage, courage makes tempo, waiting costs it.

A test adds what it is about, in the same words; what has another shape (areas in core areas, a factor within the
approach) it writes itself.
"""

from typing import Any, cast

import yaml

TWEE_GEBIEDEN = """\
- {soort: gebied, sleutel: D01, naam: Een, niveau: deelgebied}
- {soort: gebied, sleutel: D02, naam: Twee, niveau: deelgebied}
"""
TWEE_CYCLI = """\
- {soort: leercyclus, sleutel: c1, nummer: 1, van: 2026-01-01, tot: 2026-01-31}
- {soort: leercyclus, sleutel: c2, nummer: 2, van: 2026-02-01, tot: 2026-02-28}
"""
HULP_EN_MOED = """\
- {soort: interventie, sleutel: hulp, naam: Hulp}
- {soort: mechanisme, sleutel: moed, naam: Moed, domein: uitvoeringsproces}
"""
HULP_GEEFT_MOED = """\
- {soort: bewering, code: C1, van: hulp, relatie: activeert, naar: moed, tekst: Hulp geeft moed.}
"""
TEMPO = """\
- {soort: uitkomst, sleutel: tempo, naam: Tempo, niveau: hoofddoel}
"""
WACHTEN = """\
- {soort: systemische_factor, sleutel: wachten, naam: Wachten, klasse: spelregel, ligging: buiten_aanpak}
"""
TREKKER = """\
- {soort: bron, pseudoniem: b1, rol: trekker, organisatiesoort: rijk, geinformeerd: ja}
"""

MINI = TWEE_CYCLI + HULP_EN_MOED + HULP_GEEFT_MOED + TREKKER
"""One claim, two cycles and one source; the areas are the test's choice."""


def omstanders(*gebieden: str, aantal: int = 5, dag: str = "2026-01-02", perspectief: str = "rijk") -> str:
    """So many people per area with whom somebody spoke of nothing in particular, so that the area counts for anybody.

    Who reads a dossier with an audience of its own knows nothing of a place where too few were heard, and of a source
    no more than what it shares with enough others.
    """
    wie = [(gebied, f"{perspectief}{nr}{gebied.lower()}") for gebied in gebieden for nr in range(aantal)]
    van_wie = f"rol: omstander, organisatiesoort: rijk, perspectief: {perspectief}, geinformeerd: ja"
    bron = f"- {{{{soort: bron, pseudoniem: {{}}, {van_wie}}}}}\n"
    gesprek = "- {{soort: registratie, id: gesprek-{1}, datum: {2}, gebied: {0}, bron: {1}, interventie: geen}}\n"
    return "".join((*(bron.format(naam) for _, naam in wie), *(gesprek.format(*hier, dag) for hier in wie)))


def omstanderrecords(*gebieden: str, aantal: int = 5, dag: str = "2026-01-02") -> list[dict[str, Any]]:
    """The same as records, for a dossier that is made in memory."""
    return cast("list[dict[str, Any]]", yaml.safe_load(omstanders(*gebieden, aantal=aantal, dag=dag)))

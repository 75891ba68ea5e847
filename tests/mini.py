"""The little theory that tests start from, as text: help gives courage, courage makes tempo, waiting costs it.

A test adds what it is about, in the same words; what has another shape (areas in core areas, a factor within the
approach) it writes itself.
"""

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

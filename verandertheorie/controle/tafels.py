"""Rules on what sessions and tables agreed: who answers for it, whether it is still needed, and whether anybody looked.

They look at the day that belongs to the moment of the graph: never the clock.
"""

from collections.abc import Iterator

from verandertheorie.controle.regel import Gebrek, regel
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.leerlus.acties import eigen_acties
from verandertheorie.leerlus.moment import Lusmoment, bij_stand
from verandertheorie.leerlus.signalen import OPGEPAKT, Signalen, oordeel_over, vastgesteld_in
from verandertheorie.model.theorie import Actor
from verandertheorie.taal import op_een_rij, opsomming

GENOEG_GEBIEDEN = 3
"""In so many areas one blocker is no longer a matter of each of them: by eye, a quarter of a programme of thirteen."""

VAN_DE_LUS = ("VT241", "VT242", "VT243", "VT244")
"""The rules of which ``signalen`` says what they find, beside its own lists of what lies on no table."""


@regel("VT241", "waarschuwing", "een actie of signaal zonder eigenaar, of van wie er niet meer is")
def zonder_eigenaar(g: Verandergraaf) -> Iterator[Gebrek]:
    """What is open and nobody answers for any more, or is asked of a table that ended."""
    m = bij_stand(g)
    for a in eigen_acties(m).values():
        if not a.is_open:
            continue
        geef = f"Geef {a.id} in de volgende notulen een eigenaar, met een reden."
        if not a.eigenaren:
            yield Gebrek(a.id, f"Actie {a.id} heeft geen eigenaar.", geef)
        elif weg := [e for e in a.eigenaren if _is_weg(m, e)]:
            yield Gebrek(a.id, f"Actie {a.id} is van {opsomming(map(g.naam, weg))}, en die is er niet meer.", geef)
    for k, s in Signalen(m).standen.items():
        if not s.is_open:
            continue
        eigenaar, tafel = m.signalen[k].eigenaar, m.tafels.get(s.tafel)
        if _is_weg(m, eigenaar):
            tekst = f"Signaal {k} is van {g.naam(eigenaar)}, en die is er niet meer."
            yield Gebrek(k, tekst, f"Geef {k} een andere eigenaar.")
        if tafel and m.is_gestopt(tafel):
            tekst = f"Signaal {k} is gevraagd aan {tafel.naam}, en die bestaat niet meer."
            yield Gebrek(k, tekst, f"Vraag {k} aan een andere tafel, of trek het in.")


@regel("VT242", "tip", "een belemmering in drie of meer gebieden die op geen tafel ligt")
def in_meer_gebieden(g: Verandergraaf) -> Iterator[Gebrek]:
    """One blocker, established in several areas, about which no signal is open."""
    signalen = Signalen(bij_stand(g))
    for k, f in g.factoren.items():
        waar = vastgesteld_in(g, k) if f.valentie != "helpend" and k in g.knopen else ()
        if len(waar) >= GENOEG_GEBIEDEN and not any(s.is_open for s in signalen.over(k)):
            tekst = f"'{f.naam}' is vastgesteld in {op_een_rij(waar)}, en ligt op geen tafel."
            yield Gebrek(k, tekst, "Bespreek of dit op een tafel hoort. Leg het dan vast als signaal.")


@regel("VT243", "tip", "een belemmering die is opgelost en nog op een tafel ligt")
def opgelost_en_op_tafel(g: Verandergraaf) -> Iterator[Gebrek]:
    """A signal that is open about something that is no longer there."""
    signalen = Signalen(bij_stand(g))
    for k, f in g.factoren.items():
        oordeel = oordeel_over(g, k)
        if f.valentie == "helpend" or oordeel is None or oordeel.beeld.klasse != "opgelost":
            continue
        for s in signalen.over(k):
            if s.is_open:
                tekst = f"'{f.naam}' is opgelost, en signaal {s.sleutel} staat nog open."
                yield Gebrek(s.sleutel, tekst, f"Trek {s.sleutel} in, met de reden.")


@regel("VT244", "waarschuwing", "een besluit van een tafel waarna niemand opnieuw keek")
def besloten_en_niet_gekeken(g: Verandergraaf) -> Iterator[Gebrek]:
    """Taken up and not still to be done, the day to look has come, and in none of the areas anybody looked."""
    for k, s in Signalen(bij_stand(g)).standen.items():
        is_opgepakt = s.besluit and s.besluit.uitslag in OPGEPAKT and s.staat != "in_uitvoering"
        if s.besluit and is_opgepakt and s.is_open and s.gezien and not s.gezien.gekeken:
            tekst = f"Over signaal {k} is besloten in {s.besluit.bijeenkomst}, en daarna keek niemand of het hielp."
            yield Gebrek(k, tekst, f"Kijk in {opsomming(s.gezien.niet_gekeken)}.")


def _is_weg(m: Lusmoment, rol: str) -> bool:
    """Whether an actor is no longer there: retired, or a table that ended. Who is no actor is no matter of this."""
    knoop, tafel = m.graaf.alle_knopen.get(rol), m.tafels.get(rol)
    return (isinstance(knoop, Actor) and m.graaf.is_uitgefaseerd(knoop)) or bool(tafel and m.is_gestopt(tafel))

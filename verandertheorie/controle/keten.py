"""Rules on the chain from intervention to goal: where it starts, where it breaks off, where it turns on itself (§4)."""

from collections.abc import Iterator

from verandertheorie.controle.regel import Gebrek, regel
from verandertheorie.graaf.kring import kringen
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.wandeling import bereikt, stappen
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Interventie, Mechanisme, Uitkomst
from verandertheorie.model.verwijzing import pijl, raad


@regel("VT201", "waarschuwing", "een stap van interventie naar uitkomst zonder mechanisme ertussen")
def zonder_mechanisme(g: Verandergraaf) -> Iterator[Gebrek]:
    """Short cuts that no chain over a mechanism explains; those that were only heard of too."""
    for s in g.stellingen.values():
        if (
            s.relatie != "draagt_bij_aan"
            or s.laag == "uitgefaseerd"
            or not isinstance(g.knopen.get(s.van), Interventie)
        ):
            continue
        wekt = [stap.naar for stap in stappen(g, s.van) if stap.relatie == "activeert"]
        if s.naar not in bereikt(g, wekt, ("leidt_tot",)):
            tekst = f"{_noem(s)} zegt niet waardoor '{g.naam(s.van)}' bijdraagt aan '{g.naam(s.naar)}'."
            yield Gebrek(s.sleutel, tekst, _maakt_los(s.van))


@regel("VT202", "waarschuwing", "een interventie waar in de theorie niets uit volgt")
def zonder_vervolg(g: Verandergraaf) -> Iterator[Gebrek]:
    """Interventions that are not stopped and set nothing off."""
    for k in g.knopen_van(Interventie):
        if g.status(k.sleutel) != "gestopt" and not _volgt(g, k.sleutel):
            tekst = f"Uit '{k.naam}' volgt niets: er staat niet bij wat zij losmaakt."
            yield Gebrek(k.sleutel, tekst, _maakt_los(k.sleutel))


@regel("VT203", "waarschuwing", "een mechanisme dat bij geen uitkomst komt")
def loopt_dood(g: Verandergraaf) -> Iterator[Gebrek]:
    """Mechanisms from which no outcome is reached."""
    for k in g.knopen_van(Mechanisme):
        verder = bereikt(g, [k.sleutel], ("leidt_tot",))
        if not any(isinstance(g.knopen.get(v), Uitkomst) for v in verder):
            remedie = raad("Zet erbij wat er daarna gebeurt (naar: een uitkomst)", pijl("leidt_tot", van=k.sleutel))
            yield Gebrek(k.sleutel, f"'{k.naam}' leidt in de theorie nergens toe.", remedie)


@regel("VT204", "waarschuwing", "een mechanisme dat niets in gang zet")
def zonder_begin(g: Verandergraaf) -> Iterator[Gebrek]:
    """Mechanisms that no intervention activates and nothing else leads to."""
    geraakt = _geraakt(g)
    for k in g.knopen_van(Mechanisme):
        if k.sleutel not in geraakt:
            remedie = raad("Zet erbij wat het losmaakt (van: een interventie)", pijl("activeert", naar=k.sleutel))
            yield Gebrek(k.sleutel, f"Niets in de theorie zet '{k.naam}' in gang.", remedie)


@regel("VT205", "waarschuwing", "een doel waar niets in de theorie naartoe leidt")
def doel_zonder_weg(g: Verandergraaf) -> Iterator[Gebrek]:
    """Intended outcomes without an arrow towards them."""
    geraakt = _geraakt(g)
    for k in g.knopen_van(Uitkomst):
        if k.bedoeld and k.sleutel not in geraakt:
            remedie = raad("Zet de stap ervoor erbij (van: een mechanisme)", pijl("leidt_tot", naar=k.sleutel))
            remedie = f"{remedie} Of laat het doel weg."
            yield Gebrek(k.sleutel, f"Niets in de theorie leidt naar het doel '{k.naam}'.", remedie)


@regel("VT206", "tip", "een kring van gevolgen zonder vertraging")
def kring_van_gevolgen(g: Verandergraaf) -> Iterator[Gebrek]:
    """Effects that feed themselves: possible, but then it takes time, and somewhere it must say how much."""
    gevolgen = [s for van in sorted(g.uitgaand) for s in stappen(g, van) if s.relatie in GEVOLG and not s.op_bewering]
    for kring in kringen((s.van, s.naar) for s in gevolgen):
        binnen = [s for s in gevolgen if s.van in kring and s.naar in kring]
        if not any(s.record and s.record.vertraging for s in binnen):
            rond = ", ".join(f"'{g.naam(k)}'" for k in kring)
            tekst = f"Dit versterkt zichzelf: {rond} ({', '.join(sorted(map(_noem, binnen)))})."
            yield Gebrek(
                kring[0], tekst, "Klopt dat? Vul dan bij een van deze stappen in hoe lang het duurt: vertraging."
            )


def _maakt_los(interventie: str) -> str:
    return raad("Zet erbij wat het losmaakt (naar: een mechanisme)", pijl("activeert", van=interventie))


def _volgt(g: Verandergraaf, sleutel: str) -> bool:
    return any(s.relatie in GEVOLG for s in stappen(g, sleutel))


def _geraakt(g: Verandergraaf) -> frozenset[str]:
    return frozenset(s.naar for ss in g.uitgaand.values() for s in ss if s.relatie in GEVOLG)


def _noem(s: Stelling) -> str:
    return s.code or s.sleutel.replace(".", " > ")

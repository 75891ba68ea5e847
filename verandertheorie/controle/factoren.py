"""Rules on systemic factors: what they touch, which way they work, who can change them, and what answers them (§2)."""

from collections import defaultdict
from collections.abc import Iterator

from verandertheorie.controle.regel import Gebrek, regel
from verandertheorie.graaf.kring import kringen
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.wandeling import stappen
from verandertheorie.model.relaties import UIT_FACTOR, Relatie
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.verwijzing import pijl, raad
from verandertheorie.taal import leesbaar
from verandertheorie.vragen.zonder_antwoord import hoe_te_beantwoorden, onbeantwoord

# Without "beide": a factor that does both contradicts no arrow.
_TEGENGESTELD: dict[str, Relatie] = {"belemmerend": "bevordert", "helpend": "belemmert"}


@regel("VT221", "waarschuwing", "een belemmering waarvan niet bekend is wie de sleutel heeft")
def zonder_sleutel(g: Verandergraaf) -> Iterator[Gebrek]:
    """Hindering factors that somebody can change, and nobody wrote down who."""
    heeft = {s.naar for ss in g.uitgaand.values() for s in ss if s.relatie == "heeft_sleutel"}
    for f in g.knopen_van(SystemischeFactor):
        if f.valentie == "helpend" or f.bereik == "gegeven" or f.sleutel in heeft:
            continue
        wie = raad("Zet erbij door wie (van: een actor)", pijl("heeft_sleutel", naar=f.sleutel))
        if f.bereik == "onbekend":
            tekst = f"Van '{f.naam}' is niet bekend wie er iets aan kan doen."
            vul = f"Vul bij {f.sleutel} bereik in (zelf, samen, hogere_tafel, gegeven)."
            yield Gebrek(f.sleutel, tekst, f"{vul} {wie}")
        elif f.bereik != "zelf":
            tekst = f"'{f.naam}' is te veranderen ({leesbaar(f.bereik)}), maar er staat niet bij door wie."
            yield Gebrek(f.sleutel, tekst, wie)


@regel("VT222", "waarschuwing", "een factor die in de theorie niets raakt")
def raakt_niets(g: Verandergraaf) -> Iterator[Gebrek]:
    """Factors from which no arrow leaves, and that are not the heading of narrower ones."""
    breder = {f.onderdeel_van for f in g.knopen_van(SystemischeFactor)}
    for f in g.knopen_van(SystemischeFactor):
        if f.sleutel not in breder and not any(s.relatie in UIT_FACTOR for s in stappen(g, f.sleutel)):
            wat: Relatie = "bevordert" if f.valentie == "helpend" else "belemmert"
            kan = "naar: een interventie, mechanisme, uitkomst of bewering"
            remedie = raad(f"Zet erbij wat ({kan})", pijl(wat, van=f.sleutel))
            yield Gebrek(
                f.sleutel, f"Van '{f.naam}' staat nergens wat het {'helpt' if wat == 'bevordert' else wat}.", remedie
            )


@regel("VT223", "waarschuwing", "een factor die anders werkt dan er bij staat")
def andersom(g: Verandergraaf) -> Iterator[Gebrek]:
    """Factors called hindering with an arrow that helps, or the other way round."""
    for f in g.knopen_van(SystemischeFactor):
        anders = _TEGENGESTELD.get(f.valentie)
        for s in stappen(g, f.sleutel):
            if s.relatie == anders:
                tekst = f"'{f.naam}' heet {f.valentie}, maar {s.naam} zegt dat het iets {anders}."
                yield Gebrek(
                    f.sleutel, tekst, f"Doet het allebei? Zet bij {f.sleutel} valentie: beide. Kijk anders {s.naam} na."
                )


@regel("VT224", "waarschuwing", "een pijl die er ook andersom staat: belemmert en bevordert")
def twee_kanten(g: Verandergraaf) -> Iterator[Gebrek]:
    """The same two ends, once hindering and once helping: evidence for the one says nothing against the other."""
    for van in sorted(g.uitgaand):
        per_eind: dict[str, dict[str, str]] = defaultdict(dict)
        for s in stappen(g, van):
            if s.relatie in ("belemmert", "bevordert"):
                per_eind[s.naar][s.relatie] = s.naam
        for naar, namen in sorted(per_eind.items()):
            if len(namen) == 2:
                beide = f"belemmert ({namen['belemmert']}) en bevordert ({namen['bevordert']})"
                wanneer = [pijl("geldt_onder", van=f"{{bewering: {naam}}}") for _, naam in sorted(namen.items())]
                tekst = f"'{g.naam(van)}' {beide} hetzelfde: '{g.naam(naar)}'."
                yield Gebrek(
                    f"{van}.belemmert.{naar}",
                    tekst,
                    f"{raad('Kan allebei? Zet bij elk wanneer (naar: een context)', *wanneer)} Laat er anders een weg.",
                )


@regel("VT225", "waarschuwing", "een kring van oorzaken, zodat er geen eerste is")
def kring_van_oorzaken(g: Verandergraaf) -> Iterator[Gebrek]:
    """Factors that cause each other: then none is the root, and nothing says where to start."""
    oorzaken = [s for van in sorted(g.uitgaand) for s in stappen(g, van) if s.relatie == "veroorzaakt"]
    for kring in kringen((s.van, s.naar) for s in oorzaken):
        rond = ", ".join(f"'{g.naam(k)}'" for k in kring)
        tekst = f"Deze factoren veroorzaken elkaar: {rond}. Waar het begint, is zo niet te zien."
        yield Gebrek(kring[0], tekst, "Haal een van de pijlen weg, of schrijf op welke factor erachter zit.")


@regel("VT226", "tip", "een belemmering zonder handelingsperspectief")
def in_bereik_zonder_antwoord(g: Verandergraaf) -> Iterator[Gebrek]:
    """Hindering factors within reach, without a way to deal with them (§2 doel 2); the question has the others too."""
    for f in onbeantwoord(g):
        if f.bereik in ("zelf", "samen"):
            tekst = f"Voor '{f.naam}' staat er nog geen handelingsperspectief."
            yield Gebrek(f.sleutel, tekst, hoe_te_beantwoorden(f.sleutel))

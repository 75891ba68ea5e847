"""Rules on what holds the theory up: sharp goals, assumptions, other explanations, and looking for the opposite."""

from collections.abc import Iterator

from verandertheorie.controle.regel import Gebrek, regel
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import GEVOLG
from verandertheorie.model.theorie import Context, Interventie, Uitkomst
from verandertheorie.model.verwijzing import nieuw_record, pijl, raad
from verandertheorie.vragen.doelscherpte import LEESWOORD, ontbrekende_delen

VEEL_STEMMEN = 5
"""From so many voices on one side it is worth asking whether anybody looked at the other.

With three the example had seventeen such remarks, and who reads seventeen reads none.
"""

VEEL_BEVINDINGEN = 3
"""From so many findings of one voice a claim looks better known than it is. As ``GENOEG`` in lezen/opmerkingen.py."""

HOOGUIT_VOORAF = 3
"""More contexts chosen beforehand find a difference by chance (oordeel.md)."""


@regel("VT211", "waarschuwing", "een doel dat niet zegt wie, wat, wanneer of waaraan te zien")
def vaag_doel(g: Verandergraaf) -> Iterator[Gebrek]:
    """Intended outcomes of which nobody could say whether they were reached (§4)."""
    for k in g.knopen_van(Uitkomst):
        if k.bedoeld and (delen := ontbrekende_delen(k)):
            tekst = f"Bij het doel '{k.naam}' staat niet: {', '.join(LEESWOORD[d] for d in delen)}."
            yield Gebrek(k.sleutel, tekst, f"Vul bij {k.sleutel} in: {', '.join(delen)}.")


@regel("VT212", "waarschuwing", "een kritische bewering zonder aanname")
def zonder_aanname(g: Verandergraaf) -> Iterator[Gebrek]:
    """Claims on which the theory stands or falls, and no word on what must be true for them."""
    heeft = {r.van for r in g.relaties if r.relatie == "veronderstelt"}
    for s in _kritisch(g):
        if f"[{s.sleutel}]" not in heeft:
            tekst = f"{s.naam} is kritisch, maar er staat niet bij wat daarvoor waar moet zijn."
            stap = pijl("veronderstelt", van=f"{{bewering: {s.naam}}}")
            yield Gebrek(
                s.sleutel,
                tekst,
                raad("Zet een aanname erbij, en dat de stap die nodig heeft", nieuw_record("aanname"), stap),
            )


@regel("VT213", "waarschuwing", "een kritische bewering waarvoor geen andere verklaring is bedacht")
def zonder_rivaal(g: Verandergraaf) -> Iterator[Gebrek]:
    """Critical steps towards an outcome without a rival explanation (§5 Ad 4)."""
    heeft = {s.naar for ss in g.uitgaand.values() for s in ss if s.relatie == "rivaal_van"}
    for s in _kritisch(g):
        if s.relatie in GEVOLG and f"[{s.sleutel}]" not in heeft:
            tekst = f"{s.naam} is kritisch, maar er staat niet bij wat hetzelfde ook kan verklaren."
            rivaal = pijl("rivaal_van", naar=f"{{bewering: {s.naam}}}")
            remedie = raad(
                "Zet een andere verklaring erbij, en waarvan", nieuw_record("rivaliserende_verklaring"), rivaal
            )
            yield Gebrek(s.sleutel, tekst, remedie)


@regel("VT214", "tip", "een theorie waarin geen enkele bewering kritisch heet")
def niets_kritisch(g: Verandergraaf) -> Iterator[Gebrek]:
    """Without critical claims every step weighs the same, and no assumption is asked for."""
    stappen = [s for ss in g.uitgaand.values() for s in ss if s.relatie in GEVOLG]
    if stappen and not any(s.record and s.record.kritisch for s in stappen):
        tekst = "Bij geen enkele stap staat dat de theorie ermee valt of staat."
        yield Gebrek(min(s.sleutel for s in stappen), tekst, "Kies een paar stappen, en zet daar kritisch: ja.")


@regel("VT215", "waarschuwing", "veel stemmen voor, en nooit gezocht naar het tegendeel")
def nooit_tegendeel(g: Verandergraaf) -> Iterator[Gebrek]:
    """Claims that several voices confirm and nobody tried to refute."""
    for s in _theorie(g):
        tekens = {(v.item.groep, v.item.teken) for v in g.vondsten(s.sleutel)}
        voor = sum(teken > 0 for _, teken in tekens)
        if voor == len(tekens) >= VEEL_STEMMEN and "tegendeel" not in g.ernaar_gezocht.get(s.sleutel, ()):
            tekst = f"{voor} stemmen spreken voor {s.naam}, en nergens is naar het tegendeel gezocht."
            remedie = "Vraag ernaar in een volgend gesprek, en leg het vast bij dekking met gezocht: tegendeel."
            yield Gebrek(s.sleutel, tekst, remedie)


@regel("VT216", "tip", "veel bevindingen, allemaal van één stem")
def een_stem(g: Verandergraaf) -> Iterator[Gebrek]:
    """Claims that rest on one voice however often it spoke: it counts once."""
    for s in _theorie(g):
        vondsten = g.vondsten(s.sleutel)
        stemmen = {v.item.groep for v in vondsten}
        if len(stemmen) == 1 and len(vondsten) >= VEEL_BEVINDINGEN:
            tekst = f"Over {s.naam} zijn {len(vondsten)} bevindingen, allemaal van één stem: {min(stemmen)}."
            yield Gebrek(s.sleutel, tekst, "Vraag het ook aan iemand anders, liefst met een ander perspectief.")


@regel("VT217", "tip", "een gevolgde interventie zonder verwachte rollen")
def zonder_rollen(g: Verandergraaf) -> Iterator[Gebrek]:
    """Interventions that run while nobody wrote down whom to hear about them: then no perspective can be missed."""
    for k in g.knopen_van(Interventie):
        if g.status(k.sleutel) == "gevolgd" and not k.verwachte_rollen:
            tekst = f"Bij '{k.naam}' staat niet wie u erover wilt horen, dus ook niet wie er ontbreekt."
            yield Gebrek(k.sleutel, tekst, f"Vul bij {k.sleutel} in: verwachte_rollen.")


@regel("VT218", "waarschuwing", "een context waarop niet te splitsen valt")
def loze_context(g: Verandergraaf) -> Iterator[Gebrek]:
    """Contexts that no area has, and more chosen beforehand than a method can bear."""
    contexten = g.knopen_van(Context)
    for k in contexten:
        if g.deelgebieden and not any(g.ligging.kenmerk(d, k.kenmerk) == k.waarde for d in g.deelgebieden):
            tekst = f"Bij geen enkel deelgebied staat {k.kenmerk}: {k.waarde}, dus '{k.naam}' onderscheidt niets."
            invullen = f"Vul bij de gebieden het kenmerk {k.kenmerk} in, of zet het bij hun opgaven"
            yield Gebrek(k.sleutel, tekst, f"{invullen}; of laat de context weg.")
    vooraf = [k for k in contexten if k.vooraf_gekozen]
    if len(vooraf) > HOOGUIT_VOORAF:
        tekst = f"Er zijn {len(vooraf)} contexten vooraf gekozen om op te splitsen; zo vindt u ook toeval."
        yield Gebrek(
            vooraf[0].sleutel, tekst, f"Kies er hooguit {HOOGUIT_VOORAF}; zet de andere op vooraf_gekozen: nee."
        )


def _theorie(g: Verandergraaf) -> Iterator[Stelling]:
    """The claims of the theory, by key."""
    return (s for s in g.stellingen.values() if s.laag == "theorie")


def _kritisch(g: Verandergraaf) -> Iterator[Stelling]:
    return (s for s in _theorie(g) if s.record and s.record.kritisch)

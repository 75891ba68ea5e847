"""What an audience does not get to read, why and how often, and what it takes to show more; for monitors only."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar, Literal

from verandertheorie.begrippen import begrippen
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezen.opmerkingen import over_namen
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezing.lezer import WIJST_AAN, Lezer, wat_leest
from verandertheorie.lezing.moment import rollen
from verandertheorie.lezing.vrijgave import is_vrij_citaat, mag_kern, vrijgegeven
from verandertheorie.model.besluiten import Vrijgavebesluit, bezwaar_tegen_vrijgave
from verandertheorie.model.doelgroep import DOELGROEPEN, MINSTE_GROEPEN, VOOR_WIE, Doelgroep, kies_doelgroep
from verandertheorie.model.theorie import SystemischeFactor
from verandertheorie.model.waarneming import Bewijs, Registratie
from verandertheorie.persoonsgegevens import vind_persoonsgegeven
from verandertheorie.taal import aantal, dag, groot, klein, met_punt, opsomming, telwoord, voluit
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.belemmeringen import klasse_nl
from verandertheorie.vragen.beoordeling import beoordeling
from verandertheorie.vragen.beweringen import statuswoord_nl
from verandertheorie.vragen.rijkeuze import plaatsnaam
from verandertheorie.vragen.tabel import Kolom

Soort = Literal[
    "gebied", "woorden", "citaat", "wie", "onderwerp", "oordeel", "gesprek", "terugleggen", "voorstel", "besluit"
]
"""Of what a row tells. The first five were left out; a judgement differs by it; the next two show more; the last two
are what may go outside, and what was decided on that."""

_KOPPEN: Mapping[Soort, str] = {
    **dict.fromkeys(("gebied", "woorden", "citaat", "wie", "onderwerp"), "Wat er niet staat"),
    "oordeel": "Wat anders luidt dan bij de monitors",
    **dict.fromkeys(("gesprek", "terugleggen"), "Wat meer laat zien, het meeste eerst"),
    "voorstel": "Wat naar buiten kan",
    "besluit": "Wat is besloten",
}
_WIE_MINDER: Mapping[tuple[str, ...], str] = {
    ("cyclus",): "zonder leercyclus",
    ("cyclus", "kerngebied"): "zonder leercyclus en kerngebied",
    ("cyclus", "perspectief"): "zonder leercyclus en perspectief",
    ("cyclus", "kerngebied", "perspectief"): "alleen 'iemand'",
}


@dataclass(frozen=True, slots=True)
class Vrijgaverij:
    """Something that an audience does not get, or that would give it more.

    ``aantal``: how many findings it is about; None when it is about none. ``id``: of the finding that can be released,
    or was. ``van_wie``: the audience that does not get it, or would.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("wat", "wat", "waar het over gaat"),
        Kolom("waarom", "waarom", "de reden, of wat er dan gebeurt"),
        Kolom("aantal", "bevindingen", "om hoeveel bevindingen het gaat"),
        Kolom("id", "id", "de registratie en het nummer van de bevinding"),
    )

    regelsoort: Soort
    wat: str
    waarom: str
    aantal: int | None = None
    id: str = ""
    van_wie: Doelgroep | Literal[""] = ""

    @property
    def blok(self) -> str:
        """The heading under which it is printed."""
        return _KOPPEN[self.regelsoort]

    @staticmethod
    def leeswijzer() -> tuple[str, ...]:
        """What one should know to read it: who reads what."""
        wie_zei = "Van wie iets is, staat er zo bij dat het op minstens zoveel bronnen past."
        return ("Wie leest wat:", *(f"  {wat_leest(d)}" for d in DOELGROEPEN), "", wie_zei)


@vraag
def vrijgave(graaf: Verandergraaf, *, doelgroep: str | None = None, voorstel: bool = False) -> Inhoud[Vrijgaverij]:
    """What an audience does not get to read, why, how often, and what it takes to show more.

    Args:
        graaf: theory and evidence as of a cycle, of a monitor.
        doelgroep: which audience; default a session, and for what may go outside the public.
        voorstel: instead, what may go to partners or the public when roles agree, and what they decided.

    Returns:
        What was left out, by reason; what the judgements say otherwise by it, by code or name; what would show more,
        by what it yields. Of what may go outside: by record and number, then the decisions, the newest first.

    Raises:
        AanroepFout: no such audience; that of monitors; an audience that asks no decision; or a filter is set.
    """
    wie = kies_doelgroep(doelgroep or ("publiek" if voorstel else "sessie"))
    if wie == "monitor":
        raise AanroepFout("Een monitor leest alles. Kies een andere doelgroep, zoals sessie of publiek.")
    if graaf.filter.actief():
        raise AanroepFout("Wat een doelgroep niet leest, volgt uit al het bewijs. Laat de filters weg.")
    blik = _Vrijgave(graaf, Lezer(graaf, wie))
    if voorstel:
        if not blik.lezer.leest_niet_mee:
            raise AanroepFout("Binnen het programma beslist de bron zelf. Kies doelgroep partner of publiek.")
        naar_buiten = tuple(blik.naar_buiten())
        return blik.als_inhoud(naar_buiten, blik.zinnen_bij_voorstel(naar_buiten))
    rijen = (*blik.weggelaten(), *blik.anders(), *blik.wat_meer_laat_zien())
    return blik.als_inhoud(rijen, blik.zinnen(rijen))


def leest_nog_niet(graaf: Verandergraaf, wat: str, doelgroep: Doelgroep) -> str:
    """Why an audience still reads nothing of a finding that was released to it; empty when it does.

    Args:
        graaf: theory and evidence, of a monitor.
        wat: id of the finding.
        doelgroep: to whom it was released.
    """
    blik = _Vrijgave(graaf, Lezer(graaf, doelgroep))
    alle = ((r, plaats, b) for r in graaf.registraties for plaats, b in enumerate(r.bewijs))
    gevonden = next(((r, b) for r, plaats, b in alle if r.bewijs_id(plaats) == wat), None)
    if gevonden is None:
        return ""
    waarom = blik.waarom_onzichtbaar(*gevonden)
    return f"Wie dit mag lezen, ziet het nog niet: {waarom}." if waarom else ""


def leest_nog(graaf: Verandergraaf, wat: str, doelgroep: Doelgroep) -> str:
    """Why an audience outside the programme may read a finding by something else than its own release; empty if not.

    Args:
        graaf: theory and evidence, of a monitor.
        wat: id of the finding.
        doelgroep: for whom a release is taken back, or never was.
    """
    if doelgroep == "partner" and wat in vrijgegeven(graaf, "publiek"):
        return (
            f"Partners lezen {wat} nog mee, want iedereen mag dat. Neem ook dat terug: verandertheorie geef-vrij {wat} "
            "--doelgroep publiek --trek-terug"
        )
    alle = ((r, plaats, b) for r in graaf.registraties for plaats, b in enumerate(r.bewijs))
    r, b = next(((r, b) for r, plaats, b in alle if r.bewijs_id(plaats) == wat), (None, None))
    if r is not None and b is not None and mag_kern(r, doelgroep, b.spreker):
        return f"{groot(VOOR_WIE[doelgroep])} mag {wat} nog lezen, want {r.id} heeft vertrouwelijkheid: openbaar."
    if doelgroep == "publiek" and wat in vrijgegeven(graaf, "partner"):
        return f"Voor partners blijft {wat} vrijgegeven."
    return ""


@dataclass(frozen=True, eq=False)
class _Vrijgave:
    geheel: Verandergraaf
    lezer: Lezer

    @property
    def minste(self) -> int:
        return MINSTE_GROEPEN[self.lezer.doelgroep]

    def als_inhoud(self, rijen: Iterable[Vrijgaverij], zinnen: Iterable[str]) -> Inhoud[Vrijgaverij]:
        """The answer, for monitors; each row says of whom it tells, so that a row that goes its own way still does."""
        wie = self.lezer.doelgroep
        van_wie = tuple(replace(r, van_wie=wie) for r in rijen)
        return Inhoud(van_wie, tuple(zinnen), doelgroep="monitor", gekozen={"doelgroep": wie})

    # --- left out -------------------------------------------------------------------------------

    def weggelaten(self) -> Iterator[Vrijgaverij]:
        yield from self._gebieden()
        yield from self._woorden()
        yield from self._citaten()
        grof = Counter(e.gegrofd for r, b in self._te_lezen() if (e := self.lezer.etiket(r, b)).gegrofd)
        for weg, n in sorted(grof.items()):
            yield Vrijgaverij("wie", "wie het zei", f"{_WIE_MINDER[weg]}: anders past het op te weinig bronnen", n)
        yield from self._onderwerpen()

    def _gebieden(self) -> Iterator[Vrijgaverij]:
        erin = self._in_gebieden
        for g in sorted(self.lezer.graaf.verborgen):
            n = len(self.geheel.gehoord[g])
            gehoord = f"{'is' if n == 1 else 'zijn'} {aantal(n, 'stem', 'stemmen')} gehoord"
            waarom = f"daar {gehoord}; {self.minste} is het minste"
            yield Vrijgaverij("gebied", plaatsnaam(self.geheel, g), waarom, erin[g])

    @cached_property
    def _in_gebieden(self) -> Counter[str]:
        return Counter(deel.gebied or r.gebied or "" for r in self.geheel.registraties for deel in r.delen)

    def _bevindingen(self) -> Iterator[tuple[Registratie, Bewijs]]:
        return ((r, b) for r in self.lezer.graaf.registraties for b in r.bewijs)

    def _te_lezen(self) -> Iterator[tuple[Registratie, Bewijs]]:
        return ((r, b) for r, b in self._bevindingen() if self.lezer.mag_lezen(r, b))

    def _woorden(self) -> Iterator[Vrijgaverij]:
        redenen = Counter(self._waarom_niet(r, b) for r, b in self._bevindingen() if not self.lezer.mag_lezen(r, b))
        for waarom, n in sorted(redenen.items(), key=lambda x: (-x[1], x[0])):
            yield Vrijgaverij("woorden", "de woorden", waarom, n)

    def _waarom_niet(self, r: Registratie, b: Bewijs) -> str:
        if bezwaar := bezwaar_tegen_vrijgave(r, b):
            return bezwaar[0]
        if self.lezer.leest_niet_mee:
            return "niemand besloot dat het naar buiten mag"
        return "het gekozen gebied zou laten zien wie het zei"

    def _citaten(self) -> Iterator[Vrijgaverij]:
        redenen = Counter(
            "de bron stemde niet in met het citaat"
            if b.citaat_akkoord == "geen_akkoord"
            else "de bron is niet gevraagd of het citaat mag"
            if b.citaat_akkoord == "niet_gevraagd"
            else f"het citaat is niet vrijgegeven voor {VOOR_WIE[self.lezer.doelgroep]}"
            for _, b in self._te_lezen()
            if b.citaat and not is_vrij_citaat(b, self.lezer.doelgroep)
        )
        for waarom, n in sorted(redenen.items(), key=lambda x: (-x[1], x[0])):
            yield Vrijgaverij("citaat", "een citaat", waarom, n)

    def _onderwerpen(self) -> Iterator[Vrijgaverij]:
        g = self.lezer.graaf
        weg = [(k, s) for k, s in g.stellingen.items() if not self.lezer.mag_stelling(s)]
        for k, f in g.knopen.items():
            if not self.lezer.mag_knoop(k):
                binnen = isinstance(f, SystemischeFactor) and f.ligging == "binnen_aanpak"
                waarom = (
                    "ligt binnen de aanpak zelf" if binnen else "is alleen voor een kleinere kring, of hangt daaraan"
                )
                yield Vrijgaverij("onderwerp", g.naam(k), waarom, len(g.vondsten(k)) if k in g.factoren else None)
        for k, s in sorted(weg, key=lambda x: x[1].naam):
            wijst = s.relatie in WIJST_AAN
            waarom = (
                "wijst aan wie het in stand houdt of los kan maken" if wijst else "gaat over iets wat hier niet staat"
            )
            yield Vrijgaverij("onderwerp", s.naam, waarom, len(g.vondsten(k)))

    # --- otherwise ------------------------------------------------------------------------------

    def anders(self) -> Iterator[Vrijgaverij]:
        """The words for claims and the classes of factors that are others by what was left out."""
        alles, hier, wie = beoordeling(self.geheel), beoordeling(self.lezer.graaf), self.lezer.doelgroep
        for k, s in sorted(self.geheel.stellingen.items(), key=lambda x: x[1].naam):
            was = statuswoord_nl(alles.bewering(k).woord.rekenstatus)
            is_er = k in self.lezer.graaf.stellingen
            nu = statuswoord_nl(hier.bewering(k).woord.rekenstatus) if is_er else "staat er niet"
            if was != nu:
                yield Vrijgaverij("oordeel", s.naam, f"monitor: {was}; {wie}: {nu}")
        for k, f in self.geheel.factoren.items():
            for rol in rollen(f) if k in self.lezer.graaf.factoren else ():
                was, nu = (klasse_nl(o.factor(k, rol).beeld.klasse, rol) for o in (alles, hier))
                if was != nu:
                    yield Vrijgaverij("oordeel", f.naam, f"monitor: {was}; {wie}: {nu}")

    # --- more -----------------------------------------------------------------------------------

    def wat_meer_laat_zien(self) -> Iterator[Vrijgaverij]:
        """What somebody can do, by how many findings it gives to who reads."""
        rijen = [*self._gesprekken(), *self._terugleggen()]
        yield from sorted(rijen, key=lambda r: (-(r.aantal or 0), r.regelsoort, r.wat))

    def _gesprekken(self) -> Iterator[Vrijgaverij]:
        for g in self.lezer.graaf.verborgen:
            nog = self.minste - len(self.geheel.gehoord[g])
            nieuw = voluit(nog, "gesprek", "gesprekken")
            met = "iemand die daar nog niet is gehoord" if nog == 1 else "mensen die daar nog niet zijn gehoord"
            waarom = "dan telt wat daar is gevonden hier mee"
            yield Vrijgaverij(
                "gesprek", f"nog {nieuw} in {plaatsnaam(self.geheel, g)}, met {met}", waarom, self._in_gebieden[g]
            )

    def _terugleggen(self) -> Iterator[Vrijgaverij]:
        """Per source, of conversations that nobody refused: what it has still to see."""
        per_bron: dict[str, list[str]] = defaultdict(list)
        telt: Counter[str] = Counter()
        for r in self.lezer.graaf.registraties:
            wacht = r.teruggelegd in ("nog_niet", "wacht_op_reactie") and r.is_voor_programma
            dicht = [b for b in r.bewijs if not r.mag_verder(b.spreker)]
            weigert = {wie for wie, mag in r.toestemming.items() if not mag}
            wie = opsomming(b for b in r.alle_bronnen if b not in r.toestemming)
            if wacht and dicht and wie and not weigert:
                per_bron[wie].append(r.id)
                telt[wie] += len(dicht)
        daarna = " en er een besluit op volgt" if self.lezer.leest_niet_mee else ""
        for wie, ids in per_bron.items():
            waarom = f"dan mag het gelezen worden, als {'zij' if ' en ' in wie else 'die'} instemt{daarna}"
            yield Vrijgaverij("terugleggen", f"laat {wie} het verslag zien: {opsomming(ids)}", waarom, telt[wie])

    # --- outside --------------------------------------------------------------------------------

    def naar_buiten(self) -> Iterator[Vrijgaverij]:
        """What may be released, and what was decided."""
        for r in self.lezer.graaf.registraties:
            for plaats, b in enumerate(r.bewijs):
                if self._kan_niet(r, b):
                    continue
                citaat = f" Met citaat: {b.citaat}" if is_vrij_citaat(b, self.lezer.doelgroep) else ""
                mag = "gezien en akkoord" if r.alle_bronnen else "geen bron om het te vragen"
                waarom = f"{mag}; er komt bij te staan: {self.lezer.van(r, b)}"
                yield Vrijgaverij("voorstel", f"{b.kern}{citaat}", waarom, None, r.bewijs_id(plaats))
        besluiten = self.geheel.records(Vrijgavebesluit)
        for v in sorted(besluiten, key=lambda v: (-v.datum.toordinal(), v.wat, v.doelgroep)):
            mag = "niet meer voor" if v.ingetrokken else "voor"
            door = opsomming(klein(self.geheel.naam(rol)) for rol in v.rollen)
            wat = f"{mag} {begrippen()['waarde.vrijgave', v.doelgroep].nl}, {dag(v.datum)}"
            yield Vrijgaverij("besluit", wat, f"{door}: {met_punt(v.reden)}{self._werkt_niet(v)}", None, v.wat)

    def _werkt_niet(self, v: Vrijgavebesluit) -> str:
        """Why a release is none any more; empty when it is one."""
        if v.ingetrokken:
            return ""
        alle = ((r, plaats, b) for r in self.geheel.records(Registratie) for plaats, b in enumerate(r.bewijs))
        gevonden = next(((r, b) for r, plaats, b in alle if r.bewijs_id(plaats) == v.wat), None)
        bezwaar = bezwaar_tegen_vrijgave(*gevonden) if gevonden else ("de bevinding is er niet meer", "")
        return f" Werkt niet: {bezwaar[0]}." if bezwaar else ""

    def _kan_niet(self, r: Registratie, b: Bewijs) -> str:
        """Why a finding may not be proposed; empty when its source agreed, its subject may be named, it names nobody.

        Its label is that of every product, so it fits enough sources as it is.
        """
        if waarom := self.waarom_onzichtbaar(r, b):
            return waarom
        if self.lezer.mag_lezen(r, b):
            return "het mag al gelezen worden"
        if bezwaar := bezwaar_tegen_vrijgave(r, b):
            return bezwaar[0]
        teksten = [b.kern, *([b.citaat] if b.citaat and is_vrij_citaat(b, self.lezer.doelgroep) else [])]
        return "er kan een naam in staan" if any(map(self._noemt_iemand, teksten)) else ""

    def waarom_onzichtbaar(self, r: Registratie, b: Bewijs) -> str:
        """Why words stand in no product of an audience, whether they may be read or not; empty when they can."""
        if not self.lezer.mag_gebied(b.gebied or r.gebied or ""):
            hoeveel = telwoord(self.minste)
            return f"in dat gebied zijn minder dan {hoeveel} stemmen gehoord, en dan telt het niet mee"
        if b.onderwerp == "los":
            return "het staat nog bij niets in de theorie"
        return "" if self.lezer.mag_onderwerp(b.onderwerp) else "het gaat over iets wat niet naar buiten gaat"

    def _noemt_iemand(self, tekst: str) -> bool:
        return vind_persoonsgegeven(tekst) is not None or any(over_namen(tekst, self._plaatsnamen))

    @cached_property
    def _plaatsnamen(self) -> frozenset[str]:
        return Samenhang(self.geheel.alles, ()).plaatsnamen

    # --- in words -------------------------------------------------------------------------------

    def zinnen(self, rijen: Sequence[Vrijgaverij]) -> Iterator[str]:
        wie = VOOR_WIE[self.lezer.doelgroep]
        if rijen:
            yield f"Voor {wie}. Deze lijst zelf is alleen voor monitors: geef haar niet door."
        elif self.geheel.registraties:
            yield f"Voor {wie} valt er niets weg."
        else:
            yield f"Voor {wie} valt er niets weg: er is nog geen gesprek of document vastgelegd."
        if self.lezer.leest_niet_mee:
            yield f"Wat naar buiten kan: verandertheorie vrijgave --doelgroep {self.lezer.doelgroep} --voorstel"

    def zinnen_bij_voorstel(self, rijen: Sequence[Vrijgaverij]) -> Iterator[str]:
        if not any(r.regelsoort == "voorstel" for r in rijen):
            yield f"Er is niets voor te stellen, want {self._waarom_geen_voorstel()}."
            if rijen:
                yield "Deze lijst is alleen voor monitors: geef haar niet door."
            return
        yield "Deze lijst is alleen voor monitors. Leg haar voor aan wie erover gaat, en leg het besluit vast met:"
        wie = self.lezer.doelgroep
        yield f"verandertheorie geef-vrij ID --doelgroep {wie} --rol ROL --datum DAG --reden TEKST"

    def _waarom_geen_voorstel(self) -> str:
        alle = [(r, b) for r in self.geheel.registraties for b in r.bewijs]
        if not alle:
            return "er is nog niets gevonden"
        redenen = Counter(self._kan_niet(r, b) for r, b in alle)
        delen = [f"{waarom} ({n})" for waarom, n in sorted(redenen.items(), key=lambda x: (-x[1], x[0]))]
        van = "van de ene bevinding kan die niet" if len(alle) == 1 else f"van de {len(alle)} bevindingen kan er geen"
        return f"{van} naar buiten: {'; '.join(delen)}"

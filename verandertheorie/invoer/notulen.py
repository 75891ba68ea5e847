"""What one session did, from one file: its agenda, actions and decisions are all kept, or none is."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from pydantic import Field, ValidationError

from verandertheorie.aanscherping.nemen import Invulling, met, neem, redigeer
from verandertheorie.aanscherping.versies import gemaakte_versies, maak, theoriehash
from verandertheorie.formaten.waarden import Blok, plat, regel_van
from verandertheorie.fouten import VerandertheorieFout
from verandertheorie.graaf.sessie import ten_tijde_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.besluitstand import met_stand
from verandertheorie.invoer.importeer import wat_het_wordt
from verandertheorie.invoer.sessiebestand import (
    LUSDELEN,
    VAN_DE_BIJEENKOMST,
    VAN_DE_KAART,
    als_een_sessie,
    pak_uit,
)
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.leerlus.moment import Lusmoment
from verandertheorie.lezen.bestanden import Gevonden, Verwacht, lees_alles
from verandertheorie.lezen.leerlusregels import rollen_van_besluit
from verandertheorie.lezen.opmerkingen import over_namen
from verandertheorie.lezen.records import Gelezen
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Datum, Geschreven, Identiteit, Model, Tekst
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie, Uitslag
from verandertheorie.model.gebieden import Bijeenkomst, Kernbezetting, Notitie, Reactie
from verandertheorie.model.leerlus import Actie, Kaartbeeld, Kaartindeling
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.theorie import Interventie
from verandertheorie.model.verzameling import Verzameling

_VERSIE = ("versie",)
_VERWACHT = Verwacht(
    "hier hoort te staan wat één bijeenkomst deed.",
    "Begin met 'bijeenkomst:', en zet daaronder 'datum:' en 'agenda:'.",
    "Een bestand om in te vullen: verandertheorie sjabloon --bijeenkomst B1 -o b1.yaml",
)


class Besluitregel(Model):
    """One decision as it is written down."""

    voorstel: Tekst = Field(description="Naam van het voorstel, zoals V5-C20 of V5-C20@c5.3f2a914be07d21c5a8.")
    uitslag: Uitslag = Field(description="Wat er is besloten.")
    rollen: tuple[Tekst, ...] = Field(min_length=1, description="Rollen die besloten. Geen namen.")
    reden: Tekst | None = Field(None, description="Waarom.")
    tekst: Tekst | None = Field(None, description="De eigen tekst, bij aangepast_aanvaard.")
    velden: dict[Geschreven, Tekst] = Field(
        default_factory=dict, description="Wat er is ingevuld, bij aangepast_aanvaard."
    )


class Redactieregel(Model):
    """One change of wording as it is written down."""

    onderwerp: Tekst = Field(description="Sleutel of naam van de knoop, of code van de bewering.")
    veld: Tekst = Field(description="Welke tekst, zoals naam.")
    nieuw: Tekst = Field(description="De tekst erna.")
    reden: Tekst | None = Field(None, description="Waarom.")


_Deel = dict[Geschreven, Geschreven | tuple[Geschreven, ...]]
Velden = dict[Geschreven, Geschreven | tuple[Geschreven | _Deel, ...] | _Deel]
"""Fields of a record that is made of an item; what they are is checked where that record is read."""


class VanDeKaart(Model):
    """What the page of the map downloads beside notes and hands; a place of no numbers is one that was taken back."""

    posities: dict[Geschreven, tuple[int, ...]] = Field(
        default_factory=dict, description="Waar vakken staan: van links en van boven, van 0 tot en met 1000."
    )
    beelden: tuple[Kaartbeeld, ...] = Field((), description="Het draaiboek: bewaarde beelden, op volgorde.")
    weg: tuple[Tekst, ...] = Field((), description="Namen van beelden die zijn weggehaald.")


class Notulen(Model):
    """What one session did; and what it decided: on which evidence, and whether that makes a new version."""

    bijeenkomst: Tekst = Field(description="Sleutel van de bijeenkomst, zoals B10; nieuw of een die er is.")
    datum: Datum | None = Field(None, description="Dag van de bijeenkomst. Verplicht als zij nieuw is.")
    bijeenkomstsoort: Geschreven | None = Field(None, description="Wat voor bijeenkomst. Leeg: leerbijeenkomst.")
    van: Geschreven | None = Field(None, description="De tafel die bijeenkwam.")
    volgorde: int | None = Field(None, description="De hoeveelste van die dag, bij twee op één dag.")
    vervallen_omdat: Tekst | None = Field(None, description="Ging niet door: waarom.")
    aanwezig: dict[Geschreven, int] = Field(default_factory=dict, description="Hoeveel mensen, per perspectief.")
    kern: Kernbezetting | None = Field(None, description="Hoeveel mensen uit de kern er waren.")
    agenda: tuple[Velden, ...] = Field((), description="Wat er met elke vraag en elk signaal gebeurde.")
    acties: tuple[Velden, ...] = Field((), description="Nieuwe acties, en wat er verandert aan acties die er zijn.")
    leerbehoeften: tuple[Geschreven | Velden, ...] = Field((), description="Vragen die nog op geen agenda staan.")
    reacties: tuple[Reactie, ...] = Field((), description="Wat de aanwezigen vonden kloppen en wat niet.")
    notities: tuple[Notitie, ...] = Field((), description="Wat er bij een onderwerp is opgeschreven.")
    verder: tuple[Tekst, ...] = Field((), description="Wat nergens anders bij hoort.")
    kaart: VanDeKaart | None = Field(None, description="Wat op de kaart is bewaard. Dat vult de kaart in.")
    tot_en_met: Tekst | None = Field(None, description="Leercyclus tot en met welke het bewijs meetelde.")
    versie: Tekst | None = Field(None, description="Maak hierna een versie, met deze toelichting.")
    besluiten: tuple[Besluitregel, ...] = Field((), description="De besluiten over voorstellen.")
    redacties: tuple[Redactieregel, ...] = Field((), description="Wat alleen anders wordt gezegd.")


@dataclass(frozen=True, slots=True)
class Notulenverslag:
    """What came of a file of one session; with an error among the Meldingen nothing was written.

    ``sessie``: the records of the session itself that are new or other, in the order session, questions, signals,
    points, actions. ``letters``: which letter a new question got. ``is_aangehouden``: nothing was written either,
    because nobody said yet that what looks personal may stay. ``is_proef``: it was a dry run.
    """

    meldingen: tuple[Melding, ...]
    besluiten: tuple[BesluitOpVoorstel, ...] = ()
    redacties: tuple[Redactie, ...] = ()
    versie: TheorieVersie | None = None
    sessie: tuple[ElkRecord, ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    is_aangehouden: bool = False
    is_proef: bool = False

    @property
    def is_geweigerd(self) -> bool:
        """Whether a mistake stopped it."""
        return any(m.ernst == "fout" for m in self.meldingen)


def leg_notulen_vast(
    pad: Path, bestand: Path, *, rol: str, nagekeken: bool = True, herzie: bool = False, droog: bool = False
) -> Notulenverslag:
    """Keep all that one session did, in the order of the file; a second time changes nothing.

    Args:
        pad: the dossier.
        bestand: YAML or JSON with the fields of :class:`Notulen`, or the workbook that ``sjabloon`` made.
        rol: role of who writes it down.
        nagekeken: somebody looked at what seems personal; without it nothing that does is written, only told.
        herzie: what was filled in already may become something else.
        droog: do everything except writing.

    Raises:
        AanroepFout: the learning cycle that it names is not there.
        ConflictFout: the dossier changed meanwhile, or somebody else holds it.
        DossierFout: it is missing, damaged, foreign or newer, or cannot be written.
    """
    gelezen, meldingen = _lees(bestand)
    if gelezen is None:
        return Notulenverslag(meldingen)
    notulen = gelezen.notulen
    graaf = Verandergraaf.uit(pad, tot_en_met=notulen.tot_en_met)
    sessie, letters, over_sessie = _van_de_sessie(gelezen, pad, graaf, herzie=herzie)
    besloten, over_besluiten = _neem_alles(gelezen, met(graaf, sessie))
    over_rollen = _rollen(gelezen, met(graaf, sessie)) if besloten else ()  # the second time it was said already
    alle = (*meldingen, *over_sessie, *over_besluiten, *over_rollen)
    if any(m.ernst == "fout" for m in alle):
        return Notulenverslag(tuple(sorted(set(alle))))
    nieuw = tuple(
        {r.identiteit: r for r in (*sessie, *besloten)}.values()
    )  # a decision builds on what the session made
    opmerkingen = tuple(sorted({*alle, *_namen(gelezen, graaf)}))
    if nieuw and not nagekeken and not droog and any(m.code == "VT115" for m in opmerkingen):
        return Notulenverslag(opmerkingen, is_aangehouden=True)
    if not droog:
        wat = f"notulen van {notulen.bijeenkomst}" if sessie else f"besluiten van {notulen.bijeenkomst}"
        leg_vast(pad, nieuw, gezien=graaf.dossierhash, rol=rol, samenvatting=wat)
    gemaakt = Verzameling(besloten)
    return Notulenverslag(
        meldingen=opmerkingen,
        besluiten=gemaakt.records(BesluitOpVoorstel),
        redacties=gemaakt.records(Redactie),
        versie=next(iter(gemaakt.records(TheorieVersie)), None),
        sessie=sessie,
        letters=letters,
        is_proef=droog,
    )


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """A checked file, and where its fields stand."""

    notulen: Notulen
    bestand: str
    blok: Blok

    @property
    def heeft_sessie(self) -> bool:
        """Whether it says anything of the session itself."""
        return any(plat(self.blok.velden.get(veld)) not in (None, [], {}) for veld in _ELDERS_GEKEURD)

    def melding(self, plek: tuple[str | int, ...], code: str, tekst: str, remedie: str) -> Melding:
        return Melding(self.bestand, regel_van(self.blok, plek), code, tekst, remedie)


def _lees(bestand: Path) -> tuple[_Gelezen | None, tuple[Melding, ...]]:
    """The checked file, and what is wrong with it; None when not even the session can be told from it."""
    blokken, daarover = lees_alles([bestand], verwacht=_VERWACHT)
    if not blokken:
        return None, daarover
    gelezen, meldingen = _lees_blokken(blokken, str(bestand))
    kapot = {m.plek for m in daarover if m.ernst == "fout"}  # what cannot be read is not missing as well
    return gelezen, (*daarover, *(m for m in meldingen if m.plek not in kapot))


def _lees_blokken(blokken: Sequence[Gevonden], bestand: str) -> tuple[_Gelezen | None, tuple[Melding, ...]]:
    gevonden = als_een_sessie(blokken) if any("soort" in g.blok.velden for g in blokken) else blokken
    if len(gevonden) != 1:
        remedie = "Begin met 'bijeenkomst:', niet met een streepje."
        return None, (Melding(bestand, 1, "VT003", _VERWACHT.tekst, remedie),)
    (heel,) = gevonden
    blok = Blok(heel.blok.regel, {v: w for v, w in heel.blok.velden.items() if v not in _ELDERS_GEKEURD})
    blok.regels |= heel.blok.regels
    try:
        notulen = Notulen.model_validate(plat(blok))
    except ValidationError as fout:
        meldingen = tuple(_veldmeldingen(fout, heel.bestand, heel.blok))
        sessie = plat(heel.blok.velden.get("bijeenkomst"))
        if not isinstance(sessie, str) or not sessie:
            return None, meldingen
        return _Gelezen(Notulen(bijeenkomst=sessie), heel.bestand, heel.blok), meldingen
    gelezen = _Gelezen(notulen, heel.bestand, heel.blok)
    if not (notulen.besluiten or notulen.redacties or notulen.versie or gelezen.heeft_sessie):
        remedie = "Zet er 'datum:' bij, en onder 'agenda:' per vraag een streepje met onderwerp en uitslag."
        return None, (gelezen.melding(("bijeenkomst",), "VT002", "hier staat niets in om vast te leggen.", remedie),)
    return gelezen, ()


_ELDERS_GEKEURD = frozenset((*VAN_DE_BIJEENKOMST, *LUSDELEN))
"""What becomes a record of the session, and is looked at as that."""


def _van_de_sessie(
    gelezen: _Gelezen, pad: Path, graaf: Verandergraaf, *, herzie: bool
) -> tuple[tuple[ElkRecord, ...], Mapping[str, str], tuple[Melding, ...]]:
    """The records of the session itself that are new or other, the new letters, and what is said of them."""
    if not gelezen.heeft_sessie:
        return (), {}, ()
    moment = Lusmoment(graaf, datetime.date.max)
    uit = pak_uit(gelezen.bestand, gelezen.blok, gelezen.notulen.bijeenkomst, moment)
    komt, meldingen = wat_het_wordt(pad, uit.blokken)
    komt = met_stand(komt, graaf)
    hier = {r.identiteit: r for r in graaf.alles}
    if plat(gelezen.blok.velden.get(VAN_DE_KAART)) is not None:
        komt = tuple(_erbij(g, hier.get(g.record.identiteit), herzie=herzie) for g in komt)
    anders = [g for g in komt if g.record != hier.get(g.record.identiteit) and not _is_niets_nieuws(g.record, moment)]
    bezwaren = () if herzie else (m for g in anders for m in _stond_iets_anders(g, hier.get(g.record.identiteit)))
    return tuple(g.record for g in anders), uit.letters, (*uit.meldingen, *meldingen, *bezwaren)


def _erbij(g: Gelezen, was: ElkRecord | None, *, herzie: bool) -> Gelezen:
    """What was typed on the map, beside what other minutes of the session said; of one subject it may correct that."""
    nu = g.record
    if not isinstance(nu, Bijeenkomst) or not isinstance(was, Bijeenkomst):
        return g
    opnieuw = {n.onderwerp for n in nu.notities} if herzie else set[str]()
    gezegd = tuple(n for n in was.notities if n.onderwerp not in opnieuw)
    reacties = {r.onderwerp: r for r in (*was.reacties, *nu.reacties)}
    notities = (*gezegd, *(n for n in nu.notities if n not in gezegd))
    return replace(g, record=nu.model_copy(update={"notities": notities, "reacties": tuple(reacties.values())}))


def _is_niets_nieuws(r: ElkRecord, moment: Lusmoment) -> bool:
    """Whether an action or the map is named without anything that changes about it."""
    if isinstance(r, Kaartindeling):
        toen = [k for k in moment.graaf.records(Kaartindeling) if k.sinds <= r.sinds]
        return any(k == max(toen, key=lambda k: k.sinds) and k.model_copy(update={"sinds": r.sinds}) == r for k in toen)
    eerder = [a for a in moment.acties.get(r.id, ()) if a.sinds < r.sinds] if isinstance(r, Actie) else []
    if not isinstance(r, Actie) or (not eerder and not r.van_registratie):
        return False
    leeg = Actie(soort="actie", id=r.id, sinds=r.sinds)
    zonder = {"sinds": r.sinds, "bijeenkomst": None, "reden": None}
    return (eerder[-1] if eerder else leeg).model_copy(update=zonder) == r.model_copy(update=zonder)


def _stond_iets_anders(g: Gelezen, was: ElkRecord | None) -> Iterator[Melding]:
    """The fields that were filled in already, and now say something else."""
    is_vanzelf = isinstance(g.record, Interventie | Kaartindeling)  # an action makes it; where boxes stand says nothing
    for veld in type(g.record).model_fields if was and not is_vanzelf else ():
        toen, nu = getattr(was, veld), getattr(g.record, veld)
        is_alleen_erbij = veld in ("reacties", "notities", "verder") and all(deel in nu for deel in toen)
        if toen and toen != nu and veld != "oud" and not is_alleen_erbij:
            tekst = f"bij '{veld}' van {g.record.record_sleutel} stond iets anders."
            yield g.melding((veld,), "VT025", tekst, "Is dit een verbetering? Voeg --herzie toe.")


def _veldmeldingen(fout: ValidationError, bestand: str, blok: Blok) -> Iterator[Melding]:
    for e in fout.errors(include_url=False, include_context=True):
        if e["type"] == "extra_forbidden":
            tekst = f"het veld '{e['loc'][-1]}' kennen we hier niet."
            remedie = f"Kies uit: {', '.join(_velden_bij(e['loc']))}."
        else:
            tekst, remedie = in_het_nederlands(e, "besluit_op_voorstel")
            if e["type"] in ("model_type", "tuple_type") and e["loc"][0] in ("besluiten", "redacties"):
                remedie = f"{remedie} Hier kunnen staan: {', '.join(_velden_bij((e['loc'][0], '*')))}."
        yield Melding(bestand, regel_van(blok, e["loc"]), "VT010", tekst, remedie)


def _namen(gelezen: _Gelezen, graaf: Verandergraaf) -> Iterator[Melding]:
    """What looks like a person in the texts of the file."""
    n, bekend = gelezen.notulen, Samenhang(graaf.alles, ()).plaatsnamen
    teksten: list[tuple[tuple[str | int, ...], str | None]] = [(("versie",), n.versie)]
    for i, b in enumerate(n.besluiten):
        plek = ("besluiten", i)
        teksten += [((*plek, "reden"), b.reden), ((*plek, "tekst"), b.tekst)]
        teksten += [((*plek, "rollen", nr), rol) for nr, rol in enumerate(b.rollen)]
        teksten += [((*plek, "velden", veld), tekst) for veld, tekst in b.velden.items()]
    for i, r in enumerate(n.redacties):
        teksten += [(("redacties", i, "nieuw"), r.nieuw), (("redacties", i, "reden"), r.reden)]
    for waar, tekst in teksten:
        yield from (gelezen.melding(waar, "VT115", *over) for over in over_namen(tekst or "", bekend))


def _rollen(gelezen: _Gelezen, graaf: Verandergraaf) -> Iterator[Melding]:
    """Roles that decided, or were given something to do, and are no actor of the dossier."""
    s = Samenhang(graaf.alles, ())
    for i, b in enumerate(gelezen.notulen.besluiten):
        for a in rollen_van_besluit(b.rollen, b.velden, s):
            yield gelezen.melding(("besluiten", i, *a.plek), a.code, a.tekst, a.remedie)


def _velden_bij(plek: tuple[int | str, ...]) -> tuple[str, ...]:
    """Names of the fields that may stand at a place in the file."""
    if len(plek) == 1:
        return tuple(Notulen.model_fields)
    return tuple((Besluitregel if plek[0] == "besluiten" else Redactieregel).model_fields)


_Stap = tuple[tuple[str | int, ...], Callable[[Verandergraaf], Iterable[ElkRecord]]]
"""Where in the file a decision stands, and what it makes of what the ones before it left."""


def _neem_alles(gelezen: _Gelezen, graaf: Verandergraaf) -> tuple[tuple[ElkRecord, ...], tuple[Melding, ...]]:
    """The records of every decision, each taken on what the ones before it left, and what stands in the way."""
    nieuw: dict[Identiteit, ElkRecord] = {}
    meldingen: list[Melding] = []
    for plek, doe in _stappen(gelezen.notulen):
        if plek == _VERSIE and meldingen:
            continue
        try:
            records = tuple(doe(graaf))
        except VerandertheorieFout as fout:
            meldingen.append(gelezen.melding(plek, "VT026", str(fout), "Er is niets vastgelegd."))
            continue
        graaf = met(graaf, records)
        nieuw |= {r.identiteit: r for r in records}
    return tuple(nieuw.values()), tuple(meldingen)


def _stappen(n: Notulen) -> Iterator[_Stap]:
    for i, b in enumerate(n.besluiten):
        invulling = Invulling(n.bijeenkomst, b.uitslag, b.rollen, b.reden, b.tekst, b.velden)
        yield ("besluiten", i), partial(neem, naam=b.voorstel, invulling=invulling)
    for i, r in enumerate(n.redacties):
        redactie = partial(
            redigeer, onderwerp=r.onderwerp, veld=r.veld, nieuw=r.nieuw, bijeenkomst=n.bijeenkomst, reden=r.reden
        )
        yield ("redacties", i), redactie
    if n.versie:
        yield _VERSIE, partial(_versie, bijeenkomst=n.bijeenkomst, toelichting=n.versie)


def _versie(graaf: Verandergraaf, *, bijeenkomst: str, toelichting: str) -> tuple[TheorieVersie, ...]:
    """The version that this session makes; nothing when it made it before."""
    dan = theoriehash(ten_tijde_van(graaf, bijeenkomst))
    if any(v.bijeenkomst == bijeenkomst and v.inhoudshash == dan for v in gemaakte_versies(graaf)):
        return ()
    return (maak(graaf, bijeenkomst=bijeenkomst, toelichting=toelichting),)

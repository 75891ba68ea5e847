"""The decisions of one session from one file: every one of them is taken, or none."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import Field, ValidationError

from verandertheorie.aanscherping.nemen import Invulling, met, neem, redigeer
from verandertheorie.aanscherping.versies import gemaakte_versies, maak, theoriehash
from verandertheorie.formaten.waarden import Blok, plat, regel_van
from verandertheorie.fouten import VerandertheorieFout
from verandertheorie.graaf.sessie import ten_tijde_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.invoer.vastleggen import leg_vast
from verandertheorie.lezen.bestanden import lees_alles
from verandertheorie.lezen.opmerkingen import over_namen
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezen.veldfouten import in_het_nederlands
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Geschreven, Identiteit, Model, Tekst
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie, TheorieVersie, Uitslag
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.model.verzameling import Verzameling

_VERSIE = ("versie",)


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


class Notulen(Model):
    """What one session decided: on which evidence, and whether that makes a new version."""

    bijeenkomst: Tekst = Field(description="Sleutel van de bijeenkomst die besloot.")
    tot_en_met: Tekst | None = Field(None, description="Leercyclus tot en met welke het bewijs meetelde.")
    versie: Tekst | None = Field(None, description="Maak hierna een versie, met deze toelichting.")
    besluiten: tuple[Besluitregel, ...] = Field((), description="De besluiten over voorstellen.")
    redacties: tuple[Redactieregel, ...] = Field((), description="Wat alleen anders wordt gezegd.")


@dataclass(frozen=True, slots=True)
class Notulenverslag:
    """What came of a file with decisions; with an error among the Meldingen nothing was written.

    ``is_aangehouden``: nothing was either, because nobody said yet that what looks personal may stay.
    """

    meldingen: tuple[Melding, ...]
    besluiten: tuple[BesluitOpVoorstel, ...] = ()
    redacties: tuple[Redactie, ...] = ()
    versie: TheorieVersie | None = None
    is_aangehouden: bool = False

    @property
    def is_geweigerd(self) -> bool:
        """Whether a mistake stopped it."""
        return any(m.ernst == "fout" for m in self.meldingen)


def leg_notulen_vast(pad: Path, bestand: Path, *, rol: str, nagekeken: bool = True) -> Notulenverslag:
    """Take every decision of one session, in the order of the file; a second time changes nothing.

    Args:
        pad: the dossier.
        bestand: YAML or JSON with the fields of :class:`Notulen`.
        rol: role of who writes it down.
        nagekeken: somebody looked at what seems personal; without it nothing that does is written, only told.

    Raises:
        ConflictFout: the dossier changed meanwhile, or somebody else holds it.
        DossierFout: it is missing, damaged, foreign or newer, or cannot be written.
    """
    gelezen, meldingen = _lees(bestand)
    if gelezen is None:
        return Notulenverslag(meldingen)
    notulen = gelezen.notulen
    graaf = Verandergraaf.uit(pad, tot_en_met=notulen.tot_en_met)
    nieuw, meldingen = _neem_alles(gelezen, graaf)
    if meldingen:
        return Notulenverslag(tuple(sorted(meldingen)))
    namen = tuple(sorted(_namen(gelezen, graaf)))
    if namen and nieuw and not nagekeken:
        return Notulenverslag(namen, is_aangehouden=True)
    leg_vast(pad, nieuw, gezien=graaf.dossierhash, rol=rol, samenvatting=f"besluiten van {notulen.bijeenkomst}")
    gemaakt = Verzameling(nieuw)
    return Notulenverslag(
        meldingen=namen,
        besluiten=gemaakt.records(BesluitOpVoorstel),
        redacties=gemaakt.records(Redactie),
        versie=next(iter(gemaakt.records(TheorieVersie)), None),
    )


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """A checked file, and where its fields stand."""

    notulen: Notulen
    bestand: str
    blok: Blok

    def melding(self, plek: tuple[str | int, ...], code: str, tekst: str, remedie: str) -> Melding:
        return Melding(self.bestand, regel_van(self.blok, plek), code, tekst, remedie)


def _lees(bestand: Path) -> tuple[_Gelezen | None, tuple[Melding, ...]]:
    """The checked file; None when something is wrong with it."""
    blokken, meldingen = lees_alles([bestand])
    if meldingen:
        return None, meldingen
    if len(blokken) != 1:
        tekst = "hier horen de besluiten van één bijeenkomst te staan."
        remedie = "Begin met 'bijeenkomst:', niet met een streepje."
        return None, (Melding(str(bestand), 1, "VT003", tekst, remedie),)
    (gevonden,) = blokken
    try:
        gelezen = _Gelezen(Notulen.model_validate(plat(gevonden.blok)), gevonden.bestand, gevonden.blok)
    except ValidationError as fout:
        return None, tuple(_veldmeldingen(fout, gevonden.bestand, gevonden.blok))
    n = gelezen.notulen
    if not (n.besluiten or n.redacties or n.versie):
        remedie = "Zet onder 'besluiten:' per besluit een streepje met voorstel, uitslag en rollen."
        return None, (gelezen.melding(("besluiten",), "VT002", "hier staat geen enkel besluit in.", remedie),)
    return gelezen, ()


def _veldmeldingen(fout: ValidationError, bestand: str, blok: Blok) -> Iterator[Melding]:
    for e in fout.errors(include_url=False, include_context=True):
        if e["type"] == "extra_forbidden":
            tekst = f"het veld '{e['loc'][-1]}' kennen we hier niet."
            remedie = f"Kies uit: {', '.join(_velden_bij(e['loc']))}."
        else:
            tekst, remedie = in_het_nederlands(e, "besluit_op_voorstel")
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

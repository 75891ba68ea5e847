"""Import: read every file, collect every mistake, write all or nothing, and say what changed in the answers."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import count
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier, Grafsteen
from verandertheorie.dossier.index import Indexstand
from verandertheorie.dossier.inhoud import Rij, nieuwste_rijen, rij, velden_van
from verandertheorie.dossier.schrijver import eis_rol
from verandertheorie.formaten.json import lees as lees_json
from verandertheorie.formaten.waarden import Blok, Lijst
from verandertheorie.fouten import ConflictFout, GeweigerdFout
from verandertheorie.graaf.erbij import MetErbij, graaf_met_erbij
from verandertheorie.graaf.index import MAKER, werk_index_bij
from verandertheorie.graaf.rijen import Onleesbaar, eis_leesbaar, lees_records, lees_rij
from verandertheorie.graaf.uit_bestand import voorraad_in
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.graaf.vermelding import Gespreksgegevens
from verandertheorie.graaf.voorraad import Voorraad
from verandertheorie.invoer.aanpassingen import pas_interventies_aan
from verandertheorie.invoer.besluitstand import over_redenen
from verandertheorie.invoer.gegevens import wat_persoonlijk_lijkt
from verandertheorie.invoer.herkenning import DELEN, KOP, Gesprekken, op_hun_plek, wat_anders_is
from verandertheorie.invoer.ingetrokken import Ingetrokken
from verandertheorie.invoer.samenvoegen import Ander, ander_dossier
from verandertheorie.invoer.steunt import wat_in_de_lucht_hangt
from verandertheorie.invoer.tekstverschil import tel_bevindingen, verschillen
from verandertheorie.leerlus.signalen import Wissel, wissels
from verandertheorie.lezen.bestanden import Gevonden, lees_alles
from verandertheorie.lezen.opmerkingen import PERSOONLIJK, opmerkingen, verzonnen
from verandertheorie.lezen.records import Gelezen, records_uit
from verandertheorie.lezen.regels import REGELS, keur, keur_met_fout
from verandertheorie.lezen.samenhang import Samenhang
from verandertheorie.lezing.ontvangst import Ontvangst, Ontvangsttelling, ontvangen, tel_ontvangst
from verandertheorie.melding import Cel, Melding, volgorde
from verandertheorie.model.basis import Identiteit, Naam
from verandertheorie.model.soorten import ElkRecord, als_canonieke_tekst, ingevuld
from verandertheorie.model.theorie import Theorierecord
from verandertheorie.model.verzameling import Verzameling
from verandertheorie.model.waarneming import Registratie
from verandertheorie.taal import aantal, kale_zin, opsomming
from verandertheorie.versie import VERSIE
from verandertheorie.vragen.veranderingen import Verandering, verschil
from verandertheorie.vragen.zonder_plek import in_meer_kerngebieden

Stap = Callable[[str], None]
"""Is told, in a few Dutch words, what the import is doing now."""


@dataclass(frozen=True, slots=True)
class Herziening:
    """A record that got another content, and what is different, a line per field.

    ``bevindingen``: of its findings how many are new, changed and gone.
    """

    record: ElkRecord
    verschillen: tuple[str, ...]
    bevindingen: tuple[int, int, int] = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Importverslag:
    """What an import did, or why it did nothing.

    ``meldingen`` by file, line and code; with an error among them nothing was written. ``nieuw``, ``bekend`` (the
    same was there already), ``herzien`` and ``ingetrokken`` (withdrawn before, so it stays out) in order of file and
    line. ``overgenomen``: withdrawals of another dossier that hold here from now on. ``buiten_scope``: how many of
    the new are left out of answers. ``veranderd``: answers that became others; ``wissels``: signals that stand
    otherwise. ``losse``: a sentence for each kind of loose remark that this makes one of two core areas.
    ``is_proef``: it was a dry run, so nothing was written. ``is_aangehouden``: nothing was written, because nobody
    said yet that what looks personal may stay. ``met_oude_tekst``: revised records of which an earlier content, still
    in the dossier, looks personal. ``na``: theory and evidence after it; None when nothing came in.
    """

    meldingen: tuple[Melding, ...]
    nieuw: tuple[ElkRecord, ...] = ()
    bekend: tuple[ElkRecord, ...] = ()
    herzien: tuple[Herziening, ...] = ()
    ingetrokken: tuple[ElkRecord, ...] = ()
    overgenomen: int = 0
    buiten_scope: int = 0
    veranderd: tuple[Verandering, ...] = ()
    wissels: tuple[Wissel, ...] = ()
    losse: tuple[str, ...] = ()
    is_proef: bool = False
    is_aangehouden: bool = False
    met_oude_tekst: tuple[Naam, ...] = ()
    na: Verandergraaf | None = field(default=None, repr=False, compare=False)

    @property
    def gesprekken(self) -> tuple[str, ...]:
        """Ids of the conversations that are new or were revised, by date and id."""
        gekozen = Verzameling((*self.nieuw, *(h.record for h in self.herzien))).records(Registratie)
        return tuple(r.id for r in sorted(gekozen, key=lambda r: (r.datum, r.id)))

    def ontvangst(self, hoogstens: int | None = None) -> tuple[Ontvangst, ...]:
        """What became of each of them, finding by finding; of the first so many, or of all."""
        herzien = frozenset(h.record.record_sleutel for h in self.herzien)
        return ontvangen(self.na, frozenset(self.gesprekken[:hoogstens]), herzien) if self.na else ()

    @property
    def telling(self) -> tuple[Ontvangsttelling, Ontvangsttelling]:
        """How many of all their findings count, and apart from these of what was asked; worked out when asked for."""
        return (
            tel_ontvangst(self.na, frozenset(self.gesprekken)) if self.na else (Ontvangsttelling(), Ontvangsttelling())
        )

    @property
    def fouten(self) -> tuple[Melding, ...]:
        """The Meldingen that stopped the import."""
        return tuple(m for m in self.meldingen if m.ernst == "fout")

    @property
    def is_geweigerd(self) -> bool:
        """Whether a mistake stopped it, so that nothing was written."""
        return bool(self.fouten)

    @property
    def namen(self) -> tuple[Melding, ...]:
        """The Meldingen on what looks like a person."""
        return tuple(m for m in self.meldingen if m.code == "VT115")

    @property
    def is_conflict(self) -> bool:
        """Whether another dossier contradicts this one, so that nothing was written."""
        return any(m.code == "VT030" for m in self.fouten)


def importeer(
    dossier: Dossier | Path | str,
    *paden: Path | str,
    herzie: bool = False,
    droog: bool = False,
    rol: str = "",
    nagekeken: bool = True,
    stap: Stap = lambda _: None,
) -> Importverslag:
    """Import theory and cycle records from files, folders and ``-`` (standard input): all of it, or nothing.

    Another dossier may be read in too, by itself: new records come in with their revisions, and what was withdrawn
    there stays out here as well.

    Args:
        dossier: an open dossier, or the path of one.
        paden: workbooks, CSV, YAML, JSON and JSON Lines; the order does not matter. Or one dossier.
        herzie: a known record with another content becomes its next revision instead of an error.
        droog: do everything except writing.
        rol: role of who imports, kept in the list of imports.
        nagekeken: somebody looked at what seems personal; without it nothing that does is written, only told.
        stap: is told how far it is.

    Raises:
        AanroepFout: a dossier is read in together with other files, or into itself; or the role has something in it
            that leads straight to a person.
        ConflictFout: somebody else holds the file for more than ten seconds.
        DossierFout: the dossier is missing, damaged, foreign or newer, or cannot be written.
    """
    eis_rol(rol)
    with ExitStack() as stapel:
        d = dossier if isinstance(dossier, Dossier) else stapel.enter_context(Dossier.open(dossier))
        ander_pad = ander_dossier(d.pad, paden)
        if ander_pad:
            komt: _Aanvoer = partial(_uit_dossier, Ander.uit(ander_pad), herzie=herzie)
            stap("Nakijken")
        else:
            blokken, onleesbaar = lees_alles(paden, stap)
            komt = partial(_uit_blokken, blokken, onleesbaar, herzie=herzie)
            stap(f"Nakijken: {aantal(len(blokken), 'record', 'records')}")
        return _voer_in(d, komt, droog=droog, rol=rol, nagekeken=nagekeken, stap=stap)


def importeer_gelezen(
    dossier: Path,
    blokken: Sequence[Gevonden],
    *,
    herzie: bool = False,
    droog: bool = False,
    rol: str = "",
    gezien: str = "",
) -> Importverslag:
    """The same for what was read already: blocks that were typed in, or that were made from what is there.

    Who typed them was asked about names already. ``gezien``: hash of the dossier from which they were made.

    Raises:
        ConflictFout: somebody else holds the file for more than ten seconds, or changed it since it was seen.
        DossierFout: the dossier is missing, damaged, foreign or newer, or cannot be written.
    """
    with Dossier.open(dossier) as d:

        def komt(stand: _Stand) -> _Plan:
            if gezien and d.hash() != gezien:
                raise ConflictFout(f"Iemand anders heeft {dossier} intussen veranderd. Doe het nog eens.")
            return _uit_blokken(blokken, (), stand, herzie=herzie)

        return _voer_in(d, komt, droog=droog, rol=rol, nagekeken=True, stap=lambda _: None)


def wat_het_wordt(pad: Path, blokken: Sequence[Gevonden]) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    """What blocks would become in a dossier: the records that are new or other, and every Melding; writes nothing.

    Raises:
        ConflictFout: somebody else holds the file for more than ten seconds.
        DossierFout: the dossier is missing, damaged, foreign or newer, or a record cannot be read by this version.
    """
    with Dossier.open(pad, alleen_lezen=True) as d, d.op_een_moment(), _stand(d) as stand:
        eis_leesbaar(stand.onleesbaar, pad)
        plan = _uit_blokken(blokken, (), stand, herzie=True)
    return plan.verschillend, tuple(dict.fromkeys(plan.meldingen))


def rijen_uit_programma(d: Dossier, records: Iterable[ElkRecord]) -> tuple[Rij, ...]:
    """The rows of records that the program made itself, held against every rule of an import, as an export has them.

    What is in a dossier must be able to come in again, so nothing gets in that an import would refuse.

    Args:
        d: the dossier, open in the transaction in which they are written.
        records: what is to be in it; what is there already stays as it is, another content becomes a revision.

    Raises:
        GeweigerdFout: an import would refuse them; with the first reason.
    """
    tekst = json.dumps([ingevuld(r) for r in records], ensure_ascii=False)
    waarde, meldingen = lees_json(tekst.encode(), "besluit")
    blokken = [b for b in waarde.items if isinstance(b, Blok)] if isinstance(waarde, Lijst) else []
    with _stand(d) as stand:
        plan = _uit_blokken([Gevonden("besluit", b) for b in blokken], meldingen, stand, herzie=True)
    for m in sorted(set(plan.meldingen)):
        if m.ernst == "fout":
            raise GeweigerdFout(f"Dit kan zo niet in het dossier: {m.tekst} {m.remedie}")
    for r in plan.blijft_weg:
        raise GeweigerdFout(f"Dit kan zo niet in het dossier: {r.record_sleutel} is eerder ingetrokken.")
    return plan.rijen


@dataclass(frozen=True, slots=True)
class _Stand:
    """What the dossier holds while the file is ours, and what was withdrawn.

    ``d``: the dossier, of which rows are read when they are needed; until something is written. ``bekend``: the newest
    of each record. ``onleesbaar``: the newest rows that are no record of this version; an import that revises all of
    them is the cure. ``bewezen``: what the index says of itself, when it was read and proven.
    """

    d: Dossier
    stenen: Sequence[Grafsteen]
    bekend: Voorraad
    onleesbaar: Sequence[Onleesbaar]
    ingetrokken: Ingetrokken
    bewezen: Indexstand | None

    def hier(self, identiteit: Identiteit) -> Rij | None:
        """The newest row of a record."""
        return self.d.nieuwste(*identiteit)


@contextmanager
def _stand(d: Dossier) -> Iterator[_Stand]:
    stenen = d.grafstenen()
    ingetrokken = Ingetrokken.van(stenen, d.namen() if stenen else ())
    with voorraad_in(d) as uit_index:
        if uit_index:
            yield _Stand(d, stenen, uit_index, (), ingetrokken, uit_index.bewezen)
            return
        gelezen = [lees_rij(r) for r in d.rijen()]
        bekend = Voorraad(g for g in gelezen if not isinstance(g, Onleesbaar))
        onleesbaar = [g for g in gelezen if isinstance(g, Onleesbaar)]
        yield _Stand(d, stenen, bekend, onleesbaar, ingetrokken, None)


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be written, and all that is said of it; with an error among that nothing is.

    ``verschillend``: what is new or has another content. ``blijft_weg``: withdrawn before. ``grafstenen``: withdrawals
    of another dossier. ``geschiedenis``: earlier revisions that come along. ``is_heel``: whether all that was brought
    is in it, or something was left out for a mistake. ``uit``: where it came from, for the list of imports.
    """

    nieuw: tuple[Gelezen, ...]
    bekend: tuple[Gelezen, ...]
    verschillend: tuple[Gelezen, ...]
    herzien: tuple[Herziening, ...]
    rijen: tuple[Rij, ...]
    meldingen: tuple[Melding, ...]
    blijft_weg: tuple[ElkRecord, ...] = ()
    grafstenen: tuple[Grafsteen, ...] = ()
    geschiedenis: tuple[Gelezen, ...] = ()
    is_heel: bool = True
    uit: str = ""


_Aanvoer = Callable[[_Stand], _Plan]
"""Where records come from: what is to be done with them, given what the dossier holds."""


def _uit_blokken(blokken: Sequence[Gevonden], onleesbaar: Sequence[Melding], stand: _Stand, *, herzie: bool) -> _Plan:
    """From text and tables, read from files or typed in."""
    weg = stand.ingetrokken
    gelezen, bezwaren, met_fout = records_uit(blokken, stand.bekend, weg.namen)
    kapot = {m.plek for m in onleesbaar if m.code == "VT007"}  # what cannot be read is not missing as well
    gelezen, dubbelzinnig = _genummerd(gelezen, stand, herzie=herzie)
    gelezen, tweede_stem = _herkend(gelezen, stand.bekend, {m.plek for m in dubbelzinnig}, herzie=herzie)
    gelezen, blijft_weg, daarover = weg.zeef(gelezen)
    aangepast = pas_interventies_aan(gelezen, stand.bekend)
    plan = _plan(aangepast.gelezen, stand, herzie=herzie, vanzelf=aangepast.vanzelf)
    s = Samenhang(stand.bekend, plan.verschillend)
    over_gelezen = (
        *(m for m in bezwaren if m.plek not in kapot),
        *dubbelzinnig,
        *tweede_stem,
        *daarover,
        *aangepast.meldingen,
    )
    meldingen = (
        *onleesbaar,
        *over_gelezen,
        *keur(s),
        *keur_met_fout(met_fout, s, REGELS),
        *keur_met_fout(met_fout, s, PERSOONLIJK),
        *plan.meldingen,
        *verzonnen(s, met_fout),
        *opmerkingen(s),
    )
    is_heel = not any(m.ernst == "fout" for m in meldingen)
    if is_heel:
        meldingen = (*meldingen, *over_redenen(plan.verschillend, s.alles))
    return replace(plan, meldingen=meldingen, blijft_weg=blijft_weg, is_heel=is_heel)


def _uit_dossier(ander: Ander, stand: _Stand, *, herzie: bool) -> _Plan:
    """From another dossier, where remarks were made when it came in."""
    gelezen, blijft_weg, daarover = stand.ingetrokken.zeef(ander.gelezen)
    plan = _samenvoegplan(ander, gelezen, stand, herzie=herzie)
    s = Samenhang(stand.bekend, plan.verschillend)
    meldingen = (*ander.daar_ingetrokken(stand.bekend.alles), *daarover, *keur(s), *plan.meldingen, *verzonnen(s))
    return replace(
        plan,
        meldingen=meldingen,
        blijft_weg=blijft_weg,
        grafstenen=tuple(ander.nieuwe_grafstenen(stand.stenen)),
        uit=f", uit dossier {ander.hash}",
    )


def _voer_in(d: Dossier, komt: _Aanvoer, *, droog: bool, rol: str, nagekeken: bool, stap: Stap) -> Importverslag:
    """Write what comes in, wherever it comes from: all of it, or nothing."""
    # Checked inside the transaction, so that two imports at once cannot cross.
    with d.transactie(is_proef=droog) as schrijver, _stand(d) as stand:
        plan = komt(stand)
        hersteld = {r.identiteit for r in plan.rijen}
        eis_leesbaar((o for o in stand.onleesbaar if o.rij.identiteit not in hersteld), d.pad)
        meldingen = {*plan.meldingen, *_los(plan, stand)}
        verslag = Importverslag(tuple(sorted(meldingen)), is_proef=droog)
        if verslag.is_geweigerd:
            schrijver.annuleer()
            return verslag
        if verslag.namen and not nagekeken and not droog:
            schrijver.annuleer()
            return replace(verslag, is_aangehouden=True)
        nieuw = tuple(g.record for g in plan.nieuw)
        met_oude_tekst = tuple(_met_oude_tekst(plan, stand))
        stap("Schrijven")
        schrijver.voeg_toe(
            plan.rijen,
            grafstenen=plan.grafstenen,
            programma=f"verandertheorie {VERSIE}",
            rol=rol,
            samenvatting=f"{len(nieuw)} nieuw, {len(plan.herzien)} herzien{plan.uit}",
            bewezen=stand.bewezen,
        )
        if schrijver.invoer and not droog:
            werk_index_bij(d, schrijver)
        erbij = MetErbij(stand.bekend, _uit_rijen(plan.rijen, d.pad), _naam(d) if plan.rijen else None)
    stap("Antwoorden vergelijken")
    voor = Verandergraaf.van_voorraad(stand.bekend)
    na = graaf_met_erbij(voor, erbij)
    return replace(  # the answers are compared after the file is free again
        verslag,
        nieuw=nieuw,
        bekend=tuple(g.record for g in plan.bekend),
        herzien=plan.herzien,
        ingetrokken=plan.blijft_weg,
        overgenomen=len({(g.soort, g.sleutel) for g in plan.grafstenen}),
        met_oude_tekst=met_oude_tekst,
        buiten_scope=sum(not r.binnen_scope for r in Verzameling(nieuw).records(Theorierecord)),
        veranderd=verschil(voor, na) if plan.rijen else (),
        wissels=wissels(voor, na) if plan.rijen else (),
        losse=tuple(in_meer_kerngebieden(na, los)) if (los := _losse_in(plan)) else (),
        na=na if plan.rijen else None,
    )


def _naam(d: Dossier) -> str:
    """Name of the whole content as it is now."""
    inzage = d.inzage(MAKER)
    return inzage.stand.naam if inzage else d.hash()


def _uit_rijen(rijen: Sequence[Rij], pad: Path) -> tuple[ElkRecord, ...]:
    """The records in rows, as whoever asks for them later reads them; of one identity the last."""
    return lees_records(nieuwste_rijen(rijen), pad)


def _losse_in(plan: _Plan) -> frozenset[str]:
    """The ids of the loose findings that are new."""
    records = Verzameling(g.record for g in plan.nieuw).records(Registratie)
    return frozenset(r.bewijs_id(i) for r in records for i, b in enumerate(r.bewijs) if b.onderwerp == "los")


def _met_oude_tekst(plan: _Plan, stand: _Stand) -> Iterator[Naam]:
    """The revised records that looked personal before, in something that they no longer say."""
    plaatsnamen = Samenhang(stand.bekend, ()).plaatsnamen if plan.herzien else frozenset[str]()
    for h in plan.herzien:
        eerder = (r for r in stand.d.revisies(*h.record.soort_en_sleutel) if r.identiteit == h.record.identiteit)
        toen = frozenset[str]().union(*(wat_persoonlijk_lijkt(r, plaatsnamen) for r in eerder))
        if toen and toen - wat_persoonlijk_lijkt(naar_rij(h.record), plaatsnamen):
            yield h.record.soort_en_sleutel


def _los(plan: _Plan, stand: _Stand) -> Iterator[Melding]:
    """What would name something that is not there, whatever brings it: the last look before it is written.

    Not when a mistake kept records out already: those would be missed as well.
    """
    if plan.is_heel and plan.rijen:
        komt = (*plan.verschillend, *plan.geschiedenis)
        alles = MetErbij(stand.bekend, {g.record.identiteit: g.record for g in plan.verschillend}.values())
        yield from wat_in_de_lucht_hangt(komt, alles, "Lees dat eerst in, of verbeter dit veld.")


def naar_rij(record: ElkRecord) -> Rij:
    """The row of a record in the dossier."""
    return rij(*record.identiteit, als_canonieke_tekst(record))


MAAKT_GESPREK = ("bron", "datum", "gebied")
"""Where these differ it is more likely another conversation than a better record of the same one."""


def _kop(r: Gespreksgegevens) -> tuple[object, ...]:
    """What two records with the same content have in common, and what is seen without their text."""
    return r.datum, r.gebied, r.vorm, r.alle_bronnen, r.interventie


def _plan(gelezen: Sequence[Gelezen], stand: _Stand, *, herzie: bool, vanzelf: Collection[Identiteit] = ()) -> _Plan:
    """What is to be written; ``vanzelf``: what becomes the next revision without anybody asking for it."""
    nieuw: list[Gelezen] = []
    bekend: list[Gelezen] = []
    verschillend: list[Gelezen] = []
    herzien: list[Herziening] = []
    rijen: list[Rij] = []
    meldingen: list[Melding] = []
    komt: dict[Identiteit, tuple[Rij, Gelezen]] = {}
    inhoud = dict(_lijken_op(gelezen, stand))
    for g in gelezen:
        eigen = naar_rij(g.record)
        eerder, er_is = komt.get(eigen.identiteit), stand.hier(eigen.identiteit)
        if eerder:
            if eerder[0].hash != eigen.hash:
                meldingen.append(_twee_keer(g, eerder[1]))
            elif isinstance(g.record, Registratie) and isinstance(g.blok.regel, Cel) and g.bestand == eerder[1].bestand:
                tekst = f"hier staat hetzelfde gesprek als in {_plek(eerder[1], g)}: het telt één keer."
                meldingen.append(g.melding((), "VT117", tekst, "Haal een van de twee weg."))
            continue
        komt[eigen.identiteit] = (eigen, g)
        if er_is and er_is.hash == eigen.hash:
            bekend.append(g)
            continue
        verschillend.append(g)
        if er_is is None:
            nieuw.append(g)
            rijen.append(eigen)
            dezelfde = inhoud.get(_zonder_naam(eigen.inhoud)) if eigen.soort == "registratie" else None
            if dezelfde:
                tekst = f"dezelfde inhoud is er al als {dezelfde}."
                meldingen.append(g.melding(("id",), "VT104", tekst, "Is het een ander gesprek? Dan is het goed zo."))
            elif eigen.soort == "registratie":
                inhoud[_zonder_naam(eigen.inhoud)] = eigen.sleutel
            continue
        was, wordt = velden_van(er_is.inhoud), velden_van(eigen.inhoud)
        anders = verschillen(was, wordt)
        if herzie or eigen.identiteit in vanzelf:
            herzien.append(Herziening(g.record, anders, tel_bevindingen(was.get("bewijs"), wordt.get("bewijs"))))
            rijen.append(replace(eigen, vervangt=er_is.hash))
        else:
            is_ander = any(was.get(veld) != wordt.get(veld) for veld in MAAKT_GESPREK)
            is_ander = is_ander or (not g.heeft_eigen_id and _zegt_niets_hetzelfde(was, wordt))
            meldingen.append(_andere_inhoud(g, anders, is_ander_gesprek=is_ander))
    return _Plan(tuple(nieuw), tuple(bekend), tuple(verschillend), tuple(herzien), tuple(rijen), tuple(meldingen))


def _lijken_op(gelezen: Sequence[Gelezen], stand: _Stand) -> Iterator[tuple[str, str]]:
    """The content of each known conversation that a new one may be the same as, apart from its id; and that id.

    Of several with the same content the first by id comes last, and is the one that is told.
    """
    er_zijn = stand.bekend.gesprekken
    koppen = {_kop(g.record) for g in gelezen if isinstance(g.record, Registratie) and g.record.id not in er_zijn}
    lijken = [r.id for r in er_zijn.values() if _kop(r) in koppen] if koppen else []
    for id_ in sorted(lijken, reverse=True):
        if rij := stand.hier(("registratie", id_, "")):
            yield _zonder_naam(rij.inhoud), id_


def _samenvoegplan(ander: Ander, gelezen: Sequence[Gelezen], stand: _Stand, *, herzie: bool) -> _Plan:
    """The plan for what another dossier brings; where the two differ it is a conflict, unless its content is taken."""
    revisies = stand.d.alle_revisies()
    hier = {r.identiteit: r for r in revisies}
    komt, bekend = ander.splits(gelezen, revisies)
    plan = _plan(komt, stand, herzie=True)
    anders: dict[Identiteit, tuple[str, ...]] = {h.record.identiteit: h.verschillen for h in plan.herzien}
    rijen = tuple(ander.met_geschiedenis(plan.rijen, hier, stand.ingetrokken))
    return replace(
        plan,
        bekend=(*plan.bekend, *bekend),
        rijen=rijen,
        geschiedenis=tuple(ander.eerder(rijen)),
        meldingen=(
            *plan.meldingen,
            *ander.van_personen(plan.verschillend),
            *(() if herzie else ander.tegenspraak(komt, anders, hier)),
        ),
    )


def _plek(g: Gelezen, gezien_van: Gelezen) -> str:
    """Where a record stands, without the file for who is in it already."""
    melding = g.melding((), "VT024", "", "")
    return melding.plek.removeprefix(f"{melding.bestand}:") if g.bestand == gezien_van.bestand else melding.plek


def _twee_keer(g: Gelezen, eerder: Gelezen) -> Melding:
    waar = _plek(eerder, g)
    if isinstance(g.record, Registratie) and not g.heeft_eigen_id:
        tekst = f"er zijn twee gesprekken met deze bron, in dit gebied en op deze dag: dit en dat in {waar}."
        return g.melding(_naamveld(g.record), "VT024", tekst, _eigen_id(g))
    tekst = f"{g.record.soort} {g.record.record_sleutel} staat ook in {waar}, met een andere inhoud."
    return g.melding(_naamveld(g.record), "VT024", tekst, "Laat een van de twee weg.")


def _andere_inhoud(g: Gelezen, anders: tuple[str, ...], *, is_ander_gesprek: bool) -> Melding:
    naam = f"{g.record.soort} {g.record.record_sleutel}"
    tekst = f"{naam} staat al met een andere inhoud in het dossier ({'; '.join(anders)})."
    remedie = "Is dit een verbetering? Voeg --herzie toe. Is het iets anders? Kies een andere naam."
    if isinstance(g.record, Registratie) and not g.heeft_eigen_id and is_ander_gesprek:
        remedie = f"Dit lijkt een tweede gesprek van die dag. {_eigen_id(g)} Is het een verbetering? Voeg --herzie toe."
    elif isinstance(g.record, Registratie) and is_ander_gesprek:
        weg = "maak de cel onder 'Id' leeg" if isinstance(g.blok.regel, Cel) else "haal de regel 'id' weg"
        remedie = f"Dit lijkt een ander gesprek: {weg}. Is het een verbetering? Voeg --herzie toe."
    return g.melding(_naamveld(g.record), "VT025", tekst, remedie)


def _eigen_id(g: Gelezen) -> str:
    naam = f"{g.record.record_sleutel}-2"
    if isinstance(g.blok.regel, Cel):
        return f"Geef een van de twee een eigen naam: zet een kolom Id op Registraties, met bijvoorbeeld {naam}."
    return f"Geef een van de twee een eigen naam, bijvoorbeeld id: {naam}."


def _naamveld(record: ElkRecord) -> tuple[str, ...]:
    return record.sleutelvelden[:1]


def _zonder_naam(inhoud: str) -> str:
    """The content of a record apart from its id and the order of its parts: are two the same under two names?"""
    velden = velden_van(inhoud)
    velden.pop("id", None)
    for deel in DELEN:
        if isinstance(items := velden.get(deel), list):
            velden[deel] = sorted(json.dumps({**item, "nr": None}, sort_keys=True) for item in items)
    return json.dumps(velden, sort_keys=True)


def _zegt_niets_hetzelfde(was: Mapping[str, object], wordt: Mapping[str, object]) -> bool:
    """Whether two contents of one name both have findings, and not one in common."""
    toen, nu = (
        {kale_zin(str(b.get("kern"))) for b in bewijs if isinstance(b, dict)}
        for velden in (was, wordt)
        if isinstance(bewijs := velden.get("bewijs", []), list)
    )
    return bool(toen and nu) and not toen & nu


def _herkend(
    gelezen: Sequence[Gelezen], bekend: Voorraad, al_gezegd: Collection[str], *, herzie: bool
) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    """Each record with its findings where the known one has them; a corrected one under the name that it had.

    A record without an id of its own gets the name of the one in which the same was said: when only its text can
    differ, and with ``herzie`` also when one part of its name was corrected. Else a remark asks whether it is.
    """
    hier = bekend.gesprekken
    komt = {g.record.id for g in gelezen if isinstance(g.record, Registratie)}
    zoekt = [
        g for g in gelezen if isinstance(g.record, Registratie) and not g.heeft_eigen_id and g.record.id not in hier
    ]
    er_zijn = (
        Gesprekken.van((*bekend.records(Registratie), *(g.record for g in zoekt if isinstance(g.record, Registratie))))
        if zoekt
        else None
    )
    uit: list[Gelezen] = []
    meldingen: list[Melding] = []
    gezien: set[str] = set()
    for g in gelezen:
        r = g.record
        if isinstance(r, Registratie) and er_zijn and not g.heeft_eigen_id and r.id not in hier:
            eerdere = [e for e in er_zijn.met_hetzelfde(r) if e.id in hier or e.id in gezien]
            oude = [e for e in eerdere if e.id in hier and e.id not in komt]
            anders = wat_anders_is(oude[0], r) if oude else KOP
            gezien.add(r.id)
            if len(oude) == 1 and len(anders) <= (1 if herzie else 0):
                g = replace(g, record=r.model_copy(update={"id": oude[0].id}))
            elif eerdere and g.melding(("datum",), "VT107", "", "").plek not in al_gezegd:
                meldingen.append(_tweede_stem(g, r, eerdere[0]))
        wordt = g.record
        is_bekend = isinstance(wordt, Registratie) and wordt.id in hier
        uit.append(op_hun_plek(g, bekend.registratie(wordt.record_sleutel)) if is_bekend else g)
    return tuple(uit), tuple(meldingen)


def _tweede_stem(g: Gelezen, r: Registratie, eerder: Registratie) -> Melding:
    delen = [f"{veld} '{getattr(eerder, veld) or 'leeg'}'" for veld in wat_anders_is(eerder, r)]
    tekst = f"hetzelfde is al gezegd in {eerder.id} (daar: {opsomming(delen)}): samen zijn het nu twee gesprekken."
    weg = f"verandertheorie dossier trek-in --registratie {eerder.id}"
    beter = (
        f"Is het een verbetering? Haal het oude weg ({weg}), of geef dit die naam als id en lees het in met --herzie."
    )
    remedie = f"{beter} Is het een ander gesprek? Dan is het goed zo."
    plek = wat_anders_is(eerder, r)[:1] or ("datum",)
    return g.melding(plek, "VT104", tekst, remedie)


def _genummerd(
    gelezen: Sequence[Gelezen], stand: _Stand, *, herzie: bool
) -> tuple[tuple[Gelezen, ...], tuple[Melding, ...]]:
    """Give records without id and source a serial number: the one their content has already, else the first free.

    The same whatever the order of files. A single one beside a single known one of that day is taken for its
    correction with ``herzie``; without it a warning asks whether it is. The number of a withdrawn one is not given
    again.
    """
    per_stam: dict[str, list[tuple[str, Gelezen]]] = {}
    uit: list[Gelezen] = []
    for g in gelezen:
        if isinstance(g.record, Registratie) and not g.heeft_eigen_id and g.record.bron is None:
            inhoud = _zonder_naam(naar_rij(g.record).inhoud)
            per_stam.setdefault(g.record.id.removesuffix("-01"), []).append((inhoud, g))
        else:
            uit.append(g)
    bekend: dict[str, dict[str, str]] = defaultdict(dict)
    for soort, sleutel in sorted(stand.d.namen()) if per_stam else ():
        stam = sleutel.rpartition("-")[0]
        if soort == "registratie" and stam in per_stam and (r := stand.hier((soort, sleutel, ""))):
            bekend[stam][sleutel] = _zonder_naam(r.inhoud)
    weg = stand.ingetrokken.namen
    meldingen: list[Melding] = []
    for stam, groep in sorted(per_stam.items()):
        namen = bekend[stam]
        op_inhoud = {inhoud: naam for naam, inhoud in namen.items()}
        vrij = (
            naam for nr in count(1) if (naam := f"{stam}-{nr:02}") not in namen and ("registratie", naam) not in weg
        )
        for inhoud, g in sorted(groep, key=lambda paar: paar[0]):
            if inhoud not in op_inhoud and len(groep) == len(namen) == 1 and herzie:
                op_inhoud[inhoud] = next(iter(namen))
            elif inhoud not in op_inhoud:
                if namen:
                    tekst = f"van die dag staat al in het dossier: {', '.join(sorted(namen))}."
                    remedie = f"Is dit een verbetering? Zet er id: {min(namen)} bij en voeg --herzie toe."
                    meldingen.append(g.melding(("datum",), "VT107", tekst, remedie))
                op_inhoud[inhoud] = next(vrij)
            uit.append(replace(g, record=g.record.model_copy(update={"id": op_inhoud[inhoud]})))
    return tuple(sorted(uit, key=lambda g: (g.bestand, volgorde(g.blok.regel)))), tuple(meldingen)

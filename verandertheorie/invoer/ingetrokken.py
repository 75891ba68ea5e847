"""What was withdrawn stays out: which records do not come in again, and what remains of those that held a part of it.

The same rule makes a withdrawal and guards every later import, whatever its format, so that withdrawing afterwards and
never importing come to the same.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeVar, cast

from verandertheorie.dossier.bestand import Grafsteen
from verandertheorie.dossier.grafsteen import spoor
from verandertheorie.dossier.inhoud import canoniek, rij, velden_van
from verandertheorie.graaf.rijen import Onleesbaar, Rijinhoud
from verandertheorie.lezen.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Naam
from verandertheorie.model.besluiten import Vrijgavebesluit
from verandertheorie.model.gebieden import Bijeenkomst
from verandertheorie.model.leerlus import INGETROKKEN, Actie, Leervraag, Signaal
from verandertheorie.model.soorten import ElkRecord, als_canonieke_tekst
from verandertheorie.model.theorie import Interventie
from verandertheorie.model.waarneming import ANDEREN, Bron, Codering, Registratie, TweedeCodering

VAN_MENSEN = ("bron", "registratie")
"""What people told. The rest of a dossier, the theory above all, may come in again after it was withdrawn."""

_NOEMT: Mapping[str, Mapping[str, Collection[str]]] = {
    "leervraag": {"uit": ("registratie",), "komt_uit": ("leervraag",)},
    "signaal": {"uit": ("leervraag", "registratie")},
    "actie": {
        "uit": ("leervraag", "signaal", "registratie", "bijeenkomst"),
        "bijeenkomst": ("bijeenkomst",),
        "door": ("bewijs",),
    },
    "bijeenkomst": {"reacties": ("leervraag", "signaal"), "notities": ("leervraag", "signaal")},
}
"""Per kind the fields in which sessions name what may go, and what kinds that can be: *bewijs* is one finding."""

R = TypeVar("R", bound=Rijinhoud)
C = TypeVar("C", bound=Codering)


def inhoud_zonder_naam(record: Registratie) -> str:
    """The content of a record apart from its id, to know it again under another one."""
    velden = als_canonieke_tekst(record)
    velden.pop("id")
    return canoniek(velden)


def hangt_aan(record: Rijinhoud) -> frozenset[Naam]:
    """What a record goes with when all of it goes: the sources that told it, the record that it codes once more."""
    if record.soort == "registratie":
        return frozenset(("bron", b) for b in bronnen_van(record))
    match record:
        case Onleesbaar(soort="tweede_codering"):
            return frozenset((("registratie", str(velden_van(record.rij.inhoud).get("registratie"))),))
        case TweedeCodering():
            return frozenset((("registratie", record.registratie),))
        case Onleesbaar(soort="vrijgavebesluit"):
            return frozenset((("registratie", str(velden_van(record.rij.inhoud).get("wat")).partition("#")[0]),))
        case Vrijgavebesluit():
            return frozenset((("registratie", record.registratie),))
        case Onleesbaar(soort="actie") if "!" in record.record_sleutel:
            return frozenset((("registratie", record.record_sleutel.partition("!")[0]),))
        case Actie() if record.van_registratie:
            return frozenset((("registratie", record.van_registratie),))
        case _:
            return frozenset()


def _staat_bij(record: Rijinhoud) -> frozenset[Naam]:
    """What a record goes with when any of it goes: a point is of its session, and says what became of its subject."""
    if record.soort != "agendapunt":
        return frozenset()
    over, bijeenkomst = (_veld(record, veld) for veld in ("onderwerp", "bijeenkomst"))
    return frozenset((("leervraag", str(over)), ("signaal", str(over)), ("bijeenkomst", str(bijeenkomst))))


def _veld(record: Rijinhoud, naam: str) -> object:
    """A field of a record; of what is no record of this version as it was written."""
    return velden_van(record.rij.inhoud).get(naam) if isinstance(record, Onleesbaar) else getattr(record, naam, None)


def bronnen_van(r: Rijinhoud) -> tuple[str, ...]:
    """Who sat there in a cycle record, by pseudonym, the voice of the conversation first."""
    if isinstance(r, Registratie):
        return r.alle_bronnen
    velden = velden_van(r.rij.inhoud) if isinstance(r, Onleesbaar) else {}
    bronnen = velden.get("bronnen")
    genoemd = (velden.get("bron"), *(bronnen if isinstance(bronnen, list) else ()))
    return tuple(dict.fromkeys(b for b in genoemd if isinstance(b, str)))


def mee_weg(records: Iterable[Rijinhoud], weg: Collection[Naam]) -> frozenset[Naam]:
    """These names and the names of all records that go with them."""
    uit = set(weg)
    groep = list(records)
    for _ in range(2):  # from all sources of a record to the record, from a record to its second codings and actions
        uit |= {r.soort_en_sleutel for r in groep if (waaraan := hangt_aan(r)) and waaraan <= uit}
        uit |= {r.soort_en_sleutel for r in groep if _staat_bij(r) & uit}
    return frozenset(uit)


def zonder(
    records: Sequence[R], weg: Collection[Naam], eerder: Mapping[str, Collection[str]] = MappingProxyType({})
) -> list[R | None]:
    """What remains of each record when these are withdrawn; None when it goes itself.

    Items that a withdrawn source spoke go; the evidence that stays keeps its number. Where others sat there too the
    record stays theirs, and remembers that it was a conversation of several people: who stays has not been heard alone.
    What nobody is said to have spoken, looked for or tested was told by its first source. A record that was derived
    from a withdrawn one is derived from what that was derived from: hearsay stays hearsay. What sessions agreed on
    stays when what it came out of goes, and says that this was withdrawn.

    Args:
        records: what there is, or what comes in.
        weg: the names that are withdrawn.
        eerder: from which records those were derived that went before, by id.
    """
    alle_weg = mee_weg(records, weg)
    nummers: dict[str, set[int]] = defaultdict(set)
    afkomst = defaultdict(dict[str, None], {naam: dict.fromkeys(van) for naam, van in eerder.items()})
    for r in records:
        if r.soort == "registratie":
            eerste = next(iter(bronnen_van(r)), "")
            nummers[r.record_sleutel] |= {nr for nr, wie in _sprekers(r) if ("bron", wie or eerste) in alle_weg}
            afkomst[r.record_sleutel] |= dict.fromkeys(ontleend_van(r))
    verval = _Verval(alle_weg, nummers, afkomst)
    return [None if r.soort_en_sleutel in alle_weg else verval.rest(r) for r in records]


@dataclass(frozen=True, slots=True)
class _Verval:
    """What goes: names, per record the numbers of its evidence; and from what each record was derived."""

    weg: Collection[Naam]
    nummers: Mapping[str, Collection[int]]
    afkomst: Mapping[str, Collection[str]]

    def rest(self, record: R) -> R | None:
        """What remains of a record that does not go itself."""
        if record.soort == "vrijgavebesluit":
            return None if self._is_weg(str(_veld(record, "wat"))) else record
        if isinstance(record, Onleesbaar):
            return cast("R | None", self._rauwe_rest(record))  # of the same type as what came in
        if isinstance(record, Registratie):
            blijft: dict[str, object] = {}
            if gaat := self.nummers[record.id]:
                blijft["bewijs"] = _genummerd(record.bewijs, gaat)
            blijft |= self._zonder_bronnen(record, record.bron) | self._zonder_toestemming(record.toestemming)
            if any(("registratie", o) in self.weg for o in record.ontleend_aan):
                blijft["ontleend_aan"] = self._erft(record.id, record.ontleend_aan)
            return record.model_copy(update=blijft) if blijft else record
        if isinstance(record, TweedeCodering) and (gaat := self.nummers.get(record.registratie, ())):
            codes = _genummerd(record.bewijs, gaat)
            return record.model_copy(update={"bewijs": codes}) if codes else None
        if isinstance(record, Interventie) and (van := _afspraken_in((record.versie, *record.besluiten), self.weg)):
            zonder_hen: dict[str, object] = {"besluiten": tuple(b for b in record.besluiten if b not in van)}
            zonder_hen |= {"versie": None} if record.versie in van else {}
            return cast("R", record.model_copy(update=zonder_hen))
        if isinstance(record, Leervraag | Signaal | Actie | Bijeenkomst):
            over = self._van_de_lus(record)
            return cast("R", record.model_copy(update=over) if over else record)
        return record

    def _van_de_lus(self, record: Rijinhoud) -> dict[str, object]:
        """The fields of what sessions wrote that name what goes, without it; none when nothing does."""
        blijft: dict[str, object] = {}
        for veld, soorten in _NOEMT.get(record.soort, {}).items():
            waarde = _veld(record, veld)
            if isinstance(waarde, tuple | list):
                over = tuple(deel for deel in waarde if not self._gaat_over_weg(deel, soorten))
                blijft |= {veld: over} if len(over) < len(waarde) else {}
            elif waarde is not None and self._gaat_over_weg(waarde, soorten):
                blijft[veld] = INGETROKKEN if veld == "uit" else None
        return blijft

    def _gaat_over_weg(self, deel: object, soorten: Collection[str]) -> bool:
        """Whether a name, or an item with a subject, names what goes; a finding when it, or its conversation, does."""
        if "bewijs" in soorten:
            return self._is_weg(str(deel))
        over = deel.get("onderwerp") if isinstance(deel, dict) else getattr(deel, "onderwerp", deel)
        return any((soort, str(over)) in self.weg for soort in soorten)

    def _is_weg(self, bewijs: str) -> bool:
        registratie, _, nr = bewijs.partition("#")
        is_nummer_weg = nr.isdecimal() and int(nr) in self.nummers.get(registratie, ())
        return ("registratie", registratie) in self.weg or is_nummer_weg

    def _rauwe_rest(self, o: Onleesbaar) -> Onleesbaar | None:
        """The same of what is no record of this version, field by field as it was written."""
        velden = velden_van(o.rij.inhoud)
        van = o.record_sleutel if o.soort == "registratie" else str(velden.get("registratie"))
        blijft: dict[str, object] = {}
        if o.soort in ("registratie", "tweede_codering") and (gaat := self.nummers.get(van, ())):
            blijft["bewijs"] = [deel | {"nr": nr} for nr, deel in _delen(velden) if nr not in gaat]
            if o.soort == "tweede_codering" and not blijft["bewijs"]:
                return None
        if o.soort == "registratie":
            gaf = velden.get("toestemming")
            blijft |= self._zonder_bronnen(o, velden.get("bron"))
            blijft |= self._zonder_toestemming(gaf if isinstance(gaf, dict) else {})
        if o.soort == "interventie":
            besluiten = velden.get("besluiten")
            genoemd = besluiten if isinstance(besluiten, list) else []
            if gaan := _afspraken_in((velden.get("versie"), *genoemd), self.weg):
                blijft |= {"besluiten": [b for b in genoemd if b not in gaan]}
                blijft |= {"versie": None} if velden.get("versie") in gaan else {}
        blijft |= {veld: list(w) if isinstance(w, tuple) else w for veld, w in self._van_de_lus(o).items()}
        if o.soort == "registratie" and any(("registratie", n) in self.weg for n in ontleend_van(o)):
            blijft["ontleend_aan"] = list(self._erft(o.record_sleutel, ontleend_van(o)))
        return replace(o, rij=rij(*o.identiteit, velden | blijft)) if blijft else o

    def _zonder_bronnen(self, r: Rijinhoud, bron: object) -> dict[str, object]:
        """The fields that say who sat there, without who was withdrawn; none when nobody was."""
        alle = bronnen_van(r)
        over = [b for b in alle if ("bron", b) not in self.weg]
        if len(over) == len(alle):
            return {}
        uit: dict[str, object] = {"bron": bron if bron in over else None, "meer_mensen": True}
        uit["bronnen"] = tuple(over) if isinstance(r, Registratie) else over
        if alle[0] not in over:  # what was looked for and tested was told by the first
            uit |= dict.fromkeys(("dekking", "toets"), () if isinstance(r, Registratie) else [])
        return uit

    def _zonder_toestemming(self, gaf: Mapping[str, object]) -> dict[str, object]:
        """Who gave leave, without who was withdrawn; nothing when nobody was.

        Who refused may have said what nobody in particular said: that goes on being refused, by nobody's name.
        """
        over = {naam: mag for naam, mag in gaf.items() if ("bron", naam) not in self.weg}
        if len(over) == len(gaf):
            return {}
        weigerde = any(mag in (False, "nee") for naam, mag in gaf.items() if naam not in over)
        return {"toestemming": over | ({ANDEREN: False} if weigerde else {})}

    def _erft(self, eigen: str, ontleend: Iterable[str]) -> tuple[str, ...]:
        """From what a record is derived when what goes hands its own origins on."""
        uit, gezien, open_ = dict[str, None](), {eigen}, list(reversed(list(ontleend)))
        while open_:
            naam = open_.pop()
            if naam in gezien:
                continue
            gezien.add(naam)
            if ("registratie", naam) in self.weg:
                open_ += reversed(list(self.afkomst.get(naam, ())))
            else:
                uit[naam] = None
        return tuple(uit)


def _afspraken_in(namen: Iterable[object], weg: Collection[Naam]) -> frozenset[str]:
    """Of what a revision names, the actions and agreements of conversations that go: how the approach is stays."""
    return frozenset(
        n
        for n in namen
        if isinstance(n, str) and (("actie", n) in weg or ("!" in n and ("registratie", n.partition("!")[0]) in weg))
    )


def _delen(velden: Mapping[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The items of evidence as they were written, each with its number."""
    bewijs = velden.get("bewijs")
    for plaats, deel in enumerate(bewijs if isinstance(bewijs, list) else (), 1):
        if isinstance(deel, dict):
            nr = deel.get("nr")
            yield (nr if isinstance(nr, int) and nr else plaats), deel


def _sprekers(r: Rijinhoud) -> Iterator[tuple[int, str]]:
    """Number and speaker of each item of evidence of a cycle record."""
    if isinstance(r, Registratie):
        yield from ((b.nr or i, b.spreker or "") for i, b in enumerate(r.bewijs, 1))
    elif isinstance(r, Onleesbaar):
        yield from ((nr, str(deel.get("spreker") or "")) for nr, deel in _delen(velden_van(r.rij.inhoud)))


def ontleend_van(r: Rijinhoud) -> tuple[str, ...]:
    """From which records a cycle record is derived."""
    if isinstance(r, Registratie):
        return r.ontleend_aan
    genoemd = velden_van(r.rij.inhoud).get("ontleend_aan") if isinstance(r, Onleesbaar) else None
    return tuple(n for n in genoemd if isinstance(n, str)) if isinstance(genoemd, list) else ()


def _genummerd(delen: tuple[C, ...], zonder_nummers: Collection[int]) -> tuple[C, ...]:
    """Items without some, each with the number it had."""
    genummerd = (c.model_copy(update={"nr": c.nr or i}) for i, c in enumerate(delen, 1))
    return tuple(c for c in genummerd if c.nr not in zonder_nummers)


@dataclass(frozen=True, slots=True)
class Ingetrokken:
    """The withdrawals of a dossier, to hold incoming records against.

    Args:
        stenen: the newest gravestone of every name that is withdrawn and not in the dossier.
        sporen: per salt the hashes that were kept with it.
        afkomst: from which records a withdrawn one was derived, by id.
    """

    stenen: Mapping[Naam, Grafsteen]
    sporen: Mapping[str, Mapping[str, Grafsteen]]
    afkomst: Mapping[str, tuple[str, ...]]

    @classmethod
    def van(cls, grafstenen: Iterable[Grafsteen], levend: Collection[Naam]) -> "Ingetrokken":
        """From the gravestones of a dossier and the names of the records that are in it."""
        stenen: dict[Naam, Grafsteen] = {}
        sporen: dict[str, dict[str, Grafsteen]] = {}
        afkomst: dict[str, tuple[str, ...]] = {}
        for g in grafstenen:
            if g.ontleend_aan:
                afkomst[g.sleutel] = g.ontleend_aan
                continue
            if (g.soort, g.sleutel) not in levend:
                stenen[g.soort, g.sleutel] = g
            if g.hash:
                sporen.setdefault(g.zout, {})[g.hash] = g
        return cls(stenen, sporen, afkomst)

    @property
    def namen(self) -> frozenset[Naam]:
        """The names that stay out."""
        return frozenset(naam for naam in self.stenen if naam[0] in VAN_MENSEN)

    def op_inhoud(self, record: ElkRecord) -> Grafsteen | None:
        """The gravestone of a record with this very content, under whatever name."""
        if not isinstance(record, Registratie):
            return None
        inhoud = inhoud_zonder_naam(record) if self.sporen else ""
        gevonden = (hashes.get(spoor(inhoud, zout)) for zout, hashes in self.sporen.items())
        return next((g for g in gevonden if g), None)

    def zeef(
        self, gelezen: Sequence[Gelezen]
    ) -> tuple[tuple[Gelezen, ...], tuple[ElkRecord, ...], tuple[Melding, ...]]:
        """What comes in, what stays out, and what is said about it, all in the order of the files."""
        if not self.stenen and not self.sporen:
            return tuple(gelezen), (), ()
        records = [g.record for g in gelezen]
        op_inhoud = {r.soort_en_sleutel: steen for r in records if (steen := self.op_inhoud(r))}
        rest = zonder(records, {*self.namen, *op_inhoud}, self.afkomst)
        op_inhoud |= {r.soort_en_sleutel: steen for r in rest if r and (steen := self.op_inhoud(r))}
        komt, weg, meldingen = list[Gelezen](), list[ElkRecord](), list[Melding]()
        for g, over in zip(gelezen, rest, strict=True):
            if over is None or over.soort_en_sleutel in op_inhoud:
                weg.append(g.record)
                meldingen.append(self._blijft_weg(g, op_inhoud))
                continue
            komt.append(g if over is g.record else replace(g, record=over))
            if over is not g.record:
                wat = f"{over.soort_en_sleutel[1]} komt in zonder wat is ingetrokken."
                meldingen.append(g.melding((), "VT130", wat, "Haal het ook uit uw bestand."))
        terug = [g for g in komt if g.record.soort_en_sleutel in self.stenen]
        if terug:
            steen = self.stenen[terug[0].record.soort_en_sleutel]
            wat = f"{_hoeveel(len(terug))} eerder ingetrokken ({steen.datum}: {steen.reden}) en komt nu terug."
            meldingen.append(
                terug[0].melding(
                    (), "VT131", wat, "Is dat niet de bedoeling? Trek deze invoer in met 'dossier trek-in'."
                )
            )
        return tuple(komt), tuple(weg), tuple(meldingen)

    def _blijft_weg(self, g: Gelezen, op_inhoud: Mapping[Naam, Grafsteen]) -> Melding:
        soort, sleutel = naam = g.record.soort_en_sleutel
        steen = self.stenen.get(naam) or op_inhoud.get(naam)
        hoort_bij = next(iter(sorted(hangt_aan(g.record) & {*self.stenen, *op_inhoud})), None)
        wat = f"{soort} {sleutel} blijft weg:"
        if steen is None and hoort_bij:
            steen = self.stenen.get(hoort_bij) or op_inhoud.get(hoort_bij)
            wat += f" {hoort_bij[0]} {hoort_bij[1]}"
        elif steen and (steen.soort, steen.sleutel) != naam:
            wat += f" dezelfde inhoud, als {steen.sleutel},"
        if steen:
            wat += f" ingetrokken op {steen.datum} ({steen.reden})."
        else:  # a second coding of a record that stays out with its source
            wat += " het hoort bij iets dat is ingetrokken."
        remedie = "Haal het ook uit uw bestand."
        if isinstance(g.record, Bron):
            remedie = "Is het iemand anders? Geef die een eigen schuilnaam."
        elif isinstance(g.record, Registratie) and naam in self.stenen:
            remedie += " Is het een ander gesprek? Geef het een eigen id."
        return g.melding((), "VT130", wat, remedie)


def _hoeveel(aantal: int) -> str:
    return "dit record is" if aantal == 1 else f"dit en {aantal - 1} andere records zijn"


def spoor_van(rij_inhoud: str, soort: str, zout: str) -> str:
    """The hash that a gravestone keeps of a row: of a record of people's words; "" for what has none of its own."""
    if soort != "registratie":
        return ""
    velden = velden_van(rij_inhoud)
    velden.pop("id", None)
    return spoor(canoniek(velden), zout)

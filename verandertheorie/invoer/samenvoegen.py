"""Two dossiers become one: what the other brings, where they contradict one another, and what was withdrawn on a side.

Known there and here is known, whatever the revision: an older content that stands here as an earlier revision is not a
contradiction. A newer or another content is one, until ``--herzie`` says that the other's becomes the next revision.
What was withdrawn there and stands here is always one: nobody loses a record by merging.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier, Grafsteen, Rij
from verandertheorie.formaten.waarden import Blok
from verandertheorie.fouten import AanroepFout, GeweigerdFout
from verandertheorie.graaf.rijen import Onleesbaar, lees_records, lees_rij
from verandertheorie.invoer.gegevens import gegevens_van_personen
from verandertheorie.invoer.ingetrokken import VAN_MENSEN, Ingetrokken, hangt_aan, zonder
from verandertheorie.lezen.bestanden import GROOTSTE_INVOER, MEESTE_RECORDS
from verandertheorie.lezen.records import Gelezen
from verandertheorie.melding import Melding
from verandertheorie.model.basis import Identiteit, Naam
from verandertheorie.model.soorten import ElkRecord
from verandertheorie.persoonsgegevens import vind_persoonsgegeven

_SQLITE = b"SQLite format 3\x00"
GROOTSTE_DOSSIER = 2 * GROOTSTE_INVOER
"""Bytes of a dossier that is read in: its index and its earlier revisions take as much as what an export would be."""


def ander_dossier(eigen: Path, paden: Sequence[Path | str]) -> Path | None:
    """The dossier among the files to import, when it is the only one of them; None when there is none.

    Raises:
        AanroepFout: it is the dossier itself, or it stands among other files.
    """
    gevonden = [Path(p) for p in paden if _is_dossier(eigen, Path(p))]
    if not gevonden:
        return None
    if len(paden) > 1:
        raise AanroepFout(f"Lees een ander dossier apart in, zonder andere bestanden: importeer {gevonden[0]}")
    if _is_zelfde(eigen, gevonden[0]):
        raise AanroepFout(
            f"{gevonden[0]} is dit dossier zelf. Noem een ander dossier, of kies met -d waar het in komt."
        )
    return gevonden[0]


def _is_dossier(eigen: Path, pad: Path) -> bool:
    try:
        if not pad.is_file():
            return False
        if pad.suffix.lower() == ".sqlite" or _is_zelfde(eigen, pad):  # our own is open, so only SQLite may read it
            return True
        with pad.open("rb") as bestand:
            return bestand.read(len(_SQLITE)) == _SQLITE
    except OSError:  # what is wrong with it is said when it is read
        return False


def _is_zelfde(eigen: Path, pad: Path) -> bool:
    try:
        return pad.samefile(eigen)
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Ander:
    """Another dossier, as it is read in.

    Args:
        naam: its path, as the caller named it.
        hash: name of its content.
        revisies: per identity its rows, oldest first.
        grafstenen: what was withdrawn there.
    """

    naam: str
    hash: str
    revisies: Mapping[Identiteit, tuple[Rij, ...]]
    grafstenen: tuple[Grafsteen, ...]

    @classmethod
    def uit(cls, pad: Path) -> "Ander":
        """Read a dossier; of an older version too, and nothing is written in it.

        Raises:
            ConflictFout: somebody else keeps it locked.
            DossierFout: it is missing, damaged, foreign or newer.
            GeweigerdFout: it is more than comes in at once.
        """
        with Dossier.open(pad, alleen_lezen=True) as d:
            if pad.stat().st_size > GROOTSTE_DOSSIER or d.aantal_revisies() > MEESTE_RECORDS:
                raise GeweigerdFout(
                    f"{pad} is te groot om in één keer over te nemen. "
                    "Maak er met 'exporteer yaml' bestanden van, en lees die in delen in."
                )
            rijen, grafstenen, hash_ = d.alle_revisies(), tuple(d.grafstenen()), d.hash()
        per: dict[Identiteit, list[Rij]] = defaultdict(list)
        for r in rijen:
            per[r.identiteit].append(r)
        return cls(str(pad), hash_, {i: tuple(rs) for i, rs in per.items()}, grafstenen)

    @property
    def gelezen(self) -> list[Gelezen]:
        """The newest revision of each record; the place is the number of its row."""
        nieuwste = [rs[-1] for rs in self.revisies.values()]
        records = lees_records(nieuwste, self.naam)
        return [Gelezen(r, self.naam, Blok(rij.volgnr)) for rij, r in zip(nieuwste, records, strict=True)]

    def splits(self, gelezen: Sequence[Gelezen], hier: Iterable[Rij]) -> tuple[list[Gelezen], list[Gelezen]]:
        """What may be news, and what stands here as it is or as an earlier revision."""
        hashes: dict[Identiteit, set[str]] = defaultdict(set)
        for r in hier:
            hashes[r.identiteit].add(r.hash)
        komt, bekend = list[Gelezen](), list[Gelezen]()
        for g in gelezen:
            identiteit = g.record.identiteit
            is_er = self.revisies[identiteit][-1].hash in hashes[identiteit]
            (bekend if is_er else komt).append(g)
        return komt, bekend

    def met_geschiedenis(
        self, rijen: Iterable[Rij], hier: Mapping[Identiteit, Rij], ingetrokken: Ingetrokken
    ) -> Iterator[Rij]:
        """The rows to add, with the revisions that came before them there and are not here yet.

        Not where an earlier revision holds something that was withdrawn here, something else than what is here, what
        leads straight to a person, or is no record of this version.
        """
        besmet = self._besmet(ingetrokken)
        for nieuw in rijen:
            daar, staat_hier = self.revisies[nieuw.identiteit], hier.get(nieuw.identiteit)
            if nieuw.identiteit in besmet or nieuw.hash != daar[-1].hash:
                yield nieuw
                continue
            vorige = staat_hier.hash if staat_hier else None
            plaats = max((i for i, r in enumerate(daar) if r.hash == vorige), default=-1)
            keten = daar[plaats + 1 :] if plaats >= 0 or vorige is None else daar[-1:]
            if any(True for r in keten[:-1] for _ in gegevens_van_personen(r)):
                keten = daar[-1:]
            for r in keten:
                yield replace(r, vervangt=vorige)
                vorige = r.hash

    def eerder(self, rijen: Iterable[Rij]) -> Iterator[Gelezen]:
        """Of the rows to add those that are an earlier revision there."""
        oude = [r for r in rijen if r.volgnr and r.hash != self.revisies[r.identiteit][-1].hash]
        for r, record in zip(oude, lees_records(oude, self.naam), strict=True):
            yield Gelezen(record, self.naam, Blok(r.volgnr))

    def _besmet(self, ingetrokken: Ingetrokken) -> set[Identiteit]:
        is_ingetrokken = bool(ingetrokken.namen or ingetrokken.sporen)
        gelezen = [lees_rij(r) for rs in self.revisies.values() if is_ingetrokken or len(rs) > 1 for r in rs]
        besmet = {g.rij.identiteit for g in gelezen if isinstance(g, Onleesbaar)}
        records = [g for g in gelezen if not isinstance(g, Onleesbaar)]
        over = zonder(records, ingetrokken.namen, ingetrokken.afkomst) if is_ingetrokken else records
        geraakt = (r for r, rest in zip(records, over, strict=True) if rest is not r or ingetrokken.op_inhoud(r))
        return besmet | {r.identiteit for r in geraakt}

    def tegenspraak(
        self,
        gelezen: Iterable[Gelezen],
        verschillen: Mapping[Identiteit, tuple[str, ...]],
        hier: Mapping[Identiteit, Rij],
    ) -> Iterator[Melding]:
        """A conflict for each record that says something else there than here."""
        for g in gelezen:
            if (wat := verschillen.get(identiteit := g.record.identiteit)) is None:
                continue
            eigen, daar = hier[identiteit], self.revisies[identiteit]
            soort, sleutel, _ = identiteit
            is_verder = any(r.hash == eigen.hash for r in daar)
            tekst = (
                f"{soort} {sleutel}: hier versie {eigen.revisie} (invoer {eigen.invoer}), daar versie "
                f"{daar[-1].revisie} (invoer {daar[-1].invoer}) met een andere inhoud. "
                f"Van hier naar daar: {'; '.join(wat)}."
            )
            remedie = "Wilt u de inhoud van daar? Voeg --herzie toe. Wilt u die van hier? Verbeter het eerst daar."
            if is_verder:
                remedie = "Daar is het verder herzien. Neem dat over met --herzie."
            yield g.melding((), "VT030", tekst, remedie)

    def van_personen(self, gelezen: Iterable[Gelezen]) -> Iterator[Melding]:
        """What leads straight to a person, in the newest content of these records there."""
        for g in gelezen:
            for tekst in gegevens_van_personen(self.revisies[g.record.identiteit][-1]):
                remedie = "Verbeter het eerst daar, met --herzie, of trek het daar in."
                yield g.melding((), "VT010", tekst, remedie)

    def daar_ingetrokken(self, bekend: Sequence[ElkRecord]) -> Iterator[Melding]:
        """A conflict for each record here that was withdrawn there, the source before what it told."""
        weg = Ingetrokken.van(self.grafstenen, {i[:2] for i in self.revisies})
        gezegd: set[Naam] = set()
        for r in sorted(
            bekend, key=lambda r: (VAN_MENSEN.index(r.soort) if r.soort in VAN_MENSEN else 9, r.soort_en_sleutel)
        ):
            naam = r.soort_en_sleutel
            steen = (weg.stenen.get(naam) if naam in weg.namen else None) or weg.op_inhoud(r)
            if steen is None or not gezegd.isdisjoint(hangt_aan(r)):
                continue
            gezegd.add(naam)
            tekst = f"{naam[0]} {naam[1]} is daar ingetrokken op {steen.datum} ({steen.reden}) en staat hier nog."
            remedie = f"Trek het hier ook in en doe dit dan nog eens: dossier trek-in --{naam[0]} {naam[1]}"
            yield Melding(self.naam, 1, "VT030", tekst, remedie)

    def nieuwe_grafstenen(self, hier: Iterable[Grafsteen]) -> list[Grafsteen]:
        """The withdrawals that this dossier does not know yet.

        Not of a key that leads to a person: such a record cannot come in here either.
        """
        bekend = {(g.soort, g.sleutel, g.zout, g.hash) for g in hier}
        return [
            g
            for g in self.grafstenen
            if (g.soort, g.sleutel, g.zout, g.hash) not in bekend and not vind_persoonsgegeven(g.sleutel)
        ]


def _bron_voor_verhaal(r: ElkRecord) -> tuple[int, Naam]:
    return VAN_MENSEN.index(r.soort) if r.soort in VAN_MENSEN else len(VAN_MENSEN), r.soort_en_sleutel

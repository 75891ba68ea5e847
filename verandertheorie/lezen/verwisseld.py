"""Two values of one row that each stand in the other's column: said once, in the place of what is wrong with both."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from pydantic import ValidationError

from verandertheorie.formaten.celtekst import splits
from verandertheorie.formaten.waarden import Blok, Lijst, plat
from verandertheorie.lezen.gewone_taal import in_modelwoorden
from verandertheorie.melding import Cel, Melding, Waar, volgorde
from verandertheorie.model.basis import Verwijst
from verandertheorie.model.bladen import Bladkolom, bladvormen
from verandertheorie.model.soorten import RECORD, Plek
from verandertheorie.model.verwijzing import LANGSTE_OPSOMMING, Namenlijst, kort
from verandertheorie.taal import gevouwen, opsomming

_Waarde = str | tuple[str, ...]


class Kant(NamedTuple):
    """One of the two: where it stands, what that field is called, and what it says."""

    waar: Waar
    naam: str
    waarde: str

    @property
    def kolom(self) -> str:
        """The field as a sentence names it."""
        return f"kolom {self.waar.letters} ({self.naam})" if isinstance(self.waar, Cel) else f"'{self.naam}'"


class Verwisseld(NamedTuple):
    """Two values of which each fits where the other stands."""

    bestand: str
    een: Kant
    ander: Kant

    @property
    def kolommen(self) -> tuple[str, int, int, int] | None:
        """File, number of the sheet, and both columns; None outside a table."""
        een, ander = self.een.waar, self.ander.waar
        if not isinstance(een, Cel) or not isinstance(ander, Cel):
            return None
        return een.bestand or self.bestand, een.blad, een.kolom, ander.kolom


@dataclass(frozen=True, slots=True)
class Passer:
    """Which value fits in which field, remembered: what is swapped in one row is so in most."""

    namen: Namenlijst
    _gezien: dict[tuple[str, str, str, _Waarde], bool] = field(default_factory=dict)

    def verwisseld(self, soort: str, velden: object, mis: Iterable[Plek]) -> tuple[tuple[Plek, Plek], ...]:
        """The pairs of fields of one record, or of one item in it, that are wrong and would be right when swapped.

        Args:
            soort: of the record.
            velden: its plain values.
            mis: the places where it is wrong.
        """
        per_deel: dict[Plek, dict[str, _Waarde]] = defaultdict(dict)
        for plek in sorted({_veld_van(p) for p in mis if p}, key=str):
            if waarde := _op(velden, plek):
                per_deel[plek[:-1]][str(plek[-1])] = waarde
        uit, al = list[tuple[Plek, Plek]](), set[Plek]()
        for deel, fout in per_deel.items():
            lijst = str(deel[0]) if deel else ""
            for een, ander in combinations(fout, 2):
                plekken = {(*deel, een), (*deel, ander)}
                if al.isdisjoint(plekken) and all(
                    self._past(soort, lijst, veld, fout[van]) for veld, van in ((een, ander), (ander, een))
                ):
                    uit.append(((*deel, een), (*deel, ander)))
                    al |= plekken
        return tuple(uit)

    def _past(self, soort: str, lijst: str, veld: str, waarde: _Waarde) -> bool:
        sleutel = (soort, lijst, veld, waarde)
        if sleutel not in self._gezien:
            self._gezien[sleutel] = self._is_goed(soort, lijst, veld, waarde)
        return self._gezien[sleutel]

    def _is_goed(self, soort: str, lijst: str, veld: str, waarde: _Waarde) -> bool:
        """Whether nothing would be wrong with this field if this were what it says."""
        vorm = next((v for v in bladvormen() if (v.soort, v.deel) == (soort, lijst)), None)
        kolom = next((k for k in vorm.kolommen if k.veld == veld), None) if vorm else None
        is_lijst = kolom is not None and kolom.inhoud == "lijst"
        items = waarde if isinstance(waarde, tuple) else tuple(splits(waarde)) if is_lijst else (waarde,)
        if kolom is None or (len(items) != 1 and not is_lijst):
            return False
        if kolom.naar:
            return all(self._is_naam(item, kolom) for item in items)
        houder = Blok(0, {veld: Lijst(0, [*items], [0] * len(items)) if is_lijst else items[0]}, {veld: 0})
        heel = Blok(0, {lijst: Lijst(0, [houder], [0])}, {lijst: 0}) if lijst else houder
        heel = in_modelwoorden(heel, soort)
        heel.velden["soort"] = soort
        hier: Plek = (lijst, 0, veld) if lijst else (veld,)
        try:
            RECORD.validate_python(plat(heel))
        except ValidationError as fout:
            return all(e["loc"][1 : 1 + len(hier)] != hier for e in fout.errors(include_url=False))
        return True

    def _is_naam(self, tekst: str, kolom: Bladkolom) -> bool:
        doel = self.namen.vind(tekst, kolom.naar)
        is_iets = doel is not None and not (doel.is_nieuw and "knoop" in kolom.naar)  # an end must be there already
        plat = gevouwen(tekst)
        return is_iets or plat.casefold() == kolom.kenmerk or Verwijst(kolom.naar, of=kolom.of or None).mag_los(plat)


def meldingen_over(paren: Iterable[Verwisseld]) -> Iterator[Melding]:
    """One Melding per pair; of two columns of a sheet one, however many rows have it."""
    per_paar: dict[object, list[Verwisseld]] = defaultdict(list)
    for nr, paar in enumerate(paren):
        per_paar[paar.kolommen or nr].append(paar)
    for samen in per_paar.values():
        eerste = min(samen, key=lambda paar: volgorde(paar.een.waar))
        een, ander = eerste.een, eerste.ander
        wat = f"'{kort(een.waarde)}' en '{kort(ander.waarde)}'"
        tekst = f"{wat} lijken verwisseld: {een.kolom} en {ander.kolom}."
        if len(samen) > 1:
            rijen = sorted(paar.een.waar.rij for paar in samen if isinstance(paar.een.waar, Cel))
            meer = ", …" if len(rijen) > LANGSTE_OPSOMMING else ""
            genoemd = f"{opsomming(map(str, rijen[:LANGSTE_OPSOMMING]))}{meer}"
            waar = f"{een.kolom} en {ander.kolom} lijken verwisseld in {len(rijen)} rijen ({genoemd})"
            tekst = f"{waar}, zoals {wat} in rij {rijen[0]}."
        yield Melding(
            eerste.bestand, een.waar, "VT011", tekst, "Wissel ze om." if len(samen) == 1 else "Wissel ze daar om."
        )


def _veld_van(plek: Plek) -> Plek:
    """The field that a place is in: of the record, or of an item of a list in it."""
    is_item = len(plek) > 2 and isinstance(plek[1], int) and isinstance(plek[2], str)
    return plek[: 3 if is_item else 1]


def _op(velden: object, plek: Plek) -> _Waarde | None:
    """The text, or the texts, at a place; None when something else stands there, or nothing."""
    for stap in plek:
        try:
            velden = velden[stap]  # type: ignore[index]  # what it cannot be asked of, has nothing there
        except (LookupError, TypeError):
            return None
    if isinstance(velden, list) and velden and all(isinstance(w, str) for w in velden):
        return tuple(velden)
    return velden if isinstance(velden, str) else None


def tekst_op(velden: object, plek: Plek) -> str:
    """What stands at a place, as one text."""
    waarde = _op(velden, plek) or ""
    return waarde if isinstance(waarde, str) else "; ".join(waarde)


def ligt_in(plek: Plek, velden: Container[Plek]) -> bool:
    """Whether a place is in one of these fields."""
    return bool(plek) and _veld_van(plek) in velden

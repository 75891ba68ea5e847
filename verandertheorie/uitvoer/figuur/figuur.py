"""A figure as a thing to hold: facts, a picture as SVG or PNG, and the table beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from verandertheorie.formaten import csv
from verandertheorie.formaten.wegschrijven import (
    VOOR_IEDEREEN,
    VOOR_MIJ,
    eis_van_ons,
    schrijf_product,
    schrijf_zonder_merk,
)
from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing import opschrift
from verandertheorie.lezing.lezer import Lezer
from verandertheorie.lezing.moment import Moment
from verandertheorie.model.doelgroep import MINSTE_GROEPEN, VOOR_WIE, Doelgroep, kies_doelgroep
from verandertheorie.taal import klein, opsomming, telwoord
from verandertheorie.uitvoer.figuur import feiten, opmaak, tekening
from verandertheorie.uitvoer.figuur.blad import SCHERM, Vel
from verandertheorie.uitvoer.figuur.vorm import Beeld, Figuurgegevens, Figuursoort, zonder_dubbele
from verandertheorie.vragen.opmaak import breedte, tabelregels, zinregels
from verandertheorie.vragen.rijkeuze import niets_over, telt_niet_mee, zonder_bewijs
from verandertheorie.vragen.tabel import Tabel

FIGUREN: tuple[Figuursoort, ...] = get_args(Figuursoort)
VORMEN = (".svg", ".png")


@dataclass(frozen=True, repr=False)
class Figuur:
    """One figure for one audience: all it says, and nothing else. Make one with :func:`figuur`.

    In a notebook it shows itself; ``print`` gives the table beside it.
    """

    gegevens: Figuurgegevens

    def __repr__(self) -> str:
        g = self.gegevens
        return f"<Figuur {g.soort} voor {VOOR_WIE[g.doelgroep]}: {g.moment}>"

    def __str__(self) -> str:
        kop, *rijen = self.gegevens.rijen()
        tabel = Tabel(self.gegevens.opschrift, tuple(map(str, kop)), tuple(tuple(map(str, r)) for r in rijen))
        zinnen = (*([self.gegevens.leeg] if self.gegevens.beeld.is_leeg else []), *self.gegevens.opmerkingen)
        regels = tabelregels((tabel,), breedte()) if rijen else []
        return "\n".join((*regels, *zinregels((*zinnen, self.gegevens.voet), breedte())))

    @cached_property
    def blad(self) -> Vel:
        """Where everything stands.

        Raises:
            AanroepFout: matplotlib, which measures letters, is not installed.
        """
        tekening.eis_matplotlib()
        return opmaak.deel_in(self.gegevens, tekening.meet)

    @property
    def past_op_scherm(self) -> bool:
        """Whether it is no larger than a screen of 1280 by 720."""
        return self.blad.breedte <= SCHERM[0] and self.blad.hoogte <= SCHERM[1]

    @cached_property
    def svg(self) -> str:
        """The picture as SVG; the same graph gives the same text with the same version of matplotlib.

        Raises:
            AanroepFout: matplotlib is not installed.
        """
        return tekening.als_svg(self.blad, self.gegevens.opschrift, self.gegevens.beschrijving)

    @cached_property
    def png(self) -> bytes:
        """The same as PNG, of twice as many pixels.

        Raises:
            AanroepFout: matplotlib is not installed.
        """
        return tekening.als_png(self.blad, self.gegevens.opschrift, self.gegevens.beschrijving)

    @cached_property
    def csv(self) -> str:
        """The table beside it, in the one dialect of CSV; the last column says for whom it is."""
        kop, *rijen = self.gegevens.rijen()
        return csv.schrijf([[*kop, "doelgroep"], *([*r, self.gegevens.doelgroep] for r in rijen)])

    def als_tabel(self) -> Any:
        """The table beside it as a pandas or polars frame, whichever is installed (pandas first).

        Raises:
            ImportError: neither is installed.
        """
        from verandertheorie.vragen.antwoord import als_kader

        kop, *rijen = self.gegevens.rijen()
        return als_kader({str(naam): [r[nr] for r in rijen] for nr, naam in enumerate(kop)})

    def schrijf(self, pad: Path | str, *, overschrijf: bool = False) -> Path:
        """Write the picture, and beside it the table under the same name with ``.csv``: both, or neither.

        Args:
            pad: a file that ends in ``.svg`` or ``.png``.
            overschrijf: also over what we did not write, or what was changed since.

        Returns:
            Where the table is.

        Raises:
            AanroepFout: another ending, matplotlib is not installed, or the file cannot stand there.
            ConflictFout: something else stands there, for the picture or for the table.
        """
        pad = eis_vorm(Path(pad))
        naast = pad.with_suffix(".csv")
        rechten = VOOR_MIJ if self.gegevens.doelgroep == "monitor" else VOOR_IEDEREEN
        is_svg = pad.suffix.lower() == ".svg"
        beeld, tabel = self.svg if is_svg else self.png, self.csv.encode()
        eis_van_ons(pad, b"" if isinstance(beeld, str) else beeld, overschrijf=overschrijf)
        schrijf_zonder_merk(naast, tabel, rechten, overschrijf=overschrijf)
        if isinstance(beeld, str):
            schrijf_product(pad, beeld, rechten, overschrijf=overschrijf)
        else:
            schrijf_zonder_merk(pad, beeld, rechten, overschrijf=overschrijf)
        return naast

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes:
        return self.png


def eis_vorm(pad: Path) -> Path:
    """See that a figure can be written under this name.

    Raises:
        AanroepFout: it does not end in .svg or .png.
    """
    if pad.suffix.lower() not in VORMEN:
        zoals = pad / "figuur.svg" if pad.is_dir() else pad.with_suffix(".svg")
        raise AanroepFout(f"Geef een bestand dat eindigt op .svg of .png, zoals {zoals}.")
    return pad


@dataclass(frozen=True, slots=True)
class _Inhoud:
    """What differs from figure to figure. ``leeg``: what is said when there is nothing to draw."""

    titel: str
    beeld: Beeld
    leeg: str
    over: str = ""
    opmerkingen: tuple[str, ...] = ()


def figuur(
    graaf: Verandergraaf,
    soort: Figuursoort | str,
    over: str | None = None,
    *,
    doelgroep: Doelgroep | str = "sessie",
    beweringen: bool = False,
) -> Figuur:
    """One figure, of what an audience may know.

    Args:
        graaf: theory and evidence as of a cycle, of the part that was asked for.
        soort: ``matrix`` (what by which area), ``bewijs-per-cyclus`` (how much speaks for and against),
            ``stand`` (the word for every claim after each cycle), ``tijdlijn`` (what happened to a subject),
            ``gevoeligheid`` (which words hang on a choice of the method).
        over: a claim or factor, of a timeline anything that has one; needed for a timeline, not for a matrix or stand.
        doelgroep: who looks; all is made of what this audience may know.
        beweringen: of a matrix: claims in place of factors.

    Raises:
        AanroepFout: no such figure, audience or subject; or a choice that this figure does not take.
    """
    gekozen = next((s for s in FIGUREN if s == soort), None)
    if gekozen is None:
        raise AanroepFout(f"De figuur '{soort}' is er niet. Kies uit: {', '.join(FIGUREN)}.")
    if over is not None and gekozen in ("matrix", "stand"):
        raise AanroepFout(f"De figuur {gekozen} laat alles zien. Laat '{over}' weg.")
    if beweringen and gekozen != "matrix":
        raise AanroepFout("Beweringen in plaats van factoren kan alleen in de matrix.")
    wie = kies_doelgroep(doelgroep)
    g = graaf.voor(wie)
    m = Moment(0, Lezer(g, wie))
    inhoud = _matrix(m, beweringen=beweringen) if gekozen == "matrix" else _MAKERS[gekozen](m, over)
    moment = f"Stand na {g.cyclus}" if g.cyclus else "Nog geen leercycli"
    return Figuur(
        Figuurgegevens(
            soort=gekozen,
            titel=inhoud.titel,
            over=inhoud.over,
            moment=f"{opschrift.titel(g)} · {klein(moment)} · voor {VOOR_WIE[wie]}",
            voet=opschrift.voet(g),
            doelgroep=wie,
            fictief=g.herkomst.fictief,
            opmerkingen=zonder_dubbele((*inhoud.opmerkingen, telt_niet_mee(g))),
            leeg=inhoud.leeg,
            beeld=inhoud.beeld,
        )
    )


def _matrix(m: Moment, *, beweringen: bool) -> _Inhoud:
    wat = "bewering" if beweringen else "factor"
    leeg = niets_over(m.graaf) or f"Er is nog geen {wat} om te tonen. Lees eerst de theorie in met 'importeer'."
    if not m.graaf.deelgebieden:
        leeg = "Er zijn nog geen deelgebieden. Lees eerst gebieden en theorie in met 'importeer'."
    beeld = feiten.beweringraster(m) if beweringen else feiten.factorraster(m)
    return _Inhoud(f"Wat we waar vonden, per {wat}", beeld, leeg)


def _bewijs_per_cyclus(m: Moment, over: str | None) -> _Inhoud:
    sleutel, naam = feiten.vind_te_noemen(m, over) if over is not None else (None, "")
    nog = "is nog geen bewijs dat hier meetelt" if m.graaf.verborgen else "is nog geen bewijs"
    leeg = niets_over(m.graaf) or f"Er {nog}."
    return _Inhoud("Hoeveel bewijs er per leercyclus bij kwam", feiten.bewijsstaven(m, sleutel), leeg, naam)


def _stand(m: Moment, _: str | None) -> _Inhoud:
    leeg = niets_over(m.graaf) or "Er staat nog geen bewering in de theorie. Lees eerst de theorie in met 'importeer'."
    toen = feiten.te_smal_na(m)
    minste = telwoord(MINSTE_GROEPEN[m.lezer.doelgroep])
    noten = (
        (f"Na {opsomming(toen)} niet getoond: toen was nog in geen gebied met {minste} mensen of meer gesproken.",)
        if toen
        else ()
    )
    return _Inhoud("Wat we na elke leercyclus wisten, per bewering", feiten.standraster(m), leeg, opmerkingen=noten)


def _tijdlijn(m: Moment, over: str | None) -> _Inhoud:
    if not over:
        raise AanroepFout("Noem waarvan u de tijdlijn wilt zien, zoals een factor of een signaal.")
    antwoord, naam = feiten.vraag_tijdlijn(m, over)
    return _Inhoud("Wat er gebeurde", feiten.tijdas(antwoord), " ".join(antwoord.zinnen), naam)


def _gevoeligheid(m: Moment, over: str | None) -> _Inhoud:
    _, naam = feiten.vind_te_noemen(m, over) if over is not None else (None, "")
    beeld = feiten.gevoeligheidsraster(m, feiten.vraag_gevoeligheid(m, over))
    alle = feiten.hoeveel_onderwerpen(m)
    keuzes = telwoord(len(beeld.koppen) - 1)  # the first is what it is now
    vast = alle - len(beeld.rijen)
    houdt, hun = ("houdt", "zijn") if vast == 1 else ("houden", "hun")
    telling = f" Van de {alle} beweringen en factoren {houdt} er {vast} bij alle {keuzes} keuzes {hun} woord."
    noten = (f"Geel: een ander woord dan nu.{telling if over is None else ''}",) if beeld.rijen else ()
    blijft = f"Bij elk van de {keuzes} andere keuzes in de methode blijven de woorden zoals zij zijn."
    leeg = (zonder_bewijs(m.graaf) or blijft) if alle else "Er is nog geen bewering of factor."
    return _Inhoud("Welke woorden hangen af van een keuze in de methode?", beeld, leeg, naam, noten)


_MAKERS: dict[Figuursoort, Callable[[Moment, str | None], _Inhoud]] = {
    "bewijs-per-cyclus": _bewijs_per_cyclus,
    "stand": _stand,
    "tijdlijn": _tijdlijn,
    "gevoeligheid": _gevoeligheid,
}

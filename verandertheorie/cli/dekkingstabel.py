"""Coverage as people look at it: a matrix with one sign per cell."""

from verandertheorie.cli.tonen import toon_tabel, toon_zinnen
from verandertheorie.vragen.antwoord import Antwoord, als_tekst
from verandertheorie.vragen.dekking import TEKENS_IN_TABEL, Celtoestand, Dekkingscel, alles_samen


def toon_dekking(antwoord: Antwoord[Dekkingscel], *, per_cyclus: bool) -> None:
    """Print subject × area over all cycles together, or for one subject area × cycle; and what the signs mean."""
    if antwoord.rijen:
        gezien: set[Celtoestand] = set()
        rijen: dict[str, dict[str, str]] = {}
        cellen = antwoord.rijen if per_cyclus else alles_samen(antwoord.rijen)
        for cel in cellen:
            rij, kolom = (cel.gebied, cel.cyclus) if per_cyclus else (cel.naam, cel.gebied)
            rijen.setdefault(rij, {})[kolom] = TEKENS_IN_TABEL[cel.toestand]
            gezien.add(cel.toestand)
        kolommen = list(next(iter(rijen.values())))
        kop = ("gebied" if per_cyclus else "onderwerp", *kolommen)
        titel = antwoord.rijen[0].naam if per_cyclus else ""
        toon_tabel(kop, [(naam, *tekens.values()) for naam, tekens in rijen.items()], titel=titel)
        uitleg = (
            f"{t if t != ' ' else 'leeg'} {als_tekst(s, 'dekking')}" for s, t in TEKENS_IN_TABEL.items() if s in gezien
        )
        toon_zinnen(["   ".join(uitleg), ""])
    toon_zinnen((*antwoord.zinnen, *([""] if antwoord.zinnen else []), antwoord.voet))

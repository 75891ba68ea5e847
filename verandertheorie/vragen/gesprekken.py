"""The conversations themselves: what surprised, what was tried, seen, learned and adjusted, and what was agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from verandertheorie.begrippen import woord
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.waarneming import Afspraak, Registratie
from verandertheorie.taal import aantal, dag, groot, met_punt, opsomming
from verandertheorie.vragen.antwoord import Inhoud, vraag
from verandertheorie.vragen.rijkeuze import is_gekozen, niets_over
from verandertheorie.vragen.tabel import Kolom

STAPPEN = ("verrassing", "geprobeerd", "waargenomen", "geleerd", "bijgesteld")
"""What is told of a conversation besides its findings, in the order of the form: the surprise, and the plan's steps."""


@dataclass(frozen=True, slots=True)
class Gespreksverslag:
    """One record: an interview, observation, session or document.

    ``gebieden``: every area that it is of or says something about. ``bevindingen`` counts its findings and ``los`` how
    many of these are loose; ``gevraagd`` counts what was asked or looked for, which is no finding. ``steunt_op``: ids
    of the records it rests on. ``afspraken``: each as a sentence.
    """

    KOLOMMEN: ClassVar[tuple[Kolom, ...]] = (
        Kolom("id", "id", "bekijk alles met: verandertheorie toon ID"),
        Kolom("cyclus", "cyclus", "leercyclus"),
        Kolom("gebieden", "gebied", "waar het over ging"),
        Kolom("vorm", "vorm", "hoe de informatie is verkregen", woordsoort="waarde.vorm"),
        Kolom("interventie", "interventie", "waar het over ging, of geen"),
        Kolom("bevindingen", "bevindingen", "hoeveel erin staan; tellen zij mee? vraag het met bewijs"),
        Kolom("vertelt", "verder", "verrassing, de vier stappen, en wat is afgesproken"),
    )

    id: str
    datum: str
    cyclus: str
    gebieden: tuple[str, ...]
    vorm: str
    bronnen: tuple[str, ...]
    interventie: str
    reeks: str
    teruggelegd: str
    vastgelegd_door: str
    steunt_op: tuple[str, ...]
    bevindingen: int
    gevraagd: int
    los: int
    verrassing: str
    geprobeerd: str
    waargenomen: str
    geleerd: str
    bijgesteld: str
    afspraken: tuple[str, ...]

    @property
    def vertelt(self) -> str:
        """What is told besides the findings, as sentences."""
        delen = [
            f"{groot(woord('veld', stap))}: {met_punt(tekst)}" for stap in STAPPEN if (tekst := getattr(self, stap))
        ]
        return " ".join((*delen, *(f"Afgesproken: {met_punt(a)}" for a in self.afspraken)))


@vraag
def gesprekken(graaf: Verandergraaf) -> Inhoud[Gespreksverslag]:
    """What was told in every conversation besides its findings (plan §5 Ad 2, the four steps of a learning cycle).

    Returns:
        Rows by date and id; with an area filter those that are of, or say something about, a chosen area.
    """
    rijen = tuple(gespreksverslag(graaf, r) for r in graaf.registraties if _is_gekozen(graaf, r))
    return Inhoud(rijen, tuple(_zinnen(graaf, rijen)))


def _is_gekozen(graaf: Verandergraaf, r: Registratie) -> bool:
    return any(is_gekozen(graaf, g) for g in r.gebieden or ("",))


def gespreksverslag(graaf: Verandergraaf, r: Registratie) -> Gespreksverslag:
    """What one record of a graph tells besides its findings."""
    return Gespreksverslag(
        id=r.id,
        datum=r.datum.isoformat(),
        cyclus=graaf.naam_van_cyclus(graaf.cyclus_van(r.id)),
        gebieden=tuple(sorted(r.gebieden)),
        vorm=r.vorm,
        bronnen=r.alle_bronnen,
        interventie=r.interventie,
        reeks=r.reeks or "",
        teruggelegd=r.teruggelegd,
        vastgelegd_door=r.vastgelegd_door or "",
        steunt_op=r.ontleend_aan,
        bevindingen=len(r.bewijs) + len(r.toets),
        gevraagd=len(r.dekking),
        los=sum(b.onderwerp == "los" for b in r.bewijs),
        verrassing=r.verrassing or "",
        geprobeerd=r.geprobeerd or "",
        waargenomen=r.waargenomen or "",
        geleerd=r.geleerd or "",
        bijgesteld=r.bijgesteld or "",
        afspraken=tuple(map(_afspraak, r.afspraken)),
    )


def _afspraak(a: Afspraak) -> str:
    voor = f", voor {dag(a.uiterlijk)}" if a.uiterlijk else ""
    naar = f", naar: {woord('waarde.naar', a.naar)}" if a.naar else ""
    return f"{a.actie} ({opsomming(a.eigenaren)}{voor}{naar})"


def _zinnen(graaf: Verandergraaf, rijen: Sequence[Gespreksverslag]) -> Iterator[str]:
    if not graaf.aantal_registraties:
        yield niets_over(graaf) or "Er is nog geen gesprek vastgelegd. Lees registraties in met 'importeer'."
    elif not rijen:
        yield "Binnen dit filter is er geen gesprek."
    else:
        afspraken = sum(len(r.afspraken) for r in rijen)
        verrast = sum(bool(r.verrassing) for r in rijen)
        yield (
            f"{aantal(len(rijen), 'gesprek', 'gesprekken')}, {aantal(verrast, 'verrassing', 'verrassingen')}, "
            f"{aantal(afspraken, 'afspraak', 'afspraken')}."
        )
        weet_niet = {
            b.pseudoniem for r in rijen for n in r.bronnen if (b := graaf.bronnen.get(n)) and not b.geinformeerd
        }
        if weet_niet:
            yield f"Nog niet verteld waarvoor dit wordt gebruikt: {opsomming(sorted(weet_niet))}."

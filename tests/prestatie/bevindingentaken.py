"""A dossier with many findings on the theory of an example, to measure whole commands on.

The theory, areas and cycles are the example's; of its conversations none stay. Made up, the same every time: ten
findings per conversation on the claims and factors of the theory, each source speaks twice, four out of five for, and
of four out of five conversations the words may be read in a session.
"""

import datetime
import json
import random
from collections.abc import Iterator
from pathlib import Path

from verandertheorie.dossier.bestand import Dossier, rij
from verandertheorie.graaf.index import werk_index_bij
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.soorten import RECORD, als_canonieke_tekst
from verandertheorie.model.waarneming import Bron, Registratie, TweedeCodering

ZAAD = 20260101
PER_GESPREK, GESPREKKEN_PER_BRON = 10, 2
HEEFT_INGESTEMD = 5
"""Of so many conversations all but one."""


def maak_dossier(voorbeeld: Path, pad: Path, bevindingen: int) -> None:
    """Write a dossier with so many findings on the theory of an example.

    Args:
        voorbeeld: the dossier of the example; it is only read.
        pad: the new file.
        bevindingen: how many findings.
    """
    graaf = Verandergraaf.uit(voorbeeld)
    theorie = [r for r in graaf.alles if not isinstance(r, Bron | Registratie | TweedeCodering)]
    records = [*theorie, *(RECORD.validate_python(velden) for velden in _velden(graaf, bevindingen))]
    rijen = (rij(*r.identiteit, als_canonieke_tekst(r)) for r in records)
    with Dossier.maak(pad) as dossier, dossier.transactie() as schrijver:
        schrijver.voeg_toe(rijen, programma="meet", rol="meting", samenvatting="gegevens om te meten")
        werk_index_bij(dossier, schrijver)


def maak_invoer(voorbeeld: Path, pad: Path, records: int) -> None:
    """Write a file to import into such a dossier: so many conversations with one finding, of sources it has.

    Args:
        voorbeeld: the dossier of the example; it is only read.
        pad: the new file.
        records: how many.
    """
    graaf = Verandergraaf.uit(voorbeeld)
    wie = {"soort": "bron", "rol": "projecttrekker", "organisatiesoort": "rijk", "perspectief": "rijk"}
    gesprekken = (v for v in _velden(graaf, records * PER_GESPREK) if v["soort"] == "registratie")
    erbij = [{**v, "id": f"nieuw-{v['id']}", "bewijs": [v["bewijs"][0]]} for v in gesprekken]  # type: ignore[index]  # a list
    bronnen = dict.fromkeys(str(v["bron"]) for v in erbij)
    alles = [*({**wie, "pseudoniem": b, "geinformeerd": True, "grond": "fictief"} for b in bronnen), *erbij]
    pad.write_text(json.dumps(alles, ensure_ascii=False), encoding="utf-8")


def _velden(graaf: Verandergraaf, bevindingen: int) -> Iterator[dict[str, object]]:
    kies = random.Random(ZAAD)  # noqa: S311  (the same every time is the point)
    onderwerpen = [k for k, s in graaf.stellingen.items() if s.record is not None] + list(graaf.factoren)
    gesprekken = -(-bevindingen // PER_GESPREK)
    bronnen = [f"b{nr:05d}" for nr in range(-(-gesprekken // GESPREKKEN_PER_BRON))]
    for naam in bronnen:
        wie = {"soort": "bron", "pseudoniem": naam, "rol": "projecttrekker", "organisatiesoort": "rijk"}
        yield {**wie, "perspectief": "rijk", "geinformeerd": True, "grond": "fictief"}
    for nr in range(gesprekken):
        eerste = nr * PER_GESPREK
        bewijs = [
            {
                "onderwerp": kies.choice(onderwerpen),
                "teken": "voor" if kies.random() < 0.8 else "tegen",
                "kern": f"Bewijs {n:06d}: na het gesprek met de grondexpert wilde de eigenaar verder doorrekenen.",
            }
            for n in range(eerste, min(eerste + PER_GESPREK, bevindingen))
        ]
        dag = kies.choice(graaf.cycli).van + datetime.timedelta(days=3)
        kop = {"soort": "registratie", "id": f"g{nr:05d}", "bron": bronnen[nr % len(bronnen)], "datum": str(dag)}
        gezien = {"teruggelegd": "ingestemd"} if nr % HEEFT_INGESTEMD else {}
        waar = {"gebied": kies.choice(graaf.deelgebieden), "interventie": "geen", "grond": "fictief"}
        yield {**kop, **waar, **gezien, "bewijs": bewijs}

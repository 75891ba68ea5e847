"""Which conversations there are of an area, and how much of what was found there counts."""

from dataclasses import dataclass

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.lezing.bewijs import bevindingen_van
from verandertheorie.model.verwijzing import Mis


@dataclass(frozen=True, slots=True)
class Gebiedsgesprek:
    """One conversation that is of an area, or says something about it.

    ``telt`` and ``telt_niet``: of its findings there how many count and how many do not; what was only asked or looked
    for is no finding.
    """

    datum: str
    id: str
    vorm: str
    bronnen: tuple[str, ...]
    interventie: str
    gebieden: tuple[str, ...]
    telt: int
    telt_niet: int


def gesprekken_in(graaf: Verandergraaf, gebied: str) -> tuple[str, tuple[Gebiedsgesprek, ...]]:
    """The key of an area, and the conversations of it and of all that lies in it.

    Args:
        graaf: theory and evidence as of a cycle, without a filter.
        gebied: key or name of a sub-area, a core area or the programme.

    Returns:
        By date and id.

    Raises:
        AanroepFout: no such area; with the nearest ones.
    """
    doel = graaf.namen.zoek(gebied, ("gebied",))
    if isinstance(doel, Mis):
        raise AanroepFout(f"Gebied {doel.tekst} {doel.remedie}")
    erin = {g for g in graaf.gebieden if doel.sleutel in graaf.ligging.ligt_in(g)}
    gekozen = [r for r in graaf.registraties if not erin.isdisjoint(r.gebieden)]
    bevonden = bevindingen_van(graaf, gekozen)
    rijen = []
    for r in gekozen:
        hier = [b.telt for b in bevonden.get(r.id, ()) if b.gebied in erin and b.blad != "dekking"]
        rijen.append(
            Gebiedsgesprek(
                datum=r.datum.isoformat(),
                id=r.id,
                vorm=r.vorm,
                bronnen=r.alle_bronnen,
                interventie=r.interventie,
                gebieden=tuple(sorted(r.gebieden)),
                telt=sum(hier),
                telt_niet=len(hier) - sum(hier),
            )
        )
    return doel.sleutel, tuple(rijen)

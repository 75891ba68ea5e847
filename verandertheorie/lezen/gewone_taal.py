"""From the words people use to the words of the model: other names for record types, fields and values."""

from collections.abc import Container

from verandertheorie.begrippen import aliassen
from verandertheorie.formaten.waarden import Blok, Lijst, Waarde
from verandertheorie.model.bladen import VELD_BIJ_KOP
from verandertheorie.model.soorten import MODELLEN, SOORTEN, Pad, dagen, namen_en_waarden, velden, waarden
from verandertheorie.taal import gevouwen, lees_dag

_EIGEN_SCHUILNAAM = ("bron", ("pseudoniem",))
"""The one name that is in small letters whoever writes it: everywhere else B17 is b17, as capitals never matter."""


def herken_soort(geschreven: str) -> str | None:
    """The record type that is meant; None when it is none of ours.

    >>> herken_soort("Registratie"), herken_soort("claim"), herken_soort("kaas")
    ('registratie', 'bewering', None)
    """
    kaal = gevouwen(geschreven).casefold()
    recht = kaal.replace(" ", "_")
    if recht in SOORTEN:
        return recht
    ander = aliassen("knooptype").get(kaal) or aliassen("record").get(kaal)
    return ander if ander in MODELLEN else None


def in_modelwoorden(blok: Blok, soort: str) -> Blok:
    """The block with every field name and every fixed word as the model has them; lines stay where they were.

    What is not recognised stays as it is, so that the check on the field can say what is wrong with it.
    """
    return _blok(blok, soort, ())


def _blok(blok: Blok, soort: str, pad: Pad) -> Blok:
    bekend = velden(soort, pad)
    nieuw = Blok(blok.regel)
    for naam, waarde in blok.velden.items():
        veld = _veldnaam(naam, bekend, (blok.velden, nieuw.velden))
        nieuw.regels[veld] = blok.regels[naam]
        nieuw.velden[veld] = _waarde(waarde, soort, (*pad, veld))
    return nieuw


def _veldnaam(naam: str, bekend: tuple[str, ...], bezet: tuple[Container[str], ...]) -> str:
    """The field that is meant, unless it is filled in already: then the name stays, and is refused as unknown."""
    if naam in bekend:
        return naam
    kaal = gevouwen(naam).casefold()
    recht = kaal.replace(" ", "_")
    ander = recht if recht in bekend else aliassen("veld").get(kaal) or VELD_BIJ_KOP.get(kaal, "")
    return ander if ander in bekend and not any(ander in b for b in bezet) else naam


def _waarde(waarde: Waarde, soort: str, pad: Pad) -> Waarde:
    if isinstance(waarde, Blok):
        return _blok(waarde, soort, pad) if velden(soort, pad) else waarde
    if isinstance(waarde, Lijst):
        return Lijst(waarde.regel, [_waarde(w, soort, (*pad, "*")) for w in waarde.items], waarde.regels)
    if (soort, pad) == _EIGEN_SCHUILNAAM and isinstance(waarde, str):
        return gevouwen(waarde).casefold()
    if waarde is None or pad not in namen_en_waarden(soort):
        return waarde
    waarde = gevouwen(waarde)
    if pad in dagen(soort):
        dag = lees_dag(waarde)
        return dag.isoformat() if dag else waarde
    woorden = waarden(soort).get(pad)
    if woorden is None or waarde in woorden:
        return waarde
    kaal = waarde.casefold()
    recht = kaal.replace(" ", "_").replace("-", "_")
    if recht in woorden:
        return recht
    veld = next(deel for deel in reversed(pad) if deel != "*")
    ander = aliassen(f"waarde.{veld}").get(kaal) or aliassen("relatie").get(kaal)
    return ander if ander in woorden else waarde

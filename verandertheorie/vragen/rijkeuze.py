"""Which factors and claims a question lists: the part of a filter that chooses rows, and names people type."""

from dataclasses import replace

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import selecteert, woorden_in
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.relaties import verhuis
from verandertheorie.model.verwijzing import Doel, Mis
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.taal import leesbaar


def lijst_stelling(graaf: Verandergraaf, s: Stelling) -> bool:
    """Whether a claim is listed: one of its ends has the class and one the domain that were asked for."""
    return _past(graaf, (s.van, s.naar), "klasse") and _past(graaf, (s.van, s.naar), "domein")


def lijst_factor(graaf: Verandergraaf, factor: str) -> bool:
    """Whether a factor is listed: it has the class, and touches a mechanism of the domain, that were asked for."""
    raakt = tuple(s.naar for s in graaf.uitgaand.get(factor, ()))
    return _past(graaf, (factor,), "klasse") and _past(graaf, raakt, "domein")


def _past(graaf: Verandergraaf, knopen: tuple[str, ...], veld: str) -> bool:
    gevraagd = getattr(graaf.filter, veld)
    return not gevraagd or not {w for k in knopen for w in woorden_in(graaf.alle_knopen.get(k), veld)}.isdisjoint(
        gevraagd
    )


def is_gekozen(graaf: Verandergraaf, gebied: str) -> bool:
    """Whether an area filter chooses where something was found: by itself, or by something it lies in.

    Empty text is nowhere in particular, and is chosen when there is no area filter.
    """
    return selecteert(graaf.filter, graaf.ligging.ligt_in(gebied), graaf.gebieden)


def past(graaf: Verandergraaf, r: Registratie, deel: Bewijs | Dekking | Toets) -> bool:
    """Whether a filter that lets a record through also fits this part of it: who said it, and of when it is.

    A record goes or stays whole in every judgement; a row that says otherwise than the filter would deny it.
    """
    f, wie = graaf.filter, graaf.stemmen.wie(r, deel.spreker if isinstance(deel, Bewijs) else None)
    return (
        (not f.rol or (wie is not None and wie.rol in f.rol))
        and (not f.perspectief or (wie is not None and wie.perspectief in f.perspectief))
        and (not f.cyclus or graaf.naam_van_cyclus(graaf.waarover(r, deel)) in f.cyclus)
    )


def is_gefilterd(graaf: Verandergraaf) -> bool:
    """Whether a filter leaves part of it: then what is not there may well be in the dossier."""
    return bool(graaf.filter.actief())


def niets_over(graaf: Verandergraaf) -> str:
    """The sentence for a filter that leaves no record at all; empty when it leaves one, or when there was none."""
    weg = graaf.aantal_weggefilterd
    return (
        f"Met dit filter blijft geen van de {weg} registraties over." if weg and not graaf.aantal_registraties else ""
    )


def op_code(s: Stelling) -> tuple[str, str]:
    """The order in which claims are listed: by code, those without a code last, by key."""
    return s.code or "~", s.sleutel


def vind_onderwerp(graaf: Verandergraaf, naam: str) -> Doel:
    """The claim, factor or assumption that people mean by a key, code, name, alias or arrow text.

    For what was merged into another it is that other: there is all that was found about it.

    Raises:
        AanroepFout: nothing in this graph is called that; with the nearest name.
    """
    doel = graaf.namen.zoek(naam, ("bewering", "systemische_factor", "aanname"))
    if isinstance(doel, Mis):
        anders = graaf.namen.zoek(naam, ("knoop", "gebied"))
        if isinstance(anders, Doel):
            wat = leesbaar(anders.soort)
            raise AanroepFout(f"'{naam}' is een {wat}. Deze vraag gaat over een bewering (C07) of een factor.")
        raise AanroepFout(f"{doel.tekst} {doel.remedie}")
    if doel.is_nieuw:
        raise AanroepFout(f"'{naam}' staat niet in de theorie, en er is ook nog geen bewijs over.")
    nu = verhuis(doel.sleutel, graaf.opgegaan_in)
    return replace(doel, sleutel=nu) if nu in graaf.factoren or nu in graaf.stellingen else doel


def waarin_opgegaan(graaf: Verandergraaf, naam: str, sleutel: str) -> str:
    """The sentence for who asked for something that was merged into what has this key; empty when it was not."""
    gevraagd = graaf.namen.vind(naam, ("bewering", "systemische_factor", "aanname"))
    if gevraagd is None or gevraagd.sleutel == sleutel:
        return ""
    return f"{graaf.naam(gevraagd.sleutel)} is samengevoegd: dit gaat over {graaf.naam(sleutel)}."

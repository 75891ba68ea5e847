"""Which factors and claims a question lists: the part of a filter that chooses rows, and names people type."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace

from verandertheorie.fouten import AanroepFout
from verandertheorie.graaf.filters import selecteert, woorden_in
from verandertheorie.graaf.stelling import Stelling
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.model.doelgroep import MINSTE_GROEPEN
from verandertheorie.model.relaties import verhuis
from verandertheorie.model.verwijzing import Doel, Mis
from verandertheorie.model.waarneming import Bewijs, Dekking, Registratie, Toets
from verandertheorie.taal import leesbaar, opsomming, telwoord


def lijst_stelling(graaf: Verandergraaf, s: Stelling) -> bool:
    """Whether a claim is listed: one of its ends has the class and one the domain that were asked for."""
    return _past(graaf, (s.van, s.naar), "klasse") and _past(graaf, (s.van, s.naar), "domein")


def lijst_factor(graaf: Verandergraaf, factor: str) -> bool:
    """Whether a factor is listed: it has the class, and touches a mechanism of the domain, that were asked for."""
    raakt = tuple(s.naar for s in graaf.uitgaand.get(factor, ()))
    return _past(graaf, (factor,), "klasse") and _past(graaf, raakt, "domein")


def lijst_onderwerpen(graaf: Verandergraaf) -> tuple[str, ...]:
    """Keys of the claims and factors that are listed: claims by code, then factors by key."""
    stellingen = sorted((s for s in graaf.stellingen.values() if lijst_stelling(graaf, s)), key=op_code)
    return (*(s.sleutel for s in stellingen), *(f for f in graaf.factoren if lijst_factor(graaf, f)))


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


def ter_sprake(graaf: Verandergraaf) -> Mapping[str, frozenset[str]]:
    """Per claim and factor the places where it was spoken of or looked for, also where that weighs or counts nothing.

    Where a blocker is seen at work the factor was spoken of. Of what is not here nobody said anything, so far as the
    filter leaves it.
    """
    uit: dict[str, set[str]] = defaultdict(set)
    for r in graaf.gesprekken:
        for v in graaf.vermeldingen(r.id):
            s = graaf.stellingen.get(v.onderwerp)
            for k in (v.onderwerp, *((s.van,) if s and s.van in graaf.factoren else ())):
                if is_gekozen(graaf, v.gebied):
                    uit[k].add(v.gebied)
    return {k: frozenset(waar) for k, waar in uit.items()}


def past(graaf: Verandergraaf, r: Registratie, deel: Bewijs | Dekking | Toets) -> bool:
    """Whether a filter that lets a record through also fits this part of it: who said it, and of when it is.

    A record goes or stays whole in every judgement; a row that says otherwise than the filter would deny it.
    """
    f, wie = graaf.filter, graaf.spreker(r, deel)
    return (
        (not f.rol or (wie is not None and wie.rol in f.rol))
        and (not f.perspectief or (wie is not None and wie.perspectief in f.perspectief))
        and (not f.cyclus or graaf.naam_van_cyclus(graaf.waarover(r, deel)) in f.cyclus)
    )


def is_gefilterd(graaf: Verandergraaf) -> bool:
    """Whether a filter leaves part of it: then what is not there may well be in the dossier."""
    return bool(graaf.filter.actief())


def binnen_filter(graaf: Verandergraaf) -> str:
    """What goes before a sentence that says that something is not there, when a filter may be why; else empty."""
    return "Binnen dit filter: " if is_gefilterd(graaf) else ""


TE_SMAL = "In deze gebieden zijn nog te weinig stemmen gehoord om te laten zien hoe het ervoor staat."


def te_smal(graaf: Verandergraaf) -> str:
    """The same where nothing else names the places."""
    waar = opsomming(g for g in graaf.deelgebieden if g in graaf.verborgen)
    return TE_SMAL.replace("deze gebieden", waar)


def niets_over(graaf: Verandergraaf) -> str:
    """The sentence for a filter or audience to which no record at all is left; empty when one is, or none was there."""
    if graaf.aantal_registraties:
        return ""
    if graaf.is_te_smal:
        return te_smal(graaf)
    weg = graaf.aantal_weggefilterd
    return f"Met dit filter blijft geen van de {weg} registraties over." if weg else ""


def zonder_bewijs(graaf: Verandergraaf) -> str:
    """The sentence for where nothing was found or looked for at all; empty when something was.

    What a question says of words that stand firm, or of nobody who objects, is then no fact but an absence.
    """
    if weg := niets_over(graaf):
        return weg
    for r in graaf.registraties:
        hier = r.gebieden or (r.gebied or "",) if r.dekking or r.toets else ()
        if any(is_gekozen(graaf, g) for g in (*hier, *(b.gebied or r.gebied or "" for b in r.bewijs))):
            return ""
    if is_gefilterd(graaf):
        return "Binnen dit filter is er nog geen bewijs."
    return "Er is nog geen bewijs. Lees registraties in met 'importeer'."


def telt_niet_mee(graaf: Verandergraaf) -> str:
    """The sentence that says which places do not count for who reads, as every product has it once; empty without.

    ``D06, D11 en D13 tellen hier niet mee: daar zijn minder dan drie stemmen gehoord.`` Where nobody spoke is not
    among them: that is told as such. Nor is a place that was not chosen.
    """
    weg = sorted(g for g in graaf.verborgen if is_gekozen(graaf, g))
    if not weg:
        return ""
    minste = MINSTE_GROEPEN[graaf.doelgroep]
    waar = [plaatsnaam(graaf, g) for g in sorted(weg, key=lambda g: not graaf.ligging.is_deelgebied(g))]
    telt = "tellen" if len(waar) > 1 else "telt"
    return f"{opsomming(waar)} {telt} hier niet mee: daar zijn minder dan {telwoord(minste)} stemmen gehoord."


def plaatsnaam(graaf: Verandergraaf, gebied: str) -> str:
    """How every product calls a place: a sub-area by its key, a wider one by its name."""
    return gebied if graaf.ligging.is_deelgebied(gebied) else graaf.naam(gebied)


def voor_zover(graaf: Verandergraaf) -> str:
    """What a sentence that says nobody, nothing or nowhere adds before its stop or colon; empty when all counts.

    What does not count for who reads may say otherwise, so without this it would not be true.
    """
    return ", voor zover het hier meetelt" if graaf.verborgen else ""


def van_de_gebieden(graaf: Verandergraaf, hoeveel: str) -> str:
    """The places where somebody spoke, of which who reads knows what was said: ``elf bezochte gebieden``.

    Args:
        graaf: what is read.
        hoeveel: their number, or ``beide``; ``het ene`` for one.
    """
    een = hoeveel == "het ene"
    wat = "gebied" if een else "gebieden"
    if graaf.verborgen:
        return f"{hoeveel} {wat} {'dat hier meetelt' if een else 'die hier meetellen'}"
    return f"{hoeveel} bezochte {wat}"


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
        if wat := wat_het_wel_is(graaf, naam):
            raise AanroepFout(f"'{naam}' is een {wat}. Deze vraag gaat over een bewering (C07) of een factor.")
        raise AanroepFout(f"{doel.tekst} {doel.remedie}")
    if doel.is_nieuw:
        raise AanroepFout(f"'{naam}' staat niet in de theorie, en er is ook nog geen bewijs over.")
    nu = verhuis(doel.sleutel, graaf.opgegaan_in)
    return replace(doel, sleutel=nu) if nu in graaf.factoren or nu in graaf.stellingen else doel


def wat_het_wel_is(graaf: Verandergraaf, naam: str) -> str:
    """What something in the dossier is, that the question does not go about: ``gebied``; empty for what is not there.

    Who said something and in which conversation only a monitor may know.
    """
    doel = graaf.namen.vind(naam, ("knoop", "bewering", "gebied"))
    if doel is not None and not doel.is_nieuw:
        return leesbaar(doel.soort)
    if graaf.doelgroep == "monitor" and naam in graaf.bronnen:
        return "bron"
    return "registratie" if graaf.doelgroep == "monitor" and any(r.id == naam for r in graaf.registraties) else ""


def vind_oordeel(graaf: Verandergraaf, naam: str) -> str:
    """The key of the claim or factor that people mean: what is judged, and no assumption.

    Raises:
        AanroepFout: as :func:`vind_onderwerp`, or it is an assumption.
    """
    sleutel = vind_onderwerp(graaf, naam).sleutel
    if sleutel not in graaf.stellingen and sleutel not in graaf.factoren:
        raise AanroepFout(f"'{naam}' is een aanname. Deze vraag gaat over een bewering (C07) of een factor.")
    return sleutel


def waarin_opgegaan(graaf: Verandergraaf, naam: str, sleutel: str) -> str:
    """The sentence for who asked for something that was merged into what has this key; empty when it was not."""
    gevraagd = graaf.namen.vind(naam, ("bewering", "systemische_factor", "aanname"))
    if gevraagd is None or gevraagd.sleutel == sleutel:
        return ""
    return f"{graaf.naam(gevraagd.sleutel)} is samengevoegd: dit gaat over {graaf.naam(sleutel)}."

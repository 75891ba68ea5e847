"""What changed in the theory, why, and in which session; told per claim and per session."""

from collections import defaultdict
from collections.abc import Iterator

from verandertheorie.aanscherping.voorstel import NAMEN
from verandertheorie.begrippen import woord
from verandertheorie.lezing.lezing import Lezing, sleutel_van
from verandertheorie.model.besluiten import BesluitOpVoorstel, Redactie
from verandertheorie.model.theorie import Statuswijziging
from verandertheorie.taal import aangehaald, groot, met_punt, opsomming, voluit
from verandertheorie.uitvoer.document.blokken import Blok, Kop, Puntenlijst, Tekst, alinea, tekst, vet

AANVAARD = ("aanvaard", "aangepast_aanvaard")
_VOLGORDE = ("aanvaard", "aangepast_aanvaard", "aangehouden", "verworpen")
_NAMEN: dict[str, str] = {str(k): v for k, v in NAMEN.items()}
_ANDERE_TEKST = ("V1", "V2", "V3", "V6", "V7")
_GEVOLG = {
    "V4": "hoort nu bij de theorie.",
    "V5": "vervallen, want het bleek niet te kloppen.",
    "V8": "samengevoegd met wat hetzelfde betekende.",
    "V10": "er is een aanname bij gezet.",
    "V11": "er is een andere verklaring bij gezet om uit te zoeken.",
    "V12": "dit gaan we gericht toetsen.",
    "V13": "hoort nu bij de theorie, als iets wat niemand bedoelde.",
    "V14": "er is een actie van gemaakt.",
    "V15": "er is een signaal van gemaakt.",
}
"""What an accepted proposal did when it changed no sentence and no goal."""


def is_veranderd(lezing: Lezing, sleutel: str) -> bool:
    """Whether a decision or an edit really changed a claim or node."""
    besloten = any(b.onderwerpen[0] == sleutel and b.uitslag in AANVAARD for b in lezing.besluiten)
    return besloten or any(sleutel_van(r) == sleutel for r in lezing.redacties)


def wat_besloten_is(lezing: Lezing, sleutel: str) -> Iterator[str]:
    """Per decision on a claim or node what it did, in which session and why; oldest first."""
    for b in lezing.besluiten:
        if b.onderwerpen[0] == sleutel:
            yield f"{lezing.sessienaam(b.bijeenkomst)}: {_gevolg(b)}{_reden(lezing, b.reden)}"
    for r in lezing.redacties:
        if sleutel_van(r) == sleutel:
            eerst = met_punt(aangehaald(r.oud)) if r.oud else "niets."
            yield f"{lezing.sessienaam(r.bijeenkomst)}: alleen de woorden zijn anders. Eerst stond er {eerst}"


def _gevolg(b: BesluitOpVoorstel) -> str:
    """What a decision did, after a colon."""
    regel = b.regel
    voorstel = f"het voorstel ‘{_NAMEN.get(regel, b.voorstel)}’"
    if b.uitslag == "verworpen":
        return f"{voorstel} is niet overgenomen."
    if b.uitslag == "aangehouden":
        return f"{voorstel} blijft liggen; eerst willen we meer weten."
    if regel == "V9":
        return f"het doel is scherper. {met_punt(groot(b.na))}"
    if _is_andere_tekst(b):
        return f"de zin is veranderd. Eerst stond er {met_punt(aangehaald(b.voor))}"
    return _GEVOLG.get(regel, f"{voorstel} is overgenomen.")


def _is_andere_tekst(b: BesluitOpVoorstel) -> bool:
    return b.regel in _ANDERE_TEKST and b.uitslag in AANVAARD and bool(b.voor and b.na) and b.voor != b.na


def _reden(lezing: Lezing, reden: str | None) -> str:
    """The reason people gave, as far as it may be read."""
    waarom = lezing.lezer.te_noemen_reden(reden)
    return f" Reden: {met_punt(waarom)}" if waarom else ""


# --- the chapter ------------------------------------------------------------------------------


def hoofdstuk(lezing: Lezing) -> Iterator[Blok]:
    """Every decision and change of wording per session, what was retired, and which interventions changed."""
    yield Kop(2, "Wat er veranderde, en waarom", "wijzigingen")
    per_sessie: dict[str, list[Tekst]] = defaultdict(list)
    for b in sorted(lezing.besluiten, key=lambda b: _VOLGORDE.index(b.uitslag)):
        per_sessie[b.bijeenkomst].append(_besluit(lezing, b))
    for r in lezing.redacties:
        per_sessie[r.bijeenkomst].append(_redactie(lezing, r))
    op_datum = sorted(per_sessie, key=lambda k: (lezing.bijeenkomsten[k].datum, k))
    for sleutel in op_datum:
        yield Kop(3, lezing.sessienaam(sleutel))
        yield Puntenlijst(tuple(per_sessie[sleutel]))
    if not op_datum:
        yield alinea("Er is nog geen besluit genomen over wat hier staat.")
    yield from _vervallen(lezing)
    yield from _interventies(lezing)


def _besluit(lezing: Lezing, b: BesluitOpVoorstel) -> Tekst:
    nu = f" Nu staat er {met_punt(aangehaald(b.na))}" if _is_andere_tekst(b) else ""
    wie = "" if lezing.lezer.leest_niet_mee else f" door {opsomming(b.rollen)}"
    return tekst(
        vet(_onderwerp(lezing, b)),
        f": {_gevolg(b)}{nu}{_reden(lezing, b.reden)} Besloten{wie}{_grondslag(lezing, b)}.",
    )


def _onderwerp(lezing: Lezing, b: BesluitOpVoorstel) -> str:
    """What it is about: a claim by its code, with its sentence unless that is told already."""
    s = lezing.graaf.stellingen.get(b.onderwerpen[0])
    if s is None:
        return lezing.graaf.naam(b.onderwerpen[0])
    return s.naam if _is_andere_tekst(b) and s.code else f"{f'{s.code}, ' if s.code else ''}{aangehaald(s.tekst)}"


def _grondslag(lezing: Lezing, b: BesluitOpVoorstel) -> str:
    if not b.bewijs:
        return ""
    if not lezing.lezer.is_monitor:  # how much it was, was counted of all evidence
        return f", op het bewijs tot en met {b.tot_en_met}"
    waar = f" uit {voluit(len(b.gebieden), 'gebied', 'gebieden')}" if b.gebieden else ""
    ids = f" ({', '.join(b.bewijs)})"
    return f", op {voluit(len(b.bewijs), 'bevinding', 'bevindingen')}{waar} tot en met {b.tot_en_met}{ids}"


def _redactie(lezing: Lezing, r: Redactie) -> Tekst:
    nu = f"{aangehaald(r.oud)} heet voortaan {aangehaald(r.nieuw)}" if r.oud else f"er staat nu {aangehaald(r.nieuw)}"
    return tekst(vet("Alleen de woorden"), f": {met_punt(nu)}{_reden(lezing, r.reden)}")


def _vervallen(lezing: Lezing) -> Iterator[Blok]:
    besloten = {b.onderwerpen[0] for b in lezing.besluiten if b.regel == "V5" and b.uitslag in AANVAARD}
    rest = [s for s in lezing.uitgefaseerd if s.sleutel not in besloten]
    if rest:
        yield Kop(3, "Ook niet meer in de theorie")
        yield Puntenlijst(
            tuple(tekst(vet(s.code) if s.code else "", f"{': ' if s.code else ''}{met_punt(s.tekst)}") for s in rest)
        )


def _interventies(lezing: Lezing) -> Iterator[Blok]:
    g = lezing.graaf
    tot_nu = (r for r in g.records(Statuswijziging) if g.nummer(r.sinds) <= g.t)
    gevonden = [r for r in tot_nu if lezing.lezer.mag_knoop(r.onderwerp)]
    if gevonden:
        gevonden.sort(key=lambda r: (g.nummer(r.sinds), r.onderwerp))
        yield Kop(3, "Interventies die van status veranderden")
        yield Puntenlijst(tuple(_statuswijziging(lezing, r) for r in gevonden))


def _statuswijziging(lezing: Lezing, r: Statuswijziging) -> Tekst:
    van, naar = (woord("waarde.status", w) for w in (r.van, r.naar))
    return tekst(
        vet(lezing.graaf.naam(r.onderwerp)), f": eerst {van}, vanaf {r.sinds} {naar}.{_reden(lezing, r.reden)}"
    )

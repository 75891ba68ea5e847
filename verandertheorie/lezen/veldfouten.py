"""What pydantic says of a field, in Dutch: what is wrong and what to do."""

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from verandertheorie.fouten import AanroepFout
from verandertheorie.model.bladen import ZO_ZIEN_PAREN_ERUIT
from verandertheorie.model.soorten import Plek, pad_van, velden, waarden
from verandertheorie.model.verwijzing import LIJKT_OP_WOORD, Namenlijst, genoemd_in, kort
from verandertheorie.taal import dag, dagen_in, opsomming

TERUG: Mapping[str, str] = {
    "cyclus": "De cyclus volgt uit de datum. Laat dit veld weg.",
    "interventie_cyclus": "Dit volgt uit de datum. Laat dit veld weg.",
    "codeboek": "Dit volgt uit de datum. Laat dit veld weg.",
}
"""Fields that follow from others: people fill them in although nobody asks."""

_OVER_WELKE_INTERVENTIE = (
    "Over welke interventie ging het gesprek? Ging het over geen ervan, noem dan die waar de bron mee te maken heeft."
)

_STUK_VAN_EEN_ZIN = "Is het een stuk van een zin? Zet die hele zin dan tussen aanhalingstekens."
_KIES_TEKST = "Kijk naar het inspringen en de streepjes."
_VASTE_ZINNEN: Mapping[str, tuple[str, str]] = {
    "missing": ("het veld '{veld}' ontbreekt.", "Vul het in."),
    "ja_nee": ("{waarde} kan niet bij '{veld}'.", "Schrijf ja of nee."),
    "iso_datum": ("{waarde} is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-09-14."),
    "date_from_datetime_parsing": ("{waarde} is geen bestaande datum.", "Schrijf jaar-maand-dag, zoals 2026-09-14."),
    "date_parsing": ("{waarde} is geen bestaande datum.", "Schrijf jaar-maand-dag, zoals 2026-09-14."),
    "date_type": ("{waarde} is geen datum.", "Schrijf jaar-maand-dag, zoals 2026-09-14."),
    "kwartaal": ("{waarde} is geen kwartaal.", "Schrijf jaar-Q-nummer, zoals 2026-Q3."),
    "schuilnaam": ("{waarde} is geen schuilnaam.", "Neem letters en een cijfer, zoals b017. Nooit een naam."),
    "stuurteken": ("in '{veld}' staat een onzichtbaar stuurteken.", "Typ de tekst opnieuw."),
    "contactgegevens": (
        "in '{veld}' staat {wat} ('{begin}…').",
        "Haal het weg: gegevens van personen horen niet in een dossier. Is het iets anders? Schrijf het in woorden.",
    ),
    "string_too_short": ("'{veld}' is leeg.", "Vul het in."),
    "string_too_long": ("'{veld}' is te lang.", "Maak het korter dan {max_length} tekens."),
    "too_short": ("bij '{veld}' hoort ten minste één regel.", "Vul er een in."),
    "int_parsing": ("{waarde} is geen heel getal.", "Schrijf een heel getal, zoals 3."),
    "int_type": ("{waarde} is geen heel getal.", "Schrijf een heel getal, zoals 3."),
    "int_from_float": ("{waarde} is geen heel getal.", "Schrijf een heel getal, zoals 3."),
    "int_parsing_size": ("{waarde} is te groot.", "Schrijf een kleiner getal."),
    "greater_than_equal": ("{waarde} is te klein voor '{veld}'.", "Schrijf een getal vanaf {ge}."),
    "less_than_equal": ("{waarde} is te groot voor '{veld}'.", "Schrijf een getal tot en met {le}."),
    "string_type": ("bij '{veld}' hoort één tekst te staan.", "Is het een lijst geworden? " + _KIES_TEKST),
    "tuple_type": (
        "bij '{veld}' hoort een lijst te staan.",
        "Zet elk deel op een eigen regel na een streepje.",
    ),
    "dict_type": ("bij '{veld}' horen velden te staan.", "Zet ze eronder, zoals novex: ja. " + _KIES_TEKST),
    "model_type": ("hier horen velden te staan.", _KIES_TEKST),
    "model_attributes_type": ("hier horen velden te staan.", _KIES_TEKST),
}


def in_het_nederlands(fout: ErrorDetails, soort: str, noem: Callable[[str], str] = str) -> tuple[str, str]:
    """What is wrong with a field and what to do.

    Args:
        fout: one error of pydantic.
        soort: the type of the record it is about.
        noem: how a field is called where people see it.
    """
    pad = tuple(fout["loc"])
    veld, waarde, context = str(pad[-1]) if pad else "soort", fout["input"], fout.get("ctx", {})
    naam = noem(next((str(deel) for deel in reversed(pad) if isinstance(deel, str)), "soort"))
    match fout["type"]:
        case "missing" if (soort, veld) == ("registratie", "interventie"):
            return f"het veld '{naam}' ontbreekt.", _OVER_WELKE_INTERVENTIE
        case "missing" if mag := waarden(soort).get(pad_van(pad)):
            return f"het veld '{naam}' ontbreekt.", f"Kies uit: {', '.join(mag)}."
        case "extra_forbidden":
            bekend = velden(soort, pad_van(pad[:-1]))
            raad = TERUG.get(veld) or (_STUK_VAN_EEN_ZIN if is_stuk_van_een_zin(veld, bekend) else None)
            return f"het veld '{kort(naam)}' kennen we hier niet.", raad or _lijkt_op(veld, bekend)
        case "model_type" | "model_attributes_type" if mag := velden(soort, pad_van(pad)):
            return _VASTE_ZINNEN["model_type"][0], f"{_KIES_TEKST} Hier kunnen staan: {', '.join(mag)}."
        case "literal_error":
            keus = [k.strip("' ") for k in str(context["expected"]).replace(" or ", ", ").split(", ")]
            return f"{_aangehaald(waarde)} kan niet bij '{naam}'.", _lijkt_op(str(waarde), keus)
        case "iso_datum" if isinstance(waarde, str) and (dagen := dagen_in(waarde)):
            if len(dagen) > 1:
                return (
                    f"{_aangehaald(waarde)} kan {opsomming(map(dag, dagen), 'of')} zijn.",
                    f"Schrijf {opsomming(map(str, dagen), 'of')}.",
                )
            return f"{_aangehaald(waarde)} is geen datum.", f"Schrijf {dagen[0]}."
        case "string_pattern_mismatch":
            if veld == "pseudoniem" and not any(teken.isdigit() for teken in str(waarde)):
                return _VASTE_ZINNEN["schuilnaam"][0].format(waarde=_aangehaald(waarde)), _VASTE_ZINNEN["schuilnaam"][1]
            return f"{_aangehaald(waarde)} kan niet bij '{naam}'.", _patroon(veld)
        case "string_type" if veld == "bron":
            return f"bij '{naam}' hoort één tekst te staan.", "Zaten er meer mensen bij? Zet hen bij 'bronnen'."
        case bekende if bekende in _VASTE_ZINNEN:
            tekst, remedie = _VASTE_ZINNEN[bekende]
            if bekende == "dict_type":
                remedie = remedie.replace("novex: ja", ZO_ZIEN_PAREN_ERUIT.get(veld, "novex: ja"))
            gegevens = {"veld": naam, "waarde": _aangehaald(waarde), **context}
            return tekst.format(**gegevens), remedie.format(**gegevens)
        case _:
            return (
                f"{_aangehaald(waarde)} kan niet bij '{naam}'.",
                "Kijk in het voorbeeld hoe dit veld eruitziet.",
            )


@contextlib.contextmanager
def als_aanroepfout(soort: str) -> Iterator[None]:
    """For records made of what somebody gave with a command: the first field that may not be so, as one sentence.

    Raises:
        AanroepFout: a record is refused.
    """
    try:
        yield
    except ValidationError as fout:
        tekst, remedie = in_het_nederlands(fout.errors(include_url=False)[0], soort)
        raise AanroepFout(f"Dit is zo niet te bewaren: {tekst} {remedie}") from fout


def _patroon(veld: str) -> str:
    if veld == "code":
        return "Een code is een of meer letters en een nummer, zoals C07."
    if veld in ("sleutel", "id", "pseudoniem"):
        return "Gebruik letters zonder accent, cijfers en enkele streepjes, zoals trage-vergunningen of D01."
    if veld == "woord":
        return "Gebruik kleine letters, cijfers en streepjes, zoals huisarts of vrije_tijd."
    return "Gebruik letters, cijfers en streepjes."


def _aangehaald(waarde: Any) -> str:
    if isinstance(waarde, dict | list | tuple):
        return "wat hier staat"
    return f"'{kort(str(waarde))}'"


def is_stuk_van_een_zin(veld: str, bekend: list[str] | tuple[str, ...]) -> bool:
    """Whether the name of an unknown field is rather words of a text: in braces a comma ends one."""
    return " " in veld.strip() and _nabij(veld, bekend) is None


def bedoeld_veld(fout: ErrorDetails, soort: str) -> Plek | None:
    """The place of the field that was meant by one that is unknown; None when nothing is near."""
    *waar, veld = fout["loc"][1:] or ("",)
    if fout["type"] != "extra_forbidden":
        return None
    beste = _nabij(str(veld), velden(soort, pad_van(waar)))
    return (*waar, beste) if beste else None


def _lijkt_op(woord: str, keuzes: list[str] | tuple[str, ...]) -> str:
    if samen := genoemd_in(woord, keuzes):
        return f"Kies er één: {opsomming(samen, 'of')}."
    beste = _nabij(woord, keuzes)
    return f"Bedoelt u {beste}?" if beste else f"Kies uit: {', '.join(keuzes)}."


def _nabij(woord: str, keuzes: list[str] | tuple[str, ...]) -> str | None:
    return Namenlijst.lijkt_op(woord, keuzes, LIJKT_OP_WOORD, is_vast=True)

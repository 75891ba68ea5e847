"""Sets of words that more than one record type uses."""

from typing import Literal

Bestuurslaag = Literal["rijk", "provincie", "waterschap", "gemeente", "gebied", "erf"]
Grond = Literal["plan", "afgeleid", "fictief"]
Vertrouwelijkheid = Literal["openbaar", "programma", "gebied", "monitor"]
Perspectief = Literal["rijk", "medeoverheid", "ondernemer", "gebiedspartij", "kennis"]
Bewijskracht = Literal["zwak", "matig", "sterk", "zeer_sterk"]
Teken = Literal["voor", "tegen"]
Antwoord = Literal["vrijwel_zeker", "waarschijnlijk", "kan_beide", "onwaarschijnlijk", "vrijwel_uitgesloten"]
Vastgesteld = Literal[
    "nog_niet_getoetst",
    "tegenstrijdig",
    "wisselt_per_gebied",
    "eerste_aanwijzing",
    "goed_onderbouwd",
    "voorlopig_onderbouwd",
    "houdt_geen_stand",
    "twijfelachtig",
    "onbeslist",
]

"""Sets of words that more than one record type uses."""

from collections.abc import Mapping
from typing import Literal

Lijst = Literal[
    "perspectief",
    "organisatiesoort",
    "uitkomstklasse",
    "factorklasse",
    "schaal",
    "domein",
    "beleidsspoor",
    "werkprincipe",
    "bestuurslaag",
    "actorsoort",
]
"""The lists to which a programme may add words of its own, or put them in the place of those of the plan.

The words with which the method computes (which way a factor works, how strong a finding is, what was sought) are not
among them, nor what a meeting, a cycle or an area is.
"""
VAN_HET_PLAN: Mapping[Lijst, tuple[str, ...]] = {
    "perspectief": ("rijk", "medeoverheid", "ondernemer", "gebiedspartij", "kennis"),
    "organisatiesoort": (
        *("rijk", "ruo", "provincie", "waterschap", "gemeente", "koepel"),
        *("ondernemer", "gebiedspartij", "kennis", "adviesbureau"),
    ),
    "uitkomstklasse": ("voortgang", "samenwerking", "praktijk_beleid", "vertrouwen", "lerend_vermogen"),
    "factorklasse": ("patroon", "spelregel", "verhouding"),
    "schaal": ("gebied", "erf"),
    "domein": ("uitvoeringsproces", "interbestuurlijk", "beleidsinteractie"),
    "beleidsspoor": ("generiek", "gebiedsgericht", "ondernemersgericht"),
    "werkprincipe": (
        *("projectmatig", "uitvoeringsgericht", "interbestuurlijk"),
        *("lerend", "vraaggestuurd", "inzet_ruo"),
    ),
    "bestuurslaag": ("rijk", "provincie", "waterschap", "gemeente", "gebied", "erf"),
    "actorsoort": ("rol", "organisatie", "overheid", "tafel"),
}
"""The words of the plan in each list, in the order in which people read them."""
BLIJFT: Mapping[Lijst, tuple[str, ...]] = {"actorsoort": ("rol", "tafel")}
"""The words that stay in a list from which a programme left out those of the plan: the program asks for them by name.

Whoever adds a word here has to look at what asks for it: an action has roles, a signal is asked of a table.
"""
Grond = Literal["plan", "afgeleid", "fictief"]
Vertrouwelijkheid = Literal["openbaar", "programma", "gebied", "monitor"]
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

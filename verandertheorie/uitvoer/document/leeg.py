"""What a chapter says when it has nothing to show: that there is nothing, or that none of it may be told here."""

from verandertheorie.lezing.lezing import Lezing
from verandertheorie.model.theorie import Knoop


def geen_beweringen(lezing: Lezing, over: str = "") -> str:
    """Why there is no claim to show; ``over``: of which sort, when there are others."""
    if lezing.theorie and over:
        return f"Er staan nog geen beweringen in de theorie {over}."
    if any(s.laag == "theorie" for s in lezing.graaf.stellingen.values()):
        return "Er staan beweringen in de theorie, maar geen daarvan mag in deze tekst staan."
    return "Er staan nog geen beweringen in de theorie."


def geen_knopen(lezing: Lezing, soort: type[Knoop], zin: str) -> str:
    """``zin`` when there is no node of a kind; when there are, that they may not be told here."""
    if any(lezing.graaf.knopen_van(soort)):
        return "Wat hier zou staan, mag niet in deze tekst."
    return zin

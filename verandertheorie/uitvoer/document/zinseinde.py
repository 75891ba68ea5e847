"""Where a sentence ends in running Dutch, for who marks sentences and for who looks whether each is marked."""

import re

_AFKORTING = re.compile(
    r"(?:^|[\s(‘])(?:bijv|bv|nr|nrs|o\.a|d\.w\.z|m\.b\.t|i\.v\.m|t\.o\.v|m\.n|e\.d|a\.u\.b|vgl|resp|ca|etc|enz|St|blz|p|art|par|dhr|mw)\.$"
)
_EINDE = re.compile(r"[.!?…]+[’”)\]\"']*(?=\s+[^a-zà-ÿ\s.,;:!?])")


def losse_zinnen(tekst: str) -> tuple[str, ...]:
    """The sentences of a text; joined they are that text.

    A sentence ends at a full stop, question or exclamation mark before a space and no small letter.

    >>> losse_zinnen("Het hielp niet. Of wel? Zie bijv. D01.")
    ('Het hielp niet.', ' Of wel?', ' Zie bijv. D01.')
    """
    delen, begin = list[str](), 0
    for einde in _EINDE.finditer(tekst):
        if einde[0] != "." or not _AFKORTING.search(tekst[begin : einde.end()]):
            delen.append(tekst[begin : einde.end()])
            begin = einde.end()
    return (*delen, tekst[begin:]) if tekst[begin:].strip() else tuple(delen)

"""The difference between two contents of one record, field by field, as a person reads it."""

from collections.abc import Iterator, Mapping

LANGSTE = 70
"""Characters of a value that are shown."""

AANLOOP = 24
"""Characters before the first difference that are shown, where two long texts begin alike."""


def verschillen(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> tuple[str, ...]:
    """One line per field that differs, in the order of the fields.

    >>> verschillen({"a": 1, "b": [{"kern": "x"}]}, {"a": 2, "b": [{"kern": "x"}, {"kern": "y"}]})
    ("a: '1' werd '2'", "b 2: erbij 'kern: y'")
    >>> verschillen({"a": "woord " * 20 + "een"}, {"a": "woord " * 20 + "twee"})
    ("a: '…woord woord woord woord een' werd '…woord woord woord woord twee'",)
    """
    return tuple(_verschil("", oud, nieuw))


def _verschil(naam: str, oud: object, nieuw: object) -> Iterator[str]:
    if oud == nieuw:
        return
    if isinstance(oud, Mapping) and isinstance(nieuw, Mapping):
        for veld in dict.fromkeys((*oud, *nieuw)):
            yield from _verschil(f"{naam}, {veld}" if naam else str(veld), oud.get(veld), nieuw.get(veld))
    elif isinstance(oud, list) and isinstance(nieuw, list):
        for plaats in range(max(len(oud), len(nieuw))):
            hier = f"{naam} {plaats + 1}"
            if plaats >= len(nieuw):
                yield f"{hier}: weg {_kort(oud[plaats])}"
            elif plaats >= len(oud):
                yield f"{hier}: erbij {_kort(nieuw[plaats])}"
            else:
                yield from _verschil(hier, oud[plaats], nieuw[plaats])
    else:
        begin = _eerste_verschil(oud, nieuw)
        yield f"{naam}: {_kort(oud, begin)} werd {_kort(nieuw, begin)}"


def _eerste_verschil(oud: object, nieuw: object) -> int:
    """Where to begin showing two values: at the start, or at a word shortly before they differ."""
    if not (isinstance(oud, str) and isinstance(nieuw, str)) or max(len(oud), len(nieuw)) <= LANGSTE:
        return 0
    paren = enumerate(zip(oud, nieuw, strict=False))
    gelijk = next((plek for plek, (een, ander) in paren if een != ander), min(len(oud), len(nieuw)))
    if gelijk <= LANGSTE - AANLOOP:
        return 0
    begin = gelijk - AANLOOP
    return max(oud.rfind(" ", 0, begin) + 1, begin - AANLOOP // 2)


def _kort(waarde: object, begin: int = 0) -> str:
    if waarde is None or waarde == "":
        return "leeg"
    if isinstance(waarde, bool):
        return "'ja'" if waarde else "'nee'"
    if isinstance(waarde, Mapping):
        waarde = ", ".join(f"{k}: {v}" for k, v in waarde.items() if v)
    tekst = str(waarde)
    einde = "…" if len(tekst) > begin + LANGSTE else ""
    return f"'{'…' if begin else ''}{tekst[begin : begin + LANGSTE]}{einde}'"

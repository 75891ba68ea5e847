"""The difference between two contents of one record, field by field, as a person reads it."""

from collections.abc import Iterator, Mapping

LANGSTE = 70


def verschillen(oud: Mapping[str, object], nieuw: Mapping[str, object]) -> tuple[str, ...]:
    """One line per field that differs, in the order of the fields.

    >>> verschillen({"a": 1, "b": [{"kern": "x"}]}, {"a": 2, "b": [{"kern": "x"}, {"kern": "y"}]})
    ("a: '1' werd '2'", "b 2: erbij 'kern: y'")
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
        yield f"{naam}: {_kort(oud)} werd {_kort(nieuw)}"


def _kort(waarde: object) -> str:
    if waarde is None or waarde == "":
        return "leeg"
    if isinstance(waarde, bool):
        return "'ja'" if waarde else "'nee'"
    if isinstance(waarde, Mapping):
        waarde = ", ".join(f"{k}: {v}" for k, v in waarde.items() if v)
    tekst = str(waarde)
    return f"'{tekst if len(tekst) <= LANGSTE else tekst[:LANGSTE] + '…'}'"

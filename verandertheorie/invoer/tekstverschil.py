"""The difference between two contents of one record, field by field, as a person reads it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
    elif isinstance(oud, list) and isinstance(nieuw, list) and any("nr" in d for d in _velden([*oud, *nieuw])):
        toen, nu = _op_nummer(oud), _op_nummer(nieuw)
        for nr in sorted({*toen, *nu}):
            if nr not in nu:
                yield f"{naam} {nr}: weg {_kort(toen[nr])}"
            elif nr not in toen:
                yield f"{naam} {nr}: erbij {_kort(nu[nr])}"
            else:
                yield from _verschil(f"{naam} {nr}", toen[nr], nu[nr])
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


def tel_bevindingen(oud: object, nieuw: object) -> tuple[int, int, int]:
    """Of a list of findings how many are new, changed and gone.

    >>> tel_bevindingen([{"kern": "x"}, {"kern": "y"}], [{"kern": "x"}, {"kern": "z"}, {"kern": "w"}])
    (1, 1, 0)
    """
    toen, nu = (_op_nummer(lijst) if isinstance(lijst, list) else {} for lijst in (oud, nieuw))
    anders = sum(toen[nr] != nu[nr] for nr in toen.keys() & nu.keys())
    return len(nu.keys() - toen.keys()), anders, len(toen.keys() - nu.keys())


def _velden(items: Iterable[object]) -> Iterator[Mapping[str, object]]:
    return (item for item in items if isinstance(item, Mapping))


def _op_nummer(items: Sequence[object]) -> dict[int, Mapping[str, object]]:
    """Findings by their number: their own, else their place."""
    uit: dict[int, Mapping[str, object]] = {}
    for plaats, item in enumerate(_velden(items), 1):
        nr = item.get("nr")
        uit[nr if isinstance(nr, int) else plaats] = {k: v for k, v in item.items() if k != "nr"}
    return uit


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

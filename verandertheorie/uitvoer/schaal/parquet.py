"""Tables to Parquet and back; the only place that knows pyarrow, which the extra ``[parquet]`` brings along."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verandertheorie.fouten import AanroepFout, DossierFout, reden_van
from verandertheorie.graaf.verandergraaf import Verandergraaf
from verandertheorie.uitvoer.schaal.tabellen import KOLOMMEN_VAN, Schaaltabel, schaaltabellen

_GEEN_PYARROW = (
    "Parquet vraagt om pyarrow, en dat is er niet. Installeer het: pip install pyarrow "
    "(met pipx: pipx inject verandertheorie pyarrow)."
)


def als_parquet(graaf: Verandergraaf) -> Mapping[str, bytes]:
    """The tables of a dossier as Parquet files, by name of the file.

    Args:
        graaf: the whole dossier, as of the last moment that is asked for.

    Returns:
        The same bytes for the same content and moment, by the same versions of this program and of pyarrow, which
        writes its own number in each file.

    Raises:
        AanroepFout: pyarrow is not installed.
        ValueError: the graph is of a part of the dossier.
    """
    eis_pyarrow()
    return {f"{naam}.parquet": _naar_bytes(tabel) for naam, tabel in schaaltabellen(graaf).items()}


def eis_pyarrow() -> None:
    """See that Parquet can be read and written here.

    Raises:
        AanroepFout: it cannot; with what to install.
    """
    try:
        import pyarrow.parquet  # noqa: F401  (takes a tenth of a second, and few need it)
    except ImportError:
        raise AanroepFout(_GEEN_PYARROW) from None


def _naar_bytes(tabel: Schaaltabel) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    soorten = {"tekst": pa.string(), "getal": pa.int32(), "maat": pa.float64()}
    schema = pa.schema([(naam, soorten[soort]) for naam, soort in tabel.kolommen.items()])
    kolommen = zip(*tabel.rijen, strict=True) if tabel.rijen else [()] * len(schema)
    rijtjes = [pa.array(kolom, veld.type) for kolom, veld in zip(kolommen, schema, strict=True)]
    uit = io.BytesIO()
    pq.write_table(pa.Table.from_arrays(rijtjes, schema=schema), uit, store_schema=False)
    return uit.getvalue()


def lees_parquet(pad: Path) -> list[dict[str, Any]]:
    """The rows of one table, by name of the column.

    Raises:
        AanroepFout: pyarrow is not installed.
        DossierFout: the file is not there, is no Parquet, or has other columns than this version writes.
    """
    eis_pyarrow()
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        rijen: list[dict[str, Any]] = pq.ParquetFile(io.BytesIO(pad.read_bytes())).read().to_pylist()
    except OSError as fout:
        raise DossierFout(f"{pad} is niet te lezen ({reden_van(fout)}). {_MAAK}") from None
    except pa.ArrowInvalid:
        raise DossierFout(f"{pad} is geen Parquet, of is beschadigd. {_MAAK}") from None
    if rijen and not KOLOMMEN_VAN[pad.stem].keys() <= rijen[0].keys():
        raise DossierFout(f"{pad} heeft andere kolommen dan deze versie van het programma schrijft. {_MAAK}")
    return rijen


_MAAK = "Maak de map met: verandertheorie exporteer parquet"

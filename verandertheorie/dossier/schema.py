"""The tables of a dossier file in every version, and the triggers that keep them append-only.

The triggers are for people who open the file with another program: a record that can be changed unseen is no evidence.
`INSERT OR REPLACE` fires no DELETE trigger, therefore the third trigger of each table. A record may go when a
gravestone names it, and in no other way.

The texts of an older version never change: files were made with them.
"""

from collections.abc import Mapping

APPLICATIE = 0x5654_4831  # "VTH1", in the SQLite header
SCHEMAVERSIE = 3

_INVOER = """\
CREATE TABLE invoer (
    nr INTEGER PRIMARY KEY,
    tijd TEXT NOT NULL,
    rol TEXT NOT NULL,
    programma TEXT NOT NULL,
    samenvatting TEXT NOT NULL
) STRICT"""

_RECORD = """\
CREATE TABLE record (
    volgnr INTEGER PRIMARY KEY,
    invoer INTEGER NOT NULL REFERENCES invoer (nr),
    soort TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    sinds TEXT NOT NULL,
    revisie INTEGER NOT NULL CHECK (revisie >= 1),
    inhoud TEXT NOT NULL,
    hash TEXT NOT NULL,
    vervangt TEXT CHECK ((vervangt IS NULL) = (revisie = 1)),
    UNIQUE (soort, sleutel, sinds, revisie)
) STRICT"""

_RECORD_VERDWIJNT_NIET = """\
CREATE TRIGGER record_verdwijnt_niet BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'een record verdwijnt niet'); END"""

INVOER_BLIJFT = """\
CREATE TRIGGER invoer_blijft BEFORE UPDATE ON invoer
BEGIN SELECT RAISE(ABORT, 'een invoer verandert niet'); END"""
"""Lifted for one thing: a role that turned out to name somebody is emptied."""

_TRIGGERS = (
    INVOER_BLIJFT,
    """\
CREATE TRIGGER invoer_verdwijnt_niet BEFORE DELETE ON invoer
BEGIN SELECT RAISE(ABORT, 'een invoer verdwijnt niet'); END""",
    """\
CREATE TRIGGER invoer_overschrijft_niet BEFORE INSERT ON invoer
WHEN EXISTS (SELECT 1 FROM invoer WHERE nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'een invoer wordt niet overschreven'); END""",
    """\
CREATE TRIGGER record_blijft BEFORE UPDATE ON record
BEGIN SELECT RAISE(ABORT, 'een record verandert niet'); END""",
    """\
CREATE TRIGGER record_overschrijft_niet BEFORE INSERT ON record
WHEN EXISTS (SELECT 1 FROM record WHERE volgnr = NEW.volgnr) OR EXISTS (
    SELECT 1 FROM record
    WHERE soort = NEW.soort AND sleutel = NEW.sleutel AND sinds = NEW.sinds AND revisie = NEW.revisie
)
BEGIN SELECT RAISE(ABORT, 'een record wordt niet overschreven'); END""",
)

# Version 2: what was withdrawn.

_GRAFSTEEN = """\
CREATE TABLE grafsteen (
    nr INTEGER PRIMARY KEY,
    soort TEXT NOT NULL,
    sleutel TEXT NOT NULL,
    zout TEXT NOT NULL,
    hash TEXT NOT NULL,
    datum TEXT NOT NULL,
    reden TEXT NOT NULL,
    invoer INTEGER NOT NULL REFERENCES invoer (nr)
) STRICT"""

_RECORD_VERDWIJNT_NIET_ZOMAAR = """\
CREATE TRIGGER record_verdwijnt_niet BEFORE DELETE ON record
WHEN NOT EXISTS (SELECT 1 FROM grafsteen WHERE soort = OLD.soort AND sleutel = OLD.sleutel)
BEGIN SELECT RAISE(ABORT, 'een record verdwijnt niet'); END"""

_GRAFSTEENTRIGGERS = (
    """\
CREATE TRIGGER grafsteen_blijft BEFORE UPDATE ON grafsteen
BEGIN SELECT RAISE(ABORT, 'een grafsteen verandert niet'); END""",
    """\
CREATE TRIGGER grafsteen_verdwijnt_niet BEFORE DELETE ON grafsteen
BEGIN SELECT RAISE(ABORT, 'een grafsteen verdwijnt niet'); END""",
    """\
CREATE TRIGGER grafsteen_overschrijft_niet BEFORE INSERT ON grafsteen
WHEN EXISTS (SELECT 1 FROM grafsteen WHERE nr = NEW.nr)
BEGIN SELECT RAISE(ABORT, 'een grafsteen wordt niet overschreven'); END""",
)

# Version 3: an index of findings (`index.py`) that holds for these very records. Whatever changes a record, by whatever
# program, takes away the row that says so. Short names, so that all of it fits on the first page (`index.TABELLEN`).

_INDEXTRIGGERS = (
    "CREATE TRIGGER erbij AFTER INSERT ON record BEGIN DELETE FROM stand; END",
    "CREATE TRIGGER anders AFTER UPDATE ON record BEGIN DELETE FROM stand; END",
    "CREATE TRIGGER weg AFTER DELETE ON record BEGIN DELETE FROM stand; END",
)

TABELLEN = ("invoer", "record", "grafsteen")

ZOUT = "CREATE TABLE zout(w)"
"""Holds one key, once somebody asked for it (`nummersleutel.py`); a dossier of any version may have it. In so few
letters, because more would not fit on the first page of the file."""

# SQLite keeps these texts in the file as they stand here, so that opening can compare them.
_VERSIE_2 = (_INVOER, _RECORD, _GRAFSTEEN, *_TRIGGERS, _RECORD_VERDWIJNT_NIET_ZOMAAR, *_GRAFSTEENTRIGGERS)
OPDRACHTEN: Mapping[int, tuple[str, ...]] = {
    1: (_INVOER, _RECORD, *_TRIGGERS, _RECORD_VERDWIJNT_NIET),
    2: _VERSIE_2,
    3: (*_VERSIE_2, *_INDEXTRIGGERS),
}
"""What makes a dossier of each version; beside it come the tables of the index, which every version has its own."""

STAPPEN: Mapping[int, tuple[str, ...]] = {
    2: ("DROP TRIGGER record_verdwijnt_niet", _GRAFSTEEN, _RECORD_VERDWIJNT_NIET_ZOMAAR, *_GRAFSTEENTRIGGERS),
    3: _INDEXTRIGGERS,
}
"""What makes a version out of the one before it."""

"""The tables of a dossier file, and the triggers that keep them append-only.

The triggers are for people who open the file with another program: a record that can be changed unseen is no evidence.
`INSERT OR REPLACE` fires no DELETE trigger, therefore the third trigger of each table.
"""

APPLICATIE = 0x5654_4831  # "VTH1", in the SQLite header
SCHEMAVERSIE = 1

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

_TRIGGERS = (
    """\
CREATE TRIGGER invoer_blijft BEFORE UPDATE ON invoer
BEGIN SELECT RAISE(ABORT, 'een invoer verandert niet'); END""",
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
CREATE TRIGGER record_verdwijnt_niet BEFORE DELETE ON record
BEGIN SELECT RAISE(ABORT, 'een record verdwijnt niet'); END""",
    """\
CREATE TRIGGER record_overschrijft_niet BEFORE INSERT ON record
WHEN EXISTS (SELECT 1 FROM record WHERE volgnr = NEW.volgnr) OR EXISTS (
    SELECT 1 FROM record
    WHERE soort = NEW.soort AND sleutel = NEW.sleutel AND sinds = NEW.sinds AND revisie = NEW.revisie
)
BEGIN SELECT RAISE(ABORT, 'een record wordt niet overschreven'); END""",
)

# SQLite keeps these texts in the file as they stand here, so that opening can compare them.
OPDRACHTEN = (_INVOER, _RECORD, *_TRIGGERS)

"""How a judgement comes about, told to somebody with two minutes."""

METHODE = """\
Elke pijl op de kaart is een verwachting. Na elk gesprek leggen we vast wat ervoor en wat ertegen spreekt, en hoeveel \
dat zegt.

Binnen een gebied wegen we: twee mensen die los van elkaar hetzelfde meemaakten tellen zwaarder dan één die het vaak \
herhaalt. Eén bron telt in een gebied één keer, met het sterkste wat hij zei, en beslist nooit alleen.

Tussen gebieden tellen we: in hoeveel gebieden klopt het, in hoeveel niet, en waar keken we niet? Niet gevraagd is \
iets anders dan niet gevonden. Daaruit volgt een woord, zoals 'wisselt per gebied', en altijd het tegengeluid.

De computer stelt voor; wij besluiten in de bijeenkomst, met een reden. U kunt elk oordeel openklappen en narekenen. \
Wij maken geen ranglijst van personen of gebieden."""

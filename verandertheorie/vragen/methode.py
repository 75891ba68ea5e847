"""How a judgement comes about, told to somebody with two minutes; and how far it can be trusted."""

METHODE = """\
Elke pijl op de kaart is een verwachting. Na elk gesprek leggen we vast wat ervoor en wat ertegen spreekt, en hoeveel \
dat zegt.

Binnen een gebied wegen we: twee mensen die los van elkaar hetzelfde meemaakten tellen zwaarder dan één die het vaak \
herhaalt. Eén gesprek is één stem, hoeveel mensen er ook zaten, en een stem telt met het sterkste wat zij zei; wie van \
gedachten verandert, telt met wat hij sindsdien zei.

Tussen gebieden tellen we: in hoeveel gebieden klopt het, in hoeveel niet, en waar keken we niet? Niet gevraagd is \
iets anders dan niet genoemd, en dat weer iets anders dan gezocht en niet gevonden. Daaruit volgt een woord, zoals \
'wisselt per gebied', en altijd het tegengeluid. Dat iets klopt of niet klopt, zeggen wij pas als de weging dat ook \
zonder elk van de bronnen zegt.

De computer stelt voor; wij besluiten in de bijeenkomst, met een reden. U kunt elk oordeel openklappen en narekenen. \
Over personen en gebieden geven we geen cijfers."""

HOE_ZEKER = """\
Kloppen onze aannamen, dan lag het echte aantal gebieden in ongeveer negen van de tien nagebootste programma's binnen \
de band; zeggen mensen wat welkom is, praten zij elkaar ongezien na, kijken wij vooral waar het werkt, of is iets \
moeilijk te zien, dan is de band te krap. Dat herstelt geen rekensom: zoek daarom ook naar het tegendeel, en kijk ook \
waar het niet werkt."""
"""How far the band can be trusted: two sentences on the table in ``oordeel/README.md``."""

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
In nagebootste programma's waarvan wij de waarheid kenden, lag het ware aantal gebieden in acht tot negen van de tien \
keer binnen de band, zolang mensen los van elkaar zeiden wat zij zagen. Zeggen zij wat welkom is, praten zij elkaar \
ongezien na of is iets moeilijk te zien, dan is de band te krap, en dat maakt geen rekensom goed."""
"""How far the band can be trusted: two sentences on the table in ``oordeel/README.md``."""

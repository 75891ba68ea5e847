// Wat staat in meer gebieden in de weg, en hoe hardnekkig is dat?
MATCH (f:SystemischeFactor {vt_ruimte: $ruimte})
WHERE f.valentie IN ['belemmerend', 'beide'] AND f.terugkeer <> 'geen_beeld'
OPTIONAL MATCH (f)-[:SPEELT_IN {toestand: 'vastgesteld'}]->(g:Gebied)
WITH f, g ORDER BY g.id
WITH f, collect(g.id) AS vastgesteld_in
RETURN f.id AS factor, f.naam AS naam, f.terugkeer AS klasse, vastgesteld_in, f.genoemd_in AS genoemd_in,
  f.laag_band AS laag_band, f.hoog_band AS hoog_band, f.n AS n, f.bereik AS bereik, f.geraakt_belemmerend AS geraakt
ORDER BY f.terugkeer_plaats, f.verwacht DESC, f.hardnekkigheid DESC, size(f.geraakt_belemmerend) DESC, f.id

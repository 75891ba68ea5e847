// Wat gebeurde er met een signaal: waar besproken, wat besloten, wat gedaan?
MATCH (s:Signaal {vt_ruimte: $ruimte, id: $signaal})<-[:BETREFT|VOLGT_UIT]-(e:Agendapunt|Actie)
OPTIONAL MATCH (e)-[:IN_BIJEENKOMST]->(b:Bijeenkomst)
OPTIONAL MATCH (b)-[:AAN_TAFEL]->(t:Tafel)
RETURN toString(e.datum) AS datum, CASE WHEN e:Actie THEN 'actie' ELSE 'agendapunt' END AS soort,
  CASE WHEN e:Actie THEN e.voortgang ELSE e.uitslag END AS wat, CASE WHEN e:Actie THEN e.wat ELSE e.reden END AS tekst,
  b.id AS bijeenkomst, t.naam AS tafel, e.id AS sleutel
ORDER BY e.datum, e.plek, e.id

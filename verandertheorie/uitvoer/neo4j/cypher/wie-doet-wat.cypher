// Wie moet nog wat doen, en wie zorgt voor antwoord op welk signaal?
MATCH (x:Actie|Signaal {vt_ruimte: $ruimte, is_open: true})
UNWIND CASE WHEN size(x.eigenaren) = 0 THEN [''] ELSE x.eigenaren END AS rol
OPTIONAL MATCH (x)-[:EIGENAAR]->(k:Knoop {id: rol})
RETURN rol, coalesce(k.naam, rol) AS naam, CASE WHEN x:Actie THEN 'actie' ELSE 'signaal' END AS soort,
  x.id AS sleutel, x.wat AS wat, toString(x.uiterlijk) AS uiterlijk, coalesce(x.voortgang, x.staat) AS stand
ORDER BY rol, soort, x.id

// Wat verklaart een bewering ook, en hoe staan die twee ervoor?
MATCH (v:RivaliserendeVerklaring {vt_ruimte: $ruimte})<-[:VAN]-(r:Bewering {relatie: 'rivaal_van'})-[:NAAR]->(c:Bewering)
RETURN c.id AS bewering, c.naam AS naam, c.rekenstatus AS stand, v.id AS rivaal, v.naam AS rivaal_naam,
  r.rekenstatus AS stand_rivaal
ORDER BY CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id, v.id

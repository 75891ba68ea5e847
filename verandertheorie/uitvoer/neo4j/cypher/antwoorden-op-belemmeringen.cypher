// Welke handelingsperspectieven zijn er per belemmering, en wat is daarover bekend?
MATCH (h:Handelingsperspectief {vt_ruimte: $ruimte})-[r:BIEDT_ANTWOORD_OP]->(f:SystemischeFactor)
RETURN f.id AS factor, f.naam AS naam, f.terugkeer AS klasse, h.id AS antwoord, h.naam AS antwoord_naam,
  r.rekenstatus AS stand
ORDER BY f.terugkeer_plaats, f.id, h.id

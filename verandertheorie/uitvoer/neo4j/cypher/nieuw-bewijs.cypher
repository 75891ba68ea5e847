// Wat is er gehoord en gezien na de eerdere leercyclus, tot en met de latere?
MATCH (van:Leercyclus {vt_ruimte: $ruimte, id: $van}), (tot:Leercyclus {vt_ruimte: $ruimte, id: $tot})
MATCH (e:Bewijs {vt_ruimte: $ruimte})-[r:STEUNT|WEERSPREEKT {via: ''}]->(c:Bewering)
WHERE van.nummer < e.verteld <= tot.nummer
RETURN e.cyclus AS cyclus, e.gebied AS gebied, c.naam AS over, type(r) AS spreekt, e.bewijskracht AS bewijskracht,
  e.kern AS kern, e.id AS bewijs
ORDER BY e.verteld, e.gebied, e.id

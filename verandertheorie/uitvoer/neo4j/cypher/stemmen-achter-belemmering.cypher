// Wie zegt dat deze factor speelt, of juist niet, waar en wanneer?
MATCH (f:SystemischeFactor {vt_ruimte: $ruimte, id: $factor})
MATCH (f)<-[:VAN]-(:Bewering {is_aanwezigheid: true})<-[r:STEUNT|WEERSPREEKT]-(e:Bewijs|Dekking|Toets)
OPTIONAL MATCH (e)-[:ZEGT_VAN]->(s:Bron)
RETURN e.cyclus AS cyclus, e.gebied AS gebied, type(r) AS spreekt, r.groep AS stem, s.rol AS rol,
  e.perspectief AS perspectief, e.kern AS kern, r.via AS via, e.id AS bewijs
ORDER BY e.nummer, e.gebied, e.id, r.via

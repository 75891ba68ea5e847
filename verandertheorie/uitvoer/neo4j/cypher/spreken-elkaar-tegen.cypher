// In welke gebieden zegt de een dat een bewering klopt, en de ander van niet?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (c:Bewering {vt_ruimte: $ruimte, is_aanwezigheid: false})<-[r:STEUNT|WEERSPREEKT {telt: true}]-(e:Bewijs|Dekking|Toets)
WITH c, e.gebied AS gebied, r ORDER BY r.groep
WITH c, gebied, collect(DISTINCT CASE type(r) WHEN 'STEUNT' THEN r.groep END) AS voor,
  collect(DISTINCT CASE type(r) WHEN 'WEERSPREEKT' THEN r.groep END) AS tegen
WHERE size(voor) > 0 AND size(tegen) > 0
RETURN c.id AS bewering, c.naam AS naam, gebied, voor, tegen
ORDER BY CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id, gebied

// In welke gebieden waar een bewering kan gelden, keek nog niemand ernaar?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (c:Bewering {vt_ruimte: $ruimte, is_aanwezigheid: false})
OPTIONAL MATCH (c)<-[:STEUNT|WEERSPREEKT|OVER]-(e:Bewijs|Dekking|Toets)
WITH c, collect(DISTINCT e.gebied) AS gekeken
WITH c, [g IN c.geldt_in WHERE NOT g IN gekeken] AS niemand
WHERE size(niemand) > 0
RETURN c.id AS bewering, c.naam AS naam, size(c.geldt_in) AS kan_gelden_in, niemand AS niemand_keek_in
ORDER BY CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id

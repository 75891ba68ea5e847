// Welke beweringen steunen op wat maar één soort mensen zegt?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (c:Bewering {vt_ruimte: $ruimte, is_aanwezigheid: false})<-[r:STEUNT {telt: true}]-(e:Bewijs|Dekking|Toets)
WHERE e.perspectief IS NOT NULL
WITH c, collect(DISTINCT e.perspectief) AS perspectieven, count(DISTINCT r.groep) AS stemmen
WHERE size(perspectieven) = 1
RETURN c.id AS bewering, c.naam AS naam, perspectieven[0] AS perspectief, stemmen, c.rekenstatus AS rekenstatus
ORDER BY CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id

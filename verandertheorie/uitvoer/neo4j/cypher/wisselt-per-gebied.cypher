// Welke beweringen verschillen per gebied, en wie zegt daar wat?
MATCH (:VtStand {vt_ruimte: $ruimte, doelgroep: 'monitor'})
MATCH (c:Bewering {vt_ruimte: $ruimte, is_aanwezigheid: false})
WHERE c.rekenstatus IN ['wisselt_per_gebied', 'tegenstrijdig']
MATCH (c)<-[r:STEUNT|WEERSPREEKT {telt: true}]-(e:Bewijs|Dekking|Toets)
RETURN c.id AS bewering, c.naam AS naam, e.gebied AS gebied,
  CASE WHEN e.gebied IN c.klopt_in THEN 'klopt' WHEN e.gebied IN c.klopt_niet_in THEN 'klopt_niet'
    WHEN e.gebied IN c.verdeeld_in THEN 'verdeeld' ELSE 'te_weinig' END AS daar,
  type(r) AS spreekt, r.groep AS stem, e.perspectief AS perspectief, e.kern AS kern, e.id AS bewijs
ORDER BY CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id, e.gebied, e.nummer, e.id

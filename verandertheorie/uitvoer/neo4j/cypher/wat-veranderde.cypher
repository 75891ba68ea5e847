// Wat is anders dan in een eerdere cyclus, en waardoor?
MATCH (van:Leercyclus {vt_ruimte: $ruimte, id: $van}), (tot:Leercyclus {vt_ruimte: $ruimte, id: $tot})
MATCH (o:Oordeel {vt_ruimte: $ruimte}) WHERE o.nummer <= tot.nummer
WITH van, o ORDER BY o.nummer
WITH van, o.soort AS soort, o.onderwerp AS sleutel, collect(o) AS alle
WITH soort, sleutel, [x IN alle WHERE x.nummer <= van.nummer][-1] AS eerst, alle[-1] AS laatst
WITH soort, sleutel, CASE WHEN eerst.aanwezig THEN eerst END AS a, CASE WHEN laatst.aanwezig THEN laatst END AS b
WHERE a IS NOT NULL OR b IS NOT NULL
WITH soort, sleutel, a, b, coalesce(b, a) AS nu, coalesce(a.woord, '') AS was, coalesce(b.woord, '') AS is_nu,
  [g IN coalesce(b.gebieden, []) WHERE NOT g IN coalesce(a.gebieden, [])] AS erbij,
  CASE WHEN b IS NULL THEN [] ELSE [g IN coalesce(a.gebieden, []) WHERE NOT g IN b.gebieden] END AS eraf
WHERE CASE WHEN was = '' THEN NOT is_nu IN ['geen_beeld', 'nog_niet_getoetst']
      ELSE is_nu <> '' AND (was <> is_nu OR size(erbij) + size(eraf) > 0) END
   OR CASE WHEN a IS NULL THEN b.laag = 'theorie' ELSE b IS NULL OR a.laag <> b.laag OR a.tekst <> b.tekst END
RETURN soort, sleutel, nu.naam AS naam, was, is_nu, erbij, eraf
ORDER BY nu.soort_plaats, nu.code, sleutel

// Wat weten we over elke stap van de verandertheorie?
MATCH (c:Bewering {vt_ruimte: $ruimte, is_aanwezigheid: false})
RETURN c.id AS bewering, c.code AS code, c.laag AS laag, c.rekenstatus AS rekenstatus,
  c.onderzocht_in AS onderzocht_in, c.n AS n, c.laag_band AS laag_band, c.hoog_band AS hoog_band, c.tekst AS tekst
ORDER BY c.laag_plaats, CASE c.code WHEN '' THEN '~' ELSE c.code END, c.id

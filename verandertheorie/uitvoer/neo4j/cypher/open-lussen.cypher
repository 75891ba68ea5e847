// Welke signalen vragen nog iets van iemand, en hoe staan zij ervoor?
MATCH (s:Signaal {vt_ruimte: $ruimte, is_open: true})
OPTIONAL MATCH (s)-[:LIGT_BIJ]->(t:Tafel)
OPTIONAL MATCH (s)<-[:VOLGT_UIT]-(a:Actie)
WITH s, t, count(a) AS acties, sum(CASE a.voortgang WHEN 'gedaan' THEN 1 ELSE 0 END) AS gedaan
RETURN s.id AS signaal, s.vraag AS vraag, t.naam AS tafel, s.staat AS staat, s.dagen AS dagen, acties, gedaan
ORDER BY s.dagen DESC, s.id

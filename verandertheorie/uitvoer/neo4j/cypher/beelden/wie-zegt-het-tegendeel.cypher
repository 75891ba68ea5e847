// Wat spreekt een bewering tegen, en wie zegt dat
MATCH (c:Bewering {vt_ruimte: $ruimte})<-[r:WEERSPREEKT]-(e)
OPTIONAL MATCH (e)-[u:UIT]->(n:Registratie)
OPTIONAL MATCH (e)-[w:ZEGT_VAN]->(b:Bron)
RETURN c, r, e, u, n, w, b LIMIT 200

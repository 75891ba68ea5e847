// Een belemmering, waar zij speelt, en wie dat zegt
MATCH (f:SystemischeFactor {vt_ruimte: $ruimte, id: $factor})<-[v:VAN]-(c:Bewering {is_aanwezigheid: true})
OPTIONAL MATCH (c)<-[r:STEUNT|WEERSPREEKT]-(e)
OPTIONAL MATCH (e)-[u:UIT]->(n:Registratie)
OPTIONAL MATCH (e)-[w:ZEGT_VAN]->(b:Bron)
RETURN f, v, c, r, e, u, n, w, b LIMIT 200

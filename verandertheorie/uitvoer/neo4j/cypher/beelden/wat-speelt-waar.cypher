// Welke factor is in welk gebied vastgesteld of gemeld
MATCH p = (f:SystemischeFactor {vt_ruimte: $ruimte})-[s:SPEELT_IN]->(g:Gebied)
WHERE s.toestand IN ['vastgesteld', 'gemeld'] RETURN p LIMIT 200
